"""The worker with its job engine, in this process and beside it."""

import os
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from nlp.settings import Settings
from service.analyses.actions import ANALYSE, start
from service.analyses.jobs import COMPARE, recipe
from service.analyses.tables import Analysis
from service.batches.actions import IMPORT
from service.batches.jobs import RECIPE
from service.db.engine import reading, writing
from service.errors import UnknownJob
from service.jobs.beside import worker_beside
from service.jobs.lock import worker_lock
from service.jobs.steps import Recipe
from service.jobs.tables import Job
from service.jobs.worker import run_until_ended, run_worker
from tests import storage

RECIPES = {IMPORT: RECIPE, ANALYSE: recipe(storage.STAGES)}

pytestmark = pytest.mark.slow


def _analysis(place: storage.Place) -> str:
    owner = storage.consultation(place)
    with writing(place.engine) as session:
        started = start(session, session.merge(owner), Settings())
        session.commit()
    return started.job.id


def test_jobs_are_done_in_order_when_nobody_else_does_them(
    place: storage.Place, tmp_path: Path
) -> None:
    first = storage.submitted(place, [storage.csv_file(tmp_path)]).job.id
    second = _analysis(place)
    seen: list[float] = []
    done = run_until_ended(
        place.settings, second, lambda job: seen.append(job.fraction), recipes=RECIPES
    )
    assert (done.state, done.error) == ("done", "")
    assert done.result["received"] == 3
    assert seen == sorted(seen)
    with reading(place.engine) as session:
        assert session.get_one(Job, first).state == "done"
        manifest: dict[str, Any] = session.get_one(Analysis, done.subject).manifest
    assert [one["name"] for one in manifest["stages"]] == [
        *(one.name for one in storage.STAGES),
        COMPARE,
    ]
    assert all(one["peak_mib"] > 0 for one in manifest["stages"])
    assert [len(one["sha256"]) for one in manifest["batches"][0]["files"]] == [64]
    with worker_lock(place.home) as free:
        assert free


def test_an_unexpected_error_is_told_with_a_number_that_the_log_of_incidents_repeats(
    place: storage.Place, tmp_path: Path
) -> None:
    job = storage.submitted(place, [storage.csv_file(tmp_path)]).job.id
    broken = Recipe(steps=RECIPE.steps[1:], mark=RECIPE.mark)
    done = run_until_ended(place.settings, job, recipes={IMPORT: broken})
    assert done.error_slug == "erreur-imprevue"
    log = (place.home.path / "incidents.log").read_text(encoding="utf-8")
    assert done.incident in log
    assert "AttributeError" in log


def test_who_waits_for_a_job_takes_the_place_of_a_worker_that_died(
    place: storage.Place, tmp_path: Path
) -> None:
    job = storage.submitted(place, [storage.csv_file(tmp_path)]).job.id
    looked, ended = Event(), list[str]()

    def wait() -> None:
        found = run_until_ended(place.settings, job, lambda _: looked.set(), recipes=RECIPES)
        ended.append(found.state)

    waiting = Thread(target=wait)
    with worker_lock(place.home):
        waiting.start()
        assert looked.wait(20)
        assert ended == []
    waiting.join(60)
    assert ended == ["done"]


def test_a_worker_works_until_it_is_told_to_stop(place: storage.Place, tmp_path: Path) -> None:
    job = storage.submitted(place, [storage.csv_file(tmp_path)]).job.id
    stop = Event()
    worker = Thread(target=run_worker, args=(place.settings, stop, RECIPES))
    worker.start()
    try:
        assert run_until_ended(place.settings, job, recipes=RECIPES).state == "done"
    finally:
        stop.set()
        worker.join(60)
    assert not worker.is_alive()


def test_a_worker_beside_does_the_jobs_and_ends_with_the_context(
    place: storage.Place, tmp_path: Path
) -> None:
    job = storage.submitted(place, [storage.csv_file(tmp_path)]).job.id
    with worker_beside(place.settings) as process:
        assert run_until_ended(place.settings, job, recipes=RECIPES).state == "done"
        assert Path(f"/proc/{process}").exists()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_job_that_nobody_asked_for_is_unknown(place: storage.Place) -> None:
    with pytest.raises(UnknownJob):
        run_until_ended(place.settings, "absente", recipes=RECIPES)
