"""Bad input over HTTP: a problem document in French; nothing lost, nothing half-written."""

import csv
import errno
import io
import logging
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, func, select

from service.accounts.roles import Role
from service.accounts.tables import AccessToken
from service.app import create_app
from service.batches.tables import Batch, Contribution, RejectedRow, SourceText
from service.consultations.tables import Consultation
from service.db.engine import open_engine, reading, writing
from service.db.upgrade import upgrade
from service.jobs.tables import Job
from service.jobs.worker import run_until_ended
from tests import builders
from tests.bad_files import HEADER, TEXTS, lines, refused, table

REFUSED = refused()
BASE = f"/api/v1/consultations/{builders.SLUG}"
NEW = "/api/v1/consultations/neuve"
THEMES = f"{BASE}/territories/02/themes"
STORED = (Batch, Consultation, Contribution, Job, RejectedRow, SourceText)
Connect = Callable[..., TestClient]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A migrated database that holds the small consultation, its analysis, and an empty one."""
    made = open_engine(builders.settings(tmp_path))
    upgrade(made)
    with writing(made) as session:
        builders.fill(session)
        session.add(Consultation(slug="neuve", name="Neuve"))
        session.commit()
    yield made
    made.dispose()
    # Its handler keeps the stream of the first test that started a job.
    logging.getLogger("dbos").handlers.clear()


@pytest.fixture
def connect(tmp_path: Path, engine: Engine) -> Iterator[Connect]:
    apps = []

    def open_client(token: str = "", **settings: Any) -> TestClient:
        apps.append(create_app(builders.settings(tmp_path, **settings)))
        client = TestClient(apps[-1], base_url="http://127.0.0.1", client=("127.0.0.1", 1),
                            raise_server_exceptions=False)  # fmt: skip
        client.headers.update({"authorization": f"Bearer {token}"} if token else {})
        return client

    yield open_client
    for app in apps:
        app.state.desk.engine.dispose()


@pytest.fixture
def client(connect: Connect) -> TestClient:
    return connect()


def stored(engine: Engine) -> dict[str, int]:
    """Return how many rows there are of all that a submission may write."""
    with reading(engine) as session:
        return {
            kind.__tablename__: session.scalar(select(func.count()).select_from(kind)) or 0
            for kind in STORED
        }


def send(client: TestClient, name: str, content: bytes, path: str = f"{NEW}/batches") -> Any:
    return client.post(path, files={"files": (name, content)})


def check(response: Any, status: int, slug: str, *told: str) -> None:
    """Check a problem document and that it tells its reader what counts."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"].startswith("application/problem+json")
    found = response.json()
    assert found["type"] == f"/docs#probleme-{slug}"
    assert all(part in found["detail"] for part in told), found["detail"]


@pytest.mark.parametrize("kind", REFUSED)
def test_a_preview_says_what_is_wrong_and_stores_nothing(
    client: TestClient, engine: Engine, kind: str
) -> None:
    bad, before = REFUSED[kind], stored(engine)
    response = send(client, bad.name, bad.content, f"{NEW}/batches/preview")
    if response.status_code == 200:
        [seen] = response.json()["files"]
        assert all(part in seen["problem"] for part in bad.told), seen
        assert bad.slug in {"aucun-texte", "colonne-ambigue"}
    else:
        check(response, 422, bad.slug, bad.name, *bad.told)
    assert stored(engine) == before


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["empty file", "password", "two candidates", "all rows blank"])
def test_an_unusable_batch_fails_with_the_reason_and_stores_no_voice(
    client: TestClient, engine: Engine, tmp_path: Path, kind: str
) -> None:
    bad, before = REFUSED[kind], stored(engine)
    accepted = send(client, bad.name, bad.content).json()
    run_until_ended(builders.settings(tmp_path), accepted["job"])
    job = client.get(f"/api/v1/jobs/{accepted['job']}").json()
    assert (job["state"], job["error_slug"]) == ("failed", bad.slug)
    assert all(part in job["error"] for part in bad.told)
    assert client.get(f"{NEW}/batches/{accepted['batch']}").json()["state"] == "failed"
    after = stored(engine)
    assert [after[name] for name in ("contribution", "source_text", "rejected_row")] == [
        before[name] for name in ("contribution", "source_text", "rejected_row")
    ]


@pytest.mark.slow
def test_every_row_of_a_messy_file_is_in_the_report(
    client: TestClient, engine: Engine, tmp_path: Path
) -> None:
    more = ("a9;Le parc ferme trop tôt en été;Atlantide", "a0;Un autre texte du même numéro;02",
            "a8;Court", f"a7;{TEXTS[0]};59", "a6;RAS;02")  # fmt: skip
    sent = [send(client, name, table(*more)).json() for name in ("a.csv", "copie.csv")]
    assert sent[0] == sent[1], "the same file twice is one batch"
    run_until_ended(builders.settings(tmp_path), sent[0]["job"])
    found = client.get(f"{NEW}/batches/{sent[0]['batch']}").json()
    report = found["report"]
    parts = [report[name] for name in ("kept", "duplicates", "empty", "refused")]
    assert (report["received"], parts) == (10, [7, 1, 1, 1])
    reasons = {one["row"]: one["reason"].partition(":")[0] for one in found["rejected"]}
    assert reasons == {9: "ligne-decalee"}
    assert any("« a0 », lignes 2 et 8" in note for note in report["files"][0]["notes"])
    assert report["files"][0]["unknown_territories"][0]["what"] == "Atlantide"


def test_an_upload_over_the_limit_is_refused(connect: Connect, engine: Engine) -> None:
    before = stored(engine)
    response = send(connect(upload_limit=1), "gros.csv", table() * 4000)
    check(response, 413, "envoi-trop-gros", "1 Mo", "Découpez")
    assert stored(engine) == before


@pytest.mark.parametrize(
    ("number", "status", "slug", "told"),
    [
        (errno.ENOSPC, 507, "disque-plein", "rien n'a été enregistré"),
        (errno.EROFS, 503, "dossier-non-inscriptible", "Corrigez ses droits"),
    ],
)
def test_a_state_folder_that_cannot_be_written_is_said(
    client: TestClient, engine: Engine, monkeypatch: pytest.MonkeyPatch,
    number: int, status: int, slug: str, told: str,
) -> None:  # fmt: skip
    def refuse(*_: object) -> None:
        raise OSError(number, "refused")

    before = stored(engine)
    monkeypatch.setattr("service.home.os.fsync", refuse)
    check(send(client, "a.csv", table()), status, slug, told)
    assert stored(engine) == before


def test_a_locked_database_is_said_and_nothing_is_stored(
    client: TestClient, engine: Engine, tmp_path: Path
) -> None:
    before = stored(engine)
    holder = sqlite3.connect(tmp_path / "assises.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        response = send(client, "a.csv", table())
    finally:
        holder.close()
    check(response, 503, "base-verrouillee", "rien n'a été enregistré", "recommencez")
    assert stored(engine) == before


@pytest.mark.parametrize(
    ("path", "status", "slug", "told"),
    [
        ("/api/v1/consultations/absente/themes", 404, "consultation-inconnue", "« absente »"),
        (f"{BASE}/themes/t99", 404, "theme-inconnu", "« t99 »"),
        (f"{BASE}/territories/99/themes", 404, "territoire-inconnu", "Un code INSEE est attendu"),
        (f"{BASE}/themes?page=9", 404, "page-hors-limites", "9"),
        (f"{BASE}/themes?page=-1", 422, "demande-invalide", "page"),
        (f"{THEMES}?top=101", 422, "demande-invalide", "au plus 100"),
    ],
)
def test_what_is_unknown_or_out_of_range_is_said(
    client: TestClient, path: str, status: int, slug: str, told: str
) -> None:
    check(client.get(path), status, slug, told)


def test_a_token_must_be_there_right_in_time_and_in_scope(connect: Connect, engine: Engine) -> None:
    nord = builders.token(engine, Role.REDACTEUR, "59")
    late = builders.token(engine, expires=datetime.now(UTC) + timedelta(hours=1), label="ancien")
    with writing(engine) as session:
        found = session.scalars(select(AccessToken).where(AccessToken.label == "ancien")).one()
        found.expires_at = datetime(2020, 1, 23, 12, tzinfo=UTC)
        session.commit()
    check(connect().get(THEMES), 401, "jeton-absent", "Authorization: Bearer")
    check(connect("ass_faux").get(THEMES), 401, "jeton-inconnu", "n'est pas reconnu")
    check(connect(late).get(THEMES), 401, "jeton-expire", "a expiré le 23/01/2020 à 12:00 UTC")
    check(connect(nord).get(THEMES), 403, "hors-perimetre", "« 02 »", "(59)")
    check(send(connect(nord), "a.csv", table()), 403, "role-insuffisant", "« analyste »")
    assert connect(nord).get(f"{BASE}/territories/59/themes").status_code == 200


@pytest.mark.slow
def test_a_formula_is_a_text_in_json_and_harmless_in_csv(
    client: TestClient, engine: Engine, tmp_path: Path
) -> None:
    rows = [f"=f{n};=HYPERLINK(1) {TEXTS[n % 5]} au numéro {n};02" for n in range(40)]
    accepted = send(client, "a.csv", lines(HEADER, rows)).json()
    run_until_ended(builders.settings(tmp_path), accepted["job"])
    begun = client.post(f"{NEW}/analyses").json()
    run_until_ended(builders.settings(tmp_path), begun["job"])
    theme = client.get(f"{NEW}/territories/02/themes").json()["themes"][0]["id"]
    verbatims = f"{NEW}/themes/{theme}/verbatims?size=200"
    quoted = client.get(verbatims).json()["items"]
    assert any(one["text"].startswith("=HYPERLINK(1)") for one in quoted)
    text = client.get(verbatims, headers={"accept": "text/csv"}).text.lstrip("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
    assert any(cell.startswith("'=HYPERLINK(1)") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
