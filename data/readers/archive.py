"""Compressed content, opened only when its size stays within reason."""

import bz2
import gzip
import io
import lzma
import zipfile
import zlib

from data.errors import ArchiveBomb, TruncatedFile

MOST_BYTES = 1_500_000_000
MOST_ZIP_BYTES = 400_000_000
MOST_RATIO = 200
SMALL = 20_000_000
"""Below this expanded size, in bytes, any ratio is harmless."""
MOST_MEMBERS = 10_000

ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
    KeyError,
)
"""What a damaged or encrypted zip makes its reader raise."""

STREAMS = {b"\xfd7zXZ\x00": "xz", b"\x1f\x8b": "gzip", b"BZh": "bzip2"}


def expand(data: bytes, name: str) -> bytes:
    """Return the content of an .xz, .gz or .bz2 file, other bytes as they are.

    Raises:
        ArchiveBomb: it would exceed `MOST_BYTES`.
        TruncatedFile: it is damaged.
    """
    kind = next((kind for mark, kind in STREAMS.items() if data.startswith(mark)), "")
    return _drain(_stream(data, kind), name) if kind else data


def _stream(data: bytes, kind: str) -> lzma.LZMAFile | gzip.GzipFile | bz2.BZ2File:
    source = io.BytesIO(data)
    if kind == "xz":
        return lzma.open(source)
    return gzip.open(source) if kind == "gzip" else bz2.open(source)


def _drain(stream: lzma.LZMAFile | gzip.GzipFile | bz2.BZ2File, name: str) -> bytes:
    try:
        content = stream.read(MOST_BYTES + 1)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        raise TruncatedFile(name, "archive illisible") from error
    if len(content) > MOST_BYTES:
        raise ArchiveBomb(name, len(content), MOST_BYTES)
    return content


def zip_members(data: bytes, name: str) -> frozenset[str]:
    """Return the members of a zip whose declared sizes are harmless.

    The declared sizes can be trusted: unzipping stops at them, or fails.

    Raises:
        ArchiveBomb: too large, too many members, or an abnormal ratio.
        TruncatedFile: it has no readable directory.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except ZIP_ERRORS as error:
        raise TruncatedFile(name, "archive zip sans table des matières") from error
    expanded = sum(member.file_size for member in members)
    dense = expanded > SMALL and expanded > MOST_RATIO * len(data)
    if expanded > MOST_ZIP_BYTES or dense or len(members) > MOST_MEMBERS:
        raise ArchiveBomb(name, expanded, MOST_ZIP_BYTES)
    return frozenset(member.filename for member in members)
