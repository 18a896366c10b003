"""Tests of nlp.pipeline: the stages joined on planted corpora."""

import random
from dataclasses import replace

import pytest
from sklearn.metrics import adjusted_rand_score

from nlp.pipeline import STAGES, Tools, analyse, finish, run_stage, start
from nlp.settings import Settings
from nlp.types import Analysis, Cleaned
from tests.unit.nlp.builders import LEXICON, FlatGazetteer, cleaned, planted

TOOLS = Tools(lexicon=LEXICON, gazetteer=FlatGazetteer())


def analysed(rows: list[Cleaned], settings: Settings | None = None) -> Analysis:
    return analyse(start(rows), TOOLS, settings or Settings(threads=1), lambda *_: None)


def unlike(one: Analysis) -> Analysis:
    return replace(one, seconds={})


@pytest.fixture(scope="module")
def found() -> Analysis:
    return analysed(planted(20))


def test_ten_planted_themes_are_found_again(found: Analysis) -> None:
    rows = [one for one in found.assignments if one.theme_id]
    truth = [one.contribution_id.split("-")[0] for one in rows]
    assert adjusted_rand_score(truth, [one.theme_id for one in rows]) > 0.6


def test_row_order_does_not_change_the_analysis(found: Analysis) -> None:
    rows = planted(20)
    random.Random(3).shuffle(rows)
    assert unlike(analysed(rows)) == unlike(found)


def test_every_contribution_has_a_row(found: Analysis) -> None:
    assert {one.contribution_id for one in found.assignments} == {
        one.contribution.id for one in planted(20)
    }


def test_every_exemplar_is_a_stretch_of_its_text(found: Analysis) -> None:
    texts = {one.contribution.id: one.contribution.text for one in planted(20)}
    quoted = [one for theme in found.themes for one in theme.exemplars]
    assert quoted
    assert all(texts[one.contribution_id][one.start : one.end] == one.text for one in quoted)


def test_a_contribution_with_two_ideas_carries_two_themes() -> None:
    both = "Il faut plus de police et de patrouille. Il faut un hôpital et un médecin."
    rows = [*planted(20), cleaned("deux", both)]
    themes = {one.theme_id for one in analysed(rows).assignments if one.contribution_id == "deux"}
    assert len(themes) == 2


def test_below_twenty_passages_there_is_a_message_and_no_theme() -> None:
    small = analysed(planted(1))
    assert small.themes == ()
    assert "Aucun thème n'est inventé" in small.message
    assert len(small.assignments) == 10


def test_an_empty_corpus_is_no_error() -> None:
    assert analysed([cleaned("a", "RAS")]).account.empty == 1


def test_progress_is_told_stage_by_stage() -> None:
    told: list[float] = []
    analyse(start(planted(1)), TOOLS, Settings(threads=1), lambda _, done: told.append(done))
    assert told == sorted(told)
    assert told[-1] == 1


def test_stages_can_be_run_one_by_one(found: Analysis) -> None:
    state = start(planted(20))
    for stage in STAGES:
        state = run_stage(stage, state, TOOLS, Settings(threads=1))
    assert unlike(finish(state)) == unlike(found)


def test_the_weights_of_the_stages_add_up() -> None:
    assert sum(stage.weight for stage in STAGES) == pytest.approx(1)


@pytest.mark.parametrize("place", range(1, len(STAGES)))
def test_a_stage_out_of_order_says_what_is_missing(place: int) -> None:
    if STAGES[place].name in {"mots", "vecteurs"}:
        return
    with pytest.raises(ValueError, match="has not run"):
        run_stage(STAGES[place], start([]), TOOLS, Settings(threads=1))


def test_an_unfinished_state_has_no_analysis() -> None:
    with pytest.raises(ValueError, match="last stage"):
        finish(start([]))
