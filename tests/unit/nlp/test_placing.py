"""Tests of nlp.placing: a text gets what the fit gave it, alone and in any company."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from nlp.errors import WrongEncoder
from nlp.pipeline import STAGES, State, Tools, finish, run_stage, start
from nlp.placing import place, remember
from nlp.saved import SavedModel, load, save
from nlp.settings import Settings
from nlp.types import Assignment, Cleaned
from tests.unit.nlp.builders import LEXICON, VOCABULARIES, FlatGazetteer, cleaned, planted

SETTINGS = Settings(threads=1)
ROWS = [*planted(12), cleaned("vide", "RAS"), cleaned("zz", planted(12)[5].contribution.text)]


class CountingEncoder:
    """Counts the known words of a text; `digest` stands for the hash of its files."""

    name = "compte"

    def __init__(self, digest: str = "a" * 64) -> None:
        self.digest = digest

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row a text."""
        words = [word for known in VOCABULARIES.values() for word in known]
        rows = [[text.lower().split().count(word) for word in words] for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), len(words))


def tools(encoder: CountingEncoder | None = None) -> Tools:
    return Tools(lexicon=LEXICON, gazetteer=FlatGazetteer(), encoder=encoder)


def fitted(how: Tools, rows: Sequence[Cleaned] = ROWS) -> State:
    state = start(rows)
    for stage in STAGES:
        state = run_stage(stage, state, how, SETTINGS)
    return state


def reloaded(state: State, how: Tools, folder: Path) -> SavedModel:
    kept = remember(state, how, SETTINGS)
    assert kept is not None
    save(folder, kept)
    return load(folder)


@pytest.fixture(scope="module", params=[None, CountingEncoder()], ids=["lsa", "encoder"])
def case(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Tools, State, SavedModel]:
    how = tools(request.param)
    state = fitted(how)
    return how, state, reloaded(state, how, tmp_path_factory.mktemp("modele"))


Case = tuple[Tools, State, SavedModel]


def test_a_reloaded_model_gives_every_text_what_the_fit_gave_it(case: Case) -> None:
    how, state, saved = case
    found = place(ROWS, saved, how, SETTINGS)
    assert found == finish(state).assignments
    assert any(one.terms and one.exemplar >= 0 for one in found)


def test_a_text_alone_gets_what_it_gets_among_all(case: Case) -> None:
    how, state, saved = case
    own: dict[str, list[Assignment]] = defaultdict(list)
    for one in finish(state).assignments:
        own[one.contribution_id].append(one)
    for row in ROWS:
        assert list(place([row], saved, how, SETTINGS)) == own[row.contribution.id]


def test_ids_do_not_follow_the_sizes_among_new_texts(case: Case) -> None:
    how, _, saved = case
    whole = [one for one in place(ROWS, saved, how, SETTINGS) if one.theme_id]
    last = max(one.theme_id for one in whole)
    chosen = {one.contribution_id for one in whole if one.theme_id == last}
    part = [row for row in ROWS if row.contribution.id in chosen]
    found = place(part, saved, how, SETTINGS)
    assert list(found) == [one for one in whole if one.contribution_id in chosen]


def test_no_texts_and_texts_of_unknown_words_are_no_error(case: Case) -> None:
    how, _, saved = case
    assert place([], saved, how, SETTINGS) == ()
    (one,) = place([cleaned("x", "Xylophone zygomatique.")], saved, how, SETTINGS)
    assert one.status in {"rare", "off_topic"}
    assert (one.theme_id, one.terms, one.exemplar) == ("", (), -1)


@pytest.mark.parametrize("other", [None, CountingEncoder("b" * 64), CountingEncoder("")])
def test_another_encoder_is_refused(tmp_path: Path, other: CountingEncoder | None) -> None:
    how = tools(CountingEncoder())
    saved = reloaded(fitted(how), how, tmp_path)
    with pytest.raises(WrongEncoder, match="compte"):
        place(ROWS, saved, tools(other), SETTINGS)


def test_without_themes_there_is_no_model() -> None:
    assert remember(fitted(tools(), planted(1)), tools(), SETTINGS) is None
