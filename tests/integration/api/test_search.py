"""What the API finds in the texts of a consultation, and for whom."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, delete, select, update

from service.accounts.roles import Role
from service.batches.tables import Contribution
from service.db.engine import reading, writing
from service.home import Home
from service.search import queries
from service.search.actions import make_ready
from service.search.tables import SearchIndex
from tests import builders
from tests.builders import ANALYSIS, SLUG, SOURCE_MARK
from tests.integration.api.conftest import Connect

PATH = f"/api/v1/consultations/{SLUG}/search"
MODES = ("mots", "concordance", "sens")


@pytest.fixture
def ready(engine: Engine, tmp_path: Path) -> Engine:
    """Return the engine of the small consultation, its texts ready to be searched."""
    make_ready(engine, Home(tmp_path), ANALYSIS)
    return engine


@pytest.fixture
def searched(ready: Engine, client: TestClient) -> TestClient:
    return client


def get(client: TestClient, **parameters: Any) -> Any:
    response = client.get(PATH, params=parameters)
    assert response.status_code == 200, response.text
    return response.json()


def every(client: TestClient, **parameters: Any) -> list[Any]:
    first = get(client, size=30, **parameters)
    rest = (get(client, size=30, page=n, **parameters) for n in range(2, first["pages"] + 1))
    return [*first["items"], *(item for page in rest for item in page["items"])]


def texts(engine: Engine) -> dict[str, Contribution]:
    with reading(engine) as session:
        return {one.id: one for one in session.scalars(select(Contribution))}


@pytest.mark.parametrize("mode", MODES)
def test_every_result_is_cut_from_the_publishable_text(
    ready: Engine, client: TestClient, mode: str
) -> None:
    known = texts(ready)
    items = every(client, q="voitures écoles", mode=mode)
    assert items
    for item in items:
        text = known[item["contribution_id"]].text
        assert item["text"] == text[item["start"] : item["end"]]
        for one in item["found"]:
            assert item["start"] <= one["start"] < one["end"] <= item["end"]
            assert text[one["start"] : one["end"]].lower() in {"voitures", "écoles"}
        assert SOURCE_MARK not in str(item)


def test_words_find_each_contribution_once_in_their_order(
    ready: Engine, client: TestClient
) -> None:
    items = every(client, q="VOITURE ecole")
    wanted = [one.id for one in texts(ready).values() if "voitures" in one.text]
    assert [item["contribution_id"] for item in items] == wanted
    assert {"t02", "t02-1"} <= {one["id"] for one in items[0]["themes"]}


def test_a_concordance_sets_what_was_found_between_its_sides(searched: TestClient) -> None:
    items = every(searched, q="lampadaires", mode="concordance", sort="droite", context=20)
    assert all(one["left"] + one["pivot"] + one["right"] == one["text"] for one in items)
    assert {one["pivot"] for one in items} == {"lampadaires"}
    assert all(len(one["left"]) <= 20 and len(one["right"]) <= 20 for one in items)
    assert [one["right"] for one in items] == sorted(one["right"] for one in items)


def test_the_nearest_passage_by_meaning_speaks_of_the_same(searched: TestClient) -> None:
    found = get(searched, q="les automobiles roulent vite près de l'école", mode="sens")
    assert "voitures roulent trop vite" in found["items"][0]["text"]
    scores = [item["similarity"] for item in found["items"]]
    assert scores == sorted(scores, reverse=True)
    assert found["items"][0]["themes"][0]["id"] == "t02"
    assert all(0.2 <= score <= 1 for score in scores)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("filters", "passes"),
    [
        ({"territory": "02"}, lambda one: one.territory in ("02", "021")),
        ({"territory": "021"}, lambda one: one.territory == "021"),
        ({"territory": "R32"}, lambda one: one.territory in ("02", "021", "59")),
        ({"channel": "réunion"}, lambda one: one.channel == "réunion"),
        ({"audience": "élus"}, lambda one: one.audience == "élus"),
        ({"question": builders.QUESTION}, lambda _: True),
        ({"date_from": "2020-01-12"}, lambda _: True),
        ({"date_to": "2020-01-11"}, lambda _: False),
        ({"theme": "t02"}, lambda one: "voitures" in one.text),
        ({"theme": "t02-1", "territory": "59"}, lambda one: one.territory == "59"),
        ({"theme": "t01"}, lambda one: "lampadaires" in one.text),
    ],
)
def test_filters_hold_for_all_results_and_leave_none_out(
    ready: Engine, client: TestClient, mode: str, filters: dict[str, str], passes: Any
) -> None:
    items = every(client, q="voitures", mode=mode, **filters)
    found = {item["contribution_id"] for item in items}
    wanted = {name for name, one in texts(ready).items() if passes(one) and "voitures" in one.text}
    if mode == "sens":
        assert all(passes(texts(ready)[name]) for name in found)
        if filters == {"theme": "t01"}:
            # By meaning the passage itself carries the theme.
            assert all("lampadaires" in item["text"] for item in items)
    else:
        assert found == wanted


@pytest.mark.parametrize("mode", MODES)
def test_a_writer_finds_the_texts_of_the_own_territories_only(
    ready: Engine, connect: Connect, mode: str
) -> None:
    client = connect(builders.token(ready, Role.REDACTEUR, "02"))
    for filters in ({}, {"territory": "R32"}, {"territory": "02"}, {"channel": "réunion"}):
        items = every(client, q="voitures", mode=mode, **filters)
        assert items
        assert {item["territory"] for item in items} <= {"02", "021"}
    refused = client.get(PATH, params={"q": "voitures", "territory": "59", "mode": mode})
    assert (refused.status_code, refused.json()["type"]) == (403, "/docs#probleme-hors-perimetre")
    assert every(client, q="voitures", mode=mode, territory="FR") == every(
        client, q="voitures", mode=mode
    )


def test_two_readers_never_share_an_answer(ready: Engine, connect: Connect) -> None:
    one, other = (connect(builders.token(ready, Role.REDACTEUR, code)) for code in ("02", "59"))
    tags = {client.get(PATH, params={"q": "rue"}).headers["etag"] for client in (one, other)}
    assert len(tags) == 2


@pytest.mark.parametrize("mode", MODES)
def test_an_answer_is_not_sent_twice(searched: TestClient, mode: str) -> None:
    first = searched.get(PATH, params={"q": "rue", "mode": mode})
    same = {"if-none-match": first.headers["etag"]}
    again = searched.get(PATH, params={"q": "rue", "mode": mode}, headers=same)
    assert (again.status_code, again.content) == (304, b"")


def test_results_come_as_a_table_with_links_to_other_pages(searched: TestClient) -> None:
    response = searched.get(
        PATH, params={"q": "voitures", "size": 5}, headers={"accept": "text/csv"}
    )
    rows = list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff")), delimiter=";"))
    assert len(rows) == 5
    assert rows[0]["theme_titles"].startswith("Vitesse des voitures")
    assert 'rel="next"' in response.headers["link"]


def test_beyond_the_bound_a_sample_is_shown_and_said_to_be_one(
    searched: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = {item["contribution_id"] for item in every(searched, q="voitures")}
    monkeypatch.setattr(queries, "MOST_FOUND", 7)
    monkeypatch.setattr(queries, "MOST_READ", 7)
    for mode in ("mots", "concordance"):
        found = get(searched, q="voitures", mode=mode, size=199)
        assert (found["total"], found["more"]) == (7, True)
        assert found["note"].startswith("Plus de 7 ")
        assert {item["contribution_id"] for item in found["items"]} < everything


@pytest.mark.parametrize(
    ("parameters", "status", "slug"),
    [
        ({"q": ""}, 422, "recherche-mal-formee"),
        ({"q": '"police'}, 422, "recherche-mal-formee"),
        ({"q": "-police"}, 422, "recherche-mal-formee"),
        ({"q": "x" * 400}, 422, "recherche-mal-formee"),
        ({"q": "x" * 400, "mode": "sens"}, 422, "recherche-mal-formee"),
        ({"q": "", "mode": "sens"}, 422, "recherche-mal-formee"),
        ({"q": "?!", "mode": "sens"}, 422, "recherche-mal-formee"),
        ({"q": "rue", "mode": "autre"}, 422, "demande-invalide"),
        ({"q": "rue", "context": "5"}, 422, "demande-invalide"),
        ({"q": "rue", "territory": "zz"}, 404, "territoire-inconnu"),
        ({"q": "rue", "theme": "t99"}, 404, "theme-inconnu"),
        ({"q": "rue", "channel": "pigeon"}, 404, "filtre-inconnu"),
        ({"q": "rue", "audience": "martiens"}, 404, "filtre-inconnu"),
        ({"q": "rue", "question": "Qui ?"}, 404, "filtre-inconnu"),
        ({"q": "rue", "date_from": "12/01/2020"}, 422, "date-invalide"),
        ({"q": "rue", "date_from": "2020-02-01", "date_to": "2020-01-01"}, 422, "date-invalide"),
        ({"q": "rue", "page": "9"}, 404, "page-hors-limites"),
        ({"q": "rue", "analysis": "f" * 32}, 404, "analyse-inconnue"),
    ],
)
def test_a_search_that_cannot_be_made_is_told_why(
    searched: TestClient, parameters: dict[str, str], status: int, slug: str
) -> None:
    response = searched.get(PATH, params=parameters)
    assert response.status_code == status, response.text
    assert response.json()["type"] == f"/docs#probleme-{slug}"


def test_an_unknown_value_is_told_with_those_there_are(searched: TestClient) -> None:
    told = searched.get(PATH, params={"q": "rue", "channel": "pigeon"}).json()["detail"]
    assert "« channel »" in told
    assert "« réunion »" in told
    told = searched.get(PATH, params={"q": "rue", "mode": "autre"}).json()["detail"]
    assert "'mots', 'sens' ou 'concordance'" in told


@pytest.mark.parametrize("mode", MODES)
def test_texts_that_are_not_indexed_are_not_searched(client: TestClient, mode: str) -> None:
    response = client.get(PATH, params={"q": "rue", "mode": mode})
    assert (response.status_code, response.json()["title"]) == (409, "Conflit")
    assert "assises search --index" in response.json()["detail"]


def test_passages_without_vectors_are_said_to_have_none(
    ready: Engine, client: TestClient, tmp_path: Path
) -> None:
    (tmp_path / "vectors").rename(tmp_path / "ailleurs")
    response = client.get(PATH, params={"q": "rue", "mode": "sens"})
    assert (response.status_code, response.json()["type"]) == (
        409,
        "/docs#probleme-recherche-par-sens-absente",
    )


def test_vectors_of_another_encoder_are_not_compared(
    ready: Engine, client: TestClient, tmp_path: Path
) -> None:
    about = tmp_path / "vectors" / ANALYSIS / "about.json"
    about.write_text(about.read_text("utf-8").replace('"digest": "', '"digest": "z'), "utf-8")
    assert client.get(PATH, params={"q": "rue", "mode": "sens"}).status_code == 409


@pytest.fixture
def changed(ready: Engine) -> Engine:
    """Delete one text, and change another behind the back of the index."""
    with writing(ready) as session:
        session.execute(delete(Contribution).where(Contribution.id == "c001"))
        other = {"text": "Tout autre chose.", "text_hash": "f" * 32}
        session.execute(update(Contribution).where(Contribution.id == "c002").values(**other))
        session.commit()
    return ready


@pytest.mark.parametrize("mode", MODES)
def test_a_text_that_is_gone_is_found_no_more(
    changed: Engine, client: TestClient, mode: str
) -> None:
    known = texts(changed)
    for query in ("voitures", "patrouille", "lampadaires"):
        for item in every(client, q=query, mode=mode):
            text = known[item["contribution_id"]].text
            assert item["text"] == text[item["start"] : item["end"]]
            assert not (mode == "sens" and item["contribution_id"] == "c002")


def test_making_ready_twice_changes_nothing(ready: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "vectors" / ANALYSIS
    before = folder.stat().st_ino
    make_ready(ready, Home(tmp_path), ANALYSIS)
    assert folder.stat().st_ino == before
    with reading(ready) as session:
        assert session.scalars(select(SearchIndex.texts)).all() == [38]
