"""Signing in: with a token or a name and password, and not too often when it fails."""

from datetime import UTC, datetime, timedelta
from math import ceil

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from service.accounts.access import find_principal
from service.accounts.actions import digest
from service.accounts.errors import AccessRefused, TooManyFailures, WrongPassword
from service.accounts.passwords import matches
from service.accounts.sessions import Holder
from service.accounts.tables import AccessToken, Account, FailedSignIn
from service.web.moments import in_utc

CLOSED_FOR = timedelta(minutes=15)
MOST_FOR_A_NAME, MOST_FOR_AN_ADDRESS = 5, 30
"""Failures within a quarter of an hour: many people may share one address."""

NOBODY = (
    "scrypt$32768$8$3$00000000000000000000000000000000$"
    "0000000000000000000000000000000000000000000000000000000000000000"
)
"""Tried where no account has the name, so that this takes as long as a wrong password."""


def check_token(session: Session, text: str) -> Holder:
    """Return the holder of a token.

    Raises:
        WrongToken, RevokedToken, ExpiredToken: it opens nothing.
    """
    find_principal(session, text)
    token = select(AccessToken.id).where(AccessToken.digest == digest(text))
    return Holder(token=session.scalars(token).one())


def check_password(session: Session, name: str, password: str) -> Holder:
    """Return the holder of an account.

    Raises:
        WrongPassword: no account in use has that name and password.
    """
    account = session.scalar(select(Account).where(Account.name == name.strip()))
    right = matches(password, account.secret if account else NOBODY)
    if account is None or not right or account.disabled_at is not None:
        raise WrongPassword
    return Holder(account=account.id)


def check_failures(session: Session, name: str, address: str) -> None:
    """Let pass who did not fail too often lately.

    Raises:
        TooManyFailures: the name or the address did; says for how long it is closed.
    """
    now = datetime.now(UTC)
    for key, most in _keys(name, address):
        found = session.get(FailedSignIn, key)
        if found is None or found.failures < most:
            continue
        left = in_utc(found.last_at) + CLOSED_FOR - now
        if left > timedelta(0):
            raise TooManyFailures(ceil(left / timedelta(minutes=1)))


def note_failure(session: Session, name: str, address: str) -> None:
    """Count a failure; those older than a quarter of an hour are forgotten. The caller commits."""
    now = datetime.now(UTC)
    session.execute(delete(FailedSignIn).where(FailedSignIn.last_at < now - CLOSED_FOR))
    for key, _ in _keys(name, address):
        found = session.get(FailedSignIn, key)
        if found is None:
            found = FailedSignIn(key=key, failures=0, last_at=now)
            session.add(found)
        found.failures += 1
        found.last_at = now
    session.flush()


def forget_failures(session: Session, name: str) -> None:
    """Forget the failures of a name, which has signed in; the caller commits."""
    session.execute(delete(FailedSignIn).where(FailedSignIn.key == f"nom {name}"[:200]))


def sign_in(session: Session, given: tuple[str, str, str], address: str) -> Holder:
    """Return who signs in with a token, or else a name and a password; failures are counted.

    Raises:
        TooManyFailures, WrongPassword, WrongToken, RevokedToken, ExpiredToken: nobody does. The
            caller commits all the same, so that the failure stays counted.
    """
    token, name, password = given
    check_failures(session, name, address)
    try:
        holder = check_token(session, token) if token else check_password(session, name, password)
    except AccessRefused:
        note_failure(session, name, address)
        raise
    forget_failures(session, name)
    return holder


def _keys(name: str, address: str) -> list[tuple[str, int]]:
    by_name = [(f"nom {name}"[:200], MOST_FOR_A_NAME)] if name else []
    return [*by_name, (f"adresse {address}"[:200], MOST_FOR_AN_ADDRESS)]
