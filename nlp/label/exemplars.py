"""Passages that a reader would pick to show a theme: typical, readable, different."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.types import Passage, Tokens, Vectors

POOL = 300
MOST = 8
LARGEST_OVERLAP = 0.4
READABLE = range(40, 201)
PER_PHRASE, MOST_PHRASES = 0.12, 3
UNREADABLE, SMALL_LETTER = 0.3, 0.5
"""What a phrase of the theme is worth beside closeness to its centre, and what a fault costs, a
small letter at the beginning half."""

SHOUTED = 0.25

_DANGLING = re.compile(
    r"(?:et|mais|ou|donc|or|car|puis|alors|ainsi|aussi|sinon|enfin|ensuite|bref|voire|soit|dont|qui"
    r"|que|qu'|où|afin|ce qui|c'est|cela|ça|ceci|celui|celle|ceux|elles?|ils|lui|leurs?|idem|tels?"
    r"|il (?!faut|faudr|est|serait|y|convien|suffi|import|devient|vaut)|telles?|etc|parce|sauf"
    r"|de plus|du coup|par contre|par ailleurs|d'ailleurs|en effet|en outre|au contraire|cependant"
    r"|toutefois|pourtant|(?:si|quand|comme|lorsqu|puisqu)[ '](?:elles?|ils?|ça|cela))\b",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(r"(?:\b(?:et|ou|de|du|des|le|la|les|à|que|qui|pour|par|en|un|une)|[,:;(-])\Z")
_NOISE = re.compile(r"\[[^\]]*\]|https?:|www\.|[!?]{2,}|\.{4,}|\n|[<>{}=#*|]")


def rank(
    members: NDArray[np.intp], vectors: Vectors, passages: Sequence[Passage], phrases: Sequence[str]
) -> list[int]:
    """Order at most 300 members nearest to their centre: typical and readable ones first."""
    closeness = centrality(vectors[members])
    nearest = np.argsort(-closeness, kind="stable")[:POOL]
    scored = [
        (
            -round(float(closeness[i]) + worth(passages[members[i]].text, phrases), 4),
            int(members[i]),
        )
        for i in nearest
    ]
    return [member for _, member in sorted(scored)]


def centrality(rows: Vectors) -> NDArray[np.float64]:
    """Return how near each row is to their mean: the same on any number of threads."""
    centre = rows.mean(axis=0, dtype=np.float64)
    return np.asarray(np.einsum("ij,j->i", rows, centre).round(4), dtype=np.float64)


def worth(text: str, phrases: Sequence[str]) -> float:
    """Return what a text gains by the phrases it holds, less its faults as a quotation."""
    low = text.lower().replace("’", "'")
    held = sum(phrase.lower() in low for phrase in phrases)
    return PER_PHRASE * min(held, MOST_PHRASES) - UNREADABLE * faults(text)


def faults(text: str) -> float:
    """Count what keeps a text from standing alone as a quotation."""
    capitals = sum(map(str.isupper, text))
    return sum(
        (
            len(text) not in READABLE,
            bool(_DANGLING.match(text)) or not text[:1].isalpha(),
            bool(_CUT_OFF.search(text)),
            bool(_NOISE.search(text)),
            capitals > SHOUTED * len(text),
        )
    ) + SMALL_LETTER * (not text[:1].isupper())


@dataclass(frozen=True, slots=True)
class Quotable:
    """Passages with their tokens; `authors` gives the contributor of a contribution, if known."""

    passages: Sequence[Passage]
    tokens: Sequence[Tokens]
    authors: Mapping[str, str]


def choose(found: Quotable, ranked: Sequence[int]) -> list[int]:
    """Return up to eight indices out of `ranked` (best first).

    No two come from one contribution or contributor, and no two share many of their lemmas.
    """
    chosen: list[int] = []
    for i in ranked:
        if len(chosen) == MOST:
            break
        if not any(_too_close(i, other, found) for other in chosen):
            chosen.append(i)
    return chosen


def _too_close(one: int, other: int, found: Quotable) -> bool:
    if _author(one, found) == _author(other, found):
        return True
    ours, theirs = set(found.tokens[one].lemmas), set(found.tokens[other].lemmas)
    return len(ours & theirs) >= LARGEST_OVERLAP * max(1, len(ours | theirs))


def _author(place: int, found: Quotable) -> tuple[str, str]:
    """Return who wrote a passage, the contribution standing for an unknown contributor."""
    contribution = found.passages[place].contribution_id
    known = found.authors.get(contribution, "")
    return (known, "") if known else ("", contribution)
