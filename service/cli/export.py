"""`assises export`: themes × territories as a file, or the texts with their themes."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.console import say
from service.cli.declare import add_command
from service.cli.exits import BadOption
from service.cli.export_texts import OF_TEXTS, export_texts, format_of
from service.cli.numbers import counted
from service.cli.opened import Opened, opened

if TYPE_CHECKING:
    from service.exports.cells import Value

    Rows = Sequence[Sequence[Value]]


@dataclass(frozen=True, kw_only=True)
class Options:
    """Écrit les thèmes par territoire (CSV, JSON, XLSX) ou les textes et leurs thèmes.

    Textes : .txt (IRaMuTeQ, Alceste), .qdpx (projet REFI-QDA), .xlsx avec --contributions (une
    ligne par contribution) ; .qdc : le plan de codage seul. Les textes sont les textes publiables.
    """

    out: Annotated[
        Path,
        typer.Option(
            "--out",
            "-o",
            metavar="FICHIER",
            help="Se termine par .csv, .json, .xlsx, .txt, .qdc ou .qdpx.",
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


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "export", Options, export)


def export(options: Options) -> None:
    """Write the table of themes or the texts; the file is there as a whole or not at all.

    Raises:
        BadOption: the name of the file does not say its format.
    """
    form = format_of(options.out, contributions=options.contributions)
    write = WRITERS.get(options.out.suffix.lower())
    if options.contributions and not form:
        raise BadOption("--out", str(options.out), "un nom qui finit par .xlsx")
    if write is None and not form:
        known = ", ".join((*WRITERS, *OF_TEXTS))
        raise BadOption("--out", str(options.out), f"un nom qui finit par {known}")
    with opened() as place:
        said = _texts(place, options, form) if form else _table(place, options)
    say(f"« {options.out} » : {said}.")


def _texts(place: Opened, options: Options, form: str) -> str:
    from service.exports.corpus import Wanted

    wanted = Wanted(
        consultation=place.consultation(options.consultation),
        analysis=options.analysis,
        territory=options.territory,
    )
    return export_texts(place, options.out, form, wanted)


def _table(place: Opened, options: Options) -> str:
    rows = _rows(place, options)
    _write_whole(options.out, rows, WRITERS[options.out.suffix.lower()])
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


def _write_whole(out: Path, rows: "Rows", write: "Callable[[Path, Rows], None]") -> None:
    from service.home import writing_to

    part = out.with_name(f".{out.name}.part")
    with writing_to(out):
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            write(part, rows)
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)


def _csv(path: Path, rows: "Rows") -> None:
    from service.exports.csv_text import write_csv
    from service.exports.theme_table import COLUMNS

    path.write_text(write_csv(COLUMNS, rows), encoding="utf-8", newline="")


def _json(path: Path, rows: "Rows") -> None:
    from service.exports.theme_table import COLUMNS

    values = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    path.write_text(json.dumps(values, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _xlsx(path: Path, rows: "Rows") -> None:
    from service.exports.theme_table import COLUMNS
    from service.exports.workbook import write_workbook

    write_workbook(path, COLUMNS, rows)


WRITERS: "dict[str, Callable[[Path, Rows], None]]" = {".csv": _csv, ".json": _json, ".xlsx": _xlsx}
"""How each format is written, by the end of the name."""
