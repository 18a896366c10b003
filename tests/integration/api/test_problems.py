"""Every error is a problem document, in French, that says what to do."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select

from service.analyses.tables import Analysis
from service.consultations.tables import Consultation
from service.db.engine import writing
from tests.builders import ANALYSIS, SLUG
from tests.integration.api.conftest import Connect

BASE = f"/api/v1/consultations/{SLUG}"


def check(response: Any, status: int, slug: str) -> dict[str, Any]:
    """Check a problem document and return it."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"].startswith("application/problem+json")
    found: dict[str, Any] = response.json()
    assert found["status"] == status
    assert found["type"] == f"/docs#probleme-{slug}"
    assert found["title"]
    assert found["detail"]
    return found


@pytest.mark.parametrize(
    ("path", "status", "slug"),
    [
        ("/rien", 404, "http-404"),
        (f"{BASE}/themes/t%00", 400, "caractere-nul"),
        (f"{BASE}/themes?channel=%00", 400, "caractere-nul"),
        ("/api/v1/rien", 404, "http-404"),
        ("/api/v1/consultations/absente", 404, "consultation-inconnue"),
        ("/api/v1/consultations/absente/themes", 404, "consultation-inconnue"),
        ("/api/v1/consultations/absente/territories/02/themes", 404, "consultation-inconnue"),
        (f"{BASE}/themes/t99", 404, "theme-inconnu"),
        (f"{BASE}/themes/t99/verbatims", 404, "theme-inconnu"),
        (f"{BASE}/themes/t99/territories", 404, "theme-inconnu"),
        (f"{BASE}/territories/99/themes", 404, "territoire-inconnu"),
        (f"{BASE}/themes?territory=zz", 404, "territoire-inconnu"),
        (f"{BASE}/territories/02/themes?channel=fax", 404, "filtre-inconnu"),
        (f"{BASE}/themes?analysis=zzz", 404, "analyse-inconnue"),
        (f"{BASE}/analyses/zzz", 404, "analyse-inconnue"),
        (f"{BASE}/contributions/zzz", 404, "contribution-inconnue"),
        (f"{BASE}/batches/zzz", 404, "lot-inconnu"),
        ("/api/v1/jobs/zzz", 404, "tache-inconnue"),
        ("/api/v1/jobs/zzz/events", 404, "tache-inconnue"),
        (f"{BASE}/themes?page=2", 404, "page-hors-limites"),
        (f"{BASE}/themes?page=0", 422, "demande-invalide"),
        (f"{BASE}/themes?size=201", 422, "demande-invalide"),
        (f"{BASE}/territories/02/themes?top=beaucoup", 422, "demande-invalide"),
    ],
)
def test_what_is_unknown_or_out_of_range_is_said(
    client: TestClient, path: str, status: int, slug: str
) -> None:
    check(client.get(path), status, slug)


def test_a_page_beyond_the_last_names_the_last(client: TestClient) -> None:
    found = check(client.get(f"{BASE}/themes?page=40&size=2"), 404, "page-hors-limites")
    assert found["values"] == {"page": 40, "last": 3}


def test_an_unknown_filter_lists_the_values_there_are(client: TestClient) -> None:
    response = client.get(f"{BASE}/territories/02/themes?channel=fax")
    assert "réunion" in check(response, 404, "filtre-inconnu")["detail"]


def test_another_method_is_refused_with_those_allowed(client: TestClient) -> None:
    response = client.delete(f"{BASE}/themes")
    check(response, 405, "http-405")
    assert "GET" in response.headers["allow"]


@pytest.mark.parametrize("path", [f"{BASE}/themes", f"{BASE}/themes/t01", BASE])
def test_a_format_that_does_not_exist_is_refused(client: TestClient, path: str) -> None:
    response = client.get(path, headers={"accept": "application/xml"})
    check(response, 406, "format-indisponible")


def test_before_any_analysis_the_themes_are_a_conflict(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        session.get_one(Analysis, ANALYSIS).state = "running"
        session.commit()
    check(client.get(f"{BASE}/themes"), 409, "pas-encore-analysee")
    check(client.get(f"{BASE}/themes?analysis={ANALYSIS}"), 409, "pas-encore-analysee")
    assert client.get(f"{BASE}/contributions/c001").json()["passages"] == []


def test_an_unexpected_error_has_an_incident_and_no_trace(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret de fabrication")

    monkeypatch.setattr("service.themes.queries.all_themes", fail)
    found = check(client.get(f"{BASE}/themes"), 500, "erreur-interne")
    assert found["incident"] in found["detail"]
    assert "secret" not in str(found)
    assert found["incident"] in caplog.text


def test_a_locked_database_says_to_come_back(
    client: TestClient, tmp_path: Path, engine: Engine
) -> None:
    holder = sqlite3.connect(tmp_path / "assises.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        body = {"slug": "neuve", "name": "Neuve"}
        response = client.post("/api/v1/consultations", json=body)
    finally:
        holder.close()
    check(response, 503, "base-verrouillee")
    assert int(response.headers["retry-after"]) > 0
    with writing(engine) as session:
        assert session.scalar(select(Consultation).where(Consultation.slug == "neuve")) is None


def test_a_locked_database_can_still_be_read(client: TestClient, tmp_path: Path) -> None:
    holder = sqlite3.connect(tmp_path / "assises.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        assert client.get(f"{BASE}/themes").status_code == 200
    finally:
        holder.close()


def test_a_body_over_the_limit_is_refused_as_announced(connect: Connect) -> None:
    client = connect(upload_limit=1)
    files = {"files": ("gros.csv", b"x" * 1_100_000)}
    check(client.post(f"{BASE}/batches", files=files), 413, "envoi-trop-gros")


def test_a_body_over_the_limit_is_refused_while_it_streams(connect: Connect) -> None:
    client, sent = connect(upload_limit=1), []

    def stream() -> Any:
        yield b'--x\r\ncontent-disposition: form-data; name="files"; filename="gros.csv"\r\n\r\n'
        for _ in range(40):
            sent.append(1)
            yield b"x" * 100_000
        yield b"\r\n--x--\r\n"

    headers = {"content-type": "multipart/form-data; boundary=x"}
    response = client.post(f"{BASE}/batches", content=stream(), headers=headers)
    check(response, 413, "envoi-trop-gros")


def test_a_body_that_is_no_upload_has_a_small_limit(client: TestClient) -> None:
    response = client.post("/api/v1/consultations", content=b'{"slug": "' + b"a" * 1_100_000)
    check(response, 413, "envoi-trop-gros")


def test_broken_json_is_explained(client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    response = client.post("/api/v1/consultations", content=b"{", headers=headers)
    assert (
        check(response, 422, "demande-invalide")["errors"][0]["reason"] == "le JSON est mal formé"
    )


def test_a_broken_form_is_a_bad_request(client: TestClient) -> None:
    headers = {"content-type": "multipart/form-data"}
    response = client.post(f"{BASE}/batches", content=b"rien", headers=headers)
    check(response, 400, "http-400")


def test_the_problems_of_an_answer_are_explained_on_the_reference_page(client: TestClient) -> None:
    slug = client.get(f"{BASE}/themes/t99").json()["type"].removeprefix("/docs#")
    assert f'id="{slug}"' in client.get("/docs").text
