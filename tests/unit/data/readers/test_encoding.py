"""French text is recognised in every encoding that French offices use."""

import pytest

from data.errors import BinaryFile, EmptyFile, UndecodableText
from data.readers.encoding import decode

SENTENCE = "L’été, à Soissons, la sécurité des élèves inquiète : ça dégénère près du collège."
SHOUTED = "LA SÉCURITÉ À L'ÉCOLE, C'EST L'AFFAIRE DES ÉLUS ET DES PÈRES ET MÈRES"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
@pytest.mark.parametrize("text", [SENTENCE, SHOUTED, "réponse\ncafé"])
def test_each_encoding_gives_the_same_text_back(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "f.csv")[0] == text


def test_latin_1_is_named_when_no_byte_is_proper_to_windows() -> None:
    text = "la sécurité des élèves"
    assert decode(text.encode("latin-1"), "f.csv") == (text, "latin-1")


def test_big_endian_utf_16_with_its_mark_is_read() -> None:
    data = b"\xfe\xff" + SENTENCE.encode("utf-16-be")
    assert decode(data, "f.csv") == (SENTENCE, "utf-16-be")


@pytest.mark.parametrize("data", [b"", b" \r\n\n", b"\xef\xbb\xbf"])
def test_nothing_but_white_space_is_an_empty_file(data: bytes) -> None:
    with pytest.raises(EmptyFile):
        decode(data, "f.csv")


@pytest.mark.parametrize("data", [b"abc\x00def\x00\x00\x01", bytes(range(1, 32)) * 9 + b"abc"])
def test_zero_bytes_and_control_characters_are_binary(data: bytes) -> None:
    with pytest.raises(BinaryFile, match="binaire"):
        decode(data, "f.csv")


def test_bytes_of_no_encoding_are_reported_with_their_line() -> None:
    data = "avis\nune réponse\n".encode() + b"une autre \x81\x9d\x8f\xf0\xff\n"
    with pytest.raises(UndecodableText) as caught:
        decode(data, "f.csv")
    assert (caught.value.line, caught.value.offset) == (3, 28)
    assert "ligne 3" in str(caught.value)


def test_half_a_character_of_utf_16_is_reported() -> None:
    with pytest.raises(UndecodableText):
        decode(b"\xff\xfe" + "avis".encode("utf-16-le") + b"\x41", "f.csv")


def test_a_byte_that_windows_does_not_know_is_reported() -> None:
    data = ("éèàç " * 50).encode("cp1252") + b"caf\x81\n"
    with pytest.raises(UndecodableText):
        decode(data, "f.csv")
