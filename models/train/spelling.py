"""Words beside their base form and beside usual misspellings, so that all three are near."""

from collections.abc import Iterator, Sequence
from random import Random

import simplemma

from models.train.vocabulary import Counts, normaliser

_TRIES = 4
_SHORTEST = 5
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SOUNDS = {
    "eau": "o", "au": "o", "ph": "f", "ss": "s", "qu": "k", "ai": "e", "an": "en", "en": "an",
    "tion": "sion", "c": "ss", "s": "c", "y": "i", "mm": "m", "nn": "n", "tt": "t", "ll": "l",
    "rr": "r", "pp": "p", "ff": "f", "m": "mm", "n": "nn", "t": "tt", "l": "ll", "r": "rr",
    "p": "pp", "z": "s", "g": "j", "gu": "g", "h": "",
}  # fmt: skip
"""How a sound is written by those who write by ear."""


def base_forms(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each word with its lemma, where the two differ; accents are taken off."""
    normal = normaliser()
    for word in words:
        lemma = normal.normalize_str(simplemma.lemmatize(word, "fr"))
        if lemma != word and len(lemma) > 3:
            yield word, lemma


def misspellings(words: Sequence[str], counts: Counts, seed: int) -> Iterator[tuple[str, str]]:
    """Yield each word with up to four misspellings that are no words themselves."""
    random = Random(seed)  # noqa: S311 - not for secrets
    for word in words:
        wrong = {misspelt(word, random) for _ in range(_TRIES)}
        yield from ((word, one) for one in sorted(wrong - {word}) if one not in counts)


def long_words(counts: Counts, most: int) -> list[str]:
    """Return the commonest words of five letters or more."""
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    return [word for word in ranked if word.isalpha() and len(word) >= _SHORTEST][:most]


def misspelt(word: str, random: Random) -> str:
    """Return a word with one slip of the fingers or of the ear; the first letter stays."""
    at = random.randrange(1, len(word))
    slips = (
        lambda: word[:at] + word[at + 1 :],
        lambda: word[:at] + word[at] + word[at:],
        lambda: word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        lambda: word[:at] + random.choice(_LETTERS) + word[at + 1 :],
        lambda: _by_ear(word, random),
        lambda: _by_ear(word, random),
        lambda: _by_ear(word, random),
    )
    return random.choice(slips)()


def _by_ear(word: str, random: Random) -> str:
    sounds = [sound for sound in _SOUNDS if sound in word[1:]]
    if not sounds:
        return word[:-1]
    sound = random.choice(sounds)
    at = word.find(sound, 1)
    return word[:at] + _SOUNDS[sound] + word[at + len(sound) :]
