"""Multi-word terms: those of the lexicon, and those that the corpus holds together.

A term is matched by the keys of its words (lemmas of content words, "de" for "du", "des", "d'"),
so that "transport en commun" is found in "les transports en commun".
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log

from nlp.tokens.words import Word

Keys = tuple[str, ...]
Terms = dict[Keys, str]
"""The usual form of each term, by the keys of its words."""

_LINKS = frozenset(["de", "à", "en"])


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSettings:
    """How strongly words must hold together to be a term of the corpus.

    `least` is the least count, or that share of the words in a large corpus (`per_million`).
    """

    least: int = 5
    per_million: float = 15.0
    association: float = 0.45
    most: int = 500


def known_terms(terms: Iterable[tuple[str, Sequence[Word]]]) -> Terms:
    """Map the keys of the words of each given term to its name; single words are no terms."""
    return {tuple(word.key for word in words): name for name, words in terms if len(words) > 1}


def found_terms(passages: Iterable[Sequence[Word]], settings: TermSettings) -> dict[Keys, str]:
    """Find what recurs as noun–adjective or noun–"de"–noun, more than its words would by chance.

    Association is normalised pointwise mutual information (Bouma 2009), between -1 and 1. The
    commonest form of a term, the first in the alphabet of equals, is its name.
    """
    read = list(passages)
    single = Counter(word.key for words in read for word in words if word.lemmas is not None)
    stretches = Counter(chain.from_iterable(map(_candidates, read)))
    forms: dict[Keys, Counter[str]] = {}
    for stretch, count in stretches.items():
        keys = tuple(word.key for word in stretch)
        forms.setdefault(keys, Counter())[spelt(word.form for word in stretch)] += count
    ranked = _ranked(forms, single, settings)
    return {keys: _commonest(forms[keys]) for keys in ranked[: settings.most]}


def _ranked(
    forms: Mapping[Keys, Counter[str]], single: Mapping[str, int], settings: TermSettings
) -> list[Keys]:
    """Return the keys of what is frequent and associated enough, the most frequent first."""
    total = sum(single.values())
    least = max(settings.least, total * settings.per_million / 1e6)
    counts = {keys: sum(found.values()) for keys, found in forms.items()}
    kept = [
        keys
        for keys, count in counts.items()
        if count >= least and _npmi(keys, count, single, total) >= settings.association
    ]
    return sorted(kept, key=lambda keys: (-counts[keys], keys))


def _candidates(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Yield the stretches of two content words that touch or that a preposition links."""
    for place, word in enumerate(words[:-1]):
        if not word.bounds or _is_verbal(word):
            continue
        following = words[place + 1]
        if following.bounds and not (word.form.isupper() and following.form.isupper()):
            yield word, following
        elif following.bounds or following.key not in _LINKS:
            continue
        elif place + 2 < len(words) and words[place + 2].bounds:
            yield word, following, words[place + 2]


def _is_verbal(word: Word) -> bool:
    """Tell a conjugated verb, which begins no term."""
    verb = word.key.endswith(("er", "ir", "re"))
    return (verb and word.form.rstrip("sx") != word.key) or word.form.endswith("ant")


def _npmi(keys: Keys, count: int, single: Mapping[str, int], total: int) -> float:
    """Return log(p(x,y) / (p(x) p(y))) / -log p(x,y), of the first and the last word."""
    together = count / total
    apart = single[keys[0]] / total * single[keys[-1]] / total
    return log(together / apart) / -log(together)


def _commonest(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], form))


def spelt(forms: Iterable[str]) -> str:
    """Return the forms of words as they are written, "d'" without a space behind it."""
    return " ".join(forms).replace("' ", "'")
