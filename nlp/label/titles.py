"""Titles of 2 to 6 words out of phrases that the corpus attests, no two alike."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations, count

from nlp.label.families import alike, families
from nlp.label.measure import Floats
from nlp.label.phrases import MOST_WORDS, count_words
from nlp.label.telling import Candidate, Telling

NEAR, SHORT = 0.5, 3
"""Titles that share more of their families than that are near-equal; letters of a short word."""

COVERAGE, GAIN, EQUAL, REPEATED = 0.2, 0.4, 0.3, 0.75
"""Weights: the power of the share of passages that hold a title; how much more two phrases joined
by "et" have to cover than one of them; how telling the second must be beside the first; a phrase
whose words another title has."""

PARENTS, SAME = 0.4, 1e-3
"""A title of a sub-theme of which a phrase says what its parent's title says, or all do."""

LESS, UNRELATED, UNFIT = 0.35, 0.2, 0.1
"""What the less fit of two phrases counts for; phrases that are not nearer,
and what is so unfit for a title, are not joined."""

UNNAMED = "propos divers"

Families = frozenset[str]


@dataclass(frozen=True, slots=True)
class Title:
    """Phrases that make a title, joined by "et", not yet with capitals.

    `parts` are the families of the words of each phrase; an `attested` phrase is a noun phrase
    of the corpus, others are terms.
    """

    phrases: tuple[str, ...]
    parts: tuple[Families, ...]
    families: Families
    score: float = 0.0
    attested: bool = True

    @property
    def form(self) -> str:
        """Return the words of the title."""
        return " et ".join(self.phrases) or UNNAMED


class Titles:
    """Hands out titles; remembers them, so that none is given twice or nearly."""

    def __init__(self) -> None:
        """Begin with no title given."""
        self._taken: list[Title] = []

    def take(self, telling: Telling, fallback: Sequence[str], parent: Title | None = None) -> Title:
        """Return the best title that is unlike those given.

        A sub-theme says something that its parent's title does not, unless hardly anything else
        is left; what it repeats beside counts against it. `fallback` are terms to make a title of
        when the phrases give none.
        """
        said = cache(self._times_said)
        offered = sorted(proposals(telling), key=lambda one: (-_worth(one, said, parent), one.form))
        title = next(filter(self._is_unlike, offered), None) or self._makeshift(fallback)
        self._taken.append(title)
        return title

    def _times_said(self, part: Families) -> int:
        return sum(part <= one.families for one in self._taken)

    def _is_unlike(self, title: Title) -> bool:
        return not any(
            title.form == one.form or _near(title.families, one.families) for one in self._taken
        )

    def _makeshift(self, fallback: Sequence[str]) -> Title:
        given = {_long(one.families) for one in self._taken}
        forms = {one.form for one in self._taken}
        offered = [
            one
            for one in out_of_terms(fallback)
            if one.form not in forms and _long(one.families) not in given
        ]
        named = next(filter(self._is_unlike, offered), next(iter(offered), None))
        taken = {one.families for one in self._taken}
        return named or next(one for one in unnamed() if one.families not in taken)


def proposals(telling: Telling) -> Iterator[Title]:
    """Yield each phrase of several words, and each two phrases joined by "et", with its score."""
    found = telling.candidates
    covered = telling.shares**COVERAGE
    for i, one in enumerate(found):
        if " " in one.phrase.form:
            worth = one.score * one.weight * one.fit * one.common**0.5
            yield _title((one,), worth * covered[i, i])
    for i, j in combinations(range(len(found)), 2):
        if telling.kin[i, j] > UNRELATED and _fit(found[i], found[j]):
            union = float(telling.unions[i, j] * covered[i, j])
            union *= float(telling.kin[i, j])
            yield _joined(found[i], found[j], union * _gain(telling.shares, i, j))


def _gain(shares: Floats, one: int, other: int) -> float:
    """Return less than 1 where two phrases together cover little more than one of them."""
    alone = max(shares[one, one], shares[other, other])
    gained = max(0.0, float(shares[one, other] / alone - 1))
    return float(min(1.0, gained / GAIN) ** 0.5)


def _fit(one: Candidate, other: Candidate) -> bool:
    """Tell whether two phrases may be joined: short enough, and no word or family in common."""
    words = count_words(one.phrase.form) + count_words(other.phrase.form) + 1
    if words > MOST_WORDS or min(one.weight, other.weight) < UNFIT:
        return False
    return not any(
        alike(a, b) for a in _pieces(one.phrase.content) for b in _pieces(other.phrase.content)
    )


@lru_cache(maxsize=100_000)
def _pieces(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words with those between their hyphens: "pré-plainte" and "plainte"."""
    return words + tuple(piece for word in words if "-" in word for piece in word.split("-"))


def _joined(one: Candidate, other: Candidate, union: float) -> Title:
    """Join two phrases, the shorter first."""
    short, long = sorted((one, other), key=lambda each: count_words(each.phrase.form))
    weight = _mean(one, other) * _partnership(one, other)
    return _title((short, long), union * weight)


def _mean(one: Candidate, other: Candidate) -> float:
    """Return how fit two phrases are, the more telling and the less fit counting for more."""
    parts = [(each.score, each.weight * each.subject * each.fit) for each in (one, other)]
    mean = sum(score * fit for score, fit in parts) / sum(score for score, _ in parts)
    return float(mean ** (1 - LESS) * min(fit for _, fit in parts) ** LESS)


def _title(candidates: Sequence[Candidate], score: float) -> Title:
    forms = tuple(one.phrase.form for one in candidates)
    parts = tuple(families(one.phrase.content) for one in candidates)
    return Title(forms, parts, frozenset().union(*parts), float(score))


def _partnership(one: Candidate, other: Candidate) -> float:
    """Return less than 1 where one of two phrases tells little, or is rare."""
    less, more = sorted((one.score, other.score))
    return float((min(1.0, less / (EQUAL * more)) * one.common * other.common) ** 0.5)


def out_of_terms(terms: Sequence[str]) -> Iterator[Title]:
    """Yield titles out of terms: those of several words, then two joined by "et"."""
    usable = [term for term in terms if count_words(term) <= MOST_WORDS]
    yield from (_out_of(term) for term in usable if " " in term)
    for one, other in combinations(usable, 2):
        if count_words(one) + count_words(other) < MOST_WORDS and not alike(one, other):
            yield _out_of(one, other)


def unnamed() -> Iterator[Title]:
    """Yield titles that say nothing, without end."""
    yield replace(_out_of(UNNAMED), phrases=())
    yield from (_out_of(f"{UNNAMED} ({number})") for number in count(2))


def _out_of(*terms: str) -> Title:
    parts = tuple(families(tuple(term.replace("'", "' ").split())) for term in terms)
    return Title(terms, parts, frozenset().union(*parts), attested=False)


def _worth(title: Title, said: Callable[[Families], int], parent: Title | None) -> float:
    worth = title.score * float(REPEATED ** sum(said(part) for part in title.parts))
    known = [part <= parent.families for part in title.parts] if parent else []
    return worth * (SAME if known and all(known) else PARENTS if any(known) else 1.0)


def _near(one: Families, other: Families) -> bool:
    """Tell whether titles say nearly the same, acronyms and other short words apart or not."""
    return _overlap(one, other) > NEAR or _overlap(_long(one), _long(other)) > NEAR


def _overlap(one: Families, other: Families) -> float:
    return len(one & other) / max(1, len(one | other))


def _long(words: Families) -> Families:
    return frozenset(word for word in words if len(word) > SHORT)
