"""What masking makes of the sentences that the rules were written on."""

from collections.abc import Callable

import pytest

from nlp.clean.repairs import REPAIRS
from nlp.clean.rules import run
from tests.truth.personal_data import KINDS, PATTERNED, Sentence, mistakes, read, score, table

DATA, TRAPS = read("personal_data.txt"), read("personal_data_traps.txt")


def test_the_sentences_are_many_and_need_no_repair() -> None:
    marked = [span.kind for sentence in DATA for span in sentence.spans]
    assert len(DATA) + len(TRAPS) >= 150
    assert sum(not sentence.spans for sentence in TRAPS) >= 60
    assert min(marked.count(kind) for kind in KINDS) >= 7
    assert [one.text for one in DATA + TRAPS if run(REPAIRS, one.text, {}) != one.text] == []


def test_personal_data_is_masked_and_little_else(
    record_property: Callable[[str, object], None],
) -> None:
    scores = score(DATA + TRAPS)
    record_property("table", table(scores))
    wrong = mistakes(DATA + TRAPS)
    assert {kind: scores[kind].recall for kind in PATTERNED if scores[kind].recall < 0.95} == {}
    assert {kind: one.precision for kind, one in scores.items() if one.precision < 0.95} == {}, (
        wrong
    )
    assert scores["personne"].recall >= 0.9, wrong


@pytest.mark.parametrize("trap", TRAPS, ids=[trap.text for trap in TRAPS])
def test_what_only_looks_like_personal_data_stays(trap: Sentence) -> None:
    assert mistakes([trap]) == []
