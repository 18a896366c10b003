"""Assignments, counts by territory, and the account of what was received."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nlp.aggregate.assignments import Placed, assignments
from nlp.aggregate.cells import Frame, all_cells
from nlp.aggregate.register import Indices, Spoken, register
from nlp.errors import TooFewPassages
from nlp.grouping import Evidence, Grouping
from nlp.identifiers import ThemeIds, theme_ids
from nlp.protocols import Gazetteer
from nlp.types import NATIONAL, Account, Analysis, Assignment, Cell, Corpus, Passage, Slice, Theme


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted. Passages and grouping are in one order; `refused` counts rows.

    `copies` numbers the groups of copies of the analysed texts, None where each stands alone.
    """

    corpus: Corpus
    passages: Sequence[Passage]
    grouping: Grouping
    themes: Sequence[Theme]
    refused: int
    evidence: Evidence
    copies: Indices | None = None


def aggregate(counted: Counted, gazetteer: Gazetteer, least_passages: int) -> Analysis:
    """Return the analysis: themes with their counts, assignments, cells, account.

    `least_passages` is how many usable passages themes need; it is told when there were fewer.
    """
    ids = theme_ids(counted.grouping)
    spoken = Spoken(counted.corpus, counted.passages, counted.copies)
    rows = register(spoken, counted.grouping, gazetteer)
    frame = Frame((*ids.themes, *ids.subthemes), len(ids.themes), gazetteer)
    cells = all_cells(rows, frame) if frame.theme_ids else ()
    message = "" if ids.themes else str(TooFewPassages(_usable(counted), least_passages))
    return Analysis(
        themes=_with_counts(counted.themes, cells),
        assignments=tuple(_rows(counted, ids)),
        cells=cells,
        account=_account(counted),
        encoder="",
        message=message,
    )


def _rows(counted: Counted, ids: ThemeIds) -> Iterator[Assignment]:
    placed = Placed(counted.grouping, counted.evidence)
    return assignments(counted.corpus, counted.passages, placed, ids)


def _usable(counted: Counted) -> int:
    return counted.grouping.status.count("too_few")


def _with_counts(themes: Sequence[Theme], cells: Sequence[Cell]) -> tuple[Theme, ...]:
    national = {
        cell.theme_id: cell
        for cell in cells
        if cell.territory == NATIONAL and cell.slice == Slice()
    }
    return tuple(
        replace(
            theme,
            contributions=national[theme.id].contributions,
            texts=national[theme.id].texts,
            contributors=national[theme.id].contributors,
            share=national[theme.id].share,
        )
        for theme in themes
    )


def _account(counted: Counted) -> Account:
    corpus = counted.corpus
    analysed, copied, empty = len(corpus.analysed), len(corpus.copied), len(corpus.empty)
    statuses: Counter[str] = Counter(counted.grouping.status)
    residual = {
        name: statuses[name] for name in sorted(statuses) if name not in {"assigned", "empty"}
    }
    return Account(
        received=analysed + copied + empty + counted.refused,
        analysed=analysed,
        duplicates=copied,
        empty=empty,
        refused=counted.refused,
        passages=sum(statuses.values()) - statuses["empty"],
        residual=residual,
    )
