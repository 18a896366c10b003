"""Long lists come in pages."""

from collections.abc import Sequence
from math import ceil
from typing import Annotated, Generic, TypeVar
from urllib.parse import parse_qsl, urlencode

from pydantic import BaseModel, Field
from starlette.datastructures import URL

from nlp.errors import AssisesError

LARGEST_PAGE = 200
LAST_PAGE_NUMBER = 1_000_000

Item = TypeVar("Item")


class PageOutOfRange(AssisesError):
    """A page beyond the last one was asked for."""

    slug = "page-hors-limites"

    def __init__(self, page: int, last: int) -> None:
        """Keep the page asked for and the last one there is."""
        self.page, self.last = page, last
        super().__init__(
            f"Page {page} demandée, or la dernière est la page {last}. "
            f"Demandez une page de 1 à {last}, ou changez « size »."
        )


class Paging(BaseModel):
    """Which page of a list."""

    page: Annotated[
        int,
        Field(ge=1, le=LAST_PAGE_NUMBER, description="Numéro de la page, à partir de 1."),
    ] = 1
    size: Annotated[
        int, Field(ge=1, le=LARGEST_PAGE, description="Nombre de lignes par page, 200 au plus.")
    ] = 50

    @property
    def offset(self) -> int:
        """Return how many items come before the page."""
        return (self.page - 1) * self.size


class Page(BaseModel, Generic[Item]):
    """One page of a list, with what is needed to ask for the others."""

    items: Sequence[Item]
    page: Annotated[int, Field(description="Numéro de cette page.", examples=[1])]
    pages: Annotated[int, Field(description="Nombre de pages, 1 au moins.", examples=[3])]
    size: Annotated[int, Field(description="Lignes par page.", examples=[50])]
    total: Annotated[int, Field(description="Nombre de lignes en tout.", examples=[128])]


def check_page(paging: Paging, total: int) -> int:
    """Return the number of pages, one at least.

    Raises:
        PageOutOfRange: the page asked for is beyond the last one.
    """
    pages = max(1, ceil(total / paging.size))
    if paging.page > pages:
        raise PageOutOfRange(paging.page, pages)
    return pages


def cut_page(items: Sequence[Item], paging: Paging) -> Page[Item]:
    """Return one page of a list that is already in memory.

    Raises:
        PageOutOfRange: the page asked for is beyond the last one.
    """
    pages = check_page(paging, len(items))
    part = items[paging.offset : paging.offset + paging.size]
    return Page[Item](items=part, page=paging.page, pages=pages, size=paging.size, total=len(items))


def page_links(url: URL, page: int, pages: int) -> str:
    """Return the `Link` header (RFC 8288) of a page, with addresses relative to the service."""
    wanted = {"first": 1, "prev": page - 1, "next": page + 1, "last": pages}
    inside = {name: number for name, number in wanted.items() if 1 <= number <= pages}
    return ", ".join(f'<{_at(url, number)}>; rel="{name}"' for name, number in inside.items())


def _at(url: URL, page: int) -> str:
    others = [(name, value) for name, value in parse_qsl(url.query) if name != "page"]
    return f"{url.path}?{urlencode([*others, ('page', page)])}"
