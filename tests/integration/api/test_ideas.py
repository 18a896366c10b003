"""The map of ideas: whose points are shown, and what they say."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select

from service.accounts.roles import Role
from service.analyses.tables import Assignment
from service.db.engine import writing
from service.ideas.tables import IdeaPoint
from tests import builders
from tests.integration.api.conftest import Connect

MAP = "/consultations/essai/carte"


@pytest.fixture
def drawn(engine: Engine) -> int:
    """Give each passage with a theme a point; return how many lie in the Aisne."""
    with writing(engine) as session:
        rows = session.scalars(select(Assignment).where(Assignment.theme_id != "")).all()
        session.add_all(
            IdeaPoint(analysis_id=builders.ANALYSIS, place=place, contribution_key=None,
                      territory="", start=0, end=0, theme_id=theme, x=place, y=place)
            for place, theme in enumerate(builders.THEMES)
        )  # fmt: skip
        session.add_all(
            IdeaPoint(analysis_id=builders.ANALYSIS, place=place,
                      contribution_key=one.contribution_key, territory=one.territory,
                      start=one.start, end=one.end, theme_id=one.theme_id, x=place, y=place)
            for place, one in enumerate(rows, start=len(builders.THEMES))
        )  # fmt: skip
        session.commit()
        return sum(one.territory.startswith("02") for one in rows)


def test_an_analysis_without_points_says_what_to_do(client: TestClient) -> None:
    assert "Une nouvelle analyse en fait une" in client.get(MAP).text


def test_each_theme_is_listed_with_its_points(client: TestClient, drawn: int) -> None:
    text = client.get(MAP).text
    points = client.get(f"{MAP}/points.json").json()
    assert drawn < len(points["x"]) == len(points["places"])
    for title, _ in builders.THEMES.values():
        assert title in text


def test_a_point_says_what_its_contribution_says(client: TestClient, drawn: int) -> None:
    place = client.get(f"{MAP}/points.json").json()["places"][0]
    said = client.get(f"{MAP}/points/{place}.json").json()
    assert said["text"]
    assert client.get(said["address"]).status_code == 200
    assert client.get(f"{MAP}/points/0.json").status_code == 404


def test_a_writer_sees_only_the_points_of_the_scope(
    connect: Connect, engine: Engine, drawn: int
) -> None:
    everybody = connect(builders.token(engine)).get(f"{MAP}/points.json").json()["places"]
    writer = connect(builders.token(engine, Role.REDACTEUR, "02"))
    own = writer.get(f"{MAP}/points.json").json()["places"]
    assert len(own) == drawn
    hidden = next(one for one in everybody if one not in own)
    assert writer.get(f"{MAP}/points/{hidden}.json").status_code == 404
