"""A real consultation, its files exactly as they are, from import to the themes of the Nord."""

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from data.territories.gazetteer import load_gazetteer
from service.cli.main import run_program

FOLDER = Path(__file__).parents[3] / "shared" / "corpora" / "entendre_la_france"
FILES = [FOLDER / name for name in ("answers_pre.csv", "users.csv")]
PARTS = ("analysed", "duplicates", "empty", "refused")

pytestmark = [
    pytest.mark.corpora,
    pytest.mark.slow,
    pytest.mark.skipif(
        not all(path.exists() for path in FILES),
        reason="needs ../shared/corpora/entendre_la_france",
    ),
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A state folder into which the files were imported and then analysed, by the commands.

    In processes of their own: measuring their coverage would double the minute they take.
    """
    folder = tmp_path_factory.mktemp("real")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSISES_HOME", str(folder))
        for arguments in (("import", *map(str, FILES)), ("analyse",)):
            command = [sys.executable, "-m", "service.cli", *arguments, "-c", "entendre-la-france"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
        yield folder


@pytest.fixture(scope="module")
def base(home: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(home / "assises.db")) as connection:
        yield connection


def departement(code: str) -> str:
    """Return the code of the département or collectivity of a place, "" for the nation."""
    gazetteer = load_gazetteer()
    levels = ("département", "collectivité")
    return next((one for one in gazetteer.path(code) if gazetteer.level(one) in levels), "")


def test_every_answer_is_accounted_for(base: sqlite3.Connection) -> None:
    account = json.loads(base.execute("SELECT account FROM analysis").fetchone()[0])
    assert account["received"] == sum(account[part] for part in PARTS) == 13_477
    report = json.loads(base.execute("SELECT report FROM batch").fetchone()[0])
    assert report["received"] == 13_477
    assert sum(report[part] for part in ("kept", *PARTS[1:])) == 13_477
    assert base.execute("SELECT count(*) FROM contribution").fetchone() == (13_477,)


def test_the_respondents_are_joined(base: sqlite3.Connection) -> None:
    people = "SELECT count(DISTINCT contributor) FROM contribution WHERE contributor <> ''"
    assert base.execute(people).fetchone() == (2_538,)
    codes = base.execute("SELECT DISTINCT territory FROM contribution").fetchall()
    assert len({departement(code) for (code,) in codes} - {""}) == 102


def test_every_passage_has_a_theme_or_a_reason(base: sqlite3.Connection) -> None:
    query = "SELECT status, theme_id <> '', count(*) FROM assignment GROUP BY 1, 2"
    found = Counter({(status, bool(themed)): n for status, themed, n in base.execute(query)})
    assert all((status == "assigned") == themed for status, themed in found)
    bare = "SELECT count(*) FROM contribution WHERE key NOT IN "
    bare += "(SELECT contribution_key FROM assignment)"
    assert base.execute(bare).fetchone() == (0,)


def test_there_are_8_to_20_themes_with_titles_of_their_own(base: sqlite3.Connection) -> None:
    titles = [row[0] for row in base.execute("SELECT title FROM theme WHERE level = 1")]
    assert 8 <= len(titles) <= 20
    assert len(set(titles)) == len(titles)
    assert all(title.strip() for title in titles)


def test_the_nord_has_ten_themes_whose_quotations_are_real(
    home: Path, base: sqlite3.Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_program(["themes", "--territory", "59", "--top", "10", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    themes: list[dict[str, Any]] = found["themes"]
    assert (found["territory_name"], len(themes)) == ("Nord", 10)
    counts = [theme["contributions"] for theme in themes]
    assert counts == sorted(counts, reverse=True)
    for theme in themes:
        assert 0 <= theme["low"] <= theme["share"] <= theme["high"] <= 1
        assert theme["share"] == pytest.approx(theme["contributions"] / found["base"], abs=1e-4)
    quoted = [one for theme in themes for one in theme["verbatims"]]
    assert quoted
    for one in quoted:
        query = "SELECT text, territory FROM contribution WHERE id = ?"
        text, place = base.execute(query, (one["contribution_id"],)).fetchone()
        assert text[one["start"] : one["end"]] == one["text"]
        assert departement(place) == "59"


def test_all_offsets_lie_within_their_texts(base: sqlite3.Connection) -> None:
    query = "SELECT c.text, a.start, a.end FROM assignment AS a "
    query += "JOIN contribution AS c ON c.key = a.contribution_key WHERE a.status = 'assigned'"
    rows = base.execute(query).fetchall()
    assert rows
    assert all(text[start:end].strip() == text[start:end] != "" for text, start, end in rows)
