"""What the import of a draft would give: read completely, masked, and not kept."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from nlp.errors import AssisesError, DataError
from service.batches.drafts import Draft, intake_files, size_of
from service.batches.preview import preview
from service.batches.schemas import PreviewOut
from service.home import Home

if TYPE_CHECKING:
    from data.mapping import Known
    from data.opening import IntakeFile
    from data.report import FileReport
    from nlp.types import Cleaned, Rejected

MOST_BYTES = 3_000_000
"""Larger drafts are not read completely while somebody waits: their first rows are shown."""

MOST_CLEANED = 300
SHOWN_REJECTED, SHOWN_MASKED = 20, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one file is understood; `problem` says why it cannot be read at all."""

    shown: PreviewOut | None
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What an import would take and refuse.

    `masked` counts by rule in the first 300 texts, `examples` are some of them as they would be
    published. `partial` tells that the files are too large to be tried.
    """

    problem: str = ""
    partial: bool = False
    reports: "Sequence[FileReport]" = ()
    contributions: int = 0
    rejected: "Sequence[Rejected]" = ()
    rejected_total: int = 0
    masked: Sequence[tuple[str, int]] = ()
    examples: Sequence[str] = ()


def looks(home: Home, draft: Draft, remembered: "Known") -> list[Look]:
    """Return how each file is understood, in order; one that cannot be read hides no other."""
    return [_look(file, remembered) for file in intake_files(home, draft)]


def try_out(home: Home, draft: Draft, remembered: "Known") -> Trial:
    """Read all files as the import would, together; what would refuse them is told."""
    from data.intake import IntakeOptions, take_in
    from data.territories.gazetteer import load_gazetteer

    if size_of(home, draft) > MOST_BYTES:
        return Trial(partial=True)
    try:
        options = IntakeOptions(remembered=remembered)
        taken = take_in(intake_files(home, draft), options, load_gazetteer())
    except AssisesError as error:
        return Trial(problem=str(error))
    from nlp.clean.stage import clean

    cleaned = list(clean(taken.sources[:MOST_CLEANED]))
    return Trial(
        reports=taken.report.files,
        contributions=taken.report.contributions,
        rejected=sorted(taken.rejected, key=lambda one: one.set_aside)[:SHOWN_REJECTED],
        rejected_total=len(taken.rejected),
        masked=_masked(cleaned),
        examples=_examples(cleaned),
    )


def _look(file: "IntakeFile", remembered: "Known") -> Look:
    try:
        return Look(shown=preview((file,), remembered)[0])
    except DataError as error:
        # What was corrected may be what is wrong: the columns are shown all the same.
        return Look(shown=_uncorrected(file, remembered), problem=str(error))


def _uncorrected(file: "IntakeFile", remembered: "Known") -> PreviewOut | None:
    try:
        return preview((replace(file, map={}, sheet=""),), remembered)[0]
    except DataError:
        return None


def _masked(cleaned: "Sequence[Cleaned]") -> list[tuple[str, int]]:
    from service.synthesis.method import RULES

    counts: Counter[str] = Counter()
    for one in cleaned:
        counts.update(dict(one.changes))
    return [(RULES[rule], count) for rule, count in counts.most_common() if rule in RULES]


def _examples(cleaned: "Sequence[Cleaned]") -> list[str]:
    from service.synthesis.method import RULES

    touched = (one for one in cleaned if any(rule in RULES for rule, _ in one.changes))
    return [one.contribution.text[:200] for one in islice(touched, SHOWN_MASKED)]
