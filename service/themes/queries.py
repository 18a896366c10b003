"""The themes of an analysis: of the nation, of a territory, of one theme over all territories."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from data.territories.gazetteer import load_gazetteer
from nlp.label.definitions import without_example
from nlp.stability import solidity
from service.analyses.tables import Cell, Theme
from service.errors import UnknownTheme
from service.themes.cells import ABSENT, Numbers, figures, figures_here, in_slice
from service.themes.outlines import Outline, Terms, outlines, terms_of
from service.themes.quotations import answers, keeps_quotations, kept_whole, quotations
from service.themes.schemas import (
    TerritoryThemes,
    ThemeInTerritory,
    ThemeSummary,
    VerbatimOut,
)
from service.themes.statements import Spoken, spoken_of
from service.themes.verbatims import (
    RESIDUAL,
    choose,
    count_of_theme,
    page_of_theme,
    quote,
    strongest,
)
from service.themes.view import View, Wanted
from service.web.paging import Page, Paging, check_page

LEVELS = (1, 2)
FEWEST = 2
"""Quotations of a theme; where fewer are kept, others are looked for."""


def themes_of(session: Session, analysis: str) -> list[Theme]:
    """Return the themes and sub-themes of an analysis, in their order."""
    query = select(Theme).where(Theme.analysis_id == analysis).order_by(Theme.level, Theme.position)
    # No answer shows the exemplars, and decoding them would take longer than all the rest.
    return list(session.scalars(query.options(defer(Theme.exemplars))))


def find_theme(session: Session, analysis: str, theme: str) -> Theme:
    """Return one theme or sub-theme.

    Raises:
        UnknownTheme: the analysis has no such theme.
    """
    found = session.get(Theme, (analysis, theme))
    if found is None:
        raise UnknownTheme(theme)
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    """What an answer needs of a view and is read once: figures by theme, and all themes."""

    cells: Mapping[str, Numbers]
    themes: Sequence[Outline]
    reads_everywhere: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """The terms of some themes and what is quoted of them, by theme."""

    terms: Mapping[str, Terms]
    verbatims: Mapping[str, tuple[VerbatimOut, ...]]
    spoken: Spoken


def _known(session: Session, view: View) -> _Known:
    themes = outlines(session, view.analysis)
    return _Known(figures_here(session, view), themes, view.reads_everywhere)


def territory_themes(session: Session, view: View, wanted: Wanted) -> TerritoryThemes:
    """Return the most frequent themes of a territory and slice, those that occur there."""
    known = _known(session, view)
    cells = known.cells
    present = [one for one in known.themes if one.level == wanted.level and _count(cells, one)]
    present.sort(key=lambda one: (-_count(cells, one), one.position))
    first = present[: wanted.top]
    terms = terms_of(session, view.analysis, [one.id for one in first])
    shown = _summaries(known, first, _said(session, view, terms, wanted))
    sample = next(iter(cells.values()), None)
    gazetteer = load_gazetteer()
    return TerritoryThemes(
        consultation=view.consultation,
        analysis=view.analysis,
        note=view.note,
        territory=view.territory,
        territory_name=gazetteer.name(view.territory),
        territory_level=gazetteer.level(view.territory),
        channel=view.slice.channel,
        audience=view.slice.audience,
        question=view.slice.question,
        level=wanted.level,
        base=sample["base"] if sample else 0,
        flag=sample["flag"] if sample else "n<30",
        total=len(present),
        themes=tuple(shown),
    )


def _count(cells: Mapping[str, Numbers], theme: Outline) -> int:
    return int(cells.get(theme.id, ABSENT)["contributions"])


def _summaries(known: _Known, themes: Sequence[Outline], said: _Said) -> list[ThemeSummary]:
    children = _children(known.themes)
    found = [
        {
            **known.cells.get(one.id, ABSENT),
            "id": one.id,
            "parent_id": one.parent_id,
            "level": one.level,
            "title": one.title,
            "definition": _definition(one, known),
            "terms": said.terms[one.id],
            "stability": one.stability,
            "solidity": solidity(one.stability),
            **_spoken(said.spoken, one.id),
            "verbatims": said.verbatims.get(one.id, ()),
            "subthemes": _subthemes(children[one.id], known.cells),
        }
        for one in themes
    ]
    return _SUMMARIES.validate_python(found)


_SUMMARIES = TypeAdapter(list[ThemeSummary])
"""All at once: to make hundreds of values one by one takes three times as long."""


def _spoken(spoken: Spoken, theme: str) -> dict[str, Any]:
    constats, propositions = spoken.pairs.get(theme, ((), ()))
    return {
        "constats": constats,
        "propositions": propositions,
        "constats_computed_at": spoken.computed_at,
        "stances": spoken.stances.get(theme, ()),
    }


def _definition(theme: Outline, known: _Known) -> str:
    return theme.definition if known.reads_everywhere else without_example(theme.definition)


def _children(themes: Iterable[Outline]) -> dict[str, list[Outline]]:
    children: dict[str, list[Outline]] = defaultdict(list)
    for theme in themes:
        children[theme.parent_id or ""].append(theme)
    return children


def _subthemes(children: Iterable[Outline], cells: Mapping[str, Numbers]) -> list[dict[str, Any]]:
    shown = [{**cells.get(one.id, ABSENT), "id": one.id, "title": one.title} for one in children]
    return sorted(shown, key=lambda one: -one["contributions"])


def _said(session: Session, view: View, terms: Mapping[str, Terms], wanted: Wanted) -> _Said:
    quoted = _quotations(session, view, terms, wanted)
    return _Said(terms, quoted, spoken_of(session, view, list(terms)))


def _quotations(
    session: Session, view: View, themes: Mapping[str, Terms], wanted: Wanted
) -> dict[str, tuple[VerbatimOut, ...]]:
    if not themes or not wanted.verbatims or view.texts_of == ():
        return {}
    kept = quotations(session, view, list(themes), wanted.verbatims) if answers(view) else {}
    if kept_whole(view) and (kept or keeps_quotations(session, view.analysis)):
        return kept
    for name in (name for name in themes if len(kept.get(name, ())) < FEWEST):
        forms = [str(term["form"]) for term in themes[name]]
        chosen = choose(strongest(session, view, name, wanted.level), wanted.verbatims, forms)
        kept[name] = max(kept.get(name, ()), chosen, key=len)
    return kept


def all_themes(session: Session, view: View, level: int | None) -> list[ThemeSummary]:
    """Return all themes of an analysis, without quotations, with the figures of the view."""
    known = _known(session, view)
    shown = [one for one in known.themes if level in (None, one.level)]
    terms = terms_of(session, view.analysis, [one.id for one in shown])
    return _summaries(known, shown, _Said(terms, {}, Spoken({}, {}, None)))


def one_theme(session: Session, view: View, theme: str) -> ThemeSummary:
    """Return one theme or sub-theme with its quotations.

    Raises:
        UnknownTheme: the analysis has no such theme.
    """
    found = find_theme(session, view.analysis, theme)
    said = _said(session, view, {found.id: found.terms}, Wanted(level=found.level))
    known = _known(session, view)
    shown = [one for one in known.themes if one.id == theme]
    return _summaries(known, shown, said)[0]


def theme_verbatims(session: Session, view: View, theme: str, paging: Paging) -> Page[VerbatimOut]:
    """Return one page of the passages of a theme, strongest first; `reste`: those without theme.

    Raises:
        UnknownTheme: the analysis has no such theme.
        PageOutOfRange: the page is beyond the last one.
    """
    level = 1 if theme == RESIDUAL else find_theme(session, view.analysis, theme).level
    total = count_of_theme(session, view, theme, level)
    pages = check_page(paging, total)
    query = page_of_theme(view, theme, level, paging)
    items = [quote(row) for row in session.execute(query)]
    return Page[VerbatimOut](
        items=items, page=paging.page, pages=pages, size=paging.size, total=total
    )


def theme_territories(
    session: Session, view: View, theme: str, level: str = ""
) -> list[ThemeInTerritory]:
    """Return one theme over the territories that have figures for it, of one level or all.

    The largest level comes first.

    Raises:
        UnknownTheme: the analysis has no such theme.
    """
    find_theme(session, view.analysis, theme)
    order = {"national": 0, "région": 1, "département": 2, "collectivité": 3}
    query = in_slice(view.analysis, view.slice).where(Cell.theme_id == theme)
    if level:
        query = query.where(Cell.level == level)
    cells = sorted(
        session.scalars(query), key=lambda cell: (order.get(cell.level, 4), cell.territory)
    )
    return [
        ThemeInTerritory(
            **figures(cell),
            territory=cell.territory,
            name=cell.name,
            level=cell.level,
            theme_id=cell.theme_id,
        )
        for cell in cells
    ]
