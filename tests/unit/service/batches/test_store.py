"""What an import leaves in the database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from service.batches.store import Received, store, text_hash
from service.batches.tables import Batch, Contribution, RejectedRow, SourceText
from service.db.engine import reading, writing
from tests import storage

LAMPS, CARS = "Plus de lampadaires.", "Moins de voitures."


@pytest.fixture
def place(tmp_path: Path) -> Iterator[storage.Place]:
    with storage.opened(tmp_path / "var") as opened:
        yield opened


def _stored(place: storage.Place, batch: str, received: Received) -> dict[str, int]:
    owner = storage.consultation(place)
    with writing(place.engine) as session:
        made = Batch(id=batch, consultation_id=owner.id, content_hash=batch * 8, job_id="")
        session.add(made)
        session.flush()
        counts = store(session, made, received)
        session.commit()
    return counts


def _all(place: storage.Place) -> dict[str, Contribution]:
    with reading(place.engine) as session:
        return {one.id: one for one in session.scalars(select(Contribution))}


def test_received_is_kept_and_copies_and_empty_and_refused(place: storage.Place) -> None:
    rows = (("r1", "02", LAMPS), ("r2", "59", LAMPS), ("r3", "02", "RAS"), ("r4", "02", CARS))
    counts = _stored(place, "lot-a", storage.received(*rows))
    assert counts == {"received": 4, "kept": 2, "duplicates": 1, "empty": 1, "refused": 0}
    found = _all(place)
    assert {id_: one.duplicate_of for id_, one in found.items() if one.duplicate_of} == {"r2": "r1"}
    assert found["r3"].blank
    assert found["r4"].changes == [["espaces", 1]]


def test_the_source_text_lies_apart(place: storage.Place) -> None:
    _stored(place, "lot-a", storage.received(("r1", "02", LAMPS)))
    with reading(place.engine) as session:
        pairs = session.execute(
            select(Contribution.id, SourceText.text).join(
                SourceText, SourceText.contribution_key == Contribution.key
            )
        ).all()
    assert [tuple(pair) for pair in pairs] == [("r1", LAMPS)]


def test_what_an_earlier_batch_brought_is_refused_with_its_reason(place: storage.Place) -> None:
    _stored(place, "lot-a", storage.received(("r1", "02", LAMPS)))
    counts = _stored(place, "lot-b", storage.received(("r1", "02", LAMPS), ("r2", "02", CARS)))
    assert (counts["received"], counts["kept"], counts["refused"]) == (2, 1, 1)
    with reading(place.engine) as session:
        refused = session.scalars(select(RejectedRow)).one()
    assert (refused.row, refused.reason.split(":")[0]) == (2, "deja-recu")


def test_the_same_id_for_another_text_hides_no_voice(place: storage.Place) -> None:
    _stored(place, "lot-a", storage.received(("r1", "02", LAMPS)))
    counts = _stored(place, "lot-b", storage.received(("r1", "02", CARS)))
    assert counts["kept"] == 1
    assert {id_: one.text for id_, one in _all(place).items()} == {"r1": LAMPS, "lot-bl:r1": CARS}


def test_copies_in_a_later_batch_follow_the_first_by_id(place: storage.Place) -> None:
    _stored(place, "lot-a", storage.received(("r5", "02", LAMPS)))
    _stored(place, "lot-b", storage.received(("r3", "02", LAMPS), ("r9", "02", LAMPS)))
    found = _all(place)
    assert [found[id_].duplicate_of for id_ in ("r3", "r5", "r9")] == [None, "r3", "r3"]


def test_the_same_words_to_another_question_are_no_copy(place: storage.Place) -> None:
    _stored(place, "lot-a", storage.received(("r1", "02", LAMPS)))
    _stored(place, "lot-b", storage.received(("r2", "02", LAMPS), question="Et quoi d'autre ?"))
    assert {one.duplicate_of for one in _all(place).values()} == {None}
    assert text_hash("a", "b") != text_hash("b", "a")
