"""Reports and progress as a person sees them."""

import sys

import pytest

from data.mapping import ColumnRole
from data.report import FileReport, ImportReport, Join, Remark
from data.roles import Role
from service.cli.console import progress_bar
from service.cli.report_view import show_files


def report(columns: int = 1) -> ImportReport:
    role: Role = "closed"
    mapping = [
        ColumnRole(column=f"Q{n}", role=role, confidence=0.8, reasons=("nom",))
        for n in range(columns)
    ]
    file = FileReport(
        name="a.csv", part="réponses", format="csv", encoding="cp1252", rows=4, used=2,
        contributions=2, refused={"vide: rien": 1}, set_aside={"total: ligne de total": 1},
        unfilled={}, mapping=tuple(mapping), notes=("Feuille 1 lue.",),
        unknown_territories=(Remark(what="Atlantide", count=2, rows=(3, 4)),),
        joins=(Join(companion="b.csv", left="id", right="id", matched=1, unmatched=1),),
    )  # fmt: skip
    return ImportReport(files=(file,))


def test_a_report_tells_what_to_look_at(capsys: pytest.CaptureFixture[str]) -> None:
    show_files(report().to_json()["files"])
    shown = capsys.readouterr().out.replace("\u00a0", " ")
    for expected in (
        "Feuille 1 lue.",
        "1 ligne : rien",
        "1 ligne : ligne de total",
        "territoire inconnu : Atlantide, 2 fois (lignes 3, 4)",
        "joint à b.csv par id = id : 1 ligne trouvée, 1 sans correspondance",
    ):
        assert expected in shown


def test_many_columns_are_cut_short(capsys: pytest.CaptureFixture[str]) -> None:
    show_files(report(columns=32).to_json()["files"])
    assert "2\u00a0colonnes de plus" in capsys.readouterr().out


def test_progress_is_shown_only_to_a_person(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with progress_bar() as progress:
        progress("lecture", 0.5)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress_bar() as progress:
        progress("lecture", 0.5)
    assert "lecture" in capsys.readouterr().err
