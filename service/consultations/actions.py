"""Create consultations."""

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.consultations.tables import Consultation
from service.errors import BadSlug

SLUG = re.compile(r"[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConsultation:
    """What is said of a consultation when it begins. An empty `name` means the slug."""

    slug: str
    name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    fictional: bool = False


def ensure_consultation(session: Session, new: NewConsultation) -> tuple[Consultation, bool]:
    """Return the consultation of that slug, and whether it had to be created; the caller commits.

    Raises:
        BadSlug: the slug cannot stand in an address.
    """
    if not SLUG.fullmatch(new.slug):
        raise BadSlug(new.slug)
    found = session.scalar(select(Consultation).where(Consultation.slug == new.slug))
    if found is not None:
        return found, False
    made = Consultation(
        slug=new.slug,
        name=new.name or new.slug,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
        fictional=new.fictional,
    )
    session.add(made)
    session.flush()
    return made, True
