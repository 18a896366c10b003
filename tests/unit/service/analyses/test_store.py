"""What an analysis reads and leaves in the database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from models.encoder import encoder_hash
from models.registry import load_encoder
from nlp.errors import AssisesError
from nlp.settings import Settings
from service.analyses.actions import start
from service.analyses.load import count_refused, load_cleaned
from service.analyses.manifest import manifest, output_hash
from service.analyses.store import quality, store
from service.analyses.tables import Analysis, Assignment, Cell, Theme
from service.batches.store import store as store_batch
from service.batches.tables import Batch, Upload
from service.db.engine import reading, writing
from service.errors import NothingToAnalyse
from service.oneshot.meter import Spent
from tests import storage

ROWS = (("r2", "59", "Les voitures."), ("r1", "02", "Les lampadaires."), ("r3", "02", "RAS"))


@pytest.fixture
def place(tmp_path: Path) -> Iterator[storage.Place]:
    with storage.opened(tmp_path / "var") as opened:
        owner = storage.consultation(opened)
        with writing(opened.engine) as session:
            batch = Batch(
                id="lot", consultation_id=owner.id, content_hash="h", job_id="", state="done"
            )
            session.add(batch)
            session.flush()
            store_batch(session, batch, storage.received(*ROWS))
            session.commit()
        yield opened


def _started(place: storage.Place, settings: Settings | None = None) -> tuple[str, bool]:
    owner = storage.consultation(place)
    with writing(place.engine) as session:
        done = start(session, session.merge(owner), settings or Settings())
        session.commit()
    return done.analysis.id, done.created


def test_texts_are_loaded_in_the_order_of_ids(place: storage.Place) -> None:
    owner = storage.consultation(place)
    with reading(place.engine) as session:
        loaded = list(load_cleaned(session, owner.id))
        assert count_refused(session, owner.id) == 0
    assert [one.contribution.id for one in loaded] == ["r1", "r2", "r3"]
    assert [one.blank for one in loaded] == [False, False, True]
    assert loaded[1].contribution.context.territory == "59"


def test_what_was_found_is_stored_with_the_territory_of_each_contribution(
    place: storage.Place,
) -> None:
    id_, _ = _started(place)
    with writing(place.engine) as session:
        analysis = session.get_one(Analysis, id_)
        store(session, analysis, storage.found(["r1", "r2"]))
        session.commit()
    with reading(place.engine) as session:
        assert session.get_one(Analysis, id_).state == "done"
        rows = session.scalars(select(Assignment).order_by(Assignment.key)).all()
        assert [(one.territory, one.theme_id) for one in rows] == [("02", "t01"), ("59", "t01")]
        assert session.scalars(select(Theme)).one().terms == [{"form": "vitesse", "weight": 0.5}]
        cell = session.scalars(select(Cell)).one()
        assert (cell.territory, cell.share, cell.channel) == ("02", 0.67, "")


def test_quality_tells_the_share_without_theme_and_the_stability() -> None:
    assert quality(storage.found(["r1"])) == {
        "themes": 1,
        "subthemes": 0,
        "residual_share": 0.0,
        "stability": 0.8,
    }


def test_the_manifest_names_the_batches_and_the_hash_of_the_output(place: storage.Place) -> None:
    id_, _ = _started(place)
    spent = (Spent("mots", 1.5, 200.0),)
    with writing(place.engine) as session:
        session.add(Upload(batch_id="lot", position=0, name="avis.csv", sha256="1" * 64, size=9))
        session.flush()
        made = manifest(session, session.get_one(Analysis, id_), storage.found(["r1"]), spent)
    files = [{"name": "avis.csv", "sha256": "1" * 64}]
    assert made["batches"] == [{"id": "lot", "content": "h", "files": files}]
    assert made["stages"] == [{"name": "mots", "seconds": 1.5, "peak_mib": 200.0}]
    assert made["seed"] == Settings().seed
    assert made["encoder"] == {
        "name": storage.found(["r1"]).encoder,
        "hash": encoder_hash(load_encoder(Settings().embed.encoder)),
    }
    assert made["settings"]["seed"] == Settings().seed
    assert made["output"] == output_hash(storage.found(["r1"]))
    assert made["output"] != output_hash(storage.found(["r2"]))


def test_the_same_analysis_is_not_queued_twice(place: storage.Place) -> None:
    first, again, other = _started(place), _started(place), _started(place, Settings(seed=1))
    assert (first[1], again[1], other[1]) == (True, False, True)
    assert first[0] == again[0] != other[0]


def test_an_analysis_of_nothing_is_refused(tmp_path: Path) -> None:
    with storage.opened(tmp_path / "autre") as place, pytest.raises(NothingToAnalyse) as caught:
        _started(place)
    assert isinstance(caught.value, AssisesError)
    assert "essai" in str(caught.value)
