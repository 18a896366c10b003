"""What the API says of a consultation that is analysed."""

import csv
import io
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select

from service.analyses.tables import Assignment
from service.batches.tables import Contribution
from service.db.engine import reading, writing
from tests import builders
from tests.builders import ANALYSIS, BATCH, JOB, SLUG, SOURCE_MARK
from tests.integration.api.conftest import Connect

BASE = f"/api/v1/consultations/{SLUG}"
READ = [
    "/api/v1/consultations",
    BASE,
    f"{BASE}/territories",
    f"{BASE}/territories/02/themes",
    f"{BASE}/themes",
    f"{BASE}/themes/t01",
    f"{BASE}/themes/t01/verbatims",
    f"{BASE}/themes/reste/verbatims",
    f"{BASE}/themes/t01/territories",
    f"{BASE}/analyses/{ANALYSIS}",
    f"{BASE}/contributions/c001",
    f"{BASE}/batches/{BATCH}",
    f"/api/v1/jobs/{JOB}",
]


def get(client: TestClient, path: str, **parameters: Any) -> Any:
    response = client.get(path, params=parameters)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize("path", READ)
def test_every_reading_answers_and_is_not_sent_twice(client: TestClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert first.status_code == 200
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


@pytest.mark.parametrize("path", [*READ, "/", "/docs", "/openapi.json"])
def test_no_answer_holds_a_source_text(client: TestClient, path: str) -> None:
    assert SOURCE_MARK not in client.get(path).text


def test_a_consultation_counts_passages_under_names_of_passages(client: TestClient) -> None:
    found = get(client, BASE)
    assert (found["received"], found["analysed"]) == (40, 38)
    assert (found["passages"], found["residual_passages"]) == (38, 1)
    assert "residual" not in found


def test_the_themes_of_a_territory_come_most_frequent_first(client: TestClient) -> None:
    found = get(client, f"{BASE}/territories/02/themes", top=2)
    counts = [theme["contributions"] for theme in found["themes"]]
    assert (found["territory_name"], found["base"], found["total"]) == ("Aisne", 22, 3)
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == 2


def test_a_summary_holds_everything_a_writer_needs(client: TestClient) -> None:
    theme = get(client, f"{BASE}/territories/02/themes")["themes"][0]
    assert theme["share"] == pytest.approx(theme["contributions"] / theme["base"])
    assert theme["low"] <= theme["share"] <= theme["high"]
    assert {"title", "definition", "terms", "texts", "contributors", "specificity"} <= set(theme)
    assert theme["constats"] == theme["propositions"] == []
    assert theme["constats_computed_at"] is None
    assert 2 <= len(theme["verbatims"]) <= 4


def test_verbatims_are_cut_from_publishable_texts_of_the_territory(
    client: TestClient, engine: Engine
) -> None:
    found = get(client, f"{BASE}/territories/02/themes")
    with reading(engine) as session:
        texts = {one.id: one.text for one in session.scalars(select(Contribution))}
    quoted = [each for theme in found["themes"] for each in theme["verbatims"]]
    assert quoted
    for each in quoted:
        assert each["text"] == texts[each["contribution_id"]][each["start"] : each["end"]]
        assert each["territory"] in {"02", "021"}


def test_verbatims_of_one_theme_come_from_different_contributions(client: TestClient) -> None:
    for theme in get(client, f"{BASE}/territories/FR/themes")["themes"]:
        ids = [each["contribution_id"] for each in theme["verbatims"]]
        assert len(ids) == len(set(ids))


def test_a_filter_narrows_figures_and_verbatims(client: TestClient) -> None:
    found = get(client, f"{BASE}/territories/02/themes", channel="réunion")
    assert found["base"] == 11
    channels = {each["channel"] for theme in found["themes"] for each in theme["verbatims"]}
    assert channels == {"réunion"}


def test_two_filters_at_once_narrow_further(client: TestClient) -> None:
    found = get(client, f"{BASE}/territories/FR/themes", channel="réunion", audience="élus")
    assert found["base"] == 10


def test_level_two_ranks_the_subthemes(client: TestClient) -> None:
    found = get(client, f"{BASE}/territories/02/themes", level=2)
    assert {theme["parent_id"] for theme in found["themes"]} == {"t01", "t02"}
    assert all(theme["verbatims"] for theme in found["themes"])


def test_a_known_territory_without_contributions_has_an_empty_list(client: TestClient) -> None:
    found = get(client, f"{BASE}/territories/971/themes")
    assert (found["base"], found["themes"], found["flag"]) == (0, [], "n<30")


def test_a_theme_shows_its_subthemes_with_figures(client: TestClient) -> None:
    theme = get(client, f"{BASE}/themes/t01")
    assert [each["id"] for each in theme["subthemes"]] == ["t01-1"]
    assert theme["subthemes"][0]["base"] == 38


def test_passages_without_theme_can_be_browsed_with_their_reason(client: TestClient) -> None:
    found = get(client, f"{BASE}/themes/reste/verbatims")
    assert [each["status"] for each in found["items"]] == ["rare"]


def test_a_theme_by_territory_goes_from_the_nation_down(client: TestClient) -> None:
    found = get(client, f"{BASE}/themes/t01/territories")
    levels = list(dict.fromkeys(row["level"] for row in found["items"]))
    assert levels == ["national", "région", "département", "arrondissement"]


def test_territories_name_their_parent(client: TestClient) -> None:
    found = {row["code"]: row for row in get(client, f"{BASE}/territories")["items"]}
    assert found["021"]["parent"] == "02"
    assert found["02"]["parent"] == "R32"
    assert found["FR"]["base"] == 38


def test_pages_join_up_to_the_whole_list_without_repetition(client: TestClient) -> None:
    path, seen = f"{BASE}/themes/t01/verbatims?size=7", []
    while path:
        response = client.get(path)
        seen += [each["contribution_id"] for each in response.json()["items"]]
        links = {
            part.split("; ")[1]: part.split("; ")[0][1:-1]
            for part in response.headers["link"].split(", ")
        }
        path = links.get('rel="next"', "")
    assert len(seen) == response.json()["total"] == len(set(seen))


def test_a_contribution_shows_its_passages_with_themes(client: TestClient) -> None:
    found = get(client, f"{BASE}/contributions/c001")
    assert [each["theme_id"] for each in found["passages"]] == ["t02", "t03"]
    for each in found["passages"]:
        assert each["text"] == found["text"][each["start"] : each["end"]]
    assert found["passages"][0]["theme_title"] == "Vitesse des voitures"


def test_each_assignment_comes_with_what_speaks_for_it(client: TestClient) -> None:
    first, second = get(client, f"{BASE}/contributions/c001")["passages"]
    exemplar = {"contribution_id": "c030", "start": 0, "end": 12, "text": "Dit par c030."}
    assert first["evidence"] == {
        "terms": ["voitures", "rue"],
        "exemplar": exemplar,
        "runner_up": "t03",
        "margin": 0.125,
    }
    assert second["evidence"]["exemplar"]["contribution_id"] == "c001"
    assert first["reason"] == ""


def test_a_passage_without_theme_has_a_reason_and_no_evidence(client: TestClient) -> None:
    passage = get(client, f"{BASE}/contributions/c000")["passages"][-1]
    assert (passage["status"], passage["evidence"]) == ("rare", None)
    assert "nulle part ailleurs" in passage["reason"]
    listed = get(client, f"{BASE}/themes/reste/verbatims")["items"]
    assert [each["reason"] for each in listed] == [passage["reason"]]


def test_a_passage_that_holds_two_themes_comes_twice(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        row = session.scalars(select(Assignment).where(Assignment.passage == 0)).first()
        assert row is not None
        columns = [one.name for one in Assignment.__table__.columns]
        values = {name: getattr(row, name) for name in columns}
        other = "t01" if row.theme_id != "t01" else "t02"
        session.add(Assignment(**{**values, "key": None, "theme_id": other}))
        name = session.get_one(Contribution, row.contribution_key).id
        first = row.theme_id
        session.commit()
    passages = get(client, f"{BASE}/contributions/{name}")["passages"]
    assert [each["theme_id"] for each in passages if each["passage"] == 0] == [first, other]


def test_a_fragile_theme_is_told_and_keeps_its_place(connect: Connect, engine: Engine) -> None:
    before = [each["id"] for each in get(connect(), f"{BASE}/themes")["items"]]
    with writing(engine) as session:
        session.get_one(builders.Theme, (ANALYSIS, "t01")).stability = 0.74
        session.get_one(builders.Theme, (ANALYSIS, "t02")).stability = 0.75
        session.commit()
    after = get(connect(), f"{BASE}/themes", analysis=ANALYSIS)["items"]
    told = {each["id"]: (each["stability"], each["solidity"]) for each in after}
    assert told["t01"] == (0.74, "fragile")
    assert told["t02"] == (0.75, "solide")
    assert [each["id"] for each in after] == before


def test_an_analysis_tells_manifest_coverage_and_quality(client: TestClient) -> None:
    found = get(client, f"{BASE}/analyses/{ANALYSIS}")
    coverage = found["coverage"]
    parts = ("analysed", "duplicates", "empty", "refused")
    assert coverage["received"] == sum(coverage[name] for name in parts)
    assert found["manifest"]["seed"] == 2020
    assert found["slices"]["channels"] == ["consultation en ligne", "réunion"]
    assert found["finished_at"].endswith("Z")


def test_a_batch_report_lists_its_refused_rows_by_pages(client: TestClient) -> None:
    found = get(client, f"{BASE}/batches/{BATCH}", size=1, page=2)
    assert found["report"]["received"] == 40
    assert (found["rejected_total"], found["rejected"][0]["row"]) == (2, 12)


def test_the_latest_finished_analysis_is_read_unless_another_is_named(
    client: TestClient, engine: Engine
) -> None:
    with writing(engine) as session:
        owner = session.scalars(select(Contribution.consultation_id)).first() or 0
        session.add(builders.finished_analysis(owner, "d" * 32, 0, message="Trop peu de textes."))
        session.commit()
        newer = session.get_one(builders.Analysis, "d" * 32)
        newer.created_at = newer.created_at.replace(year=2021)
        session.commit()
    latest = get(client, f"{BASE}/territories/02/themes")
    named = get(client, f"{BASE}/territories/02/themes", analysis=ANALYSIS)
    assert (latest["analysis"], latest["note"]) == ("d" * 32, "Trop peu de textes.")
    assert named["analysis"] == ANALYSIS
    assert named["themes"]


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/consultations",
        f"{BASE}/themes",
        f"{BASE}/territories",
        f"{BASE}/territories/02/themes",
        f"{BASE}/themes/t01/verbatims",
        f"{BASE}/themes/t01/territories",
    ],
)
def test_every_list_is_also_a_table_for_a_french_spreadsheet(client: TestClient, path: str) -> None:
    response = client.get(path, headers={"accept": "text/csv"})
    assert response.headers["content-type"].startswith("text/csv; charset=utf-8")
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(response.text.lstrip("\ufeff")), delimiter=";"))
    body = client.get(path).json()
    assert len(rows) == len(body.get("items", body.get("themes")))


def test_formula_looking_titles_are_neutralised_in_csv_only(
    client: TestClient, engine: Engine
) -> None:
    with writing(engine) as session:
        session.get_one(builders.Theme, (ANALYSIS, "t01")).title = '=HYPERLINK("http://x")'
        session.commit()
    path = f"{BASE}/themes"
    assert "'=HYPERLINK" in client.get(path, headers={"accept": "text/csv"}).text
    assert client.get(path).json()["items"][0]["title"].startswith("=HYPERLINK")


def test_gzip_is_sent_to_who_takes_it(client: TestClient) -> None:
    packed = client.get(f"{BASE}/themes", headers={"accept-encoding": "gzip"})
    plain = client.get(f"{BASE}/themes", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()


def test_head_is_answered_as_get(client: TestClient) -> None:
    assert client.head(f"{BASE}/themes").status_code == 200


def test_events_of_an_ended_job_are_its_end(client: TestClient) -> None:
    response = client.get(f"/api/v1/jobs/{JOB}/events")
    assert response.headers["content-type"].startswith("text/event-stream")
    name, data = response.text.strip().split("\n")
    assert name == "event: done"
    assert json.loads(data.removeprefix("data: "))["fraction"] == 1.0
