"""Create and revoke tokens."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from nlp.protocols import Gazetteer
from service.accounts.errors import BadTokenRequest
from service.accounts.roles import Role
from service.accounts.tables import AccessToken
from service.web.moments import in_utc

PREFIX = "ass_"
"""Lets people and secret scanners recognise a token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRequest:
    """What a token shall allow. No territory: all of them. No expiry: until revoked."""

    role: Role
    territories: tuple[str, ...] = ()
    expires: datetime | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewToken:
    """A token just made. `text` is known now and never again."""

    id: str
    text: str


def digest(text: str) -> str:
    """Return the SHA-256 of a token: enough for 256 random bits, which no dictionary holds."""
    return hashlib.sha256(text.encode()).hexdigest()


def create_token(session: Session, wanted: TokenRequest, gazetteer: Gazetteer) -> NewToken:
    """Add a token; the caller commits.

    Raises:
        BadTokenRequest: a writer without territory, an expiry in the past.
        UnknownTerritory: a territory is not known to the gazetteer.
    """
    _check(wanted, gazetteer)
    new = NewToken(id=uuid4().hex, text=PREFIX + secrets.token_urlsafe(32))
    session.add(
        AccessToken(
            id=new.id,
            digest=digest(new.text),
            label=wanted.label,
            role=wanted.role.value,
            territories=list(wanted.territories),
            created_at=datetime.now(UTC),
            expires_at=wanted.expires,
        )
    )
    session.flush()
    return new


def _check(wanted: TokenRequest, gazetteer: Gazetteer) -> None:
    if wanted.role is Role.REDACTEUR and not wanted.territories:
        raise BadTokenRequest("territoire", "(aucun)", "au moins un territoire, « FR » pour tous")
    for code in wanted.territories:
        gazetteer.path(code)
    if wanted.expires is not None and in_utc(wanted.expires) <= datetime.now(UTC):
        raise BadTokenRequest("expiration", wanted.expires.isoformat(), "une date à venir")


def revoke_token(session: Session, token_id: str) -> bool:
    """Refuse a token from now on; the caller commits. Return False if there is no such token."""
    token = session.get(AccessToken, token_id)
    if token is None:
        return False
    token.revoked_at = token.revoked_at or datetime.now(UTC)
    return True


def all_tokens(session: Session) -> list[AccessToken]:
    """Return the tokens, oldest first."""
    order = (AccessToken.created_at, AccessToken.id)
    return list(session.scalars(select(AccessToken).order_by(*order)))
