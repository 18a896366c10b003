"""Closed questions as they may be published: small counts hidden, and what would betray them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.suppression import LEAST
from nlp.aggregate.withheld import Flags, withheld
from nlp.types import Slice
from service.closed.queries import ClosedQuestion, tallies_of
from service.closed.tables import ClosedTally

REST = "reste"
"""What a larger territory has received beside what its parts have."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Which counts of a question in a territory are hidden: of its options, of the base, others."""

    options: tuple[bool, ...]
    base: bool
    non_answers: bool
    unknown: bool


def hidden_in_territory(
    session: Session, consultation: int, territory: str, questions: Sequence[ClosedQuestion]
) -> Mapping[str, Hidden]:
    """Return what to hide by question id: beside its neighbours, and above its own parts."""
    above = parent(territory)
    families = [(one, parts(one)) for one in (above, territory) if one]
    wanted = {code for one, below in families for code in (one, *below)}
    tallies = tallies_of(session, consultation, sorted(wanted), Slice())
    found = {}
    for question in questions:
        own = {
            code: tallies[question.id, code] for code in wanted if (question.id, code) in tallies
        }
        flags = list(_flags(own, territory, families, multiple=question.multiple))
        found[question.id] = _hidden(question, flags)
    return found


def _flags(
    own: Mapping[str, ClosedTally],
    territory: str,
    families: Sequence[tuple[str, frozenset[str]]],
    *,
    multiple: bool,
) -> Iterator[Flags]:
    """Yield what each table in which a territory stands hides of it; none where nobody replied."""
    if territory not in own:
        return
    alone = {territory: (own[territory].base, own[territory].chosen)}
    yield withheld(alone, multiple=multiple)[territory]
    for above, below in families:
        if above in own and below & own.keys():
            flags = _family(own, above, below, multiple=multiple)
            yield flags["" if above == territory else territory]


@lru_cache(maxsize=1024)
def parts(code: str) -> frozenset[str]:
    """Return the territories right below one."""
    gazetteer = load_gazetteer()
    return frozenset(one for one in gazetteer.codes() if gazetteer.path(one)[1:2] == (code,))


def parent(code: str) -> str:
    """Return the territory right above one, "" for the nation."""
    path = load_gazetteer().path(code)
    return path[1] if len(path) > 1 else ""


def _family(
    own: Mapping[str, ClosedTally], above: str, below: frozenset[str], *, multiple: bool
) -> Mapping[str, Flags]:
    beside = {code: (own[code].base, own[code].chosen) for code in sorted(below & own.keys())}
    whole = own[above]
    summed = [sum(counts) for counts in zip(*(n for _, n in beside.values()), strict=True)]
    rest = [n - part for n, part in zip(whole.chosen, summed, strict=True)]
    left = whole.base - sum(base for base, _ in beside.values())
    return withheld({**beside, REST: (left, rest)}, multiple=multiple)


def _hidden(question: ClosedQuestion, flags: Sequence[Flags]) -> Hidden:
    base = question.base < LEAST or any(bool(flag[-1]) for flag in flags)
    options = [
        base or one.n < LEAST or any(bool(flag[at]) for flag in flags)
        for at, one in enumerate(question.options)
    ]
    return Hidden(
        options=tuple(options),
        base=base,
        non_answers=0 < question.non_answers < LEAST,
        unknown=0 < question.unknown < LEAST,
    )
