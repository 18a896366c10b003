"""Which passages to quote: those that stand for many others, no two alike, from several channels.

Source: maximal marginal relevance, Carbonell and Goldstein, SIGIR 1998, with the mean similarity
to all candidates as relevance.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from data.lexicons.load import load_lexicon
from nlp.aggregate.whole import points_elsewhere
from service.synthesis.passages import Candidate

Numbers = NDArray[np.float64]

STEM = 6
"""First letters by which words count as one: "éclairage" and "éclairages", "gendarme(s)"."""

READABLE = range(40, 301)
"""Characters of a quotation that says something and fits on three lines."""

ALIKE = 0.6
"""Cosine from which two quotations say the same."""

WEIGHT_OF_NOVELTY, WEIGHT_OF_CHANNEL, WEIGHT_OF_FINISH, WEIGHT_OF_TERMS = 0.5, 0.1, 0.03, 0.08
WEIGHT_OF_ALONE = 0.15
"""Against the mean cosine with all candidates, which is about 0.1."""

ENOUGH_TERMS = 2
"""Holding more terms makes a quotation no better."""

_WORD = re.compile(r"[^\W\d_]+")
MASK = re.compile(r"\[[a-zé ]+\]")
"""What stands for masked personal data."""

STREET = re.compile(
    r"\b(?:rue|avenue|boulevard|impasse|all[ée]e|chemin|place)\s+"
    r"(?:(?:de la|de l['’]|des|du|de|d['’]|la|le|les)\s*)?[A-ZÀ-Þ]"
)
"""A street by its name: with a fact beside it, it points at somebody."""


def choose(found: Sequence[Candidate], count: int, forms: Sequence[str] = ()) -> list[Candidate]:
    """Return up to `count` passages of different contributions, the most telling one first.

    Those that hold `forms`, the first terms of a theme, show why they were picked.
    """
    kept = _readable(found)
    if not kept:
        return []
    likeness = similarity([one.quotation.text for one in kept])
    told = {word for form in forms for word in words(form)}
    worth = likeness.mean(axis=1) + np.array([_merit(one, told) for one in kept])
    chosen: list[int] = []
    while len(chosen) < count and (best := _next(kept, chosen, likeness, worth)) is not None:
        chosen.append(best)
    return [kept[place] for place in chosen]


def _next(
    kept: Sequence[Candidate], chosen: Sequence[int], likeness: Numbers, worth: Numbers
) -> int | None:
    channels = {kept[place].quotation.channel for place in chosen}
    voices = {kept[place].quotation.contribution_id for place in chosen}
    nearest = likeness[:, chosen].max(axis=1) if chosen else np.zeros(len(kept))
    fresh = np.array([one.quotation.channel not in channels for one in kept])
    score = worth - WEIGHT_OF_NOVELTY * nearest + WEIGHT_OF_CHANNEL * fresh
    known = np.array([one.quotation.contribution_id in voices for one in kept])
    score[(nearest >= ALIKE) | known] = -np.inf
    best = int(score.argmax())
    return best if np.isfinite(score[best]) else None


def _readable(found: Iterable[Candidate]) -> list[Candidate]:
    """Return what reads well; of texts too short or too long, those there are when no other is."""
    several = [one for one in found if one.quotation.text]
    good = [one for one in several if _reads_well(one)]
    return good or several


def _reads_well(one: Candidate) -> bool:
    text = one.quotation.text
    clean = "\n" not in text and not MASK.search(text) and not STREET.search(text)
    alone = not points_elsewhere(text)
    return len(text) in READABLE and clean and alone and bool(words(text))


def _merit(one: Candidate, told: set[str]) -> float:
    """Return what makes a passage worth printing beside what it has in common with others."""
    text = one.quotation.text
    begins = text[:1].isupper() and not text.isupper()
    whole = begins + text.endswith((".", "!", "?", "…")) + (not one.quotation.cut)
    held = min(len(told.intersection(words(text))), ENOUGH_TERMS)
    alone = WEIGHT_OF_ALONE * one.alone
    return WEIGHT_OF_FINISH * whole + WEIGHT_OF_TERMS * held + alone


def alike(one: str, other: str) -> bool:
    """Tell whether two quotations say the same: most words of the shorter one are in the other."""
    first, second = set(words(one)), set(words(other))
    shorter = min(len(first), len(second))
    return bool(shorter) and len(first & second) >= ALIKE * shorter


def similarity(texts: Sequence[str]) -> Numbers:
    """Return the cosines of texts by their content words, shape (texts, texts)."""
    counts = [Counter(words(text)) for text in texts]
    number = {word: at for at, word in enumerate(sorted(set().union(*counts)))}
    table = np.zeros((len(texts), max(len(number), 1)))
    for row, count in enumerate(counts):
        for word, times in count.items():
            table[row, number[word]] = 1 + np.log(times)
    seen = (table > 0).sum(axis=0)
    table *= np.log((len(texts) + 1) / (seen + 0.5))
    length = np.linalg.norm(table, axis=1, keepdims=True)
    unit = table / np.where(length > 0, length, 1)
    cosines: Numbers = unit @ unit.T
    return cosines


def words(text: str) -> list[str]:
    """Return the first letters of the content words of a text, without accents, in order."""
    stop = _stop_words()
    return [word[:STEM] for word in _WORD.findall(fold(text)) if len(word) > 2 and word not in stop]


def fold(text: str) -> str:
    """Return a text in lower case without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    return frozenset(fold(word) for word in load_lexicon().stop_words)
