"""Windows of words against the same sums written as loops."""

import numpy as np
import pytest
from numpy.typing import NDArray

from models.windows import Windows, arrays_of, windows_of
from nlp.nature.folding import folded_words
from nlp.nature.windows import EDGE, MEAN, WORDS, row_of, window_scores
from tests.unit.nlp.nature.windows import drawn_windows

TEXTS = [
    "Supprimer les caméras",
    "Il manque un maire ; supprimer !",
    "",
    "…",
    "les les les les les",
    "z" * 80_000,
    "un maire " * WORDS,
]


def by_loops(text: str, weights: Windows) -> NDArray[np.float64]:
    words = folded_words(text)[:WORDS] or [""]
    rows = [EDGE, *(row_of(word, weights) for word in words), *([EDGE] * 4)]
    vectors = weights.rows[rows].astype(float)
    found: list[float] = []
    for one, offset, scale in zip(weights.filters, weights.offsets, weights.scales, strict=True):
        seen = [vectors[start : start + len(one), :, None] for start in range(len(words) + 1)]
        heard = np.maximum([(cut * one).sum((0, 1)) + offset for cut in seen], 0)
        found += [*(heard.max(0) * scale), *(heard.sum(0) * scale * MEAN / np.sqrt(len(words) + 1))]
    hidden = np.maximum(np.array(found) @ weights.hidden + weights.hidden_bias, 0)
    return np.asarray(hidden @ weights.out + weights.out_bias)


def test_scores_are_those_of_plain_loops() -> None:
    weights = drawn_windows()
    wanted = np.array([by_loops(text, weights) for text in TEXTS])
    assert window_scores(TEXTS, weights) == pytest.approx(wanted, abs=1e-9)


def test_a_passage_has_the_same_scores_in_any_company() -> None:
    weights = drawn_windows()
    alone = [window_scores([text], weights)[0] for text in TEXTS]
    together = window_scores(TEXTS * 100, weights)
    assert together == pytest.approx(np.array(alone * 100), abs=1e-9)


def test_order_counts() -> None:
    weights = drawn_windows()
    one, other = window_scores(["les maire manque", "manque les maire"], weights)
    assert not np.allclose(one, other)


def test_a_word_without_a_row_stands_by_its_kind_and_others_by_none() -> None:
    weights = drawn_windows()
    assert row_of("maire", weights) == weights.words["maire"]
    assert row_of("abolir", weights) == weights.kinds["infinitive"]
    assert row_of("quelquechose", weights) == weights.kinds[""]


def test_no_text_has_no_row() -> None:
    assert window_scores([], drawn_windows()).shape == (0, 3)


def test_weights_are_the_same_after_a_file() -> None:
    weights = drawn_windows()
    again = windows_of(arrays_of(weights))
    assert (again.words, again.kinds, again.scales) == (
        weights.words,
        weights.kinds,
        weights.scales,
    )
    assert np.array_equal(again.rows, weights.rows)
    assert window_scores(TEXTS, again) == pytest.approx(window_scores(TEXTS, weights), abs=1e-4)
