"""A worker killed at every step leaves nothing undone, and nothing done twice."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select

from nlp.settings import Settings
from service.analyses.actions import start
from service.analyses.jobs import recipe
from service.analyses.tables import Analysis, Assignment
from service.batches.jobs import RECIPE
from service.batches.tables import Batch
from service.db.engine import reading, writing
from service.jobs.tables import Job, JobStep
from tests import storage
from tests.integration.storage.killed_worker import LOG

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[3]


def _work(place: storage.Place, job: str) -> int:
    """Restart the worker until it ends by itself; return how often it was killed."""
    program = "tests.integration.storage.killed_worker"
    folder, url = str(place.home.path.parent), place.settings.database_url
    done = subprocess.run(
        [sys.executable, "-m", program, folder, url, job],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def test_a_worker_killed_at_every_step_still_ends_each_job_with_the_same_result(
    place: storage.Place,
) -> None:
    job = storage.submitted(place, [storage.csv_file(place.home.path.parent)]).job.id
    assert _work(place, job) == len(RECIPE.steps)
    with reading(place.engine) as session:
        report = session.scalars(select(Batch)).one().report
    assert {name: report[name] for name in ("received", "kept", "duplicates", "empty")} == {
        "received": 4,
        "kept": 2,
        "duplicates": 1,
        "empty": 1,
    }
    analysis = _analysed(place)
    assert analysis.account["received"] == 3
    with reading(place.engine) as session:
        assert len(session.scalars(select(Assignment)).all()) == 3
        assert {one.state for one in session.scalars(select(Job))} == {"done"}
        steps = session.scalars(select(JobStep)).all()
    assert {(one.begun, one.ended) for one in steps} == {(2, 1)}
    assert set(_runs(place).values()) == {2}, "each step runs once more after its death, no more"
    assert list((place.home.path / "work").iterdir()) == []


def _analysed(place: storage.Place) -> Analysis:
    owner = storage.consultation(place)
    with writing(place.engine) as session:
        started = start(session, session.merge(owner), Settings())
        session.commit()
    assert _work(place, started.job.id) == len(recipe(storage.STAGES).steps)
    with reading(place.engine) as session:
        return session.get_one(Analysis, started.analysis.id)


def _runs(place: storage.Place) -> Counter[str]:
    log = place.home.path.parent / LOG
    return Counter(log.read_text(encoding="utf-8").splitlines())
