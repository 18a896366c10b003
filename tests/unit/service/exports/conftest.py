"""A small analysis in a database, with texts that are hard to write."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from sqlalchemy import Engine, select

from service.accounts.roles import Principal, Role
from service.analyses.tables import Assignment
from service.batches.tables import Contribution
from service.db.engine import reading, writing
from service.exports.corpus import Wanted, open_extract
from service.exports.formats import FORMATS
from tests import builders, figures

HARD = {
    "x-crlf": "Il manque des bancs.\r\nLa rue est sale.\rLe parc ferme tôt.",
    "x-emoji": "Bravo 👍🏽👨‍👩‍👧 pour le parc. La route est abîmée 🚧 partout.",
    "x-arabe": "الشارع مظلم جدا في الليل. نريد المزيد من الإنارة.",
    "x-controle": "Un mot\x00 caché\x08 ici. Puis \ufffe la suite\x0b enfin.",
    "x-long": "Phrase répétée. " * 5_000,
    "x-formule": '=HYPERLINK("http://exemple.fr"). Cliquez.',
    "x-balise": "<r>gras</r> & <b>. _x0041_ « fin ».",
    "x-etoiles": "* premier point\n**** *dep_59\n-*theme\n0001 *dep_59\nFin. Ou pas.",
    "x-bom": "\ufeffDébut marqué. Suite.",
}
"""Texts by id; each is cut into two passages at its first full stop."""

Export = Callable[..., bytes]


@pytest.fixture(scope="session")
def hard_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Fill a database with the small consultation and the hard texts."""
    engine = builders.filled_database(tmp_path_factory.mktemp("exports"))
    with writing(engine) as session:
        owner = session.scalars(builders.select_consultation()).one()
        for name, text in HARD.items():
            row = _contribution(owner.id, name, text)
            session.add(row)
            session.flush()
            session.add_all(_passages(row))
        session.add(_contribution(owner.id, "x-vide", "RAS", blank=True))
        copy = session.scalars(select(Contribution).where(Contribution.id == "c031")).one()
        copy.duplicate_of = "c001"
        session.commit()
    figures.add_campaign(engine, ("c001", "c031"), ("021", "59"))
    yield engine
    engine.dispose()


def _contribution(owner: int, name: str, text: str, *, blank: bool = False) -> Contribution:
    return Contribution(
        consultation_id=owner,
        batch_id=builders.BATCH,
        id=name,
        text=text,
        text_hash=name,
        blank=blank,
        question=builders.QUESTION,
        territory="02",
        channel="réunion",
        audience="élus",
        date="2020-01-13",
        file="avis.csv",
        row=1,
    )


def _passages(row: Contribution) -> Iterator[Assignment]:
    cut = row.text.find(".") + 1 or len(row.text) // 2
    spans = ((0, cut, "t01"), (cut, len(row.text), "t02"), (cut, len(row.text), "t03"))
    for place, (start, end, theme) in enumerate(spans):
        yield Assignment(
            analysis_id=builders.ANALYSIS,
            contribution_key=row.key,
            territory=row.territory,
            passage=min(place, 1),
            start=start,
            end=end,
            status="assigned",
            theme_id=theme,
            strength=0.9 - place / 10,
        )


ANALYST = Principal(role=Role.ANALYSTE)


@pytest.fixture
def export(hard_database: Engine) -> Export:
    """Return a way to export the small consultation: by format, for whom, which part."""

    def write(form: str, who: Principal = ANALYST, **wanted: str) -> bytes:
        stream = BytesIO()
        with reading(hard_database) as session:
            extract = open_extract(session, who, Wanted(consultation=builders.SLUG, **wanted))
            FORMATS[form].write(stream, session, extract)
        return stream.getvalue()

    return write


@pytest.fixture
def passages(hard_database: Engine) -> dict[tuple[str, int, int], set[str]]:
    """Return the codes of each passage as stored: by contribution, start and end."""
    query = select(Contribution.id, Assignment).join_from(
        Assignment, Contribution, Contribution.key == Assignment.contribution_key
    )
    found: dict[tuple[str, int, int], set[str]] = {}
    with reading(hard_database) as session:
        for name, one in session.execute(query):
            if one.theme_id:
                place = (name, one.start, one.end)
                found.setdefault(place, set()).add(one.subtheme_id or one.theme_id)
    return found
