"""A synthesis read from the database: a bounded number of queries, whatever was received."""

from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from service.accounts.errors import OutOfScope
from service.accounts.roles import reads_texts
from service.consultations.tables import Consultation
from service.exports.corpus import Extract
from service.synthesis.closed import closed_of
from service.synthesis.method import method_of
from service.synthesis.participation import participation_of
from service.synthesis.quotations import check_quotations
from service.synthesis.specifics import rare_of, specifics_of
from service.synthesis.statements import statements_of
from service.synthesis.summary import with_request
from service.synthesis.themes import TOLD, theme_sections
from service.synthesis.values import Head, Synthesis
from service.web.moments import in_utc


def synthesis_of(session: Session, extract: Extract) -> Synthesis:
    """Return all that the documents of a territory say, every quotation checked.

    Raises:
        OutOfScope: the reader may not read the texts of that territory.
        QuotationMismatch: a quotation is not in its contribution, to the letter.
    """
    view = extract.view
    if not reads_texts(extract.who, load_gazetteer().path(view.territory)):
        raise OutOfScope(view.territory, extract.who.territories)
    participation = participation_of(session, extract)
    few = participation.whole.few
    sections, absent = ([], []) if few else theme_sections(session, extract)
    statements = statements_of(session, extract, sections[:TOLD])
    told = tuple(with_request(one, statements) for one in sections)
    found = Synthesis(
        head=head_of(session, extract),
        participation=participation,
        closed=closed_of(session, extract),
        themes=told,
        absent=tuple(absent),
        statements=statements,
        specifics=() if few else specifics_of(session, extract),
        rare=() if few else rare_of(session, extract),
        method=method_of(session, extract.analysis),
        note=view.note,
    )
    check_quotations(session, extract.analysis.consultation_id, found)
    return found


def head_of(session: Session, extract: Extract) -> Head:
    """Return what stands on the first page."""
    gazetteer, code = load_gazetteer(), extract.view.territory
    owner = session.get_one(Consultation, extract.analysis.consultation_id)
    ended = in_utc(extract.analysis.finished_at or extract.analysis.created_at)
    return Head(
        consultation=extract.name,
        fictional=owner.fictional,
        starts_on=owner.starts_on,
        ends_on=owner.ends_on,
        territory=code,
        name=gazetteer.name(code),
        genitive=gazetteer.genitive(code),
        level=gazetteer.level(code),
        analysis=extract.analysis.id,
        ended_on=ended.date(),
    )
