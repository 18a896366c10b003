"""`assises token create|list|revoke`: who may use the API."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nlp.errors import AssisesError
from service.cli.console import Column, print_json, print_table, say, tell
from service.cli.declare import add_command
from service.cli.french import FrenchGroup
from service.cli.opened import opened

if TYPE_CHECKING:
    from service.accounts.tables import AccessToken

DAY = "%Y-%m-%d"


class RoleName(StrEnum):
    """The roles, as `service.accounts.roles.Role` has them; that one is slow to import."""

    redacteur = "redacteur"
    analyste = "analyste"
    administrateur = "administrateur"


class UnknownToken(AssisesError):
    """No token has that id."""

    slug = "jeton-introuvable"

    def __init__(self, token: str) -> None:
        """Keep the id."""
        self.token = token
        super().__init__(f"Jeton introuvable : « {token} ». « assises token list » les montre.")


@dataclass(frozen=True, kw_only=True)
class Create:
    """Crée un jeton d'accès ; son texte n'est montré qu'une fois."""

    role: Annotated[
        RoleName,
        typer.Option("--role", metavar="RÔLE", help="redacteur, analyste, administrateur."),
    ]
    territory: Annotated[
        list[str],
        typer.Option("--territory", "-t", metavar="CODE", help="Territoire permis (répétable)."),
    ] = field(default_factory=list)
    expires: Annotated[
        datetime | None,
        typer.Option("--expires", formats=[DAY], metavar="AAAA-MM-JJ", help="Valable jusque-là."),
    ] = None
    label: Annotated[str, typer.Option("--label", metavar="TEXTE", help="Pour qui.")] = ""
    json: Annotated[bool, typer.Option("--json", help="Affiche du JSON.")] = False


@dataclass(frozen=True, kw_only=True)
class Listing:
    """Montre les jetons, sans leur texte."""

    json: Annotated[bool, typer.Option("--json", help="Affiche du JSON.")] = False


@dataclass(frozen=True, kw_only=True)
class Revoke:
    """Révoque un jeton."""

    token: Annotated[str, typer.Argument(metavar="ID", help="Identifiant donné par « list ».")]


def group() -> typer.Typer:
    """Return the group of commands about tokens."""
    tokens = typer.Typer(
        cls=FrenchGroup,
        help="Gère les jetons d'accès à l'API.",
        no_args_is_help=True,
        subcommand_metavar="COMMANDE [ARGUMENTS]...",
    )
    add_command(tokens, "create", Create, create)
    add_command(tokens, "list", Listing, list_tokens)
    add_command(tokens, "revoke", Revoke, revoke)
    return tokens


def create(options: Create) -> None:
    """Create a token and print its text."""
    from datetime import UTC

    from data.territories.gazetteer import load_gazetteer
    from service.accounts.actions import TokenRequest, create_token
    from service.accounts.roles import Role
    from service.db.engine import writing

    wanted = TokenRequest(
        role=Role(options.role.value),
        territories=tuple(options.territory),
        expires=options.expires.replace(tzinfo=UTC) if options.expires else None,
        label=options.label,
    )
    with opened() as place, writing(place.engine) as session:
        new = create_token(session, wanted, load_gazetteer())
        session.commit()
    if options.json:
        print_json({"id": new.id, "token": new.text})
        return
    say(new.text)
    tell(f"Jeton {new.id} créé. Copiez-le maintenant : il ne sera plus jamais montré.")


def list_tokens(options: Listing) -> None:
    """Print the tokens, oldest first."""
    from service.accounts.actions import all_tokens
    from service.db.engine import reading

    with opened() as place, reading(place.engine) as session:
        found = [_plain(one) for one in all_tokens(session)]
    if options.json:
        print_json(found)
        return
    titles = ("Id", "Rôle", "Territoires", "Pour", "Créé le", "Expire le", "Révoqué le")
    rows = [
        [one["id"], one["role"], ", ".join(one["territories"]) or "tous", one["label"],
         *(_day(one[name]) for name in ("created_at", "expires_at", "revoked_at"))]
        for one in found
    ]  # fmt: skip
    print_table("Jetons", [Column(title) for title in titles], rows)


def revoke(options: Revoke) -> None:
    """Revoke a token.

    Raises:
        UnknownToken: there is no such token.
    """
    from service.accounts.actions import revoke_token
    from service.db.engine import writing

    with opened() as place, writing(place.engine) as session:
        if not revoke_token(session, options.token):
            raise UnknownToken(options.token)
        session.commit()
    say(f"Jeton {options.token} révoqué.")


def _plain(one: "AccessToken") -> dict[str, Any]:
    moments = {name: getattr(one, name) for name in ("created_at", "expires_at", "revoked_at")}
    return {
        "id": one.id,
        "role": one.role,
        "territories": list(one.territories),
        "label": one.label,
        **{name: moment.isoformat() if moment else None for name, moment in moments.items()},
    }


def _day(moment: str | None) -> str:
    return f"{moment[8:10]}/{moment[5:7]}/{moment[:4]}" if moment else "–"
