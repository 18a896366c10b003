"""Remarks gathered while rows are read: how often each, and where first."""

from collections import Counter
from dataclasses import dataclass, field

from data.report import EXAMPLES, Remark


@dataclass(slots=True)
class Remarks:
    """Counts of one kind of remark, with the first rows of each."""

    rows: dict[str, list[int]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, what: str, row: int) -> None:
        """Count one more."""
        self.counts[what] += 1
        found = self.rows.setdefault(what, [])
        if len(found) < EXAMPLES:
            found.append(row)

    def sorted(self) -> tuple[Remark, ...]:
        """Return them, most frequent first."""
        ranked = sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Remark(what=w, count=n, rows=tuple(self.rows[w])) for w, n in ranked)
