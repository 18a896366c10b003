"""A state folder with a fresh database, and small things to put into it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, create_engine, make_url, text

from data.intake import IntakeFile, IntakeOptions
from nlp.pipeline import Stage, State
from nlp.types import (
    Account,
    Analysis,
    Assignment,
    Cell,
    Cleaned,
    Context,
    Contribution,
    Source,
    Term,
    Theme,
)
from service.batches.actions import Submitted, keep_files, submit
from service.batches.store import Received
from service.consultations.actions import NewConsultation, ensure_consultation
from service.consultations.tables import Consultation
from service.db.engine import open_engine, writing
from service.db.upgrade import upgrade
from service.home import Home, open_home
from service.settings import ServiceSettings

QUESTION = "Que faut-il changer ?"
ROWS = (
    ("r1", "02", "Il faut plus de lampadaires dans la rue du stade."),
    ("r2", "59", "Les voitures roulent trop vite devant les écoles."),
    ("r3", "02", "Les voitures roulent trop vite devant les écoles."),
    ("r4", "02", "RAS"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """What a process of the service works with."""

    settings: ServiceSettings
    home: Home
    engine: Engine


@contextmanager
def opened(folder: Path, url: str = "", **settings: Any) -> Iterator[Place]:
    """Open a state folder with the present tables; patience is short."""
    usual = {"home": folder, "database_url": url, "busy_seconds": 0.2, "poll_seconds": 0.05}
    chosen = ServiceSettings(**{**usual, "threads": 1, "encoder": "lsa", **settings})
    place = Place(chosen, open_home(folder), open_engine(chosen))
    upgrade(place.engine)
    try:
        yield place
    finally:
        place.engine.dispose()


@contextmanager
def postgres_database(server: str) -> Iterator[str]:
    """Make a database on a server, and drop it in the end."""
    url = make_url(server).set(drivername="postgresql+psycopg")
    name = f"assises_{uuid4().hex[:12]}"
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        yield url.set(database=name).render_as_string(hide_password=False)
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    finally:
        admin.dispose()


def csv_file(folder: Path, rows: Sequence[Sequence[str]] = ROWS, name: str = "avis.csv") -> Path:
    """Write answers as the file of a prefecture."""
    lines = ["id;departement;reponse", *(";".join(row) for row in rows)]
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def consultation(place: Place, slug: str = "essai") -> Consultation:
    """Return a consultation, created if need be."""
    with writing(place.engine) as session:
        found, _ = ensure_consultation(session, NewConsultation(slug=slug))
        session.commit()
    return found


def submitted(
    place: Place, files: Sequence[Path | IntakeFile], options: IntakeOptions | None = None
) -> Submitted:
    """Submit files to the consultation."""
    given = [one if isinstance(one, IntakeFile) else IntakeFile(path=one) for one in files]
    owner = consultation(place)
    kept = keep_files(place.home, given)
    with writing(place.engine) as session:
        done = submit(session, session.merge(owner), kept, options or IntakeOptions())
        session.commit()
    return done


def received(*rows: tuple[str, str, str], question: str = QUESTION) -> Received:
    """Return what reading and cleaning give for rows of (id, territory, text)."""
    sources = tuple(
        Source(
            id=id_,
            text=said,
            context=Context(question=question, territory=place, file="avis.csv", row=line),
        )
        for line, (id_, place, said) in enumerate(rows, start=2)
    )
    cleaned = tuple(
        Cleaned(
            contribution=Contribution(id=one.id, text=one.text, context=one.context),
            blank=one.text == "RAS",
            changes=(("espaces", 1),),
        )
        for one in sources
    )
    report = {"totals": {"rows": len(rows)}, "files": []}
    return Received(sources=sources, closed=(), rejected=(), report=report, cleaned=cleaned)


def found(ids: Sequence[str]) -> Analysis:
    """Return an analysis that finds one theme in each contribution."""
    theme = Theme(
        id="t01",
        parent_id=None,
        level=1,
        title="Vitesse des voitures",
        terms=(Term(form="vitesse", weight=0.5),),
        definition="Les voitures roulent trop vite.",
        exemplars=(),
        contributions=len(ids),
        stability=0.8,
    )
    return Analysis(
        themes=(theme,),
        assignments=tuple(
            Assignment(
                contribution_id=one,
                passage=0,
                start=0,
                end=3,
                status="assigned",
                theme_id="t01",
                strength=0.5,
            )
            for one in ids
        ),
        cells=(cell(),),
        account=Account(
            received=len(ids),
            analysed=len(ids),
            duplicates=0,
            empty=0,
            refused=0,
            passages=len(ids),
            residual={"rare": 0},
        ),
        encoder="essai",
    )


def cell() -> Cell:
    """Return a cell of the only theme."""
    return Cell(
        territory="02",
        name="Aisne",
        level="département",
        theme_id="t01",
        contributions=2,
        texts=2,
        contributors=2,
        base=3,
        share=0.67,
        low=0.2,
        high=0.9,
        specificity=0.1,
        q_value=1.0,
    )


def _gather(state: State, *_: object) -> State:
    ids = [one.contribution.id for one in state.cleaned if not one.blank]
    return replace(state, analysis=found(ids))


STAGES = (
    Stage("préparation", 0.4, lambda state, *_: state),
    Stage("comptes", 0.6, _gather),
)
"""Stages that need no text mining."""
