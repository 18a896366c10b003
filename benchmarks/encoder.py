"""How fast the shipped encoder is on one core, and what it takes for alike.

    python -m benchmarks.encoder [--corpora ../shared/corpora] [--write]

Words: misspellings, each among 2,000 words, of the 25,000 commonest words (other slips of these
were trained on, some the same) and of rarer words, which the training never misspelt. Answers: the
first half of an answer looks for its second half among 1,000; these answers were not trained on.
Beside it: letters in threes, words, and LSA of 256 dimensions fitted on all the answers searched.
"""

import argparse
import contextlib
import csv
import io
import json
import lzma
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np
from model2vec import StaticModel
from numpy.typing import NDArray
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline

from benchmarks.machine import print_table
from models.encoder import load_static
from models.registry import SHIPPED
from models.static import token_means
from models.train.settings import TrainSettings
from models.train.spelling import misspelt

SHORT = "grand_debat/short_answers.jsonl.xz"
ANSWERS = "entendre_la_france/answers_pre.csv"
RESULT = Path(__file__).parent / "results" / "encoder.md"
TIMED = 60_000
WORDS, TRAINED = 2_000, 25_000
PAIRS, LEAST = 1_000, 12
SEED = 7

Encode = Callable[[list[str]], NDArray[np.float64]]


def main() -> int:
    """Measure, print, and keep the tables with --write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--write", action="store_true", help="keep the results in the tree")
    asked = parser.parse_args()
    # read when the tokenizer starts its threads
    os.environ.update(RAYON_NUM_THREADS="1", TOKENIZERS_PARALLELISM="false")
    page = io.StringIO()
    with contextlib.redirect_stdout(page):
        print_table("Encoder: speed on one core", ("way", "answers/s"), speeds(asked.corpora))
        print()
        found = ("words", "vectors", "right form first", "in the first 1 %", "median rank")
        print_table("Encoder: misspelt words among 2,000", found, words())
        print()
        matched = ("vectors", "second half first", "mean reciprocal rank")
        print_table("Encoder: halves of answers among 1,000", matched, halves(asked.corpora))
    sys.stdout.write(page.getvalue())
    if asked.write:
        RESULT.write_text(page.getvalue(), encoding="utf-8")
    return 0


def speeds(corpora: Path) -> list[tuple[str, ...]]:
    """Return answers per second of processor time, the best of three."""
    with lzma.open(corpora / SHORT, "rt", encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line in islice(stream, TIMED)]
    model = StaticModel.from_pretrained(SHIPPED)
    means = token_means(model)
    tokenizer = means.tokenizer
    ways: dict[str, Callable[[], object]] = {
        "ours": lambda: means(texts),
        "ours, as for tokenizers that do not cut at spaces": lambda: replace(means, by_words=False)(
            texts
        ),
        "tokenizer alone": lambda: tokenizer.encode_batch_fast(texts, add_special_tokens=False),
        "model2vec's encode": lambda: model.encode(texts, use_multiprocessing=False),
    }
    mean = sum(map(len, texts)) / len(texts)
    shown = f" ({len(texts):,} texts of {mean:.0f} characters)"
    return [(name + shown, f"{len(texts) / seconds(way):,.0f}") for name, way in ways.items()]


def seconds(way: Callable[[], object]) -> float:
    """Return the least processor time of three calls."""

    def once() -> float:
        began = time.process_time()
        way()
        return time.process_time() - began

    return min(once() for _ in range(3))


def words() -> list[tuple[str, ...]]:
    """Return, for each way, how often a misspelt word finds its right form."""
    ranked = long_words()
    common, rarer = ranked[:TRAINED], ranked[TRAINED:]
    return [*misspelling("commoner", common), *misspelling("rarer", rarer)]


def misspelling(kind: str, drawn_from: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the rows for 2,000 words drawn from one kind, each misspelt once."""
    random = Random(SEED)
    right = random.sample(drawn_from, WORDS)
    wrong = [misspelt(word, random) for word in right]
    rows: list[tuple[str, ...]] = []
    for name, encode in rivals(right).items():
        rank = ranks(encode(wrong), encode(right))
        first, near = (rank <= 1).mean(), (rank <= WORDS / 100).mean()
        rows.append((kind, name, f"{first:.3f}", f"{near:.3f}", f"{np.median(rank):g}"))
    return rows


def long_words() -> list[str]:
    """Return the words of the vocabulary of five letters or more, commonest first."""
    vocabulary = token_means(StaticModel.from_pretrained(SHIPPED)).tokenizer.get_vocab()
    ranked = sorted(vocabulary, key=vocabulary.__getitem__)
    whole = [word for word in ranked if not word.startswith("##")][: TrainSettings().words]
    return [word for word in whole if word.isalpha() and len(word) >= 5]


def halves(corpora: Path) -> list[tuple[str, ...]]:
    """Return, for each way, how often half an answer finds its other half."""
    answers = list(long_answers(corpora / ANSWERS))
    chosen = Random(SEED).sample(answers, PAIRS)
    cut = [(text.split(), len(text.split()) // 2) for text in chosen]
    first = [" ".join(text[:at]) for text, at in cut]
    second = [" ".join(text[at:]) for text, at in cut]
    rows: list[tuple[str, ...]] = []
    for name, encode in rivals([*first, *second]).items():
        rank = ranks(encode(first), encode(second))
        rows.append((name, f"{(rank <= 1).mean():.3f}", f"{(1 / rank).mean():.3f}"))
    return rows


def long_answers(path: Path) -> Iterator[str]:
    """Yield each distinct answer of twelve words or more."""
    with path.open(encoding="utf-8", newline="") as stream:
        texts = dict.fromkeys(row["answer"].replace("&&", " ") for row in csv.DictReader(stream))
    yield from (text for text in texts if len(text.split()) >= LEAST)


def rivals(texts: Sequence[str]) -> dict[str, Encode]:
    """Return the shipped encoder and three ways fitted on the texts searched."""
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), strip_accents="unicode")
    plain = TfidfVectorizer(strip_accents="unicode", sublinear_tf=True)
    width = min(256, len(texts) // 2)
    lsa = make_pipeline(plain, TruncatedSVD(width, random_state=SEED))
    lsa.fit(texts)
    letters.fit(texts)
    shipped = load_static("fr-static", SHIPPED)
    return {
        "fr-static": lambda one: shipped.encode(one).astype(np.float64),
        "letters in threes (TF-IDF)": lambda one: letters.transform(one).toarray(),
        "words (TF-IDF)": lambda one: plain.transform(one).toarray(),
        "LSA": lambda one: np.asarray(lsa.transform(one)),
    }


def ranks(asked: NDArray[np.float64], there: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the rank of row i of `there` for row i of `asked`, from 1; ties share their mean."""
    alike = unit(asked) @ unit(there).T
    own = np.diag(alike)[:, None]
    better, equal = (alike > own + 1e-9).sum(axis=1), (np.abs(alike - own) <= 1e-9).sum(axis=1)
    return np.asarray(better + (equal + 1) / 2, dtype=np.float64)


def unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return rows of length one; zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float64)


if __name__ == "__main__":
    sys.exit(main())
