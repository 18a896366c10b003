"""IRaMuTeQ text: lines of stars, and the way back through the import."""

import re
from pathlib import Path

import pytest

from data.intake import IntakeFile, IntakeOptions, take_in
from data.readers import Table, read
from data.territories.gazetteer import load_gazetteer
from service.exports.iramuteq import escape, modality, star_line
from tests import builders
from tests.unit.service.exports.conftest import HARD, Export

STARS = re.compile(r"\*{4}( \*[a-z]+_[0-9A-Za-z_-]+)+")


@pytest.fixture
def written(export: Export, tmp_path: Path) -> Path:
    path = tmp_path / "corpus.txt"
    path.write_bytes(export("iramuteq"))
    return path


def test_each_text_has_one_line_of_stars_with_all_variables(written: Path) -> None:
    lines = [line for line in written.read_text("utf-8").split("\n") if line.startswith("*")]
    assert len(lines) == 38 + len(HARD)
    assert all(STARS.fullmatch(line) for line in lines)
    names = {tuple(re.findall(r"\*([a-z]+)_", line)) for line in lines}
    wanted = ("id", "dep", "territoire", "canal", "public", "question", "date", "copie", "theme")
    assert names == {wanted}
    assert any(
        line.startswith("**** *id_c000 *dep_02 *territoire_021 *canal_reunion") for line in lines
    )


def test_blank_answers_are_left_out(written: Path) -> None:
    assert "x-vide" not in written.read_text("utf-8")


def test_what_is_exported_can_be_imported(written: Path) -> None:
    table = read(written)
    assert isinstance(table, Table)
    texts = dict(zip(table.values("id"), table.values("texte"), strict=True))
    assert texts["x-etoiles"] == HARD["x-etoiles"].replace("\n0001 *", "\n0001 *")
    assert texts["x-arabe"] == HARD["x-arabe"]
    assert texts["x-emoji"] == HARD["x-emoji"]
    assert texts["x-long"] == HARD["x-long"].strip()
    assert len(texts) == 38 + len(HARD)


def test_territory_channel_audience_and_date_come_back(written: Path) -> None:
    taken = take_in([IntakeFile(path=written)], IntakeOptions(), load_gazetteer())
    found = {one.id: one for one in taken.sources}
    assert len(found) == 38 + len(HARD)
    first, hard = found["c000"].context, found["x-crlf"].context
    assert (first.territory, first.channel, first.audience) == ("021", "réunion", "élus")
    assert (hard.territory, hard.date) == ("02", "2020-01-13")
    assert found["c036"].context.territory == "FR"
    assert taken.closed == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("consultation en ligne", "consultation_en_ligne"),
        ("Éclairage & œuvres d'art", "Eclairage_oeuvres_d_art"),
        ("2020-01-12", "2020-01-12"),
        ("***", ""),
        ("الشارع", ""),
    ],
)
def test_a_value_has_letters_digits_and_underscores_only(text: str, value: str) -> None:
    assert modality(text) == value


def test_a_value_that_was_not_told_is_nr() -> None:
    assert star_line([("dep", "02"), ("canal", "")]) == "**** *dep_02 *canal_nr"


def test_no_line_of_a_text_opens_another() -> None:
    escaped = escape(HARD["x-etoiles"])
    assert not re.search(r"^[ \t]*(-?\*|\d{4}[ \t]+\*)", escaped, re.MULTILINE)
    assert len(escaped) == len(HARD["x-etoiles"])
    assert escape(builders.QUESTION) == builders.QUESTION
