"""What holds for a whole file, and what the file gave."""

from collections import Counter
from dataclasses import dataclass, field

from data.remarks import Remarks
from nlp.types import ClosedAnswer, Rejected, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What holds for a whole file unless a row says otherwise. `territory` is a code or ""."""

    channel: str = ""
    territory: str = ""
    audience: str = ""
    question: str = ""


@dataclass(slots=True, kw_only=True)
class Harvest:
    """What one table gave, and the counts of its report.

    `shared_ids` are notes on ids that several rows bear.
    """

    sources: list[Source] = field(default_factory=list)
    closed: list[ClosedAnswer] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    own_ids: bool = False
    used: int = 0
    without_text: int = 0
    matched: Counter[str] = field(default_factory=Counter)
    unfilled: Counter[str] = field(default_factory=Counter)
    unknown: Remarks = field(default_factory=Remarks)
    bad_dates: Remarks = field(default_factory=Remarks)
    notes: Remarks = field(default_factory=Remarks)
    shared_ids: tuple[str, ...] = ()
