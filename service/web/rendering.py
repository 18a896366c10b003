"""Pages made of templates: one environment, French filters, nothing computed here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from service import numbers
from service.accounts.roles import Principal, Role
from service.deps import VERSION, Exchange
from service.web.answers import CACHING, Answer, has_already, make_tag, not_modified, send
from service.web.answers import render as packed
from service.web.forms import mark_of

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"
HTML = "text/html; charset=utf-8"
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Shown:
    """A page to be: its template, what the template is given, and the status."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


@lru_cache(maxsize=1)
def templates() -> Environment:
    """Return the environment of all pages: everything is escaped, nothing may be missing."""
    found = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(
        nombre=french_number,
        pourcent=french_percentage,
        signe=numbers.signed,
        accord=numbers.counted,
        jour=french_day,
        paires=lambda values: [(value, value) for value in values],
    )
    found.globals["version"] = VERSION
    return found


def french_number(value: float | None, decimals: int = 0) -> str:
    """Return a number with narrow spaces between thousands, a dash when unknown."""
    return UNKNOWN if value is None else numbers.number(value, decimals)


def french_percentage(share: float | None, decimals: int = 1) -> str:
    """Return a share as a French percentage, a dash when unknown."""
    return UNKNOWN if share is None else numbers.percent(share, decimals)


def french_day(value: date | str | None) -> str:
    """Return a day as "27 novembre 2026"; of a text that is no ISO date, the text."""
    if not value:
        return UNKNOWN
    try:
        day = date.fromisoformat(value[:10]) if isinstance(value, str) else value
    except ValueError:
        return str(value)
    first = "1er" if day.day == 1 else str(day.day)
    return f"{first} {MONTHS[day.month - 1]} {day.year}"


def answer_page(exchange: Exchange, depends_on: str, produce: Callable[[], Shown]) -> Response:
    """Answer with a page that depends on nothing but its address, the reader and `depends_on`.

    It is kept as answers of the API are, and not made again while nothing changes.
    """
    return answer_kept(exchange, depends_on, lambda: _answer(exchange.request, produce()))


def answer_kept(exchange: Exchange, depends_on: str, produce: Callable[[], Answer]) -> Response:
    """Answer with what is at an address, kept as `answer_page` keeps pages."""
    request, who = exchange.request, exchange.who
    tag = make_tag(VERSION, "page", depends_on, request.url.path, request.url.query, _reader(who))
    if has_already(request, tag):
        return not_modified(tag)
    return send(request, tag, exchange.desk.shelf.get(tag, produce))


def fresh_page(request: Request, shown: Shown) -> Response:
    """Answer with a page that may change at any time."""
    headers = {"cache-control": CACHING, "vary": "Accept, Accept-Encoding"}
    return HTMLResponse(written(request, shown), shown.status, headers=headers)


def written(request: Request, shown: Shown) -> str:
    """Return the text of a page: its values, who reads it, and the address it stands at."""
    who: Principal | None = getattr(request.state, "principal", None)
    at = Address(request.url.path, request.url.query)
    given = {"consultation": None, "section": "", **shown.values}
    template = templates().get_template(shown.template)
    return template.render(who=who, analyst=is_analyst(who), at=at, csrf=mark_of(request), **given)


def is_analyst(who: Principal | None) -> bool:
    """Tell whether somebody may submit and analyse."""
    return who is not None and who.role.rank >= Role.ANALYSTE.rank


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page stands; gives the address of the same page with something changed."""

    path: str
    query: str

    def having(self, **changed: object) -> str:
        """Return the address with these parameters; what is None or "" is taken out."""
        kept = [(name, value) for name, value in parse_qsl(self.query) if name not in changed]
        added = [(name, str(value)) for name, value in changed.items() if value not in (None, "")]
        query = urlencode([*kept, *added])
        return f"{self.path}?{query}" if query else self.path


def wants_page(request: Request) -> bool:
    """Tell whether a person with a browser asks, at an address of pages."""
    asked = request.headers.get("accept", "")
    return "text/html" in asked and not request.url.path.startswith("/api/")


def _answer(request: Request, shown: Shown) -> Answer:
    return packed(written(request, shown), HTML)


def _reader(who: Principal) -> str:
    return f"{who.key} {who.role.value} {who.open_door}"
