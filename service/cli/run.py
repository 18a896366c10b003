"""`assises run`: files in, five files out, no database."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.console import print_json, progress_bar
from service.cli.declare import add_command
from service.cli.dry_run import show_understanding
from service.cli.exits import BadOption
from service.cli.reading import Reading, mapped

if TYPE_CHECKING:
    from service.oneshot.options import RunOptions

COLUMN = "COLONNE"

MOST_SEED = 2**32 - 1


@dataclass(frozen=True, kw_only=True)
class Options:
    """Analyse des fichiers d'un coup, sans base de données.

    Écrit themes.json, assignments.csv, territories.csv, rejected.csv et manifest.json dans le
    dossier --out, en entier ou pas du tout.
    """

    files: Annotated[
        list[Path], typer.Argument(metavar="FICHIER...", help="Réponses, comptes rendus, tables.")
    ]
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="DOSSIER", help="Où écrire le résultat.")
    ] = None
    text: Annotated[
        list[str], typer.Option("--text", metavar=COLUMN, help="Colonne du texte (répétable).")
    ] = field(default_factory=list)
    id: Annotated[str, typer.Option("--id", metavar=COLUMN, help="Colonne de l'identifiant.")] = ""
    territory: Annotated[
        list[str],
        typer.Option("--territory", metavar=COLUMN, help="Colonne du territoire (répétable)."),
    ] = field(default_factory=list)
    question: Annotated[
        str, typer.Option("--question", metavar=COLUMN, help="Colonne de la question.")
    ] = ""
    map: Annotated[
        list[str],
        typer.Option("--map", metavar="RÔLE=COLONNE", help="Rôle d'une colonne (répétable)."),
    ] = field(default_factory=list)
    join: Annotated[
        list[str],
        typer.Option("--join", metavar="A=B", help="Joint une table de répondants (répétable)."),
    ] = field(default_factory=list)
    in_territory: Annotated[
        str,
        typer.Option("--in", metavar="CODE", help="Territoire des fichiers qui n'en donnent pas."),
    ] = ""
    channel: Annotated[str, typer.Option("--channel", metavar="CANAL", help="Canal.")] = ""
    audience: Annotated[str, typer.Option("--audience", metavar="PUBLIC", help="Public.")] = ""
    seed: Annotated[
        int | None,
        typer.Option("--seed", min=0, max=MOST_SEED, metavar="N", help="Graine du hasard."),
    ] = None
    encoder: Annotated[
        str,
        typer.Option("--encoder", metavar="NOM", help="« lsa », un dossier ou un nom de modèle."),
    ] = ""
    threads: Annotated[
        int | None,
        typer.Option(
            "--threads", min=1, max=256, metavar="N", help="Fils d'exécution ; même résultat."
        ),
    ] = None
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Montre comment les fichiers sont compris, sans plus.")
    ] = False
    json: Annotated[bool, typer.Option("--json", help="Affiche du JSON.")] = False
    force: Annotated[
        bool, typer.Option("--force", help="Remplace le résultat qui est dans DOSSIER.")
    ] = False


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "run", Options, run)


def run(options: Options) -> None:
    """Show how the files are understood, or analyse them."""
    reading = _reading(options)
    if options.dry_run:
        show_understanding(reading, as_json=options.json)
    else:
        _analyse(options, reading)


def _reading(options: Options) -> Reading:
    named = {
        "text": options.text,
        "id": [options.id],
        "territory": options.territory,
        "question": [options.question],
    }
    return Reading(
        files=options.files,
        columns=mapped(options.map, named),
        joins=options.join,
        channel=options.channel,
        territory=options.in_territory,
        audience=options.audience,
    )


def _analyse(options: Options, reading: Reading) -> None:
    from service.oneshot.folder import check_output

    if options.out is None:
        raise BadOption("--out", "(rien)", "un dossier où écrire le résultat, ou --dry-run")
    # What is wrong with the command is told before the heavy libraries are loaded.
    files = reading.intake_files()
    check_output(options.out, force=options.force)
    from service.oneshot.action import run_request
    from service.oneshot.options import Request

    with progress_bar(quiet=options.json) as progress:
        how = replace(_run_options(options, reading), progress=progress)
        result = run_request(Request(files=files, out=options.out, options=how))
    if options.json:
        print_json(result.manifest)
        return
    from service.cli.run_view import show_result

    show_result(result)


def _run_options(options: Options, reading: Reading) -> "RunOptions":
    from service.analyses.settings import usual_settings
    from service.oneshot.options import RunOptions
    from service.settings import load_settings

    usual = usual_settings(load_settings())
    settings = replace(
        usual,
        seed=usual.seed if options.seed is None else options.seed,
        threads=options.threads or usual.threads,
        embed=replace(usual.embed, encoder=options.encoder or usual.embed.encoder),
    )
    return RunOptions(
        intake=reading.intake_options(),
        settings=settings,
        force=options.force,
        check=reading.check_used,
    )
