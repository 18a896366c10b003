"""Minutes of a meeting or panel as contributions: one a bullet, item, speaker turn or paragraph."""

from pathlib import Path

from data.readers.archive import expand
from data.readers.document_errors import EmptyDocument
from data.readers.docx_lines import docx_lines
from data.readers.lines import Line
from data.readers.minutes_cut import cut
from data.readers.minutes_head import date_of, place_of, territory_of
from data.readers.minutes_rules import TITLE
from data.readers.minutes_types import MinutePiece, Minutes
from data.readers.odt_lines import odt_lines
from data.readers.pdf_lines import pdf_lines
from data.readers.text_lines import text_lines

__all__ = ["MinutePiece", "Minutes", "read_minutes"]


def read_minutes(path: Path, name: str, kind: str) -> Minutes:
    """Read a document and cut it into contributions.

    Args:
        path: the file, compressed or not.
        name: what the user calls it.
        kind: "docx", "odt", "txt" or "pdf".

    Raises:
        DataError: truncated, protected, unsafe, scanned, empty or undecodable, in French.
    """
    data = expand(path.read_bytes(), name)
    lines, notes = _lines(data, name, kind)
    if not lines:
        raise EmptyDocument(name)
    found = cut(lines, name)
    head = [text for _, text in found.head]
    return Minutes(
        name=name,
        format=kind,
        pieces=tuple(found.pieces),
        set_aside=tuple(found.aside),
        title=next((text for rule, text in found.head if rule == TITLE.name), ""),
        date=date_of(head),
        place=place_of(head),
        territory=territory_of(head),
        notes=notes,
    )


def _lines(data: bytes, name: str, kind: str) -> tuple[list[Line], tuple[str, ...]]:
    """The libraries of a format are imported when the first such file comes."""
    if kind == "pdf":
        return pdf_lines(data, name)
    if kind == "txt":
        return text_lines(data, name), ()
    return (docx_lines if kind == "docx" else odt_lines)(data, name), ()
