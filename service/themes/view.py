"""Which part of a consultation is looked at, and how much of it is wanted."""

from dataclasses import dataclass, field

from nlp.types import NATIONAL, Slice


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One territory and slice of one analysis; `consultation` is the slug.

    `texts_of` names the territories whose texts may be shown: None stands for all of them, the
    empty tuple for none (a reader who may see figures only). Only who `reads_everywhere` is shown
    the quotation in a definition, which may come from any territory.
    """

    consultation: str
    analysis: str
    territory: str = NATIONAL
    slice: Slice = field(default_factory=Slice)
    texts_of: tuple[str, ...] | None = None
    reads_everywhere: bool = True
    note: str = ""


def identity(view: View) -> tuple[str, ...]:
    """Return all that an answer about a view depends on, the analysis first."""
    part, readable = view.slice, view.texts_of
    texts = "" if readable is None else f"({','.join(readable)})"
    return (
        view.analysis, view.consultation, view.territory, part.channel, part.audience,
        part.question, texts, str(view.reads_everywhere), view.note,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How many themes of which level, and how many verbatims a theme."""

    top: int = 10
    level: int = 1
    verbatims: int = 4
