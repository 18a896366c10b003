"""Names for rows: their own id, or one drawn from their content; repeated ids settled."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import count

from data.readers.table import Table

DIGITS = 12
MOST_NOTES = 20
_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowIds:
    """One id a row of a table, in order; `refused` gives a reason by row index.

    `own` tells whether the ids come from the file and not from its content. `notes` name, in
    French, the rows that shared an id.
    """

    ids: Sequence[str]
    refused: dict[int, str]
    own: bool
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Settled:
    """What became of the rows that share an id: refused, or renamed by row index."""

    refused: dict[int, str] = field(default_factory=dict)
    renamed: dict[int, str] = field(default_factory=dict)
    shared: list[tuple[str, list[int]]] = field(default_factory=list)


def opaque(*parts: str) -> str:
    """Return 12 hex digits that stand for some texts: the same for the same texts, always."""
    data = _BETWEEN.join(parts).encode("utf-8", "replace")
    return blake2b(data, digest_size=DIGITS // 2).hexdigest()


def row_ids(table: Table, id_column: str, content: Sequence[str], texts: Sequence[str]) -> RowIds:
    """Name the rows of a table by `id_column`, or by `content` (columns) where it is "" or blank.

    A repeated id with the same `texts` is a repeated row. With others, each text is kept: the one
    that comes first in the order of contents has the id, the next ones "-2", "-3" after it,
    whatever the order of rows.
    """
    places = [table.columns.index(column) for column in content]
    own = [one.strip() for one in table.values(id_column)] if id_column else [""] * len(table.rows)
    said = [table.columns.index(column) for column in texts]
    settled = _settle(table, own, (said, places))
    ids = [
        settled.renamed.get(place) or given or opaque(*(row[column] for column in places))
        for place, (given, row) in enumerate(zip(own, table.rows, strict=True))
    ]
    return RowIds(
        ids=_numbered(ids, settled.refused),
        refused=settled.refused,
        own=bool(id_column),
        notes=_notes(settled.shared),
    )


def _settle(
    table: Table, ids: Sequence[str], places: tuple[Sequence[int], Sequence[int]]
) -> _Settled:
    groups: dict[str, list[int]] = {}
    for place, one in enumerate(ids):
        if one:
            groups.setdefault(one, []).append(place)
    settled = _Settled()
    for one, members in groups.items():
        if len(members) > 1:
            _settle_one(settled, table, (one, members, groups.keys()), places)
    return settled


def _settle_one(
    settled: _Settled,
    table: Table,
    shared: tuple[str, Sequence[int], Collection[str]],
    places: tuple[Sequence[int], Sequence[int]],
) -> None:
    """Keep one row a text, in the order of contents; refuse those that repeat it."""
    id_, members, taken = shared
    said, content = ({m: _cells(table, m, where) for m in members} for where in places)
    kept: dict[tuple[str, ...], int] = {}
    for member in sorted(members, key=lambda member: (content[member], member)):
        first = kept.setdefault(said[member], member)
        if first != member:
            settled.refused[member] = _repeated(id_, table.lines[first])
    fresh = (name for n in count(2) if (name := f"{id_}-{n}") not in taken)
    settled.renamed |= dict(zip([*kept.values()][1:], fresh, strict=False))
    if len(kept) > 1:
        settled.shared.append((id_, sorted(table.lines[member] for member in kept.values())))


def _cells(table: Table, place: int, columns: Sequence[int]) -> tuple[str, ...]:
    row = table.rows[place]
    return tuple(row[column].strip() for column in columns)


def _repeated(id_: str, kept: int) -> str:
    return f"identifiant-repete: l'identifiant « {id_} » et son texte sont déjà à la ligne {kept}"


def _notes(shared: Sequence[tuple[str, Sequence[int]]]) -> tuple[str, ...]:
    """Return a note for each shared id, the first rows first, and one that counts the rest."""
    ranked = sorted(shared, key=lambda one: tuple(one[1]))
    notes = [_note(id_, rows) for id_, rows in ranked[:MOST_NOTES]]
    left = len(ranked) - len(notes)
    more = f"Même identifiant, textes différents : {left} autres cas, tous les textes sont gardés."
    return (*notes, more) if left else tuple(notes)


def _note(id_: str, rows: Sequence[int]) -> str:
    lines = f"{', '.join(map(str, rows[:-1]))} et {rows[-1]}"
    kept = "les deux" if len(rows) == 2 else "tous"
    return f"Même identifiant, textes différents : « {id_} », lignes {lines}, {kept} sont gardés."


def _numbered(ids: Sequence[str], refused: dict[int, str]) -> list[str]:
    """Tell equal ids apart by "-2", "-3"; those that are refused keep theirs."""
    counts: dict[str, int] = {}
    found = []
    for place, one in enumerate(ids):
        count = counts.get(one, 0) + (place not in refused)
        counts[one] = count
        found.append(f"{one}-{count}" if count > 1 else one)
    return found
