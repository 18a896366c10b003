"""Documents and tables as files, each there as a whole or not at all."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from service.cli.exits import BadOption
from service.cli.opened import Opened
from service.numbers import counted

if TYPE_CHECKING:
    from service.exports.corpus import Wanted

OF_DOCUMENTS = (".docx", ".odt")
OF_TABLES = (".csv", ".json", ".parquet")
DOCUMENTS = ("synthese", "national", "methode")
PARQUET, USUAL_TABLE = ".parquet", "territoires"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentWanted:
    """Which document, with which template; "" stands for the usual ones."""

    kind: str = ""
    template: Path | None = None


def is_document(out: Path, kind: str) -> bool:
    """Tell whether a name and an option ask for a document.

    Raises:
        BadOption: there is no such document, or not in that format.
    """
    suffix = out.suffix.lower()
    if kind and kind not in DOCUMENTS:
        raise BadOption("--document", kind, f"un document parmi {', '.join(DOCUMENTS)}")
    if kind and suffix not in (*OF_DOCUMENTS, ".json"):
        raise BadOption("--out", str(out), "un nom qui finit par .docx, .odt ou .json")
    return bool(kind) or suffix in OF_DOCUMENTS


def export_document(place: Opened, out: Path, asked: DocumentWanted, wanted: "Wanted") -> str:
    """Write a document and return what was written, in words.

    Raises:
        NotAnalysed, UnknownAnalysis, UnknownTerritory: there is nothing to write.
        QuotationMismatch: a quotation is not in its contribution.
        UnreadableTemplate, WrongPlaceholders, MissingStyles: the template cannot be used.
    """
    from service.accounts.roles import OPEN_DOOR
    from service.db.engine import reading
    from service.exports.corpus import open_extract
    from service.exports.documents.formats import Asked, asked_with, write_document
    from service.home import replacing

    kind, suffix = asked.kind or DOCUMENTS[0], out.suffix.lower()
    form = asked_with(place.settings, Asked(kind=kind, suffix=suffix, template=asked.template))
    with reading(place.engine) as session:
        extract = open_extract(session, OPEN_DOOR, wanted)
        with replacing(out) as stream:
            write_document(stream, session, extract, form)
    return NAMES[kind].format(territory=wanted.territory)


NAMES = {
    "synthese": "synthèse du territoire {territory}",
    "national": "synthèse nationale",
    "methode": "annexe de méthode",
}


def export_table(place: Opened, out: Path, name: str, wanted: "Wanted") -> str:
    """Write a table and return how many rows it has, in words.

    Raises:
        UnknownTable: no table has that name.
        NotAnalysed, UnknownAnalysis, UnknownTerritory: there is nothing to write.
        BadOption: tables are not written in that format.
    """
    from service.accounts.roles import OPEN_DOOR
    from service.db.engine import reading
    from service.exports.corpus import open_extract
    from service.exports.tables.catalogue import find_table
    from service.exports.tables.writers import WRITERS
    from service.home import replacing

    suffix = out.suffix.lower()
    if suffix not in OF_TABLES:
        raise BadOption("--out", str(out), f"un nom qui finit par {', '.join(OF_TABLES)}")
    table = find_table(name)
    with reading(place.engine) as session:
        extract = open_extract(session, OPEN_DOOR, wanted)
        with replacing(out) as stream:
            count = WRITERS[suffix](stream, table, table.rows(session, extract))
    return counted(count, "ligne")
