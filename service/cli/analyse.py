"""`assises analyse`: find the themes of a consultation."""

from dataclasses import dataclass, replace
from typing import Annotated, Any

import typer

from service.cli.console import print_json, say
from service.cli.declare import add_command
from service.cli.opened import Opened, opened
from service.numbers import balance, counted

MOST_SEED = 2**32 - 1


@dataclass(frozen=True, kw_only=True)
class Options:
    """Analyse tous les lots d'une consultation."""

    consultation: Annotated[
        str, typer.Option("--consultation", "-c", metavar="NOM", help="Nom court.")
    ] = ""
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
    json: Annotated[bool, typer.Option("--json", help="Affiche du JSON.")] = False


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "analyse", Options, analyse)


def analyse(options: Options) -> None:
    """Analyse a consultation and print the counts and themes."""
    with opened() as place:
        slug = place.consultation(options.consultation)
        result = run_analysis(place, slug, options)
        if options.json:
            print_json(result)
        else:
            _show(place, slug, result)


def run_analysis(place: Opened, slug: str, options: Options) -> dict[str, Any]:
    """Queue an analysis, wait until it has ended, and return its counts.

    Raises:
        UnknownConsultation, NothingToAnalyse: there is nothing to analyse.
        JobFailed: the analysis failed.
    """
    from service.analyses.actions import start
    from service.analyses.settings import usual_settings
    from service.consultations.queries import find_consultation
    from service.db.engine import writing

    usual = usual_settings(place.settings)
    settings = replace(
        usual,
        seed=usual.seed if options.seed is None else options.seed,
        embed=replace(usual.embed, encoder=options.encoder or usual.embed.encoder),
    )
    with writing(place.engine) as session:
        started = start(session, find_consultation(session, slug), settings)
        job = started.job.id
        session.commit()
    return dict(place.finish(job, quiet=options.json).result)


def _show(place: Opened, slug: str, result: dict[str, Any]) -> None:
    from service.cli.themes import Options as Asked
    from service.cli.themes import find, show

    show(find(place, Asked(consultation=slug, top=20)))
    say(balance(result, counted(result["analysed"], "analysée")))
