"""The steps of a job without the job engine: `durably` is a dictionary here."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from nlp.errors import SettingError
from service.db.engine import reading, writing
from service.errors import DatabaseLocked
from service.jobs import progress
from service.jobs.actions import queue_job
from service.jobs.progress import Noted
from service.jobs.run import Outcome, Runner
from service.jobs.steps import Bench, Recipe, Step
from service.jobs.tables import Job, JobStep
from tests import storage

Marks = list[tuple[str, str]]


class Killed(BaseException):
    """Stands for a kill: nothing in the program may catch it."""


class Record:
    """What a job engine remembers between two lives of the worker."""

    def __init__(self) -> None:
        self.outcomes: dict[str, Outcome] = {}

    def __call__(self, name: str, step: Callable[[], Outcome]) -> Outcome:
        if name not in self.outcomes:
            self.outcomes[name] = step()
        return self.outcomes[name]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[storage.Place]:
    with storage.opened(tmp_path / "var") as opened:
        yield opened


@pytest.fixture
def marks() -> Marks:
    return []


@pytest.fixture
def job(place: storage.Place) -> str:
    owner = storage.consultation(place)
    with writing(place.engine) as session:
        made = queue_job(session, "essai", "sujet", owner.id)
        session.commit()
    return made.id


def _runner(place: storage.Place, marks: Marks, *steps: Step) -> Runner:
    def mark(_: Session, subject: str, state: str) -> None:
        marks.append((subject, state))

    recipe = Recipe(steps=steps, mark=mark)
    return Runner(place.settings, place.home, place.engine, {"essai": recipe})


def _look(place: storage.Place, job: str) -> Job:
    with reading(place.engine) as session:
        return session.get_one(Job, job)


def _one(_: Bench, __: None) -> list[int]:
    return [1]


def _two(_: Bench, value: list[int]) -> dict[str, Any]:
    return {"sum": sum(value) + 2}


def test_each_step_takes_the_value_of_the_one_before(
    place: storage.Place, job: str, marks: Marks
) -> None:
    _runner(place, marks, Step("un", 1, _one), Step("deux", 3, _two)).run(job, Record())
    done = _look(place, job)
    assert (done.state, done.result, done.fraction, done.stage) == ("done", {"sum": 3}, 1.0, "deux")
    assert done.started_at is not None
    assert done.finished_at is not None
    assert marks == []


def test_an_error_that_a_person_can_act_on_is_the_message_of_the_job(
    place: storage.Place, job: str, marks: Marks
) -> None:
    def refuse(*_: object) -> None:
        raise SettingError("seed", -1, "un entier")

    _runner(place, marks, Step("un", 1, refuse), Step("deux", 1, _two)).run(job, Record())
    failed = _look(place, job)
    assert (failed.state, failed.error_slug, failed.incident) == ("failed", "reglage", "")
    assert failed.error.startswith("Réglage « seed »")
    assert marks == [("sujet", "failed")]


def test_an_unexpected_error_gets_a_number_that_the_log_repeats(
    place: storage.Place, job: str, marks: Marks, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        _runner(place, marks, Step("un", 1, _two)).run(job, Record())
    failed = _look(place, job)
    assert failed.error_slug == "erreur-imprevue"
    assert len(failed.incident) == 8
    assert failed.incident in failed.error
    assert failed.incident in caplog.text
    assert "TypeError" in caplog.text


def test_a_step_that_was_finished_before_a_kill_is_not_run_again(
    place: storage.Place, job: str, marks: Marks
) -> None:
    runs: list[str] = []

    def first(bench: Bench, value: None) -> list[int]:
        runs.append("un")
        return _one(bench, value)

    def second(bench: Bench, value: list[int]) -> dict[str, Any]:
        runs.append("deux")
        if runs.count("deux") == 1:
            raise Killed
        return _two(bench, value)

    record = Record()
    steps = (Step("un", 1, first), Step("deux", 1, second))
    with pytest.raises(Killed):
        _runner(place, marks, *steps).run(job, record)
    assert _look(place, job).state == "running"
    _runner(place, marks, *steps).run(job, record)
    assert runs == ["un", "deux", "deux"]
    assert _look(place, job).result == {"sum": 3}


def test_a_step_that_kills_the_worker_again_and_again_is_given_up(
    place: storage.Place, job: str, marks: Marks
) -> None:
    def kill(*_: object) -> None:
        raise Killed

    for _ in range(3):
        with pytest.raises(Killed):
            _runner(place, marks, Step("un", 1, kill)).run(job, Record())
    _runner(place, marks, Step("un", 1, kill)).run(job, Record())
    assert _look(place, job).error_slug == "etape-fatale"
    assert marks == [("sujet", "failed")]


def test_a_job_that_the_engine_gave_up_fails_with_a_number(
    place: storage.Place, job: str, marks: Marks, caplog: pytest.LogCaptureFixture
) -> None:
    _runner(place, marks, Step("un", 1, _one)).give_up(_look(place, job))
    failed = _look(place, job)
    assert failed.state == "failed"
    assert failed.incident in caplog.text


def test_progress_and_what_is_left_are_told_while_a_step_runs(
    place: storage.Place, job: str, marks: Marks, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 1000, 10))
    monkeypatch.setattr(progress, "monotonic", lambda: float(next(clock)))
    seen: list[tuple[float, float | None]] = []

    def slow(bench: Bench, _: list[int]) -> dict[str, Any]:
        bench.tell(0.5)
        found = _look(place, job)
        seen.append((found.fraction, found.estimate))
        return {}

    steps = (Step("un", 1, _one), Step("deux", 1, slow))
    _runner(place, marks, *steps).run(job, Record())
    fraction, estimate = seen[0]
    assert fraction == 0.75
    assert estimate is not None
    assert estimate > 0


def test_a_locked_database_costs_a_note_of_progress_and_not_the_job(
    place: storage.Place, job: str, marks: Marks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise DatabaseLocked(1)

    recipe = _runner(place, marks, Step("un", 1, _one)).recipes["essai"]
    noted = Noted(place.engine, job, recipe)
    noted.begin(0)
    tell = noted.teller(0)
    monkeypatch.setattr(progress, "writing", locked)
    tell(0.5)
    assert _look(place, job).fraction == 0.0


def test_steps_count_how_often_they_ran(place: storage.Place, job: str, marks: Marks) -> None:
    _runner(place, marks, Step("un", 1, _one), Step("deux", 1, _two)).run(job, Record())
    with reading(place.engine) as session:
        steps = session.query(JobStep).all()
    assert [(one.name, one.begun, one.ended) for one in steps] == [("un", 1, 1), ("deux", 1, 1)]
