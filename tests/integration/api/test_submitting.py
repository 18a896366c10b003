"""Sending batches and starting analyses over HTTP; the worker is not needed."""

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, func, select

from service.batches.tables import Batch
from service.consultations.tables import Consultation
from service.db.engine import reading
from service.jobs.tables import Job
from tests.builders import SLUG
from tests.integration.api.test_problems import check

BASE = f"/api/v1/consultations/{SLUG}"
TABLE = (
    "Votre avis;Département\n"
    "Il faut davantage d'éclairage dans les rues du centre, la nuit;02\n"
    "Les voitures roulent beaucoup trop vite devant l'école du village;59\n"
    '=HYPERLINK("http://x") la police municipale ne passe jamais par ici;2A\n'
).encode()


def send(client: TestClient, path: str = f"{BASE}/batches", **fields: Any) -> Any:
    content = fields.pop("content", TABLE)
    name = fields.pop("name_of_file", "avis.csv")
    return client.post(path, files={"files": (name, content)}, data=fields)


def count(engine: Engine, kind: type) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(kind)) or 0


def test_a_batch_is_accepted_and_its_job_can_be_followed(client: TestClient) -> None:
    response = send(client, channel="réunion", territory="02")
    accepted = response.json()
    assert response.status_code == 202
    assert response.headers["location"] == f"/api/v1/jobs/{accepted['job']}"
    job = client.get(response.headers["location"]).json()
    assert (job["kind"], job["state"], job["subject"]) == ("import", "queued", accepted["batch"])
    report = client.get(f"{BASE}/batches/{accepted['batch']}").json()
    assert [(one["name"], one["size"]) for one in report["files"]] == [("avis.csv", len(TABLE))]


def test_the_same_files_sent_twice_are_the_same_batch(client: TestClient, engine: Engine) -> None:
    before = count(engine, Batch)
    first, again = send(client).json(), send(client, name_of_file="copie.csv").json()
    assert first == again
    assert count(engine, Batch) == before + 1


def test_another_mapping_is_another_batch(client: TestClient) -> None:
    mapped = send(client, mapping=json.dumps({"text": "Votre avis"})).json()
    assert send(client).json() != mapped


def test_a_batch_for_a_mistyped_name_makes_no_consultation_and_keeps_no_file(
    client: TestClient, engine: Engine, tmp_path: Path
) -> None:
    before = count(engine, Consultation), count(engine, Batch)
    response = send(client, f"{BASE}i/batches")
    check(response, 404, "consultation-inconnue")
    assert "POST /api/v1/consultations" in response.json()["detail"]
    assert (count(engine, Consultation), count(engine, Batch)) == before
    assert not any(path.is_file() for path in (tmp_path / "uploads").rglob("*"))


def test_a_batch_for_a_consultation_created_first_is_accepted(client: TestClient) -> None:
    client.post("/api/v1/consultations", json={"slug": "neuve", "name": "Consultation neuve"})
    assert send(client, "/api/v1/consultations/neuve/batches").status_code == 202


@pytest.mark.parametrize(
    ("fields", "slug"),
    [
        ({"mapping": "{"}, "champ-invalide"),
        ({"mapping": "[1]"}, "champ-invalide"),
        ({"mapping": '{"text": 3}'}, "champ-invalide"),
        ({"mapping": "[" * 15_000}, "champ-invalide"),
        ({"join": "sans-egal"}, "champ-invalide"),
        ({"territory": "Atlantide"}, "champ-invalide"),
        ({"channel": "x" * 41}, "demande-invalide"),
    ],
)
def test_a_field_that_cannot_be_understood_stores_nothing(
    client: TestClient, engine: Engine, fields: dict[str, str], slug: str
) -> None:
    before = count(engine, Batch), count(engine, Job)
    check(send(client, **fields), 422, slug)
    assert (count(engine, Batch), count(engine, Job)) == before


def test_a_name_that_cannot_stand_in_an_address_is_refused(client: TestClient) -> None:
    check(send(client, "/api/v1/consultations/Pas%20Bon/batches"), 404, "consultation-inconnue")


def test_a_batch_without_file_is_refused(client: TestClient) -> None:
    check(client.post(f"{BASE}/batches", data={"channel": "réunion"}), 422, "demande-invalide")


def test_a_sent_name_never_becomes_a_path(client: TestClient, tmp_path: Path) -> None:
    accepted = send(client, name_of_file="../../etc/passwd.csv").json()
    report = client.get(f"{BASE}/batches/{accepted['batch']}").json()
    assert report["files"][0]["name"] == "passwd.csv"
    assert not list(tmp_path.rglob("passwd*"))


def test_a_read_only_state_folder_is_said_and_nothing_is_stored(
    client: TestClient, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("service.home.NamedTemporaryFile", refuse)
    before = count(engine, Batch)
    check(send(client), 503, "dossier-non-inscriptible")
    assert count(engine, Batch) == before


def test_a_full_disk_is_said(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("service.batches.upload.shutil.copyfileobj", refuse)
    check(send(client), 507, "disque-plein")


def test_a_preview_shows_columns_roles_and_first_rows_and_stores_nothing(
    client: TestClient, engine: Engine
) -> None:
    before = count(engine, Batch)
    [seen] = send(client, f"{BASE}/batches/preview").json()["files"]
    roles = {column["column"]: column["role"] for column in seen["columns"]}
    assert roles == {"Votre avis": "text", "Département": "territory"}
    assert (seen["separator"], seen["rows"], seen["problem"]) == (";", 3, "")
    assert seen["preview"][0]["Département"] == "02"
    assert all(0 <= column["confidence"] <= 1 for column in seen["columns"])
    assert count(engine, Batch) == before


def test_a_preview_asks_when_two_columns_could_be_the_text(client: TestClient) -> None:
    rows = "".join(
        f"Il faudrait vraiment refaire la route {n};Le stade ferme trop tôt le soir {n}\n"
        for n in range(20)
    )
    content = ("Avis;Commentaire\n" + rows).encode()
    [seen] = send(client, f"{BASE}/batches/preview", content=content).json()["files"]
    assert "Avis" in seen["problem"]
    assert "Commentaire" in seen["problem"]
    assert len(seen["preview"]) == 5


def test_a_preview_without_text_column_says_so(client: TestClient) -> None:
    content = b"code;nombre\n1;2\n3;4\n"
    [seen] = send(client, f"{BASE}/batches/preview", content=content).json()["files"]
    assert seen["problem"]


def test_a_preview_of_an_unreadable_file_is_a_problem(client: TestClient) -> None:
    response = send(client, f"{BASE}/batches/preview", content=b"")
    assert response.status_code == 422
    assert "avis.csv" in response.json()["detail"]


def test_a_preview_of_minutes_shows_what_was_said(client: TestClient) -> None:
    text = (
        "Compte rendu de la réunion publique\n\n1. Tranquillité publique\n"
        "- Les riverains demandent plus de rondes le soir dans le quartier.\n"
        "- Un habitant signale des dépôts sauvages derrière la gare.\n"
    )
    response = send(
        client, f"{BASE}/batches/preview", content=text.encode(), name_of_file="compte-rendu.txt"
    )
    [seen] = response.json()["files"]
    assert seen["format"] == "txt"
    assert any("rondes" in row["text"] for row in seen["preview"])


def test_an_analysis_is_queued_once(client: TestClient) -> None:
    first = client.post(f"{BASE}/analyses", json={"seed": 7})
    again = client.post(f"{BASE}/analyses", json={"seed": 7})
    assert first.status_code == 202
    assert first.json() == again.json()
    found = client.get(f"{BASE}/analyses/{first.json()['analysis']}").json()
    assert (found["state"], found["settings"]["seed"]) == ("queued", 7)


def test_an_analysis_needs_no_body(client: TestClient) -> None:
    assert client.post(f"{BASE}/analyses").status_code == 202


@pytest.mark.parametrize("body", [{"encoder": "/etc"}, {"seed": -1}, {"least_themes": 1}])
def test_settings_out_of_reach_are_refused(client: TestClient, body: dict[str, Any]) -> None:
    check(client.post(f"{BASE}/analyses", json=body), 422, "demande-invalide")


def test_an_empty_range_of_themes_is_refused(client: TestClient) -> None:
    body = {"least_themes": 30, "most_themes": 10}
    check(client.post(f"{BASE}/analyses", json=body), 422, "reglage")


def test_an_empty_consultation_cannot_be_analysed(client: TestClient) -> None:
    client.post("/api/v1/consultations", json={"slug": "vide", "name": "Vide"})
    check(client.post("/api/v1/consultations/vide/analyses"), 409, "rien-a-analyser")


def test_a_consultation_is_created_once(client: TestClient) -> None:
    body = {"slug": "neuve", "name": "Neuve", "starts_on": "2020-01-08"}
    made = client.post("/api/v1/consultations", json=body)
    assert made.status_code == 201
    assert client.get(made.headers["location"]).json()["starts_on"] == "2020-01-08"
    check(client.post("/api/v1/consultations", json=body), 409, "consultation-existante")
