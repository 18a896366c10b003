"""What the benchmark of quality scores, and on what."""

import json
from pathlib import Path

import pytest

from benchmarks.quality_data import tagged
from benchmarks.quality_heldout import halves, held_out_npmi
from benchmarks.quality_ours import Labelling
from benchmarks.quality_planted import planted, read_vocabulary
from benchmarks.quality_score import mean, score, trivial
from nlp.types import Source

ROWS = [
    ("a", ["radars"]),
    ("b", ["radars", "Autre / Passer"]),
    ("c", ["Autre / Passer"]),
    ("d", ["radars", "écoles"]),
    ("e", ["écoles", "en attente"]),
]


@pytest.fixture
def tags(tmp_path: Path) -> Path:
    path = tmp_path / "tags.jsonl"
    rows = [{"id": i, "question": "Q", "text": f"Texte {i} && fin", "tags": t} for i, t in ROWS]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_process_tags_are_not_scored_but_their_answers_are_analysed(tags: Path) -> None:
    (question,) = tagged(tags)
    assert [one.id for one in question.sources] == list("abcde")
    assert question.scored() == list("abde")
    assert question.truth["b"] == {"radars"}
    assert question.sources[0].text == "Texte a && fin"


def test_a_perfect_answer_scores_one_and_the_trivial_ones_nothing(tags: Path) -> None:
    (question,) = tagged(tags)
    main = {one: min(labels) for one, labels in question.truth.items()}
    perfect = Labelling(every=dict(question.truth), main=main, themes=2, coverage=1.0)
    found = score(question, perfect)
    assert (found.ami, found.ari, found.omega, found.f1) == pytest.approx((1, 1, 1, 1))
    for labels in trivial(question).values():
        assert score(question, labels).omega == pytest.approx(0, abs=1e-9)


def test_a_mean_is_missing_where_a_value_is(tags: Path) -> None:
    (question,) = tagged(tags)
    one, other = (score(question, labels) for labels in trivial(question).values())
    assert mean([one, other]).themes == (1 + 5) / 2
    assert mean([one, other]).npmi is None


def test_terms_are_looked_for_as_lemmas_and_words_without_content_are_passed_over() -> None:
    texts = ["Les radars de vitesse", "Des radars, la vitesse !", "Un radar", "L'école"]
    sources = [Source(id=str(i), text=text) for i, text in enumerate(texts)]
    expected = held_out_npmi([["radar", "vitesse"]], sources)
    assert expected > 0
    assert held_out_npmi([["les", "radars", "de", "radar", "vitesses"]], sources) == expected


def test_halves_share_nothing_and_leave_nothing_out() -> None:
    sources = planted(31, seed=1).sources
    one, other = halves(sources, seed=2)
    assert sorted([*one, *other], key=lambda each: each.id) == list(sources)
    assert abs(len(one) - len(other)) == 1


def test_invented_answers_are_the_same_for_one_seed_and_hold_their_themes() -> None:
    question = planted(300, seed=1)
    assert question == planted(300, seed=1)
    assert question != planted(300, seed=2)
    assert set().union(*question.truth.values()) == set(read_vocabulary())
    assert 0.15 < sum(len(one) == 2 for one in question.truth.values()) / 300 < 0.35
