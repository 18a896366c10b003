"""Tests of service.analyses.remembered."""

from pathlib import Path

from sqlalchemy.orm import Session

from service.analyses.remembered import Remembered
from service.db.engine import reading
from tests import builders


def test_a_value_is_read_once_a_database_and_nothing_is_not_remembered(tmp_path: Path) -> None:
    asked: list[str] = []

    def read(_: Session, key: str) -> list[str]:
        asked.append(key)
        return [key] if key != "rien" else []

    kept: Remembered[str, list[str]] = Remembered(read, most=2)
    engines = [builders.empty_database(tmp_path / name) for name in ("a", "b")]
    for engine in engines:
        with reading(engine) as session:
            for key in ("un", "un", "rien", "rien"):
                assert kept.get(session, key) == ([key] if key != "rien" else [])
    assert asked == ["un", "rien", "rien"] * 2
    with reading(engines[0]) as session:
        for key in ("deux", "trois", "un"):
            kept.get(session, key)
    assert asked[-3:] == ["deux", "trois", "un"]
    for engine in engines:
        engine.dispose()
