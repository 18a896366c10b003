"""A theme over time over HTTP."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from service.themes.timeline import MOST_POINTS
from tests import builders, figures
from tests.integration.api.conftest import Connect

TIMELINE = f"/api/v1/consultations/{builders.SLUG}/themes/t01/timeline"


@pytest.fixture
def client(connect: Connect, engine: Engine) -> TestClient:
    figures.add_moments(
        engine,
        ("", "", 4), ("t01", "", 1),
        ("", "2020-01-13", 40), ("t01", "2020-01-13", 10), ("", "2020-01-20", 6),
        ("", "2020-W03", 40), ("t01", "2020-W03", 10), ("", "2020-W04", 6),
    )  # fmt: skip
    return connect()


def test_weeks_come_in_order_with_their_base(client: TestClient) -> None:
    found = client.get(TIMELINE, params={"territory": "02"}).json()
    assert (found["step"], found["undated"], found["undated_base"]) == ("semaine", 1, 4)
    first, second = found["points"]
    assert (first["period"], first["starts_on"], first["share"]) == ("2020-W03", "2020-01-13", 0.25)
    assert (second["contributions"], second["base"], second["flag"]) == (0, 6, "n<30")
    assert "4 contributions sans date" in found["note"]


def test_days_are_cut_to_those_asked_for(client: TestClient) -> None:
    asked = {"territory": "02", "step": "jour", "since": "2020-01-14", "until": "2020-01-31"}
    points = client.get(TIMELINE, params=asked).json()["points"]
    assert [one["period"] for one in points] == ["2020-01-20"]


def test_the_points_are_there_as_csv(client: TestClient) -> None:
    answer = client.get(TIMELINE, params={"territory": "02"}, headers={"accept": "text/csv"})
    assert (
        answer.text.lstrip("\ufeff").splitlines()[1].startswith("2020-W03;2020-01-13;10;10;10;40")
    )


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"step": "mois"}, 422), ({"since": "hier"}, 422), ({"territory": "zz"}, 404),
        ({"channel": "pigeon"}, 404),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(
    client: TestClient, asked: dict[str, str], status: int
) -> None:
    assert client.get(TIMELINE, params=asked).status_code == status


def test_a_theme_that_is_not_there_is_refused(client: TestClient) -> None:
    assert client.get(TIMELINE.replace("t01", "t99")).status_code == 404


def test_an_analysis_without_dates_says_so(client: TestClient) -> None:
    found = client.get(TIMELINE, params={"territory": "59"}).json()
    assert found["points"] == []
    assert found["note"].startswith("Aucune contribution datée")


def test_too_many_days_for_one_answer_are_refused(connect: Connect, engine: Engine) -> None:
    days = [
        f"20{20 + n // 336}-{n % 336 // 28 + 1:02}-{n % 28 + 1:02}" for n in range(MOST_POINTS + 1)
    ]
    figures.add_moments(engine, *(("", day, 1) for day in days))
    refused = connect().get(TIMELINE, params={"territory": "02", "step": "jour"})
    assert refused.status_code == 422
    assert "step=semaine" in refused.json()["detail"]
