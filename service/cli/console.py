"""What is printed: tables and messages for people, JSON for programs, progress on stderr."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from nlp.protocols import Progress

WIDE = 160
"""Columns of characters where there is no terminal to ask."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; numbers are aligned on the right."""

    title: str
    right: bool = False


def console(*, stderr: bool = False) -> "Console":
    """Return the terminal; what came from citizens is never taken for markup."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    # A file or a pipe has no width: cutting cells to fit one would lose them.
    width = None if stream.isatty() else WIDE
    return Console(stderr=stderr, highlight=False, markup=False, width=width)


def say(text: str) -> None:
    """Print a line or paragraph on stdout."""
    console().print(text, soft_wrap=not sys.stdout.isatty())


def tell(text: str) -> None:
    """Print a line on stderr: what is not the result."""
    console(stderr=True).print(text, soft_wrap=not sys.stderr.isatty())


def print_json(value: Any) -> None:
    """Print a value as JSON on stdout, accents as they are."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_table(title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Print a table on stdout."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    shown = Table(title=Text(title), title_justify="left", box=box.SIMPLE_HEAD, title_style="bold")
    for column in columns:
        if column.right:
            shown.add_column(Text(column.title), justify="right", no_wrap=True, overflow="fold")
        else:
            shown.add_column(Text(column.title), overflow="fold", min_width=len(column.title))
    for row in rows:
        shown.add_row(*(Text(cell) for cell in row))
    console().print(shown)


@contextmanager
def progress_bar(*, quiet: bool = False) -> Iterator["Progress"]:
    """Yield what is told of progress; a bar on stderr if a person looks at it."""
    if quiet or not sys.stderr.isatty():
        yield _silent
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<14}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0)
        yield lambda stage, fraction: bar.update(task, description=stage, completed=fraction)


def _silent(stage: str, fraction: float) -> None:
    """Tell nobody."""
