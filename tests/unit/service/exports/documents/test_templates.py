"""Templates of an administration: what is wrong with one is named."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import odfdo
import pytest

from nlp.errors import SettingError
from service.exports.documents.blocks import Composed
from service.exports.documents.errors import (
    MissingStyles,
    UnreadableTemplate,
    WrongPlaceholders,
)
from service.exports.documents.placeholders import check_placeholders
from service.exports.templates import SHIPPED
from service.exports.templates.docx_template import make_docx
from service.exports.templates.odt_template import make_odt
from tests.unit.service.exports.documents.conftest import Make


def changed_docx(path: Path, old: str, new: str) -> Path:
    document = docx.Document(str(SHIPPED[".docx"]))
    for paragraph in document.paragraphs:
        paragraph.text = paragraph.text.replace(old, new)
    document.save(str(path))
    return path


def changed_odt(path: Path, old: str, new: str) -> Path:
    with zipfile.ZipFile(SHIPPED[".odt"]) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "content.xml":
                content = content.replace(old.encode(), new.encode())
            target.writestr(name, content)
    return path


CHANGES = {".docx": changed_docx, ".odt": changed_odt}
Change = Callable[[str, str, str], Path]


@pytest.fixture
def change(tmp_path: Path) -> Change:
    return lambda suffix, old, new: CHANGES[suffix](tmp_path / f"notre{suffix}", old, new)


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("{{ contenu }}", "Fin", "participation"),
        ("{{ mention }}", "{{ logo }}", "logo"),
        ("{{ contenu }}", "Voici {{ contenu }}", "contenu"),
    ],
)
def test_a_placeholder_that_is_missing_unknown_or_not_alone_is_named(
    make: Make, change: Change, suffix: str, old: str, new: str, named: str
) -> None:
    with pytest.raises(WrongPlaceholders) as caught:
        make(suffix, template=change(suffix, old, new))
    assert named in caught.value.names
    assert f"notre{suffix}" in str(caught.value)


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_sections_may_be_placed_one_by_one(make: Make, change: Change, suffix: str) -> None:
    with pytest.raises(WrongPlaceholders) as caught:
        make(suffix, "methode", template=change(suffix, "{{ contenu }}", "Rien"))
    assert caught.value.names == ("methode",)
    template = change(suffix, "{{ contenu }}", "{{ methode }}")
    made = make(suffix, "methode", template=template)
    said = _said(made, suffix)
    assert "Ce qui a été reçu" in said
    assert "Annexe : méthode" not in said


def _said(made: bytes, suffix: str) -> str:
    if suffix == ".docx":
        return "\n".join(one.text for one in docx.Document(BytesIO(made)).paragraphs)
    return str(odfdo.Document(BytesIO(made)).body.text_recursive)


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 abc", b"Bonjour"])
def test_a_corrupted_template_is_told(
    make: Make, tmp_path: Path, suffix: str, content: bytes
) -> None:
    path = tmp_path / f"casse{suffix}"
    path.write_bytes(content)
    with pytest.raises(UnreadableTemplate, match="casse"):
        make(suffix, template=path)


def test_a_placeholder_that_is_no_name_is_told(make: Make, change: Change) -> None:
    with pytest.raises(UnreadableTemplate, match="balise mal écrite"):
        make(".docx", template=change(".docx", "{{ mention }}", "{{ mention"))


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_a_missing_template_and_one_of_the_other_format_are_told(
    make: Make, tmp_path: Path, suffix: str
) -> None:
    with pytest.raises(UnreadableTemplate, match="introuvable"):
        make(suffix, template=tmp_path / f"absent{suffix}")
    other = ".odt" if suffix == ".docx" else ".docx"
    with pytest.raises(SettingError, match=suffix):
        make(suffix, template=SHIPPED[other])


def test_a_template_without_our_styles_names_them(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "nu.docx"
    document = docx.Document()
    document.add_paragraph("{{ titre }}")
    document.add_paragraph("{{ contenu }}")
    document.save(str(path))
    with pytest.raises(MissingStyles, match="Assises Citation"):
        make(template=path)


def test_words_cut_into_several_runs_by_a_word_processor_are_found(
    make: Make, change: Change
) -> None:
    cut = '{{ <text:span text:style-name="Assises_20_Fort">con</text:span>sultation }}'
    made = make(".odt", template=change(".odt", "{{ consultation }}", cut))
    said = _said(made, ".odt")
    assert "Consultation d'essai" in said
    assert "{{" not in said


def test_the_shipped_templates_are_those_that_the_program_makes(tmp_path: Path) -> None:
    for suffix, remake in ((".docx", make_docx), (".odt", make_odt)):
        remake(tmp_path / f"a{suffix}")
        assert (tmp_path / f"a{suffix}").read_bytes() == SHIPPED[suffix].read_bytes()


def test_a_template_with_the_title_and_all_content_is_enough(composed: Composed) -> None:
    check_placeholders(Path("a.docx"), ["titre", "contenu"], composed)
    with pytest.raises(WrongPlaceholders) as caught:
        check_placeholders(Path("a.docx"), ["contenu"], composed)
    assert caught.value.names == ("titre",)


@pytest.fixture
def composed() -> Composed:
    from datetime import UTC, datetime

    words = {"titre": "T", "consultation": "C"}
    return Composed(title="T", words=words, sections=(), moment=datetime(2020, 1, 1, tzinfo=UTC))
