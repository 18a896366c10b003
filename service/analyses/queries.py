"""Which analysis is meant, and what is known of it."""

from dataclasses import dataclass

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from service.analyses.remembered import Remembered
from service.analyses.schemas import AnalysisOut, Slices
from service.analyses.tables import Analysis, Cell
from service.consultations.queries import find_consultation
from service.consultations.tables import Consultation
from service.errors import NotAnalysed, UnknownAnalysis

DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The analysis that a request reads; `note` tells why it has no themes, if so."""

    consultation: str
    consultation_id: int
    analysis: str
    note: str = ""


def choose_analysis(session: Session, consultation: str, analysis: str | None = None) -> Chosen:
    """Return a finished analysis: the one named, else the latest.

    Raises:
        UnknownConsultation: no consultation has that slug.
        UnknownAnalysis: the consultation has no such analysis.
        NotAnalysed: none has ended yet, or the one named has not.
    """
    asked = {"slug": consultation, "analysis": analysis or ""}
    found = session.execute(_NAMED if analysis else _LATEST, asked).first()
    if found is None:
        raise _missing(session, consultation, analysis)
    return _chosen(consultation, found)


_LATEST = (
    select(Analysis.id, Analysis.message, Consultation.id.label("consultation_id"))
    .join(Consultation, Consultation.id == Analysis.consultation_id)
    .where(Consultation.slug == bindparam("slug"), Analysis.state == DONE)
    .order_by(Analysis.created_at.desc(), Analysis.id)
    .limit(1)
)
"""Built once: every request asks it, and to build it takes longer than to run it."""

_NAMED = _LATEST.where(Analysis.id == bindparam("analysis"))


def _chosen(consultation: str, found: Row[str, str, int]) -> Chosen:
    return Chosen(
        consultation=consultation,
        consultation_id=found.consultation_id,
        analysis=found.id,
        note=found.message,
    )


def _missing(session: Session, consultation: str, analysis: str | None) -> Exception:
    if analysis:
        find_analysis(session, consultation, analysis)
    else:
        find_consultation(session, consultation)
    return NotAnalysed(consultation)


def find_analysis(session: Session, consultation: str, analysis: str) -> Analysis:
    """Return an analysis of a consultation, ended or not.

    Raises:
        UnknownConsultation: no consultation has that slug.
        UnknownAnalysis: the consultation has no such analysis.
    """
    owner = find_consultation(session, consultation)
    found = session.get(Analysis, analysis)
    if found is None or found.consultation_id != owner.id:
        raise UnknownAnalysis(analysis)
    return found


def describe(session: Session, consultation: str, found: Analysis) -> AnalysisOut:
    """Return what is shown of an analysis: manifest, coverage and quality."""
    return AnalysisOut(
        id=found.id,
        consultation=consultation,
        job=found.job_id,
        state=found.state,
        created_at=found.created_at,
        finished_at=found.finished_at,
        encoder=found.encoder,
        message=found.message,
        settings=found.settings,
        coverage=found.account,
        quality=found.quality,
        manifest=found.manifest,
        slices=slices_of(session, found.id),
    )


def slices_of(session: Session, analysis: str) -> Slices:
    """Return the values by which the figures of an analysis can be narrowed, in order."""
    return _SLICES.get(session, analysis) or Slices(channels=(), audiences=(), questions=())


def _slices(session: Session, analysis: str) -> Slices | None:
    query = (
        select(Cell.channel, Cell.audience, Cell.question)
        .where(Cell.analysis_id == analysis, Cell.territory == "FR")
        .distinct()
    )
    rows = session.execute(query).all()
    if not rows:
        return None
    return Slices(
        channels=tuple(sorted({row.channel for row in rows} - {""})),
        audiences=tuple(sorted({row.audience for row in rows} - {""})),
        questions=tuple(sorted({row.question for row in rows} - {""})),
    )


_SLICES: Remembered[str, Slices | None] = Remembered(_slices)
