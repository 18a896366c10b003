"""The fast encoding against model2vec's own, on tiny models of each kind."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from model2vec import StaticModel
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from models import static
from models.registry import SHIPPED
from models.static import cuts_at_spaces, token_means

VOCABULARY = {"[UNK]": 0, "police": 1, "taxe": 2, "##s": 3, "rue": 4, ".": 5, "[": 6}
TEXTS = [
    "police taxes rue.",
    "",
    "inconnu",
    "  Taxes\tde  la\nrue . [UNK] police",
    "rue " * 9 + "police",
    "étè taxe\u00a0police\u200brue\x1cpolice",
]
KINDS: dict[str, dict[str, Any]] = {
    "plain": {},
    "cut": {"max_length": 3},
    "uncut": {"max_length": None},
    "unit": {"normalize": True},
    "weighted": {"weights": np.linspace(0.5, 2, 7)},
    "mapped": {"token_mapping": np.array([0, 1, 1, 2, 2, 0, 1]), "weights": np.linspace(1, 2, 7)},
    "whole": {"vectors": np.eye(7, 3).astype(np.int8) * 3},
}


def tokenizer(by_words: bool = True) -> Tokenizer:
    made = Tokenizer(models.WordPiece(VOCABULARY, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    cut = pre_tokenizers.BertPreTokenizer()
    made.pre_tokenizer = cut if by_words else pre_tokenizers.Sequence([_digits(), cut])
    made.add_special_tokens(["[UNK]"])
    return made


def _digits() -> Any:
    return pre_tokenizers.Digits(individual_digits=True)


def model(kind: str, by_words: bool = True) -> StaticModel:
    options = dict(KINDS[kind])
    vectors = np.random.default_rng(1).normal(size=(7, 3)).astype(np.float32)
    return StaticModel(options.pop("vectors", vectors), tokenizer(by_words), **options)


@pytest.mark.parametrize("by_words", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_the_vectors_are_those_of_model2vec(kind: str, by_words: bool) -> None:
    theirs = model(kind, by_words)
    means = token_means(theirs)
    assert means.by_words == by_words
    assert np.abs(means(TEXTS) - theirs.encode(TEXTS)).max() < 1e-5


def test_the_vector_of_a_text_does_not_depend_on_its_batch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    means = token_means(model("weighted"))
    together = means(TEXTS)
    monkeypatch.setattr(static, "_BATCH", 2)
    assert (means(TEXTS) == together).all()
    assert (means(TEXTS[::-1])[::-1] == together).all()
    monkeypatch.setattr(static, "_MOST_WORDS", 3)
    assert (means(TEXTS) == together).all()
    assert (np.concatenate([means([text]) for text in TEXTS]) == together).all()


def test_only_tokenizers_that_cut_at_spaces_first_are_given_words() -> None:
    assert cuts_at_spaces(tokenizer())
    assert not cuts_at_spaces(tokenizer(by_words=False))
    glued = tokenizer()
    glued.normalizer = normalizers.Sequence([normalizers.Replace(" ", "_")])
    assert not cuts_at_spaces(glued)
    bare = Tokenizer(models.WordLevel(VOCABULARY, unk_token="[UNK]"))
    assert not cuts_at_spaces(bare)
    named = tokenizer()
    named.add_tokens(["rue police"])
    assert not cuts_at_spaces(named)


def test_the_shipped_encoder_gives_the_vectors_of_model2vec(tmp_path: Path) -> None:
    theirs = StaticModel.from_pretrained(SHIPPED)
    means = token_means(theirs)
    assert means.by_words
    assert np.abs(means(TEXTS) - theirs.encode(TEXTS)).max() < 1e-5
