"""The passages labelled by nature, with their texts, which lie in the corpora alone."""

import csv
import json
import lzma
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from nlp.nature.folding import folded_words

LABELS = Path("data/labels/natures.tsv")
CORPORA = Path("../shared/corpora")
PARTS = 3
"""One part in so many is held out: the passages whose hash is divisible by it."""

RANDOM_ROUNDS = 2
"""Passages of later rounds were drawn for being hard."""

Texts = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A line of the table. `second` is "" for a passage that was read once.

    `round` tells when the passage was drawn: at random in the first two (of the second that is
    supposed, see the README of the labels), for being hard after.
    """

    source: str
    id: str
    start: int
    end: int
    digest: str
    nature: str
    first: str
    second: str
    round: int

    @property
    def at_random(self) -> bool:
        """Tell whether the passage was drawn without regard to how hard it is."""
        return self.round <= RANDOM_ROUNDS

    @property
    def held_out(self) -> bool:
        """Tell whether the passage belongs to the part that nothing is chosen by."""
        return int(self.digest, 16) % PARTS == 0


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with the words it speaks of."""

    label: Label
    text: str


def read_labels(path: Path = LABELS) -> list[Label]:
    """Return the lines of the table, in their order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_label(line.split("\t")) for line in lines if not line.startswith("#")]


def _label(cells: list[str]) -> Label:
    source, name, start, end, digest, nature, first, second, drawn = cells
    return Label(
        source=source,
        id=name,
        start=int(start),
        end=int(end),
        digest=digest,
        nature=nature,
        first=first,
        second=second,
        round=int(drawn),
    )


def with_texts(labels: list[Label], corpora: Path = CORPORA) -> list[Labelled]:
    """Return the labels whose words are where they say, in their order.

    A label is left out when no text of its id has, at its place, words with its hash: whoever
    must know which are missing counts them.
    """
    wanted = {(one.source, one.id, one.digest): one for one in labels}
    by_id: dict[tuple[str, str], list[Label]] = {}
    for one in labels:
        by_id.setdefault((one.source, one.id), []).append(one)
    texts = (
        (one, text[one.start : one.end])
        for source in sorted({one.source for one in labels})
        for name, text in texts_of(corpora, source)
        for one in by_id.get((source, name), ())
    )
    found = {
        (one.source, one.id, one.digest): said for one, said in texts if digest(said) == one.digest
    }
    return [Labelled(one, found[key]) for key, one in wanted.items() if key in found]


def apart(labelled: list[Labelled], held: list[Labelled]) -> list[Labelled]:
    """Return the passages that neither share a place nor all their words with one held out."""
    words = {tuple(folded_words(one.text)) for one in held}
    spans: dict[tuple[str, str], list[Label]] = {}
    for one in held:
        spans.setdefault((one.label.source, one.label.id), []).append(one.label)
    return [
        one
        for one in labelled
        if tuple(folded_words(one.text)) not in words
        and not any(
            other.start < one.label.end and one.label.start < other.end
            for other in spans.get((one.label.source, one.label.id), ())
        )
    ]


def digest(text: str) -> str:
    """Return the start of the SHA-256 of a text, as in the table."""
    return sha256(text.encode()).hexdigest()[:16]


def texts_of(corpora: Path, source: str) -> Texts:
    """Yield the id and the text of each answer or report of a corpus; some under two ids."""
    path = corpora / source
    if source.endswith(".tar.xz"):
        return _reports(path)
    if source.endswith(".jsonl.xz"):
        return _answers(path)
    return _rua(path) if source.endswith(".csv.xz") else _table(path)


def _answers(path: Path) -> Texts:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["id"], row["text"]
            yield f"{row.get('question', '')}/{row['id']}", row["text"]


def _reports(path: Path) -> Texts:
    with tarfile.open(path) as archive:
        for member in filter(lambda one: one.isfile(), archive):
            content = archive.extractfile(member)
            yield member.name, content.read().decode("utf-8", "replace") if content else ""


def _rua(path: Path) -> Texts:
    csv.field_size_limit(10**9)
    with lzma.open(path, "rt", encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines, delimiter=";"):
            yield row["contributions_arguments_id"], row["contributions_arguments_body"]


def _table(path: Path) -> Texts:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for rank, row in enumerate(csv.DictReader(lines)):
            yield str(rank), row["answer"]
