"""Themes cut from a document that is kept are, byte for byte, those that a query gives."""

from itertools import product

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from nlp.types import Slice
from service.accounts.roles import OPEN_DOOR, Principal, Role
from service.analyses.queries import choose_analysis
from service.db.engine import reading
from service.territories.queries import look
from service.themes.queries import territory_themes
from service.themes.view import Wanted
from tests import builders
from tests.builders import SLUG
from tests.integration.api.conftest import Connect, desk_of

PATH = f"/api/v1/consultations/{SLUG}/territories"
WRITER = Principal(role=Role.REDACTEUR, territories=("02",))


def plain(engine: Engine, who: Principal, code: str, wanted: Wanted) -> bytes:
    with reading(engine) as session:
        view = look(who, choose_analysis(session, SLUG), code, Slice())
        return territory_themes(session, view, wanted).model_dump_json().encode()


@pytest.fixture
def readers(connect: Connect, engine: Engine) -> list[tuple[Principal, TestClient]]:
    tokens = builders.token(engine), builders.token(engine, Role.REDACTEUR, "02")
    return [(OPEN_DOOR, connect(tokens[0])), (WRITER, connect(tokens[1]))]


def test_any_number_of_themes_is_what_a_query_gives(
    engine: Engine, readers: list[tuple[Principal, TestClient]]
) -> None:
    asked = product(readers, ("02", "R32", "FR"), (1, 2), (1, 2, 100))
    for (who, client), code, level, top in asked:
        wanted = plain(engine, who, code, Wanted(top=top, level=level))
        for packed in ("gzip", "identity"):
            answer = client.get(
                f"{PATH}/{code}/themes?top={top}&level={level}",
                headers={"accept-encoding": packed},
            )
            assert answer.content == wanted, (who, code, level, top, packed)


def test_themes_are_prepared_once_for_all_who_may_read_the_same(client: TestClient) -> None:
    first, second = (client.get(f"{PATH}/02/themes?top={top}") for top in (1, 2))
    assert len(desk_of(client).streams) == 1
    assert [len(one.json()["themes"]) for one in (first, second)] == [1, 2]


def test_an_analysis_that_ended_elsewhere_is_read_from_then_on(
    client: TestClient, engine: Engine
) -> None:
    from tests.integration.api.test_recent import add_analysis

    client.get(f"{PATH}/02/themes?top=1")
    add_analysis(engine, "nouvelle")
    assert client.get(f"{PATH}/02/themes?top=2").json()["analysis"] == "nouvelle"
