"""Who may read and do what, with which token, from where."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select

from service.accounts.actions import revoke_token
from service.accounts.roles import Role
from service.accounts.tables import AccessToken
from service.db.engine import reading, writing
from tests import builders
from tests.builders import BATCH, JOB, SLUG
from tests.integration.api.conftest import Connect, desk_of
from tests.integration.api.test_problems import check

BASE = f"/api/v1/consultations/{SLUG}"
THEMES = f"{BASE}/themes"


@pytest.fixture
def writer(connect: Connect, engine: Engine) -> TestClient:
    """Return a client with the token of a writer of the Aisne."""
    return connect(builders.token(engine, Role.REDACTEUR, "02"))


def test_without_token_on_this_machine_the_service_is_open_and_says_so(client: TestClient) -> None:
    response = client.get(THEMES)
    assert response.status_code == 200
    assert "sans jeton" in response.headers["x-assises-access"]


@pytest.mark.parametrize("path", ["/", "/docs", "/openapi.json", THEMES])
def test_without_token_other_machines_are_refused(connect: Connect, path: str) -> None:
    client = connect(peer=("192.0.2.7", 40_000))
    check(client.get(path), 403, "machine-locale-seulement")


def test_without_token_another_host_name_is_refused(connect: Connect) -> None:
    check(connect(host="attaque.example").get(THEMES), 403, "machine-locale-seulement")


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_without_token_the_names_of_this_machine_pass(connect: Connect, host: str) -> None:
    assert connect(host=host).get(THEMES).status_code == 200


def test_without_token_a_form_of_another_site_is_refused(client: TestClient) -> None:
    headers = {"origin": "https://attaque.example"}
    response = client.post(f"{BASE}/analyses", headers=headers)
    check(response, 403, "machine-locale-seulement")


def test_the_first_token_closes_the_door_at_once(connect: Connect, engine: Engine) -> None:
    client = connect()
    assert client.get(THEMES).status_code == 200
    builders.token(engine)
    check(client.get(THEMES), 401, "jeton-absent")


def test_no_token_is_answered_with_a_challenge(connect: Connect, engine: Engine) -> None:
    builders.token(engine)
    response = connect().get(THEMES)
    check(response, 401, "jeton-absent")
    assert response.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("given", ["Bearer ass_faux", "Bearer x", "Basic YTpi", "Bearer", "ass_x"])
def test_a_wrong_token_is_refused(connect: Connect, engine: Engine, given: str) -> None:
    builders.token(engine)
    response = connect().get(THEMES, headers={"authorization": given})
    check(response, 401, "jeton-inconnu")


def test_an_expired_token_is_refused_and_does_not_reopen_the_door(
    connect: Connect, engine: Engine
) -> None:
    text = builders.token(engine, expires=datetime.now(UTC) + timedelta(hours=1))
    with writing(engine) as session:
        session.scalars(select(AccessToken)).one().expires_at = datetime(2020, 1, 1, tzinfo=UTC)
        session.commit()
    check(connect(text).get(THEMES), 401, "jeton-expire")
    check(connect().get(THEMES), 401, "jeton-absent")


def test_a_token_seen_lately_expires_on_time_all_the_same(
    connect: Connect, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = builders.token(engine, expires=datetime.now(UTC) + timedelta(hours=1))
    client = connect(text)
    assert client.get(THEMES).status_code == 200

    class Later(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return datetime(2100, 1, 1, tzinfo=tz)

    monkeypatch.setattr("service.accounts.access.datetime", Later)
    check(client.get(THEMES), 401, "jeton-expire")


def test_a_revoked_token_is_refused_once_forgotten(connect: Connect, engine: Engine) -> None:
    text = builders.token(engine)
    client = connect(text)
    assert client.get(THEMES).status_code == 200
    with writing(engine) as session:
        token = session.scalars(select(AccessToken)).one()
        assert revoke_token(session, token.id)
        assert not revoke_token(session, "inconnu")
        session.commit()
    desk_of(client).doorkeeper.forget()
    check(client.get(THEMES), 401, "jeton-revoque")


def test_the_database_holds_no_token_text(engine: Engine) -> None:
    text = builders.token(engine, label="préfecture")
    with reading(engine) as session:
        stored = session.scalars(select(AccessToken)).one()
    assert text.startswith("ass_")
    assert text not in str(vars(stored))
    assert len(stored.digest) == 64


def test_a_token_opens_from_any_machine_and_name(connect: Connect, engine: Engine) -> None:
    client = connect(builders.token(engine), peer=("192.0.2.7", 1), host="assises.example")
    response = client.get(THEMES)
    assert response.status_code == 200
    assert "x-assises-access" not in response.headers


@pytest.mark.parametrize("code", ["02", "021", "R32", "FR"])
def test_a_writer_reads_figures_of_its_territory_its_parts_and_what_holds_it(
    writer: TestClient, code: str
) -> None:
    found = writer.get(f"{BASE}/territories/{code}/themes").json()
    assert found["themes"][0]["contributions"] > 0
    quoted = {one["territory"] for theme in found["themes"] for one in theme["verbatims"]}
    assert quoted
    assert quoted <= {"02", "021"}


@pytest.mark.parametrize("code", ["59", "2A", "591"])
def test_a_writer_reads_no_figures_of_other_territories(writer: TestClient, code: str) -> None:
    check(writer.get(f"{BASE}/territories/{code}/themes"), 403, "hors-perimetre")
    check(writer.get(f"{THEMES}?territory={code}"), 403, "hors-perimetre")


def test_a_writer_reads_texts_of_its_territory_only(writer: TestClient, engine: Engine) -> None:
    with reading(engine) as session:
        rows = list(session.scalars(select(builders.Contribution)))
    for row in rows:
        response = writer.get(f"{BASE}/contributions/{row.id}")
        allowed = row.territory in {"02", "021"}
        assert response.status_code == (200 if allowed else 404)
    found = writer.get(f"{THEMES}/t01/verbatims?size=200").json()["items"]
    assert {one["territory"] for one in found} == {"02", "021"}


def test_an_exemplar_from_elsewhere_is_not_told_to_a_writer(
    writer: TestClient, connect: Connect, engine: Engine
) -> None:
    analyst = connect(builders.token(engine, Role.ANALYSTE))
    address = f"{BASE}/contributions/c001"
    assert "c030" in analyst.get(address).text
    found = writer.get(address)
    assert "c030" not in found.text
    first, second = (one["evidence"] for one in found.json()["passages"])
    assert first["exemplar"] is None
    assert first["terms"] == ["voitures", "rue"]
    assert second["exemplar"]["contribution_id"] == "c001"


def test_a_contribution_elsewhere_is_told_as_one_that_is_not_there(writer: TestClient) -> None:
    elsewhere, nowhere = (
        writer.get(f"{BASE}/contributions/{name}").text.replace(name, "?")
        for name in ("c030", "zzz")
    )
    assert elsewhere == nowhere
    assert "contribution-inconnue" in elsewhere


def test_a_definition_quotes_no_text_from_elsewhere_to_a_writer(
    writer: TestClient, connect: Connect, engine: Engine
) -> None:
    analyst = connect(builders.token(engine, Role.ANALYSTE))
    for path in (f"{BASE}/territories/02/themes", THEMES, f"{THEMES}/t01"):
        assert "Dit ailleurs" in analyst.get(path).text
        assert "Dit ailleurs" not in writer.get(path).text
        assert "Dit ailleurs" not in writer.get(path, headers={"accept": "text/csv, */*"}).text


def test_a_writer_sees_only_its_rows_in_tables_by_territory(writer: TestClient) -> None:
    rows = writer.get(f"{THEMES}/t01/territories").json()["items"]
    places = writer.get(f"{BASE}/territories").json()["items"]
    assert {row["territory"] for row in rows} == {"FR", "R32", "02", "021"}
    readable = {row["code"]: row["texts_readable"] for row in places}
    assert readable == {"FR": False, "R32": False, "02": True, "021": True}


def test_a_writer_of_the_nation_reads_everything(connect: Connect, engine: Engine) -> None:
    client = connect(builders.token(engine, Role.REDACTEUR, "FR"))
    assert client.get(f"{BASE}/territories/59/themes").status_code == 200


def test_answers_of_one_reader_are_not_given_to_another(connect: Connect, engine: Engine) -> None:
    path = f"{BASE}/territories/FR/themes"
    writer = builders.token(engine, Role.REDACTEUR, "2A")
    client = connect(builders.token(engine))
    wide = client.get(path)
    narrow = client.get(path, headers={"authorization": f"Bearer {writer}"})
    assert wide.headers["etag"] != narrow.headers["etag"]
    quoted = [one for theme in narrow.json()["themes"] for one in theme["verbatims"]]
    assert {one["territory"] for one in quoted} == {"2A"}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", f"{BASE}/batches/{BATCH}"),
        ("GET", f"/api/v1/jobs/{JOB}"),
        ("GET", f"/api/v1/jobs/{JOB}/events"),
        ("POST", f"{BASE}/batches"),
        ("POST", f"{BASE}/batches/preview"),
        ("POST", f"{BASE}/analyses"),
        ("POST", "/api/v1/consultations"),
    ],
)
def test_a_writer_neither_submits_nor_follows_jobs(
    writer: TestClient, method: str, path: str
) -> None:
    check(writer.request(method, path), 403, "role-insuffisant")


@pytest.mark.parametrize("role", [Role.ANALYSTE, Role.ADMINISTRATEUR])
def test_an_analyst_and_an_administrator_read_everything(
    connect: Connect, engine: Engine, role: Role
) -> None:
    client = connect(builders.token(engine, role))
    for path in (THEMES, f"{BASE}/batches/{BATCH}", f"{BASE}/territories/59/themes"):
        assert client.get(path).status_code == 200


def test_a_refused_request_is_refused_before_its_body_is_read(
    connect: Connect, engine: Engine
) -> None:
    builders.token(engine)
    read = []

    def body() -> Any:
        read.append(1)
        yield b"x"

    check(connect().post(f"{BASE}/batches", content=body()), 401, "jeton-absent")
