"""The texts an encoder may be trained on, and how each file is read.

Only files whose licence lets vectors be shipped are named here; what a folder holds besides is
not read.
"""

import csv
import json
import lzma
import re
import sys
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

SENTENCE_END = re.compile(r"(?<=[.!?…;])\s+|\s*\n+\s*|\s*&&\s*|\s+[-•*]\s+")
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=[A-Z][^\n:]{5,80}: )|\n--- Contribution \d+ ---\n")
_TAG = re.compile(r"<[^>]+>")
_LONG_CELL = 60


@dataclass(frozen=True, slots=True)
class Document:
    """One text in sentences. `question` is what it answers, "" for other texts."""

    question: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One file of the corpora. `weight` is the share of its documents that is used."""

    path: str
    licence: str
    read: Callable[[Path], Iterator[Document]]
    weight: float = 1.0


def sentences(text: str) -> tuple[str, ...]:
    """Cut a text at ends of sentences, lines and bullets."""
    return tuple(one.strip() for one in SENTENCE_END.split(text) if len(one.strip()) > 2)


def answers(path: Path) -> Iterator[Document]:
    """Read `{"question", "text"}` lines; an answer given twice to a question counts once."""
    seen: set[int] = set()
    for line in lines(path):
        row = json.loads(line)
        key = hash((row["question"], row["text"].strip().lower()))
        if key not in seen:
            seen.add(key)
            yield Document(row["question"], sentences(row["text"]))


def running(path: Path) -> Iterator[Document]:
    """Read running French, a sentence or paragraph a line."""
    for line in lines(path):
        yield Document("", sentences(line))


def meetings(path: Path) -> Iterator[Document]:
    """Read an archive of reports; each paragraph is a document."""
    with tarfile.open(path) as archive:
        streams = (archive.extractfile(member) for member in archive)
        for stream in (one for one in streams if one is not None):
            paragraphs = _PARAGRAPH.split(stream.read().decode("utf-8", "replace"))
            yield from (Document("", sentences(paragraph)) for paragraph in paragraphs)


def platform(path: Path) -> Iterator[Document]:
    """Read the long cells of an export of a participation platform, each once."""
    csv.field_size_limit(sys.maxsize)
    with lzma.open(path, "rt", encoding="utf-8", newline="") as stream:
        cells = (cell for row in csv.reader(stream) for cell in row)
        long = dict.fromkeys(cell for cell in cells if len(cell) > _LONG_CELL and " " in cell)
    for cell in long:
        yield Document("", sentences(_TAG.sub(" ", cell)))


def lines(path: Path) -> Iterator[str]:
    """Yield the lines of a packed text file."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        yield from stream


def written_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Read `{"a", "b"}` lines: two texts that mean the same or belong together."""
    for line in lines(path):
        row = json.loads(line)
        yield row["a"], row["b"]


_OUVERTE = "Licence Ouverte"
_FREE = "CC0, CC BY, CC BY-SA, Apache-2.0, MIT or public information, by file"

ORIGINS: tuple[Origin, ...] = (
    Origin(path="grand_debat/fis_01.jsonl.xz", licence=_OUVERTE, read=answers),
    Origin(path="grand_debat/eco_01.jsonl.xz", licence=_OUVERTE, read=answers),
    Origin(path="grand_debat/other_questions.jsonl.xz", licence=_OUVERTE, read=answers),
    Origin(path="grand_debat/short_answers.jsonl.xz", licence=_OUVERTE, read=answers),
    Origin(path="grand_debat/reunions.tar.xz", licence=_OUVERTE, read=meetings),
    Origin(path="rua/rua-fonctionnement.csv.xz", licence=_OUVERTE, read=platform),
    Origin(path="french_text/commonvoice_fr_debats_an.txt.xz", licence=_FREE, read=running),
    Origin(
        path="french_text/codes_juridiques.txt.xz",
        licence=_FREE,
        read=running,
        weight=0.2,
    ),
    Origin(path="french_text/code_travail_numerique.txt.xz", licence=_FREE, read=running),
    Origin(path="french_text/fiches_ministere_travail.txt.xz", licence=_FREE, read=running),
    Origin(path="french_text/debats_presidentiels.txt.xz", licence=_FREE, read=running),
    Origin(path="french_text/fredsum_debats.txt.xz", licence=_FREE, read=running),
    Origin(path="french_text/nosgestesclimat.txt.xz", licence=_FREE, read=running),
    Origin(path="french_text/parlement_nlp_amendements.txt.xz", licence=_FREE, read=running),
    Origin(path="french_text/service_public_fiches.txt.xz", licence=_FREE, read=running),
    Origin(path="french_text/tatoeba_fra.txt.xz", licence=_FREE, read=running, weight=0.5),
    Origin(path="french_text/ud_sequoia.txt.xz", licence=_FREE, read=running),
)

PAIRS: tuple[str, ...] = (
    "pairs/code_travail_numerique.faq.jsonl.xz",
    "pairs/code_travail_numerique.glossaire.jsonl.xz",
    "pairs/code_travail_numerique.qa_contributions.jsonl.xz",
    "pairs/code_travail_numerique.requete_document.jsonl.xz",
    "pairs/code_travail_numerique.requetes_variantes.jsonl.xz",
    "pairs/fiches_ministere_travail.titre_section.jsonl.xz",
    "pairs/fredsum_debats.summary_pairs.jsonl.xz",
    "pairs/parlement_nlp_amendements.expose_dispositif.jsonl.xz",
    "pairs/service_public_fiches.titre_fiche.jsonl.xz",
    "pairs/tatoeba_fra.paraphrases.jsonl.xz",
)
"""Query and title, title and body, question and answer, text and summary, paraphrases."""
