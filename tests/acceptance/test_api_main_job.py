"""From files to the top themes of a département, over HTTP, with a worker."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.app import create_app
from service.db.engine import open_engine
from service.db.upgrade import upgrade
from service.jobs.worker import run_until_ended
from tests import builders

SUBJECTS = {
    "éclairage": "Il faut remettre des lampadaires rue {n}, l'éclairage est en panne le soir",
    "vitesse": "Les voitures roulent trop vite devant l'école {n}, il faut des ralentisseurs",
    "police": "La police municipale devrait patrouiller à pied au quartier {n}, surtout la nuit",
    "déchets": "Les dépôts sauvages de déchets au bord du chemin {n} ne sont jamais ramassés",
}
TERRITORIES = ("02", "59", "2A")


def table() -> bytes:
    """Return answers on four subjects from three départements, and two blank ones."""
    rows = ["Votre avis;Département;Canal"]
    for n in range(60):
        text = list(SUBJECTS.values())[n % 4].format(n=n)
        rows.append(f"{text};{TERRITORIES[n % 3]};réunion")
    rows += ["RAS;02;réunion", "néant;59;réunion"]
    return "\n".join(rows).encode()


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    settings = builders.settings(tmp_path)
    engine = open_engine(settings)
    upgrade(engine)
    engine.dispose()
    app = create_app(settings)
    yield TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 1))
    app.state.desk.engine.dispose()


def finish(client: TestClient, home: Path, accepted: Any) -> None:
    """Do the job of an accepted request, then follow it to its end."""
    assert accepted.status_code == 202, accepted.text
    run_until_ended(builders.settings(home), accepted.json()["job"])
    events = client.get(f"/api/v1/jobs/{accepted.json()['job']}/events").text
    assert events.startswith("event: done"), events


@pytest.mark.slow
def test_files_become_the_themes_of_a_departement(client: TestClient, tmp_path: Path) -> None:
    base = "/api/v1/consultations/essai"
    client.post("/api/v1/consultations", json={"slug": "essai", "name": "Essai"})
    files = {"files": ("avis.csv", table())}
    finish(client, tmp_path, sent := client.post(f"{base}/batches", files=files))
    report = client.get(f"{base}/batches/{sent.json()['batch']}").json()["report"]
    assert report["received"] == 62
    finish(client, tmp_path, begun := client.post(f"{base}/analyses"))
    analysis = client.get(f"{base}/analyses/{begun.json()['analysis']}").json()
    coverage = analysis["coverage"]
    parts = ("analysed", "duplicates", "empty", "refused")
    assert coverage["received"] == sum(coverage[part] for part in parts) == 62
    found = client.get(f"{base}/territories/02/themes?top=10").json()
    assert found["base"] == 20
    assert found["themes"]
    for theme in found["themes"]:
        assert 0 < theme["contributions"] <= found["base"]
        for quoted in theme["verbatims"]:
            whole = client.get(f"{base}/contributions/{quoted['contribution_id']}").json()
            assert quoted["text"] == whole["text"][quoted["start"] : quoted["end"]]
            assert whole["territory"] == "02"
