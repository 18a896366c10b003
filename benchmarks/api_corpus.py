"""A database of very many real answers with all that an analysis keeps of them, figures drawn.

Texts and passages are those of `search_corpus`; themes, cells, quotations and statements are there
in the numbers in which an analysis keeps them, for every région and département and every filter by
one field.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, delete, select, update

from benchmarks.search_corpus import ANALYSIS, AUDIENCES, CHANNELS, fill_database
from data.territories.gazetteer import load_gazetteer
from service.analyses.tables import Analysis, Assignment, Cell, Statement, Theme
from service.batches.tables import Contribution
from service.db.bulk import insert_rows
from service.db.engine import open_engine, writing
from service.db.upgrade import upgrade
from service.settings import ServiceSettings
from service.specificities.tables import Quotation, mark_of

FIELDS = ("channel", "audience", "question")
QUOTED = {"": 4, "channel": 3, "audience": 3, "question": 3}
SAID = ("constat", "constat", "constat", "proposition", "proposition", "proposition")
WORDS = "impôt justice dépense revenu taxe retraite entreprise service santé école".split()

Row = dict[str, Any]


def fill(home: Path, count: int) -> None:
    """Make a database of so many answers, unless the folder holds one."""
    if (home / "assises.db").exists():
        return
    home.mkdir(parents=True, exist_ok=True)
    engine = open_engine(ServiceSettings(home=home))
    upgrade(engine)
    fill_database(engine, count)
    _fill_figures(engine)
    engine.dispose()


def _fill_figures(engine: Engine) -> None:
    chance = random.Random(2020)
    with writing(engine) as session:
        themes = list(session.scalars(select(Theme.id)))
        questions = list(session.scalars(select(Contribution.question).distinct()))
        session.execute(delete(Cell))
        terms = [{"form": word, "weight": 0.1} for word in WORDS]
        session.execute(update(Theme).values(terms=terms, definition="Ce qui est dit. " * 8))
        session.execute(update(Analysis).values(quality={"natures": {"constat": 1}}))
        values = {"channel": CHANNELS, "audience": AUDIENCES[1:], "question": questions}
        slices = [{}, *({name: value} for name in FIELDS for value in values[name])]
        insert_rows(session, Cell, _cells(themes, slices, chance))
        passages = [tuple(row) for row in session.execute(_passages())]
        insert_rows(session, Quotation, _quotations(themes, values, (passages, chance)))
        insert_rows(session, Statement, _statements(themes, passages, chance))
        session.commit()


def _passages() -> Any:
    columns = (Assignment.contribution_key, Assignment.start, Assignment.end, Assignment.territory)
    said = (getattr(Contribution, name) for name in FIELDS)
    joined = select(*columns, *said).join(
        Contribution, Contribution.key == Assignment.contribution_key
    )
    # A prime, so that they lie everywhere: their texts are not read from the same pages.
    return joined.where(Assignment.key % 7 == 0)


def _codes() -> list[str]:
    level = load_gazetteer().level
    return [
        code
        for code in sorted(load_gazetteer().codes())
        if level(code) in {"national", "région", "département"}
    ]


def _cells(themes: list[str], slices: list[dict[str, str]], chance: random.Random) -> Iterator[Row]:
    gazetteer = load_gazetteer()
    for code, part, theme in product(_codes(), slices, themes):
        count = chance.randrange(50, 900)
        yield {
            "analysis_id": ANALYSIS, "territory": code, "name": gazetteer.name(code),
            "level": gazetteer.level(code), "theme_id": theme, **dict.fromkeys(FIELDS, ""), **part,
            "contributions": count, "texts": count, "contributors": count, "base": 8_000,
            "share": count / 8_000, "low": 0.9 * count / 8_000, "high": 1.1 * count / 8_000,
            "specificity": chance.uniform(-3, 3), "q_value": chance.random(), "flag": "",
        }  # fmt: skip


def _quotations(
    themes: list[str], values: dict[str, Sequence[str]], drawn: tuple[list[Any], random.Random]
) -> Iterator[Row]:
    passages, chance = drawn
    said: dict[tuple[str, str], list[Any]] = {("", ""): passages}
    for row, (place, name) in product(passages, enumerate(FIELDS, start=4)):
        said.setdefault((name, row[place]), []).append(row)
    for code, theme, scope in product(_codes(), themes, QUOTED):
        for value, place in product(values.get(scope, [""]), range(QUOTED[scope])):
            key, start, end, *_ = chance.choice(said[scope, value])
            yield {
                "analysis_id": ANALYSIS, "territory": code, "theme_id": theme, "scope": scope,
                "part": mark_of([value] if scope else []), "rank": place + 1,
                "contribution_key": key, "start": start, "end": end, "strength": 0.5,
            }  # fmt: skip


def _statements(themes: list[str], passages: list[Any], chance: random.Random) -> Iterator[Row]:
    for code, theme in product(_codes(), (one for one in themes if "-" not in one)):
        for position, kind in enumerate(SAID):
            key, start, end, place, *_ = chance.choice(passages)
            yield {
                "analysis_id": ANALYSIS, "contribution_key": key, "territory": code,
                "theme_id": theme, "kind": kind, "subject": "", "position": position,
                "contributions": 9 - position, "place": place, "start": start, "end": end,
                "axis": "", "actor": "",
            }  # fmt: skip
