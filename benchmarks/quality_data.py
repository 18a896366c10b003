"""The texts whose themes are known: tagged answers, and a mixture of questions.

A text keeps its form, " && " between messages included: cleaning is part of what is measured.
"""

import json
import lzma
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from nlp.types import Context, Source

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
TAGS = CORPORA / "entendre_la_france" / "tags_dev.jsonl"
DEBATE = CORPORA / "grand_debat"
PROCESS_TAGS = frozenset({"Autre / Passer", "en attente"})
"""Tags that say how an answer was handled, not what it says."""
LEAST_ANSWERS = 5
"""A tag with fewer answers is no theme that could be found."""
MIXED = {
    "FIS_01": "fis_01.jsonl.xz",
    "FIS_04": "other_questions.jsonl.xz",
    "ECO_03": "other_questions.jsonl.xz",
    "ECO_09": "other_questions.jsonl.xz",
    "ECO_11": "other_questions.jsonl.xz",
    "ECO_14": "other_questions.jsonl.xz",
}
"""Taxes, benefits, effects of the climate, heating, transport, France abroad: in which file."""
DRAWN_FROM = 3
"""So many times the wanted answers are read, and the sample is drawn from them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Answers analysed together. `truth` holds the labels of those that are scored, by id."""

    name: str
    sources: tuple[Source, ...]
    truth: Mapping[str, frozenset[str]]

    def scored(self) -> list[str]:
        """Return the ids of the answers with a label, in the order of the answers."""
        return [one.id for one in self.sources if one.id in self.truth]

    def wanted(self) -> int:
        """Return the number of labels that enough answers have."""
        counts: dict[str, int] = defaultdict(int)
        for tag in (tag for tags in self.truth.values() for tag in tags):
            counts[tag] += 1
        return sum(count >= LEAST_ANSWERS for count in counts.values())


def tagged(path: Path) -> list[Question]:
    """Return the questions of a file of lines `{id, question, text, tags}`, in order of names."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _lines(path):
        rows[str(row["question"])].append(row)
    return [_question(name, rows[name]) for name in sorted(rows)]


def mixture(each: int, seed: int) -> Question:
    """Return `each` answers to each of six questions; the question is the label."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for file in sorted(set(MIXED.values())):
        names = {name for name, place in MIXED.items() if place == file}
        for row in _first_of_each(_lines(DEBATE / file), names, each * DRAWN_FROM):
            found[row["question"]].append(row)
    chance = random.Random(seed)
    drawn = [row for name in sorted(found) for row in chance.sample(found[name], each)]
    # An id is one of its question only.
    named = [{**row, "id": f"{row['question']}:{row['id']}"} for row in drawn]
    return _question("mixture", [{**row, "tags": [row["question"]]} for row in named])


def _first_of_each(
    rows: Iterable[dict[str, Any]], names: set[str], most: int
) -> Iterator[dict[str, Any]]:
    """Yield the first answers to the named questions, and stop reading once there are enough."""
    counts = dict.fromkeys(names, 0)
    wanted = (row for row in rows if counts.get(row["question"], most) < most)
    for row in islice(wanted, most * len(names)):
        counts[row["question"]] += 1
        yield row


def _question(name: str, rows: Iterable[Mapping[str, Any]]) -> Question:
    sources: list[Source] = []
    truth: dict[str, frozenset[str]] = {}
    for row in rows:
        sources.append(
            Source(id=row["id"], text=row["text"], context=Context(question=row["question"]))
        )
        tags = frozenset(row["tags"]) - PROCESS_TAGS
        if tags:
            truth[row["id"]] = tags
    return Question(name=name, sources=tuple(sources), truth=truth)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
