"""How closed questions are asked for: which territory and slice, to be published or not."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from nlp.types import NATIONAL, Slice
from service.accounts.roles import Principal, needs_figures
from service.closed.errors import PublishedSlice
from service.closed.tables import ClosedTally
from service.consultations.queries import find_consultation
from service.territories.queries import check_territory
from service.themes.asked import Which
from service.themes.errors import UnknownSlice
from service.web.paging import Paging

PUBLISHED = "Masque les effectifs sous 5 et ceux qui permettraient de les retrouver."


class Somewhere(BaseModel):
    """A territory, to be published or not."""

    territory: Annotated[
        str, Field(max_length=5, description="Code INSEE ; « FR » : la nation.")
    ] = NATIONAL
    published: Annotated[bool, Field(description=PUBLISHED)] = False


class ClosedAsked(Somewhere):
    """A territory and slice."""

    channel: Annotated[str, Field(max_length=40, description="Canal, exact.")] = ""
    audience: Annotated[str, Field(max_length=200, description="Public, exact.")] = ""


class CrossedAsked(Somewhere, Which, Paging):
    """A page of the themes of those who answered a question."""

    level: Annotated[int, Field(ge=1, le=2, description="1 : thèmes, 2 : sous-thèmes.")] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedView:
    """A territory and slice of a consultation (key and slug), as a person may see it."""

    consultation_id: int
    consultation: str
    territory: str
    part: Slice
    published: bool = False


def view_closed(
    session: Session, who: Principal, consultation: str, asked: ClosedAsked
) -> ClosedView:
    """Return what a person may see of the closed questions.

    Raises:
        UnknownConsultation, UnknownTerritory: nothing to look at.
        OutOfScope: the figures of the territory are not the reader's.
        UnknownSlice: nobody replied on that channel or in that audience.
        PublishedSlice: small counts can be hidden safely by territory only.
    """
    owner = find_consultation(session, consultation)
    check_figures(who, asked.territory)
    part = Slice(channel=asked.channel, audience=asked.audience)
    if asked.published and part != Slice():
        raise PublishedSlice(asked.channel or asked.audience)
    if part != Slice():
        _check_slice(session, owner.id, part)
    return ClosedView(
        consultation_id=owner.id,
        consultation=owner.slug,
        territory=asked.territory,
        part=part,
        published=asked.published,
    )


def check_figures(who: Principal, territory: str) -> None:
    """Let pass a territory whose figures a person may read.

    Raises:
        UnknownTerritory, OutOfScope: no territory has that code, or it is not the reader's.
    """
    check_territory(territory)
    needs_figures(who, territory, load_gazetteer())


def _check_slice(session: Session, consultation: int, part: Slice) -> None:
    query = (
        select(ClosedTally.channel, ClosedTally.audience)
        .where(ClosedTally.consultation_id == consultation, ClosedTally.territory == NATIONAL)
        .distinct()
    )
    known = {(row.channel, row.audience) for row in session.execute(query)}
    if (part.channel, part.audience) not in known:
        channels = {channel for channel, _ in known} if part.channel else set()
        audiences = {audience for _, audience in known} if part.audience else set()
        raise UnknownSlice(part, [*sorted(channels - {""}), *sorted(audiences - {""})])
