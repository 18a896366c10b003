"""Terms of a class of passages by c-TF-IDF.

Source: Grootendorst, "BERTopic", arXiv 2203.05794, 2022: tf(t, c) · log(1 + A / f(t)), with tf the
share of term t in class c, f(t) its count over the classes, A the mean number of words a class;
times the share of f(t) that falls in c, so that a word common to all classes names none.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from nlp.grouping import Grouping
from nlp.label.families import alike
from nlp.label.forms import surface_forms
from nlp.label.groups import Group
from nlp.label.sample import Sample
from nlp.types import Term, Tokens

LEAST_COUNT = 3
LEAST_SHARE = 0.03
FEWEST_TERMS = 3
RARE = 0.01
"""What the weight of a term is worth in a class where hardly any passage holds it."""

CONSIDERED = 200


@dataclass(frozen=True, slots=True)
class LemmaCounts:
    """`matrix` has shape (passages, lemmas); `lemmas` are sorted and name its columns."""

    lemmas: tuple[str, ...]
    matrix: csr_matrix


class Classes(NamedTuple):
    """`number` classes: one label a passage, -1 for none, and how many passages each stands for."""

    number: int
    labels: NDArray[np.int32]
    weight: NDArray[np.float64]


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
    counts: LemmaCounts, classes: Classes, forms: Mapping[str, str], most: int
) -> list[tuple[Term, ...]]:
    """Return the `most` heaviest terms of each class 0, 1, … in the form given for their lemma.

    Ties are broken by the lemma; a lemma without a form is left out. Of a family of words the
    heaviest is shown.
    """
    frequency = _by_class(counts.matrix, classes)
    weights = _weigh(frequency)
    known = classes.labels >= 0
    sizes = np.bincount(classes.labels[known], classes.weight[known], minlength=len(weights))
    weights[frequency < np.maximum(LEAST_COUNT, LEAST_SHARE * sizes)[:, None]] *= RARE
    return [_heaviest(weights[c].round(8), counts, forms, most) for c in range(len(weights))]


def _by_class(matrix: csr_matrix, classes: Classes) -> NDArray[np.float64]:
    known = np.flatnonzero(classes.labels >= 0)
    places = classes.labels[known], known
    shape = (classes.number, matrix.shape[0])
    indicator = csr_matrix((classes.weight[known], places), shape=shape)
    return np.asarray((indicator @ matrix).todense(), dtype=np.float64)


def _weigh(frequency: NDArray[np.float64]) -> NDArray[np.float64]:
    words = np.maximum(frequency.sum(axis=1, keepdims=True), 1)
    total = np.maximum(frequency.sum(axis=0), 1)
    own = frequency / total
    weights: NDArray[np.float64] = frequency / words * np.log1p(words.mean() / total) * own
    return weights


def _heaviest(
    weights: NDArray[np.float64], counts: LemmaCounts, forms: Mapping[str, str], most: int
) -> tuple[Term, ...]:
    terms: list[Term] = []
    for column in np.argsort(-weights, kind="stable")[:CONSIDERED]:
        weight = float(weights[column])
        if len(terms) == most or not _shown(weight, terms):
            break
        form = forms.get(counts.lemmas[column], "")
        if form and not _said(form, terms):
            terms.append(Term(form=form, weight=round(weight, 6)))
    return tuple(terms)


def _shown(weight: float, terms: Sequence[Term]) -> bool:
    """Tell whether a weight is worth showing after heavier terms; three are, however light."""
    if len(terms) < FEWEST_TERMS:
        return weight > 0
    return weight > RARE * terms[0].weight


def _said(form: str, terms: Sequence[Term]) -> bool:
    """Tell whether all words of a form are of the family of a word shown before."""
    shown = [word for term in terms for word in term.form.split()]
    return all(any(alike(word, other) for other in shown) for word in form.split())


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of themes and of sub-themes, by their index."""

    themes: Sequence[tuple[Term, ...]]
    subthemes: Sequence[tuple[Term, ...]]

    def of(self, group: Group) -> tuple[Term, ...]:
        """Return the terms of a group, heaviest first."""
        return (self.themes if group.parent is None else self.subthemes)[group.number]


@dataclass(frozen=True, slots=True)
class TermSettings:
    """How many terms are shown, and which forms of a lemma are not ("considère")."""

    most: int
    hidden: Callable[[str, str], bool]


def read_terms(
    tokens: Sequence[Tokens], sample: Sample, grouping: Grouping, settings: TermSettings
) -> Terms:
    """Return the terms of each theme, and of each sub-theme against those of the same theme."""
    counts = count_lemmas(tokens)
    forms = {
        lemma: form
        for lemma, form in surface_forms(tokens).items()
        if not settings.hidden(lemma, form)
    }
    classes = Classes(grouping.themes, sample.theme, sample.weight)
    themes = class_terms(counts, classes, forms, settings.most)
    subthemes: list[tuple[Term, ...]] = [()] * len(grouping.parents)
    for theme in sorted(set(grouping.parents)):
        own = [s for s, parent in enumerate(grouping.parents) if parent == theme]
        labels = np.where(sample.theme == theme, sample.subtheme - own[0], -1).astype(np.int32)
        found = class_terms(counts, Classes(len(own), labels, sample.weight), forms, settings.most)
        for s, terms in zip(own, found, strict=True):
            subthemes[s] = terms
    return Terms(themes, subthemes)
