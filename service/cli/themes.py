"""`assises themes`: the themes of a territory."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.console import Column, print_json, print_table, say
from service.cli.declare import add_command
from service.cli.numbers import number, percent, signed
from service.cli.opened import Opened, opened

if TYPE_CHECKING:
    from service.themes.schemas import TerritoryThemes, ThemeSummary


@dataclass(frozen=True, kw_only=True)
class Options:
    """Montre les thèmes les plus fréquents d'un territoire."""

    territory: Annotated[
        str, typer.Option("--territory", "-t", metavar="CODE", help="02, 2A, 971, R32, FR.")
    ] = "FR"
    top: Annotated[
        int, typer.Option("--top", "-n", min=1, max=100, metavar="N", help="Combien.")
    ] = 10
    consultation: Annotated[
        str, typer.Option("--consultation", "-c", metavar="NOM", help="Nom court.")
    ] = ""
    channel: Annotated[str, typer.Option("--channel", metavar="CANAL", help="Ce canal.")] = ""
    audience: Annotated[str, typer.Option("--audience", metavar="PUBLIC", help="Ce public.")] = ""
    question: Annotated[
        str, typer.Option("--question", metavar="TEXTE", help="Cette question.")
    ] = ""
    level: Annotated[
        int,
        typer.Option("--level", min=1, max=2, metavar="N", help="1 : thèmes ; 2 : sous-thèmes."),
    ] = 1
    verbatims: Annotated[
        int, typer.Option("--verbatims", min=0, max=4, metavar="N", help="Citations par thème.")
    ] = 1
    json: Annotated[bool, typer.Option("--json", help="Affiche du JSON.")] = False


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "themes", Options, themes)


def themes(options: Options) -> None:
    """Print the themes of a territory."""
    with opened() as place:
        found = find(place, options)
    if options.json:
        print_json(found.model_dump(mode="json"))
    else:
        show(found)


def find(place: Opened, options: Options) -> "TerritoryThemes":
    """Return the themes that were asked for, as the API would.

    Raises:
        UnknownConsultation, NotAnalysed, UnknownTerritory, UnknownSlice: nothing to show.
    """
    from service.accounts.roles import Principal, Role
    from service.db.engine import reading
    from service.themes.asked import Sliced, view_of
    from service.themes.queries import territory_themes
    from service.themes.view import Wanted

    # Who can run the program on this machine can read its database.
    me = Principal(role=Role.ADMINISTRATEUR, label="ligne de commande")
    asked = Sliced(channel=options.channel, audience=options.audience, question=options.question)
    wanted = Wanted(top=options.top, level=options.level, verbatims=options.verbatims)
    slug = place.consultation(options.consultation)
    with reading(place.engine) as session:
        view = view_of(session, me, slug, asked, options.territory)
        return territory_themes(session, view, wanted)


def show(found: "TerritoryThemes") -> None:
    """Print themes as a table, with their quotations below."""
    if found.note:
        say(found.note)
    title = (
        f"{found.territory_name} ({found.territory}) : {number(len(found.themes))} thèmes sur "
        f"{number(found.total)}, base {number(found.base)} contributions {found.flag}".rstrip()
    )
    titles = ("Contributions", "Textes", "Contributeurs", "Part", "Intervalle", "Spécificité")
    columns = [Column("Id"), Column("Thème"), *(Column(one, right=True) for one in titles)]
    print_table(title, columns, [_row(one) for one in found.themes])
    for one in found.themes:
        for quoted in one.verbatims:
            say(f"  {one.id}  « {quoted.text} » ({quoted.territory_name}, {quoted.channel})")


def _row(one: "ThemeSummary") -> list[str]:
    return [
        one.id,
        one.title,
        number(one.contributions),
        number(one.texts),
        number(one.contributors),
        percent(one.share),
        f"{percent(one.low)} – {percent(one.high)}",
        signed(one.specificity),
    ]
