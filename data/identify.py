"""Names for rows: their own id, or one drawn from their content; repeated ids settled."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from data.readers.table import Table

DIGITS = 12
_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowIds:
    """One id a row of a table, in order; `refused` gives a reason by row index.

    `own` tells whether the ids come from the file and not from its content.
    """

    ids: Sequence[str]
    refused: dict[int, str]
    own: bool


def opaque(*parts: str) -> str:
    """Return 12 hex digits that stand for some texts: the same for the same texts, always."""
    data = _BETWEEN.join(parts).encode("utf-8", "replace")
    return blake2b(data, digest_size=DIGITS // 2).hexdigest()


def row_ids(table: Table, id_column: str, content: Sequence[str], texts: Sequence[str]) -> RowIds:
    """Name the rows of a table by `id_column`, or by `content` (columns) where it is "" or blank.

    A repeated id with the same `texts` is a repeated row; with others it is a conflict, of which
    the row that comes first in the order of contents is kept, whatever the order of rows.
    """
    places = [table.columns.index(column) for column in content]
    own = table.values(id_column) if id_column else [""] * len(table.rows)
    ids = [
        given.strip() or opaque(*(row[place] for place in places))
        for given, row in zip(own, table.rows, strict=True)
    ]
    given_ids = [given.strip() for given in own]
    said = [table.columns.index(column) for column in texts]
    refused = _settle(table, given_ids, (said, places)) if id_column else {}
    return RowIds(ids=_numbered(ids, refused), refused=refused, own=bool(id_column))


def _settle(
    table: Table, ids: Sequence[str], places: tuple[Sequence[int], Sequence[int]]
) -> dict[int, str]:
    counts = Counter(ids)
    groups: dict[str, list[int]] = {}
    for place, one in enumerate(ids):
        if one and counts[one] > 1:
            groups.setdefault(one, []).append(place)
    refused: dict[int, str] = {}
    for one, members in groups.items():
        said, content = ({m: _cells(table, m, where) for m in members} for where in places)
        kept = _first(members, content)
        refused |= {
            m: _reason(one, table.lines[kept], said[m] == said[kept], table.lines[m])
            for m in members
            if m != kept
        }
    return refused


def _first(members: Sequence[int], content: dict[int, tuple[str, ...]]) -> int:
    return min(members, key=lambda member: (content[member], member))


def _cells(table: Table, place: int, columns: Sequence[int]) -> tuple[str, ...]:
    row = table.rows[place]
    return tuple(row[column].strip() for column in columns)


def _reason(id_: str, kept: int, same: bool, line: int) -> str:
    if same:
        return f"repeated-row: l'identifiant « {id_} » et son texte sont déjà à la ligne {kept}"
    return (
        f"id-conflict: l'identifiant « {id_} » porte deux textes différents, lignes "
        f"{min(kept, line)} et {max(kept, line)} ; celui de la ligne {kept} est gardé"
    )


def _numbered(ids: Sequence[str], refused: dict[int, str]) -> list[str]:
    """Tell equal ids apart by "-2", "-3"; those that are refused keep theirs."""
    counts: Counter[str] = Counter()
    found = []
    for place, one in enumerate(ids):
        if place not in refused:
            counts[one] += 1
        found.append(f"{one}-{counts[one]}" if counts[one] > 1 else one)
    return found
