"""From raw records to a table: title lines, header, duplicate names, ragged and blank rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from data.errors import AllBlank, EmptyFile, HeaderOnly, TooLarge
from data.readers.extent import MOST_COLUMNS
from data.readers.table import Origin, Table
from nlp.types import Rejected

HUGE_CELL = 32_767
"""What a spreadsheet keeps of one cell, in characters; longer ones are worth a note."""
LOOK_AHEAD = 60
MOST_TITLES = 15
LEAST_WIDTH = 3
"""In narrower files, a row with one cell may just as well be a header."""

Record = Sequence[str]


@dataclass(slots=True)
class _Sorted:
    """Rows kept and refused so far."""

    rows: list[Record] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    refused: list[Rejected] = field(default_factory=list)
    padded: int = 0
    huge: list[int] = field(default_factory=list)


def settle(name: str, records: Sequence[Record], origin: Origin, first_line: int = 1) -> Table:
    """Make a table of records, the header among them; `first_line` is the line of the first.

    Raises:
        EmptyFile, HeaderOnly, AllBlank: nothing, nothing below the header, only blank rows.
        TooLarge: too many columns.
    """
    top = header_place(records)
    if top < 0:
        raise EmptyFile(name)
    if len(records[top]) > MOST_COLUMNS:
        raise TooLarge(name, len(records), len(records[top]))
    body = _without_blank_end(records[top + 1 :])
    header, notes = _names(records[top], body)
    notes = _title_notes(records[:top]) + notes
    if not body:
        blank = len(records) - top - 1
        raise AllBlank(name, blank) if blank else HeaderOnly(name, header)
    found = _sort_rows(name, body, len(header), first_line + top + 1)
    if not found.rows and all(one.reason.startswith("ligne-vide") for one in found.refused):
        raise AllBlank(name, len(body))
    return Table(
        name=name,
        columns=header,
        rows=found.rows,
        lines=found.lines,
        origin=origin,
        refused=tuple(found.refused),
        notes=(*notes, *_row_notes(found)),
    )


def header_place(records: Sequence[Record]) -> int:
    """Return the index of the header: the first row about as full as the rows below it.

    Title lines above it fill one or two cells of many. Returns -1 when all rows are blank.
    """
    fills = [sum(1 for cell in row if cell.strip()) for row in records[:LOOK_AHEAD]]
    filled = [count for count in fills if count]
    if not filled:
        return next((i for i, row in enumerate(records) if any(c.strip() for c in row)), -1)
    first = next(place for place, count in enumerate(fills) if count)
    usual = sorted(filled)[3 * len(filled) // 4]
    if usual < LEAST_WIDTH or fills[first] > max(1, usual // 3):
        return first
    wide = (i for i, count in enumerate(fills[:MOST_TITLES]) if count >= max(2, 0.6 * usual))
    return next(wide, first)


def _without_blank_end(records: Sequence[Record]) -> Sequence[Record]:
    """Drop what follows the last filled row: spreadsheets do not show it, nobody wrote it."""
    end = len(records)
    while end and not any(cell.strip() for cell in records[end - 1]):
        end -= 1
    return records[:end]


def _names(header: Record, body: Sequence[Record]) -> tuple[tuple[str, ...], list[str]]:
    cells = [" ".join(cell.split()) for cell in header]
    while len(cells) > 1 and not cells[-1] and not _filled(body, len(cells) - 1):
        cells.pop()
    named = [cell or f"colonne {place}" for place, cell in enumerate(cells, start=1)]
    notes = [
        f"Colonne {p} sans nom, appelée « colonne {p} »." for p, c in enumerate(cells, 1) if not c
    ]
    distinct, repeated = _distinct(named)
    notes += [f"En-tête répété « {old} » : renommé « {new} »." for old, new in repeated]
    return tuple(distinct), notes


def _filled(body: Sequence[Record], place: int) -> bool:
    return any(len(row) > place and row[place].strip() for row in body)


def _distinct(names: Sequence[str]) -> tuple[list[str], list[tuple[str, str]]]:
    distinct: dict[str, str] = {}
    for name in names:
        fresh, number = name, 1
        while fresh in distinct:
            number += 1
            fresh = f"{name} ({number})"
        distinct[fresh] = name
    return list(distinct), [(old, new) for new, old in distinct.items() if old != new]


def _title_notes(above: Sequence[Record]) -> list[str]:
    titles = [" ".join(" ".join(row).split()) for row in above]
    shown = " / ".join(title[:80] for title in titles if title)
    return (
        [f"{len(above)} lignes au-dessus de l'en-tête laissées de côté : {shown}"] if above else []
    )


def _sort_rows(name: str, body: Sequence[Record], width: int, first: int) -> _Sorted:
    found = _Sorted()
    optional = _optional_from(body, width)
    for line, row in enumerate(body, start=first):
        if len(row) == width and any(map(str.strip, row)):
            found.rows.append(row)
            found.lines.append(line)
        else:
            _sort_odd(found, Rejected(file=name, row=line, reason=""), row, (width, optional))
    _note_huge(found)
    return found


def _sort_odd(found: _Sorted, mark: Rejected, row: Record, limits: tuple[int, int]) -> None:
    width, optional = limits
    reason = ""
    if not any(cell.strip() for cell in row):
        reason = "ligne-vide: ligne entièrement vide"
    elif any(cell.strip() for cell in row[width:]) or len(row) < optional:
        reason = f"ligne-decalee: {len(row)} cellules pour {width} colonnes, la ligne est décalée"
    if reason:
        found.refused.append(Rejected(file=mark.file, row=mark.row, reason=reason))
        return
    found.padded += 1
    found.rows.append([*row[:width], *[""] * (width - len(row))])
    found.lines.append(mark.row)


def _optional_from(body: Sequence[Record], width: int) -> int:
    """Return the least width a row may have: the columns after it are empty in most rows.

    Some exports leave out the last empty cells, and some mix types of rows that each fill columns
    of their own.
    """
    least = width
    while least > 1 and _mostly_empty(body, least - 1):
        least -= 1
    return least


def _mostly_empty(body: Sequence[Record], place: int) -> bool:
    cells = [row[place] for row in body if len(row) > place]
    return 2 * sum(1 for cell in cells if cell.strip()) < max(len(cells), 1)


def _note_huge(found: _Sorted) -> None:
    found.huge = [
        line
        for line, row in zip(found.lines, found.rows, strict=True)
        if max(map(len, row)) > HUGE_CELL
    ]


def _row_notes(found: _Sorted) -> list[str]:
    notes = []
    if found.padded:
        said = _lines(found.padded)
        notes.append(f"{said} sans toutes ses dernières cellules, vides : complétées.")
    if found.huge:
        shown = ", ".join(map(str, found.huge[:5]))
        notes.append(
            f"{_lines(len(found.huge))} avec une cellule de plus de {HUGE_CELL} caractères, "
            f"gardée entière (ligne{'s' * (len(found.huge) > 1)} {shown})."
        )
    return notes


def _lines(count: int) -> str:
    return f"{count} ligne{'s' * (count > 1)}"
