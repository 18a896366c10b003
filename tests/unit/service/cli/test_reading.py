"""What options say of files."""

from pathlib import Path

import pytest

from data.errors import MissingColumn
from data.mapping import ColumnRole
from data.report import FileReport, ImportReport
from service.cli.exits import BadOption
from service.cli.reading import Reading, joined, mapped


def report(*columns: str) -> ImportReport:
    roles = [ColumnRole(column=one, role="text", confidence=1.0, reasons=()) for one in columns]
    file = FileReport(
        name="a.csv", part="réponses", refused={}, set_aside={}, unfilled={}, mapping=tuple(roles)
    )
    return ImportReport(files=(file,))


def test_columns_are_gathered_by_role() -> None:
    found = mapped(["text=Votre avis", "date=Le = jour"], {"text": ["Q1"], "id": [""]})
    assert found == {"text": ["Q1", "Votre avis"], "date": ["Le = jour"]}


@pytest.mark.parametrize("pair", ["text", "text=", "=Avis", "prenom=Avis"])
def test_a_pair_that_means_nothing_is_refused(pair: str) -> None:
    with pytest.raises(BadOption):
        mapped([pair])


def test_a_join_has_two_sides() -> None:
    assert joined(["customer_id=user_id"]) == (("customer_id", "user_id"),)
    with pytest.raises(BadOption, match="colonne=colonne"):
        joined(["customer_id"])


def test_one_file_takes_all_columns_and_several_share_them(tmp_path: Path) -> None:
    files = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for file in files:
        file.touch()
    alone = Reading(files=files[:1], columns={"text": ["Avis"]})
    assert alone.intake_files()[0].map == {"text": ["Avis"]}
    assert alone.intake_options().remembered == {}
    both = Reading(files=files, columns={"text": ["Avis"]}, channel="réunion publique")
    assert both.intake_files()[1].map == {}
    assert both.intake_options().remembered == {"text": ["Avis"]}


def test_an_unknown_channel_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(BadOption, match="enquête de proximité"):
        Reading(files=[tmp_path], columns={}, channel="pigeon").intake_files()


def test_a_column_that_no_file_has_is_refused() -> None:
    reading = Reading(files=[], columns={"text": ["Réponse"]})
    reading.check_used(report("REPONSE"))
    with pytest.raises(MissingColumn, match="Réponse"):
        reading.check_used(report("Avis"))
