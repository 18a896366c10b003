"""Cap Collectif exports: one table of mixed row types, rearranged into one of contributions.

Each row type has its own columns; opinions, arguments, versions and answers are contributions,
votes, sources and reportings are not: they are counted, not listed one by one. Contributions that
moderation withdrew are refused, and so listed.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from data.readers.table import Table
from nlp.types import Rejected

COLUMNS = ("id", "type", "titre", "texte", "auteur", "date", "question", "position")
EXPORT = "Cap Collectif"
_SIGNS = ("contributions_id", "contributions_bodyText", "contributions_votes_id")

_OPINION = "contributions_"
_ARGUMENT = "contributions_arguments_"
_VERSION = "contribution_versions_"
_NAMES = {"vote": "votes", "source": "sources", "reportings": "signalements"}
_SHIFTED = "cellules-decalees: cellules décalées, une date à la place du texte"
_MODERATED = "moderation: contribution retirée par la modération de la plateforme"
_DATE = re.compile(r"\d{2}/\d{2}/\d{4} \d{2}:\d{2}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """Where a row type keeps its fields; "" where it has none."""

    id: str
    titre: str
    texte: str
    auteur: str
    date: str
    position: str = ""
    trashed: str = ""


_KINDS = {
    "opinion": _Kind(
        id=f"{_OPINION}id",
        titre=f"{_OPINION}title",
        texte=f"{_OPINION}bodyText",
        auteur=f"{_OPINION}author_id",
        date=f"{_OPINION}createdAt",
        trashed=f"{_OPINION}trashed",
    ),
    "argument": _Kind(
        id=f"{_ARGUMENT}id",
        titre="",
        texte=f"{_ARGUMENT}body",
        auteur=f"{_ARGUMENT}author_id",
        date=f"{_ARGUMENT}createdAt",
        position=f"{_ARGUMENT}type",
        trashed=f"{_ARGUMENT}trashed",
    ),
    "version": _Kind(
        id=f"{_VERSION}id",
        titre=f"{_VERSION}title",
        texte=f"{_VERSION}bodyText",
        auteur=f"{_VERSION}author_id",
        date=f"{_VERSION}createdAt",
    ),
}


def unfold(table: Table) -> Table:
    """Return a Cap Collectif export as a table of contributions; any other table as it is."""
    if not set(_SIGNS) <= set(table.columns) or "type" not in table.columns:
        return table
    places = {column: place for place, column in enumerate(table.columns)}
    sections = _sections(table, places)
    rows, lines, refused = [], [], list(table.refused)
    aside: Counter[str] = Counter()
    for line, row in zip(table.lines, table.rows, strict=True):
        cells = _Cells(row=tuple(row), places=places)
        reason = _aside(cells)
        aside[reason] += 1
        if reason:
            continue
        if refusal := _refusal(cells):
            refused.append(Rejected(file=table.name, row=line, reason=refusal))
            continue
        rows.append(_contribution(cells, sections))
        lines.append(line)
    del aside[""]
    return replace(
        table,
        columns=COLUMNS,
        rows=rows,
        lines=lines,
        refused=tuple(refused),
        set_aside=tuple(sorted(aside.items())),
        export=EXPORT,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cells:
    row: tuple[str, ...]
    places: Mapping[str, int]

    def __getitem__(self, column: str) -> str:
        place = self.places.get(column, -1)
        return self.row[place] if place >= 0 else ""


def _sections(table: Table, places: Mapping[str, int]) -> dict[str, str]:
    """Return the section each opinion was written in, by its id."""
    found: dict[str, str] = {}
    for row in table.rows:
        cells = _Cells(row=tuple(row), places=places)
        if cells["type"] == "opinion":
            found[cells[f"{_OPINION}id"]] = _section(cells)
    return found


def _section(cells: _Cells) -> str:
    return cells[f"{_OPINION}section_title"] or cells[f"{_OPINION}consultation_title"]


def _aside(cells: _Cells) -> str:
    """Return why a row is no contribution, "" if it is one."""
    type_ = cells["type"].strip().lower()
    if type_ in _KINDS:
        return ""
    name = _NAMES.get(type_, f"lignes de type « {type_} »")
    return f"hors-contribution: {name}, comptés mais sans texte à analyser"


def _refusal(cells: _Cells) -> str:
    """Return why a contribution cannot be used, "" if it can."""
    kind = _KINDS[cells["type"].strip().lower()]
    if cells[kind.trashed] == "1":
        return _MODERATED
    return _SHIFTED if _DATE.match(cells[kind.texte].strip()) else ""


def _contribution(cells: _Cells, sections: Mapping[str, str]) -> list[str]:
    type_ = cells["type"].strip().lower()
    kind = _KINDS[type_]
    related = cells[f"{_ARGUMENT}related_id"]
    question = _section(cells) if type_ == "opinion" else sections.get(related, "")
    return [
        cells[kind.id],
        type_,
        cells[kind.titre],
        cells[kind.texte],
        cells[kind.auteur],
        cells[kind.date],
        question,
        cells[kind.position],
    ]
