"""Which column plays which role: proposed from names and content, overridable, never guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.errors import MissingColumn, NoTextColumn, UnknownRole
from data.evidence import weigh
from data.profiles import Profile, profile_of
from data.readers.table import Table
from data.roles import REPEATABLE, ROLES, SURE, Fit, fits
from data.synonyms import fold, name_score
from data.texts import choose_texts

Known = Mapping[str, str | Sequence[str]]
"""Role → column, or several columns."""

PREVIEW_ROWS = 5
REPEATED = 0.95
"""Above this share of distinct values, repetitions are mistakes and not a pattern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRole:
    """The role of one column, with a confidence in [0, 1] and its reasons, in French."""

    column: str
    role: str
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedMapping:
    """One role a column, in the order of the file. `profile` names the export, "" if none."""

    columns: tuple[ColumnRole, ...]
    profile: str = ""
    notes: tuple[str, ...] = ()

    def of(self, role: str) -> tuple[str, ...]:
        """Return the columns of a role: texts in file order, others most confident first."""
        found = [one for one in self.columns if one.role == role]
        if role in ("text", "closed"):
            return tuple(one.column for one in found)
        return tuple(one.column for one in sorted(found, key=lambda one: -one.confidence))

    def first(self, role: str) -> str:
        """Return the best column of a role, or ""."""
        return next(iter(self.of(role)), "")

    def remembered(self) -> dict[str, list[str]]:
        """Return role → columns, to be given back as `known` for the next file of its kind."""
        roles = dict.fromkeys(one.role for one in self.columns if one.role != "ignored")
        return {role: list(self.of(role)) for role in roles}

    @property
    def wide(self) -> bool:
        """Tell whether a row is a person who answers several open questions."""
        return len(self.of("text")) > 1

    def describe(self, table: Table) -> dict[str, Any]:
        """Return what a preview shows, ready for JSON: roles, reasons and the first rows."""
        origin = table.origin
        return {
            "file": table.name,
            "format": origin.format,
            "encoding": origin.encoding,
            "separator": origin.separator,
            "sheet": origin.sheet,
            "sheets": list(origin.sheets),
            "profile": self.profile,
            "rows": table.received,
            "columns": [describe_column(one) for one in self.columns],
            "preview": [
                dict(zip(table.columns, row, strict=True)) for row in table.rows[:PREVIEW_ROWS]
            ],
            "notes": [*table.notes, *self.notes],
        }


def describe_column(one: ColumnRole) -> dict[str, Any]:
    """Return one column of a mapping, ready for JSON."""
    return {
        "column": one.column,
        "role": one.role,
        "confidence": one.confidence,
        "reasons": list(one.reasons),
    }


def propose(table: Table, known: Known | None = None) -> ProposedMapping:
    """Propose a mapping that has a text column.

    Raises:
        MissingColumn, UnknownRole: `known` names a column or a role that does not exist.
        NoTextColumn: nothing looks like free text.
        AmbiguousColumn: several columns do, and they are not the questions of one survey.
    """
    mapping = judge(table, known)
    if not mapping.of("text"):
        raise NoTextColumn(table.name, table.columns)
    return mapping


def that_fit(table: Table, remembered: Known) -> dict[str, str | Sequence[str]]:
    """Return the part of a remembered mapping whose columns a table has."""
    names = {fold(column) for column in table.columns}
    wanted = {role: [c] if isinstance(c, str) else list(c) for role, c in remembered.items()}
    return {role: cs for role, cs in wanted.items() if all(fold(column) in names for column in cs)}


def judge(table: Table, known: Known | None = None) -> ProposedMapping:
    """Propose a mapping, possibly without text column (companion tables, closed answers).

    Raises:
        MissingColumn, UnknownRole, AmbiguousColumn: as `propose`.
    """
    chosen = _given(table, known or {})
    profile = profile_of(table)
    chosen = _from_profile(profile, table, chosen) | chosen if profile else chosen
    free = {
        column: fits(column, weigh(table.values(column)))
        for column in table.columns
        if column not in chosen
    }
    asked = any(fit.role == "text" for fit in chosen.values())
    texts, notes = ({}, _untaken(free)) if asked else choose_texts(table, free, profile)
    chosen |= texts
    chosen |= _share_out({c: found for c, found in free.items() if c not in chosen}, chosen)
    chosen |= _persons(table, {c: chosen[c] for c in free}, chosen)
    return ProposedMapping(
        columns=tuple(_column_role(column, chosen[column]) for column in table.columns),
        profile=profile.name if profile else "",
        notes=notes,
    )


def _column_role(column: str, fit: Fit) -> ColumnRole:
    return ColumnRole(
        column=column, role=fit.role, confidence=round(fit.confidence, 2), reasons=fit.reasons
    )


def _given(table: Table, known: Known) -> dict[str, Fit]:
    given: dict[str, Fit] = {}
    for role, wanted in known.items():
        if role not in ROLES:
            raise UnknownRole(role, ROLES)
        for name in [wanted] if isinstance(wanted, str) else wanted:
            column = _find(table, role, name)
            given[column] = Fit(role=role, confidence=1.0, reasons=("choisi par la personne",))
    return given


def _find(table: Table, role: str, name: str) -> str:
    """Return the column of that name, else the only one that differs by case or accents."""
    if name in table.columns:
        return name
    alike = [column for column in table.columns if fold(column) == fold(name)]
    if len(alike) != 1:
        raise MissingColumn(table.name, role, name, table.columns)
    return alike[0]


def _from_profile(profile: Profile, table: Table, given: dict[str, Fit]) -> dict[str, Fit]:
    taken = {fit.role for fit in given.values()}
    reason = (f"export {profile.name} reconnu à son en-tête",)
    found: dict[str, Fit] = {}
    for column in table.columns:
        role = profile.role_of(column)
        single = role not in REPEATABLE or role == "text"
        if role and column not in given and not (single and role in taken):
            found[column] = Fit(role=role, confidence=0.95, reasons=reason)
            taken |= {role} if role not in REPEATABLE else set()
    return found


def _share_out(free: dict[str, list[Fit]], chosen: dict[str, Fit]) -> dict[str, Fit]:
    """Give each column its best role still to be had, the most confident columns first."""
    taken = {fit.role for fit in chosen.values()} - REPEATABLE | {"text"}
    places = {column: place for place, column in enumerate(free)}
    offers = [(fit, column) for column, found in free.items() for fit in found]
    offers.sort(key=lambda offer: (-offer[0].confidence, places[offer[1]]))
    shared: dict[str, Fit] = {}
    for fit, column in offers:
        wanted = fit.confidence >= SURE or fit.role == "ignored"
        if column not in shared and wanted and fit.role not in taken:
            shared[column] = fit
            taken |= {fit.role} - REPEATABLE
    unused = Fit(role="ignored", confidence=0.5, reasons=("un autre choix est meilleur",))
    shared = {column: shared.get(column, unused) for column in free}
    return shared if "question" not in taken else _without_closed(shared)


def _without_closed(shared: dict[str, Fit]) -> dict[str, Fit]:
    """Where each row names its question, only its answer column can answer."""
    reasons = ("valeurs répétées d'une ligne à l'autre",)
    described = Fit(role="ignored", confidence=0.5, reasons=reasons)
    return {
        column: described if fit.role == "closed" and not name_score("text", column) else fit
        for column, fit in shared.items()
    }


def _persons(table: Table, free: dict[str, Fit], chosen: dict[str, Fit]) -> dict[str, Fit]:
    """Turn an identifier that comes back with each question into the contributor's."""
    id_ = next((column for column, fit in free.items() if fit.role == "id"), "")
    question = next((column for column, fit in chosen.items() if fit.role == "question"), "")
    if not id_ or not question:
        return {}
    ids = table.values(id_)
    pairs = set(zip(ids, table.values(question), strict=True))
    if len(set(ids)) > REPEATED * len(ids) or len(pairs) < REPEATED * len(ids):
        return {}
    taken = any(fit.role == "contributor" for fit in chosen.values())
    reasons = (f"« {id_} » revient à chaque question : une personne, pas une réponse",)
    return {id_: Fit(role="ignored" if taken else "contributor", confidence=0.8, reasons=reasons)}


def _untaken(free: dict[str, list[Fit]]) -> tuple[str, ...]:
    texts = [column for column, found in free.items() if found[0].role == "text"]
    return tuple(f"Colonne « {column} » : du texte, laissé de côté." for column in texts)
