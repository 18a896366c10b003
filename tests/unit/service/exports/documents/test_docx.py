"""A DOCX that programs open and that screen readers can read."""

import itertools
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.unit.service.exports.documents.conftest import Make


@pytest.fixture(scope="module")
def synthesis(make: Make) -> Any:
    return docx.Document(BytesIO(make()))


def levels(document: Any) -> list[int]:
    styles = [one.style.name for one in document.paragraphs]
    return [int(name[-1]) for name in styles if name.startswith("Heading ")]


def test_headings_go_down_one_level_at_a_time(synthesis: Any) -> None:
    found = levels(synthesis)
    assert found[0] == 1
    assert {1, 2} <= set(found)
    assert all(after - before <= 1 for before, after in itertools.pairwise(found))


def test_each_table_says_which_row_is_its_header(synthesis: Any) -> None:
    assert len(synthesis.tables) >= 4
    for table in synthesis.tables:
        headers = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert headers == [True, *[False] * (len(headers) - 1)]
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
        assert table.style.name == "Assises Tableau"


def test_each_picture_is_told_in_words(synthesis: Any) -> None:
    pictures = list(synthesis.element.iter(qn("wp:docPr")))
    assert len(pictures) == len(synthesis.inline_shapes) >= 2
    assert all("%" in one.get("descr") or "reçues" in one.get("descr") for one in pictures)
    assert len({one.get("id") for one in pictures}) == len(pictures)


def test_language_and_title_are_set(synthesis: Any) -> None:
    known = synthesis.core_properties
    assert (known.language, known.title) == ("fr-FR", "Synthèse territoriale – Aisne")
    languages = {one.get(qn("w:val")) for one in synthesis.styles.element.iter(qn("w:lang"))}
    assert languages == {"fr-FR"}


def test_no_placeholder_is_left(synthesis: Any) -> None:
    said = "\n".join(one.text for one in synthesis.paragraphs)
    assert "{{" not in said
    assert "\ue000" not in said
    margins = synthesis.sections[0]
    assert margins.header.paragraphs[0].text == "Consultation d'essai"
    assert "Synthèse territoriale" in margins.footer.paragraphs[0].text


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".json"])
@pytest.mark.parametrize("kind", ["synthese", "national", "methode"])
def test_the_same_analysis_gives_the_same_bytes(make: Make, suffix: str, kind: str) -> None:
    place = {"territory": "02" if kind == "synthese" else "FR"}
    assert make(suffix, kind, **place) == make(suffix, kind, **place)
