"""The whole training on text made here, its export and its card."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from models.encoder import FolderEncoder, digest_folder
from models.registry import load_encoder
from models.train.card import write_card
from models.train.export import quantise, write_model
from models.train.recipe import Trained, train
from tests.unit.models.train.made import SAFETY, SMALL, TAXES, material


def quiet(step: str) -> None:
    """Tell nobody."""


@pytest.fixture(scope="module")
def trained() -> Trained:
    return train(material(), SMALL, quiet)


@pytest.fixture(scope="module")
def folder(trained: Trained, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("models") / "essai"
    write_model(made, trained.vectors, trained.tokenizer)
    return made


@pytest.fixture(scope="module")
def alike(folder: Path) -> Callable[[str, str], float]:
    encoder = load_encoder(str(folder))
    assert isinstance(encoder, FolderEncoder)

    def cosine(one: str, other: str) -> float:
        a, b = encoder.encode([one, other])
        return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))

    return cosine


def test_the_same_seed_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = train(material(), SMALL, quiet)
    write_model(tmp_path / "essai", again.vectors, again.tokenizer)
    assert digest_folder(tmp_path / "essai") == digest_folder(folder)


def test_related_words_end_nearer_than_unrelated_ones(alike: Callable[[str, str], float]) -> None:
    within = [alike(words[0], word) for words in (SAFETY, TAXES) for word in words[1:]]
    across = [alike(word, tax) for word in SAFETY for tax in TAXES]
    assert min(within) > max(across)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("gendarmse", "gendarmes"), ("fiscalitté", "fiscalité"), ("delinquence", "délinquance")],
)
def test_a_misspelt_word_is_nearer_to_its_right_form_than_to_others(
    wrong: str, right: str, alike: Callable[[str, str], float]
) -> None:
    others = TAXES if right in SAFETY else SAFETY
    assert alike(wrong, right) > max(alike(wrong, other) for other in others)


def test_each_step_is_told(trained: Trained) -> None:
    told: list[str] = []
    train(material(), SMALL, told.append)
    assert told[:4] == ["words", "tokens", "first vectors", "pairs"]
    assert told[-1].startswith("contrast")
    assert trained.pairs > 1_000
    assert trained.tokens > 5_000


def test_words_without_content_have_no_vector(folder: Path) -> None:
    encoder = load_encoder(str(folder))
    assert encoder is not None
    assert not encoder.encode(["il faut plus de"]).any()


def test_the_exported_folder_is_an_additive_encoder_anyone_may_read(folder: Path) -> None:
    encoder = load_encoder(str(folder))
    assert encoder is not None
    assert encoder.additive
    assert encoder.dimensions == SMALL.dimensions
    assert (folder / "model.safetensors").stat().st_mode & 0o777 == 0o644


def test_eight_bits_lose_little(trained: Trained) -> None:
    rows, scales = quantise(trained.vectors)
    lost = np.abs(rows * scales[:, None] - trained.vectors).max(axis=1)
    assert (lost <= scales / 2 + 1e-7).all()


def test_a_row_of_zeros_stays_one() -> None:
    rows, scales = quantise(np.zeros((2, 3), dtype=np.float32))
    assert not rows.any()
    assert not scales.any()


def test_the_card_keeps_what_a_person_wrote(folder: Path, trained: Trained) -> None:
    (folder / "card.md").write_text("# Essai\n\navant\n<!-- training --><!-- /training -->\naprès")
    write_card(folder, trained, SMALL)
    write_card(folder, trained, SMALL)
    card = (folder / "card.md").read_text(encoding="utf-8")
    assert card.startswith("# Essai\n\navant\n")
    assert card.endswith("après")
    assert card.count(digest_folder(folder)) == 1
    (folder / "card.md").unlink()
    write_card(folder, trained, SMALL)
    assert (folder / "card.md").read_text(encoding="utf-8").startswith("# essai")
