"""The stage of natures with weights that know one word."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest
from numpy.typing import NDArray

from models.windows import Windows
from nlp.nature.features import BITS, signs
from nlp.nature.model import probabilities
from nlp.nature.stage import Said, Speech, natures, no_natures
from tests.unit.nlp.builders import passage
from tests.unit.nlp.nature.windows import drawn_windows, silent_windows


class Flat:
    """Vectors that tell nothing."""

    name = "essai"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.ones((len(texts), 2), dtype=np.float32)


@dataclass(frozen=True)
class OneWord:
    """Weights by which "supprimer" makes a proposition, and all else is a constat."""

    names: tuple[str, ...] = ("constat", "proposition", "autre")
    table: NDArray[np.int8] = field(default_factory=lambda: table_of("supprimer"))
    scale: float = 1.0
    projection: NDArray[np.float64] = field(default_factory=lambda: np.zeros((2, 3)))
    bias: NDArray[np.float64] = field(default_factory=lambda: np.array([5.0, 0.0, 0.0]))
    windows: Windows = field(default_factory=silent_windows)


def table_of(word: str) -> NDArray[np.int8]:
    table = np.zeros((1 << BITS, 3), dtype=np.int8)
    table[signs([word]).places, 1] = 20
    table[signs([""]).places] = 0  # of its length
    return table


SPEECH = Speech(
    weights=OneWord(),
    encoder=Flat(),
    axes={"technologies": ("caméra",)},
    actors={"commune": ("maire",), "forces": ("gendarme",)},
    subjects={"vidéoprotection": ("caméra",)},
    polarity={"pour": ("plus de",), "contre": ("supprim*",)},
)


def said(*texts: str) -> list[Said]:
    vectors = Flat().encode(texts)
    found = natures([passage(text) for text in texts], vectors, SPEECH)
    return [found.of(rank) for rank in range(len(texts))]


def test_a_proposition_has_axis_actor_and_side_a_constat_none() -> None:
    asked, noted = said("Supprimer les caméras du maire", "Les caméras du maire filment.")
    assert asked == Said("proposition", "technologies", "commune", "contre", "vidéoprotection")
    assert noted == Said("constat")


@pytest.mark.parametrize("text", ["Supprimer les caméras ?", "Sans objet", "RAS", "Merci"])
def test_questions_and_blank_answers_are_never_propositions(text: str) -> None:
    assert said(text)[0].nature != "proposition"


def test_what_asks_in_so_many_words_is_a_proposition_whatever_the_weights_say() -> None:
    assert said("Nous demandons sa réouverture.")[0].nature == "proposition"


def test_the_actor_named_most_often_is_the_one_concerned() -> None:
    assert said("Supprimer le maire, les gendarmes, les gendarmes")[0].actor == "forces"


def test_a_passage_is_told_the_same_in_any_company() -> None:
    texts = [f"Supprimer {rank} caméras" + " il manque un maire" * rank for rank in range(50)]
    weights = OneWord(windows=drawn_windows())
    together = probabilities(texts, Flat().encode(texts), weights)
    alone = [probabilities([one], Flat().encode([one]), weights)[0] for one in texts]
    assert np.array_equal(together, np.array(alone))
    assert together.sum(axis=1) == pytest.approx(1)


def test_texts_without_words_are_told_too() -> None:
    assert [one.nature for one in said("…", "", "🙂")] == ["constat"] * 3
    assert natures([], np.zeros((0, 2), dtype=np.float32), SPEECH).codes.size == 0


def test_without_a_model_nothing_is_said() -> None:
    assert no_natures(2).of(1) == Said()


@pytest.mark.parametrize(("rows", "width"), [(8, 2), (1 << BITS, 3)])
def test_weights_of_other_signs_or_of_another_encoder_are_refused(rows: int, width: int) -> None:
    weights = OneWord(table=np.zeros((rows, 3), np.int8), projection=np.zeros((width, 3)))
    with pytest.raises(ValueError, match="expected"):
        probabilities(["x"], Flat().encode(["x"]), weights)
