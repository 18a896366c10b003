"""`assises search`: search in the texts of a consultation."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from service.cli.console import print_json, progress_bar, tell
from service.cli.declare import add_command
from service.cli.exits import BadOption
from service.cli.opened import Opened, opened
from service.cli.search_view import show

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from service.search.asked import Searched
    from service.search.schemas import Hits

MODES = ("mots", "sens", "concordance")
ORDERS = ("ordre", "gauche", "droite")
NAMES = {"query": "q", "since": "date_from", "until": "date_to"}
"""Options whose parameter of the API has another name."""

SHOWN = {"q": "RECHERCHE", "date_from": "--from", "date_to": "--to"}
"""Parameters of the API as they are written on the command line, where that differs."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """Cherche dans les textes : des mots, un sens, ou des occurrences dans leur contexte.

    Tous les mots doivent s'y trouver, sous n'importe quelle forme ; '"police municipale"' cherche
    une expression, -mot exclut : assises search 'éclairage -rue'.
    """

    query: Annotated[str, typer.Argument(metavar="RECHERCHE", help="Ce qu'il faut trouver.")] = ""
    mode: Annotated[str, typer.Option("--mode", "-m", metavar="MODE", help=" | ".join(MODES))] = (
        MODES[0]
    )
    territory: Annotated[
        str, typer.Option("--territory", "-t", metavar="CODE", help="02, 2A, 971, R32, FR.")
    ] = "FR"
    theme: Annotated[str, typer.Option("--theme", metavar="ID", help="Thème, sous-thème.")] = ""
    channel: Annotated[str, typer.Option("--channel", metavar="CANAL", help="Ce canal.")] = ""
    audience: Annotated[str, typer.Option("--audience", metavar="PUBLIC", help="Ce public.")] = ""
    question: Annotated[
        str, typer.Option("--question", metavar="TEXTE", help="Cette question.")
    ] = ""
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="Premier jour.")] = ""
    until: Annotated[str, typer.Option("--to", metavar="DATE", help="Dernier jour.")] = ""
    sort: Annotated[
        str,
        typer.Option("--sort", metavar="TRI", help=f"Concordance : {' | '.join(ORDERS)}."),
    ] = ORDERS[0]
    context: Annotated[
        int,
        typer.Option(
            "--context", min=10, max=300, metavar="N", help="Concordance : caractères de contexte."
        ),
    ] = 60
    page: Annotated[int, typer.Option("--page", min=1, metavar="N", help="Page.")] = 1
    size: Annotated[
        int, typer.Option("--size", "-n", min=1, max=200, metavar="N", help="Lignes par page.")
    ] = 20
    consultation: Annotated[
        str, typer.Option("--consultation", "-c", metavar="NOM", help="Nom court.")
    ] = ""
    index: Annotated[
        bool, typer.Option("--index", help="Prépare la recherche, sans chercher s'il n'y a rien.")
    ] = False
    json: Annotated[bool, typer.Option("--json", help="Affiche du JSON.")] = False


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "search", Options, search)


def search(options: Options) -> None:
    """Search and print one page; texts that are not indexed yet are indexed first."""
    asked = _asked(options)
    with opened() as place:
        slug = place.consultation(options.consultation)
        _prepare(place, slug, options)
        if options.index and not options.query:
            return
        found = find(place, slug, asked)
    if options.json:
        print_json(found.model_dump(mode="json"))
    else:
        show(found, asked.context)


def find(place: Opened, slug: str, asked: "Searched") -> "Hits":
    """Return what was asked for, as the API would.

    Raises:
        UnknownConsultation, NotAnalysed, BadQuery: nothing to show.
    """
    from service.accounts.roles import Principal, Role
    from service.db.engine import reading
    from service.search.asked import filters_of
    from service.search.errors import BadDate
    from service.search.looking import look_for
    from service.search.queries import Asked

    # Who can run the program on this machine can read its database.
    me = Principal(role=Role.ADMINISTRATEUR, label="ligne de commande")
    with reading(place.engine) as session:
        try:
            view, filters = filters_of(session, me, slug, asked)
        except BadDate as error:
            raise BadOption(SHOWN[error.name], error.value, error.expected) from error
        wanted = Asked(analysis=view.analysis, searched=asked, filters=filters)
        return look_for(session, place.home, wanted)


def _prepare(place: Opened, slug: str, options: Options) -> None:
    """Index the texts of the latest analysis where they are not; --index makes sure of vectors."""
    from service.analyses.queries import choose_analysis
    from service.db.engine import reading
    from service.search.actions import make_ready

    with reading(place.engine) as session:
        analysis = choose_analysis(session, slug).analysis
        ready = not options.index and _is_ready(session, place, analysis, options.mode)
    if ready:
        return
    tell("Préparation de la recherche…")
    with progress_bar(quiet=options.json) as progress:
        make_ready(place.engine, place.home, analysis, lambda share: progress("indexation", share))


def _is_ready(session: "Session", place: Opened, analysis: str, mode: str) -> bool:
    from service.search.errors import NotIndexed
    from service.search.queries import index_of

    try:
        index_of(session, analysis)
    except NotIndexed:
        return False
    return mode != "sens" or place.home.meaning(analysis).is_dir()


def _asked(options: Options) -> "Searched":
    from pydantic import ValidationError

    from service.search.asked import Searched
    from service.validation import explain

    values: dict[str, Any] = {
        name: getattr(options, option)
        for option in Options.__dataclass_fields__
        if (name := NAMES.get(option, option)) in Searched.model_fields
    }
    try:
        return Searched(**values)
    except ValidationError as error:
        told = explain([dict(one) for one in error.errors()])[0]
        option = SHOWN.get(told["where"], f"--{told['where']}")
        expected = told["reason"].removeprefix("attendu ")
        raise BadOption(option, told["received"], expected) from error
