"""The page of the search: words, meaning, concordance, with filters."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field
from sqlalchemy.orm import Session
from starlette.responses import Response

from data.territories.gazetteer import load_gazetteer
from nlp.types import NATIONAL
from service.consultations.queries import find_consultation
from service.deps import Exchange, ExchangeDep
from service.home import Home
from service.search.asked import Searched, filters_of
from service.search.looking import look_for
from service.search.queries import Asked, index_of
from service.search.schemas import Hit, Hits, Mode, Order
from service.themes.narrowed import Narrowed
from service.themes.outlines import outlines
from service.themes.view import View
from service.web.documented import ConsultationPath
from service.web.rendering import Shown, answer_page

router = APIRouter(prefix="/consultations/{consultation}/recherche", include_in_schema=False)

SIZE = 25


class Wanted(Narrowed):
    """What is looked for, and where."""

    q: Annotated[str, Field(max_length=2000)] = ""
    mode: Mode = "mots"
    theme: Annotated[str, Field(max_length=40)] = ""
    territoire: Annotated[str, Field(max_length=5)] = NATIONAL
    ordre: Order = "ordre"

    @property
    def searched(self) -> Searched:
        """Return the same as the API names it."""
        given = self.sliced.model_dump()
        return Searched(
            **given, q=self.q, mode=self.mode, theme=self.theme, territory=self.territoire,
            date_from=str(self.depuis), date_to=str(self.jusqu), sort=self.ordre,
            page=self.page, size=SIZE, context=45,
        )  # fmt: skip


@router.get("")
def show_search(
    exchange: ExchangeDep, consultation: ConsultationPath, asked: Annotated[Wanted, Query()]
) -> Response:
    """Show what was found, or how to ask."""
    with exchange.desk.reading() as session:
        view, filters = filters_of(session, exchange.who, consultation, asked.searched)
        index = index_of(session, view.analysis)

        def produce() -> Shown:
            wanted = Asked(analysis=view.analysis, searched=asked.searched, filters=filters)
            hits = look_for(session, _home(exchange), wanted) if asked.q.strip() else None
            return Shown("recherche/recherche.html", _values(session, view, asked, hits))

        made = f"{view.analysis} {index.number} {index.built_at}"
        return answer_page(exchange, made, produce)


def _home(exchange: Exchange) -> Home:
    return Home(exchange.desk.settings.home.resolve())


def _values(session: Session, view: View, asked: Wanted, hits: Hits | None) -> dict[str, Any]:
    gazetteer = load_gazetteer()
    themes = [(one.id, one.title) for one in outlines(session, view.analysis) if one.level == 1]
    return {
        "consultation": find_consultation(session, view.consultation),
        "section": "recherche",
        "asked": asked,
        "hits": hits,
        "cut": cut,
        "choices": asked.choices(session, view.analysis),
        "themes": themes,
        "territories": [(one, f"{one} {gazetteer.name(one)}")
                        for one in gazetteer.codes("département")],
    }  # fmt: skip


def cut(hit: Hit) -> list[tuple[str, bool]]:
    """Cut the text of a hit where something was found: each part, and whether it was found."""
    parts, at = [], hit.start
    for span in sorted(hit.found, key=lambda one: one.start):
        begin, end = max(span.start, at), min(span.end, hit.end)
        if begin < end:
            parts += [(hit.text[at - hit.start : begin - hit.start], False),
                      (hit.text[begin - hit.start : end - hit.start], True)]  # fmt: skip
            at = end
    return [*parts, (hit.text[at - hit.start :], False)]
