"""`assises run`: files in, five files out, no database."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.console import print_json, progress_bar, say
from service.cli.declare import add_command
from service.cli.dry_run import show_understanding
from service.cli.exits import BadOption
from service.cli.read_options import ReadOptions
from service.cli.reading import Reading

if TYPE_CHECKING:
    from service.oneshot.options import RunOptions

MOST_SEED = 2**32 - 1


@dataclass(frozen=True, kw_only=True)
class Options(ReadOptions):
    """Analyse des fichiers d'un coup, sans base de données.

    Écrit themes.json, assignments.csv, territories.csv, rejected.csv et manifest.json dans le
    dossier --out, en entier ou pas du tout.
    """

    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="DOSSIER", help="Où écrire le résultat.")
    ] = None
    seed: Annotated[
        int | None,
        typer.Option("--seed", min=0, max=MOST_SEED, metavar="N", help="Graine du hasard."),
    ] = None
    encoder: Annotated[
        str,
        typer.Option(
            "--encoder",
            metavar="NOM",
            help="« fr-static » (d'office), « lsa », un dossier, un nom de modèle.",
        ),
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
    model: Annotated[
        Path | None,
        typer.Option(
            "--model", metavar="DOSSIER", help="Où garder aussi le modèle, pour « assises assign »."
        ),
    ] = None
    evidence: Annotated[
        bool,
        typer.Option("--evidence", help="Écrit aussi evidence.csv : pourquoi chaque rattachement."),
    ] = False
    campaigns: Annotated[
        bool,
        typer.Option("--campaigns", help="Écrit aussi les campagnes et qui y a pris part."),
    ] = False
    force: Annotated[
        bool, typer.Option("--force", help="Remplace ce qui est dans les dossiers donnés.")
    ] = False


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "run", Options, run)


def run(options: Options) -> None:
    """Show how the files are understood, or analyse them."""
    reading = options.reading()
    if options.dry_run:
        show_understanding(reading, as_json=options.json)
    else:
        _analyse(options, reading)


def _analyse(options: Options, reading: Reading) -> None:
    from service.oneshot.folder import check_output

    if options.out is None:
        raise BadOption("--out", "(rien)", "un dossier où écrire le résultat, ou --dry-run")
    # What is wrong with the command is told before the heavy libraries are loaded.
    files = reading.intake_files()
    check_output(options.out, force=options.force)
    _check_model(options.model, options.out)
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
    if options.model and not result.model:
        say("Aucun modèle n'est gardé : sans thème, il n'y a rien à quoi rattacher un texte.")


def _check_model(model: Path | None, out: Path) -> None:
    """Refuse one folder within the other: each is written as a whole."""
    if model is None:
        return
    one, other = model.resolve(), out.resolve()
    if one.is_relative_to(other) or other.is_relative_to(one):
        raise BadOption("--model", str(model), "un dossier hors de celui de --out, et inversement")


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
        model=options.model,
        evidence=options.evidence,
        campaigns=options.campaigns,
        check=reading.check_used,
    )
