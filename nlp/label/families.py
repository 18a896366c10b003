"""Families of words: "vote", "voter"; "taxe", "taxation"."""

import unicodedata
from functools import lru_cache
from itertools import takewhile

STEM, LEAST_STEM = 5, 3
"""Words that are equal on so many letters are of one family; short words, up to the last."""


@lru_cache(maxsize=100_000)
def alike(one: str, other: str) -> bool:
    """Tell whether two words are of one family."""
    pairs = zip(bare(one), bare(other), strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return shared >= max(LEAST_STEM, min(STEM, len(one) - 1, len(other) - 1))


@lru_cache(maxsize=100_000)
def families(words: tuple[str, ...]) -> frozenset[str]:
    """Return the first letters of each word, without accents."""
    return frozenset(bare(word)[:STEM] for word in words)


@lru_cache(maxsize=100_000)
def bare(word: str) -> str:
    """Return a word in small letters, without accents."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(one for one in letters if not unicodedata.combining(one))
