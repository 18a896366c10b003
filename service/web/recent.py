"""The same request twice within a second gets the same answer, before routing and database.

This is what keeps sixteen readers of one page quick on one process. The price is that a newly
finished analysis is the latest one for its readers up to a second late; a process that tells a
client that a job has ended forgets at once.
"""

import time
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from service.accounts.roles import Principal
from service.web.answers import Answer, Shelf, has_already, not_modified, send

KEEP_SECONDS = 1.0
MOST_REQUESTS = 10_000

Key = tuple[str, bytes, str, str]


def key_of(request: Request, who: Principal) -> Key:
    """Return what an answer to a GET depends on, besides the latest analysis."""
    accept = request.headers.get("accept", "")
    return (request.scope["path"], request.scope.get("query_string", b""), accept, who.key)


@dataclass(slots=True)
class Recent:
    """Entity tags of the answers of the last second, by request."""

    keep_seconds: float = KEEP_SECONDS
    _tags: dict[Key, tuple[float, str]] = field(default_factory=dict)

    def remember(self, key: Key, tag: str) -> None:
        """Note which answer a request got."""
        if len(self._tags) >= MOST_REQUESTS:
            self._tags.clear()
        self._tags[key] = (time.monotonic() + self.keep_seconds, tag)

    def find(self, key: Key) -> str | None:
        """Return the tag of the answer that a request got within the last second."""
        until, tag = self._tags.get(key, (0.0, ""))
        return tag if until > time.monotonic() else None

    def forget(self) -> None:
        """Ask the database again for everything."""
        self._tags.clear()


class RecentAnswers:
    """Answers from the shelf what was asked and answered a moment ago."""

    def __init__(self, app: ASGIApp, recent: Recent, shelf: Shelf[Answer]) -> None:
        """Take the tags and the answers."""
        self.app, self.recent, self.shelf = app, recent, shelf

    async def __call__(self, scope: Scope, receive: Receive, send_: Send) -> None:
        """Answer at once, or pass the request on."""
        if scope["type"] == "http" and scope["method"] == "GET":
            who = scope["state"]["principal"]
            request = Request(scope)
            tag = self.recent.find(key_of(request, who)) if who else None
            answer = self.shelf.peek(tag) if tag else None
            if tag and answer:
                known = has_already(request, tag)
                response = not_modified(tag) if known else send(request, tag, answer)
                await response(scope, receive, send_)
                return
        await self.app(scope, receive, send_)
