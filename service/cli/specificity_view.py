"""Specificities as a person reads them, and as a table for a spreadsheet."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from service.cli.console import Column, print_table, say
from service.numbers import counted, number, percent, signed

if TYPE_CHECKING:
    from nlp.aggregate.specificities import Specificity
    from service.oneshot.specificities import Asked, Compared

LEVEL = 0.05
"""The false-discovery rate below which a row is shown as standing out."""

NUMBERS = ("T", "t", "F", "f")
HIDDEN = "masqué"


def show(found: "Compared", asked: "Asked", top: int) -> None:
    """Print what stands out, the strongest first, and what the rest is."""
    rows = sorted(
        (row for row in found.rows if not row.hidden),
        key=lambda row: (-abs(row.index), row.part, row.mark),
    )
    shown = [row for row in rows if row.q_value <= LEVEL]
    for title, sign in (("Plus qu'attendu", 1), ("Moins qu'attendu", -1)):
        if one_sided := [row for row in shown if row.index * sign > 0]:
            _table(f"{title} ({len(one_sided)})", one_sided[:top], found, asked)
    if not rows:
        say(f"Aucun {'mot' if asked.part else 'thème'} à montrer.")
    elif not shown:
        title = f"Aucun écart ne se distingue du hasard (q ≤ {number(LEVEL, 2)}) ; les plus forts"
        _table(title, rows[:top], found, asked)
    for line in notes(found, asked):
        say(line)


def _table(title: str, rows: "Sequence[Specificity]", found: "Compared", asked: "Asked") -> None:
    what = "Mot" if asked.part else "Thème"
    titles = (*NUMBERS, "Part", "Intervalle", "Indice", "q")
    columns = [*([] if asked.part else [Column(one.capitalize()) for one in asked.dimensions])]
    columns += [Column(what), *(Column(one, right=True) for one in titles), Column("")]
    name = part_names()
    cells = [
        [
            *([] if asked.part else [name(value) for value in row.part]),
            found.titles.get(row.mark, row.mark),
            *(number(one) for one in (row.total, row.base, row.marked, row.seen)),
            percent(row.share),
            f"{percent(row.low)} – {percent(row.high)}",
            signed(row.index),
            number(row.q_value, 4) if row.q_value >= 0.0001 else "<0,0001",
            row.flag,
        ]
        for row in rows
    ]
    print_table(title, columns, cells)


def notes(found: "Compared", asked: "Asked") -> list[str]:
    """Return what the numbers are counts of, and what is not among them."""
    said = [
        f"T, t, F, f comptent des {asked.unit} : corpus, partie, porteurs, porteurs de la partie."
    ]
    said.append(UNITS[asked.unit])
    tests = f"{counted(len(found.rows), 'case testée', 'cases testées')} ensemble"
    said.append(f"{tests} (Benjamini–Hochberg) ; n<30 : partie trop petite pour conclure seule.")
    if found.aside:
        dimensions = " × ".join(asked.dimensions)
        share = f"{number(found.aside)} sur {counted(found.contributions, 'contribution')}"
        said.append(f"Hors comparaison, sans {dimensions} connu : {share}.")
    hidden = sum(row.hidden for row in found.rows)
    if hidden:
        said.append(f"{counted(hidden, 'case masquée', 'cases masquées')}, non reconstituables.")
    return said


UNITS = {
    "contributeurs": (
        "Un contributeur compte une fois par partie ; un texte envoyé par plusieurs compte pour "
        "un seul d'entre eux."
    ),
    "textes": (
        "Un texte compte une fois ; qui en écrit beaucoup pèse autant de fois : préférez les "
        "contributeurs pour conclure."
    ),
    "occurrences": (
        "Chaque emploi compte, comme en textométrie : les emplois d'un même texte se tiennent, "
        "l'indice décrit et ne prouve pas."
    ),
}


def part_names() -> Callable[[str], str]:
    """Return what names a part: territories by name and code, the others as they are."""
    from data.territories.gazetteer import load_gazetteer

    known = load_gazetteer()
    codes = set(known.codes())
    return lambda value: f"{known.name(value)} ({value})" if value in codes else value


def write(path: Path, found: "Compared", asked: "Asked") -> None:
    """Write all rows as a CSV for a spreadsheet.

    Raises:
        StateFolderReadOnly, DiskFull: the file cannot be written.
    """
    from service.exports.csv_text import write_csv
    from service.home import writing_to

    header = [*asked.dimensions, "mot" if asked.part else "thème", "titre", *NUMBERS]
    header += ["part", "bas", "haut", "indice", "p", "q", "marque"]
    header += [] if asked.published else ["contributeurs, copies comprises"]
    text = write_csv(header, [_row(row, found, asked) for row in found.rows])
    with writing_to(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    say(f"{counted(len(found.rows), 'ligne')} dans « {path} ».")


def _row(row: "Specificity", found: "Compared", asked: "Asked") -> list[str | int | float | None]:
    name = [*row.part, row.mark, found.titles.get(row.mark, row.mark)]
    if row.hidden:
        return [*name, *([None] * 10), HIDDEN]
    counts = [row.total, row.base, row.marked, row.seen]
    scores = [row.share, row.low, row.high, row.index, row.p_value, row.q_value]
    return [*name, *counts, *scores, row.flag, *([] if asked.published else [row.people])]
