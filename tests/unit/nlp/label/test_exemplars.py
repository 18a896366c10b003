"""Tests of nlp.label.exemplars: passages that a reader would pick."""

import numpy as np
import pytest

from nlp.label.exemplars import Quotable, choose, faults, rank
from nlp.label.stage import label
from nlp.settings import LabelSettings
from tests.unit.nlp.builders import passage, tokens
from tests.unit.nlp.label.corpora import BIKE, POLICE, found, french

GOOD = "Il faudrait davantage de pistes pour les vélos en ville."


@pytest.mark.parametrize(
    "text",
    [
        "non",
        "et surtout davantage de pistes pour les vélos en ville.",
        "Mais davantage de pistes pour les vélos en ville.",
        ", davantage de pistes pour les vélos en ville.",
        "Du coup, davantage de pistes pour les vélos en ville.",
        "Quand ils roulent en ville, davantage de pistes pour les vélos.",
        "DAVANTAGE DE PISTES POUR LES VELOS EN VILLE.",
        "Il faudrait davantage de pistes pour les vélos de",
        "Il faudrait que [personne] fasse des pistes pour les vélos.",
        "Il faudrait davantage de pistes !!!!! pour les vélos en ville",
        GOOD * 5,
    ],
)
def test_a_fault_keeps_a_text_from_being_quoted(text: str) -> None:
    assert faults(text) > faults(GOOD) == 0


def test_readable_texts_with_the_phrases_of_the_theme_come_first() -> None:
    texts = ["non", GOOD, "Les trains devraient rouler davantage dans la vallée.", "mais des vélos"]
    passages = [passage(text, f"c{i}") for i, text in enumerate(texts)]
    equal = np.ones((4, 2), dtype=np.float32)
    assert rank(np.arange(4), equal, passages, ["vélos", "pistes"]) == [1, 2, 0, 3]


def test_the_nearest_to_the_centre_come_first() -> None:
    passages = [passage(f"{GOOD} {i}", f"c{i}") for i in range(3)]
    rows = np.array([[0, 1], [1, 0], [1, 0]], dtype=np.float32)
    assert rank(np.arange(3), rows, passages, []) == [1, 2, 0]


def test_no_two_exemplars_are_alike_or_of_one_contributor() -> None:
    passages = [passage(GOOD, name) for name in ("c1", "c2", "c1", "c3", "c4")]
    words = [tokens(text) for text in ("vélo piste", "piste vélo", "train", "bus", "car")]
    authors = {"c3": "k", "c4": "k"}
    assert choose(Quotable(passages, words, authors), [0, 1, 2, 3, 4]) == [0, 3]


def test_exemplars_are_quotations_of_the_theme() -> None:
    corpus = found([POLICE, BIKE])
    themes = label(corpus, LabelSettings(exemplars=2), french())
    for theme, texts in zip(themes, [POLICE, BIKE], strict=True):
        assert len(theme.exemplars) == 2
        assert all(one.text in texts for one in theme.exemplars)
