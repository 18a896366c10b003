"""Encoders read from a folder, and the hash that says exactly which one it was."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.errors import MissingExtra, UnreadableEncoder
from models.static import token_means
from nlp.protocols import Encoder

SHOWN_ONLY = frozenset({".md", ".txt.bak", ".lock"})
"""Files that describe a model without changing its vectors."""

Encode = Callable[[list[str]], NDArray[np.float32]]


@dataclass(slots=True, kw_only=True)
class FolderEncoder:
    """A model of a folder; `digest` is the SHA-256 of its files, `dimensions` its width.

    `additive`: the vector of a text is, up to its length, the sum of the vectors of its words.
    """

    name: str
    digest: str
    dimensions: int
    of_texts: Encode
    additive: bool = False

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row a text, in order, shape (len(texts), dimensions)."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.asarray(self.of_texts(list(texts)), dtype=np.float32)


def encoder_hash(encoder: Encoder | None) -> str:
    """Return the digest of the files of an encoder, "" for LSA or one without files."""
    return str(getattr(encoder, "digest", ""))


def is_additive(encoder: Encoder | None) -> bool:
    """Tell whether an encoder adds up words; one that does not say does not."""
    return bool(getattr(encoder, "additive", False))


def digest_folder(folder: Path) -> str:
    """Return the SHA-256 of the files of a model: names and contents, in the order of names."""
    total = sha256()
    for path in sorted(path for path in folder.rglob("*") if _counts(path, folder)):
        with path.open("rb") as stream:
            content = file_digest(stream, "sha256").hexdigest()
        total.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return total.hexdigest()


def _counts(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.is_file() and not hidden and path.suffix not in SHOWN_ONLY


def load_static(name: str, folder: Path) -> FolderEncoder:
    """Load a model2vec model: word vectors and a tokenizer, no torch.

    Raises:
        UnreadableEncoder: a file is broken, or the vectors do not match the tokenizer.
    """
    from model2vec import StaticModel

    try:
        model = StaticModel.from_pretrained(folder)
        means = token_means(model)
    except Exception as error:  # the readers of tensors and tokenizers raise bare exceptions
        raise UnreadableEncoder(name, folder, f"modèle illisible ({error})") from error

    return FolderEncoder(
        name=name,
        digest=digest_folder(folder),
        dimensions=int(model.dim),
        of_texts=means,
        additive=True,
    )


def load_transformer(name: str, folder: Path) -> FolderEncoder:
    """Load a sentence-transformers model on the processor, without running code that it brings.

    Raises:
        MissingExtra: sentence-transformers is not installed.
        UnreadableEncoder: the folder cannot be read.
    """
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise MissingExtra(name, "transformers") from error

    safe = {"local_files_only": True, "trust_remote_code": False}
    # Only safetensors: the other format of weights can run code when read.
    only = {"use_safetensors": True}
    try:
        model = SentenceTransformer(str(folder), device="cpu", model_kwargs=only, **safe)
    except Exception as error:  # torch and transformers raise whatever comes
        raise UnreadableEncoder(name, folder, f"modèle illisible ({error})") from error

    def encode(texts: list[str]) -> NDArray[np.float32]:
        return np.asarray(model.encode(texts, show_progress_bar=False), dtype=np.float32)

    width = int(model.get_sentence_embedding_dimension() or 0)
    return FolderEncoder(name=name, digest=digest_folder(folder), dimensions=width, of_texts=encode)
