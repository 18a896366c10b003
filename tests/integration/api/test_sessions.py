"""Signing in to the pages: the cookie, the mark of forms, the lock, roles and scope."""

import html
import re
from datetime import UTC, datetime, timedelta

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from data.territories.gazetteer import load_gazetteer
from service.accounts import passwords, signing_in
from service.accounts.people import NewAccount, create_account, disable
from service.accounts.roles import Role
from service.accounts.tables import FailedSignIn, WebSession
from service.app import PAGES
from service.db.engine import writing
from tests import builders
from tests.integration.api.conftest import Connect, desk_of

BROWSER = {"accept": "text/html,*/*;q=0.8"}
PASSWORD = "un mot de passe long"
AISNE = "/consultations/essai/territoires/02"
NORD = "/consultations/essai/territoires/59"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", 2**4)
    monkeypatch.setattr(signing_in, "NOBODY", passwords.protect("personne, personne"))


@pytest.fixture
def writer(connect: Connect, engine: Engine) -> TestClient:
    """Return the browser of a writer of the Aisne, not signed in yet."""
    with writing(engine) as session:
        wanted = NewAccount(
            name="jeanne", password=PASSWORD, role=Role.REDACTEUR, territories=("02",)
        )
        create_account(session, wanted, load_gazetteer())
        session.commit()
    client = connect()
    client.headers.update(BROWSER)
    return client


def sign_in(client: TestClient, **fields: str) -> int:
    given = {"nom": "jeanne", "mot_de_passe": PASSWORD, "suite": AISNE, **fields}
    return client.post("/connexion", data=given, follow_redirects=False).status_code


def mark(client: TestClient) -> str:
    found = re.search(r'name="marque" value="([^"]+)"', client.get("/compte").text)
    assert found
    return found[1]


def test_a_page_asks_to_sign_in_and_then_goes_on(writer: TestClient) -> None:
    asked = writer.get(f"{AISNE}?canal=x", follow_redirects=False)
    assert asked.headers["location"].startswith("/connexion?suite=%2Fconsultations%2Fessai")
    answer = writer.post(
        "/connexion",
        data={"nom": "jeanne", "mot_de_passe": PASSWORD, "suite": AISNE},
        follow_redirects=False,
    )
    assert answer.headers["location"] == AISNE
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "Aisne" in writer.get(AISNE).text


def test_a_token_opens_a_session_too(writer: TestClient, engine: Engine) -> None:
    token = builders.token(engine, Role.ANALYSTE)
    assert sign_in(writer, jeton=token) == 303
    assert "analyste" in writer.get("/compte").text


@pytest.mark.parametrize("suite", ["https://ailleurs.example/", "//ailleurs.example", "/\\a", "x"])
def test_nobody_is_sent_to_another_site(writer: TestClient, suite: str) -> None:
    given = {"nom": "jeanne", "mot_de_passe": PASSWORD, "suite": suite}
    answer = writer.post("/connexion", data=given, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_a_writer_sees_neither_other_scopes_nor_the_work_of_analysts(writer: TestClient) -> None:
    sign_in(writer)
    assert writer.get(NORD).status_code == 403
    page = writer.get(AISNE).text
    assert "/lots" not in page
    nord = builders.token(desk_of(writer).engine, Role.REDACTEUR, "59")
    theirs = writer.get(
        "/api/v1/consultations/essai/themes/t01/verbatims",
        params={"territory": "59"},
        headers={"authorization": f"Bearer {nord}", "accept": "application/json"},
    )
    for quoted in theirs.json()["items"]:
        shown = writer.get(f"/consultations/essai/contributions/{quoted['contribution_id']}")
        assert shown.status_code == 404


def test_the_cookie_opens_the_downloads_of_the_pages(writer: TestClient) -> None:
    address = "/api/v1/consultations/essai/territories/02/themes"
    refused = writer.get(address)
    sign_in(writer)
    assert (refused.status_code, writer.get(address).status_code) == (401, 200)


def test_signing_out_ends_the_session_for_good(writer: TestClient) -> None:
    sign_in(writer)
    secret = writer.cookies["assises_session"]
    writer.post("/deconnexion", data={"marque": mark(writer)})
    writer.cookies.set("assises_session", secret)
    assert writer.get(AISNE, follow_redirects=False).status_code == 303


@pytest.mark.parametrize("given", ["", "0" * 32])
def test_a_form_without_the_mark_of_the_session_does_nothing(
    writer: TestClient, given: str
) -> None:
    sign_in(writer)
    refused = writer.post("/deconnexion", data={"marque": given})
    assert refused.status_code == 403
    assert "Rechargez la page" in html.unescape(refused.text)
    assert writer.get(AISNE).status_code == 200


@pytest.mark.parametrize(
    "headers", [{"origin": "https://ailleurs.example"}, {"sec-fetch-site": "cross-site"}]
)
def test_another_site_cannot_send_a_form(writer: TestClient, headers: dict[str, str]) -> None:
    given = {"nom": "jeanne", "mot_de_passe": PASSWORD}
    assert writer.post("/connexion", data=given, headers=headers).status_code == 403


def test_the_cookie_alone_changes_nothing_by_the_api(connect: Connect, engine: Engine) -> None:
    client = connect()
    client.headers.update(BROWSER)
    assert sign_in(client, jeton=builders.token(engine, Role.ANALYSTE)) == 303
    new = {"slug": "autre", "name": "Autre"}
    refused = client.post("/api/v1/consultations", json=new)
    assert refused.status_code == 403
    marked = client.post(
        "/api/v1/consultations", json=new, headers={"x-assises-marque": mark(client)}
    )
    assert marked.status_code == 201


def test_five_failures_close_a_name_for_a_quarter_of_an_hour(
    writer: TestClient, engine: Engine
) -> None:
    assert [sign_in(writer, mot_de_passe="faux") for _ in range(5)] == [401] * 5
    closed = writer.post("/connexion", data={"nom": "jeanne", "mot_de_passe": PASSWORD})
    assert "15 minutes" in html.unescape(closed.text)
    with writing(engine) as session:
        for one in session.query(FailedSignIn):
            one.last_at = datetime.now(UTC) - timedelta(minutes=16)
        session.commit()
    assert sign_in(writer) == 303


def test_a_name_that_nobody_has_is_refused_in_the_same_words(writer: TestClient) -> None:
    answers = [
        writer.post("/connexion", data={"nom": name, "mot_de_passe": "faux"}).text
        for name in ("jeanne", "personne")
    ]
    assert answers[0].replace("jeanne", "personne") == answers[1]


@pytest.mark.parametrize("moment", ["created_at", "seen_at"])
def test_an_old_session_has_ended(writer: TestClient, engine: Engine, moment: str) -> None:
    sign_in(writer)
    with writing(engine) as session:
        setattr(session.query(WebSession).one(), moment, datetime.now(UTC) - timedelta(hours=13))
        session.commit()
    assert writer.get(AISNE, follow_redirects=False).status_code == 303


def test_a_disabled_account_loses_its_session(writer: TestClient, engine: Engine) -> None:
    sign_in(writer)
    with writing(engine) as session:
        from service.accounts.people import find_account

        found = find_account(session, "jeanne")
        assert found
        disable(session, found)
        session.commit()
    assert writer.get(AISNE, follow_redirects=False).status_code == 303
    assert sign_in(writer) == 401


def test_every_form_of_the_pages_is_read_for_its_mark() -> None:
    forms = [
        route
        for pages in PAGES
        for route in pages.routes
        if isinstance(route, APIRoute) and "POST" in (route.methods or ())
    ]
    assert len(forms) >= 6
    for route in forms:
        read = {one.call.__module__ for one in route.dependant.dependencies if one.call}
        assert "service.web.forms" in read, route.path
