"""Forms of pages: only those that a page of the same session sent are read.

The mark in a form follows from the secret in the cookie of the session: another site can neither
read nor guess it (OWASP, "Cross-Site Request Forgery Prevention", signed double submit).
"""

import hmac
from collections.abc import AsyncIterator
from hashlib import blake2b
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.datastructures import FormData, Headers

from service.accounts.errors import ForgedForm

COOKIE = "assises_session"
MARK, MARK_HEADER = "marque", "x-assises-marque"


def session_secret(request: Request) -> str:
    """Return what the cookie of the session holds, "" without one."""
    return request.cookies.get(COOKIE, "")


def mark_of(request: Request) -> str:
    """Return the mark that the forms of this session carry, "" without a session."""
    secret = session_secret(request)
    return _mark(secret) if secret else ""


def check_mark(secret: str, given: str) -> None:
    """Let pass the mark of a session.

    Raises:
        ForgedForm: it is that of no session, or of another one.
    """
    if not hmac.compare_digest(_mark(secret).encode(), given.encode("utf-8", "replace")):
        raise ForgedForm


def check_same_site(headers: Headers) -> None:
    """Let pass what a page of this service sent, as far as the browser tells.

    Raises:
        ForgedForm: it tells of another site.
    """
    origin, host = headers.get("origin", ""), headers.get("host", "")
    if origin and urlsplit(origin).netloc != host:
        raise ForgedForm
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise ForgedForm


async def _posted(request: Request) -> AsyncIterator[FormData]:
    check_same_site(request.headers)
    async with request.form() as form:
        secret, given = session_secret(request), form.get(MARK, "")
        if secret and request.state.principal is not None:
            check_mark(secret, given if isinstance(given, str) else "")
        yield form


def _mark(secret: str) -> str:
    return blake2b(secret.encode(), digest_size=16, person=b"marque").hexdigest()


FormDep = Annotated[FormData, Depends(_posted)]
"""The fields of a form that came from a page of this session."""
