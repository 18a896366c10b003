"""Other methods on the same whole answers: one label an answer, "" for what they leave out.

Each has the settings it comes with, except that it is seeded, told that the language is not
English and, where it takes stop words, given French ones (BERTopic as it comes takes none) and
words of two answers or more. Terms are read for NPMI only.
"""

import contextlib
import importlib
import io
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF, TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.preprocessing import normalize

from benchmarks.quality_ours import Labelling
from benchmarks.quality_vectors import Answers

Labels = NDArray[np.int64]
Rows = NDArray[np.float32]
TERMS = 30
"""Enough for ten of them to have content."""
LSA_DIMENSIONS = 50
LEAST_ANSWERS = 2
LEAST_TOPICS = 2
TRIES = 5


class MissingLibrary(Exception):
    """A rival's library is not installed."""

    def __init__(self, library: str) -> None:
        """Say how to install it, and how to go without."""
        self.library = library
        super().__init__(
            f"{library} is not installed: see `python -m benchmarks.quality --help` for how to "
            "install the rivals, or leave out what is missing with --skip-missing."
        )


class RivalFailed(Exception):
    """A rival cannot cope with some answers, whatever the seed."""


@dataclass(frozen=True, slots=True)
class Found:
    """One label an answer, -1 for none, and the terms of each topic (none for k-means)."""

    labels: Labels
    terms: Sequence[Sequence[str]] = ()


Rival = Callable[[Answers, int], Found]
"""Answers, number of topics for those that must be given it → what was found."""


def bertopic_lsa(answers: Answers, _: int) -> Found:
    """Run BERTopic as it comes, on TF-IDF reduced to 50 dimensions."""
    return _bertopic(answers, _lsa(answers))


def bertopic_ours(answers: Answers, _: int) -> Found:
    """Run BERTopic as it comes, on our vectors."""
    return _bertopic(answers, answers.vectors())


def k_means(answers: Answers, number: int) -> Found:
    """Run k-means on our vectors, with the number of tags."""
    model = KMeans(number, n_init=10, random_state=answers.seed)
    return Found(np.asarray(model.fit_predict(answers.vectors()), dtype=np.int64))


def nmf(answers: Answers, number: int) -> Found:
    """Run NMF on TF-IDF, with the number of tags; the label is the heaviest topic."""
    vectorizer = _tfidf(answers)
    weights = vectorizer.fit_transform(answers.texts)
    model = NMF(number, init="nndsvda", random_state=answers.seed, max_iter=500)
    heaviest = _heaviest(model.fit_transform(weights))
    return Found(heaviest, _terms(model.components_, vectorizer.get_feature_names_out()))


def keynmf(answers: Answers, number: int) -> Found:
    """Run KeyNMF of Turftopic on our vectors, with the number of tags."""
    library = _library("turftopic")
    vectorizer = _words(answers)
    model = library.KeyNMF(
        number, encoder=answers, vectorizer=vectorizer, random_state=answers.seed
    )
    weights = model.fit_transform(answers.texts, embeddings=answers.vectors())
    return Found(_heaviest(weights), _terms(model.components_, model.get_vocab()))


def topeax(answers: Answers, _: int) -> Found:
    """Run Topeax of Turftopic on our vectors; it finds the number.

    Its mixture fails on some maps of the answers: other seeds are then tried.

    Raises:
        RivalFailed: none of five seeds would do.
    """
    for seed in range(answers.seed, answers.seed + TRIES):
        with contextlib.suppress(ValueError):
            return _topeax(answers, seed)
    raise RivalFailed


RIVALS: dict[str, tuple[Rival, bool]] = {
    "BERTopic, LSA vectors": (bertopic_lsa, False),
    "BERTopic, our vectors": (bertopic_ours, False),
    "k-means, our vectors": (k_means, True),
    "NMF": (nmf, True),
    "KeyNMF, our vectors": (keynmf, True),
    "Topeax, our vectors": (topeax, False),
}
"""Name → method, whether it is given the number of tags."""


def run_rival(name: str, answers: Answers, number: int) -> Labelling:
    """Run a rival quietly and read its labels by id.

    Raises:
        MissingLibrary: what it needs is not installed.
        RivalFailed: it gives no result on these answers.
    """
    method, given = RIVALS[name]
    number = max(number, LEAST_TOPICS)
    began = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = method(answers, number)
    names = [f"{label}" if label >= 0 else "" for label in found.labels]
    return Labelling(
        every={one: frozenset({name} - {""}) for one, name in zip(answers.ids, names, strict=True)},
        main=dict(zip(answers.ids, names, strict=True)),
        themes=len(set(names) - {""}),
        coverage=sum(map(bool, names)) / len(names),
        terms=tuple(tuple(theme) for theme in found.terms),
        seconds=time.perf_counter() - began,
        given=given,
    )


def _bertopic(answers: Answers, rows: Rows) -> Found:
    library, umap = _library("bertopic"), _library("umap")
    _library("hdbscan")  # without it BERTopic silently takes another
    model = library.BERTopic(
        umap_model=umap.UMAP(
            n_neighbors=15,
            n_components=5,
            min_dist=0.0,
            metric="cosine",
            low_memory=False,
            random_state=answers.seed,
        ),
        top_n_words=TERMS,
        language="multilingual",  # for English it cuts accented letters out of its terms
    )
    topics, _ = model.fit_transform(answers.texts, embeddings=rows)
    terms = [[word for word, _ in model.get_topic(one)] for one in sorted(set(topics) - {-1})]
    return Found(np.asarray(topics, dtype=np.int64), terms)


def _topeax(answers: Answers, seed: int) -> Found:
    library = _library("turftopic")
    np.random.seed(seed)  # its mixture takes no seed of its own
    model = library.Topeax(encoder=answers, vectorizer=_words(answers), random_state=seed)
    try:
        model.fit_transform(answers.texts, embeddings=answers.vectors())
    except ZeroDivisionError:  # a component without answers: it has labels, but no terms
        return Found(_heaviest(model.doc_topic_matrix))
    return Found(_heaviest(model.doc_topic_matrix), _terms(model.components_, model.get_vocab()))


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MissingLibrary(error.name or name) from error


def _tfidf(answers: Answers) -> TfidfVectorizer:
    return TfidfVectorizer(stop_words=answers.stop_words, min_df=LEAST_ANSWERS)


def _words(answers: Answers) -> CountVectorizer:
    """Return counts of words for Turftopic; its own least of ten answers a word does it harm."""
    return CountVectorizer(min_df=LEAST_ANSWERS, stop_words=answers.stop_words)


def _lsa(answers: Answers) -> Rows:
    weights = _tfidf(answers).fit_transform(answers.texts)
    model = TruncatedSVD(LSA_DIMENSIONS, random_state=answers.seed)
    return np.asarray(normalize(model.fit_transform(weights)), dtype=np.float32)


def _heaviest(weights: NDArray[np.float64]) -> Labels:
    """Return the heaviest topic of each row, -1 where all weigh nothing."""
    return np.where(weights.max(axis=1) > 0, weights.argmax(axis=1), -1)


def _terms(components: NDArray[np.float64], words: Sequence[str]) -> list[list[str]]:
    return [[str(words[place]) for place in np.argsort(-row)[:TERMS]] for row in components]
