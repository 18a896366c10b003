"""Office files are archives; the same content gives the same bytes whenever it is written."""

import zipfile
from io import BytesIO
from typing import IO

FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a ZIP archive can name."""

STORED = "mimetype"
"""ODF asks for it first and uncompressed."""


def write_steady(made: bytes, stream: IO[bytes]) -> None:
    """Write an archive again without the moments at which its parts were written."""
    with zipfile.ZipFile(BytesIO(made)) as source, zipfile.ZipFile(stream, "w") as target:
        names = sorted(source.namelist(), key=lambda name: (name != STORED, *_order(name)))
        for name in names:
            entry = zipfile.ZipInfo(name, FIRST)
            entry.compress_type = zipfile.ZIP_STORED if name == STORED else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))


def _order(name: str) -> tuple[bool, str]:
    """Put the list of content types first, where programs look for it."""
    return (name != "[Content_Types].xml", name)
