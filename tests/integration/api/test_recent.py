"""What was answered a moment ago is answered again without asking the database."""

from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select

from service.consultations.tables import Consultation
from service.db.engine import writing
from service.web.recent import Recent
from tests import builders
from tests.builders import ANALYSIS, JOB, SLUG

PATH = f"/api/v1/consultations/{SLUG}/territories/02/themes"


@pytest.fixture
def queries(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list that grows with each look for the latest analysis."""
    from service.analyses.queries import choose_analysis

    asked: list[str] = []

    def counted(*arguments: Any) -> Any:
        asked.append(arguments[1])
        return choose_analysis(*arguments)

    monkeypatch.setattr("service.themes.asked.choose_analysis", counted)
    return asked


def add_analysis(engine: Engine, name: str) -> None:
    with writing(engine) as session:
        owner = session.scalars(select(Consultation.id)).one()
        made = datetime(2021, 1, 1, tzinfo=UTC)
        session.add(builders.finished_analysis(owner, name, 0, created_at=made))
        session.commit()


def test_the_same_request_is_answered_alike_without_a_query(
    client: TestClient, queries: list[str]
) -> None:
    first, again = client.get(PATH), client.get(PATH)
    assert (again.content, again.headers["etag"]) == (first.content, first.headers["etag"])
    known = client.get(PATH, headers={"if-none-match": first.headers["etag"]})
    assert known.status_code == 304
    assert queries == [SLUG]


def test_another_form_or_parameter_is_another_request(
    client: TestClient, queries: list[str]
) -> None:
    client.get(PATH)
    assert client.get(PATH, headers={"accept": "text/csv"}).text.startswith("\ufeff")
    assert len(client.get(f"{PATH}?top=1").json()["themes"]) == 1
    assert len(queries) == 3


def test_a_second_later_the_database_is_asked_again(
    client: TestClient, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get(PATH).json()["analysis"] == ANALYSIS
    add_analysis(engine, "d" * 32)
    assert client.get(PATH).json()["analysis"] == ANALYSIS
    clock = Recent.find.__globals__["time"]
    later = clock.monotonic() + 2
    monkeypatch.setattr("service.web.recent.time.monotonic", lambda: later)
    assert client.get(PATH).json()["analysis"] == "d" * 32


def test_who_learns_that_a_job_ended_sees_the_new_analysis_at_once(
    client: TestClient, engine: Engine
) -> None:
    client.get(PATH)
    add_analysis(engine, "d" * 32)
    assert client.get(f"/api/v1/jobs/{JOB}").json()["state"] == "done"
    assert client.get(PATH).json()["analysis"] == "d" * 32


def test_no_more_than_a_bounded_number_of_requests_is_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("service.web.recent.MOST_REQUESTS", 3)
    recent = Recent()
    for number in range(10):
        recent.remember((str(number), b"", "", ""), "tag")
    remembered = [n for n in range(10) if recent.find((str(n), b"", "", ""))]
    assert 9 in remembered
    assert len(remembered) <= 3
