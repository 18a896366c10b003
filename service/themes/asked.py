"""How themes are asked for: which analysis, which slice, which page."""

from typing import Annotated

from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from nlp.types import NATIONAL, Slice
from service.accounts.roles import Principal
from service.analyses.queries import Chosen, choose_analysis, slices_of
from service.territories.queries import look
from service.themes.cells import occurs
from service.themes.errors import UnknownSlice
from service.themes.view import View
from service.web.paging import Paging

MOST = 100
"""Themes of one answer."""


class Which(BaseModel):
    """Which analysis."""

    analysis: Annotated[
        str | None,
        Field(max_length=32, description="Analyse à lire ; sans ce paramètre, la dernière."),
    ] = None


class Sliced(Which):
    """Which slice of an analysis."""

    channel: Annotated[str, Field(max_length=40, description="Canal, exact.")] = ""
    audience: Annotated[str, Field(max_length=200, description="Public, exact.")] = ""
    question: Annotated[str, Field(max_length=2000, description="Question, exacte.")] = ""

    @property
    def part(self) -> Slice:
        """Return the slice."""
        return Slice(channel=self.channel, audience=self.audience, question=self.question)


class Top(Sliced):
    """How many themes of a territory, of which level."""

    top: Annotated[int, Field(ge=1, le=MOST, description="Nombre de thèmes.")] = 10
    level: Annotated[int, Field(ge=1, le=2, description="1 : thèmes, 2 : sous-thèmes.")] = 1


class Placed(Sliced):
    """A territory and slice."""

    territory: Annotated[str, Field(max_length=5, description="Code ; « FR » : la nation.")] = (
        NATIONAL
    )


class Listed(Placed, Paging):
    """A page of a list of themes."""

    level: Annotated[
        int | None, Field(ge=1, le=2, description="1 : thèmes, 2 : sous-thèmes ; sinon tous.")
    ] = None


class Quoted(Placed, Paging):
    """A page of quotations."""


class Spread(Sliced, Paging):
    """A page of the territories of a theme."""


class Paged(Which, Paging):
    """A page of a list of an analysis."""


def view_of(
    session: Session, who: Principal, consultation: str, asked: Sliced, territory: str
) -> View:
    """Return what a person may see of a territory and slice.

    Raises:
        UnknownConsultation, UnknownAnalysis, NotAnalysed: nothing to look at.
        UnknownTerritory, OutOfScope: not a territory, or not the reader's.
        UnknownSlice: nothing was ever received with these filters.
    """
    chosen = choose_analysis(session, consultation, asked.analysis)
    view = look(who, chosen, territory, asked.part)
    if asked.part != Slice():
        _check_slice(session, chosen, asked.part)
    return view


def _check_slice(session: Session, chosen: Chosen, part: Slice) -> None:
    if not occurs(session, chosen.analysis, part):
        known = slices_of(session, chosen.analysis)
        raise UnknownSlice(
            part,
            (
                *(known.channels if part.channel else ()),
                *(known.audiences if part.audience else ()),
                *(known.questions if part.question else ()),
            ),
        )
