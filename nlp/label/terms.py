"""Terms of a class of passages by c-TF-IDF.

Source: Grootendorst, "BERTopic", arXiv 2203.05794, 2022: tf(t, c) · log(1 + A / f(t)), with tf the
share of term t in class c, f(t) its count over the classes, A the mean number of words a class;
times the share of f(t) that falls in c, so that a word common to all classes names none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from nlp.types import Term, Tokens

LEAST_COUNT = 3
LEAST_SHARE = 0.03
FEWEST_TERMS = 3
RARE = 0.01
"""What the weight of a term is worth in a class where hardly any passage holds it."""


@dataclass(frozen=True, slots=True)
class LemmaCounts:
    """`matrix` has shape (passages, lemmas); `lemmas` are sorted and name its columns."""

    lemmas: tuple[str, ...]
    matrix: csr_matrix


def count_lemmas(tokens: Sequence[Tokens]) -> LemmaCounts:
    """Count each lemma once a passage, so that an insistent author does not make a theme."""
    lemmas = tuple(sorted({lemma for one in tokens for lemma in one.lemmas}))
    column = {lemma: place for place, lemma in enumerate(lemmas)}
    columns = [sorted({column[lemma] for lemma in one.lemmas}) for one in tokens]
    ends = np.cumsum([0] + [len(one) for one in columns])
    flat = np.fromiter((c for one in columns for c in one), dtype=np.int32, count=int(ends[-1]))
    ones = np.ones(len(flat), dtype=np.float32)
    return LemmaCounts(lemmas, csr_matrix((ones, flat, ends), shape=(len(tokens), len(lemmas))))


def class_terms(
    counts: LemmaCounts, labels: NDArray[np.int32], forms: Mapping[str, str], most: int
) -> list[tuple[Term, ...]]:
    """Return the `most` heaviest terms of each class 0, 1, … in their commonest form.

    `labels` has one class a passage, -1 for none. Ties are broken by the lemma.
    """
    frequency = _by_class(counts.matrix, labels)
    weights = _weigh(frequency)
    sizes = np.bincount(labels[labels >= 0], minlength=len(weights))
    weights[frequency < np.maximum(LEAST_COUNT, LEAST_SHARE * sizes)[:, None]] *= RARE
    return [_heaviest(weights[c], counts, forms)[:most] for c in range(len(weights))]


def _by_class(matrix: csr_matrix, labels: NDArray[np.int32]) -> NDArray[np.float64]:
    known = np.flatnonzero(labels >= 0)
    classes = int(labels.max()) + 1
    ones = np.ones(len(known))
    indicator = csr_matrix((ones, (labels[known], known)), shape=(classes, matrix.shape[0]))
    return np.asarray((indicator @ matrix).todense(), dtype=np.float64)


def _weigh(frequency: NDArray[np.float64]) -> NDArray[np.float64]:
    words = np.maximum(frequency.sum(axis=1, keepdims=True), 1)
    total = np.maximum(frequency.sum(axis=0), 1)
    own = frequency / total
    weights: NDArray[np.float64] = frequency / words * np.log1p(words.mean() / total) * own
    return weights


def _heaviest(
    weights: NDArray[np.float64], counts: LemmaCounts, forms: Mapping[str, str]
) -> tuple[Term, ...]:
    weights = weights.round(8)
    order = np.argsort(-weights, kind="stable")[:200]
    terms: dict[str, Term] = {}
    for column in order[weights[order] > 0]:
        form = forms[counts.lemmas[column]]
        terms.setdefault(form, Term(form=form, weight=round(float(weights[column]), 6)))
    found = tuple(terms.values())
    least = RARE * found[0].weight if found else 0.0
    return tuple(term for i, term in enumerate(found) if i < FEWEST_TERMS or term.weight > least)
