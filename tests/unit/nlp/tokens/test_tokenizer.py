"""The bare tokenizer, and trained pipelines by name."""

from pathlib import Path

import pytest
import spacy

from data.lexicons import load_lexicon
from nlp.errors import SettingError
from nlp.tokens.stage import tokenise
from nlp.tokens.tokenizer import load_tokenizer
from nlp.types import Passage


def passage(text: str) -> Passage:
    return Passage(contribution_id="c", index=0, start=0, end=len(text), text=text)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline as small as can be, which gives lemmas of its own, saved to disk."""
    pipeline = spacy.blank("fr")
    ruler = pipeline.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "chaussées"}]], {"LEMMA": "Chaussée-du-modèle"})  # type: ignore[attr-defined]
    ruler.add([[{"LOWER": "gendarmes"}]], {"LEMMA": "gendarmer"})  # type: ignore[attr-defined]
    folder = tmp_path_factory.mktemp("modele")
    pipeline.to_disk(folder)
    return folder


def test_spacy_cuts_what_is_not_plain() -> None:
    assert next(load_tokenizer().cut(["vélos-cargos n°3"]))[-1] == "3"


def test_a_trained_pipeline_gives_the_lemmas_unless_the_lexicon_knows_better(trained: Path) -> None:
    (tokens,) = tokenise(
        [passage("Les chaussées et les gendarmes, trottoirs")],
        load_lexicon(),
        pipeline=str(trained),
    )
    assert tokens.lemmas == ("chaussée-du-modèle", "gendarme", "trottoir")
    assert tokens.forms == ("chaussées", "gendarmes", "trottoirs")


def test_a_pipeline_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="absent") as caught:
        load_tokenizer(str(tmp_path / "absent"))
    assert caught.value.name == "tokens.pipeline"


def test_a_pipeline_of_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "en")
    with pytest.raises(SettingError, match="français"):
        load_tokenizer(str(tmp_path / "en"))
