"""`assises export`: themes × territories as a file."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.console import say
from service.cli.declare import add_command
from service.cli.exits import BadOption
from service.cli.numbers import counted
from service.cli.opened import Opened, opened

if TYPE_CHECKING:
    from service.exports.cells import Value

    Rows = Sequence[Sequence[Value]]


@dataclass(frozen=True, kw_only=True)
class Options:
    """Écrit les thèmes par territoire dans un fichier CSV, JSON ou XLSX."""

    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="FICHIER", help="Se termine par .csv, .json ou .xlsx."),
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


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "export", Options, export)


def export(options: Options) -> None:
    """Write the table of themes by territory; the file is there as a whole or not at all.

    Raises:
        BadOption: the name of the file does not say its format.
    """
    write = WRITERS.get(options.out.suffix.lower())
    if write is None:
        raise BadOption("--out", str(options.out), f"un nom qui finit par {', '.join(WRITERS)}")
    with opened() as place:
        rows = _rows(place, options)
    _write_whole(options.out, rows, write)
    say(f"« {options.out} » : {counted(len(rows), 'ligne')}.")


def _rows(place: Opened, options: Options) -> "Rows":
    from service.analyses.queries import choose_analysis
    from service.db.engine import reading
    from service.exports.theme_table import Asked, theme_rows
    from service.territories.queries import check_territory

    if options.territory:
        check_territory(options.territory)
    slug = place.consultation(options.consultation)
    with reading(place.engine) as session:
        chosen = choose_analysis(session, slug)
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
