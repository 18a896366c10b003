"""A trained encoder as a folder in model2vec's format, eight bits a number."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer

from models.train.cooccurrence import Matrix

_LARGEST = 127
_MADE_OF = {
    "model_type": "model2vec",
    "architectures": ["StaticModel"],
    "normalize": False,
    "max_length": None,
    "embedding_dtype": "int8",
}


def write_model(folder: Path, vectors: Matrix, tokenizer: Tokenizer) -> None:
    """Write weights, tokenizer and configuration; files of that name are replaced.

    Each row is scaled to eight bits on its own, its scale goes into `weights`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows, scales = quantise(vectors)
    tensors = folder / "model.safetensors"
    save_file({"embeddings": rows, "weights": scales}, tensors)
    tensors.chmod(0o644)  # else only the one who trained may read it
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    config = {**_MADE_OF, "hidden_dim": int(rows.shape[1])}
    text = json.dumps(config, indent=2, sort_keys=True)
    (folder / "config.json").write_text(f"{text}\n", encoding="utf-8")


def quantise(vectors: Matrix) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return whole numbers from -127 to 127 and the scale of each row; a row of zeros stays one."""
    scales = np.abs(vectors).max(axis=1) / _LARGEST
    safe = np.where(scales == 0, 1, scales)
    return np.rint(vectors / safe[:, None]).astype(np.int8), scales.astype(np.float32)
