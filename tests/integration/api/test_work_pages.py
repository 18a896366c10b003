"""Pages of analysts: consultations, batches, jobs, analyses, with wrong input too."""

import html
import io
import re
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select

from service.accounts.roles import Role
from service.analyses.tables import Analysis
from service.batches import checking
from service.batches.tables import Batch
from service.db.engine import reading, writing
from service.jobs.tables import Job
from tests import builders
from tests.integration.api.conftest import Connect, desk_of

ROOT = "/consultations/essai"
CSV = (
    "Votre avis;Où\nTrop de voitures, appelez le 06 12 34 56 78;02\n"
    "<script>alert(1)</script>;02\n;02\n"
)
SELECT = re.compile(r'<select[^>]* name="(f\d+\.[a-z.0-9]+)"(.*?)</select>', re.S)


@pytest.fixture
def analyst(client: TestClient) -> TestClient:
    client.headers["accept"] = "text/html,*/*;q=0.8"
    return client


def send(client: TestClient, *files: tuple[str, bytes]) -> str:
    """Deposit files and return where the draft stands."""
    given = [("files", (name, io.BytesIO(content))) for name, content in files]
    answer = client.post(f"{ROOT}/lots", files=given, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def shown(client: TestClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.unescape(answer.text)


def fields(text: str) -> dict[str, str]:
    """Return what the form of a draft would send as it stands."""
    found = dict(re.findall(r'name="(f\d+\.column\.\d+)" value="([^"]*)"', text))
    for name, options in re.findall(
        r'<select[^>]* name="(f\d+\.[a-z.0-9]+)"(.*?)</select>', text, re.S
    ):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def test_a_draft_shows_what_was_understood_and_keeps_hostile_text_as_text(
    analyst: TestClient,
) -> None:
    place = send(analyst, ("avis.csv", CSV.encode("latin-1")))
    raw = analyst.get(place).text
    text = html.unescape(raw)
    for told in ("texte libre, à analyser", "séparateur « ; »", "[téléphone]", "latin-1"):
        assert told in text
    assert "<script>alert" not in raw
    with desk_of(analyst).reading() as session:
        assert session.scalar(select(Job).where(Job.state == "queued")) is None


def test_corrections_are_kept_and_confirmed(analyst: TestClient, engine: Engine) -> None:
    place = send(analyst, ("avis.csv", CSV.encode()))
    given = fields(analyst.get(place).text) | {"f0.channel": "réunion", "f0.role.1": "ignored"}
    analyst.post(place, data={**given, "geste": "revoir"})
    again = fields(analyst.get(place).text)
    assert again["f0.role.1"] == "ignored"
    answer = analyst.post(place, data={**given, "geste": "importer"}, follow_redirects=False)
    job = answer.headers["location"].rsplit("/", 1)[1]
    assert analyst.get(place).status_code == 404
    with reading(engine) as session:
        batch = session.get_one(Batch, session.get_one(Job, job).subject)
        assert batch.options["files"][0]["channel"] == "réunion"  # type: ignore[index]
    assert "en attente" in shown(analyst, f"{ROOT}/taches/{job}")
    assert "avis.csv" in shown(analyst, f"{ROOT}/lots")


def test_a_draft_survives_a_restart(analyst: TestClient, connect: Connect) -> None:
    place = send(analyst, ("avis.csv", CSV.encode()))
    assert connect().get(place).status_code == 200


def test_a_draft_can_be_given_up(analyst: TestClient, tmp_path: Path) -> None:
    place = send(analyst, ("avis.csv", CSV.encode()))
    analyst.post(place, data={"geste": "abandonner"})
    assert analyst.get(place).status_code == 404
    assert list((tmp_path / "drafts").iterdir()) == []


def test_one_bad_file_hides_no_other(analyst: TestClient) -> None:
    place = send(
        analyst,
        ("avis.csv", CSV.encode()),
        ("vide.csv", b""),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00"),
    )
    text = shown(analyst, place)
    assert "texte libre, à analyser" in text
    assert text.count('class="notice bad"') == 2
    assert "disabled" in text


def test_a_territory_that_nobody_knows_is_refused_in_place(analyst: TestClient) -> None:
    place = send(analyst, ("avis.csv", CSV.encode()))
    given = fields(analyst.get(place).text) | {"f0.territory": "Atlantide"}
    refused = analyst.post(place, data={**given, "geste": "importer"})
    assert refused.status_code == 422
    assert "Atlantide" in refused.text


def test_a_large_draft_is_not_read_whole_while_somebody_waits(
    analyst: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "MOST_BYTES", 10)
    assert "Fichiers volumineux" in shown(analyst, send(analyst, ("avis.csv", CSV.encode())))


def test_no_file_is_told(analyst: TestClient) -> None:
    refused = analyst.post(f"{ROOT}/lots", files=[("files", ("", io.BytesIO(b"")))])
    assert refused.status_code == 422
    assert "Aucun fichier reçu" in refused.text


def test_old_drafts_are_forgotten(analyst: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from service.batches import drafts

    place = send(analyst, ("avis.csv", CSV.encode()))
    monkeypatch.setattr(drafts, "KEPT_SECONDS", -1)
    send(analyst, ("autre.csv", CSV.encode()))
    assert analyst.get(place).status_code == 404


def test_the_report_of_a_batch_lists_what_was_refused(analyst: TestClient) -> None:
    text = shown(analyst, f"{ROOT}/lots/{builders.BATCH}")
    assert "Lignes refusées" in text
    assert text.count("avis.csv") >= 3


@pytest.mark.parametrize("state", ["done", "failed"])
def test_a_job_that_ended_says_how(analyst: TestClient, engine: Engine, state: str) -> None:
    with writing(engine) as session:
        job = session.get_one(Job, builders.JOB)
        job.state, job.error = state, "Colonne absente." if state == "failed" else ""
        session.commit()
    text = shown(analyst, f"{ROOT}/taches/{builders.JOB}")
    assert ("Voir le rapport" in text) == (state == "done")
    assert ("Colonne absente." in text) == (state == "failed")


def test_an_analysis_is_started_and_listed(analyst: TestClient) -> None:
    answer = analyst.post(f"{ROOT}/analyses", data={"seed": "7"}, follow_redirects=False)
    assert answer.headers["location"].startswith(f"{ROOT}/taches/")
    assert "en attente" in shown(analyst, f"{ROOT}/analyses")


@pytest.mark.parametrize("given", [{"seed": "sept"}, {"least_themes": "9", "most_themes": "3"}])
def test_a_setting_that_makes_no_sense_is_refused_in_place(
    analyst: TestClient, given: dict[str, str]
) -> None:
    refused = analyst.post(f"{ROOT}/analyses", data=given)
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text


def test_an_analysis_shows_its_coverage_and_what_changed(
    analyst: TestClient, engine: Engine
) -> None:
    first = shown(analyst, f"{ROOT}/analyses/{builders.ANALYSIS}")
    assert "première analyse" in first
    with writing(engine) as session:
        one = session.get_one(Analysis, builders.ANALYSIS)
        later = builders.finished_analysis(one.consultation_id, "d" * 12, 3)
        later.created_at = one.created_at + timedelta(days=1)
        session.add(later)
        session.commit()
    text = shown(analyst, f"{ROOT}/analyses/{later.id}")
    assert "disparu" in text
    assert "Éclairage public des rues" in text


def test_what_came_after_an_analysis_is_told(analyst: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        one = session.get_one(Analysis, builders.ANALYSIS)
        one.manifest = {**one.manifest, "batches": [{"id": builders.BATCH}]}
        session.commit()
    assert "hors de ces chiffres" not in shown(analyst, "/")
    with writing(engine) as session:
        session.get_one(Analysis, builders.ANALYSIS).manifest = {"batches": [{"id": "autre"}]}
        session.commit()
    for address in ("/", f"{ROOT}/analyses"):
        text = shown(analyst, address).replace("\u00a0", " ")
        assert "38 contributions (1 lot)" in text
    found = analyst.get("/api/v1/consultations/essai").json()
    assert (found["unread_batches"], found["unread_contributions"]) == (1, 38)


def test_a_consultation_is_created_with_a_short_name_of_its_own(analyst: TestClient) -> None:
    given = {"nom": "Assises de l'Été 2026"}
    answer = analyst.post("/consultations", data=given, follow_redirects=False)
    assert answer.headers["location"] == "/consultations/assises-de-l-ete-2026/lots"
    again = analyst.post("/consultations", data=given)
    assert again.status_code == 422
    assert "existe déjà" in again.text


@pytest.mark.parametrize("page", ["lots", "analyses", f"lots/{builders.BATCH}"])
def test_a_writer_does_not_do_the_work_of_analysts(
    connect: Connect, engine: Engine, page: str
) -> None:
    writer = connect(builders.token(engine, Role.REDACTEUR, "02"))
    assert writer.get(f"{ROOT}/{page}", headers={"accept": "text/html"}).status_code == 403
