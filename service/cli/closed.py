"""`assises closed`: the closed questions of a territory, on their full scale."""

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.console import Column, print_json, print_table, say
from service.cli.declare import add_command
from service.cli.opened import opened
from service.numbers import number, percent, signed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from service.accounts.roles import Principal
    from service.closed.schemas import ClosedQuestionOut, ClosedQuestions, ThemeOfAnswer

HIDDEN = "masqué"


@dataclass(frozen=True, kw_only=True)
class Options:
    """Montre les questions fermées d'un territoire : effectifs, base, parts et intervalles."""

    territory: Annotated[
        str, typer.Option("--territory", "-t", metavar="CODE", help="02, 2A, 971, R32, FR.")
    ] = "FR"
    consultation: Annotated[
        str, typer.Option("--consultation", "-c", metavar="NOM", help="Nom court.")
    ] = ""
    channel: Annotated[str, typer.Option("--channel", metavar="CANAL", help="Ce canal.")] = ""
    audience: Annotated[str, typer.Option("--audience", metavar="PUBLIC", help="Ce public.")] = ""
    themes: Annotated[
        str,
        typer.Option(
            "--themes", metavar="ID", help="Plutôt les thèmes selon la réponse à cette question."
        ),
    ] = ""
    published: Annotated[
        bool, typer.Option("--publie", help="Masque les cases sous 5 et celles qui les trahissent.")
    ] = False
    json: Annotated[bool, typer.Option("--json", help="Écrit du JSON.")] = False


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "closed", Options, closed)


def closed(options: Options) -> None:
    """Print the closed questions of a territory, or the themes by answer to one of them."""
    if options.themes:
        show_themes(options, find_themes(options))
        return
    found = find(options)
    if options.json:
        print_json(found.model_dump(mode="json"))
    else:
        show(found)


def find(options: Options) -> "ClosedQuestions":
    """Return the closed questions that were asked for, as the API would.

    Raises:
        UnknownConsultation, UnknownTerritory, UnknownSlice, PublishedSlice: nothing to show.
    """
    from service.closed.answers import closed_of
    from service.closed.asked import ClosedAsked, view_closed

    asked = ClosedAsked(
        territory=options.territory,
        channel=options.channel,
        audience=options.audience,
        published=options.published,
    )
    with _session(options) as (session, slug, me):
        return closed_of(session, view_closed(session, me, slug, asked))


def find_themes(options: Options) -> "list[ThemeOfAnswer]":
    """Return the themes of those who gave each answer to a question.

    Raises:
        UnknownConsultation, NotAnalysed, UnknownTerritory, UnknownClosedQuestion: nothing to show.
    """
    from service.analyses.queries import choose_analysis
    from service.closed.asked import check_figures
    from service.closed.crossed import Crossed, crossed_themes

    asked = Crossed(
        question=options.themes, territory=options.territory, published=options.published
    )
    with _session(options) as (session, slug, me):
        check_figures(me, options.territory)
        return crossed_themes(session, choose_analysis(session, slug), asked)


@contextmanager
def _session(options: Options) -> "Iterator[tuple[Session, str, Principal]]":
    from service.accounts.roles import Principal, Role
    from service.db.engine import reading

    # Who can run the program on this machine can read its database.
    me = Principal(role=Role.ADMINISTRATEUR, label="ligne de commande")
    with opened() as place:
        slug = place.consultation(options.consultation)
        with reading(place.engine) as session:
            yield session, slug, me


def show(found: "ClosedQuestions") -> None:
    """Print one table a question that was asked there."""
    asked = [one for one in found.questions if one.base]
    for one in asked:
        _show_question(one)
    left = len(found.questions) - len(asked)
    say(f"{found.territory_name} ({found.territory}) : {number(len(asked))} questions fermées.")
    if left:
        few = " ou trop peu pour être publiées" if found.published else ""
        say(f"{number(left)} autres de la consultation n'ont aucune réponse ici{few}.")
    if asked:
        say(found.note)


def _show_question(one: "ClosedQuestionOut") -> None:
    columns = [Column("Réponse")]
    columns += [Column(title, right=True) for title in ("Effectif", "Part", "Intervalle à 95 %")]
    base = HIDDEN if one.base is None else f"{number(one.base)} {one.unit}"
    title = f"{one.question} — base : {base} {one.flag}".rstrip()
    rows = [[option.answer, *_cells((option.n, option.share, option.low, option.high))]
            for option in one.options]  # fmt: skip
    print_table(title, columns, rows)
    for remark in one.remarks:
        say(f"  {remark}")
    say(f"  Identifiant : {one.id}\n")


def _cells(values: "tuple[int | None, float | None, float | None, float | None]") -> "list[str]":
    n, share, low, high = values
    if n is None or share is None or low is None or high is None:
        return [HIDDEN, "", ""]
    return [number(n), percent(share), f"{percent(low)} – {percent(high)}"]


def show_themes(options: Options, found: "Sequence[ThemeOfAnswer]") -> None:
    """Print themes by answer, or as JSON if asked."""
    if options.json:
        print_json([one.model_dump(mode="json") for one in found])
        return
    if not found:
        say("Personne n'a ici à la fois répondu à cette question et écrit : rien à rapprocher.")
        return
    titles = ("Effectif", "Part", "Intervalle à 95 %", "Base", "Spécificité", "q")
    columns = [Column("Thème"), Column("Réponse"), *(Column(one, right=True) for one in titles)]
    total = HIDDEN if found[0].total is None else number(found[0].total)
    title = f"Thèmes selon la réponse, {total} contributeurs ayant répondu et écrit"
    print_table(title, columns, [_theme_row(one) for one in found])


def _theme_row(one: "ThemeOfAnswer") -> "list[str]":
    cells = _cells((one.n, one.share, one.low, one.high))
    base = "" if one.base is None else number(one.base)
    index = "" if one.specificity is None else signed(one.specificity)
    q = "" if one.q_value is None else number(one.q_value, 3)
    return [one.theme_title, one.answer, *cells, base, index, q]
