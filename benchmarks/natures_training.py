"""Train the weights that tell constats from propositions: python -m benchmarks.natures_training.

Reads the labels of the parts that are not held out, and the shared corpora for their texts. All
settings below were chosen by cross-validation on these parts; the labels held out are not read,
their passages only to leave out those that say the same.
Needs PyTorch beside the libraries of the project: pip install torch==2.13.0.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from scipy.special import log_softmax
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

from benchmarks.natures_data import CORPORA, LABELS, Labelled, apart, read_labels, with_texts
from benchmarks.natures_windows import train_windows
from benchmarks.natures_words import WordVectors, word_vectors
from models.natures import ENCODER, NAMES, SHIPPED, Weights, save_natures
from models.registry import load_encoder
from models.windows import Windows
from nlp.embed.stage import alone
from nlp.nature.features import BITS, signs
from nlp.nature.windows import window_scores
from nlp.types import Passage

FOLDS = 5
SEED = 0
STRENGTH = 5.0
"""Inverse of the penalty on weights."""

MEANING = 0.5
"""How much a vector counts beside the signs."""

LEAST = 2
"""Passages that must hold a sign for it to have a weight."""

Matrix = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """Weights with what cross-validation on the training part told."""

    weights: Weights
    passages: Counter[str]
    macro_f1: float


def train(labelled: Sequence[Labelled], known: WordVectors) -> Trained:
    """Train both readers on labelled passages."""
    texts = [one.text for one in labelled]
    names = np.array([NAMES.index(one.label.nature) for one in labelled])
    told = sign_matrix(texts)
    kept = np.flatnonzero(np.bincount(told.indices, minlength=1 << BITS) >= LEAST)
    inputs = hstack([told[:, kept], vectors_of(texts) * MEANING]).tocsr()
    drawn = np.flatnonzero([one.label.at_random for one in labelled])
    scores = np.zeros((len(drawn), len(NAMES)))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for _, held in folds.split(drawn, names[drawn]):
        rest = np.setdiff1d(np.arange(len(names)), drawn[held])
        windows = train_windows([texts[one] for one in rest], names[rest], known, SEED)
        read = window_scores([texts[one] for one in drawn[held]], windows)
        fitted = _fit(inputs[rest], names[rest])
        scores[held] = fitted.predict_log_proba(inputs[drawn[held]]) + log_softmax(read, axis=1)
    windows = train_windows(texts, names, known, SEED)
    return Trained(
        weights=_weights(_fit(inputs, names), kept, windows),
        passages=Counter(one.label.nature for one in labelled),
        macro_f1=float(f1_score(names[drawn], scores.argmax(axis=1), average="macro")),
    )


def sign_matrix(texts: Sequence[str]) -> Matrix:
    """Return how often each passage has each sign, over the root of all its signs."""
    found = signs(texts)
    count = np.maximum(np.bincount(found.owners, minlength=found.passages), 1)
    values = (1 / np.sqrt(count))[found.owners]
    shape = (found.passages, 1 << BITS)
    matrix = csr_matrix((values, (found.owners, found.places)), shape=shape)
    matrix.sum_duplicates()
    return matrix


def vectors_of(texts: Sequence[str]) -> Matrix:
    """Return the unit vectors of passages."""
    encoder = load_encoder(ENCODER)
    if encoder is None:
        raise SystemExit("the encoder of the project is not here")
    passages = [
        Passage(contribution_id=str(rank), index=0, start=0, end=len(text), text=text)
        for rank, text in enumerate(texts)
    ]
    return csr_matrix(alone(passages, (), encoder).astype(np.float64))


def _fit(inputs: Matrix, names: NDArray[np.int64]) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=200, tol=1e-3).fit(inputs, names)


def _weights(fitted: LogisticRegression, kept: NDArray[np.int64], windows: Windows) -> Weights:
    coefficients = fitted.coef_.T
    told, meant = coefficients[: len(kept)], coefficients[len(kept) :]
    scale = float(np.abs(told).max()) / 127
    table = np.zeros((1 << BITS, len(NAMES)), dtype=np.int8)
    table[kept] = np.rint(told / scale).astype(np.int8)
    return Weights(
        table=table,
        scale=scale,
        projection=meant * MEANING,
        bias=fitted.intercept_,
        windows=windows,
    )


CARD = """# Weights of natures

`weights.safetensors` tells whether a French passage is a constat, a proposition or neither. Written
by `python -m benchmarks.natures_training`.

- **What it reads**: words, their kinds and endings, alone and in pairs, how a passage opens, its
  length (`nlp/nature/features.py`, hashed into 2**{bits} rows), and the vector of the shipped
  encoder `{encoder}`: a logistic regression, weights of signs rounded to 8 bits. Beside it a small
  convolutional network over windows of one and three words (`nlp/nature/windows.py`), whose vectors
  of words start from the company that words keep in the corpora. Each counts for half.
- **Trained on** {total} passages ({passages}) of the Grand Débat, of Entendre la France and of the
  consultation on the RUA, labelled by the definition in `data/labels/README.md`. The labels are
  language models' readings, not those of persons. The weights hold common words, and no text.
- **Macro-F1 in cross-validation** on those of them that were drawn at random: {macro:.3f}, which
  flatters, as settings were chosen there. On the part held out: `benchmarks/results/natures.md`.
- **Limits**: French of written consultations; irony, quotations of others and demands put as facts
  ("la rue n'est pas éclairée") are read as they are worded. A probability is no certainty: show
  natures with counts, and let people read the passages.
"""


def card(trained: Trained) -> str:
    """Return what is to be known of the weights."""
    counts = ", ".join(f"{trained.passages[name]} {name}" for name in NAMES)
    return CARD.format(
        bits=BITS,
        encoder=ENCODER,
        total=f"{trained.passages.total():,}",
        passages=counts,
        macro=trained.macro_f1,
    )


def main() -> None:
    """Train and write the weights with their card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    asked = parser.parse_args()
    labels = read_labels(LABELS)
    found = with_texts(labels, asked.corpora)
    held = [one for one in found if one.label.held_out]
    known = word_vectors(asked.corpora, sorted({one.source for one in labels}))
    trained = train(apart([one for one in found if not one.label.held_out], held), known)
    save_natures(asked.out, trained.weights)
    (asked.out / "card.md").write_text(card(trained), encoding="utf-8")
    print(f"{trained.passages.total()} passages, macro-F1 {trained.macro_f1:.3f}; {asked.out}")


if __name__ == "__main__":
    main()
