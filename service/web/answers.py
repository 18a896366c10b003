"""Answers that do not change: rendered once, tagged, and not sent again to who has them."""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import BoundedSemaphore, Lock
from typing import Generic, Protocol, TypeVar

from starlette.requests import Request
from starlette.responses import Response

SHELF_BYTES = 32 * 1024 * 1024
SMALLEST_TO_PACK = 500
"""Below this many bytes gzip saves nothing."""

PACKED_AT = 5
"""Level of gzip: the next ones take much longer and save little."""

AT_ONCE = 1_000
"""As many as there are threads."""

CACHING = "private, no-cache"
"""Keep it, but ask each time whether it still holds: answers depend on the token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A rendered body: `packed` is its gzip form, `short` the body where packing saves nothing."""

    media_type: str
    short: bytes = b""
    packed: bytes = b""
    links: str = ""

    @property
    def body(self) -> bytes:
        """Return the bytes as they are; unpacked anew, as nearly everybody takes them packed."""
        return gzip.decompress(self.packed) if self.packed else self.short

    @property
    def weight(self) -> int:
        """Return the bytes held in memory."""
        return len(self.short) + len(self.packed)


def render(text: str | bytes, media_type: str, links: str = "") -> Answer:
    """Return an answer with its gzip form; the same bytes at each call (no time in the header)."""
    body = text.encode() if isinstance(text, str) else text
    if len(body) < SMALLEST_TO_PACK:
        return Answer(short=body, media_type=media_type, links=links)
    packed = gzip.compress(body, PACKED_AT, mtime=0)
    return Answer(packed=packed, media_type=media_type, links=links)


class Weighed(Protocol):
    """Something that takes place in memory."""

    @property
    def weight(self) -> int:
        """Return the bytes held in memory."""
        ...


Held = TypeVar("Held", bound=Weighed)


class Shelf(Generic[Held]):
    """What was asked for last, up to a number of bytes. Safe to use from several threads."""

    def __init__(self, most_bytes: int = SHELF_BYTES, at_once: int = AT_ONCE) -> None:
        """Hold `most_bytes` at most; of those who produce something, `at_once` work at a time."""
        self._most = most_bytes
        self._turns = BoundedSemaphore(at_once)
        self._held = 0
        self._answers: OrderedDict[str, Held] = OrderedDict()
        self._lock = Lock()
        self._making: dict[str, Lock] = {}

    def get(self, tag: str, produce: Callable[[], Held]) -> Held:
        """Return the answer of a tag, produced by the first who asks while the others wait."""
        with self._lock:
            gate = self._making.setdefault(tag, Lock())
        try:
            with gate:
                return self._held_or_made(tag, produce)
        finally:
            with self._lock:
                self._making.pop(tag, None)

    def _held_or_made(self, tag: str, produce: Callable[[], Held]) -> Held:
        with self._lock:
            known = self._answers.get(tag)
            if known is not None:
                self._answers.move_to_end(tag)
                return known
        with self._turns:
            made = produce()
        self._keep(tag, made)
        return made

    def __len__(self) -> int:
        """Return how many are held."""
        return len(self._answers)

    def peek(self, tag: str) -> Held | None:
        """Return the answer of a tag if it is there."""
        return self._answers.get(tag)

    def _keep(self, tag: str, made: Held) -> None:
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
    if answer.packed and "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        return Response(answer.packed, headers=headers, media_type=answer.media_type)
    return Response(answer.body, headers=headers, media_type=answer.media_type)
