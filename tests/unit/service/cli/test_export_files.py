"""`assises export` of documents and tables: the name and the options say what is written."""

from pathlib import Path

import docx
import pytest

from tests.unit.service.cli.conftest import Assises
from tests.unit.service.cli.test_export import place

__all__ = ["place"]


@pytest.mark.parametrize(
    ("name", "said", "options"),
    [
        ("synthese.docx", "synthèse du territoire 02", ("-t", "02")),
        ("synthese.ODT", "synthèse du territoire FR", ()),
        ("nation.json", "synthèse nationale", ("--document", "national", "-t", "02")),
        ("methode.odt", "annexe de méthode", ("--document", "methode")),
        ("lieux.parquet", "lignes", ()),
        ("textes.csv", "22 lignes", ("--table", "contributions", "-t", "02")),
        ("themes.json", "5 lignes", ("--table", "themes")),
    ],
)
def test_the_name_and_the_options_say_what_is_written(
    assises: Assises, place: Path, name: str, said: str, options: tuple[str, ...]
) -> None:
    done = assises("export", "-o", place / "sorties" / name, *options)
    assert (done.code, done.err) == (0, "")
    assert said in done.out.replace("\u00a0", " ")
    assert [path.name for path in (place / "sorties").iterdir()] == [name]


def test_a_template_of_ours_is_used(assises: Assises, place: Path) -> None:
    from service.exports.templates import SHIPPED

    template = docx.Document(str(SHIPPED[".docx"]))
    template.paragraphs[0].insert_paragraph_before("Préfecture de l'Aisne")
    template.save(str(place / "notre.docx"))
    wanted = ("-t", "02", "--template", place / "notre.docx")
    assert assises("export", "-o", place / "a.docx", *wanted).code == 0
    assert docx.Document(str(place / "a.docx")).paragraphs[0].text == "Préfecture de l'Aisne"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("-o", "a.csv", "--document", "synthese"), 2, ".docx, .odt ou .json"),
        (("-o", "a.docx", "--document", "rapport"), 2, "methode"),
        (("-o", "a.xlsx", "--table", "themes"), 2, ".parquet"),
        (("-o", "a.csv", "--table", "tout"), 5, "rattachements"),
        (("-o", "a.docx", "-t", "99"), 5, "99"),
        (("-o", "a.docx", "--template", "absent.docx"), 4, "introuvable"),
        (("-o", "a.docx", "--template", "notre.odt"), 4, "un modèle .docx"),
    ],
)
def test_what_cannot_be_written_is_told_and_leaves_nothing(
    assises: Assises, place: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = assises("export", *arguments)
    assert done.code == code
    assert said in done.err
    assert not list(place.glob("a.*"))


def test_an_interrupted_document_leaves_the_old_one(
    assises: Assises, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = place / "synthese.docx"
    out.write_text("l'ancienne", encoding="utf-8")

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("service.exports.documents.docx_writer.write_steady", cut)
    assert assises("export", "-o", out, "-t", "02").code != 0
    assert out.read_text(encoding="utf-8") == "l'ancienne"
    assert not list(place.glob(".part-*"))
