"""Files by the API: whole, scoped, kept by who has them; what goes wrong is a problem."""

from io import BytesIO
from pathlib import Path

import docx
import odfdo
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from service.accounts.roles import Role
from service.db.engine import writing
from tests import builders
from tests.integration.api.conftest import Connect

BASE = f"/api/v1/consultations/{builders.SLUG}"
FILES = (
    *(f"territories/02/synthesis.{form}" for form in ("docx", "odt", "json")),
    *(f"{name}.{form}" for name in ("national", "method") for form in ("docx", "odt", "json")),
    *(f"exports/tables/rattachements.{form}" for form in ("csv", "json", "parquet")),
    *(f"exports/{name}" for name in ("iramuteq.txt", "themes.qdc", "projet.qdpx")),
    "exports/contributions.xlsx",
)


@pytest.mark.parametrize("path", FILES)
def test_each_file_is_sent_whole_and_not_twice(client: TestClient, path: str) -> None:
    answer = client.get(f"{BASE}/{path}")
    assert answer.status_code == 200
    assert int(answer.headers["content-length"]) == len(answer.content) > 0
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    again = client.get(f"{BASE}/{path}", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_documents_open(client: TestClient) -> None:
    made = client.get(f"{BASE}/territories/02/synthesis.docx")
    assert "Aisne" in docx.Document(BytesIO(made.content)).paragraphs[0].text
    made = client.get(f"{BASE}/method.odt")
    assert odfdo.Document(BytesIO(made.content)).meta.title == "Annexe de méthode"


def test_a_writer_of_the_aisne_gets_the_aisne_only(connect: Connect, engine: Engine) -> None:
    client = connect(builders.token(engine, Role.REDACTEUR, "02"))
    assert client.get(f"{BASE}/territories/02/synthesis.docx").status_code == 200
    assert client.get(f"{BASE}/method.docx").status_code == 200
    for path in ("territories/59/synthesis.docx", "territories/FR/synthesis.odt", "national.docx",
                 "exports/iramuteq.txt?territory=59"):  # fmt: skip
        refused = client.get(f"{BASE}/{path}")
        assert refused.status_code == 403
        assert refused.headers["content-type"].startswith("application/problem+json")
    rows = client.get(f"{BASE}/exports/tables/contributions.json").json()
    assert {one["territory"] for one in rows} == {"02", "021"}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("territories/99/synthesis.docx", 404),
        ("territories/02/synthesis.pdf", 422),
        ("exports/tables/tout.csv", 404),
        ("exports/tables/themes.xml", 422),
        ("exports/inconnu.bin", 422),
        ("method.docx?analysis=absente", 404),
    ],
)
def test_what_is_not_there_is_told(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"{BASE}/{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")


def test_a_quotation_that_is_not_real_is_a_conflict_and_no_file(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("service.synthesis.passages.printable", lambda *_: (3, 9_999))
    answer = client.get(f"{BASE}/territories/02/synthesis.docx")
    assert answer.status_code == 409
    assert answer.json()["values"]["contribution"].startswith("c0")
    assert not [one.name for one in tmp_path.iterdir() if "export" in one.name]


def test_a_template_of_the_settings_is_used_and_its_faults_are_told(
    connect: Connect, tmp_path: Path
) -> None:
    template = tmp_path / "notre.docx"
    template.write_bytes(b"rien")
    client = connect(docx_template=str(template))
    answer = client.get(f"{BASE}/territories/02/synthesis.docx")
    assert answer.status_code == 409
    assert "notre.docx" in answer.json()["detail"]
    assert client.get(f"{BASE}/territories/02/synthesis.odt").status_code == 200


def test_while_an_analysis_runs_the_finished_one_is_sent(
    client: TestClient, engine: Engine
) -> None:
    before = client.get(f"{BASE}/territories/02/synthesis.docx").content
    with writing(engine) as session:
        owner = session.scalars(builders.select_consultation()).one()
        running = {"state": "running", "finished_at": None,
                   "created_at": builders.datetime(2020, 3, 1, tzinfo=builders.UTC)}  # fmt: skip
        session.add(builders.finished_analysis(owner.id, "r" * 32, 9, **running))
        session.commit()
    assert client.get(f"{BASE}/territories/02/synthesis.docx").content == before
