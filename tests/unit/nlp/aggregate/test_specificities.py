"""Tests of nlp.aggregate.voices and nlp.aggregate.specificities."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy.stats import hypergeom

from nlp.aggregate.specificities import SMALL_BASE, Specificity, specificities
from nlp.aggregate.voices import Part, Said, Table, Unit, tabulate


def said(number: int, part: str | Part = "02", marks: str = "", **values: Any) -> Said:
    """Return what one person said once; `marks` are separated by spaces, and may repeat."""
    named = {"contributor": f"p{number}", "text": f"x{number}", **values}
    held = marks.split()
    where = (part,) if isinstance(part, str) else part
    return Said(part=where, marks={mark: held.count(mark) for mark in held}, **named)


def everyone(counts: dict[str, tuple[int, int]]) -> list[Said]:
    """Return voices of parts, each with (units with "rue", units without)."""
    pairs = [
        (part, mark)
        for part, (held, others) in counts.items()
        for mark in ["rue"] * held + [""] * others
    ]
    return [said(i, part, mark) for i, (part, mark) in enumerate(pairs)]


def rows(table: Table, *, published: bool = False) -> dict[tuple[str, ...], Specificity]:
    return {(*one.part, one.mark): one for one in specificities(table, published=published)}


def test_a_row_prints_what_the_law_needs() -> None:
    found = rows(tabulate(everyone({"02": (30, 20), "59": (20, 130)}), Unit.CONTRIBUTORS))
    one = found["02", "rue"]
    assert (one.total, one.base, one.marked, one.seen) == (200, 50, 50, 30)
    assert np.isclose(one.index, -np.log10(hypergeom.sf(29, 200, 50, 50)))
    assert np.isclose(one.p_value, 2 * hypergeom.sf(29, 200, 50, 50))
    assert one.low < one.share == 0.6 < one.high
    assert found["59", "rue"].index < 0


def test_a_contributor_counts_once_in_a_part_and_once_in_each_part() -> None:
    voices = [said(i, "02" if i < 4 else "59", "rue", contributor="p") for i in range(6)]
    table = tabulate(voices, Unit.CONTRIBUTORS)
    assert (table.base.tolist(), table.seen.ravel().tolist()) == ([1, 1], [1, 1])
    assert tabulate(voices, Unit.TEXTS).base.tolist() == [4, 2]


def test_a_copied_text_counts_for_one_of_those_who_sent_it() -> None:
    voices = [said(i, "02", "rue", text="campagne") for i in range(50)] + [said(90, "02")]
    for unit in (Unit.CONTRIBUTORS, Unit.TEXTS):
        table = tabulate(voices, unit)
        assert (table.base.tolist(), table.seen.tolist()) == ([2], [[1]])
        assert table.people.tolist() == [[50]]


def test_a_common_text_counts_for_each_who_wrote_it() -> None:
    one = said(0, "02", "rue", text="moins de bruit")
    voices = [replace(one, contributor=f"p{i}", common=True) for i in range(50)]
    assert tabulate(voices, Unit.CONTRIBUTORS).base.tolist() == [50]
    assert tabulate(voices, Unit.TEXTS).base.tolist() == [1]


def test_parts_of_two_dimensions_add_up_to_the_whole() -> None:
    voices = [said(i, ("02", ("réunion", "courrier")[i % 2]), "rue") for i in range(9)]
    table = tabulate(voices, Unit.CONTRIBUTORS)
    assert table.parts == (("02", "courrier"), ("02", "réunion"))
    assert table.base.tolist() == [4, 5]
    assert {one.total for one in specificities(table)} == {9}


def test_occurrences_are_those_of_textometry() -> None:
    voices = [said(0, "02", "rue rue maire"), said(1, "59", "maire école")]
    table = tabulate(voices, Unit.OCCURRENCES)
    assert (table.marks, table.base.tolist()) == (("maire", "rue", "école"), [3, 2])
    assert table.seen.tolist() == [[1, 2, 0], [1, 0, 1]]


def test_small_bases_are_flagged() -> None:
    found = rows(tabulate(everyone({"02": (5, SMALL_BASE - 6), "59": (5, 25)}), Unit.TEXTS))
    assert (found["02", "rue"].flag, found["59", "rue"].flag) == ("n<30", "")


def test_nothing_said_gives_no_row() -> None:
    assert specificities(tabulate([], Unit.TEXTS)) == ()
    assert specificities(tabulate([said(1)], Unit.CONTRIBUTORS)) == ()


def test_a_published_table_hides_small_cells_and_what_would_give_them_back() -> None:
    voices = everyone({"02": (3, 60), "13": (11, 60), "59": (40, 60)})
    found = rows(tabulate(voices, Unit.CONTRIBUTORS), published=True)
    assert [found[part, "rue"].hidden for part in ("02", "13", "59")] == [True, True, False]
    assert (found["02", "rue"].seen, found["02", "rue"].base, found["02", "rue"].index) == (0, 0, 0)


def test_a_part_of_fewer_than_five_is_hidden_whole_and_one_more_with_it() -> None:
    voices = everyone({"02": (2, 1), "13": (12, 8), "59": (40, 60)})
    found = rows(tabulate(voices, Unit.CONTRIBUTORS), published=True)
    assert [found[part, "rue"].hidden for part in ("02", "13", "59")] == [True, True, False]


def test_eight_texts_of_one_person_are_hidden_too() -> None:
    voices = [said(i, "02", "rue", contributor="p") for i in range(8)]
    voices += [said(100 + i, ("13", "59")[i % 2], "rue") for i in range(40)]
    voices += [said(200 + i, ("02", "13", "59")[i % 3]) for i in range(90)]
    table = tabulate(voices, Unit.TEXTS)
    assert not rows(table)["02", "rue"].hidden
    assert rows(table, published=True)["02", "rue"].hidden


def test_what_is_hidden_leaves_no_trace_in_the_corrected_probabilities() -> None:
    """A strong cell that is hidden would lower the probabilities of all others."""
    voices = everyone({"02": (0, 90), "13": (30, 60), "59": (34, 60), "75": (36, 60)})
    shown, full = (rows(tabulate(voices, Unit.TEXTS), published=p) for p in (True, False))
    assert full["02", "rue"].q_value < 1e-6
    for at in (at for at, one in shown.items() if not one.hidden):
        assert shown[at].q_value >= full[at].q_value - 1e-12


@pytest.mark.parametrize("unit", [Unit.CONTRIBUTORS, Unit.TEXTS])
def test_the_order_of_other_contributions_changes_no_base(unit: Unit) -> None:
    voices = everyone({"02": (3, 6), "59": (4, 2)})
    assert np.array_equal(tabulate(voices, unit).seen, tabulate(voices[::-1], unit).seen)
