"""The tables of a run."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from nlp.types import (
    Account,
    Analysis,
    Assignment,
    Cell,
    Cleaned,
    Contribution,
    Rejected,
    Slice,
    Term,
    Theme,
    Verbatim,
)
from service.oneshot.errors import VoicesLost
from service.oneshot.manifest import check_promise, cleaning_counts
from service.oneshot.tables import fixed, write_assignments, write_rejected, write_territories
from service.oneshot.themes import theme_value, write_themes

ASSIGNED = Assignment(
    contribution_id="=1+1", passage=0, start=0, end=9, status="assigned",
    theme_id="t01", strength=0.123456, margin=-0.00001,
)  # fmt: skip
CELL = Cell(
    territory="02", name="Aisne", level="département", theme_id="t01", contributions=3, texts=2,
    contributors=2, base=10, share=0.3, low=0.1, high=0.6, specificity=-1.25, q_value=1.0,
    flag="n<30",
)  # fmt: skip
THEME = Theme(
    id="t01", parent_id=None, level=1, title="Éclairage", terms=(Term(form="rue", weight=1 / 3),),
    definition="Les rues.", exemplars=(Verbatim(contribution_id="a", start=0, end=2, text="Né"),),
)  # fmt: skip
ACCOUNT = Account(received=4, analysed=1, duplicates=1, empty=1, refused=1)
ANALYSIS = Analysis(
    themes=(THEME,),
    assignments=(ASSIGNED,),
    cells=(CELL, replace(CELL, slice=Slice(channel="réunion"))),
    account=ACCOUNT,
    encoder="lsa",
)


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def test_assignments_have_fixed_decimals_and_no_formula(tmp_path: Path) -> None:
    write_assignments(tmp_path / "a.csv", ANALYSIS)
    assert rows(tmp_path / "a.csv")[1] == [
        "'=1+1", "0", "0", "9", "assigned", "t01", "", "0.1235", "", "0.0000"
    ]  # fmt: skip
    assert b"\r" not in (tmp_path / "a.csv").read_bytes()


@pytest.mark.parametrize("name", ["a,b", 'dit "a"', "deux\nlignes", "un\rretour", "é;è", ""])
def test_an_id_is_read_back_as_it_is(tmp_path: Path, name: str) -> None:
    one = replace(ASSIGNED, contribution_id=name)
    write_assignments(tmp_path / "a.csv", replace(ANALYSIS, assignments=(one, ASSIGNED)))
    assert [row[0] for row in rows(tmp_path / "a.csv")[1:]] == [name, "'=1+1"]


def test_territories_leave_the_slices_out(tmp_path: Path) -> None:
    write_territories(tmp_path / "t.csv", ANALYSIS)
    found = rows(tmp_path / "t.csv")
    assert len(found) == 2
    assert found[1][:4] == ["02", "Aisne", "département", "t01"]
    assert found[1][-3:] == ["-1.2500", "1.0000", "n<30"]


def test_rejected_rows_are_neutralised(tmp_path: Path) -> None:
    line = Rejected(file="@a.csv", row=3, reason='=HYPERLINK("x"): non')
    write_rejected(tmp_path / "r.csv", [line])
    assert rows(tmp_path / "r.csv")[1] == ["'@a.csv", "3", '\'=HYPERLINK("x"): non']


@pytest.mark.parametrize(
    ("value", "text"), [(-0.00001, "0.0000"), (-1.5, "-1.5000"), (0.0, "0.0000"), (12, "12.0000")]
)
def test_no_minus_stands_before_a_zero(value: float, text: str) -> None:
    assert fixed(value, 4) == text


def test_themes_keep_the_keys_of_the_contract(tmp_path: Path) -> None:
    write_themes(tmp_path / "themes.json", [THEME])
    raw = (tmp_path / "themes.json").read_bytes()
    assert raw.endswith(b"]\n")
    assert "Éclairage".encode() in raw
    assert list(json.loads(raw)[0]) == [
        "id", "parent_id", "level", "title", "terms", "definition", "contributions", "texts",
        "contributors", "share", "stability", "exemplars",
    ]  # fmt: skip
    assert theme_value(THEME)["terms"] == [{"form": "rue", "weight": 0.333333}]


def test_a_lost_voice_stops_the_run() -> None:
    check_promise(ACCOUNT, 4)
    with pytest.raises(VoicesLost, match="5 contributions et lignes reçues, mais 4"):
        check_promise(ACCOUNT, 5)


def test_cleaning_is_counted_by_rule() -> None:
    changes = ((("e-mail", 1),), (("bullet", 2), ("e-mail", 2)))
    texts = [Contribution(id=str(i), text="x") for i in range(2)]
    cleaned = [
        Cleaned(contribution=text, blank=False, changes=change)
        for text, change in zip(texts, changes, strict=True)
    ]
    assert cleaning_counts(cleaned) == {"bullet": 2, "e-mail": 3}
