"""What is checked in a DOCX or ODT before any XML of it is parsed."""

import io
import re
import zipfile
import zlib

from data.errors import TruncatedFile
from data.readers.archive import zip_members
from data.readers.document_errors import UnsafeDocument

_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check_archive(data: bytes, name: str) -> None:
    """Refuse an archive that would grow, is damaged, or declares XML entities.

    Raises:
        ArchiveBomb, TruncatedFile, UnsafeDocument.
    """
    zip_members(data, name)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [one for one in archive.namelist() if one.endswith((".xml", ".rels"))]
        for member in sorted(parts):
            _check_part(archive, member, name)


def _check_part(archive: zipfile.ZipFile, member: str, name: str) -> None:
    """NUL bytes are dropped first, so that UTF-16 hides nothing."""
    try:
        content = archive.read(member)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise TruncatedFile(name, f"partie « {member} » illisible") from error
    except RuntimeError as error:
        raise UnsafeDocument(name, member) from error
    if _DECLARATION.search(content.replace(b"\0", b"")):
        raise UnsafeDocument(name, member)
