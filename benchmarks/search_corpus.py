"""A database of 800,000 real answers to search in.

Texts and questions are those of the Grand Débat; passages, vectors and words are made as the
product makes them. Places, channels, audiences, dates and themes are drawn: what matters here is
how many answers carry each.
"""

import json
import lzma
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from data.territories.gazetteer import load_gazetteer
from nlp.segment.stage import segment
from nlp.settings import Settings
from nlp.types import Contribution as Text
from nlp.types import Passage
from service.analyses.settings import to_plain
from service.analyses.tables import Analysis, Assignment, Cell, Theme
from service.batches.store import text_hash
from service.batches.tables import Batch, Contribution
from service.consultations.tables import Consultation
from service.db.base import now
from service.db.bulk import insert_rows
from service.db.engine import writing

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "grand_debat"
NAMES = ("fis_01", "eco_01", "other_questions")
SLUG, ANALYSIS, BATCH = "grand-debat", "mesure", "mesure"
CHANNELS = ("consultation en ligne", "courrier", "réunion")
AUDIENCES = ("", "citoyens", "élus", "associations")
FIRST_DAY, DAYS = date(2019, 1, 22), 53
AT_ONCE = 20_000
THEMES, SUBTHEMES = 15, 3
WEIGHTS = [1 / (3 + place) for place in range(THEMES)]
"""The most frequent theme has six times as many passages as the rarest."""

Row = dict[str, Any]


def answers(count: int) -> Iterator[Row]:
    """Yield the first answers of the corpora, in their order."""
    left = count
    for name in NAMES:
        with lzma.open(CORPUS / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            found = list(islice(lines, left))
        left -= len(found)
        yield from map(json.loads, found)


def fill_database(engine: Engine, count: int) -> None:
    """Add a consultation of so many answers with a finished analysis."""
    with writing(engine) as session:
        owner = Consultation(slug=SLUG, name="Grand Débat (mesure)")
        session.add(owner)
        session.flush()
        session.add(Batch(id=BATCH, consultation_id=owner.id, content_hash="0", job_id="",
                          state="done"))  # fmt: skip
        session.add(Analysis(id=ANALYSIS, consultation_id=owner.id, job_id="", state="done",
                             settings=to_plain(Settings()), finished_at=now()))  # fmt: skip
        session.commit()
        number = owner.id
    waiting = answers(count)
    key = 1
    while rows := list(islice(waiting, AT_ONCE)):
        _add(engine, number, rows, key)
        key += len(rows)
    _add_themes(engine, count)


def _add(engine: Engine, owner: int, rows: Sequence[Row], key: int) -> None:
    draw = random.Random(key)
    found = [_contribution(owner, row, draw) for row in rows]
    passages = segment([Text(id=str(i), text=one["text"]) for i, one in enumerate(found)])
    with writing(engine) as session:
        insert_rows(session, Contribution, found)
        insert_rows(session, Assignment, _assignments(passages, draw, (key, found)))
        session.commit()
    print(f"{key + len(rows) - 1:,} answers", flush=True)


def _contribution(owner: int, row: Row, draw: random.Random) -> Row:
    day = FIRST_DAY + timedelta(days=draw.randrange(DAYS))
    return {
        "consultation_id": owner,
        "batch_id": BATCH,
        # The same words given to two questions have one id in the corpora.
        "id": f"{row['question']}:{row['id']}",
        "text": row["text"],
        "text_hash": text_hash(row["question"], row["text"]),
        "blank": False,
        "question": row["question"],
        "territory": draw.choice(places()),
        "channel": draw.choices(CHANNELS, (90, 7, 3))[0],
        "audience": draw.choices(AUDIENCES, (70, 20, 7, 3))[0],
        "contributor": "",
        "date": day.isoformat(),
        "file": "",
        "row": 0,
        "duplicate_of": None,
        "changes": [],
    }


def places() -> tuple[str, ...]:
    """Return the codes of the départements."""
    return load_gazetteer().codes("département")


def _assignments(
    passages: Sequence[Passage], draw: random.Random, place: tuple[int, list[Row]]
) -> Iterator[Row]:
    first, rows = place
    for passage in passages:
        number = int(passage.contribution_id)
        theme, below = draw.choices(range(THEMES), WEIGHTS)[0], draw.randrange(SUBTHEMES)
        yield {
            "analysis_id": ANALYSIS,
            "contribution_key": first + number,
            "territory": rows[number]["territory"],
            "passage": passage.index,
            "start": passage.start,
            "end": passage.end,
            "status": "assigned",
            "theme_id": f"t{theme + 1:02}",
            "subtheme_id": f"t{theme + 1:02}-{below + 1}",
            "strength": 0.5,
            "runner_up_id": "",
            "margin": 0.0,
            "terms": "",
            "exemplar": -1,
        }


def theme_ids() -> list[str]:
    """Return the ids of the themes."""
    return [f"t{one + 1:02}" for one in range(THEMES)]


def _add_themes(engine: Engine, count: int) -> None:
    below = [f"{theme}-{one + 1}" for theme in theme_ids() for one in range(SUBTHEMES)]
    questions = sorted({row["question"] for row in answers(count)})
    slices = product(("", *CHANNELS), AUDIENCES, ("", *questions))
    with writing(engine) as session:
        session.add_all(_theme(place, one) for place, one in enumerate([*theme_ids(), *below]))
        for channel, audience, question in slices:
            session.add_all(_cell(one, (channel, audience, question)) for one in theme_ids())
        session.commit()


def _theme(position: int, name: str) -> Theme:
    parent = name.partition("-")[0] if "-" in name else None
    counts = dict.fromkeys(("contributions", "texts", "contributors"), 1)
    return Theme(analysis_id=ANALYSIS, id=name, position=position, parent_id=parent,
                 level=2 if parent else 1, title=f"Thème {name}", terms=[], definition="",
                 exemplars=[], **counts, share=0.1, stability=0.9)  # fmt: skip


def _cell(theme: str, part: tuple[str, str, str]) -> Cell:
    channel, audience, question = part
    counts = dict.fromkeys(("contributions", "texts", "contributors", "base"), 1)
    figures = dict.fromkeys(("share", "low", "high", "specificity", "q_value"), 0.0)
    return Cell(analysis_id=ANALYSIS, territory="FR", name="France", level="national",
                theme_id=theme, channel=channel, audience=audience, question=question,
                **counts, **figures)  # fmt: skip
