"""The page of a contribution: its publishable text, passage by passage, and where it came from."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.responses import Response

from data.territories.gazetteer import load_gazetteer
from service.batches.contribution_queries import read_one
from service.batches.schemas import ContributionOut, PassageOut
from service.consultations.queries import find_consultation
from service.deps import ExchangeDep
from service.web.documented import ConsultationPath, IdPath
from service.web.rendering import Shown, fresh_page

router = APIRouter(prefix="/consultations/{consultation}", include_in_schema=False)


class Marked(BaseModel):
    """Which analysis, and which stretch of the text is to be marked."""

    analyse: Annotated[str, Field(max_length=32)] = ""
    debut: Annotated[int, Field(ge=0)] = 0
    fin: Annotated[int, Field(ge=0)] = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: the numbers of the passages it lies in, and whether it is marked."""

    text: str
    passages: tuple[int, ...]
    marked: bool


@router.get("/contributions/{contribution:path}")
def show_contribution(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    contribution: IdPath,
    asked: Annotated[Marked, Query()],
) -> Response:
    """Show a contribution, each passage with its theme and what speaks for it."""
    name = load_gazetteer().name
    with exchange.desk.reading() as session:
        wanted = (consultation, contribution, asked.analyse or None)
        found = read_one(session, exchange.who, *wanted)
        values = {
            "consultation": find_consultation(session, consultation),
            "section": "contribution",
            "one": found,
            "pieces": pieces(found, (asked.debut, asked.fin)),
            "by_passage": _by_passage(found),
            "trail": [(code, name(code)) for code in reversed(found.territory_path)],
        }
    return fresh_page(exchange.request, Shown("contributions/contribution.html", values))


def pieces(found: ContributionOut, marked: tuple[int, int]) -> list[Piece]:
    """Cut the text wherever a passage or the marked stretch begins or ends."""
    size = len(found.text)
    spans = {(one.passage, one.start, one.end) for one in found.passages}
    first, last = (min(end, size) for end in marked)
    cuts = sorted({0, size, first, last, *(end for _, *ends in spans for end in ends)})
    return [
        Piece(
            found.text[start:end],
            tuple(sorted(n for n, begin, stop in spans if begin <= start and end <= stop)),
            first <= start and end <= last,
        )
        for start, end in pairwise(cuts)
    ]


def _by_passage(found: ContributionOut) -> dict[int, list[PassageOut]]:
    """Return the assignments of each passage: one that holds two themes has two."""
    grouped: dict[int, list[PassageOut]] = {}
    for one in found.passages:
        grouped.setdefault(one.passage, []).append(one)
    return grouped
