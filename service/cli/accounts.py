"""`assises account create|list|password|disable`: who may sign in to the pages."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nlp.errors import AssisesError
from service.cli.console import Column, print_json, print_table, say
from service.cli.declare import add_command
from service.cli.french import FrenchGroup
from service.cli.opened import opened
from service.cli.tokens import RoleName

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from service.accounts.tables import Account

ENVIRONMENT = "ASSISES_PASSWORD"
"""Holds the password where nobody can type it."""


class UnknownAccount(AssisesError):
    """No account has that name."""

    slug = "compte-introuvable"

    def __init__(self, name: str) -> None:
        """Keep the name."""
        self.name = name
        super().__init__(f"Compte introuvable : « {name} ». « assises account list » les montre.")


@dataclass(frozen=True, kw_only=True)
class Create:
    """Crée un compte ; le mot de passe est demandé, ou pris dans ASSISES_PASSWORD."""

    name: Annotated[str, typer.Argument(metavar="NOM", help="Nom pour se connecter.")]
    role: Annotated[
        RoleName,
        typer.Option("--role", metavar="RÔLE", help="redacteur, analyste, administrateur."),
    ]
    territory: Annotated[
        list[str],
        typer.Option("--territory", "-t", metavar="CODE", help="Territoire permis (répétable)."),
    ] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Listing:
    """Montre les comptes."""

    json: Annotated[bool, typer.Option("--json", help="Affiche du JSON.")] = False


@dataclass(frozen=True, kw_only=True)
class Password:
    """Change le mot de passe d'un compte et ferme ses sessions."""

    name: Annotated[str, typer.Argument(metavar="NOM", help="Nom du compte.")]


@dataclass(frozen=True, kw_only=True)
class Disable:
    """Ferme un compte et ses sessions."""

    name: Annotated[str, typer.Argument(metavar="NOM", help="Nom du compte.")]


def group() -> typer.Typer:
    """Return the group of commands about accounts."""
    accounts = typer.Typer(
        cls=FrenchGroup,
        help="Gère les comptes des pages.",
        no_args_is_help=True,
        subcommand_metavar="COMMANDE [ARGUMENTS]...",
    )
    add_command(accounts, "create", Create, create)
    add_command(accounts, "list", Listing, list_accounts)
    add_command(accounts, "password", Password, change)
    add_command(accounts, "disable", Disable, close)
    return accounts


def create(options: Create) -> None:
    """Create an account.

    Raises:
        BadAccount: the name or the password will not do.
    """
    from data.territories.gazetteer import load_gazetteer
    from service.accounts.people import NewAccount, create_account
    from service.accounts.roles import Role
    from service.db.engine import writing

    wanted = NewAccount(
        name=options.name,
        password=_password(),
        role=Role(options.role.value),
        territories=tuple(options.territory),
    )
    with opened() as place, writing(place.engine) as session:
        create_account(session, wanted, load_gazetteer())
        session.commit()
    say(f"Compte « {options.name.strip()} » créé.")


def list_accounts(options: Listing) -> None:
    """Print the accounts by name."""
    from service.accounts.people import all_accounts
    from service.db.engine import reading

    with opened() as place, reading(place.engine) as session:
        found = [_plain(one) for one in all_accounts(session)]
    if options.json:
        print_json(found)
        return
    rows = [
        [one["name"], one["role"], ", ".join(one["territories"]) or "tous",
         "fermé" if one["disabled"] else "ouvert"]
        for one in found
    ]  # fmt: skip
    print_table(
        "Comptes", [Column(title) for title in ("Nom", "Rôle", "Territoires", "État")], rows
    )


def change(options: Password) -> None:
    """Change the password of an account.

    Raises:
        UnknownAccount: there is no such account.
        BadAccount: the password will not do.
    """
    from service.accounts.people import change_password
    from service.db.engine import writing

    with opened() as place, writing(place.engine) as session:
        change_password(session, _found(session, options.name), _password())
        session.commit()
    say(f"Mot de passe de « {options.name} » changé ; ses sessions sont fermées.")


def close(options: Disable) -> None:
    """Disable an account.

    Raises:
        UnknownAccount: there is no such account.
    """
    from service.accounts.people import disable
    from service.db.engine import writing

    with opened() as place, writing(place.engine) as session:
        disable(session, _found(session, options.name))
        session.commit()
    say(f"Compte « {options.name} » fermé, ses sessions aussi.")


def _found(session: "Session", name: str) -> "Account":
    from service.accounts.people import find_account

    found = find_account(session, name)
    if found is None:
        raise UnknownAccount(name)
    return found


def _password() -> str:
    import os

    given = os.environ.get(ENVIRONMENT, "")
    prompt = "Mot de passe (12 signes au moins)"
    return given or str(typer.prompt(prompt, hide_input=True, confirmation_prompt="Encore"))


def _plain(one: "Account") -> dict[str, Any]:
    return {
        "name": one.name,
        "role": one.role,
        "territories": list(one.territories),
        "disabled": one.disabled_at is not None,
    }
