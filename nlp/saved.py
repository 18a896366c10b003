"""A fitted model on disk: all that places new texts, beside the encoder."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from nlp.cluster.model import ThemeModel, load_model, save_model
from nlp.embed.lsa import LsaEncoder, LsaParts
from nlp.errors import UnreadableModel
from nlp.evidence.weights import Rows
from nlp.fingerprint import canonical, of_file, of_value, packages, plain
from nlp.identifiers import ThemeIds
from nlp.tokens.terms import Terms
from nlp.types import Theme, Verbatim

FORMAT = 2
"""Of the files; a model of another format is refused."""

MODEL, ARRAYS, EXEMPLARS = "model.json", "themes.safetensors", "exemplars.safetensors"
LSA, LEMMAS = "lsa.safetensors", "lsa.json"
FILES = (MODEL, ARRAYS, EXEMPLARS, LSA, LEMMAS)
"""What the folder of a model may hold; the last two only without an encoder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedModel:
    """What a fit leaves for texts to come.

    `ids` names the themes and sub-themes of `model` in its order, as they ranked when it was
    fitted; `exemplars` has one array of reduced rows a theme, in that order. `terms` are those the
    texts were read with. `lsa` is None when an encoder was used; then `encoder` and
    `encoder_hash` say which. `settings` are plain values.
    """

    model: ThemeModel
    ids: ThemeIds
    themes: tuple[Theme, ...]
    exemplars: tuple[Rows, ...]
    terms: Terms
    encoder: str
    encoder_hash: str
    settings: Mapping[str, Any]
    lsa: LsaEncoder | None = None


def save(folder: Path, saved: SavedModel) -> None:
    """Write the files of a model into an empty folder; equal models give equal bytes."""
    from safetensors.numpy import save_file

    save_model(folder / ARRAYS, saved.model)
    rows = {f"{i:04d}": np.ascontiguousarray(one) for i, one in enumerate(saved.exemplars)}
    save_file(rows, folder / EXEMPLARS)
    if saved.lsa is not None and saved.lsa.parts is not None:
        parts = saved.lsa.parts
        save_file({"idf": parts.idf, "components": parts.components}, folder / LSA)
        _write(folder / LEMMAS, list(parts.lemmas))
    said = _said(saved)
    files = {path.name: of_file(path) for path in sorted(folder.iterdir())}
    whole = {"format": FORMAT, "files": files, **said}
    _write(folder / MODEL, {**whole, "digest": of_value(whole)})
    for name in files:
        # safetensors keeps what it writes from all others, whatever was asked of the folder.
        (folder / name).chmod((folder / MODEL).stat().st_mode)


def _said(saved: SavedModel) -> dict[str, Any]:
    return {
        "encoder": {"name": saved.encoder, "hash": saved.encoder_hash},
        "settings": plain(saved.settings),
        "packages": packages(),
        "ids": plain(saved.ids),
        "themes": [_theme_value(one) for one in saved.themes],
        "terms": [[list(keys), name] for keys, name in saved.terms.items()],
    }


def _theme_value(theme: Theme) -> dict[str, Any]:
    return {
        "id": theme.id,
        "parent_id": theme.parent_id,
        "level": theme.level,
        "title": theme.title,
        "stability": theme.stability,
        "exemplars": plain(theme.exemplars),
    }


def _write(path: Path, value: object) -> None:
    path.write_text(canonical(value) + "\n", encoding="utf-8", newline="\n")


def load(folder: Path) -> SavedModel:
    """Read what `save` wrote.

    Raises:
        UnreadableModel: a file is missing or damaged, or the model is of another format.
    """
    said = _checked(folder)
    try:
        return _built(folder, said)
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableModel(folder, f"contenu inattendu ({error})") from error


def _checked(folder: Path) -> dict[str, Any]:
    """Return what model.json says, once every file is known to be as it was written."""
    said = _read(folder)
    found = said.get("format")
    if found != FORMAT:
        raise UnreadableModel(folder, f"format {found!r}, cette version lit le format {FORMAT}")
    if said.pop("digest", "") != of_value(said):
        raise UnreadableModel(folder, f"« {MODEL} » est abîmé ou a été modifié")
    for name, digest in said["files"].items():
        path = folder / Path(name).name
        if not path.is_file():
            raise UnreadableModel(folder, f"« {name} » manque")
        if of_file(path) != digest:
            raise UnreadableModel(folder, f"« {name} » est abîmé ou a été modifié")
    return said


def _read(folder: Path) -> dict[str, Any]:
    path = folder / MODEL
    if not path.is_file():
        raise UnreadableModel(folder, f"« {MODEL} » manque")
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableModel(folder, f"« {MODEL} » est illisible") from error
    if not isinstance(said, dict):
        raise UnreadableModel(folder, f"« {MODEL} » est illisible")
    return said


def _built(folder: Path, said: Mapping[str, Any]) -> SavedModel:
    from safetensors.numpy import load_file

    rows = load_file(folder / EXEMPLARS)
    return SavedModel(
        model=load_model(folder / ARRAYS),
        ids=ThemeIds(tuple(said["ids"]["themes"]), tuple(said["ids"]["subthemes"])),
        themes=tuple(_theme(one) for one in said["themes"]),
        exemplars=tuple(rows[name] for name in sorted(rows)),
        terms={tuple(keys): name for keys, name in said["terms"]},
        encoder=said["encoder"]["name"],
        encoder_hash=said["encoder"]["hash"],
        settings=said["settings"],
        lsa=_lsa(folder) if LSA in said["files"] else None,
    )


def _theme(value: Mapping[str, Any]) -> Theme:
    exemplars = tuple(Verbatim(**one) for one in value["exemplars"])
    return Theme(**{**value, "exemplars": exemplars, "terms": (), "definition": ""})


def _lsa(folder: Path) -> LsaEncoder:
    from safetensors.numpy import load_file

    arrays = load_file(folder / LSA)
    lemmas = json.loads((folder / LEMMAS).read_text(encoding="utf-8"))
    parts = LsaParts(lemmas=tuple(lemmas), idf=arrays["idf"], components=arrays["components"])
    return LsaEncoder.of_parts(parts)
