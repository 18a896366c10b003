"""Sessions of browsers: opened by a token or a password, ended by time, sign-out or revocation."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from service.accounts.actions import digest
from service.accounts.roles import Principal, Role
from service.accounts.tables import AccessToken, Account, WebSession
from service.web.moments import in_utc

LONGEST = timedelta(hours=12)
IDLE = timedelta(hours=2)
NOTED = timedelta(minutes=5)
"""A session is noted as used at most so often: reading a page does not write each time."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose session it is: the id of a token or that of an account, the other being empty."""

    token: str = ""
    account: str = ""


def open_session(session: Session, holder: Holder) -> str:
    """Add a session and return its secret, for the cookie; the caller commits."""
    secret, now = secrets.token_urlsafe(32), datetime.now(UTC)
    session.execute(delete(WebSession).where(WebSession.created_at < now - LONGEST))
    session.add(
        WebSession(
            digest=digest(secret),
            token_id=holder.token or None,
            account_id=holder.account or None,
            created_at=now,
            seen_at=now,
        )
    )
    session.flush()
    return secret


def close_session(session: Session, secret: str) -> None:
    """Forget a session; the caller commits."""
    session.execute(delete(WebSession).where(WebSession.digest == digest(secret)))


def find_session(session: Session, secret: str) -> Principal | None:
    """Return whose session it is, None when it has ended; note its use, the caller commits."""
    found = session.get(WebSession, digest(secret))
    now = datetime.now(UTC)
    if found is None or now - in_utc(found.created_at) > LONGEST:
        return None
    idle = now - in_utc(found.seen_at)
    if idle > IDLE:
        return None
    if idle > NOTED:
        found.seen_at = now
    return _holder(session, found, now)


def _holder(session: Session, found: WebSession, now: datetime) -> Principal | None:
    if found.token_id is not None:
        token = session.get(AccessToken, found.token_id)
        ended = token is None or token.revoked_at is not None or _past(token.expires_at, now)
        return None if token is None or ended else _principal(token, token.label)
    account = session.get(Account, found.account_id)
    if account is None or account.disabled_at is not None:
        return None
    return _principal(account, account.name)


def _past(expiry: datetime | None, now: datetime) -> bool:
    return expiry is not None and in_utc(expiry) <= now


def _principal(holder: AccessToken | Account, label: str) -> Principal:
    return Principal(role=Role(holder.role), territories=tuple(holder.territories), label=label)
