"""What the routes are given: the parts of the service, who asks, and how to answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Annotated, TypeVar

from fastapi import Depends, Request
from pydantic import BaseModel
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from starlette.responses import Response

from service.accounts.access import Doorkeeper
from service.accounts.errors import MissingToken
from service.accounts.roles import Principal, Role, needs
from service.db.engine import reading, writing
from service.exports.csv_text import write_csv
from service.settings import ServiceSettings
from service.web.answers import Answer, Shelf, has_already, make_tag, not_modified, render, send
from service.web.formats import CSV, CSV_TYPE, JSON, choose_format
from service.web.paging import Page, page_links
from service.web.recent import Recent, key_of
from service.web.streams import Stream

VERSION = version("assises")
"""Part of every entity tag: another version may render the same figures in another way."""

STREAMS_AT_ONCE = 2
"""More threads that make one only take the interpreter from each other, and from all others."""

Item = TypeVar("Item", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts that live as long as the process."""

    settings: ServiceSettings
    engine: Engine
    doorkeeper: Doorkeeper
    shelf: Shelf[Answer] = field(default_factory=Shelf[Answer])
    streams: Shelf[Stream] = field(default_factory=lambda: Shelf(at_once=STREAMS_AT_ONCE))
    recent: Recent = field(default_factory=Recent)

    def reading(self) -> Session:
        """Return a session that reads."""
        return reading(self.engine)

    def writing(self) -> Session:
        """Return a session that writes; the route commits."""
        return writing(self.engine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A document of which the first `count` items are asked for.

    It depends on `of`, an analysis first; `columns` are those of its items as CSV.
    """

    of: tuple[str, ...]
    count: int
    make: Callable[[], Stream]
    columns: Sequence[str]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request: who asks, and how the answer is tagged, formed and packed."""

    request: Request
    desk: Desk
    who: Principal

    def answer(self, depends_on: str, produce: Callable[[], BaseModel]) -> Response:
        """Answer in JSON what depends on nothing but the address, the reader and `depends_on`.

        `produce` is not called when the client or the shelf has the answer already.
        """
        choose_format(self.request.headers.get("accept", ""), (JSON,))
        return self._send(self._tag(depends_on, JSON), lambda: _as_json(produce()))

    def listing(
        self, depends_on: str, produce: Callable[[], Page[Item]], columns: Sequence[str]
    ) -> Response:
        """Answer one page of a list, in JSON or CSV as the client accepts."""
        form = choose_format(self.request.headers.get("accept", ""), (JSON, CSV))
        return self._send(self._tag(depends_on, form), lambda: self._page(produce(), form, columns))

    def table(
        self,
        depends_on: str,
        produce: Callable[[], tuple[BaseModel, Sequence[BaseModel]]],
        columns: Sequence[str],
    ) -> Response:
        """Answer a value in JSON, or the rows that it holds in CSV."""
        form = choose_format(self.request.headers.get("accept", ""), (JSON, CSV))

        def make() -> Answer:
            value, rows = produce()
            return _as_json(value) if form == JSON else _as_csv(rows, columns)

        return self._send(self._tag(depends_on, form), make)

    def first_of(self, whole: Whole, produce: Callable[[], Sequence[BaseModel]]) -> Response:
        """Answer the first items of a document that is kept whole in JSON, or produced in CSV."""
        form = choose_format(self.request.headers.get("accept", ""), (JSON, CSV))

        def make() -> Answer:
            if form == CSV:
                return _as_csv(produce(), whole.columns)
            return self.desk.streams.get(make_tag(*whole.of), whole.make).first(whole.count, JSON)

        return self._send(self._tag(whole.of[0], form), make)

    def fresh(self, value: BaseModel) -> Response:
        """Answer in JSON what may change at any time: tagged by its content."""
        choose_format(self.request.headers.get("accept", ""), (JSON,))
        return self._send_fresh(_as_json(value))

    def fresh_listing(self, page: Page[Item], columns: Sequence[str]) -> Response:
        """Answer one page of a list that may change at any time."""
        form = choose_format(self.request.headers.get("accept", ""), (JSON, CSV))
        return self._send_fresh(self._page(page, form, columns))

    def _tag(self, depends_on: str, form: str) -> str:
        url = self.request.url
        return make_tag(VERSION, depends_on, url.path, url.query, form, self.who.key)

    def _send(self, tag: str, make: Callable[[], Answer]) -> Response:
        if has_already(self.request, tag):
            return not_modified(tag)
        answer = self.desk.shelf.get(tag, make)
        self.desk.recent.remember(key_of(self.request, self.who), tag)
        return send(self.request, tag, answer)

    def _send_fresh(self, answer: Answer) -> Response:
        tag = make_tag(answer.media_type, answer.body.decode())
        if has_already(self.request, tag):
            return not_modified(tag)
        return send(self.request, tag, answer)

    def _page(self, page: Page[Item], form: str, columns: Sequence[str]) -> Answer:
        links = page_links(self.request.url, page.page, page.pages)
        if form == CSV:
            return _as_csv(page.items, columns, links)
        return _as_json(page, links)


def _as_json(value: BaseModel, links: str = "") -> Answer:
    return render(value.model_dump_json(), JSON, links)


def _as_csv(rows: Sequence[BaseModel], columns: Sequence[str], links: str = "") -> Answer:
    cells = ([getattr(row, name) for name in columns] for row in rows)
    return render(write_csv(columns, cells), CSV_TYPE, links)


async def _exchange(request: Request) -> Exchange:
    who: Principal | None = request.state.principal
    if who is None:
        raise MissingToken
    return Exchange(request, request.app.state.desk, who)


async def _analyst(exchange: "ExchangeDep") -> Exchange:
    needs(exchange.who, Role.ANALYSTE)
    return exchange


ExchangeDep = Annotated[Exchange, Depends(_exchange)]
"""A request of anybody with a token."""

AnalystDep = Annotated[Exchange, Depends(_analyst)]
"""A request of an analyst or administrator."""
