"""Tests of nlp.embed.context."""

import numpy as np
import pytest

from nlp.embed import context
from nlp.embed.context import put_in_context
from nlp.types import Passage, Vectors

SAID = [("a", "police"), ("a", "dans la rue"), ("b", "école"), ("c", "rien"), ("c", "la cantine")]
ROWS = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0], [0, 0.6, 0.8]], dtype=np.float32)


def passages() -> list[Passage]:
    return [
        Passage(contribution_id=one, index=i, start=0, end=len(text), text=text)
        for i, (one, text) in enumerate(SAID)
    ]


def in_context(rows: Vectors, said: list[Passage]) -> Vectors:
    found = rows.copy()
    put_in_context(found, said)
    return found


def test_a_passage_moves_towards_what_else_its_contribution_says() -> None:
    rows = in_context(ROWS, passages())
    assert rows[0, 1] > 0.3
    assert rows[0, 0] > rows[0, 1]
    assert np.allclose(np.linalg.norm(rows[[0, 1, 2, 4]], axis=1), 1)


def test_the_longer_passage_moves_less() -> None:
    rows = in_context(ROWS, passages())
    assert rows[1] @ ROWS[1] > rows[0] @ ROWS[0]


def test_a_passage_alone_stays_and_so_does_one_that_says_nothing_known() -> None:
    rows = in_context(ROWS, passages())
    assert np.array_equal(rows[2], ROWS[2])
    assert np.allclose(rows[4], ROWS[4])
    assert not rows[3].any()


def test_no_other_contribution_and_no_chunk_changes_a_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = in_context(ROWS, passages())
    assert np.array_equal(in_context(ROWS[:2], passages()[:2]), whole[:2])
    monkeypatch.setattr(context, "CHUNK", 1)
    assert np.array_equal(in_context(ROWS, passages()), whole)
