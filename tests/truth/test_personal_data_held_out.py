"""What masking makes of sentences that were written apart from its rules.

They are scored as the others are, and never used to tune a rule.
"""

from collections.abc import Callable

import pytest

from tests.truth.personal_data import (
    KINDS,
    PATTERNED,
    Score,
    Sentence,
    mistakes,
    read,
    score,
    table,
)


@pytest.fixture(scope="module")
def sentences() -> list[Sentence]:
    """Return the held-out sentences."""
    return read("personal_data_held_out.txt")


@pytest.fixture(scope="module")
def scores(sentences: list[Sentence]) -> dict[str, Score]:
    """Return the score of each kind."""
    return score(sentences)


@pytest.fixture(scope="module")
def report(sentences: list[Sentence], scores: dict[str, Score]) -> str:
    """Return the table of the scores, then each sentence masked wrongly and its result."""
    wrong = [f"{before!r}\n  {after!r}" for before, after in mistakes(sentences)]
    return "\n".join([table(scores), *wrong])


def test_the_held_out_sentences_cover_every_kind_and_many_traps(sentences: list[Sentence]) -> None:
    marked = [span.kind for sentence in sentences for span in sentence.spans]
    assert len(sentences) >= 110
    assert sum(not sentence.spans for sentence in sentences) >= 45
    assert {kind: marked.count(kind) for kind in KINDS if marked.count(kind) < 8} == {}
    assert [sentence.text for sentence in sentences if "|" in sentence.text] == []


def test_patterned_personal_data_is_masked(
    scores: dict[str, Score], report: str, record_property: Callable[[str, object], None]
) -> None:
    record_property("table", table(scores))
    assert pooled(scores, PATTERNED).recall >= 0.95, report


def test_announced_names_are_masked_and_little_else(scores: dict[str, Score], report: str) -> None:
    assert scores["personne"].recall >= 0.85, report
    assert scores["personne"].precision >= 0.85, report


def test_masks_rarely_hide_what_is_not_personal(scores: dict[str, Score], report: str) -> None:
    assert pooled(scores, KINDS).precision >= 0.9, report


def pooled(scores: dict[str, Score], kinds: tuple[str, ...]) -> Score:
    """Add up the counts of several kinds."""
    return Score(
        wanted=sum(scores[kind].wanted for kind in kinds),
        hidden=sum(scores[kind].hidden for kind in kinds),
        masks=sum(scores[kind].masks for kind in kinds),
        right=sum(scores[kind].right for kind in kinds),
    )
