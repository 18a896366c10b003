"""The start page and the reference: plain French, no script, no cookie, no outside address."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from nlp.types import Slice
from service.accounts.roles import Principal
from service.analyses.queries import choose_analysis
from service.consultations.queries import all_consultations
from service.consultations.schemas import ConsultationOut
from service.deps import VERSION, Desk
from service.errors import NotAnalysed
from service.territories.queries import look
from service.themes.queries import territory_themes
from service.themes.schemas import TerritoryThemes
from service.themes.view import Wanted
from service.web.reference import known_problems, operations

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"
SHOWN_TERRITORY = "02"
"""The Aisne, the model case of the sample consultation."""

router = APIRouter(include_in_schema=False)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return _environment()


def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined
    )
    found.filters["nombre"] = french_number
    found.filters["pourcent"] = french_percentage
    return found


def french_number(value: int | None) -> str:
    """Return a count with narrow spaces between thousands, a dash when unknown."""
    return "–" if value is None else f"{value:,}".replace(",", "\u202f")


def french_percentage(share: float) -> str:
    """Return a share as a French percentage with one decimal."""
    return f"{100 * share:.1f}".replace(".", ",") + "\u00a0%"


def render(name: str, **values: Any) -> HTMLResponse:
    """Return a page."""
    text = _templates().get_template(name).render(version=VERSION, **values)
    return HTMLResponse(text, headers={"cache-control": "no-store"})


@router.get("/")
def start_page(request: Request) -> HTMLResponse:
    """Show what this is and what it holds; to who has no token, only what it is."""
    desk: Desk = request.app.state.desk
    who: Principal | None = request.state.principal
    found = _consultations(desk) if who else []
    sample = _sample(desk, who, found) if who else None
    return render("start.html", who=who, consultations=found, sample=sample)


def _consultations(desk: Desk) -> list[ConsultationOut]:
    with desk.reading() as session:
        return all_consultations(session)


def _sample(desk: Desk, who: Principal, found: list[ConsultationOut]) -> TerritoryThemes | None:
    """Return the first themes of the Aisne in the sample consultation, else in the first one."""
    analysed = [one for one in found if one.analysis]
    chosen = next((one for one in analysed if one.fictional), next(iter(analysed), None))
    if chosen is None or who.restricted:
        return None
    with desk.reading() as session:
        return _themes(session, who, chosen.slug)


def _themes(session: Any, who: Principal, slug: str) -> TerritoryThemes | None:
    try:
        view = look(who, choose_analysis(session, slug), SHOWN_TERRITORY, Slice())
    except NotAnalysed:
        return None
    shown = territory_themes(session, view, Wanted(top=5, verbatims=1))
    return shown if shown.themes else None


@router.get("/docs")
def reference_page(request: Request) -> HTMLResponse:
    """Show the reference of the API, made from its OpenAPI description."""
    return render(
        "reference.html",
        groups=operations(request.app.openapi()),
        problems=known_problems(),
    )
