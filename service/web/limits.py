"""Bodies of requests: counted as they stream in, refused as soon as they are too long."""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.problems import problem

MEGABYTE = 1_000_000
SMALL_BODY = MEGABYTE
"""Enough for any body but an upload, in bytes."""

UPLOAD_PATHS = ("/batches", "/batches/preview", "/lots")
"""How the paths end that take files."""


class BodyTooLarge(HTTPException):
    """The body is longer than allowed. An `HTTPException`, so that form parsers let it through."""

    slug = "envoi-trop-gros"

    def __init__(self, limit: int) -> None:
        """Keep the limit, in bytes."""
        self.limit = limit
        allowed = f"{limit / MEGABYTE:.4g}".replace(".", ",")
        super().__init__(
            413,
            f"L'envoi dépasse {allowed} Mo, la limite de ce service ; rien n'a été enregistré. "
            "Découpez les fichiers en plusieurs lots, ou demandez à l'administrateur de relever "
            "la limite (ASSISES_UPLOAD_LIMIT).",
        )


def counted(receive: Receive, limit: int) -> Receive:
    """Return `receive` that stops at the first byte beyond the limit.

    Raises:
        BodyTooLarge: on reading, when more than `limit` bytes came.
    """
    total = 0

    async def receive_counted() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > limit:
            raise BodyTooLarge(limit)
        return message

    return receive_counted


def check_announced(scope: Scope, limit: int) -> None:
    """Refuse before the first byte a body that announces itself as too long.

    Raises:
        BodyTooLarge: the announced length is above the limit.
    """
    announced = Headers(scope=scope).get("content-length", "")
    if announced.isdecimal() and int(announced) > limit:
        raise BodyTooLarge(limit)


class BodyLimit:
    """Applies the upload limit to the paths that take files and a small one elsewhere."""

    def __init__(self, app: ASGIApp, upload_limit: int) -> None:
        """Take the limit of uploads, in bytes of the whole body."""
        self.app = app
        self.upload_limit = upload_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a counted body."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        uploads = scope["path"].endswith(UPLOAD_PATHS)
        limit = self.upload_limit if uploads else min(SMALL_BODY, self.upload_limit)
        try:
            check_announced(scope, limit)
        except BodyTooLarge as error:
            refusal = problem(Request(scope), error.status_code, error.slug, error.detail)
            await refusal(scope, receive, send)
            return
        await self.app(scope, counted(receive, limit), send)
