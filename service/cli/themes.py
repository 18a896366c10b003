"""`assises themes`: the themes of a territory."""

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.console import Column, print_json, print_table, say, tell
from service.cli.declare import add_command
from service.cli.opened import Opened, opened
from service.numbers import counted, number, percent, signed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from service.themes.schemas import TerritoryThemes, ThemeSummary
    from service.themes.view import View


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
    reste: Annotated[
        bool,
        typer.Option("--reste", help="Montre plutôt les passages sans thème, avec leur raison."),
    ] = False
    json: Annotated[bool, typer.Option("--json", help="Affiche du JSON.")] = False


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "themes", Options, themes)


def themes(options: Options) -> None:
    """Print the themes of a territory, or the passages there without theme."""
    if options.reste:
        show_residual(options)
        return
    with opened() as place:
        found = find(place, options)
        warn_of_unread(place, found.analysis)
    if options.json:
        print_json(found.model_dump(mode="json"))
    else:
        show(found)


def find(place: Opened, options: Options) -> "TerritoryThemes":
    """Return the themes that were asked for, as the API would.

    Raises:
        UnknownConsultation, NotAnalysed, UnknownTerritory, UnknownSlice: nothing to show.
    """
    from service.themes.queries import territory_themes
    from service.themes.view import Wanted

    wanted = Wanted(top=options.top, level=options.level, verbatims=options.verbatims)
    with _viewed(place, options) as (session, view):
        return territory_themes(session, view, wanted)


def warn_of_unread(place: Opened, analysis: str) -> None:
    """Say what came after the analysis whose figures are shown."""
    from service.analyses.tables import Analysis
    from service.analyses.unread import unread_by
    from service.db.engine import reading

    with reading(place.engine) as session:
        late = unread_by(session, session.get_one(Analysis, analysis))
    if late.batches:
        what = f"{counted(late.contributions, 'contribution')} ({counted(late.batches, 'lot')})"
        tell(f"Reçu depuis l'analyse, hors de ces chiffres : {what}. Relancez « analyse ».")


@contextmanager
def _viewed(place: Opened, options: Options) -> "Iterator[tuple[Session, View]]":
    from service.accounts.roles import Principal, Role
    from service.db.engine import reading
    from service.themes.asked import Sliced, view_of

    # Who can run the program on this machine can read its database.
    me = Principal(role=Role.ADMINISTRATEUR, label="ligne de commande")
    asked = Sliced(channel=options.channel, audience=options.audience, question=options.question)
    slug = place.consultation(options.consultation)
    with reading(place.engine) as session:
        yield session, view_of(session, me, slug, asked, options.territory)


def show_residual(options: Options) -> None:
    """Print the passages without theme, each with its reason; at most `top` of them."""
    from service.themes.queries import theme_verbatims
    from service.themes.verbatims import RESIDUAL
    from service.web.paging import Paging

    with opened() as place, _viewed(place, options) as (session, view):
        found = theme_verbatims(session, view, RESIDUAL, Paging(size=options.top))
    if options.json:
        print_json(found.model_dump(mode="json"))
        return
    rows = [[one.contribution_id, one.territory, one.reason, one.text] for one in found.items]
    columns = [Column(title) for title in ("Contribution", "Territoire", "Raison", "Passage")]
    print_table(f"Passages sans thème : {number(found.total)}", columns, rows)
    if found.total > len(rows):
        say(f"… et {number(found.total - len(rows))} de plus (--top, ou l'API).")


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
    columns.append(Column("Solidité"))
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
        one.solidity,
    ]
