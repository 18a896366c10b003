"""What the cells of a column look like, whatever its name says."""

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

import numpy as np

from data.synonyms import is_missing
from data.territories.spelling import loose_key
from data.territories.tables import territories

SAMPLE = 1500
SENTENCE_WORDS = 4
FEW_VALUES = 30
LONGEST_SIGN = 40
"""No sign for "nothing" is longer, spaces around it included; spares folding whole texts."""

_DATE = re.compile(
    r"\d{1,2}[/.\-]\d{1,2}[/.\-](\d{4}|\d{2})(\D.*)?$|\d{4}[\-/]\d{1,2}[\-/]\d{1,2}([T\s].*)?$"
)
_POSTCODE = re.compile(r"(0[1-9]|[1-8]\d|9[0-578])\s?\d{3}$")
_DEPARTEMENT = re.compile(
    r"(0?[1-9]|[1-8]\d|9[0-5]|2[ABab]|97[1-8]|98[678])$|.{2,40}\((\d{1,3}|2[AB])\)$"
)
_NUMBER = re.compile(r"-?\d+([.,]\d+)?$")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+$")
_URL = re.compile(r"(https?://|www\.)\S+$")
_KEY = re.compile(r"[A-Za-z0-9+/_\-]{8,}={0,2}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Facts about one column. Shares lie in [0, 1] and count filled cells only."""

    cells: int = 0
    filled: int = 0
    distinct: int = 0
    words: float = 0.0
    length: float = 0.0
    longest: int = 0
    sentences: float = 0.0
    dates: float = 0.0
    postcodes: float = 0.0
    departements: float = 0.0
    numbers: float = 0.0
    emails: float = 0.0
    keys: float = 0.0

    @property
    def variety(self) -> float:
        """Return distinct values over filled cells."""
        return self.distinct / self.filled if self.filled else 0.0

    @property
    def few(self) -> bool:
        """Tell whether the cells repeat a handful of values, as closed answers do."""
        small = self.distinct <= 3 and self.filled >= 6 and self.variety <= 0.5
        return small or (self.distinct <= FEW_VALUES and self.filled >= 20 and self.variety <= 0.25)


def weigh(values: Sequence[str]) -> Evidence:
    """Look at one column. The sample depends on the values, not on their order."""
    counts = Counter(values)
    for nothing in [value for value in counts if len(value) < LONGEST_SIGN and is_missing(value)]:
        del counts[nothing]
    if not counts:
        return Evidence(cells=len(values))
    sample = _sample(counts)
    total = sum(counts[value] for value in sample)
    words = {value: len(value.split()) for value in sample}

    def share(pattern: re.Pattern[str]) -> float:
        """Return the share of cells that a pattern describes."""
        return sum(counts[v] for v in sample if pattern.match(v.strip())) / total

    return Evidence(
        cells=len(values),
        filled=counts.total(),
        distinct=len(counts),
        words=sum(words[v] * counts[v] for v in sample) / total,
        length=sum(len(v) * counts[v] for v in sample) / total,
        longest=max(map(len, sample)),
        sentences=sum(counts[v] for v in sample if words[v] >= SENTENCE_WORDS) / total,
        dates=share(_DATE),
        postcodes=share(_POSTCODE),
        departements=sum(counts[v] for v in sample if _is_area(v.strip())) / total,
        numbers=share(_NUMBER),
        emails=share(_EMAIL),
        keys=share(_KEY) + share(_URL),
    )


def _is_area(value: str) -> bool:
    """Tell whether a cell is the code or the name of a département or région."""
    return bool(_DEPARTEMENT.match(value)) or loose_key(value) in _area_names()


@lru_cache(maxsize=1)
def _area_names() -> frozenset[str]:
    # Most arrondissements are called after a commune, which has a role of its own.
    return frozenset(loose_key(one.name) for one in territories() if one.level != "arrondissement")


def _sample(counts: Counter[str]) -> list[str]:
    if len(counts) <= SAMPLE:
        return sorted(counts)
    marks = np.fromiter((zlib.crc32(value.encode()) for value in counts), np.uint32, len(counts))
    limit = np.partition(marks, SAMPLE - 1)[SAMPLE - 1]
    drawn = compress(zip(marks.tolist(), counts, strict=True), (marks <= limit).tolist())
    return [value for _, value in sorted(drawn)[:SAMPLE]]
