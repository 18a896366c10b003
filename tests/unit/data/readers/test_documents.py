"""Bad documents are refused in French, before anything of them is used."""

from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter

from data.errors import ArchiveBomb, DataError, EmptyFile, ScannedPdf, TruncatedFile
from data.readers.document_errors import EmptyDocument, ProtectedDocument, UnsafeDocument

Read = Callable[..., object]
Build = Callable[..., bytes]


def test_a_truncated_docx_is_refused(minutes_of: Read, docx_bytes: Build) -> None:
    content = docx_bytes("Un texte")
    with pytest.raises(TruncatedFile, match="incomplet ou endommagé"):
        minutes_of(content[: len(content) // 2], "docx")


def test_a_docx_with_damaged_xml_is_refused(
    minutes_of: Read, docx_bytes: Build, with_part: Build
) -> None:
    content = with_part(docx_bytes("x"), "word/document.xml", b"<w:document><w:body>")
    with pytest.raises(TruncatedFile, match="document Word illisible"):
        minutes_of(content, "docx")


def test_a_docx_with_damaged_bytes_is_refused(minutes_of: Read, docx_bytes: Build) -> None:
    content = bytearray(docx_bytes("Un texte"))
    content[60:160] = b"\x00" * 100
    with pytest.raises(TruncatedFile):
        minutes_of(bytes(content), "docx")


def test_a_damaged_odt_is_refused(minutes_of: Read, odt_bytes: Build, with_part: Build) -> None:
    with pytest.raises(TruncatedFile, match="OpenDocument illisible"):
        minutes_of(with_part(odt_bytes("x"), "content.xml", b"<office:document"), "odt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_entities_are_refused(
    encoding: str, minutes_of: Read, odt_bytes: Build, with_part: Build
) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    with pytest.raises(UnsafeDocument, match="DOCTYPE"):
        minutes_of(with_part(odt_bytes("x"), "content.xml", bomb), "odt")


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_zip_bomb_is_not_opened(kind: str, minutes_of: Read, zipped: Build) -> None:
    part = {"docx": "word/document.xml", "odt": "content.xml"}[kind]
    with pytest.raises(ArchiveBomb, match="décompressé"):
        minutes_of(zipped({part: b" " * 30_000_000}), kind)


def test_a_protected_odt_is_refused(minutes_of: Read, odt_bytes: Build, with_part: Build) -> None:
    content = with_part(odt_bytes("x"), "encrypted-package", b"x")
    with pytest.raises(ProtectedDocument, match="mot de passe"):
        minutes_of(content, "odt")


def test_a_protected_pdf_is_refused(minutes_of: Read, pdf_bytes: Build) -> None:
    import io

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_bytes(["Un texte"]))))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(ProtectedDocument, match="mot de passe"):
        minutes_of(stream.getvalue(), "pdf")


def test_a_scanned_pdf_is_refused(minutes_of: Read, pdf_bytes: Build) -> None:
    with pytest.raises(ScannedPdf, match="2 pages"):
        minutes_of(pdf_bytes([], []), "pdf")


@pytest.mark.parametrize("content", [b"%PDF-1.4\n", b"%PDF-1.4\n1 0 obj\n<< /Type /Cat"])
def test_a_truncated_pdf_is_refused(content: bytes, minutes_of: Read) -> None:
    with pytest.raises(TruncatedFile, match="PDF illisible"):
        minutes_of(content, "pdf")


def test_documents_without_text_are_refused(minutes_of: Read, docx_bytes: Build) -> None:
    with pytest.raises(EmptyDocument, match="aucun texte"):
        minutes_of(docx_bytes("", " "), "docx")
    with pytest.raises(EmptyFile):
        minutes_of(b" \n", "txt")


def test_every_error_is_a_data_error_with_a_slug() -> None:
    errors = (ProtectedDocument("a"), UnsafeDocument("a", "b"), EmptyDocument("a"))
    assert all(isinstance(error, DataError) for error in errors)
    assert len({error.slug for error in errors}) == 3
