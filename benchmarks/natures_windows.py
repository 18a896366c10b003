"""Train the network that reads words in their order (with PyTorch), and round its weights.

What is trained here and what `nlp/nature/windows.py` computes are the same network: convolutions
of one and three words, their greatest value and their sum, a hidden layer (Kim 2014).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.natures_words import DIMENSIONS, WordVectors
from models.natures import NAMES
from models.windows import Windows
from nlp.nature.folding import folded_words
from nlp.nature.kinds import kind
from nlp.nature.windows import MEAN, WORDS

WIDTHS = (1, 3)
FILTERS = 48
HIDDEN = 64
EPOCHS = 5
BATCH = 64
"""Passages of like length, drawn among so many batches."""

SHUFFLED = 20
RATE = (1e-3, 2e-3)
"""Greatest learning rate of the vectors of words, and of all else."""

WARMING = 0.15
DECAY = 1e-2
DROPPED = {"vectors": 0.25, "words": 0.08, "found": 0.5, "hidden": 0.3}
SMOOTHING = 0.05
STRETCH = 2.0
"""Length of the vectors of words at the start."""

LARGEST = 127

Tensor = Any
Parameters = dict[str, Tensor]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    """Rows of words that training may move (0: none of them) and of kinds (0: edge, 1: other)."""

    words: Mapping[str, int]
    kinds: Mapping[str, int]

    def read(self, text: str) -> Rows:
        """Return (word, kind) of the first words; of an edge where there is none."""
        cut = folded_words(text)[:WORDS]
        found = [(self.words.get(word, 0), self.kinds.get(kind(word), 1)) for word in cut]
        return np.array(found or [(0, 0)], dtype=np.int64)


def train_windows(
    texts: Sequence[str], natures: NDArray[np.int64], known: WordVectors, seed: int
) -> Windows:
    """Return the rounded weights of a network trained on labelled passages."""
    import torch

    torch.manual_seed(seed)
    book = _book(texts, known)
    read = [book.read(text) for text in texts]
    parameters = _start(book, known)
    steps = EPOCHS * sum(1 for _ in _batches(read, np.random.default_rng(seed)))
    vectors = [parameters["words"]]
    others = [one for name, one in parameters.items() if name != "words"]
    adam = torch.optim.AdamW(
        [{"params": vectors, "weight_decay": 0}, {"params": others, "weight_decay": DECAY}]
    )
    rate = torch.optim.lr_scheduler.OneCycleLR(adam, list(RATE), steps, pct_start=WARMING)
    draw = np.random.default_rng(seed)
    for _ in range(EPOCHS):
        for batch in _batches(read, draw):
            scores = _forward(parameters, [read[one] for one in batch])
            loss = torch.nn.functional.cross_entropy(
                scores, torch.tensor(natures[batch]), label_smoothing=SMOOTHING
            )
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(vectors + others, 1)
            adam.step()
            rate.step()
    return _rounded({name: one.detach().numpy() for name, one in parameters.items()}, book, known)


def _book(texts: Sequence[str], known: WordVectors) -> _Book:
    seen = {word for text in texts for word in folded_words(text)[:WORDS]}
    moved = [word for word in known.words if word in seen]
    kinds = sorted({kind(word) for word in known.words})
    return _Book(
        words={word: row for row, word in enumerate(moved, 1)},
        # 0 is the edge of a passage, 1 any other kind.
        kinds={name: row for row, name in enumerate(kinds, 2)},
    )


def _start(book: _Book, known: WordVectors) -> Parameters:
    import torch

    of_word = dict(zip(known.words, known.vectors, strict=True))
    vectors = np.stack([np.zeros(DIMENSIONS), *(STRETCH * of_word[word] for word in book.words)])
    found = 2 * FILTERS * len(WIDTHS)
    shapes = {
        "hidden": (found, HIDDEN), "hidden_bias": (HIDDEN,),
        "out": (HIDDEN, len(NAMES)), "out_bias": (len(NAMES),),
        **{f"filters.{width}": (FILTERS, DIMENSIONS, width) for width in WIDTHS},
        **{f"offsets.{width}": (FILTERS,) for width in WIDTHS},
    }  # fmt: skip
    inputs = {"hidden": found, "hidden_bias": found, "out": HIDDEN, "out_bias": HIDDEN}
    drawn = {
        name: (2 * torch.rand(shape) - 1)
        / np.sqrt(inputs.get(name, DIMENSIONS * int(name.split(".")[-1]) if "." in name else 1))
        for name, shape in shapes.items()
    }
    drawn["words"] = torch.tensor(vectors, dtype=torch.float32)
    drawn["kinds"] = 0.15 * torch.randn(len(book.kinds) + 2, DIMENSIONS)
    return {name: one.requires_grad_() for name, one in drawn.items()}


def _batches(read: Sequence[Rows], draw: np.random.Generator) -> Iterator[list[int]]:
    """Yield ranks of passages of like length, all once, in drawn order."""
    order = draw.permutation(len(read)).tolist()
    span = BATCH * SHUFFLED
    parts = [
        sorted(order[start : start + span], key=lambda one: len(read[one]))
        for start in range(0, len(order), span)
    ]
    batches = [part[start : start + BATCH] for part in parts for start in range(0, span, BATCH)]
    batches = [one for one in batches if one]
    yield from (batches[place] for place in draw.permutation(len(batches)).tolist())


def _forward(parameters: Parameters, read: Sequence[Rows]) -> Tensor:
    """Return the scores of passages in training, shape (passages, natures)."""
    import torch
    from torch.nn import functional

    sizes = torch.tensor([len(one) for one in read])
    longest = int(sizes.max())
    padded = np.zeros((len(read), longest + max(WIDTHS), 2), dtype=np.int64)
    for row, one in enumerate(read):
        padded[row, 1 : 1 + len(one)] = one
    given = torch.tensor(padded)
    vectors = parameters["words"][given[:, :, 0]] + parameters["kinds"][given[:, :, 1]]
    vectors = functional.dropout(vectors, DROPPED["vectors"])
    there = torch.rand(vectors.shape[:2]) > DROPPED["words"]
    vectors = (vectors * there.unsqueeze(2)).transpose(1, 2)
    inside = (torch.arange(longest + 1)[None] <= sizes[:, None]).unsqueeze(1)
    found = []
    for width in WIDTHS:
        total = functional.conv1d(
            vectors, parameters[f"filters.{width}"], parameters[f"offsets.{width}"]
        )
        total = torch.relu(total)[:, :, : longest + 1] * inside
        found += [total.max(2)[0], total.sum(2) * MEAN / torch.sqrt(sizes + 1.0).unsqueeze(1)]
    pooled = functional.dropout(torch.cat(found, 1), DROPPED["found"])
    hidden = torch.relu(pooled @ parameters["hidden"] + parameters["hidden_bias"])
    hidden = functional.dropout(hidden, DROPPED["hidden"])
    return hidden @ parameters["out"] + parameters["out_bias"]


def _rounded(trained: Mapping[str, NDArray[Any]], book: _Book, known: WordVectors) -> Windows:
    """Return all weights of words and filters in 8 bits; words that were not seen stay."""
    words, kinds = trained["words"], trained["kinds"]
    moved = {word: words[row] for word, row in book.words.items()}
    of_kind = {name: kinds[row] for name, row in book.kinds.items()}
    rows = [words[0] + kinds[0]]
    rows += [
        moved.get(word, STRETCH * vector) + of_kind[kind(word)]
        for word, vector in zip(known.words, known.vectors, strict=True)
    ]
    names = ["", *book.kinds]
    rows += [words[0] + kinds[1], *(words[0] + of_kind[name] for name in book.kinds)]
    table, unit = _in_8_bits(np.stack(rows))
    filters = [_in_8_bits(trained[f"filters.{width}"].transpose(2, 1, 0)) for width in WIDTHS]
    return Windows(
        words={word: row for row, word in enumerate(known.words, 1)},
        kinds={name: row for row, name in enumerate(names, 1 + len(known.words))},
        rows=table,
        filters=tuple(one for one, _ in filters),
        offsets=tuple(
            np.rint(trained[f"offsets.{width}"] / (unit * scale)).astype(np.float32)
            for width, (_, scale) in zip(WIDTHS, filters, strict=True)
        ),
        scales=tuple(unit * scale for _, scale in filters),
        hidden=trained["hidden"].astype(np.float64),
        hidden_bias=trained["hidden_bias"].astype(np.float64),
        out=trained["out"].astype(np.float64),
        out_bias=trained["out_bias"].astype(np.float64),
    )


def _in_8_bits(values: NDArray[Any]) -> tuple[NDArray[np.int8], float]:
    scale = float(np.abs(values).max()) / LARGEST
    return np.rint(values / scale).astype(np.int8), scale
