"""`assises import`: files into a consultation."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from service.cli.console import print_json, say
from service.cli.declare import add_command
from service.cli.dry_run import show_understanding
from service.cli.opened import Opened, SeveralConsultations, opened
from service.cli.reading import Reading, mapped
from service.numbers import balance, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.intake import IntakeFile, IntakeOptions
    from service.consultations.actions import NewConsultation


@dataclass(frozen=True, kw_only=True)
class Options:
    """Importe un lot de fichiers dans une consultation, créée au besoin.

    Le même lot importé deux fois n'est compté qu'une fois ; un import est entier ou nul.
    """

    files: Annotated[
        list[Path], typer.Argument(metavar="FICHIER...", help="Réponses, comptes rendus, tables.")
    ]
    consultation: Annotated[
        str, typer.Option("--consultation", "-c", metavar="NOM", help="Nom court.")
    ] = ""
    channel: Annotated[str, typer.Option("--channel", metavar="CANAL", help="Canal.")] = ""
    territory: Annotated[
        str,
        typer.Option("--territory", metavar="CODE", help="Territoire des fichiers sans colonne."),
    ] = ""
    audience: Annotated[str, typer.Option("--audience", metavar="PUBLIC", help="Public.")] = ""
    map: Annotated[
        list[str],
        typer.Option("--map", metavar="RÔLE=COLONNE", help="Rôle d'une colonne (répétable)."),
    ] = field(default_factory=list)
    join: Annotated[
        list[str],
        typer.Option("--join", metavar="A=B", help="Joint une table de répondants (répétable)."),
    ] = field(default_factory=list)
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Montre comment les fichiers sont compris, sans plus.")
    ] = False
    json: Annotated[bool, typer.Option("--json", help="Affiche du JSON.")] = False


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "import", Options, import_files)


def import_files(options: Options) -> None:
    """Show how the files are understood, or import them."""
    reading = Reading(
        files=options.files,
        columns=mapped(options.map),
        joins=options.join,
        channel=options.channel,
        territory=options.territory,
        audience=options.audience,
    )
    if options.dry_run:
        learned = _remembered(options.consultation)
        show_understanding(reading, as_json=options.json, remembered=learned)
        return
    with opened() as place:
        report = _import(place, options, reading)
    if options.json:
        print_json(report)
    else:
        show_import(report)


def _remembered(slug: str) -> dict[str, Any]:
    """Return what the consultation has learned of columns; nothing is made in order to look."""
    from service.batches.queries import remembered_mapping
    from service.db.engine import reading
    from service.settings import load_settings

    if not load_settings().home.exists():
        return {}
    with opened() as place, reading(place.engine) as session:
        try:
            return remembered_mapping(session, place.consultation(slug))
        except SeveralConsultations:
            # The files may be looked at before it is settled which consultation they go to.
            return {}


def _import(place: Opened, options: Options, reading: Reading) -> dict[str, Any]:
    from service.consultations.actions import NewConsultation

    new = NewConsultation(slug=place.consultation(options.consultation))
    return import_batch(
        place, new, (reading.intake_files(), reading.intake_options()), quiet=options.json
    )


def import_batch(
    place: Opened,
    new: "NewConsultation",
    batch: "tuple[Sequence[IntakeFile], IntakeOptions]",
    *,
    quiet: bool,
) -> dict[str, Any]:
    """Submit files, wait until they are imported, and return the batch and its report.

    `known` tells that the same batch had been imported before, `created` that the consultation
    was made for it.

    Raises:
        JobFailed: the files cannot be used.
        BadSlug: the consultation cannot have that short name.
    """
    from service.batches.actions import keep_files, submit
    from service.consultations.actions import ensure_consultation
    from service.db.engine import writing

    files, options = batch
    kept = keep_files(place.home, files)
    with writing(place.engine) as session:
        consultation, created = ensure_consultation(session, new)
        submitted = submit(session, consultation, kept, options)
        told = {"consultation": consultation.slug, "batch": submitted.batch.id}
        known, job = not submitted.created, submitted.job.id
        session.commit()
    ended = place.finish(job, quiet=quiet)
    return {**told, "created": created, "known": known, **ended.result}


def show_import(report: dict[str, Any]) -> None:
    """Print the report of an import."""
    from service.cli.report_view import show_files

    show_files(report["files"])
    if report["created"]:
        say(f"Consultation « {report['consultation']} » créée : aucune n'avait ce nom court.")
    if report["known"]:
        say("Ce lot avait déjà été importé : rien n'a été ajouté.")
    summary = balance(report, f"{number(report['kept'])} à analyser")
    say(f"Consultation « {report['consultation']} », lot {report['batch']} : {summary}")
