"""An ODT that says the same as the DOCX, in styles of its template."""

import itertools
import zipfile
from io import BytesIO
from typing import Any

import docx
import odfdo
import pytest

from tests.unit.service.exports.documents.conftest import Make


@pytest.fixture(scope="module")
def synthesis(make: Make) -> Any:
    return odfdo.Document(BytesIO(make(".odt")))


def said(document: Any) -> list[str]:
    found = document.body.get_elements("//text:p|//text:h")
    return [one.text_recursive for one in found if not one.get_elements("draw:frame")]


def test_headings_go_down_one_level_at_a_time(synthesis: Any) -> None:
    found = [int(one.get_attribute("text:outline-level")) for one in synthesis.body.headers]
    assert found[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(found))


def test_each_table_has_a_header_row_and_a_title(synthesis: Any) -> None:
    tables = synthesis.body.get_elements("//table:table")
    assert len(tables) >= 4
    for table in tables:
        assert len(table.get_elements("table:table-header-rows/table:table-row")) == 1
        assert table.get_elements("table:title")


def test_each_picture_is_told_in_words(synthesis: Any) -> None:
    frames = synthesis.body.get_elements("//draw:frame")
    assert len(frames) >= 2
    assert all(len(one.get_elements("svg:desc")[0].text) > 20 for one in frames)


def test_language_and_title_are_set(synthesis: Any) -> None:
    assert synthesis.meta.language == "fr-FR"
    assert synthesis.meta.title == "Synthèse territoriale – Aisne"
    default = synthesis.get_part("styles.xml").root.get_elements("//style:default-style")[0]
    assert 'fo:language="fr"' in default.serialize()


def test_every_style_that_is_used_exists(synthesis: Any) -> None:
    parts = [synthesis.get_part(name).root for name in ("content.xml", "styles.xml")]
    known = {name for part in parts for name in part.xpath("//@style:name")}
    used = set(parts[0].xpath("//@text:style-name|//@table:style-name"))
    assert {str(one) for one in used} <= {str(one) for one in known}


def test_the_archive_begins_with_its_type_and_lists_its_pictures(make: Make) -> None:
    with zipfile.ZipFile(BytesIO(make(".odt"))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        manifest = archive.read("META-INF/manifest.xml").decode()
        pictures = [name for name in archive.namelist() if name.startswith("Pictures/")]
    assert len(pictures) >= 2
    assert all(name in manifest for name in pictures)


def test_both_formats_say_the_same(make: Make, synthesis: Any) -> None:
    other = docx.Document(BytesIO(make()))
    cells = [cell.text for table in other.tables for row in table.rows for cell in row.cells]
    first = sorted(filter(None, (*(one.text for one in other.paragraphs), *cells)))
    assert first == sorted(filter(None, said(synthesis)))
