"""Formats are told by content, whatever the file is called."""

import io
import zipfile

import pytest

from data.errors import (
    ArchiveBomb,
    BinaryFile,
    EmptyFile,
    ProtectedWorkbook,
    TruncatedFile,
    UnknownFormat,
)
from data.readers.detect import kind_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_x", ".x"), content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"id;avis\n1;oui\n", "a.txt", "csv"),
        (b"avis\noui\n", "a.csv", "csv"),
        (b"Bonjour, merci\nAu revoir, merci\n", "a.txt", "txt"),
        (b"un,deux,trois\n" * 8, "a.txt", "csv"),
        (b"Compte rendu\n\nM. le maire : bonjour.", "cr.txt", "txt"),
        (b'[{"avis": "oui"}]', "a.json", "json"),
        (b'{"reponses": [\n{"avis": "oui"}]}', "a.txt", "json"),
        (b'[{"avis": "oui"}, {"av', "a.json", "json"),
        (b'{"avis": "oui"}\n{"avis": "non"}\n', "a.json", "jsonl"),
        (b'{"avis": "oui"}', "a.jsonl", "json"),
        (b'{"avis": "ou\n{"avis": "non"}\n', "a.jsonl", "jsonl"),
        (b"[" * 100_000, "a.json", "json"),
        (b"[{'avis': 'oui'}]", "a.json", "json"),
        (b"id;avis\n1;oui\n2;non\n", "a.json", "csv"),
        (b"[Note] texte libre\nsans tableau", "a.txt", "txt"),
        (b"PAR1....", "a.csv", "parquet"),
        (b"%PDF-1.7", "a.csv", "pdf"),
        (OLE + "Workbook".encode("utf-16-le"), "a.csv", "xls"),
        (zipped(xl__workbook_xml=b"<a/>"), "a.csv", "xlsx"),
        (zipped(word__document_xml=b"<a/>"), "a.csv", "docx"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b""), "a", "odt"),
    ],
)
def test_the_content_says_the_format(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b"\x89PNG\r\n\x1a\n....", BinaryFile),
        (b"\x7fELF" + bytes(200), BinaryFile),
        (bytes(range(256)) * 4, BinaryFile),
        (zipped(autre=b"x"), UnknownFormat),
        (b"PK\x03\x04 mais rien d'autre", TruncatedFile),
        (OLE, TruncatedFile),
        (OLE + "WordDocument".encode("utf-16-le"), UnknownFormat),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ProtectedWorkbook),
    ],
)
def test_a_binary_called_csv_is_an_error_that_names_it(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"export\.csv"):
        kind_of(data, "export.csv")


def test_a_zip_bomb_is_not_opened() -> None:
    bomb = zipped(xl__workbook_xml=b"<a/>", xl__sheet_xml=bytes(30_000_000))
    with pytest.raises(ArchiveBomb, match="n'a pas été ouvert"):
        kind_of(bomb, "a.xlsx")


@pytest.mark.parametrize("letter", ["é", "a"])
def test_a_long_single_line_is_cut_between_characters(letter: str) -> None:
    data = f'[{{"avis": "{letter * 500_000}"}}]'.encode()
    assert kind_of(data, "a.json") == "json"


def test_long_utf_16_is_cut_between_characters() -> None:
    data = ("id\tavis\n" + "1\tété\n" * 80_000).encode("utf-16")
    assert kind_of(data, "a.txt") == "csv"
