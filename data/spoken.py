"""Minutes as contributions: each piece is one, with the heading above it as its question."""

import re
from typing import TYPE_CHECKING

from data.ground import Ground, Harvest
from data.identify import opaque
from data.places import Clues, Places
from data.synonyms import fold
from nlp.types import Context, Source

if TYPE_CHECKING:
    from data.readers.minutes import MinutePiece, Minutes

_ANYBODY = re.compile(
    r"(un|une|des|plusieurs|autre|certains|certaines|participants?|participantes?|habitants?"
    r"|habitantes?|intervenants?|intervenantes?|public|salle|question|reponse)\b"
)


def harvest_minutes(minutes: "Minutes", ground: Ground, places: Places) -> Harvest:
    """Return what was said; lines set aside are refused with their reasons."""
    found = Harvest(rejected=list(minutes.set_aside))
    clues = Clues(commune=minutes.place, territories=(minutes.territory,))
    located = places.locate((clues,), ground.territory)
    if located.unknown:
        found.unknown.add(located.unknown, 1)
    for piece in minutes.pieces:
        context = Context(
            question=piece.question or ground.question,
            territory=located.code,
            channel=ground.channel,
            audience=piece.audience or ground.audience,
            contributor=_speaker(minutes.name, piece),
            date=minutes.date,
            file=minutes.name,
            row=piece.row,
        )
        found.sources.append(Source(id=_id(piece, context), text=piece.text, context=context))
        found.used += 1
    return found


def _id(piece: "MinutePiece", context: Context) -> str:
    """Draw the id from the content, the meeting included: it does not change with the lines."""
    return opaque(piece.text, piece.speaker, context.question, context.territory, context.date)


def _speaker(file: str, piece: "MinutePiece") -> str:
    """Return an opaque key for a named speaker; "un habitant" may be anybody, every time."""
    folded = fold(piece.speaker)
    return "" if not folded or _ANYBODY.match(folded) else opaque(file, folded)
