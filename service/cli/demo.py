"""`assises demo`: the sample consultation, loaded, analysed and served."""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from service.cli import analyse, import_files, serve
from service.cli.console import tell
from service.cli.declare import add_command
from service.cli.opened import Opened, opened
from service.numbers import number

if TYPE_CHECKING:
    from data.intake import IntakeFile
    from service.consultations.actions import NewConsultation

OF_FILE = ("channel", "territory", "audience", "question")


@dataclass(frozen=True, kw_only=True)
class Options:
    """Charge la consultation d'exemple (inventée), l'analyse et la montre.

    Un second démarrage reprend ce qui est déjà fait.
    """

    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65535, metavar="N", help="0 : un port libre.")
    ] = None
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Montre le résultat dans le navigateur.")
    ] = True


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "demo", Options, demo)


def demo(options: Options) -> None:
    """Make the sample ready, say where to look, and serve it."""
    with opened() as place:
        slug = prepare(place, sample_folder())
        settings = place.settings
    _where_to_look(slug)
    if options.serve:
        port = settings.port if options.port is None else options.port
        serve.run_server(replace(settings, port=port))


def sample_folder() -> Path:
    """Return the folder of the sample consultation."""
    import data

    return Path(data.__path__[0]) / "samples" / "securite-2020"


def prepare(place: Opened, folder: Path) -> str:
    """Import and analyse a sample if that is not done yet; return its slug.

    Raises:
        JobFailed: it cannot be imported or analysed.
    """
    from data.intake import IntakeOptions

    described = tomllib.loads((folder / "consultation.toml").read_text(encoding="utf-8"))
    new, files = _consultation(described), _files(described, folder)
    report = import_files.import_batch(place, new, (files, IntakeOptions()), quiet=False)
    if report["known"] and _analysed(place, new.slug):
        tell(f"Consultation « {new.slug} » : déjà importée et analysée.")
        return new.slug
    tell(f"Consultation « {new.slug} » : {number(report['received'])} contributions reçues.")
    result = analyse.run_analysis(place, new.slug, analyse.Options())
    tell(f"Analyse terminée : {number(result['analysed'])} contributions analysées.")
    return new.slug


def _consultation(described: dict[str, Any]) -> "NewConsultation":
    from service.consultations.actions import NewConsultation

    return NewConsultation(
        slug=described["slug"],
        name=described["name"],
        starts_on=described["start"],
        ends_on=described["end"],
        fictional=described["fictional"],
    )


def _files(described: dict[str, Any], folder: Path) -> "list[IntakeFile]":
    from data.intake import IntakeFile

    return [
        IntakeFile(
            path=folder / one["path"],
            **{name: one[name] for name in OF_FILE if name in one},
        )
        for one in described["file"]
    ]


def _analysed(place: Opened, slug: str) -> bool:
    from service.analyses.queries import choose_analysis
    from service.db.engine import reading
    from service.errors import NotAnalysed

    with reading(place.engine) as session:
        try:
            choose_analysis(session, slug)
        except NotAnalysed:
            return False
    return True


def _where_to_look(slug: str) -> None:
    tell("À regarder :")
    tell("  la page d'accueil, la documentation de l'API (/docs) et son contrat (/openapi.json)")
    tell(f"  /api/v1/consultations/{slug}/territories/02/themes?top=10")
    tell(f"  assises themes --consultation {slug} --territory 02 --top 10")
