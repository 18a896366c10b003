"""Terms of lexicons found in folded words: whole terms, the longest first, any number or case."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nlp.nature.folding import folded_words

NONE = "aucun"
"""The section whose terms are no sign of any other: "transports en commun" names no commune."""

Sections = Mapping[str, Sequence[str]]
"""Terms by name. A "*" ends a beginning of a word: "supprim*"."""

_Term = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found at words `start` to `end` (exclusive), of the section `name`."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Terms:
    """Sections made ready to be found, by the first letters of their terms."""

    by_letters: dict[str, list[_Term]] = field(default_factory=dict)
    opened_by: dict[str, list[_Term]] = field(default_factory=dict)
    """Terms that a word may open: each distinct word is compared once."""

    def find(self, words: Sequence[str]) -> Iterator[Hit]:
        """Yield what is found in folded words, from the left; hits do not overlap."""
        free = 0
        for at, word in enumerate(words):
            opened = self.opened_by.get(word)
            if opened is None:
                opened = self._opened(word)
            if not opened or at < free:
                continue
            hit = _longest(opened, words, at)
            free = at if hit is None else hit.end
            if hit is not None and hit.name != NONE:
                yield hit

    def _opened(self, word: str) -> list[_Term]:
        known = self.by_letters.get(word[:2], ())
        found = [one for one in known if _fits(one[0][0], word)]
        # A corpus has some hundred thousand distinct words, most of which open nothing.
        self.opened_by[word] = found
        return found


def _longest(opened: Sequence[_Term], words: Sequence[str], at: int) -> Hit | None:
    for term, name in opened:
        if _matches(term, words[at : at + len(term)]):
            return Hit(at, at + len(term), name)
    return None


def terms(sections: Sections) -> Terms:
    """Make sections ready; of two terms that begin alike, the longer is found."""
    found: dict[str, list[_Term]] = {}
    for name, wordings in sections.items():
        for wording in wordings:
            term = tuple(_cut(wording))
            found.setdefault(term[0][:2].rstrip("*"), []).append((term, name))
    for same in found.values():
        same.sort(key=lambda one: (-len(one[0]), -max(map(len, one[0])), one))
    return Terms(found)


def singular(word: str) -> str:
    """Return a folded word without the mark of the plural."""
    if len(word) > 4 and word.endswith("aux") and not word.endswith("eaux"):
        return f"{word[:-2]}l"
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _cut(wording: str) -> Iterator[str]:
    for part in wording.split():
        *before, last = folded_words(part) or [""]
        yield from map(singular, before)
        yield f"{last}*" if part.endswith("*") else singular(last)


def _matches(term: Sequence[str], words: Sequence[str]) -> bool:
    return len(words) == len(term) and all(map(_fits, term, words))


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part[-1] == "*" else singular(word) == part
