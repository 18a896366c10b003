"""`assises rediger`: a text on a theme by a language model, each sentence checked."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.console import print_json, say
from service.cli.declare import add_command
from service.cli.opened import opened
from service.numbers import counted

if TYPE_CHECKING:
    from service.writer.actions import Draft


@dataclass(frozen=True, kw_only=True)
class Options:
    """Fait rédiger un thème d'un territoire par un modèle de langue, et contrôle chaque phrase.

    Désactivé d'office : il faut « writer_url » et « writer_model » dans les réglages, et la clé
    dans ASSISES_WRITER_KEY. Les citations de ce thème, publiables, sont alors envoyées à cette
    adresse. Une phrase qui ne cite rien, cite mal ou donne un chiffre de trop est écartée.
    """

    territory: Annotated[
        str, typer.Option("--territory", "-t", metavar="CODE", help="02, 2A, 971, R32, FR.")
    ] = "FR"
    theme: Annotated[
        str, typer.Option("--theme", metavar="ID", help="t03 ; sinon le plus fréquent.")
    ] = ""
    consultation: Annotated[
        str, typer.Option("--consultation", "-c", metavar="NOM", help="Nom court.")
    ] = ""
    json: Annotated[bool, typer.Option("--json", help="Écrit du JSON.")] = False


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "rediger", Options, rediger)


def rediger(options: Options) -> None:
    """Print what a model wrote on a theme, with what it cites and what was dropped.

    Raises:
        WriterOff, WriterUnreachable, NothingToWrite: there is no text.
        NotAnalysed, UnknownTerritory: there is nothing to write on.
    """
    from dataclasses import asdict

    found = draft(options)
    if options.json:
        print_json(asdict(found))
    else:
        show(found)


def draft(options: Options) -> "Draft":
    """Return the checked text that was asked for."""
    from service.accounts.roles import OPEN_DOOR
    from service.db.engine import reading
    from service.exports.corpus import Wanted, open_extract
    from service.writer.actions import model_of, write_theme

    with opened() as place:
        model = model_of(place.settings)
        slug = place.consultation(options.consultation)
        wanted = Wanted(consultation=slug, analysis="", territory=options.territory)
        with reading(place.engine) as session:
            extract = open_extract(session, OPEN_DOOR, wanted)
            return write_theme(session, extract, options.theme, model)


def show(found: "Draft") -> None:
    """Print a text with its references; that a machine wrote it comes first."""
    read = counted(len(found.quotations), "passage")
    say(f"{found.title}\n")
    say(f"Texte rédigé par une machine ({found.model}) à partir de {read} : à relire.\n")
    for one in found.sentences:
        say(f"{one.text} [{', '.join(one.cites)}]")
    cited = dict.fromkeys(mark for one in found.sentences for mark in one.cites)
    say("\nPassages cités")
    for mark in cited:
        said = found.quotations[mark]
        say(f"[{mark}] « {said.text} » ({said.contribution_id}, {said.start} à {said.end})")
    say(f"\nÉcarté : {counted(len(found.dropped), 'phrase')} sur {_total(found)}.")
    for each in found.dropped:
        say(f"- {each.reason}")
    if found.withheld:
        say(f"Non montré au modèle, car adressé à une machine : {found.withheld}.")


def _total(found: "Draft") -> int:
    return len(found.sentences) + len(found.dropped)
