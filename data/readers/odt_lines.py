"""ODT into lines: headings, paragraphs and list items in the order of the document."""

import io
from collections.abc import Iterator
from typing import Any

from odfdo import Document

from data.errors import TruncatedFile
from data.readers.document_archive import check_archive
from data.readers.document_errors import ProtectedDocument
from data.readers.lines import Kind, Line, marked
from data.readers.lines_cells import Cell, cell_lines

_LEFT_OUT = frozenset({"office:annotation", "text:tracked-changes", "text:note", "draw:object"})
_TITLES = frozenset({"Title", "Subtitle"})


def odt_lines(data: bytes, name: str) -> list[Line]:
    """Return the paragraphs of an OpenDocument text; comments and notes are left out.

    Raises:
        ArchiveBomb, TruncatedFile, UnsafeDocument, ProtectedDocument.
    """
    check_archive(data, name)
    if b"manifest:encryption-data" in data or b"encrypted-package" in data:
        raise ProtectedDocument(name)
    try:
        document = Document(io.BytesIO(data))
        lines = list(_lines(document))
    except Exception as error:
        # odfdo and lxml raise errors of many kinds on damaged content
        raise TruncatedFile(name, "document OpenDocument illisible") from error
    return cell_lines(lines)


def _lines(document: Any) -> Iterator[tuple[Line, Cell | None]]:
    gap = False
    places = _places(document.body)
    for row, element in enumerate(document.body.xpath(".//text:h|.//text:p"), start=1):
        around = list(_ancestors(element))
        text = (
            ""
            if _LEFT_OUT & {parent.tag for parent in around}
            else " ".join(_text(_xml(element)).split())
        )
        if text:
            line = Line(row=row, last_row=row, text=text, kind=_kind(element, around), gap=gap)
            yield marked(line), _cell(around, places)
        gap = not text


def _ancestors(element: Any) -> Iterator[Any]:
    while (element := element.parent) is not None:
        yield element


def _text(xml: Any) -> str:
    """Return the text of a paragraph without its notes, comments and boxes (read on their own)."""
    tag = str(xml.tag).rpartition("}")[2]
    if tag in ("note", "annotation", "text-box") or not isinstance(xml.tag, str):
        return ""
    own = " " if tag in ("s", "tab", "line-break") else xml.text or ""
    return own + "".join(_text(child) + (child.tail or "") for child in xml)


def _kind(element: Any, around: list[Any]) -> Kind:
    if element.style in _TITLES:
        return "title"
    if element.tag == "text:h":
        return "heading"
    return "item" if any(parent.tag == "text:list-item" for parent in around) else "text"


def _places(body: Any) -> dict[Any, int]:
    """Return the position of each table in the body, row in its table and cell in its row.

    Keys are the XML elements, since odfdo wraps them anew at each look.
    """
    places = {}
    for number, table in enumerate(body.xpath(".//table:table")):
        places[_xml(table)] = number
        for row_number, row in enumerate(table.xpath(".//table:table-row")):
            places[_xml(row)] = row_number
            cells = enumerate(row.xpath("table:table-cell|table:covered-table-cell"))
            places |= {_xml(cell): position for position, cell in cells}
    return places


def _xml(element: Any) -> Any:
    return element._Element__element


def _cell(around: list[Any], places: dict[Any, int]) -> Cell | None:
    """Return where in which table a paragraph stands, None outside of plain tables."""
    nearest = {parent.tag: _xml(parent) for parent in reversed(around)}
    parts = [nearest.get(f"table:{tag}") for tag in ("table", "table-row", "table-cell")]
    return None if any(part not in places for part in parts) else Cell(*(places[p] for p in parts))
