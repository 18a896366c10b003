"""The French word list of simplemma, and the words that only accents keep apart."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_LETTERS = [chr(code) for code in range(0xC0, 0x180)]
_BARE = str.maketrans(
    {c: unicodedata.normalize("NFD", c)[0] for c in _LETTERS if unicodedata.decomposition(c)}
    | {"œ": "oe", "æ": "ae", "Œ": "OE", "Æ": "AE"}
)


def without_accents(word: str) -> str:
    """Return the word as a keyboard without accents would type it."""
    return word if word.isascii() else word.translate(_BARE)


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Return the 250,000 forms of simplemma's dictionary (loaded once, 0.4 s)."""
    from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY

    return frozenset(DEFAULT_DICTIONARY_FACTORY.get_dictionary("fr"))


@lru_cache(maxsize=1)
def accented_words() -> Mapping[str, str]:
    """Map what is no French word without its accents to the word with them ("impot" → "impôt").

    Of several, the one that is its own lemma is taken, then the first in alphabetical order
    ("eleve" → "élève"); forms in which the choice matters belong in the lexicon.
    """
    known = known_words()
    found: dict[str, str] = {}
    for word in sorted(word for word in known if not word.isascii()):
        bare = without_accents(word)
        if bare in known:
            continue
        if bare not in found or (_is_lemma(word) and not _is_lemma(found[bare])):
            found[bare] = word
    return found


def _is_lemma(word: str) -> bool:
    return dictionary_lemma(word) == word


def dictionary_lemma(word: str) -> str:
    """Return simplemma's lemma of a lower-case form, the form itself when it knows none."""
    import simplemma

    return str(simplemma.lemmatize(word, "fr"))
