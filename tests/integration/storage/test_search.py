"""The index of texts: the same on every database, whatever interrupts it or is deleted."""

from collections.abc import Sequence

import pytest
from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session

from service.analyses.store import store as store_analysis
from service.analyses.tables import Analysis
from service.batches.store import store as store_texts
from service.batches.tables import Batch, Contribution
from service.consultations.tables import Consultation
from service.db.engine import reading, writing
from service.search import facets, indexing
from service.search.engines import Sought, words_in
from service.search.errors import NotIndexed
from service.search.grammar import read_query
from service.search.indexing import fill
from service.search.queries import index_of
from service.search.slots import key_of
from service.search.tables import SearchIndex
from tests import storage

SAID = (
    ("a", "02", "L'éclairage public est en panne rue du Stade."),
    ("b", "59", "PLUS D'ECLAIRAGE PUBLIC DANS LES RUES"),
    ("c", "021", "La police municipale passe, la rue est calme."),
    ("d", "02", "Une police municipale ou nationale ; Œuvrer ensemble : 2 000 policiers 🚓 !"),
    ("e", "59", "الشرطة في الشارع et l'éclairage"),
    ("f", "2A", "RAS"),
)
QUERIES = {
    "eclairage": "abe",
    "ÉCLAIRAGES": "abe",
    "rue": "abc",
    "eclairage rue": "ab",
    '"eclairage public"': "ab",
    '"police municipale"': "cd",
    "rue -éclairage": "c",
    'police -"police municipale passe"': "d",
    "oeuvrer": "d",
    "الشرطة": "e",
    "ras": "f",
    "2 policier": "d",
    "absent": "",
}


def analysed(place: storage.Place, name: str = "a1") -> str:
    """Store an analysis of all texts that are there."""
    with writing(place.engine) as session:
        owner = session.scalars(select(Consultation)).one()
        ids = session.scalars(select(Contribution.id)).all()
        analysis = Analysis(id=name, consultation_id=owner.id, job_id="")
        session.add(analysis)
        session.flush()
        store_analysis(session, analysis, storage.found(ids))
        session.commit()
    return name


def imported(place: storage.Place, rows: Sequence[tuple[str, str, str]] = SAID) -> str:
    """Store the texts as one batch and return its id."""
    owner = storage.consultation(place)
    with writing(place.engine) as session:
        number = session.scalar(select(func.count()).select_from(Batch))
        batch = Batch(
            id=f"b{number}", consultation_id=owner.id, content_hash=f"{number}", job_id=""
        )
        session.add(batch)
        session.flush()
        store_texts(session, batch, storage.received(*rows))
        session.commit()
        return batch.id


def found(place: storage.Place, typed: str, *facet: tuple[str, ...], analysis: str = "a1") -> str:
    """Return the ids of the texts found, in order."""
    with reading(place.engine) as session:
        sought = Sought(
            number=index_of(session, analysis).number, query=read_query(typed), facets=facet
        )
        slots = words_in(session.connection()).find(sought, 100)
        keys = [key_of(slot) for slot in slots]
        ids = session.scalars(select(Contribution.id).where(Contribution.key.in_(keys)))
        return "".join(sorted(ids))


def held(session: Session) -> int:
    return session.scalar(text("SELECT count(*) FROM search_text")) or 0


def test_words_are_found_alike_on_every_database(place: storage.Place) -> None:
    imported(place)
    assert fill(place.engine, analysed(place)) == len(SAID)
    assert {typed: found(place, typed) for typed in QUERIES} == QUERIES


def test_filters_narrow_what_is_found(place: storage.Place) -> None:
    imported(place)
    fill(place.engine, analysed(place))
    aisne, nord = (facets.of_territory(code) for code in ("02", "59"))
    assert found(place, "rue", (aisne,)) == "ac"
    assert found(place, "rue", (aisne, nord)) == "abc"
    assert found(place, "rue", (facets.of_territory("R32"),), (nord,)) == "b"
    assert found(place, "rue", (facets.of_value("h", "t01"),)) == "abc"
    assert found(place, "rue", (facets.of_value("h", "t02"),)) == ""
    assert found(place, "rue", (facets.of_value("q", storage.QUESTION),)) == "abc"


def test_a_filter_is_no_word_that_can_be_searched(place: storage.Place) -> None:
    imported(place)
    fill(place.engine, analysed(place))
    for typed in ("__t02", "t02", "_rue", '"rue __tfr"'):
        assert found(place, typed).strip("abc") == ""
    assert found(place, "__t02") == found(place, "t02") == ""


def test_an_interrupted_index_goes_on_where_it_was_left(
    place: storage.Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(place)
    analysis = analysed(place)
    monkeypatch.setattr(indexing, "AT_ONCE", 2)
    told: list[float] = []

    def die(share: float) -> None:
        told.append(share)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill(place.engine, analysis, die)
    with reading(place.engine) as session:
        assert held(session) == 2
        with pytest.raises(NotIndexed):
            index_of(session, analysis)
    fill(place.engine, analysis, told.append)
    assert told == pytest.approx([1 / 3, 2 / 3, 1.0])
    fill(place.engine, analysis)
    with reading(place.engine) as session:
        assert held(session) == session.scalars(select(SearchIndex.texts)).one() == len(SAID)
    assert {typed: found(place, typed) for typed in QUERIES} == QUERIES


def test_what_comes_in_after_an_analysis_is_not_of_it(place: storage.Place) -> None:
    imported(place)
    analysis = analysed(place)
    imported(place, [("z", "02", "La rue encore.")])
    fill(place.engine, analysis)
    assert found(place, "rue") == "abc"


def test_the_index_of_a_later_analysis_takes_the_place(place: storage.Place) -> None:
    imported(place)
    fill(place.engine, analysed(place))
    imported(place, [("z", "02", "La rue encore.")])
    fill(place.engine, analysed(place, "a2"))
    assert found(place, "rue", analysis="a2") == "abcz"
    with reading(place.engine) as session:
        assert held(session) == len(SAID) + 1
        with pytest.raises(NotIndexed):
            index_of(session, "a1")


def test_an_index_of_an_earlier_form_is_made_anew(
    place: storage.Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(place)
    with monkeypatch.context() as before:
        before.setattr(indexing, "FORM", "0")
        fill(place.engine, analysed(place))
    with reading(place.engine) as session, pytest.raises(NotIndexed):
        index_of(session, "a1")
    fill(place.engine, "a1")
    assert found(place, "rue") == "abc"
    with reading(place.engine) as session:
        assert held(session) == len(SAID)


def test_words_go_with_their_texts_and_with_their_analysis(place: storage.Place) -> None:
    batch = imported(place)
    imported(place, [("z", "02", "La rue encore.")])
    fill(place.engine, analysed(place))
    with writing(place.engine) as session:
        session.execute(delete(Contribution).where(Contribution.id == "a"))
        session.commit()
        assert held(session) == len(SAID)
    assert found(place, "rue") == "bcz"
    with writing(place.engine) as session:
        session.execute(delete(Batch).where(Batch.id == batch))
        session.commit()
    assert found(place, "rue") == "z"
    with writing(place.engine) as session:
        session.execute(delete(Analysis))
        session.commit()
        assert held(session) == 0


def test_texts_beyond_all_measure_do_not_stop_the_index(place: storage.Place) -> None:
    endless = "x" * 100_000
    long = " ".join(f"mot{n}" for n in range(60_000))
    imported(place, [("a", "02", endless), ("b", "02", f"début {long} fin")])
    fill(place.engine, analysed(place))
    assert found(place, "début") == found(place, "mot20000") == "b"
    assert found(place, "xxx") == ""
