"""Tests of nlp.embed.lsa."""

import numpy as np
import pytest

from nlp.embed.lsa import LsaEncoder

TEXTS = ["police\tbrigade", "police\tpatrouille", "école\tcantine", "école\tbus", "seul"]


def test_rows_have_unit_length_or_are_zero() -> None:
    rows = LsaEncoder(3, seed=1).fit(TEXTS).encode(TEXTS)
    lengths = np.linalg.norm(rows, axis=1)
    assert np.allclose(lengths[:4], 1)
    assert lengths[4] == 0


def test_texts_that_share_words_are_closer() -> None:
    rows = LsaEncoder(3, seed=1).fit(TEXTS).encode(TEXTS)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_a_corpus_without_a_repeated_word_gives_zeros() -> None:
    assert not LsaEncoder(3, seed=1).fit(["un", "deux"]).encode(["un"]).any()


def test_a_corpus_without_words_gives_zeros() -> None:
    assert LsaEncoder(3, seed=1).fit(["", ""]).encode(["", ""]).shape == (2, 1)


def test_large_corpora_are_fitted_on_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp.embed.lsa.FIT_SAMPLE", 4)
    rows = LsaEncoder(2, seed=1).fit(TEXTS[:4] * 3).encode(TEXTS)
    assert rows.shape == (5, 2)
