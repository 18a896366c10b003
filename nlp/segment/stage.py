"""Contributions become passages, each holding one idea."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from nlp.pool import open_pool
from nlp.segment.breaks import MARK_RULES
from nlp.segment.clauses import clause_cuts
from nlp.segment.enumerations import enumerated
from nlp.segment.rule import Break
from nlp.segment.sentences import SENTENCE_RULES
from nlp.segment.words import content_words
from nlp.types import Contribution, Passage

_RULES = tuple((rule.find, rule.hard) for rule in (*MARK_RULES, *SENTENCE_RULES))
_REMARK = re.compile(r"\([^()]{0,200}\)|«[^«»]{0,200}»")
_PLAINLY_LONG = 40
CHUNK = 4_000
WORTH_SHARING = 40_000
"""Fewer texts are cut here before other processes have started."""

_Piece = tuple[int, int, bool]


def segment(contributions: Iterable[Contribution], threads: int = 1) -> list[Passage]:
    """Cut each contribution into passages, in order; `text[start:end]` is exactly the passage.

    What lies between passages is white space, bullets, marks of enumeration and "&&". A text
    that is not only white space has one passage at least. Many texts are shared over `threads`
    processes, which never changes the result.
    """
    received = list(contributions)
    cut = _all_spans([one.text for one in received], threads)
    return [
        Passage(
            contribution_id=contribution.id,
            index=index,
            start=start,
            end=end,
            text=contribution.text[start:end],
        )
        for contribution, found in zip(received, cut, strict=True)
        for index, (start, end) in enumerate(found)
    ]


def _all_spans(texts: Sequence[str], threads: int) -> Iterator[list[Break]]:
    if threads < 2 or len(texts) < WORTH_SHARING:
        yield from map(spans, texts)
        return
    chunks = [texts[i : i + CHUNK] for i in range(0, len(texts), CHUNK)]
    with open_pool(threads) as pool:
        for found in pool.map(_spans_of, chunks):
            yield from found


def _spans_of(texts: Sequence[str]) -> list[list[Break]]:
    return [spans(text) for text in texts]


def spans(text: str) -> list[Break]:
    """Return where each passage of one text begins and ends, in order, without overlap."""
    remarks = _remarks(text)
    pieces = _join(text, _clauses(text, _pieces(text, remarks), remarks))
    if pieces:
        return [(start, end) for start, end, _ in pieces]
    whole = _trimmed(text, 0, len(text))
    return [whole] if whole[0] < whole[1] else []


def _pieces(text: str, remarks: list[Break]) -> list[_Piece]:
    """Cut at every certain break. The flag tells that the piece begins at a hard one."""
    begin, hard = 0, True
    pieces: list[_Piece] = []
    breaks = [b for b in _breaks(text) if _outside(b[0], remarks)] if remarks else _breaks(text)
    for start, end, next_hard in [*breaks, (len(text), len(text), True)]:
        if start < begin:
            hard = hard or next_hard
            begin = max(begin, end)
            continue
        left, right = _trimmed(text, begin, start)
        if left < right:
            pieces.append((left, right, hard))
            hard = next_hard
        else:
            hard = hard or next_hard
        begin = end
    return pieces


def _breaks(text: str) -> list[tuple[int, int, bool]]:
    """Return all breaks in order; the flag tells the hard ones."""
    found = [(start, end, True) for start, end in enumerated(text)]
    found += [(start, end, hard) for find, hard in _RULES for start, end in find(text)]
    found.sort()
    return found


def _remarks(text: str) -> list[Break]:
    """Return what lies in brackets or quotation marks, where nothing is cut."""
    if "(" not in text and "«" not in text:
        return []
    return [match.span() for match in _REMARK.finditer(text)]


def _outside(place: int, remarks: list[Break]) -> bool:
    """Tell whether a place is in no remark; remarks are in order and do not overlap."""
    before = bisect_left(remarks, (place, 0)) - 1
    return before < 0 or place >= remarks[before][1]


def _trimmed(text: str, start: int, end: int) -> Break:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _clauses(text: str, pieces: list[_Piece], remarks: list[Break]) -> list[_Piece]:
    cut: list[_Piece] = []
    for start, end, hard in pieces:
        cuts = clause_cuts(text, start, end)
        if not cuts:
            cut.append((start, end, hard))
            continue
        for place in [one for one in cuts if _outside(one, remarks)] if remarks else cuts:
            cut.append((*_trimmed(text, start, place), hard))
            start, hard = place, False
        cut.append((*_trimmed(text, start, end), hard))
    return cut


def _join(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Join fragments to a neighbour: the next one for the first or a heading, else the one before.

    A fragment has fewer than two content words; between hard breaks one is enough ("le RIC").
    """
    joined: list[_Piece] = []
    waiting: _Piece | None = None
    for place, piece in enumerate(pieces):
        start, end, hard = piece
        if waiting:
            start, hard, waiting = waiting[0], waiting[2], None
        last = place + 1 == len(pieces)
        alone = hard and (last or pieces[place + 1][2])
        if _stands(text, start, end, 1 if alone else 2) and text[end - 1] != ":":
            joined.append((start, end, hard))
        elif not last and (not joined or hard or text[end - 1] == ":"):
            waiting = start, end, hard
        elif joined:
            joined[-1] = joined[-1][0], end, joined[-1][2]
        else:
            joined.append((start, end, hard))
    return joined


def _stands(text: str, start: int, end: int, least: int) -> bool:
    if end - start >= _PLAINLY_LONG:
        return True
    return content_words(text[start:end]) >= least
