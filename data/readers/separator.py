"""Which character separates the cells of a delimited text."""

import csv
import io
import math
from collections import Counter
from dataclasses import dataclass
from itertools import islice

SEPARATORS = ";,\t|"
SAMPLE_CHARACTERS = 200_000
SAMPLE_ROWS = 100
LEAST_SHARE = 0.5
NAMES = {";": "point-virgule", ",": "virgule", "\t": "tabulation", "|": "barre verticale"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """The best separator ("" when the text has one column), its width and its regularity."""

    separator: str
    width: int = 1
    share: float = 1.0
    rows: int = 0


def structure(text: str) -> Structure:
    """Find the separator that cuts most rows into the same number of cells, two at least."""
    csv.field_size_limit(2**31 - 1)
    sample = text[:SAMPLE_CHARACTERS]
    tried = [_regularity(sample, separator, len(text)) for separator in SEPARATORS]
    fitting = [found for found in tried if found.width > 1 and found.share >= LEAST_SHARE]
    return max(fitting, key=_worth, default=Structure(separator=""))


def _worth(found: Structure) -> float:
    return found.share * math.log2(1 + found.width)


def _regularity(sample: str, separator: str, length: int) -> Structure:
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    widths = [len(row) for row in islice(rows, SAMPLE_ROWS) if any(cell.strip() for cell in row)]
    # The last record of a cut sample may be cut too.
    widths = widths[:-1] if length > len(sample) and 1 < len(widths) < SAMPLE_ROWS else widths
    if not widths or max(widths) < 2:
        return Structure(separator=separator)
    counts = Counter(width for width in widths if width > 1)
    width = max(counts, key=lambda value: (counts[value], value))
    return Structure(
        separator=separator, width=width, share=counts[width] / len(widths), rows=len(widths)
    )
