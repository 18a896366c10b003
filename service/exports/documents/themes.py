"""The section on themes: picture, table, then each of the first themes with what was said."""

from collections.abc import Iterator, Sequence

from service.charts.picture import to_png
from service.charts.shares import Bar, theme_bars
from service.exports.documents.blocks import (
    Block,
    Bullet,
    Heading,
    Paragraph,
    Picture,
    Section,
    Table,
    text_of,
)
from service.exports.documents.references import References
from service.exports.documents.wording import (
    SMALL,
    count,
    counted_figure,
    interval,
    listed,
    share,
)
from service.numbers import number, signed
from service.synthesis.summary import SURE
from service.synthesis.values import SMALL_BASE, Said, Subtheme, Synthesis, ThemeSection

HEADER = ("Thème", "Contributions", "Part", "Intervalle 95 %", "Solidité", "Spécificité")
WIDTHS = (0.32, 0.17, 0.1, 0.17, 0.1, 0.14)
FEW_TEXTS = (
    "Moins de 5 personnes se sont ici exprimées : ni chiffres ni citations ne sont publiés, car "
    "ils désigneraient quelqu'un."
)
SURELY = " *"
READING = (
    "Part : contributions portant le thème, sur celles qui ont un contenu. Une contribution peut "
    "porter plusieurs thèmes : les parts ne s'additionnent pas. Spécificité : indice signé de "
    "Lafon face au reste de la consultation, compté en contributeurs ; +2 ≈ une chance sur cent, "
    "+3 ≈ une sur mille ; « banal » : pas de différence ; sans astérisque, l'écart ne résiste pas "
    "à la correction des tests multiples et ne se commente pas. Solidité : un thème « fragile » se "
    "retrouve mal quand on retire une partie des textes."
)


def theme_section(found: Synthesis, references: References) -> Section:
    """Return the themes of a territory by weight."""
    return Section(
        name="themes", title="Thèmes par importance", blocks=tuple(_themes(found, references))
    )


def _themes(found: Synthesis, references: References) -> Iterator[Block]:
    if not found.themes:
        yield Paragraph(text=_why_none(found))
        return
    base = found.themes[0].figure.base
    if base < SMALL_BASE:
        yield Paragraph(text=SMALL, kind="warning")
    if picture := theme_picture(found.themes, found.head.name):
        yield picture
    yield theme_table(found.themes)
    yield Paragraph(text=f"Base : {number(base)} contributions. {READING}", kind="note")
    if found.absent:
        told = listed(f"« {text_of(one)} »" for one in found.absent)
        yield Paragraph(
            text=f"Thèmes de la consultation qu'aucune contribution reçue d'ici n'évoque : {told}."
        )
    for one in found.themes:
        yield from _told(one, references)


def _why_none(found: Synthesis) -> str:
    if found.note:
        return text_of(found.note)
    if found.participation.whole.few and found.participation.whole.received != 0:
        return FEW_TEXTS
    return "Aucune contribution reçue de ce territoire ne porte un thème."


def theme_table(themes: Sequence[ThemeSection]) -> Table:
    """Return all themes with their figures, in the order given."""
    return Table(
        caption="Thèmes, du plus fréquent au moins fréquent",
        header=HEADER,
        rows=[_row(one) for one in themes],
        widths=WIDTHS,
        numbers=frozenset({1, 2, 3, 5}),
    )


def _row(one: ThemeSection) -> tuple[str, ...]:
    figure = one.figure
    return (
        text_of(one.title),
        count(figure.contributions),
        share(figure),
        interval(figure),
        one.solidity,
        _index(one),
    )


def _index(one: ThemeSection) -> str:
    if one.specificity is None or one.q_value is None or one.figure.base < SMALL_BASE:
        return "–"
    return f"{signed(one.specificity)}{SURELY if one.q_value <= SURE else ''}"


def theme_picture(themes: Sequence[ThemeSection], place: str) -> Picture | None:
    """Return bars of the shares with intervals, None when all of them are hidden."""
    shown = [one for one in themes if one.figure.share is not None]
    if not shown:
        return None
    bars = [
        Bar(text_of(one.title), one.figure.share or 0, one.figure.low, one.figure.high)
        for one in shown
    ]
    drawn = to_png(theme_bars(bars))
    told = " ; ".join(
        f"{text_of(one.title)}, {share(one.figure)} ({interval(one.figure)})" for one in shown
    )
    return Picture(
        png=drawn.content,
        width=drawn.width,
        height=drawn.height,
        alt=f"Barres des parts des thèmes, {place}, avec intervalle à 95 % : {told}.",
        caption=f"Part des contributions par thème, {place}",
    )


def _told(one: ThemeSection, references: References) -> Iterator[Block]:
    if not (one.summary or one.quotations):
        return
    yield Heading(level=2, text=text_of(one.title))
    yield Paragraph(text=f"{counted_figure(one.figure)}.".capitalize())
    if one.terms:
        yield Paragraph(text=f"Termes : {', '.join(text_of(term) for term in one.terms)}.")
    yield from _subthemes(one.subthemes)
    for line in one.summary:
        if line.quotation:
            yield references.quote(line.quotation, _opening(line))
        else:
            yield Bullet(strong=line.opening, text=line.words)
    if one.quotations:
        yield Paragraph(text="Autres citations, choisies pour leur diversité :")
    for quotation in one.quotations:
        yield references.quote(quotation)


def _opening(line: Said) -> str:
    if line.about is None:
        return line.opening
    told = count(line.about.figure.contributions)
    return f"{line.opening}, « {text_of(line.about.title)} », {told} contributions"


def _subthemes(found: Sequence[Subtheme]) -> Iterator[Block]:
    if not found:
        return
    told = [f"{text_of(one.title)} ({count(one.figure.contributions)})" for one in found]
    yield Paragraph(text=f"Sous-thèmes, en contributions : {' ; '.join(told)}.")
