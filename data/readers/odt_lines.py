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
    for row, element in enumerate(document.body.xpath(".//text:h|.//text:p"), start=1):
        around = list(_ancestors(element))
        text = "" if _LEFT_OUT & {parent.tag for parent in around} else _text(element)
        if text:
            line = Line(row=row, last_row=row, text=text, kind=_kind(element, around), gap=gap)
            yield marked(line), _cell(around)
        gap = not text


def _ancestors(element: Any) -> Iterator[Any]:
    while (element := element.parent) is not None:
        yield element


def _text(element: Any) -> str:
    inner = "".join(part.inner_text for part in element.xpath(".//office:annotation|.//text:note"))
    text = element.inner_text
    return " ".join((text.replace(inner, "") if inner else text).split())


def _kind(element: Any, around: list[Any]) -> Kind:
    if element.style in _TITLES:
        return "title"
    if element.tag == "text:h":
        return "heading"
    return "item" if any(parent.tag == "text:list-item" for parent in around) else "text"


def _cell(around: list[Any]) -> Cell | None:
    """Return where in which table a paragraph stands, None outside of tables."""
    tags = [parent.tag for parent in around]
    if "table:table-row" not in tags or "table:table-cell" not in tags:
        return None
    cell, row = around[tags.index("table:table-cell")], around[tags.index("table:table-row")]
    table = around[tags.index("table:table")]
    rows = table.xpath(".//table:table-row")
    cells = row.xpath("table:table-cell")
    return Cell(
        _place(table, table.root.xpath(".//table:table")), _place(row, rows), _place(cell, cells)
    )


def _place(element: Any, among: list[Any]) -> int:
    """Return the position of an element; odfdo wraps the same XML anew at each look."""
    xml = element._Element__element
    return next(i for i, other in enumerate(among) if other._Element__element is xml)
