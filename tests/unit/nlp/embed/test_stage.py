"""Tests of nlp.embed.stage."""

from collections.abc import Sequence

import numpy as np
import pytest

from nlp.embed.stage import embed, fit_lsa, phrase_vectors, word_vectors
from nlp.errors import SettingError
from nlp.settings import Settings
from tests.unit.nlp.builders import passage, tokens

WORDS = ["police brigade", "police patrouille", "école cantine", "école bus"]
PASSAGES = [passage(words, words) for words in WORDS]
TOKENS = [tokens(words) for words in WORDS]


class LengthEncoder:
    """Two numbers a text."""

    name = "longueurs"

    def __init__(self, dropped: int = 0) -> None:
        self.dropped = dropped

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return the length and its inverse, less the rows to drop."""
        rows = [[len(text), 1 / len(text)] for text in texts]
        return np.array(rows[self.dropped :], dtype=np.float32)


def test_without_an_encoder_lsa_is_fitted_on_the_lemmas() -> None:
    rows = embed(PASSAGES, TOKENS, fit_lsa(PASSAGES, TOKENS, Settings()))
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_phrases_are_read_by_their_lemmas_or_by_their_forms() -> None:
    lemmas, forms = [("police", "brigade"), ("école", "bus")], ["brigades de police", "bus"]
    lsa = fit_lsa(PASSAGES, TOKENS, Settings())
    rows, passages = phrase_vectors(lemmas, forms, lsa), embed(PASSAGES, TOKENS, lsa)
    assert (passages @ rows.T > 0.5).tolist() == [[True, False]] * 2 + [[False, True]] * 2
    assert phrase_vectors(lemmas, forms, LengthEncoder())[:, 0].tolist() == [18, 3]


def test_the_rows_of_an_encoder_are_brought_to_unit_length() -> None:
    rows = embed(PASSAGES, TOKENS, LengthEncoder())
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)


def test_an_encoder_that_loses_a_row_is_refused() -> None:
    with pytest.raises(SettingError, match="longueurs"):
        embed(PASSAGES, TOKENS, LengthEncoder(dropped=1))


def test_no_passage_gives_no_row() -> None:
    assert embed([], [], LengthEncoder()).shape == (0, 1)


def test_the_words_of_lsa_add_up_to_the_direction_of_their_text() -> None:
    lsa = fit_lsa(PASSAGES, TOKENS, Settings())
    parts = word_vectors(("police", "école"), ("police", "école"), lsa)
    rows = embed(PASSAGES, TOKENS, lsa)
    assert rows[0] @ parts[0] > rows[0] @ parts[1]


def test_an_encoder_reads_the_forms_of_words() -> None:
    rows = word_vectors(("aller", "aller"), ("vont", "ira"), LengthEncoder())
    assert np.array_equal(rows, LengthEncoder().encode(["vont", "ira"]))
