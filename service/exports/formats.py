"""The formats in which the texts of an analysis leave, by name."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy.orm import Session

from service.exports.analyst_workbook import write_analyst_workbook
from service.exports.codebook import write_codebook
from service.exports.corpus import Extract
from service.exports.iramuteq import write_iramuteq
from service.exports.qda_project import write_qda_project
from service.home import replacing


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: how it is written, and what its count is a count of."""

    write: Callable[[IO[bytes], Session, Extract], int]
    counts: str = "contribution"


FORMATS = {
    "classeur": Format(write=write_analyst_workbook),
    "iramuteq": Format(write=write_iramuteq, counts="texte"),
    "qdc": Format(write=write_codebook, counts="code"),
    "qdpx": Format(write=write_qda_project),
}


def write_export(out: Path, form: Format, session: Session, extract: Extract) -> int:
    """Write a file as a whole or not at all, readable by its owner only; return what it counts.

    Raises:
        StateFolderReadOnly, DiskFull: it cannot be written; a file of that name is as before.
        NoThemes: a codebook of nothing.
    """
    with replacing(out) as stream:
        return form.write(stream, session, extract)
