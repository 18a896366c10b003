"""`assises specificites`: what sets the parts of a corpus apart, by themes or by words."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.console import progress_bar
from service.cli.declare import add_command
from service.cli.exits import BadOption
from service.cli.read_options import ReadOptions

if TYPE_CHECKING:
    from nlp.aggregate.vocabulary import Spelling
    from nlp.aggregate.voices import Part, Unit
    from service.oneshot.options import RunOptions
    from service.oneshot.parts import Dimension
    from service.oneshot.specificities import Asked

CROSSED = re.compile(r"\s*[×*,]\s*|\s+[xX]\s+")


@dataclass(frozen=True, kw_only=True)
class Folder:
    """What is given before the files."""

    folder: Annotated[
        Path, typer.Argument(metavar="RÉSULTAT", help="Dossier écrit par « run … --out ».")
    ]


@dataclass(frozen=True, kw_only=True)
class Options(ReadOptions, Folder):
    """Compare les parties d'un corpus : thèmes ou mots trop ou trop peu présents.

    Donnez le dossier d'un résultat, puis les fichiers dont il est tiré, avec les mêmes options de
    lecture. L'indice est celui de Lafon (+3 ≈ 1/1000), avec T, t, F, f ; q est corrigé des tests
    multiples.
    """

    by: Annotated[
        str,
        typer.Option(
            "--par",
            metavar="DIMENSION",
            help="territoire, canal, public, question, ou deux : « territoire×canal ».",
        ),
    ] = "territoire"
    level: Annotated[
        str,
        typer.Option("--niveau", metavar="NIVEAU", help="arrondissement, département ou région."),
    ] = "département"
    unit: Annotated[
        str,
        typer.Option(
            "--unite", metavar="UNITÉ", help="contributeurs ou textes ; occurrences pour les mots."
        ),
    ] = "contributeurs"
    theme_level: Annotated[
        int,
        typer.Option("--level", min=1, max=2, metavar="N", help="1 : thèmes ; 2 : sous-thèmes."),
    ] = 1
    part: Annotated[
        str,
        typer.Option(
            "--vocabulaire", metavar="PARTIE", help="Plutôt les mots de cette partie : « 02 »."
        ),
    ] = ""
    spelling: Annotated[
        str,
        typer.Option("--mots", metavar="MOTS", help="formes ou lemmes ; expressions comprises."),
    ] = "formes"
    least: Annotated[
        int, typer.Option("--frequence-min", min=1, metavar="N", help="Mots d'au moins N unités.")
    ] = 10
    top: Annotated[
        int, typer.Option("--top", "-n", min=1, metavar="N", help="Lignes montrées par signe.")
    ] = 15
    published: Annotated[
        bool, typer.Option("--publie", help="Masque les cases sous 5 et celles qui les trahissent.")
    ] = False
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FICHIER", help="Écrit toutes les lignes en CSV."),
    ] = None
    force: Annotated[bool, typer.Option("--force", help="Remplace FICHIER.")] = False


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "specificites", Options, specificites)


def specificites(options: Options) -> None:
    """Compare the parts, print what stands out, and write all of it if asked."""
    asked = _asked(options)
    if options.out is not None:
        from service.oneshot.assigning import check_file

        check_file(options.out, force=options.force)
    from service.cli.specificity_view import show, write
    from service.oneshot.specificities import compare

    with progress_bar() as progress:
        how = replace(asked.options, progress=progress)
        found = compare(replace(asked, options=how))
    show(found, asked, options.top)
    if options.out is not None:
        write(options.out, found, asked)


def _asked(options: Options) -> "Asked":
    # What is wrong with the command is told before the heavy libraries are loaded.
    files = options.reading().intake_files()
    from service.oneshot.specificities import Asked

    dimensions = _dimensions(options.by)
    return Asked(
        folder=options.folder,
        files=files,
        options=_run_options(options),
        dimensions=dimensions,
        level=_level(options.level),
        unit=_unit(options),
        theme_level=options.theme_level,
        part=_part(options.part, dimensions),
        spelling=_spelling(options.spelling),
        least=options.least,
        published=options.published,
    )


def _dimensions(text: str) -> "tuple[Dimension, ...]":
    from service.oneshot.parts import Dimension

    names = [one.strip().lower() for one in CROSSED.split(text)]
    known = [one.value for one in Dimension]
    if not set(names) <= set(known) or len(names) > 2 or len(set(names)) < len(names):
        raise BadOption("--par", text, f"une ou deux dimensions parmi : {', '.join(known)}")
    return tuple(Dimension(name) for name in names)


def _level(text: str) -> str:
    from data.synonyms import fold
    from nlp.aggregate.parting import LEVELS

    named = {fold(level): level for level in LEVELS}
    if fold(text) not in named:
        raise BadOption("--niveau", text, f"un de : {', '.join(LEVELS)}")
    return named[fold(text)]


def _unit(options: Options) -> "Unit":
    from nlp.aggregate.voices import Unit

    known = [one.value for one in Unit if options.part or one is not Unit.OCCURRENCES]
    if options.unit not in known:
        raise BadOption("--unite", options.unit, f"un de : {', '.join(known)}")
    return Unit(options.unit)


def _spelling(text: str) -> "Spelling":
    from nlp.aggregate.vocabulary import Spelling

    if text not in list(Spelling):
        raise BadOption("--mots", text, "formes ou lemmes")
    return Spelling(text)


def _part(text: str, dimensions: "tuple[Dimension, ...]") -> "Part":
    """Return the values of a part; a question may hold the sign that parts two of them."""
    if not text:
        return ()
    if len(dimensions) == 1:
        return (text.strip(),)
    values = tuple(one.strip() for one in text.split("×", maxsplit=1))
    if len(values) < 2:
        raise BadOption(
            "--vocabulaire", text, f"« {' × '.join(dimensions)} », par exemple « 02×réunion »"
        )
    return values


def _run_options(options: Options) -> "RunOptions":
    from service.analyses.settings import usual_settings
    from service.oneshot.options import RunOptions
    from service.settings import load_settings

    reading = options.reading()
    return RunOptions(
        intake=reading.intake_options(),
        settings=usual_settings(load_settings()),
        check=reading.check_used,
    )
