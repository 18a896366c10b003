"""Cells of the tables that people open in a spreadsheet: never a formula, whatever was received."""

from collections.abc import Iterable

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters that a spreadsheet may take for a formula (OWASP, CSV injection)."""

Value = str | int | float | bool | None


def neutralise(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run; leave any other as it is."""
    if text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS):
        return f"'{text}"
    return text


def as_cell(value: Value) -> str:
    """Return the text of a CSV cell: decimal comma for numbers, oui or non, texts neutralised."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{value:.6g}".replace(".", ",")
    return neutralise(value)


def as_row(values: Iterable[Value]) -> list[str]:
    """Return the cells of one row, in order."""
    return [as_cell(value) for value in values]
