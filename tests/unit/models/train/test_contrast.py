"""The gradient against differences, and the loss over the steps."""

import numpy as np
from scipy.sparse import csr_matrix

from models.train.contrast import _gradient, contrast
from models.train.pairs import joined, text_pairs
from models.train.settings import TrainSettings
from models.train.texts import read_texts, stop_ids
from models.train.vocabulary import build_tokenizer, count_words
from tests.unit.models.train.made import SMALL, STOP, documents

STEP = 1e-2


def test_the_gradient_is_that_of_the_loss() -> None:
    random = np.random.default_rng(3)
    vectors = random.normal(size=(6, 4)).astype(np.float32)
    table = csr_matrix(random.integers(0, 3, size=(8, 6)).astype(np.float32) + np.float32(0.1))
    question = np.array([0, 0, -1, -1])
    settings = TrainSettings(scale=3.0)

    def loss(moved: np.ndarray) -> float:
        return _gradient(moved.astype(np.float32), table, question, settings)[0]

    _, gradient = _gradient(vectors, table, question, settings)
    for place in np.ndindex(*vectors.shape):
        shift = np.zeros_like(vectors)
        shift[place] = STEP
        slope = (loss(vectors + shift) - loss(vectors - shift)) / (2 * STEP)
        assert abs(slope - gradient[place]) < 2e-3


def test_the_loss_falls_over_the_steps() -> None:
    counts = count_words(one for doc in documents() for one in doc.sentences)
    tokenizer = build_tokenizer(counts, SMALL)
    texts = read_texts(documents(), tokenizer, stop_ids(STOP, tokenizer))
    pairs = text_pairs(texts, SMALL)
    size = tokenizer.get_vocab_size()
    start = np.random.default_rng(0).normal(size=(size, SMALL.dimensions)).astype(np.float32)
    losses: list[float] = []
    contrast(start, joined([pairs] * 3), SMALL, lambda *told: losses.append(told[2]))
    assert np.mean(losses[-5:]) < np.mean(losses[:5]) - 0.2


def test_pairs_of_one_question_are_not_held_against_each_other() -> None:
    vectors = np.array([[1.0, 0.2], [0.9, 0.3]], dtype=np.float32)
    table = csr_matrix(np.array([[1, 0], [0, 1], [1, 0], [0, 1]], dtype=np.float32))
    same, _ = _gradient(vectors, table, np.array([4, 4]), SMALL)
    apart, _ = _gradient(vectors, table, np.array([-1, -1]), SMALL)
    assert same < 1e-6 < apart
