"""The model of an analysis: kept before it counts as done, whole or not at all."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from nlp.pipeline import STAGES, State, run_stage
from nlp.pipeline import start as begin
from nlp.placing import place as place_texts
from nlp.saved import FILES, load
from nlp.settings import EmbedSettings, Settings
from service.analyses import models
from service.analyses.actions import start
from service.analyses.jobs import Measured, store_analysis
from service.analyses.load import load_cleaned, load_tools
from service.analyses.tables import BETWEEN, Analysis, Assignment
from service.batches.store import store as store_batch
from service.batches.tables import Batch, Contribution
from service.db.engine import reading, writing
from service.home import Home
from service.jobs.steps import Bench
from tests import storage
from tests.unit.nlp.builders import planted

SETTINGS = Settings(threads=1, embed=EmbedSettings(encoder="lsa"))


@pytest.fixture
def place(tmp_path: Path, database_url: str) -> Iterator[storage.Place]:
    rows = [(one.contribution.id, "02", one.contribution.text) for one in planted(12)]
    with storage.opened(tmp_path / "var", database_url) as opened:
        owner = storage.consultation(opened)
        with writing(opened.engine) as session:
            batch = Batch(
                id="lot", consultation_id=owner.id, content_hash="h", job_id="", state="done"
            )
            session.add(batch)
            session.flush()
            store_batch(session, batch, storage.received(*rows))
            start(session, session.merge(owner), SETTINGS)
            session.commit()
        yield opened


def _ended(place: storage.Place) -> tuple[Bench, State]:
    with reading(place.engine) as session:
        analysis = session.scalars(select(Analysis)).one()
        state = begin(tuple(load_cleaned(session, analysis.consultation_id)))
        values: dict[str, Any] = {"job": analysis.job_id, "subject": analysis.id}
    bench = Bench(
        settings=place.settings, home=place.home, engine=place.engine, tell=print, **values
    )
    for stage in STAGES:
        state = run_stage(stage, state, load_tools(SETTINGS), SETTINGS)
    return bench, state


def test_the_kept_model_places_the_texts_as_they_are_stored(place: storage.Place) -> None:
    bench, state = _ended(place)
    store_analysis(bench, Measured(state))
    folder = place.home.model(bench.subject)
    assert {path.name for path in folder.iterdir()} == set(FILES)
    with reading(place.engine) as session:
        texts = list(
            load_cleaned(session, session.get_one(Analysis, bench.subject).consultation_id)
        )
        columns = (Contribution.id, Assignment.theme_id, Assignment.terms, Assignment.exemplar)
        query = select(*columns).join(Contribution, Contribution.key == Assignment.contribution_key)
        stored = {tuple(row) for row in session.execute(query)}
    found = place_texts(texts, load(folder), load_tools(SETTINGS), SETTINGS)
    told = {
        (one.contribution_id, one.theme_id, BETWEEN.join(one.terms), one.exemplar) for one in found
    }
    assert told == stored
    assert any(terms for _, _, terms, _ in stored)


def test_a_crash_between_model_and_database_is_made_good_by_the_next_try(
    place: storage.Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, state = _ended(place)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("service.analyses.jobs.store", crash)
        with pytest.raises(KeyboardInterrupt):
            store_analysis(bench, Measured(state))
    with reading(place.engine) as session:
        assert session.get_one(Analysis, bench.subject).state != "done"
    first = store_analysis(bench, Measured(state))
    assert store_analysis(bench, Measured(state)) == first
    assert load(place.home.model(bench.subject)).encoder == "lsa"


def test_a_model_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(folder: Path, _: object) -> None:
        (folder / FILES[0]).write_text("{", encoding="utf-8")
        raise RuntimeError

    analysis: Any = SimpleNamespace(id="a", settings={})
    monkeypatch.setattr(models, "remember", lambda *_: object())
    monkeypatch.setattr(models, "save", fail)
    with pytest.raises(RuntimeError):
        models.keep_model(Home(tmp_path), analysis, begin([]))
    assert list((tmp_path / "models").iterdir()) == []


def test_without_themes_no_model_is_kept(tmp_path: Path) -> None:
    analysis: Any = SimpleNamespace(id="a", settings={})
    models.keep_model(Home(tmp_path), analysis, begin([]))
    assert not (tmp_path / "models").exists()
