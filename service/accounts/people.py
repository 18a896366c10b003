"""Accounts of people: make one, change its password, disable it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from nlp.protocols import Gazetteer
from service.accounts.errors import BadAccount
from service.accounts.passwords import protect
from service.accounts.roles import Role
from service.accounts.tables import Account, WebSession

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """An account to be. No territory: all of them."""

    name: str
    password: str
    role: Role
    territories: tuple[str, ...] = ()


def create_account(session: Session, wanted: NewAccount, gazetteer: Gazetteer) -> Account:
    """Add an account; the caller commits.

    Raises:
        BadAccount: the name is taken, empty or too long, the password too short, or a writer has
            no territory.
        UnknownTerritory: a territory is not known to the gazetteer.
    """
    name = wanted.name.strip()
    if not 0 < len(name) <= LONGEST_NAME:
        raise BadAccount("nom", wanted.name, f"de 1 à {LONGEST_NAME} signes")
    if find_account(session, name) is not None:
        raise BadAccount("nom", name, "un nom qui n'est pas déjà pris")
    if wanted.role is Role.REDACTEUR and not wanted.territories:
        raise BadAccount("territoire", "(aucun)", "au moins un territoire, « FR » pour tous")
    for code in wanted.territories:
        gazetteer.path(code)
    made = Account(
        id=uuid4().hex,
        name=name,
        secret=protect(wanted.password),
        role=wanted.role.value,
        territories=list(wanted.territories),
        created_at=datetime.now(UTC),
    )
    session.add(made)
    session.flush()
    return made


def find_account(session: Session, name: str) -> Account | None:
    """Return the account of that name, None when there is none."""
    return session.scalar(select(Account).where(Account.name == name.strip()))


def all_accounts(session: Session) -> list[Account]:
    """Return the accounts by name."""
    return list(session.scalars(select(Account).order_by(Account.name)))


def change_password(session: Session, account: Account, password: str) -> None:
    """Keep another password and end all sessions of the account; the caller commits.

    Raises:
        BadAccount: the password is too short or too long.
    """
    account.secret = protect(password)
    _end_sessions(session, account)


def disable(session: Session, account: Account) -> None:
    """Refuse the account from now on and end its sessions; the caller commits."""
    account.disabled_at = account.disabled_at or datetime.now(UTC)
    _end_sessions(session, account)


def _end_sessions(session: Session, account: Account) -> None:
    session.execute(delete(WebSession).where(WebSession.account_id == account.id))
