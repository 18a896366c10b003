"""Pages of themes: all of them, and one with its passages."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session
from starlette.responses import Response

from data.territories.gazetteer import load_gazetteer
from nlp.types import NATIONAL
from service.accounts.roles import reads_figures, reads_texts
from service.consultations.queries import find_consultation
from service.deps import Exchange, ExchangeDep
from service.themes.narrowed import Narrowed
from service.themes.queries import all_themes, one_theme, theme_territories, theme_verbatims
from service.themes.timeline import timeline_of
from service.themes.verbatims import RESIDUAL
from service.themes.view import View
from service.web.documented import ConsultationPath, IdPath
from service.web.rendering import Shown, answer_page

router = APIRouter(prefix="/consultations/{consultation}/themes", include_in_schema=False)


class Somewhere(Narrowed):
    """Filters of a page about a territory."""

    territoire: Annotated[str, Query(max_length=5)] = NATIONAL


@router.get("")
def show_themes(
    exchange: ExchangeDep, consultation: ConsultationPath, asked: Annotated[Somewhere, Query()]
) -> Response:
    """Show all themes with their sub-themes and figures."""
    with exchange.desk.reading() as session:
        view = asked.view(session, exchange.who, consultation, asked.territoire)

        def produce() -> Shown:
            values = {**_head(session, view, asked), "themes": all_themes(session, view, 1)}
            return Shown("themes/themes.html", values)

        return answer_page(exchange, view.analysis, produce)


@router.get("/{theme}")
def show_theme(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    theme: IdPath,
    asked: Annotated[Somewhere, Query()],
) -> Response:
    """Show a theme: what it is, how much and where, and all its passages by pages.

    "reste" stands for the passages without theme.
    """
    with exchange.desk.reading() as session:
        view = asked.view(session, exchange.who, consultation, asked.territoire)
        make = _residual if theme == RESIDUAL else _theme

        def produce() -> Shown:
            return Shown("themes/theme.html", make(session, exchange, view, (theme, asked)))

        return answer_page(exchange, view.analysis, produce)


def _theme(
    session: Session, exchange: Exchange, view: View, wanted: tuple[str, Somewhere]
) -> dict[str, Any]:
    theme, asked = wanted
    gazetteer = load_gazetteer()
    places = theme_territories(session, view, theme, "département")
    return {
        **_head(session, view, asked),
        "theme": one_theme(session, view, theme),
        "places": [one for one in places if one.contributions
                   and reads_figures(exchange.who, one.territory, gazetteer)],
        "time": timeline_of(session, view, theme),
        **_passages(session, exchange, view, wanted),
    }  # fmt: skip


def _residual(
    session: Session, exchange: Exchange, view: View, wanted: tuple[str, Somewhere]
) -> dict[str, Any]:
    return {
        **_head(session, view, wanted[1]),
        "theme": None,
        **_passages(session, exchange, view, wanted),
    }


def _passages(
    session: Session, exchange: Exchange, view: View, wanted: tuple[str, Somewhere]
) -> dict[str, Any]:
    theme, asked = wanted
    path = load_gazetteer().path(view.territory)
    some = reads_texts(exchange.who, path) or bool(view.texts_of)
    return {"passages": theme_verbatims(session, view, theme, asked.paging) if some else None}


def _head(session: Session, view: View, asked: Somewhere) -> dict[str, Any]:
    gazetteer = load_gazetteer()
    return {
        "consultation": find_consultation(session, view.consultation),
        "section": "themes",
        "asked": asked,
        "view": view,
        "place": gazetteer.name(view.territory),
        "choices": asked.choices(session, view.analysis),
        "territories": [(one, f"{one} {gazetteer.name(one)}")
                        for one in (NATIONAL, *gazetteer.codes("département"))],
    }  # fmt: skip
