"""Builders of small documents in each format, as fixtures."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from odfdo import Document, Element, Header, List, Paragraph

from data.readers.minutes import Minutes, read_minutes


def _docx_bytes(*paragraphs: str | tuple[str, str], table: Sequence[Sequence[str]] = ()) -> bytes:
    """Return a Word document; a pair is (style, text). The table comes last."""
    document = docx.Document()
    for paragraph in paragraphs:
        style, text = paragraph if isinstance(paragraph, tuple) else ("Normal", paragraph)
        document.add_paragraph(text, style=style)
    if table:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for cells, texts in zip(grid.rows, table, strict=True):
            for cell, text in zip(cells.cells, texts, strict=True):
                cell.text = text
    return _saved(document)


def _odt_bytes(*parts: str | tuple[str, str] | list[str] | Element) -> bytes:
    """Return an OpenDocument text; a pair is ("h", heading), a list is a bullet list."""
    document = Document("text")
    document.body.clear()
    for part in parts:
        if isinstance(part, list):
            document.body.append(List(part))
        elif isinstance(part, tuple):
            document.body.append(Header(1, part[1]))
        else:
            document.body.append(Paragraph(part) if isinstance(part, str) else part)
    return _saved(document)


def _pdf_bytes(*pages: Sequence[str]) -> bytes:
    """Return a PDF with one line of Helvetica below the other on each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    for number, lines in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R"
            f" >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 780 Td\n{shown}ET" if lines else ""
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _numbered(objects)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _numbered(objects: Sequence[str]) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return body + f"{tail}startxref\n{len(body)}\n%%EOF\n".encode()


def _zipped(parts: dict[str, bytes]) -> bytes:
    """Return a zip archive of the parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _with_part(document: bytes, part: str, content: bytes) -> bytes:
    """Return the archive with one of its parts replaced."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return _zipped(parts | {part: content})


def _saved(document: docx.document.Document | Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.fixture
def docx_bytes() -> Callable[..., bytes]:
    return _docx_bytes


@pytest.fixture
def odt_bytes() -> Callable[..., bytes]:
    return _odt_bytes


@pytest.fixture
def pdf_bytes() -> Callable[..., bytes]:
    return _pdf_bytes


@pytest.fixture
def zipped() -> Callable[..., bytes]:
    return _zipped


@pytest.fixture
def with_part() -> Callable[..., bytes]:
    return _with_part


@pytest.fixture
def minutes_of(tmp_path: Path) -> Callable[..., Minutes]:
    """Read content as minutes; text stands for a TXT file."""

    def read(content: str | bytes, kind: str = "txt") -> Minutes:
        path = tmp_path / f"reunion.{kind}"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_minutes(path, path.name, kind)

    return read
