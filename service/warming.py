"""What the first readers would wait for, made ready beside a server that starts."""

import logging
from collections.abc import Callable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from nlp.errors import AssisesError
from nlp.types import NATIONAL
from service.analyses.queries import slices_of
from service.analyses.tables import Analysis
from service.deps import Desk
from service.home import Home
from service.search.words import sought
from service.territories.comparison import whole_of
from service.territories.queries import places_of
from service.themes.outlines import outlines
from service.web.rendering import templates

MOST = 4
"""Analyses that are made ready, the newest first: no more are remembered for long."""

log = logging.getLogger(__name__)


def warm(desk: Desk) -> None:
    """Compile all pages, load lemmas, encoders, and what all pages of the newest analyses need.

    What fails is logged and left to the request that needs it, which tells its reader why.
    """
    for name in templates().list_templates():
        templates().get_template(name)
    sought("texte")
    with desk.reading() as session:
        for analysis in _newest(session):
            _warm_one(desk, session, analysis)


def _newest(session: Session) -> list[Analysis]:
    done = select(Analysis).where(Analysis.state == "done")
    return list(session.scalars(done.order_by(Analysis.created_at.desc()).limit(MOST)))


def _warm_one(desk: Desk, session: Session, analysis: Analysis) -> None:
    for step in _steps(desk, session, analysis):
        _try(step, analysis)


def _steps(desk: Desk, session: Session, analysis: Analysis) -> Iterator[Callable[[], object]]:
    yield lambda: outlines(session, analysis.id)
    yield lambda: slices_of(session, analysis.id)
    yield lambda: places_of(session, analysis.id)
    yield lambda: whole_of(session, analysis.id, NATIONAL)
    yield lambda: _meaning(desk, session, analysis)


def _meaning(desk: Desk, session: Session, analysis: Analysis) -> None:
    from service.search.meaning import make_ready  # libraries that take two seconds

    make_ready(session, Home(desk.settings.home.resolve()), analysis)


def _try(step: Callable[[], object], analysis: Analysis) -> None:
    try:
        step()
    except AssisesError as error:
        log.info("%s is not ready yet: %s", analysis.id, error)
    except Exception:
        log.exception("%s could not be made ready", analysis.id)
