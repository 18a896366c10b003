"""The section on participation, and that on closed questions."""

from collections.abc import Iterator, Sequence

from service.charts.picture import to_png
from service.charts.shares import Bar, count_bars
from service.closed.queries import PEOPLE
from service.exports.documents.blocks import Block, Paragraph, Picture, Section, Table, text_of
from service.exports.documents.wording import SELF_SELECTED, WITHHELD_NOTE, day_of, published
from service.numbers import number, percent
from service.synthesis.values import Answer, ClosedQuestion, Participation, Turnout

COLUMNS = (
    "Reçues", "Avec un contenu", "Textes distincts", "Auteurs connus", "Première", "Dernière",
)  # fmt: skip
WIDTHS = (0.26, 0.11, 0.12, 0.12, 0.12, 0.135, 0.135)
UNDATED, UNDATED_WIDTHS = 4, (0.4, 0.15, 0.15, 0.15, 0.15)
"""Columns before the dates, and the widths where no date is known."""

MOST_BARS = 40
"""Bars of one picture, so that it stays on a page."""


def participation_section(found: Participation) -> Section:
    """Return who took part, by channel and place, with the warning that goes with it."""
    return Section(name="participation", title="Participation", blocks=tuple(_participation(found)))


def _participation(found: Participation) -> Iterator[Block]:
    yield Paragraph(text=SELF_SELECTED, kind="warning")
    if not found.whole.received and found.whole.received is not None:
        yield Paragraph(text="Aucune contribution n'a été reçue de ce territoire.")
        return
    yield turnout_table("Contributions par canal", "Canal", (*found.channels, found.whole))
    yield Paragraph(
        text="Une contribution est un texte d'une personne ou d'un groupe. Les comptes rendus de "
        "réunion ne nomment pas toujours qui parle : le nombre d'auteurs connus est un minimum, et "
        "une personne peut avoir écrit par plusieurs canaux.",
        kind="note",
    )
    if len(found.channels) > 1:
        yield _picture(found.channels)
    if found.places:
        yield turnout_table("Contributions par lieu", "Lieu", found.places)
    if any(one.contributors is None for one in (*found.channels, *found.places)):
        yield Paragraph(text=WITHHELD_NOTE, kind="note")


def turnout_table(caption: str, first: str, rows: Sequence[Turnout]) -> Table:
    """Return a table of participation, a row a channel or place; dates where any is known."""
    dated = any(one.first for one in rows)
    columns = COLUMNS if dated else COLUMNS[:UNDATED]
    widths = WIDTHS if dated else UNDATED_WIDTHS
    return Table(
        caption=caption,
        header=(first, *columns),
        rows=[(text_of(one.label), *_row(one)[: len(columns)]) for one in rows],
        widths=widths,
        numbers=frozenset(range(1, len(columns) + 1)),
    )


def _row(one: Turnout) -> tuple[str, ...]:
    counts = (one.received, one.content, one.texts, one.contributors)
    dates = (day_of(one.first) or "–", day_of(one.last) or "–")
    return (*(published(value) for value in counts), *dates)


def _picture(channels: Sequence[Turnout]) -> Picture:
    shown = [one for one in channels if one.received is not None][:MOST_BARS]
    bars = [Bar(text_of(one.label), one.received or 0) for one in shown]
    drawn = to_png(count_bars(bars, "Contributions reçues"))
    told = " ; ".join(f"{one.label}, {number(one.value)}" for one in bars)
    return Picture(
        png=drawn.content,
        width=drawn.width,
        height=drawn.height,
        alt=f"Barres des contributions reçues par canal : {told}.",
        caption="Contributions reçues, par canal",
    )


def closed_section(found: Sequence[ClosedQuestion]) -> Section:
    """Return the closed questions on their full scale."""
    blocks: list[Block] = [_closed(one) for one in found] or [
        Paragraph(text="Aucune question fermée n'a été posée dans ce territoire.")
    ]
    if any(each.count is None for one in found for each in one.answers):
        blocks.append(Paragraph(text=WITHHELD_NOTE, kind="note"))
    return Section(name="questions_fermees", title="Questions fermées", blocks=tuple(blocks))


def _unit(one: ClosedQuestion) -> str:
    return "personnes" if one.unit == PEOPLE else one.unit


def _closed(one: ClosedQuestion) -> Table:
    several = " ; plusieurs réponses possibles" if one.multiple else ""
    rows = [(text_of(each.label), *_answer(each, one.base)) for each in one.answers]
    return Table(
        caption=f"{text_of(one.question)} (base : {number(one.base)} {_unit(one)}{several})",
        header=("Réponse", _unit(one).capitalize(), "Part"),
        rows=rows,
        widths=(0.6, 0.2, 0.2),
        numbers=frozenset({1, 2}),
    )


def _answer(one: Answer, base: int) -> tuple[str, str]:
    """Return count and share; one withheld for another's sake is told by what it surely reaches."""
    if one.least is not None:
        return f"au moins {number(one.least)}", f"au moins {percent(one.least / base)}"
    return published(one.count), "–" if one.share is None else percent(one.share)
