"""Answers that do not change: rendered once, tagged, and not sent again to who has them."""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

SHELF_BYTES = 64 * 1024 * 1024
SMALLEST_TO_PACK = 500
"""Below this many bytes gzip saves nothing."""

CACHING = "private, no-cache"
"""Keep it, but ask each time whether it still holds: answers depend on the token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A rendered body. `packed` is its gzip form, empty for short bodies."""

    body: bytes
    media_type: str
    links: str = ""
    packed: bytes = field(default=b"")

    @property
    def weight(self) -> int:
        """Return the bytes held in memory."""
        return len(self.body) + len(self.packed)


def render(text: str | bytes, media_type: str, links: str = "") -> Answer:
    """Return an answer with its gzip form; the same bytes at each call (no time in the header)."""
    body = text.encode() if isinstance(text, str) else text
    packed = b"" if len(body) < SMALLEST_TO_PACK else gzip.compress(body, 5, mtime=0)
    return Answer(body=body, media_type=media_type, links=links, packed=packed)


class Shelf:
    """The answers given last, up to a number of bytes. Safe to use from several threads."""

    def __init__(self, most_bytes: int = SHELF_BYTES) -> None:
        """Hold `most_bytes` at most."""
        self._most = most_bytes
        self._held = 0
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._lock = Lock()
        self._making: dict[str, Lock] = {}

    def get(self, tag: str, produce: Callable[[], Answer]) -> Answer:
        """Return the answer of a tag, produced by the first who asks while the others wait."""
        with self._lock:
            gate = self._making.setdefault(tag, Lock())
        try:
            with gate:
                return self._held_or_made(tag, produce)
        finally:
            with self._lock:
                self._making.pop(tag, None)

    def _held_or_made(self, tag: str, produce: Callable[[], Answer]) -> Answer:
        with self._lock:
            known = self._answers.get(tag)
            if known is not None:
                self._answers.move_to_end(tag)
                return known
        made = produce()
        self._keep(tag, made)
        return made

    def peek(self, tag: str) -> Answer | None:
        """Return the answer of a tag if it is there."""
        return self._answers.get(tag)

    def _keep(self, tag: str, made: Answer) -> None:
        with self._lock:
            if tag in self._answers or made.weight > self._most:
                return
            self._answers[tag] = made
            self._held += made.weight
            while self._held > self._most:
                self._held -= self._answers.popitem(last=False)[1].weight


def make_tag(*parts: str) -> str:
    """Return a weak entity tag (gzip and plain bodies share it) of what an answer depends on."""
    joined = "\x1f".join(parts).encode("utf-8", "replace")
    return f'W/"{hashlib.blake2b(joined, digest_size=12).hexdigest()}"'


def has_already(request: Request, tag: str) -> bool:
    """Tell whether the client says that it holds this answer (RFC 9110, 13.1.2)."""
    given = request.headers.get("if-none-match", "")
    opaque = {part.strip().removeprefix("W/") for part in given.split(",")}
    return tag.removeprefix("W/") in opaque


def not_modified(tag: str) -> Response:
    """Return the empty answer that tells the client to use what it holds."""
    return Response(status_code=304, headers={"etag": tag, "cache-control": CACHING})


def send(request: Request, tag: str, answer: Answer) -> Response:
    """Return the response, packed when the client takes gzip."""
    headers = {"etag": tag, "cache-control": CACHING, "vary": "Accept, Accept-Encoding"}
    if answer.links:
        headers["link"] = answer.links
    body = answer.body
    if answer.packed and "gzip" in request.headers.get("accept-encoding", ""):
        body = answer.packed
        headers["content-encoding"] = "gzip"
    return Response(body, headers=headers, media_type=answer.media_type)
