"""`assises export`: documents, tables, or the texts with their themes."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from service.cli.console import say
from service.cli.declare import add_command
from service.cli.exits import BadOption
from service.cli.export_files import (
    OF_DOCUMENTS,
    PARQUET,
    USUAL_TABLE,
    DocumentWanted,
    export_document,
    export_table,
    is_document,
)
from service.cli.export_texts import OF_TEXTS, export_texts, format_of
from service.cli.opened import Opened, opened
from service.numbers import counted

if TYPE_CHECKING:
    from service.exports.cells import Value
    from service.exports.corpus import Wanted

    Rows = Sequence[Sequence[Value]]


@dataclass(frozen=True, kw_only=True)
class Options:
    """Écrit un document, une table, ou les textes et leurs thèmes ; la fin du nom dit le format.

    Documents : .docx, .odt (synthèse d'un territoire ; --document national ou methode). Tables :
    .csv, .json, .parquet avec --table ; sans elle, thèmes par territoire (.csv, .json, .xlsx).
    Textes : .txt (IRaMuTeQ, Alceste), .qdpx (projet REFI-QDA), .xlsx avec --contributions (une
    ligne par contribution) ; .qdc : le plan de codage seul. Les textes sont les textes publiables.
    """

    out: Annotated[
        Path,
        typer.Option(
            "--out",
            "-o",
            metavar="FICHIER",
            help="Se termine par .docx, .odt, .csv, .json, .parquet, .xlsx, .txt, .qdc ou .qdpx.",
        ),
    ]
    territory: Annotated[
        str, typer.Option("--territory", "-t", metavar="CODE", help="Un seul territoire.")
    ] = ""
    level: Annotated[
        int,
        typer.Option("--level", min=1, max=2, metavar="N", help="1 : thèmes ; 2 : sous-thèmes."),
    ] = 1
    consultation: Annotated[
        str, typer.Option("--consultation", "-c", metavar="NOM", help="Nom court.")
    ] = ""
    contributions: Annotated[
        bool,
        typer.Option("--contributions", help="Classeur .xlsx : une ligne par contribution."),
    ] = False
    analysis: Annotated[
        str, typer.Option("--analysis", metavar="ID", help="Analyse terminée ; sinon la dernière.")
    ] = ""
    document: Annotated[
        str,
        typer.Option("--document", metavar="NOM", help="synthese, national ou methode."),
    ] = ""
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar="FICHIER", help="Modèle .docx ou .odt du document."),
    ] = None
    table: Annotated[
        str,
        typer.Option(
            "--table",
            metavar="NOM",
            help="themes, territoires, specificites, contributions, rattachements, constats, "
            "questions-fermees ou campagnes.",
        ),
    ] = ""


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "export", Options, export)


def export(options: Options) -> None:
    """Write a document, a table or the texts; the file is there as a whole or not at all.

    Raises:
        BadOption: the name of the file does not say its format.
    """
    if said := _written(options):
        say(f"« {options.out} » : {said}.")
        return
    form = format_of(options.out, contributions=options.contributions)
    write = WRITERS.get(options.out.suffix.lower())
    if options.contributions and not form:
        raise BadOption("--out", str(options.out), "un nom qui finit par .xlsx")
    if write is None and not form:
        known = ", ".join((*OF_DOCUMENTS, *WRITERS, PARQUET, *OF_TEXTS))
        raise BadOption("--out", str(options.out), f"un nom qui finit par {known}")
    with opened() as place:
        said = _texts(place, options, form) if form else _table(place, options)
    say(f"« {options.out} » : {said}.")


def _written(options: Options) -> str:
    """Write a document or a named table and return what it is, "" if neither is asked for."""
    table = options.table or (USUAL_TABLE if options.out.suffix.lower() == PARQUET else "")
    document = is_document(options.out, options.document)
    if not (document or table):
        return ""
    asked = DocumentWanted(kind=options.document, template=options.template)
    with opened() as place:
        wanted = _wanted(place, options)
        if document:
            return export_document(place, options.out, asked, wanted)
        return export_table(place, options.out, table, wanted)


def _wanted(place: Opened, options: Options) -> "Wanted":
    from nlp.types import NATIONAL
    from service.exports.corpus import Wanted

    of_all = options.document in ("national", "methode")
    return Wanted(
        consultation=place.consultation(options.consultation),
        analysis=options.analysis,
        territory=NATIONAL if of_all else options.territory or NATIONAL,
    )


def _texts(place: Opened, options: Options, form: str) -> str:
    return export_texts(place, options.out, form, _wanted(place, options))


def _table(place: Opened, options: Options) -> str:
    from service.home import replacing

    rows = _rows(place, options)
    with replacing(options.out) as stream:
        WRITERS[options.out.suffix.lower()](stream, rows)
    return counted(len(rows), "ligne")


def _rows(place: Opened, options: Options) -> "Rows":
    from service.analyses.queries import choose_analysis
    from service.db.engine import reading
    from service.exports.theme_table import Asked, theme_rows
    from service.territories.queries import check_territory

    if options.territory:
        check_territory(options.territory)
    slug = place.consultation(options.consultation)
    with reading(place.engine) as session:
        chosen = choose_analysis(session, slug, options.analysis or None)
        asked = Asked(analysis=chosen.analysis, territory=options.territory, level=options.level)
        return theme_rows(session, asked)


def _csv(stream: IO[bytes], rows: "Rows") -> None:
    from service.exports.csv_text import write_csv
    from service.exports.theme_table import COLUMNS

    stream.write(write_csv(COLUMNS, rows).encode())


def _json(stream: IO[bytes], rows: "Rows") -> None:
    from service.exports.theme_table import COLUMNS

    values = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    stream.write(f"{json.dumps(values, ensure_ascii=False, indent=2)}\n".encode())


def _xlsx(stream: IO[bytes], rows: "Rows") -> None:
    from service.exports.theme_table import COLUMNS
    from service.exports.workbook import write_workbook

    write_workbook(stream, COLUMNS, rows)


WRITERS: "dict[str, Callable[[IO[bytes], Rows], None]]" = {
    ".csv": _csv,
    ".json": _json,
    ".xlsx": _xlsx,
}
"""How each format is written, by the end of the name."""
