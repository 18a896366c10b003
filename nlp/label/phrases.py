"""Noun phrases as they stand in the texts: agreement, articles and order are the writers' own."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nlp.label.language import Word

MOST_WORDS = 6
CONTENT = "NBARPQn"
_CORE = "(?:[PQ]?[NBQn])[ABR]{0,2}"
_MORE = f"(?:(?:dD?|u|pD?){_CORE}|pA)"
_CHUNK = re.compile(f"{_CORE}{_MORE}*")
_PHRASE = re.compile(f"{_CORE}{_MORE}{{0,2}}")

Key = tuple[str, ...]
Span = tuple[int, int, bool]
Accepts = Callable[[Sequence[Word], str], bool]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as written. `key` is the same for singular and plural.

    `content` holds the lemmas of its content words; `whole` tells that nothing belongs to it
    before or behind.
    """

    key: Key
    form: str
    content: Key
    whole: bool = True

    @property
    def loose(self) -> bool:
        """Tell a phrase with another preposition than "de", which may belong to a verb before."""
        return len(self.key) > len(self.content)


def phrases(words: Sequence[Word], codes: str, accepts: Accepts) -> Iterator[Phrase]:
    """Yield the phrases of a stretch, the shorter within the longer too."""
    for start, end, whole in spans(codes):
        part, letters = words[start:end], codes[start:end]
        form = spelt(part)
        if count_words(form) > MOST_WORDS or not accepts(part, letters):
            continue
        pairs = list(zip(part, letters, strict=True))
        content = tuple(word.key for word, code in pairs if code in CONTENT)
        key = tuple(word.key for word, code in pairs if code in CONTENT or code == "p")
        yield Phrase(key, form, content, whole)


@lru_cache(maxsize=200_000)
def spans(codes: str) -> tuple[Span, ...]:
    """Return where phrases begin and end in a string of classes, and which are whole."""
    return tuple(
        (i, j, (i, j) == chunk.span())
        for chunk in _CHUNK.finditer(codes)
        for i in range(*chunk.span())
        if _may_begin(codes, i)
        for j in range(i + 1, chunk.end() + 1)
        if _may_end(codes, i, j) and _PHRASE.fullmatch(codes, i, j)
    )


def _may_begin(codes: str, i: int) -> bool:
    """Tell whether a phrase may begin here: not with what modifies the noun before."""
    return codes[i] in "NBPQn" and (i == 0 or codes[i - 1] not in "NBAR")


def _may_end(codes: str, i: int, j: int) -> bool:
    """Tell whether nothing is cut off that belongs to the last word, a single noun apart."""
    after = codes[j : j + 1] or "."
    if codes[j - 1] == "R":
        return after in ".N"
    return codes[j - 1] in "NBAQ" and (after not in "ABR" or j == i + 1)


def spelt(words: Sequence[Word]) -> str:
    """Return the words as they are written, "d'" without a space behind it."""
    return " ".join(word.form for word in words).replace("' ", "'")


def count_words(form: str) -> int:
    """Count the words of a phrase as strictly as one can: "l'impôt" has two, "centre-ville" too."""
    return len(form.replace("'", " ").replace("-", " ").split())
