"""Vectors in lists: packed, kept in files, and found again."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from nlp.types import Slice
from service.search import nearest as module
from service.search.asked import Filters
from service.search.encoding import Coder
from service.search.lists import find_centres, nearest_lists, pack
from service.search.nearest import nearest
from service.search.passages import COLUMNS, Codes, day_number
from service.search.vector_files import Mapped, are_there, read_vectors, write_vectors

EVERYTHING = Filters(texts_of=None, facets=(), part=Slice())
COUNT, WIDTH = 6_000, 16


class Given:
    """An encoder whose texts are the numbers of rows that are drawn beforehand."""

    name = "donné"

    def __init__(self) -> None:
        draw = np.random.default_rng(1)
        groups = draw.normal(size=(30, WIDTH))
        rows = groups[np.arange(COUNT) % 30] + draw.normal(size=(COUNT, WIDTH)) / 3
        self.rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        known = [self.rows[int(text)] if text else np.zeros(WIDTH) for text in texts]
        return np.array(known, dtype=np.float32)


def written(folder: Path) -> Mapped:
    """Write passages: even rows of one département and channel, odd ones of another."""
    codes = Codes()
    table = np.zeros((COUNT + 1, len(COLUMNS)), dtype=np.int64)
    for row in range(COUNT):
        place, channel = (("02", "réunion"), ("59", "courrier"))[row % 2]
        table[row] = [
            row, 0, 9, 5,
            codes.number("theme", f"t{row % 7}"), 0, codes.number("theme", f"t{row % 5}"), 0,
            codes.number("territory", place), codes.number("channel", channel), 0, 0,
            day_number(f"2020-01-{1 + row % 28:02}"),
        ]  # fmt: skip
    texts = [*map(str, range(COUNT)), ""]
    chunks = iter([(texts[:4000], table[:4000]), (texts[4000:], table[4000:])])
    assert write_vectors(folder, chunks, codes, Coder(encoder=Given(), digest="d")) == COUNT
    found = read_vectors(folder)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> Mapped:
    return written(tmp_path_factory.mktemp("vectors") / "a")


def keys(mapped: Mapped, query: int, filters: Filters, most: int = 10) -> list[int]:
    near = nearest(mapped, Given().rows[query], filters, most)
    assert list(near.scores) == sorted(near.scores, reverse=True)
    return [int(key) for key in mapped.columns["key"][near.places]]


def truth(query: int, passes: NDArray[np.bool_], most: int = 10) -> set[int]:
    scores = Given().rows @ Given().rows[query]
    scores[~passes] = -9
    return set(np.argsort(-scores)[:most].tolist())


def test_a_byte_a_dimension_hardly_changes_a_cosine() -> None:
    rows = Given().rows
    scores = pack(rows).scores(slice(0, 500), rows[0])
    assert np.abs(scores - rows[:500] @ rows[0]).max() < 0.01


def test_each_vector_lies_in_the_list_of_its_nearest_centre() -> None:
    packed = pack(Given().rows)
    centres = find_centres(packed, 1)
    assert len(centres) == COUNT // 1000
    labels = nearest_lists(packed, centres)
    assert (labels == np.argmax(packed.rows(slice(None)) @ centres.T, axis=1)).all()


def test_a_passage_is_nearest_to_itself(mapped: Mapped) -> None:
    assert [keys(mapped, query, EVERYTHING)[0] for query in (0, 17, 5999)] == [0, 17, 5999]


def test_the_nearest_are_those_of_all_vectors(mapped: Mapped) -> None:
    everything = np.ones(COUNT, dtype=bool)
    found = [len(truth(q, everything) & set(keys(mapped, q, EVERYTHING))) for q in range(40)]
    assert np.mean(found) >= 9.5


def test_lists_that_are_near_hold_most_of_the_nearest(
    mapped: Mapped, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "EXACT", 100)
    monkeypatch.setattr(module, "ENOUGH", 2_000)
    everything = np.ones(COUNT, dtype=bool)
    found = [len(truth(q, everything) & set(keys(mapped, q, EVERYTHING))) for q in range(40)]
    assert np.mean(found) >= 8
    assert not nearest(mapped, Given().rows[0], EVERYTHING, 5).all


@pytest.mark.parametrize("exact", [100, 40_000])
def test_filters_hold_for_every_passage_found(
    mapped: Mapped, monkeypatch: pytest.MonkeyPatch, exact: int
) -> None:
    monkeypatch.setattr(module, "EXACT", exact)
    aisne = Filters(texts_of=("02", "021"), facets=(), part=Slice())
    assert {key % 2 for key in keys(mapped, 3, aisne)} == {0}
    post = Filters(texts_of=None, facets=(), part=Slice(channel="courrier"))
    assert {key % 2 for key in keys(mapped, 4, post)} == {1}
    theme = Filters(texts_of=None, facets=(), part=Slice(), theme="t6")
    assert {key % 7 for key in keys(mapped, 4, theme)} == {6}
    period = (dt.date(2020, 1, 3), dt.date(2020, 1, 4))
    dated = Filters(texts_of=None, facets=(), part=Slice(), period=period)
    assert {key % 28 for key in keys(mapped, 4, dated)} <= {2, 3}


def test_a_value_that_no_passage_has_finds_nothing(mapped: Mapped) -> None:
    for filters in (
        Filters(texts_of=(), facets=(), part=Slice()),
        Filters(texts_of=None, facets=(), part=Slice(audience="élus")),
        Filters(texts_of=None, facets=(), part=Slice(), theme="t99"),
    ):
        assert keys(mapped, 0, filters) == []


def test_the_same_passages_give_the_same_bytes(mapped: Mapped, tmp_path: Path) -> None:
    again = written(tmp_path / "b")
    assert (again.packed.bytes == mapped.packed.bytes).all()
    assert (again.columns["key"] == mapped.columns["key"]).all()
    assert are_there(tmp_path / "b", "d")
    assert not are_there(tmp_path / "b", "autre")


def test_no_passage_at_all_is_searched_without_fault(tmp_path: Path) -> None:
    coder = Coder(encoder=Given(), digest="d")
    assert write_vectors(tmp_path / "c", iter(()), Codes(), coder) == 0
    found = read_vectors(tmp_path / "c")
    assert found is not None
    assert len(nearest(found, np.ones(1, dtype=np.float32), EVERYTHING, 5).places) == 0
