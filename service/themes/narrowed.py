"""How the pages ask for a part of a consultation: the same parts, with French names."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from service.accounts.roles import Principal
from service.analyses.queries import slices_of
from service.analyses.schemas import Slices
from service.themes.asked import Sliced, view_of
from service.themes.timeline import EARLIEST, LATEST, Period
from service.themes.view import View
from service.web.paging import Paging

Day = date | Literal[""]

PASSAGES = 20
"""Passages on a page."""


class Narrowed(BaseModel):
    """Filters of a page; they stay in its address."""

    analyse: Annotated[str, Field(max_length=32)] = ""
    canal: Annotated[str, Field(max_length=40)] = ""
    public: Annotated[str, Field(max_length=200)] = ""
    question: Annotated[str, Field(max_length=2000)] = ""
    depuis: Day = ""
    jusqu: Day = ""
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1

    @property
    def sliced(self) -> Sliced:
        """Return the same filters as the API names them."""
        return Sliced(
            analysis=self.analyse or None,
            channel=self.canal,
            audience=self.public,
            question=self.question,
        )

    @property
    def mixed(self) -> bool:
        """Tell whether days are asked for beside a filter that is not counted by day."""
        return bool((self.depuis or self.jusqu) and (self.public or self.question))

    @property
    def period(self) -> Period | None:
        """Return the days asked for, None for all of them, or where they cannot be told apart."""
        if self.mixed or not (self.depuis or self.jusqu):
            return None
        return Period(since=_iso(self.depuis, EARLIEST), until=_iso(self.jusqu, LATEST))

    @property
    def paging(self) -> Paging:
        """Return which page of a list is asked for."""
        return Paging(page=self.page, size=PASSAGES)

    def view(self, session: Session, who: Principal, consultation: str, territory: str) -> View:
        """Return what a person may see of a territory with these filters.

        Raises:
            As `view_of`.
        """
        return view_of(session, who, consultation, self.sliced, territory)

    def choices(self, session: Session, analysis: str) -> Slices:
        """Return the values that the filters may take."""
        return slices_of(session, analysis)


def _iso(day: Day, otherwise: str) -> str:
    return day.isoformat() if isinstance(day, date) else otherwise
