"""DOCX into lines: every paragraph of the body, in tables, boxes and insertions too."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from data.errors import TruncatedFile
from data.readers.document_archive import check_archive
from data.readers.lines import Kind, Line, marked
from data.readers.lines_cells import Cell, cell_lines

_TEXT = {qn("w:t"): None, qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " "} | {
    qn("w:noBreakHyphen"): "-"
}
_LEFT_OUT = (
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
_HEADING = re.compile(r"heading|titre \d|überschrift", re.IGNORECASE)
_TITLE = re.compile(r"^(?:sub)?title$|^(?:sous-)?titre$|^titre principal$", re.IGNORECASE)
_LIST = re.compile(r"list|liste|puce|bullet|num[ée]ro", re.IGNORECASE)


def docx_lines(data: bytes, name: str) -> list[Line]:
    """Return the paragraphs of a Word document; headers, footers and deletions are left out.

    Raises:
        ArchiveBomb, TruncatedFile, UnsafeDocument.
    """
    check_archive(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        lines = list(_lines(document))
    except Exception as error:
        # python-docx and lxml raise errors of many kinds on damaged content
        raise TruncatedFile(name, "document Word illisible") from error
    return cell_lines(lines)


def _lines(document: Any) -> Iterator[tuple[Line, Cell | None]]:
    gap = False
    places = _places(document.element.body)
    for row, element in enumerate(_paragraphs(document.element.body), start=1):
        text = _text(element)
        if text:
            line = Line(row=row, last_row=row, text=text, gap=gap, strong=_is_strong(element))
            yield _styled(line, Paragraph(element, document._body)), _cell(element, places)
        gap = not text


def _paragraphs(body: Any) -> Iterator[Any]:
    for element in body.iter(qn("w:p")):
        if not any(parent.tag in _LEFT_OUT for parent in element.iterancestors()):
            yield element


def _own(element: Any, tag: str) -> Iterator[Any]:
    """Return the parts of a paragraph that are not those of a box inside it."""
    for part in element.iter(tag):
        if next(part.iterancestors(qn("w:p"))) is element:
            yield part


def _text(element: Any) -> str:
    parts = []
    for tag in element.iter(*_TEXT):
        kept = next(tag.iterancestors(qn("w:p"))) is element
        if kept and not any(parent.tag in _LEFT_OUT for parent in tag.iterancestors()):
            parts.append(_TEXT[tag.tag] or tag.text or "")
    return " ".join("".join(parts).split())


def _is_strong(element: Any) -> bool:
    """Say whether every run with text is in bold type."""
    runs = [run for run in _own(element, qn("w:r")) if "".join(run.itertext()).strip()]
    bold = [run.find(f"{qn('w:rPr')}/{qn('w:b')}") for run in runs]
    return bool(runs) and all(
        b is not None and b.get(qn("w:val"), "1") not in ("0", "false") for b in bold
    )


def _styled(line: Line, paragraph: Paragraph) -> Line:
    """Marks typed by hand count as those of a list style."""
    kind = _kind(paragraph)
    return marked(line) if kind == "text" else replace(marked(replace(line, kind=kind)), kind=kind)


def _kind(paragraph: Paragraph) -> Kind:
    properties = paragraph._p.pPr
    style: Any = paragraph.style
    while style is not None:
        style_name = style.name or ""
        if _TITLE.match(style_name):
            return "title"
        if _HEADING.search(style_name):
            return "heading"
        if _LIST.search(style_name) and "paragraph" not in style_name.lower():
            return "item"
        style = style.base_style
    return "item" if properties is not None and properties.numPr is not None else "text"


def _places(body: Any) -> dict[Any, int]:
    """Return the position of each table in the body, row in its table and cell in its row."""
    places = {}
    for number, table in enumerate(body.iter(qn("w:tbl"))):
        places[table] = number
        for row_number, row in enumerate(table.findall(qn("w:tr"))):
            places[row] = row_number
            places |= {cell: i for i, cell in enumerate(row.findall(qn("w:tc")))}
    return places


def _cell(element: Any, places: dict[Any, int]) -> Cell | None:
    """Return where in which table a paragraph stands, None outside of plain tables."""
    around = [next(element.iterancestors(qn(tag)), None) for tag in ("w:tbl", "w:tr", "w:tc")]
    if any(part not in places for part in around):
        return None
    return Cell(*(places[part] for part in around))
