"""Tests of nlp.saved: a model comes back from disk as it was, or is refused."""

import json
from pathlib import Path

import numpy as np
import pytest

from nlp.errors import UnreadableModel
from nlp.pipeline import STAGES, Tools, run_stage, start
from nlp.placing import remember
from nlp.saved import FILES, MODEL, SavedModel, load, save
from nlp.settings import Settings
from tests.unit.nlp.builders import LEXICON, FlatGazetteer, planted

TOOLS = Tools(lexicon=LEXICON, gazetteer=FlatGazetteer())
SETTINGS = Settings(threads=1)


@pytest.fixture(scope="module")
def kept() -> SavedModel:
    state = start(planted(12))
    for stage in STAGES:
        state = run_stage(stage, state, TOOLS, SETTINGS)
    found = remember(state, TOOLS, SETTINGS)
    assert found is not None
    return found


@pytest.fixture
def folder(kept: SavedModel, tmp_path: Path) -> Path:
    save(tmp_path, kept)
    return tmp_path


def test_a_model_comes_back_as_it_was(kept: SavedModel, folder: Path) -> None:
    back = load(folder)
    assert (back.ids, back.terms, back.encoder) == (kept.ids, kept.terms, kept.encoder)
    assert [one.exemplars for one in back.themes] == [one.exemplars for one in kept.themes]
    pairs = zip(back.exemplars, kept.exemplars, strict=True)
    assert all(np.array_equal(one, other) for one, other in pairs)
    assert np.array_equal(back.model.centroids, kept.model.centroids)
    assert {path.name for path in folder.iterdir()} == set(FILES)


def test_a_model_that_was_read_is_written_with_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "encore"
    again.mkdir()
    save(again, load(folder))
    assert all((again / name).read_bytes() == (folder / name).read_bytes() for name in FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(UnreadableModel, match=f"« {name} » manque"):
        load(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_changed_byte_is_noticed(folder: Path, name: str) -> None:
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[:-3] + b"#" + content[-2:])
    with pytest.raises(UnreadableModel, match=name):
        load(folder)


def test_another_format_is_refused(folder: Path) -> None:
    said = json.loads((folder / MODEL).read_text(encoding="utf-8"))
    (folder / MODEL).write_text(json.dumps({**said, "format": 99}), encoding="utf-8")
    with pytest.raises(UnreadableModel, match="format 99"):
        load(folder)


@pytest.mark.parametrize("content", ["", "[1]", '{"format": 1}', "\x00"])
def test_what_is_no_model_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / MODEL).write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableModel):
        load(tmp_path)
