"""Compressed streams are expanded within reason."""

import bz2
import gzip
import lzma

import pytest

from data.errors import ArchiveBomb, TruncatedFile
from data.readers import archive


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_each_kind_of_stream_is_expanded(compress: object) -> None:
    assert archive.expand(compress(b"id;avis"), "a") == b"id;avis"  # type: ignore[operator]


def test_other_bytes_stay_as_they_are() -> None:
    assert archive.expand(b"id;avis", "a") == b"id;avis"


def test_a_cut_stream_is_reported() -> None:
    with pytest.raises(TruncatedFile):
        archive.expand(lzma.compress(b"id;avis" * 100)[:-20], "a")


def test_a_stream_that_grows_too_large_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    with pytest.raises(ArchiveBomb):
        archive.expand(gzip.compress(bytes(5000)), "a")
