"""`assises assign`: new texts placed by the model of an earlier run."""

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.console import Column, print_json, print_table, progress_bar, say
from service.cli.declare import add_command
from service.cli.read_options import ReadOptions
from service.cli.run_view import residual_told
from service.numbers import counted, number, percent

if TYPE_CHECKING:
    from service.oneshot.assigning import Assigned
    from service.oneshot.options import RunOptions


@dataclass(frozen=True, kw_only=True)
class Place:
    """What is given before the files."""

    model: Annotated[
        Path, typer.Argument(metavar="MODÈLE", help="Dossier écrit par « run … --model ».")
    ]


@dataclass(frozen=True, kw_only=True)
class Options(ReadOptions, Place):
    """Rattache de nouveaux textes aux thèmes d'un modèle gardé, sans rien recalculer.

    Un même texte reçoit toujours le même résultat, seul ou parmi d'autres. Écrit un fichier aux
    colonnes d'assignments.csv, en entier ou pas du tout.
    """

    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FICHIER", help="Où écrire le résultat.")
    ] = Path("assignments.csv")
    encoder: Annotated[
        str, typer.Option("--encoder", metavar="NOM", help="Où est l'encodeur, s'il a été déplacé.")
    ] = ""
    threads: Annotated[
        int | None,
        typer.Option(
            "--threads", min=1, max=256, metavar="N", help="Fils d'exécution ; même résultat."
        ),
    ] = None
    json: Annotated[bool, typer.Option("--json", help="Affiche du JSON.")] = False
    force: Annotated[bool, typer.Option("--force", help="Remplace FICHIER.")] = False


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "assign", Options, assign)


def assign(options: Options) -> None:
    """Place the texts and tell what became of them."""
    reading = options.reading()
    files = reading.intake_files()
    from service.oneshot.assigning import AssignRequest, assign_request

    with progress_bar(quiet=options.json) as progress:
        how = replace(_run_options(options), progress=progress)
        found = assign_request(
            AssignRequest(
                files=files,
                model=options.model,
                out=options.out,
                options=how,
                encoder=options.encoder,
            )
        )
    if options.json:
        print_json({**asdict(found), "out": str(found.out)})
    else:
        show(found)


def _run_options(options: Options) -> "RunOptions":
    from service.analyses.settings import usual_settings
    from service.oneshot.options import RunOptions
    from service.settings import load_settings

    usual, reading = usual_settings(load_settings()), options.reading()
    return RunOptions(
        intake=reading.intake_options(),
        settings=replace(usual, threads=options.threads or usual.threads),
        force=options.force,
        check=reading.check_used,
    )


def show(found: "Assigned") -> None:
    """Print the themes with their counts among the new texts, then what became of all."""
    rows = [
        [name, title, number(found.contributions[name]), _share(found, name)]
        for name, title in found.titles.items()
    ]
    columns = [Column("Id"), Column("Thème"), Column("Contributions", right=True)]
    title = "Thèmes du modèle (part des contributions ayant un contenu)"
    print_table(title, [*columns, Column("Part", right=True)], rows)
    kept = f"{number(found.placed)} avec contenu (copies comprises)"
    parts = (kept, counted(found.empty, "vide"), counted(found.refused, "refusée"))
    say(f"{counted(found.received, 'reçue')} = {' + '.join(parts)}.")
    if told := residual_told(found.residual, found.passages):
        say(told)
    say(f"Résultat écrit dans « {found.out} ».")


def _share(found: "Assigned", theme: str) -> str:
    return percent(found.contributions[theme] / found.placed if found.placed else 0.0)
