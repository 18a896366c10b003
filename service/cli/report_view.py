"""The import report as a person reads it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from service.cli.console import Column, print_table, say
from service.cli.reasons import reason_label
from service.numbers import counted, number, percent

SHOWN_COLUMNS = 30

File = Mapping[str, Any]
"""A `data.report.FileReport` as plain values."""


def show_files(files: Sequence[File]) -> None:
    """Print where the rows of each file went, how it was understood, and what to look at."""
    columns = [Column("Fichier"), Column("Nature"), Column("Format")]
    counts = ("Lignes", "Contributions", "Fermées", "Refusées", "Écartées")
    columns += [Column(title, right=True) for title in counts]
    print_table("Fichiers reçus", columns, [_row(file) for file in files])
    for file in files:
        _show_mapping(file)
        for line in _remarks(file):
            say(f"  · {file['name']} : {line}")


def _row(file: File) -> list[str]:
    refused, aside = sum(file["refused"].values()), sum(file["set_aside"].values())
    numbers = (file["rows"], file["contributions"], file["closed"], refused, aside)
    form = " ".join(part for part in (file["format"], file["encoding"], file["profile"]) if part)
    return [file["name"], file["part"], form, *(number(one) for one in numbers)]


def _show_mapping(file: File) -> None:
    mapping = file["mapping"]
    if not mapping:
        return
    rows = [
        [one["column"], one["role"], percent(one["confidence"], 0), " ; ".join(one["reasons"])]
        for one in mapping[:SHOWN_COLUMNS]
    ]
    columns = [Column("Colonne"), Column("Rôle"), Column("Confiance", right=True)]
    print_table(f"{file['name']} : colonnes", [*columns, Column("Pourquoi")], rows)
    if len(mapping) > SHOWN_COLUMNS:
        say(f"  … et {counted(len(mapping) - SHOWN_COLUMNS, 'colonne')} de plus (--json).")


def _remarks(file: File) -> Iterator[str]:
    yield from file["notes"]
    for reasons in (file["refused"], file["set_aside"]):
        yield from (
            f"{counted(count, 'ligne')} : {reason_label(why)}" for why, count in reasons.items()
        )
    yield from (_remark("territoire inconnu", one) for one in file["unknown_territories"])
    yield from (_remark("date illisible", one) for one in file["bad_dates"])
    yield from (_remark("territoire", one) for one in file["territory_notes"])
    yield from (_join(one) for one in file["joins"])


def _remark(kind: str, one: Mapping[str, Any]) -> str:
    rows = ", ".join(str(row) for row in one["rows"])
    where = f" (lignes {rows})" if rows else ""
    return f"{kind} : {one['what']}, {counted(one['count'], 'fois', 'fois')}{where}"


def _join(one: Mapping[str, Any]) -> str:
    found = counted(one["matched"], "ligne trouvée", "lignes trouvées")
    return (
        f"joint à {one['companion']} par {one['left']} = {one['right']} : {found}, "
        f"{number(one['unmatched'])} sans correspondance"
    )
