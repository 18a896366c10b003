"""Texts with their themes as files for other programs."""

from pathlib import Path
from typing import TYPE_CHECKING

from service.cli.opened import Opened
from service.numbers import counted

if TYPE_CHECKING:
    from service.exports.corpus import Wanted

OF_TEXTS = {".txt": "iramuteq", ".qdc": "qdc", ".qdpx": "qdpx"}
"""Formats by the end of the name; a workbook is one of contributions only when asked for."""

WORKBOOK = ".xlsx"


def format_of(out: Path, *, contributions: bool) -> str:
    """Return the format of texts that a name asks for, "" if it asks for a table of themes."""
    suffix = out.suffix.lower()
    if contributions and suffix == WORKBOOK:
        return "classeur"
    return OF_TEXTS.get(suffix, "")


def export_texts(place: Opened, out: Path, form: str, wanted: "Wanted") -> str:
    """Write a file as a whole or not at all, and return what it holds, in words.

    Raises:
        NotAnalysed, UnknownAnalysis, UnknownTerritory: there is nothing to write.
        NoThemes: a codebook of nothing. StateFolderReadOnly, DiskFull: it cannot be written.
    """
    from service.accounts.roles import OPEN_DOOR
    from service.db.engine import reading
    from service.exports.corpus import open_extract
    from service.exports.formats import FORMATS, write_export

    chosen = FORMATS[form]
    with reading(place.engine) as session:
        extract = open_extract(session, OPEN_DOOR, wanted)
        count = write_export(out, chosen, session, extract)
    return counted(count, chosen.counts)
