"""In which territory a row lies, from whatever it and its companion say about places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from data.errors import UnknownDefault
from data.synonyms import is_missing
from nlp.types import NATIONAL

_TRAILING_ZERO = re.compile(r"^(\d+)\.0$")
_BRACKET = re.compile(r"^(.*?)\s*\((\d{1,3}|2[AB])\)\s*$", re.IGNORECASE)
_DEPARTMENT_LEVELS = frozenset({"département", "collectivité"})


class Resolved(Protocol):
    """What a place name or code stands for."""

    @property
    def code(self) -> str | None:
        """Return the code, None when unknown."""
        ...

    @property
    def note(self) -> str:
        """Return what a person should know about it, in French, or ""."""
        ...


class Resolver(Protocol):
    """Knows the territories and what people call them."""

    def path(self, code: str) -> tuple[str, ...]:
        """Return the code and its ancestors, smallest first."""
        ...

    def level(self, code: str) -> str:
        """Return the level of a code."""
        ...

    def resolve(self, text: str) -> Resolved:
        """Resolve a code or a name."""
        ...

    def resolve_postcode(self, text: str) -> Resolved:
        """Resolve a postcode."""
        ...

    def resolve_commune(self, name: str, departement: str = "") -> Resolved:
        """Resolve a commune, with its département when known."""
        ...


@dataclass(frozen=True, slots=True)
class Clues:
    """What one row says about its place, as written."""

    postcode: str = ""
    commune: str = ""
    territories: tuple[str, ...] = ()

    def written(self) -> str:
        """Return the clues as one text for a report, "" when there are none."""
        parts = (*self.territories, self.postcode, self.commune)
        return " / ".join(part for part in parts if not is_missing(part))


@dataclass(frozen=True, slots=True)
class Located:
    """A resolved code. `unknown` is what could not be resolved, `notes` what is worth knowing."""

    code: str
    unknown: str = ""
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Places:
    """Locates rows and remembers what it found: files repeat the same places many times."""

    gazetteer: Resolver
    known: dict[tuple[tuple[Clues, ...], str], Located] = field(default_factory=dict)

    def default(self, text: str) -> str:
        """Return the code of a territory given for a whole file, "" for none.

        Raises:
            UnknownDefault: nothing is known by that name.
        """
        if not text.strip():
            return ""
        code = self.gazetteer.resolve(text).code
        if code is None:
            raise UnknownDefault(text)
        return code

    def locate(self, clues: tuple[Clues, ...], default: str = "") -> Located:
        """Locate a row by its own clues, else its companion's, else `default`, else the nation.

        A default that lies inside what the clues say is kept: it is the more precise.
        """
        key = (clues, default)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._search(clues, default)
        return found

    def _search(self, clues: Sequence[Clues], default: str) -> Located:
        unknown: list[str] = []
        for one in clues:
            code, notes = self._resolve(one, default)
            if code and default and code in self.gazetteer.path(default):
                return Located(default, notes=notes)
            if code:
                return Located(code, notes=notes)
            unknown += [one.written()] if one.written() else []
        return Located(default or NATIONAL, unknown=" / ".join(unknown))

    def _resolve(self, clues: Clues, default: str) -> tuple[str, tuple[str, ...]]:
        named = [self.gazetteer.resolve(_tidy(t)) for t in clues.territories if not is_missing(t)]
        coded = [] if is_missing(clues.postcode) else [self._postcode(_tidy(clues.postcode))]
        hints = [one.code for one in (*named, *coded) if one.code]
        commune = self._commune(clues.commune, [*hints, default])
        # A postcode that straddles two départements is only trusted when nothing else speaks.
        sure = [one for one in coded if not one.note]
        ranked = [one for one in (*sure, *commune, *named) if one.code]
        ranked = ranked or [one for one in coded if one.code]
        code = self._deepest([one.code for one in ranked if one.code])
        return code, tuple(dict.fromkeys(one.note for one in ranked if one.note))

    def _postcode(self, text: str) -> Resolved:
        found = self.gazetteer.resolve_postcode(text)
        return found if found.code else self.gazetteer.resolve(text)

    def _commune(self, name: str, hints: Sequence[str]) -> list[Resolved]:
        if is_missing(name):
            return []
        bracket = _BRACKET.match(name)
        bare = bracket.group(1) if bracket else name
        around = (
            bracket.group(2) if bracket else next(filter(None, map(self._department, hints)), "")
        )
        found = self.gazetteer.resolve_commune(bare, around)
        alone = not found.code and not any(hints)
        return [self.gazetteer.resolve(name) if alone else found]

    def _department(self, code: str) -> str:
        ancestors = self.gazetteer.path(code) if code else ()
        return next(
            (one for one in ancestors if self.gazetteer.level(one) in _DEPARTMENT_LEVELS), ""
        )

    def _deepest(self, codes: Sequence[str]) -> str:
        """Return the first code, or one further on that lies inside it."""
        best = codes[0] if codes else ""
        for code in codes[1:]:
            best = code if best in self.gazetteer.path(code) else best
        return best


def _tidy(text: str) -> str:
    """Undo what spreadsheets do to codes ("2200.0")."""
    return _TRAILING_ZERO.sub(r"\1", text.strip())
