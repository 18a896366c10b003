"""One small consultation with an analysis, put into a database directly."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Select, select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from service.accounts.actions import TokenRequest, create_token
from service.accounts.roles import Role
from service.analyses.tables import Analysis, Assignment, Cell, Theme
from service.batches.tables import Batch, Contribution, RejectedRow, SourceText, Upload
from service.consultations.tables import Consultation
from service.db.engine import open_engine, writing
from service.db.metadata import METADATA
from service.jobs.tables import Job
from service.settings import ServiceSettings

SLUG, ANALYSIS, BATCH, JOB = "essai", "a" * 32, "b" * 32, "c" * 32
SOURCE_MARK = "Jeanne Confidentielle"
"""Only in source texts: no answer may ever hold it."""

QUESTION = "Quelles sont vos priorités ?"
THEMES = {
    "t01": ("Éclairage public des rues", "Il manque des lampadaires, la rue est noire le soir."),
    "t02": ("Vitesse des voitures", "Les voitures roulent trop vite devant les écoles."),
    "t03": ("Présence de la police municipale", "On ne voit jamais de patrouille à pied."),
}
SUBTHEMES = {"t01-1": ("t01", "Lampadaires en panne"), "t02-1": ("t02", "Abords des écoles")}
KNOWN = {*THEMES, *SUBTHEMES}
PLACES = (("021", 8), ("02", 14), ("59", 10), ("2A", 4), ("FR", 2))
EXEMPLARS = [
    {"contribution_id": name, "start": 0, "end": 12, "text": f"Dit par {name}."}
    for name in ("c030", "c001")
]
"""Of each theme: the first lies in another département than the second."""

CHANNELS = ("réunion", "consultation en ligne")


@dataclass(frozen=True, slots=True)
class Written:
    """A contribution with the themes of its passages, each passage being one sentence."""

    row: Contribution
    themes: tuple[str, ...]


def settings(home: Path, **values: Any) -> ServiceSettings:
    """Return settings with a database that gives up quickly when locked."""
    return ServiceSettings(**{"home": home, "busy_seconds": 0.1, **values})


def empty_database(home: Path, **values: Any) -> Engine:
    """Return an engine on a new database with all tables and no rows."""
    engine = open_engine(settings(home, **values))
    METADATA.create_all(engine)
    return engine


def filled_database(home: Path, **values: Any) -> Engine:
    """Return an engine on a database that holds the small consultation."""
    engine = empty_database(home, **values)
    with writing(engine) as session:
        fill(session)
        session.commit()
    return engine


def fill(session: Session) -> None:
    """Add the consultation, its batch, its finished analysis and its job."""
    owner = Consultation(slug=SLUG, name="Consultation d'essai", fictional=True)
    session.add(owner)
    session.flush()
    _batch(session, owner.id)
    written = list(_contributions(owner.id))
    session.add_all(one.row for one in written)
    session.flush()
    session.add_all(
        SourceText(contribution_key=one.row.key, text=f"{SOURCE_MARK} : {one.row.text}")
        for one in written
    )
    _analysis(session, owner.id, written)


def _batch(session: Session, owner: int) -> None:
    report = {"received": 40, "kept": 38, "empty": 0, "duplicates": 0, "refused": 2}
    batch = Batch(
        id=BATCH,
        consultation_id=owner,
        content_hash="0" * 64,
        job_id=JOB,
        state="done",
        options={"files": [], "joins": [], "remembered": {}},
        report=report,
    )
    session.add(batch)
    session.add(job(owner))
    session.flush()
    session.add(Upload(batch_id=BATCH, position=0, name="avis.csv", sha256="1" * 64, size=4096))
    session.add_all(
        RejectedRow(
            batch_id=BATCH, file="avis.csv", row=row, reason="ligne-vide: vide", set_aside=False
        )
        for row in (7, 12)
    )


def job(owner: int, **values: Any) -> Job:
    """Return a job that has ended."""
    defaults: dict[str, Any] = {
        "id": JOB,
        "kind": "import",
        "subject": BATCH,
        "consultation_id": owner,
        "state": "done",
        "stage": "store",
        "fraction": 1.0,
        "estimate": 0.0,
        "finished_at": datetime(2020, 1, 20, 12, tzinfo=UTC),
    }
    return Job(**{**defaults, **values})


def _contributions(owner: int) -> Iterator[Written]:
    number = 0
    names = list(THEMES)
    for territory, count in PLACES:
        for place in range(count):
            themes = (names[number % 3], names[(number + 1) % 3])[: 1 + place % 2]
            yield Written(_contribution(owner, number, territory, themes), themes)
            number += 1


def _contribution(owner: int, number: int, territory: str, themes: tuple[str, ...]) -> Contribution:
    text = " ".join(f"{THEMES[theme][1][:-1]}, au numéro {number}." for theme in themes)
    return Contribution(
        consultation_id=owner,
        batch_id=BATCH,
        id=f"c{number:03}",
        text=text,
        text_hash=f"{number:032}",
        blank=False,
        question=QUESTION,
        territory=territory,
        channel=CHANNELS[number % 2],
        audience="élus" if number % 4 == 0 else "",
        contributor=f"p{number % 30}",
        date="2020-01-12",
        file="avis.csv",
        row=number + 2,
    )


def _analysis(session: Session, owner: int, written: list[Written]) -> None:
    session.add(finished_analysis(owner, ANALYSIS, len(written)))
    session.flush()
    session.add_all(_themes(ANALYSIS))
    session.add_all(each for one in written for each in _assignments(one))
    session.add_all(_cells(written))


def finished_analysis(owner: int, name: str, count: int, **values: Any) -> Analysis:
    """Return a finished analysis of so many contributions."""
    defaults: dict[str, Any] = {
        "id": name,
        "consultation_id": owner,
        "job_id": JOB,
        "state": "done",
        "encoder": "lsa",
        "account": {
            **dict.fromkeys(("analysed", "passages"), count),
            **dict.fromkeys(("duplicates", "empty"), 0),
            "refused": 2,
            "received": count + 2,
            "residual": {"rare": 1},
        },
        "quality": {"residual_share": 0.02},
        "manifest": {"seed": 2020, "versions": {"bertopic": "0.17.4"}},
        "created_at": datetime(2020, 1, 20, 12, tzinfo=UTC),
        "finished_at": datetime(2020, 1, 20, 13, tzinfo=UTC),
    }
    return Analysis(**{**defaults, **values})


def _themes(analysis: str) -> Iterator[Theme]:
    for position, (name, (title, definition)) in enumerate(THEMES.items()):
        yield _theme(analysis, position, (name, None, 1), (title, definition))
    for position, (name, (parent, title)) in enumerate(SUBTHEMES.items()):
        yield _theme(analysis, position, (name, parent, 2), (title, title))


def _theme(
    analysis: str, position: int, place: tuple[str, str | None, int], said: tuple[str, str]
) -> Theme:
    name, parent, level = place
    return Theme(
        analysis_id=analysis,
        id=name,
        position=position,
        parent_id=parent,
        level=level,
        title=said[0],
        definition=f"{said[1]} ; par exemple : « Dit ailleurs. ».",
        terms=[{"form": "éclairage", "weight": 0.4}, {"form": "=rue", "weight": 0.2}],
        exemplars=EXEMPLARS if level == 1 else [],
        **dict.fromkeys(("contributions", "texts", "contributors"), 10),
        share=0.3,
        stability=0.9,
    )


def _assignments(one: Written) -> Iterator[Assignment]:
    start = 0
    for passage, theme in enumerate(one.themes):
        end = one.row.text.index(".", start) + 1
        yield _assignment(one, passage, (start, end), theme)
        start = end + 1
    if one.row.id == "c000":
        yield _assignment(one, 9, (0, 8), "")


def _assignment(one: Written, passage: int, span: tuple[int, int], theme: str) -> Assignment:
    return Assignment(
        analysis_id=ANALYSIS,
        contribution_key=one.row.key,
        territory=one.row.territory,
        passage=passage,
        start=span[0],
        end=span[1],
        status="assigned" if theme else "rare",
        theme_id=theme,
        subtheme_id=f"{theme}-1" if f"{theme}-1" in SUBTHEMES else "",
        strength=0.5 + (int(one.row.id[1:]) % 10) / 20,
        runner_up_id="t03" if theme == "t02" else "",
        margin=0.125 if theme else 0.0,
        terms="voitures\true" if theme else "",
        exemplar=passage if theme else -1,
    )


def _cells(written: list[Written]) -> Iterator[Cell]:
    """Count each theme in each territory and every combination of filters."""
    gazetteer = load_gazetteer()
    bases: dict[tuple[str, ...], int] = defaultdict(int)
    counts: dict[tuple[str, ...], int] = defaultdict(int)
    for one in written:
        row = one.row
        filters = (("", row.channel), ("", row.audience), ("", row.question))
        places = product(gazetteer.path(row.territory), *(dict.fromkeys(f) for f in filters))
        themes = [name for theme in one.themes for name in (theme, f"{theme}-1") if name in KNOWN]
        for place in places:
            bases[place] += 1
            for theme in themes:
                counts[(theme, *place)] += 1
    for (theme, *where), count in counts.items():
        yield _cell(theme, where, count, bases[tuple(where)])


def _cell(theme: str, place: list[str], count: int, base: int) -> Cell:
    gazetteer = load_gazetteer()
    territory, channel, audience, question = place
    return Cell(
        analysis_id=ANALYSIS,
        territory=territory,
        name=gazetteer.name(territory),
        level=gazetteer.level(territory),
        theme_id=theme,
        channel=channel,
        audience=audience,
        question=question,
        **dict.fromkeys(("contributions", "texts", "contributors"), count),
        base=base,
        share=count / base,
        low=max(0.0, count / base - 0.1),
        high=min(1.0, count / base + 0.1),
        specificity=1.5,
        q_value=0.2,
        flag="n<30" if base < 30 else "",
    )


def token(engine: Engine, role: Role = Role.ANALYSTE, *territories: str, **values: Any) -> str:
    """Add a token and return its text."""
    with writing(engine) as session:
        wanted = TokenRequest(role=role, territories=territories, **values)
        made = create_token(session, wanted, load_gazetteer())
        session.commit()
    return made.text


def select_consultation() -> Select[Consultation]:
    """Return the query of the small consultation."""
    return select(Consultation).where(Consultation.slug == SLUG)
