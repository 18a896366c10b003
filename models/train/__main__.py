"""Train the French encoder from a folder of corpora.

    python -m models.train CORPORA [--out FOLDER] [--seed 2020]

CORPORA holds the files named in `models/train/sources.py`. About eight minutes and 6 GB on two
cores. The card beside the model keeps its hand-written parts; figures of the training go between
its marks.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from models.registry import SHIPPED
from models.train.card import write_card
from models.train.export import write_model
from models.train.recipe import Material, from_folder, read_written, train
from models.train.settings import TrainSettings
from models.train.sources import ORIGINS, PAIRS

STOP_WORDS = Path(__file__).parents[2] / "data" / "lexicons" / "stopwords.txt"


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, write the model and its card; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--seed", type=int, default=TrainSettings().seed)
    asked = parser.parse_args(arguments)
    missing = [one for one in _files() if not (asked.corpora / one).is_file()]
    if missing:
        parser.error(f"missing in {asked.corpora}: {', '.join(missing)}")
    settings = TrainSettings(seed=asked.seed)
    material = Material(
        documents=lambda: from_folder(asked.corpora, ORIGINS),
        written=read_written(asked.corpora, PAIRS),
        stop=stop_words(STOP_WORDS),
    )
    trained = train(material, settings, _clock())
    write_model(asked.out, trained.vectors, trained.tokenizer)
    write_card(asked.out, trained, settings)
    return 0


def stop_words(path: Path) -> list[str]:
    """Return the words of a lexicon of words between spaces; "#" begins a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def _files() -> list[str]:
    return [*(origin.path for origin in ORIGINS), *PAIRS]


def _clock() -> Callable[[str], None]:
    began = time.monotonic()

    def say(step: str) -> None:
        sys.stderr.write(f"{time.monotonic() - began:6.0f} s  {step}\n")

    return say


if __name__ == "__main__":
    sys.exit(main())
