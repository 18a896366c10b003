"""What the API says of parts and territories of a consultation whose differences are known."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, delete, select

from service.accounts.roles import Role
from service.analyses.tables import Assignment
from service.batches.tables import Contribution
from service.db.engine import reading, writing
from service.specificities.tables import SpecificityRow
from tests import builders, planted

BASE = f"/api/v1/consultations/{planted.SLUG}"
Connect = Callable[..., TestClient]


def get(client: TestClient, path: str, **parameters: Any) -> Any:
    response = client.get(f"{BASE}/{path}", params=parameters)
    assert response.status_code == 200, response.text
    return response.json()


def everything(client: TestClient, path: str, **parameters: Any) -> list[dict[str, Any]]:
    """Return the items of all pages."""
    first = get(client, path, size=200, **parameters)
    rest = [
        get(client, path, size=200, page=page, **parameters)["items"]
        for page in range(2, first["pages"] + 1)
    ]
    return [*first["items"], *(one for items in rest for one in items)]


def test_the_planted_theme_stands_out_with_all_that_checks_it(reader: TestClient) -> None:
    rows = everything(reader, "specificities", by="territory", territory="59")
    top = rows[0]
    assert (top["territory"], top["territory_name"], top["title"]) == ("59", "Nord", "police")
    assert top["q_value"] < 0.001 < 2 < top["specificity"]
    assert top["total"] >= top["marked"] >= top["seen"]
    assert top["low"] <= top["seen"] / top["base"] <= top["high"]
    assert top["unit"] == "contributeurs"


@pytest.mark.parametrize("by", ["territory", "channel", "audience", "question",
                                "territory,channel", "question,audience"])  # fmt: skip
@pytest.mark.parametrize("unit", ["contributeurs", "textes"])
def test_every_way_of_comparing_answers(reader: TestClient, by: str, unit: str) -> None:
    rows = everything(reader, "specificities", by=by, unit=unit, level=2)
    assert rows
    for name in ("territory", "channel", "audience", "question"):
        assert all(bool(row[name]) == (name in by.split(",")) for row in rows)
    assert {row["unit"] for row in rows} == {unit}
    assert {row["level"] for row in rows} == {2}


def test_a_published_table_leaves_out_small_cells(reader: TestClient) -> None:
    whole = everything(reader, "specificities", by="territory,channel", level=2)
    shown = everything(reader, "specificities", by="territory,channel", level=2, published=True)
    assert min(row["seen"] for row in whole) < 5
    assert all(row["seen"] >= 5 and row["people"] >= 5 for row in shown)
    assert len(shown) < len(whole)


def test_specificities_come_as_a_table_and_are_not_sent_twice(reader: TestClient) -> None:
    path = f"{BASE}/specificities"
    response = reader.get(path, headers={"accept": "text/csv"})
    rows = list(csv.DictReader(io.StringIO(response.text.lstrip("\ufeff")), delimiter=";"))
    assert {"total", "base", "marked", "seen", "q_value"} <= set(rows[0])
    first = reader.get(path)
    again = reader.get(path, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("query", "status", "slug"),
    [
        ("by=x", 422, "dimensions-refusees"),
        ("by=territory,territory", 422, "dimensions-refusees"),
        ("by=channel&territory=02", 422, "dimensions-refusees"),
        ("by=territory&territory=999", 404, "territoire-inconnu"),
        ("theme=t99", 404, "theme-inconnu"),
        ("unit=passages", 422, "demande-invalide"),
        ("page=99", 404, "page-hors-limites"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_a_reason(
    reader: TestClient, query: str, status: int, slug: str
) -> None:
    response = reader.get(f"{BASE}/specificities?{query}")
    assert response.status_code == status, response.text
    assert response.json()["type"].endswith(slug)


def test_an_older_analysis_says_that_it_kept_nothing(reader: TestClient, database: Engine) -> None:
    with writing(database) as session:
        session.execute(delete(SpecificityRow))
        session.commit()
    for path in ("specificities", "vocabulary?part=02", "territories/02/comparison"):
        response = reader.get(f"{BASE}/{path}")
        assert response.status_code == 409
        assert "Relancez une analyse" in response.json()["detail"]


def test_a_writer_sees_own_territories_and_what_holds_them(join: Connect, database: Engine) -> None:
    writer = join(builders.token(database, Role.REDACTEUR, "02"))
    rows = everything(writer, "specificities", by="territory")
    assert {row["territory"] for row in rows} == {"02"}
    rows = everything(writer, "specificities", by="territory", territory_level="région")
    assert {row["territory"] for row in rows} == {"R32"}
    assert writer.get(f"{BASE}/specificities?territory=59").status_code == 403
    assert writer.get(f"{BASE}/territories/02/comparison?with=59").status_code == 403
    assert writer.get(f"{BASE}/vocabulary?part=2A").status_code == 403
    assert {row["territory"] for row in everything(writer, "rollup")} == {"02"}


def test_the_words_of_a_part_name_what_only_it_says(reader: TestClient) -> None:
    found = get(reader, "vocabulary", by="territory", part="2A", side="rare")["items"]
    goats = found[0]
    assert (goats["word"], goats["seen"]) == ("chèvres divagantes", goats["marked"])
    assert "chèvres divagantes" in goats["verbatim"]["text"]
    assert get(reader, "vocabulary", by="channel", part="réunion")["total"] >= 0
    missing = reader.get(f"{BASE}/vocabulary?by=channel&part=pigeon")
    assert (missing.status_code, "« réunion »" in missing.json()["detail"]) == (404, True)


def test_a_comparison_tells_more_less_and_rare_ideas_with_a_quotation(
    reader: TestClient, database: Engine
) -> None:
    found = get(reader, "territories/59/comparison")["comparisons"]
    assert [one["other"] for one in found] == ["R32", "FR"]
    nation = found[1]
    assert nation["more"][0]["title"].startswith("police")
    assert nation["less"]
    for row in (*nation["more"], *nation["less"]):
        assert row["q_value"] <= 0.05
        assert row["seen"] / row["base"] == pytest.approx(row["share"])
    corsica = get(reader, "territories/2A/comparison", **{"with": "FR"})["comparisons"][0]
    rare = [one for one in corsica["rare"] if one["kind"] == "terme"]
    assert rare[0]["name"] == "chèvres divagantes"
    said = rare[0]["verbatim"]
    with reading(database) as session:
        text = session.scalars(
            select(Contribution.text).where(Contribution.id == said["contribution_id"])
        ).one()
    assert text[said["start"] : said["end"]] == said["text"]


def test_two_sides_of_a_comparison_mirror_each_other(reader: TestClient) -> None:
    one = get(reader, "territories/59/comparison", **{"with": "2A"})["comparisons"][0]
    other = get(reader, "territories/2A/comparison", **{"with": "59"})["comparisons"][0]
    assert (one["base"], one["other_base"]) == (other["other_base"], other["base"])
    assert [row["theme_id"] for row in one["more"]] == [row["theme_id"] for row in other["less"]]
    up = get(reader, "territories/R32/comparison", **{"with": "59"})["comparisons"][0]
    down = get(reader, "territories/59/comparison", **{"with": "R32"})["comparisons"][0]
    assert (up["base"], up["other_base"]) == (down["other_base"], down["base"])


def test_a_territory_is_not_compared_with_itself_nor_the_nation_with_nothing(
    reader: TestClient,
) -> None:
    for path in ("territories/02/comparison?with=02", "territories/FR/comparison"):
        response = reader.get(f"{BASE}/{path}")
        assert (response.status_code, "Rien à mettre" in response.text) == (422, True)


def test_a_territory_without_contributions_compares_empty(reader: TestClient) -> None:
    found = get(reader, "territories/971/comparison", **{"with": "FR"})["comparisons"][0]
    assert (found["base"], found["more"], found["rare"], found["flag"]) == (0, [], [], "n<30")


def sums(rows: list[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    """Return contributions and bases by theme, added up."""
    added: dict[str, tuple[int, int]] = {}
    for row in rows:
        before = added.get(row["theme_id"], (0, 0))
        added[row["theme_id"]] = (before[0] + row["contributions"], before[1] + row["base"])
    return added


@pytest.mark.parametrize("theme_level", [1, 2])
def test_contributions_add_up_from_arrondissement_to_nation(
    reader: TestClient, theme_level: int
) -> None:
    nation = sums(everything(reader, "rollup", level="national", theme_level=theme_level))
    for level in ("région", "département", "arrondissement"):
        assert sums(everything(reader, "rollup", level=level, theme_level=theme_level)) == nation
    inner = everything(
        reader, "rollup", level="arrondissement", within="02", theme_level=theme_level
    )
    outer = everything(reader, "rollup", level="département", within="02", theme_level=theme_level)
    assert sums(inner) == sums(outer)
    assert {row["name"] for row in inner if row["level"] == "non précisé"} == {"Aisne, non précisé"}


def test_the_table_of_a_level_above_the_territory_is_refused(reader: TestClient) -> None:
    response = reader.get(f"{BASE}/rollup?level=région&within=02")
    assert (response.status_code, response.json()["type"][-16:]) == (422, "niveau-trop-haut")


def test_what_was_said_in_an_arrondissement_is_followed_up_and_back(
    reader: TestClient, database: Engine
) -> None:
    with reading(database) as session:
        said, theme = session.execute(
            select(Contribution.id, Assignment.theme_id)
            .join(Assignment, Assignment.contribution_key == Contribution.key)
            .where(Contribution.territory == "021", Contribution.channel == "réunion")
            .limit(1)
        ).one()
    path = get(reader, f"contributions/{said}")["territory_path"]
    assert path == ["021", "02", "R32", "FR"]
    counts = [
        get(reader, f"themes/{theme}", territory=code, channel="réunion")["contributions"]
        for code in path
    ]
    assert counts == sorted(counts)
    for code, count in zip(path, counts, strict=True):
        listed = everything(reader, f"themes/{theme}/verbatims", territory=code, channel="réunion")
        ids = {one["contribution_id"] for one in listed}
        assert said in ids
        assert len(ids) == count
