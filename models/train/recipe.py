"""The whole training in the order of its steps."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits
from tokenizers import Tokenizer

from models.train.contrast import contrast
from models.train.cooccurrence import Matrix, first_vectors
from models.train.pairs import joined, text_pairs, written_as_pairs
from models.train.settings import TrainSettings
from models.train.sources import Document, Origin, written_pairs
from models.train.spelling import base_forms, long_words, misspellings
from models.train.texts import read_texts, stop_ids
from models.train.vocabulary import Counts, build_tokenizer, count_words

_SPELT = 25_000
_WEIGHT_PERIOD = 100

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What to learn from; `documents` can be read several times. `stop` has no content."""

    documents: Callable[[], Iterator[Document]]
    written: Sequence[tuple[str, str]]
    stop: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """One row a token of the tokenizer, and how many pairs it was made from."""

    vectors: Matrix
    tokenizer: Tokenizer
    pairs: int
    tokens: int


def train(material: Material, settings: TrainSettings, say: Say) -> Trained:
    """Make an encoder: words, first vectors, pairs, contrast.

    Numerics run on one thread: the same corpora and settings give the same bytes on one machine.
    """
    say("words")
    counts = count_words(one for doc in material.documents() for one in doc.sentences)
    tokenizer = build_tokenizer(counts, settings)
    stop = stop_ids(material.stop, tokenizer)
    say("tokens")
    texts = read_texts(material.documents(), tokenizer, stop)
    with threadpool_limits(limits=1):
        say("first vectors")
        vectors = first_vectors(texts, tokenizer.get_vocab_size(), settings)
        say("pairs")
        written = written_as_pairs(_written(material.written, counts, settings), tokenizer, stop)
        pairs = joined([text_pairs(texts, settings), written])
        vectors = contrast(vectors, pairs, settings, _steps(say))
    vectors[sorted(stop)] = 0
    return Trained(
        vectors=vectors, tokenizer=tokenizer, pairs=len(pairs.bounds), tokens=len(texts.tokens)
    )


def from_folder(corpora: Path, origins: Sequence[Origin]) -> Iterator[Document]:
    """Read the documents of the files in order; of a weighted file its share, spread evenly.

    Raises:
        FileNotFoundError: a file of the list is missing.
    """
    return chain.from_iterable(_share(corpora, origin) for origin in origins)


def _share(corpora: Path, origin: Origin) -> Iterator[Document]:
    kept = round(origin.weight * _WEIGHT_PERIOD)
    for place, document in enumerate(origin.read(corpora / origin.path)):
        if place % _WEIGHT_PERIOD < kept and document.sentences:
            yield document


def read_written(corpora: Path, files: Sequence[str]) -> list[tuple[str, str]]:
    """Read the pairs of all files, in order."""
    return [pair for file in files for pair in written_pairs(corpora / file)]


def _written(
    pairs: Sequence[tuple[str, str]], counts: Counts, settings: TrainSettings
) -> list[tuple[str, str]]:
    """Return written pairs, words with their base forms, words with their misspellings."""
    words = long_words(counts, _SPELT)
    wrong = list(misspellings(words, counts, settings.seed))
    kept = _draw(pairs, settings.written, settings.seed)
    return [*kept, *base_forms(words), *_draw(wrong, settings.spelling, settings.seed)]


def _draw(pairs: Sequence[tuple[str, str]], most: int, seed: int) -> list[tuple[str, str]]:
    order = np.sort(np.random.default_rng(seed).permutation(len(pairs))[:most])
    return [pairs[i] for i in order]


def _steps(say: Say) -> Callable[[int, int, float], None]:
    def told(step: int, steps: int, loss: float) -> None:
        if step % 100 == 0 or step == steps:
            say(f"contrast {step}/{steps}, loss {loss:.3f}")

    return told
