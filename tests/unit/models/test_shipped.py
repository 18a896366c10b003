"""The encoder that comes with the project: size, card, words of the subjects, misspellings."""

import numpy as np
import pytest

from models.encoder import FolderEncoder, digest_folder, is_additive
from models.registry import SHIPPED, load_encoder
from models.static import token_means

LARGEST = 15_000_000


@pytest.fixture(scope="module")
def encoder() -> FolderEncoder:
    found = load_encoder("")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def others() -> list[str]:
    from model2vec import StaticModel

    vocabulary = token_means(StaticModel.from_pretrained(SHIPPED)).tokenizer.get_vocab()
    ranked = sorted(vocabulary, key=vocabulary.__getitem__)
    whole = [word for word in ranked if word.isalpha() and len(word) >= 5]
    return whole[:20_000:10]


def cosines(encoder: FolderEncoder, word: str, others: list[str]) -> np.ndarray:
    vectors = encoder.encode([word, *others])
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return np.asarray(vectors[1:] @ vectors[0])


def test_it_is_the_default_and_has_a_name(encoder: FolderEncoder) -> None:
    named = load_encoder("fr-static")
    assert named is not None
    assert encoder.name == named.name == "fr-static"
    assert encoder.digest == named.digest
    assert is_additive(encoder)
    assert not is_additive(None)


def test_it_is_small_enough() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= LARGEST


def test_its_card_names_the_hash_of_its_files() -> None:
    card = (SHIPPED / "card.md").read_text(encoding="utf-8")
    assert f"`{digest_folder(SHIPPED)}`" in card


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("impots", "impôts"),
        ("gendarmeri", "gendarmerie"),
        ("cambriollage", "cambriolage"),
        ("securitée", "sécurité"),
    ],
)
def test_a_misspelt_word_is_nearer_to_its_right_form_than_to_99_in_100_words(
    wrong: str, right: str, encoder: FolderEncoder, others: list[str]
) -> None:
    alike = cosines(encoder, wrong, [right, *others])
    assert len(others) == 2_000
    assert (alike[1:] > alike[0]).sum() <= 20


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("police", "gendarmerie"),
        ("cambriolage", "vols"),
        ("vidéosurveillance", "caméras"),
        ("incivilités", "délinquance"),
        ("mairie", "commune"),
        ("lampadaire", "éclairage"),
        ("médecins", "hôpital"),
        ("impôts", "taxes"),
    ],
)
def test_words_of_one_subject_are_near_each_other(
    word: str, near: str, encoder: FolderEncoder, others: list[str]
) -> None:
    alike = cosines(encoder, word, [near, *others])
    assert (alike[1:] > alike[0]).sum() <= 40
