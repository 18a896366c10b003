"""The import of a batch, step by step."""

from collections import Counter
from dataclasses import replace
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data.intake import take_in
from data.territories.gazetteer import load_gazetteer
from nlp.clean.stage import clean
from nlp.types import Cleaned
from service.batches.options import intake_of, learned
from service.batches.store import Received, store
from service.batches.tables import Batch, Upload
from service.closed.store import count_closed
from service.consultations.tables import Consultation
from service.db.engine import reading, writing
from service.jobs.steps import Bench, Recipe, Step

TELL_EVERY = 500
"""Texts cleaned between two notes of progress."""


def read_files(bench: Bench, _: None) -> Received:
    """Read and map the files of the batch.

    Raises:
        DataError: they cannot be read, or not without asking.
    """
    with writing(bench.engine) as session:
        mark(session, bench.subject, "running")
        session.commit()
    with reading(bench.engine) as session:
        batch = session.get_one(Batch, bench.subject)
        query = select(Upload).where(Upload.batch_id == batch.id).order_by(Upload.position)
        files, options = intake_of(batch, session.scalars(query).all(), bench.home)
    intake = take_in(files, options, load_gazetteer())
    return Received(
        sources=intake.sources,
        closed=intake.closed,
        rejected=intake.rejected,
        report=intake.report.to_json(),
    )


def clean_texts(bench: Bench, received: Received) -> Received:
    """Repair and pseudonymise the texts."""
    cleaned: list[Cleaned] = []
    for one in clean(received.sources, bench.settings.threads):
        cleaned.append(one)
        if len(cleaned) % TELL_EVERY == 0:
            bench.tell(len(cleaned) / len(received.sources))
    return replace(received, cleaned=tuple(cleaned))


def store_batch(bench: Bench, received: Received) -> dict[str, Any]:
    """Store everything in one transaction; return the report of the import."""
    with writing(bench.engine) as session:
        batch = session.get_one(Batch, bench.subject)
        if batch.state == "done":
            return batch.report
        counts = store(session, batch, received)
        if received.closed:
            count_closed(session, batch.consultation_id)
        batch.report = _report(received, counts)
        batch.state = "done"
        consultation = session.get_one(Consultation, batch.consultation_id)
        consultation.mapping = {**consultation.mapping, **learned(batch.options)}
        session.commit()
        return batch.report


def mark(session: Session, batch: str, state: str) -> None:
    """Set the state of a batch that is not stored yet."""
    unfinished = (Batch.id == batch, Batch.state != "done")
    session.execute(update(Batch).where(*unfinished).values(state=state))


def _report(received: Received, counts: dict[str, int]) -> dict[str, object]:
    cleaning: Counter[str] = Counter()
    for one in received.cleaned:
        cleaning.update(dict(one.changes))
    ranked = sorted(cleaning.items(), key=lambda item: (-item[1], item[0]))
    read = {"rows": received.report["totals"]["rows"], "files": received.report["files"]}
    closed = sum(bool(one.answer) for one in received.closed)
    return {**counts, "closed": closed, "cleaning": dict(ranked), **read}


RECIPE = Recipe(
    steps=(
        Step("lecture", 0.25, read_files),
        Step("nettoyage", 0.55, clean_texts),
        Step("enregistrement", 0.20, store_batch),
    ),
    mark=mark,
)
"""What the job "import" does."""
