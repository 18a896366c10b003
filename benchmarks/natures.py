"""How well natures are told on the part held out: python -m benchmarks.natures.

Prints a report; results/natures.md keeps one. Nothing is chosen by these figures.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from sklearn.metrics import classification_report, cohen_kappa_score, confusion_matrix, f1_score

from benchmarks.machine import machine
from benchmarks.natures_data import CORPORA, Label, Labelled, read_labels, with_texts
from models.natures import NAMES
from nlp.embed.stage import alone
from nlp.nature.stage import Speech, natures
from nlp.types import Passage
from service.speech import load_speech


def told(found: Sequence[Labelled], speech: Speech) -> list[str]:
    """Return the nature that the product gives each passage."""
    passages = [
        Passage(contribution_id=str(rank), index=0, start=0, end=len(one.text), text=one.text)
        for rank, one in enumerate(found)
    ]
    result = natures(passages, alone(passages, (), speech.encoder), speech)
    return [result.of(rank).nature for rank in range(len(passages))]


def report(found: Sequence[Labelled], labels: Sequence[Label], answers: Sequence[str]) -> str:
    """Return the figures as text."""
    macro = f1_score([one.label.nature for one in found], answers, average="macro")
    right = [one.label.nature for one in found]
    twice = [one for one in labels if one.second]
    first, second = [one.first for one in twice], [one.second for one in twice]
    table = confusion_matrix(right, answers, labels=list(NAMES))
    lines = (
        f"held out: {len(found)} passages, macro-F1 {macro:.3f}",
        classification_report(right, answers, labels=list(NAMES), digits=3),
        "confusion (rows: label, columns: answer): " + ", ".join(NAMES),
        *(f"{name:12} {row.tolist()}" for name, row in zip(NAMES, table, strict=True)),
        f"two readings: kappa {cohen_kappa_score(first, second):.3f} on {len(twice)} passages",
    )
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    corpora = parser.parse_args().corpora
    speech = load_speech()
    if speech is None:
        raise SystemExit("the encoder of the project is not here")
    labels = read_labels()
    found = with_texts(labels, corpora)
    held = [one for one in found if one.label.held_out]
    began = perf_counter()
    told(found, speech)
    rate = len(found) / (perf_counter() - began)
    print(machine())
    print(report(held, labels, told(held, speech)))
    print(f"speed: {rate:,.0f} passages a second, vectors included")


if __name__ == "__main__":
    main()
