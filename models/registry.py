"""Encoders by name: LSA, the one shipped, a folder, or a model of a hub fetched with consent."""

import json
import os
import re
from pathlib import Path
from typing import Any, Literal

from models.encoder import FolderEncoder, load_static, load_transformer
from models.errors import NotDownloaded, UnknownEncoder, UnreadableEncoder

LSA = "lsa"
SHIPPED = Path(__file__).parent / "fr-static"
CONSENT = "ASSISES_ALLOW_DOWNLOAD"
HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")

Kind = Literal["static", "transformer"]

WANTED = ("*.json", "*.safetensors", "*.txt", "*.model")
"""Files of a hub that are fetched: never those that run code when read."""


def load_encoder(name: str) -> FolderEncoder | None:
    """Return the encoder of that name, None for LSA, which is fitted on each corpus.

    "" is the encoder shipped with the project, or LSA while there is none. A folder goes before
    a hub; a hub is only reached with ASSISES_ALLOW_DOWNLOAD=1, else its local copy is used.

    Raises:
        UnknownEncoder: the name means nothing.
        UnreadableEncoder: the folder holds no model of a known kind.
        NotDownloaded: a model of a hub is not on this machine.
        MissingExtra: the model needs sentence-transformers.
    """
    if name == LSA or (not name and not SHIPPED.is_dir()):
        return None
    folder = find_folder(name)
    load = load_static if kind_of(name, folder) == "static" else load_transformer
    return load(name or SHIPPED.name, folder)


def find_folder(name: str) -> Path:
    """Return the folder that a name means; see `load_encoder` for the errors."""
    if name in ("", SHIPPED.name) and SHIPPED.is_dir():
        return SHIPPED
    folder = Path(name).expanduser()
    if folder.is_dir():
        return folder
    if not HUB_NAME.fullmatch(name):
        raise UnknownEncoder(name)
    return _from_hub(name, allowed=os.environ.get(CONSENT, "") == "1")


def _from_hub(name: str, *, allowed: bool) -> Path:
    if not allowed:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from huggingface_hub import snapshot_download

    try:
        found = snapshot_download(name, allow_patterns=list(WANTED), local_files_only=not allowed)
    except (OSError, ValueError) as error:  # all errors of the hub's client are one or the other
        raise NotDownloaded(name, allowed) from error
    return Path(found)


def kind_of(name: str, folder: Path) -> Kind:
    """Tell from its files what a folder holds.

    A static model may carry the modules.json of sentence-transformers too: its first module
    says so.

    Raises:
        UnreadableEncoder: neither kind.
    """
    modules = _json(name, folder, "modules.json")
    if isinstance(modules, list) and modules and isinstance(modules[0], dict):
        static = str(modules[0].get("type", "")).endswith("StaticEmbedding")
        return "static" if static else "transformer"
    weights = folder / "model.safetensors"
    if weights.is_file() and (folder / "config.json").is_file() and _is_static(weights):
        return "static"
    raise UnreadableEncoder(name, folder, "ce dossier ne contient pas de modèle connu")


def _json(name: str, folder: Path, file: str) -> Any:
    path = folder / file
    if not path.is_file():
        return None
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise UnreadableEncoder(name, folder, f"{file} illisible ({error})") from error


def _is_static(weights: Path) -> bool:
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(str(weights), framework="numpy") as tensors:
            return "embeddings" in tensors.keys()  # noqa: SIM118  not a mapping
    except SafetensorError:
        return False
