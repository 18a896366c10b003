"""Encoders by name, on a tiny real model."""

import json
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from model2vec import StaticModel
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from models import registry
from models.encoder import digest_folder, encoder_hash
from models.errors import MissingExtra, NotDownloaded, UnknownEncoder, UnreadableEncoder
from models.registry import kind_of, load_encoder

WORDS = {"[UNK]": 0, "gendarmes": 1, "police": 2, "lampadaire": 3}


@pytest.fixture(autouse=True)
def no_consent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(registry.CONSENT, raising=False)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tokenizer = Tokenizer(WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    vectors = np.array([[0, 0], [1, 0], [1, 0.1], [0, 1]], dtype=np.float32)
    StaticModel(vectors, tokenizer).save_pretrained(tmp_path / "petit")
    return tmp_path / "petit"


def stub(folder: Path, module: str) -> Path:
    """Leave what sentence-transformers writes beside its weights."""
    folder.mkdir(exist_ok=True)
    (folder / "modules.json").write_text(json.dumps([{"type": module}]))
    return folder


def test_lsa_needs_no_encoder() -> None:
    assert load_encoder("lsa") is None
    assert encoder_hash(None) == ""


def test_no_name_means_lsa_while_no_encoder_is_shipped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(registry, "SHIPPED", tmp_path / "absent")
    assert load_encoder("") is None


def test_no_name_means_the_shipped_encoder(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(registry, "SHIPPED", folder)
    encoder = load_encoder("")
    assert encoder is not None
    assert encoder.name == "petit"


def test_a_static_model_encodes_one_row_a_text(folder: Path) -> None:
    encoder = load_encoder(str(folder))
    assert encoder is not None
    vectors = encoder.encode(["gendarmes police", "lampadaire", "inconnu"])
    assert vectors.dtype == np.float32
    assert np.allclose(vectors, np.array([[1, 0.05], [0, 1], [0, 0]]))
    assert encoder.encode([]).shape == (0, 2)


def test_the_hash_of_an_encoder_follows_its_weights_and_not_its_card(folder: Path) -> None:
    before = digest_folder(folder)
    (folder / "README.md").write_text("autre carte")
    assert digest_folder(folder) == before
    encoder = load_encoder(str(folder))
    assert encoder_hash(encoder) == before
    (folder / "config.json").write_text("{}")
    assert digest_folder(folder) != before


def test_a_static_model_is_known_without_modules_too(folder: Path) -> None:
    (folder / "modules.json").unlink()
    assert kind_of("petit", folder) == "static"


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableEncoder, match="ne contient pas de modèle connu"):
        load_encoder(str(tmp_path))


def test_weights_of_another_kind_are_no_static_model(folder: Path) -> None:
    (folder / "modules.json").unlink()
    (folder / "model.safetensors").write_bytes(b"pas des poids")
    with pytest.raises(UnreadableEncoder, match="ne contient pas de modèle connu"):
        load_encoder(str(folder))


def test_a_broken_static_model_is_refused_with_its_folder(folder: Path) -> None:
    (folder / "tokenizer.json").write_text("{")
    with pytest.raises(UnreadableEncoder, match="modèle illisible") as caught:
        load_encoder(str(folder))
    assert caught.value.folder == folder


def test_broken_modules_are_refused(folder: Path) -> None:
    (folder / "modules.json").write_text("{")
    with pytest.raises(UnreadableEncoder, match=r"modules\.json illisible"):
        load_encoder(str(folder))


@pytest.mark.parametrize("name", ["lsaa", "un nom", "../ailleurs/x", "http://exemple.fr/x"])
def test_a_name_that_means_nothing_is_refused(name: str) -> None:
    with pytest.raises(UnknownEncoder, match="nom inconnu"):
        load_encoder(name)


def test_a_model_of_a_hub_is_not_fetched_without_consent() -> None:
    with pytest.raises(NotDownloaded, match="ASSISES_ALLOW_DOWNLOAD=1") as caught:
        load_encoder("organisation/modele-absent")
    assert not caught.value.allowed


def test_with_consent_a_failed_download_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def fail(name: str, **options: object) -> str:
        asked.append(bool(options["local_files_only"]))
        raise ConnectionError(name)

    monkeypatch.setattr("huggingface_hub.snapshot_download", fail)
    monkeypatch.setenv(registry.CONSENT, "1")
    with pytest.raises(NotDownloaded, match="le téléchargement a échoué"):
        load_encoder("organisation/modele")
    assert asked == [False]


def test_a_model_of_a_hub_already_here_is_used(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr("huggingface_hub.snapshot_download", lambda *_, **__: str(folder))
    encoder = load_encoder("organisation/modele")
    assert encoder is not None
    assert encoder.name == "organisation/modele"


def test_a_transformer_without_its_extra_says_which_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    folder = stub(tmp_path / "bert", "sentence_transformers.models.Transformer")
    with pytest.raises(MissingExtra, match=r"\[transformers\]"):
        load_encoder(str(folder))


class FakeTransformer:
    """Stands for a model of sentence-transformers, which is not installed for the tests."""

    def __init__(self, folder: str, **options: object) -> None:
        if "cassé" in folder:
            raise OSError("poids absents")
        self.options = options
        assert options["device"] == "cpu"
        assert options["local_files_only"] is True
        assert options["trust_remote_code"] is False
        assert options["model_kwargs"] == {"use_safetensors": True}

    def encode(self, texts: list[str], show_progress_bar: bool) -> list[list[float]]:
        assert not show_progress_bar
        return [[float(len(text)), 1.0] for text in texts]

    def get_sentence_embedding_dimension(self) -> int:
        return 2


@pytest.fixture
def transformers(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("sentence_transformers")
    module.SentenceTransformer = FakeTransformer  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)


@pytest.mark.usefixtures("transformers")
def test_a_transformer_is_loaded_without_running_its_code(tmp_path: Path) -> None:
    folder = stub(tmp_path / "bert", "sentence_transformers.models.Transformer")
    encoder = load_encoder(str(folder))
    assert encoder is not None
    assert encoder.encode(["ab", "abc"]).tolist() == [[2.0, 1.0], [3.0, 1.0]]
    assert encoder.encode([]).shape == (0, 2)


@pytest.mark.usefixtures("transformers")
def test_a_broken_transformer_is_refused(tmp_path: Path) -> None:
    folder = stub(tmp_path / "cassé", "sentence_transformers.models.Transformer")
    with pytest.raises(UnreadableEncoder, match="poids absents"):
        load_encoder(str(folder))
