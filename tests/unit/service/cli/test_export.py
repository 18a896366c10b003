"""`assises export`: the end of the name says the format."""

import zipfile
from pathlib import Path

import pytest

from tests import builders
from tests.unit.service.cli.conftest import Assises


@pytest.fixture
def place(tmp_path: Path, assises: Assises) -> Path:
    """Fill the state folder of the command with the small consultation."""
    assert assises("migrate").code == 0
    engine = builders.open_engine(builders.settings(tmp_path / "var"))
    with builders.writing(engine) as session:
        builders.fill(session)
        session.commit()
    engine.dispose()
    return tmp_path


@pytest.mark.parametrize(
    ("name", "said", "options"),
    [
        ("corpus.txt", "38 textes", ()),
        ("themes.qdc", "5 codes", ()),
        ("projet.qdpx", "38 contributions", ()),
        ("avis.xlsx", "38 contributions", ("--contributions",)),
        ("aisne.TXT", "22 textes", ("-t", "02", "--analysis", builders.ANALYSIS)),
        ("themes.xlsx", "lignes", ()),
    ],
)
def test_the_name_says_the_format(
    assises: Assises, place: Path, name: str, said: str, options: tuple[str, ...]
) -> None:
    done = assises("export", "-o", place / "sorties" / name, *options)
    assert (done.code, done.err) == (0, "")
    assert said in done.out.replace("\u00a0", " ")
    assert [path.name for path in (place / "sorties").iterdir()] == [name]


def test_a_workbook_is_of_contributions_only_when_asked_for(assises: Assises, place: Path) -> None:
    for name, options in (("a.xlsx", ["--contributions"]), ("b.xlsx", [])):
        assert assises("export", "-o", place / name, *options).code == 0
    with zipfile.ZipFile(place / "a.xlsx") as texts, zipfile.ZipFile(place / "b.xlsx") as table:
        assert b"Contributions" in texts.read("xl/workbook.xml")
        assert b"Contributions" not in table.read("xl/workbook.xml")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("-o", "a.csv", "--contributions"), 2, ".xlsx"),
        (("-o", "a.doc"), 2, ".qdpx"),
        (("-o", "a.txt", "--analysis", "absente"), 5, "Analyse introuvable"),
        (("-o", "a.txt", "-t", "99"), 5, "99"),
    ],
)
def test_what_cannot_be_exported_is_told(
    assises: Assises, place: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = assises("export", *arguments)
    assert done.code == code
    assert said in done.err
    assert not list(place.glob("a.*"))
