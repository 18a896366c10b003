"""Who stands behind a token: looked up once, remembered for some seconds."""

import hmac
import time
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.accounts.actions import PREFIX, digest
from service.accounts.errors import ExpiredToken, RevokedToken, WrongToken
from service.accounts.roles import Principal, Role
from service.accounts.sessions import find_session
from service.accounts.tables import AccessToken, Account
from service.web.moments import in_utc

KEEP_SECONDS = 30.0
"""How long a token revoked by another process may still pass."""

KEEP_TOKENS = 10_000
"""Beyond this many remembered tokens, all are forgotten and asked for again."""

Sessions = Callable[[], Session]


def any_token(session: Session) -> bool:
    """Tell whether a token or account was ever made: expired ones count, nothing reopens."""
    made = (select(AccessToken.id).limit(1), select(Account.id).limit(1))
    return any(session.scalar(one) is not None for one in made)


def find_principal(session: Session, text: str) -> tuple[Principal, datetime | None]:
    """Return who a token stands for, and until when.

    Raises:
        WrongToken: not a token of this service.
        RevokedToken: it was withdrawn.
        ExpiredToken: its time is over.
    """
    wanted = digest(text)
    token = session.scalar(select(AccessToken).where(AccessToken.digest == wanted))
    if (
        not text.startswith(PREFIX)
        or token is None
        or not hmac.compare_digest(token.digest, wanted)
    ):
        raise WrongToken
    if token.revoked_at is not None:
        raise RevokedToken
    expiry = in_utc(token.expires_at) if token.expires_at else None
    _check_expiry(expiry)
    who = Principal(role=Role(token.role), territories=tuple(token.territories), label=token.label)
    return who, expiry


def _check_expiry(expiry: datetime | None) -> None:
    if expiry is not None and expiry <= datetime.now(UTC):
        raise ExpiredToken(expiry.strftime("%d/%m/%Y à %H:%M UTC"))


class Doorkeeper:
    """Knows the tokens it saw in the last seconds; asks the database about the others."""

    def __init__(self, sessions: Sessions, keep_seconds: float = KEEP_SECONDS) -> None:
        """Remember a token for `keep_seconds` at most."""
        self._sessions = sessions
        self._keep = keep_seconds
        self._seen: dict[str, tuple[float, Principal, datetime | None]] = {}
        self._closed = False

    def remembered(self, text: str) -> Principal | None:
        """Return who a token stands for if it was seen lately, without a query.

        Raises:
            ExpiredToken: its time is over since.
        """
        found = self._seen.get(digest(text))
        if found is None or found[0] < time.monotonic():
            return None
        _check_expiry(found[2])
        return found[1]

    def identify(self, text: str) -> Principal:
        """Return who a token stands for.

        Raises:
            AccessRefused: as `find_principal`.
        """
        known = self.remembered(text)
        if known is not None:
            return known
        with self._sessions() as session:
            who, expiry = find_principal(session, text)
        self._remember(text, who, expiry)
        return who

    def recognise(self, secret: str) -> Principal | None:
        """Return who stands behind the cookie of a session, None when it has ended."""
        known = self._seen.get(digest(secret))
        if known is not None and known[0] >= time.monotonic():
            return known[1]
        with self._sessions() as session:
            who = find_session(session, secret)
            session.commit()
        if who is not None:
            self._remember(secret, who, None)
        return who

    def _remember(self, text: str, who: Principal, expiry: datetime | None) -> None:
        if len(self._seen) >= KEEP_TOKENS:
            self._seen.clear()
        self._seen[digest(text)] = (time.monotonic() + self._keep, who, expiry)

    def closed(self) -> bool:
        """Tell whether a token is needed. Once it is, it stays so: only "open" is asked again."""
        if not self._closed:
            with self._sessions() as session:
                self._closed = any_token(session)
        return self._closed

    @property
    def surely_closed(self) -> bool:
        """Tell, without a query, whether a token is known to be needed."""
        return self._closed

    def forget(self) -> None:
        """Ask again about every token: called after a revocation in this process."""
        self._seen.clear()
