"""Which format some bytes are in, by what they hold and not by what they are called."""

import json
import re
from pathlib import PurePath

from data.errors import BinaryFile, EmptyFile, ProtectedWorkbook, TruncatedFile, UnknownFormat
from data.readers.archive import zip_members
from data.readers.encoding import decode
from data.readers.separator import structure
from data.readers.starred import is_starred

TABLES = ("csv", "xlsx", "xls", "ods", "json", "jsonl", "parquet", "iramuteq")
MINUTES = ("docx", "odt", "txt", "pdf")

_FOREIGN = {
    b"\x89PNG": "une image PNG",
    b"\xff\xd8\xff": "une image JPEG",
    b"GIF8": "une image GIF",
    b"\x7fELF": "un programme",
    b"MZ\x90": "un programme",
    b"7z\xbc\xaf": "une archive 7z",
    b"Rar!": "une archive RAR",
    b"SQLite format 3": "une base SQLite",
    b"ID3": "un enregistrement sonore",
    b"OggS": "un enregistrement sonore",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_WORD = "WordDocument".encode("utf-16-le")
_TABLE_NAMES = frozenset({".csv", ".tsv", ".tab"})
_JSON_NAMES = frozenset({".json", ".jsonl", ".ndjson"})
_HEAD = 400_000
_PROSE_ROWS = 5
_DAMAGED_JSON = re.compile(r'(\[\s*)?\{\s*"[^"]{1,200}"\s*:')
"""How JSON begins, whether or not its end came along."""


def kind_of(data: bytes, name: str) -> str:
    """Return one of `TABLES` or `MINUTES`.

    Raises:
        EmptyFile, BinaryFile, UnknownFormat, ProtectedWorkbook, TruncatedFile, ArchiveBomb.
    """
    if not data:
        raise EmptyFile(name)
    if data.startswith(b"PK"):
        return _kind_of_zip(data, name)
    if data.startswith(_OLE):
        return _kind_of_ole(data, name)
    if data.startswith(b"%PDF"):
        return "pdf"
    if data.startswith(b"PAR1"):
        return "parquet"
    for mark, what in _FOREIGN.items():
        if data.startswith(mark):
            raise BinaryFile(name, what)
    return _kind_of_text(data, name)


def _kind_of_zip(data: bytes, name: str) -> str:
    members = zip_members(data, name)
    if "xl/workbook.xml" in members:
        return "xlsx"
    if "word/document.xml" in members:
        return "docx"
    if "content.xml" in members:
        return "ods" if b"opendocument.spreadsheet" in data[:200] else "odt"
    raise UnknownFormat(name, "archive zip qui n'est ni un classeur ni un document")


def _kind_of_ole(data: bytes, name: str) -> str:
    if _ENCRYPTED in data:
        raise ProtectedWorkbook(name)
    if _WORD in data:
        raise UnknownFormat(name, "ancien document Word .doc, à enregistrer en .docx")
    if any(mark in data for mark in _WORKBOOKS):
        return "xls"
    raise TruncatedFile(name, "ancien classeur .xls sans contenu lisible")


def _kind_of_text(data: bytes, name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    text = decode(_head(data), name)[0]
    if text.lstrip()[:1] in ("{", "["):
        kind = _kind_of_json(text.lstrip())
        if kind:
            return kind
    if suffix in _TABLE_NAMES:
        return "csv"
    if is_starred(text):
        return "iramuteq"
    found = structure(text)
    prose = found.separator == "," and (found.width < 3 or found.rows < _PROSE_ROWS)
    regular = found.width > 1 and found.share >= 0.8
    if regular and not prose:
        return "csv"
    # Neither table nor JSON under a name of JSON: its reader tells where it stops being JSON.
    return "json" if suffix in _JSON_NAMES else "txt"


def _head(data: bytes) -> bytes:
    """Return the beginning, cut where no character is cut in two."""
    cut = min(len(data), _HEAD)
    if cut == len(data) or b"\x00" in data[:200]:
        return data[:cut]
    while cut > 1 and data[cut - 1] >= 0x80:
        cut -= 1
    return data[:cut]


def _kind_of_json(text: str) -> str:
    lines = text.splitlines()
    if _is_object(lines[0]):
        return "jsonl" if re.search(r"\S", text[len(lines[0]) :]) else "json"
    if _parses(text):
        return "json"
    if not _DAMAGED_JSON.match(text):
        return ""
    return "jsonl" if len(lines) > 1 and _is_object(lines[1]) else "json"


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _parses(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
