"""Natures and statements, from the stages to the answers."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import select

from nlp.nature.stage import Natures, Said
from nlp.pipeline import State, start
from nlp.settings import Settings
from nlp.types import Analysis as Found
from nlp.types import Corpus, Passage, Slice
from service.analyses.actions import start as ask
from service.analyses.spoken import spoken, statement_rows
from service.analyses.store import store
from service.analyses.tables import Analysis, Assignment
from service.batches.store import store as store_batch
from service.batches.tables import Batch
from service.db.engine import reading, writing
from service.themes.statements import spoken_of, statements_of
from service.themes.view import View
from tests import storage

PRO = Said("proposition", "technologies", "commune", "pour", "vidéoprotection")
CONTRA = Said("proposition", "technologies", "", "contre", "vidéoprotection")
NOTED = Said("constat")
TEXTS = {
    "r1": ("02", "Il faut plus de caméras au centre.", PRO),
    "r2": ("59", "il faut plus de caméras au centre", PRO),
    "r3": ("02", "Supprimer toutes les caméras de la ville.", CONTRA),
    "r4": ("02", "On ne voit jamais personne la nuit.", NOTED),
}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[storage.Place]:
    rows = [(name, code, text) for name, (code, text, _) in TEXTS.items()]
    with storage.opened(tmp_path / "var") as opened:
        owner = storage.consultation(opened)
        with writing(opened.engine) as session:
            batch = Batch(
                id="lot", consultation_id=owner.id, content_hash="h", job_id="", state="done"
            )
            session.add(batch)
            session.flush()
            store_batch(session, batch, storage.received(*rows))
            analysis = ask(session, session.merge(owner), Settings()).analysis
            store(session, analysis, found(), spoken(state()))
            session.commit()
        yield opened


def state() -> State:
    """Return what is left of the state after all stages."""
    passages = tuple(
        Passage(contribution_id=name, index=0, start=0, end=len(text), text=text)
        for name, (_, text, _) in TEXTS.items()
    )
    told = Natures(
        said=(PRO, CONTRA, NOTED),
        codes=np.array([0, 0, 1, 2], dtype=np.int16),
        confidence=np.array([90, 80, 95, 99], dtype=np.uint8),
    )
    corpus = Corpus(analysed=(), copied=(), empty=(), copies={})
    return replace(start(()), corpus=corpus, passages=passages, natures=told)


def found() -> Found:
    """Return an analysis with one theme, in every contribution."""
    one = storage.found(list(TEXTS))
    rows = tuple(replace(row, end=len(TEXTS[row.contribution_id][1])) for row in one.assignments)
    return replace(one, assignments=rows)


def view(place: storage.Place, territory: str, **values: object) -> View:
    with reading(place.engine) as session:
        analysis = session.scalars(select(Analysis.id)).one()
    return View(consultation="essai", analysis=analysis, territory=territory, **values)  # type: ignore[arg-type]


def test_every_assignment_has_its_nature_axis_actor_and_side(place: storage.Place) -> None:
    with reading(place.engine) as session:
        rows = session.scalars(select(Assignment).order_by(Assignment.key)).all()
        told = [(one.nature, one.axis, one.actor, one.stance) for one in rows]
    assert told[0] == ("proposition", "technologies", "commune", "pour")
    assert told[2:] == [("proposition", "technologies", "", "contre"), ("constat", "", "", "")]


def test_statements_are_counted_in_the_territory_and_quote_it(place: storage.Place) -> None:
    with reading(place.engine) as session:
        nation = statements_of(session, view(place, "FR"), ["t01"])["t01"]
        aisne = statements_of(session, view(place, "02"), ["t01"])["t01"]
    constats, propositions = nation
    assert [one.text for one in constats] == ["On ne voit jamais personne la nuit."]
    assert [one.contributions for one in propositions] == [2, 1]
    assert {one.contribution_id for side in aisne for one in side} == {"r1", "r3", "r4"}
    for one in (*constats, *propositions):
        assert one.text == TEXTS[one.contribution_id][1][one.start : one.end]


def test_opposite_demands_are_two_sides_with_their_counts(place: storage.Place) -> None:
    with reading(place.engine) as session:
        nation = spoken_of(session, view(place, "FR"), ["t01"]).stances["t01"]
        north = spoken_of(session, view(place, "59"), ["t01"]).stances
    (stance,) = nation
    assert stance.subject == "vidéoprotection"
    assert (stance.pour.contributions, stance.contre.contributions) == (2, 1)
    assert stance.contre.statement is not None
    assert stance.contre.statement.text.startswith("Supprimer")
    assert north == {}, "one side alone opposes nothing"


def test_texts_of_other_territories_are_not_shown_to_who_may_not_read_them(
    place: storage.Place,
) -> None:
    with reading(place.engine) as session:
        limited = spoken_of(session, view(place, "FR", texts_of=("59",)), ["t01"])
    shown = [one for side in limited.pairs.get("t01", ((), ())) for one in side]
    assert {one.contribution_id for one in shown} <= {"r2"}
    assert limited.stances["t01"][0].contre.statement is None
    assert limited.stances["t01"][0].contre.contributions == 1


def test_a_slice_says_that_nothing_was_chosen_for_it(place: storage.Place) -> None:
    with reading(place.engine) as session:
        sliced = spoken_of(session, view(place, "FR", slice=Slice(channel="réunion")), ["t01"])
        whole = spoken_of(session, view(place, "FR"), ["t01"])
    assert (sliced.pairs, sliced.computed_at) == ({}, None)
    assert whole.computed_at is not None


def test_unsure_passages_make_no_statement(place: storage.Place) -> None:
    told = state()
    assert told.natures is not None
    unsure = replace(told.natures, confidence=np.full(4, 40, dtype=np.uint8))
    said = spoken(replace(told, natures=unsure))
    assert said is not None
    keys = {name: (at, TEXTS[name][0]) for at, name in enumerate(TEXTS)}
    assert list(statement_rows(said, found().assignments, keys)) == []
