"""The part of the model card that a training knows: files, licences, settings, sizes, hash."""

from dataclasses import asdict
from pathlib import Path

from models.encoder import digest_folder
from models.train.recipe import Trained
from models.train.settings import TrainSettings
from models.train.sources import ORIGINS, PAIRS

BEGIN, END = "<!-- training -->", "<!-- /training -->"


def write_card(folder: Path, trained: Trained, settings: TrainSettings) -> None:
    """Put the facts of a training between the marks of `card.md`; make the file if there is none.

    What a person wrote outside the marks stays.
    """
    path = folder / "card.md"
    old = (
        path.read_text(encoding="utf-8") if path.exists() else f"# {folder.name}\n\n{BEGIN}{END}\n"
    )
    before, _, rest = old.partition(BEGIN)
    _, _, after = rest.partition(END)
    text = f"{before}{BEGIN}\n{_facts(folder, trained, settings)}\n{END}{after}"
    path.write_text(text, encoding="utf-8")


def _facts(folder: Path, trained: Trained, settings: TrainSettings) -> str:
    size = (folder / "model.safetensors").stat().st_size / 1e6
    rows = [
        ("SHA-256 of the files", f"`{digest_folder(folder)}`"),
        ("tokens × dimensions", f"{trained.vectors.shape[0]:,} × {trained.vectors.shape[1]}, int8"),
        ("size of the weights", f"{size:.1f} MB"),
        ("words learnt from", f"{trained.tokens:,} content words, {trained.pairs:,} pairs"),
        ("settings", ", ".join(f"{name} {value}" for name, value in asdict(settings).items())),
    ]
    sources = [f"| `{one.path}` | {one.licence} | {one.weight:.0%} |" for one in ORIGINS]
    lines = ["| what | |", "| --- | --- |", *(f"| {name} | {value} |" for name, value in rows)]
    lines += ["", "| text | licence | share read |", "| --- | --- | --- |", *sources]
    lines += ["", "Pairs: " + ", ".join(f"`{Path(one).name.split('.jsonl')[0]}`" for one in PAIRS)]
    return "\n".join([*lines, ""])
