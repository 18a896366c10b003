"""Pages of territories: the map with its table, and what is said of one territory."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from sqlalchemy.orm import Session
from starlette.responses import Response

from data.territories.gazetteer import load_gazetteer
from nlp.types import NATIONAL
from service.accounts.roles import reads_texts
from service.charts.picture import to_png, to_svg
from service.charts.shares import Bar, Spec, theme_bars
from service.closed.answers import closed_of
from service.closed.asked import ClosedAsked, view_closed
from service.closed.schemas import ClosedQuestions
from service.consultations.queries import find_consultation
from service.deps import Exchange, ExchangeDep
from service.errors import ServiceError
from service.territories.comparison import NothingBeside, compare, others
from service.territories.map import Sought, map_of
from service.territories.participation import by_channel
from service.themes.errors import UnknownSlice
from service.themes.in_period import figures_in
from service.themes.narrowed import Narrowed
from service.themes.queries import territory_themes
from service.themes.schemas import TerritoryThemes
from service.themes.view import View, Wanted
from service.web.answers import Answer, render
from service.web.documented import CodePath, ConsultationPath
from service.web.rendering import Shown, answer_kept, answer_page

router = APIRouter(prefix="/consultations/{consultation}/territoires", include_in_schema=False)

PictureForm = Annotated[Literal["svg", "png"], Path(description="svg ou png.")]
DRAWN: Mapping[str, tuple[Callable[[Spec], str | bytes], str]] = {
    "svg": (to_svg, "image/svg+xml"),
    "png": (lambda spec: to_png(spec).content, "image/png"),
}
"""How a picture is drawn, and its media type."""

MOST_THEMES = 20
QUOTED = 2


class Facing(Narrowed):
    """Filters of a territory, and with which other it is compared."""

    avec: Annotated[str, Query(max_length=5)] = ""


@router.get("")
def show_territories(
    exchange: ExchangeDep, consultation: ConsultationPath, asked: Annotated[Sought, Query()]
) -> Response:
    """Show the map of the départements, coloured by what is asked for, and the same as a table."""
    with exchange.desk.reading() as session:
        view = Narrowed(analyse=asked.analyse).view(session, exchange.who, consultation, NATIONAL)

        def produce() -> Shown:
            values = {
                "consultation": find_consultation(session, consultation),
                "section": "territoires",
                "asked": asked,
                "map": map_of(session, view, exchange.who, asked),
            }
            return Shown("territoires/territoires.html", values)

        return answer_page(exchange, view.analysis, produce)


@router.get("/{code}")
def show_territory(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    code: CodePath,
    asked: Annotated[Facing, Query()],
) -> Response:
    """Show a territory: who took part, themes, what sets it apart, what is asked for."""
    with exchange.desk.reading() as session:
        view = asked.view(session, exchange.who, consultation, code)
        return answer_page(
            exchange,
            view.analysis,
            lambda: Shown(
                "territoires/territoire.html", _territory(session, exchange, view, asked)
            ),
        )


@router.get("/{code}/graphique.{form}")
def show_picture(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    code: CodePath,
    form: PictureForm,
    asked: Annotated[Narrowed, Query()],
) -> Response:
    """Draw the themes of a territory by the definition that documents are drawn by."""
    with exchange.desk.reading() as session:
        view = asked.view(session, exchange.who, consultation, code)

        def produce() -> Answer:
            themes = _themes(session, view, asked, verbatims=0).themes
            bars = [Bar(one.title, one.share, one.low, one.high) for one in themes]
            draw, media_type = DRAWN[form]
            return render(draw(theme_bars(bars)), media_type)

        return answer_kept(exchange, view.analysis, produce)


def _themes(
    session: Session, view: View, asked: Narrowed, verbatims: int = QUOTED
) -> TerritoryThemes:
    shown = territory_themes(session, view, Wanted(top=MOST_THEMES, verbatims=verbatims))
    return _within_period(session, view, asked, shown) if asked.period else shown


def _territory(session: Session, exchange: Exchange, view: View, asked: Facing) -> dict[str, Any]:
    gazetteer = load_gazetteer()
    code = view.territory
    shown = _themes(session, view, asked)
    compared, why_not = _compared(session, view, asked)
    return {
        "consultation": find_consultation(session, view.consultation),
        "section": "territoires",
        "asked": asked,
        "view": view,
        "shown": shown,
        "choices": asked.choices(session, view.analysis),
        "path": [(one, gazetteer.name(one)) for one in reversed(gazetteer.path(code))],
        "below": _below(code),
        "readable": reads_texts(exchange.who, gazetteer.path(code)),
        "turnout": by_channel(session, view),
        "compared": compared,
        "why_not": why_not,
        "closed": _closed(session, exchange, view, asked),
        "axes": _by_axis(shown),
        "others": _comparable(code),
    }


def _within_period(
    session: Session, view: View, asked: Narrowed, shown: TerritoryThemes
) -> TerritoryThemes:
    """Put the figures of a period in the place of those of all days."""
    assert asked.period is not None  # noqa: S101  narrows the type
    found = figures_in(session, view, asked.period)
    themes = [
        one.model_copy(update={**found[one.id].model_dump(), "subthemes": ()})
        for one in shown.themes
        if one.id in found
    ]
    themes.sort(key=lambda one: -one.contributions)
    base = themes[0].base if themes else 0
    changed = {"themes": tuple(themes), "total": len(themes), "base": base}
    return shown.model_copy(update={**changed, "flag": themes[0].flag if themes else "n<30"})


def _compared(session: Session, view: View, asked: Facing) -> tuple[Any, str]:
    """Return the comparison asked for, with the nation by default, or why there is none."""
    try:
        other = asked.avec or others(view.territory)[-1]
        return compare(session, view, other), ""
    except NothingBeside:
        return None, ""
    except ServiceError as error:
        return None, str(error)


def _closed(
    session: Session, exchange: Exchange, view: View, asked: Facing
) -> ClosedQuestions | None:
    """Return the closed questions, None where nobody replied with these filters."""
    wanted = ClosedAsked(territory=view.territory, channel=asked.canal, audience=asked.public)
    try:
        found = view_closed(session, exchange.who, view.consultation, wanted)
    except UnknownSlice:
        return None
    return closed_of(session, found)


def _by_axis(shown: TerritoryThemes) -> dict[str, list[Any]]:
    """Return the propositions by axis, those of no axis last, each with the title of its theme."""
    found: dict[str, list[Any]] = {}
    for theme in shown.themes:
        for one in theme.propositions:
            found.setdefault(one.axis, []).append((one, theme))
    for each in found.values():
        each.sort(key=lambda pair: -pair[0].contributions)
    return dict(sorted(found.items(), key=lambda item: (not item[0], item[0])))


def _below(code: str) -> list[tuple[str, str]]:
    gazetteer = load_gazetteer()
    return [(one, gazetteer.name(one)) for one in gazetteer.children(code)]


def _comparable(code: str) -> list[tuple[str, str]]:
    """Return what a territory may be compared with: what holds it, then all départements."""
    gazetteer = load_gazetteer()
    named = [
        *gazetteer.path(code)[1:],
        *(one for one in gazetteer.codes("département") if one != code),
    ]
    return [(one, f"{gazetteer.name(one)} ({one})") for one in named]
