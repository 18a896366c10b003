"""Builders of files and of submissions, with good defaults."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from data.intake import Intake, IntakeFile, IntakeOptions, take_in
from data.readers.table import Origin, Table
from data.territories.gazetteer import load_gazetteer

LONG = [
    "Il faudrait davantage de patrouilles à pied le soir autour de la gare",
    "Les rodéos de motos nous empêchent de dormir tous les week-ends d'été",
    "Mieux éclairer le chemin de l'école, on n'y voit rien l'hiver",
    "Plus de dialogue entre la police municipale et les jeunes du quartier",
]


@pytest.fixture
def texts() -> list[str]:
    return list(LONG)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write text or bytes to a file of the test's own folder."""

    def save(content: str | bytes, name: str = "reponses.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        data = content if isinstance(content, bytes) else content.encode(encoding)
        path.write_bytes(data)
        return path

    return save


@pytest.fixture
def table() -> Callable[..., Table]:
    """Make a table from its columns and rows."""

    def build(columns: Sequence[str], rows: Sequence[Sequence[str]], **more: Any) -> Table:
        return Table(
            name=more.pop("name", "reponses.csv"),
            columns=tuple(columns),
            rows=[list(row) for row in rows],
            lines=list(range(2, len(rows) + 2)),
            origin=more.pop("origin", Origin(format="csv")),
            **more,
        )

    return build


@pytest.fixture
def take() -> Callable[..., Intake]:
    """Take files in, given as paths or as `IntakeFile`s."""

    def run(*files: Path | IntakeFile, **options: Any) -> Intake:
        wrapped = [f if isinstance(f, IntakeFile) else IntakeFile(path=f) for f in files]
        return take_in(wrapped, IntakeOptions(**options), load_gazetteer())

    return run
