"""Weights of natures: the same after a file, and an error that says what is wrong."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.errors import UnreadableEncoder
from models.natures import FILE, SHIPPED, Weights, load_natures, save_natures
from nlp.nature.features import BITS
from nlp.nature.windows import window_scores
from tests.unit.nlp.nature.windows import drawn_windows

TEXTS = ["Supprimer les caméras", "Il manque un maire", "un trou"]


def weights() -> Weights:
    table = np.zeros((1 << BITS, 3), dtype=np.int8)
    table[[3, 70]] = [[1, 2, 3], [-4, 5, -6]]
    windows = drawn_windows()
    # As training leaves them: arrays that lie in memory in another order than they are read.
    turned = tuple(np.asfortranarray(one) for one in windows.filters)
    return Weights(
        table=table,
        scale=0.5,
        projection=np.ones((2, 3)),
        bias=np.zeros(3),
        windows=replace(windows, filters=turned),
    )


def test_weights_are_the_same_after_a_file(tmp_path: Path) -> None:
    wanted = weights()
    save_natures(tmp_path, wanted)
    found = load_natures(tmp_path)
    assert np.array_equal(found.table, wanted.table)
    assert all(
        np.array_equal(one, other)
        for one, other in zip(found.windows.filters, wanted.windows.filters, strict=True)
    )
    assert window_scores(TEXTS, found.windows) == pytest.approx(
        window_scores(TEXTS, wanted.windows), abs=1e-4
    )


def test_equal_weights_make_equal_files(tmp_path: Path) -> None:
    for name in ("one", "other"):
        save_natures(tmp_path / name, weights())
    assert (tmp_path / "one" / FILE).read_bytes() == (tmp_path / "other" / FILE).read_bytes()


def test_a_file_without_the_words_of_its_rows_is_refused(tmp_path: Path) -> None:
    known = weights()
    cut = replace(known.windows, rows=known.windows.rows[:-1])
    save_natures(tmp_path, replace(known, windows=cut))
    with pytest.raises(UnreadableEncoder, match="rows for"):
        load_natures(tmp_path)


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"nothing of the sort")
    with pytest.raises(UnreadableEncoder, match="poids illisibles"):
        load_natures(tmp_path)


def test_the_shipped_weights_know_words_and_kinds() -> None:
    windows = load_natures(SHIPPED).windows
    assert {"supprimer", "faut", "manque"} <= windows.words.keys()
    assert {"", "infinitive", "the"} <= windows.kinds.keys()
    assert len(windows.rows) == 1 + len(windows.words) + len(windows.kinds)
