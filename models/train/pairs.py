"""Pairs of stretches that belong together, from which the encoder learns what is alike.

Neighbouring sentences of one text, halves of a long sentence, title and body, question and
answer, paraphrases, a word and its base form, a word and its misspelling.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from models.train.settings import TrainSettings
from models.train.texts import Ids, Texts, token_ids

LEAST_TOKENS = 2
LONG = 8
"""Content words from which a sentence that stands alone is cut in two."""
_LONGEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Stretches of `tokens`: `bounds` has the columns start a, end a, start b, end b.

    Two pairs of one `question` (-1: none) are never held against each other: that would teach to
    tell answers apart instead of bringing ideas together.
    """

    tokens: NDArray[np.int32]
    bounds: Ids
    question: Ids


def text_pairs(texts: Texts, settings: TrainSettings) -> Pairs:
    """Return neighbouring sentences and halves of sentences, a seeded draw of them."""
    bounds, owner = _neighbours(texts)
    halves, alone = _halves(texts)
    bounds, owner = np.concatenate([bounds, halves]), np.concatenate([owner, alone])
    question = texts.question[owner]
    random = np.random.default_rng(settings.seed)
    asked = _draw(np.flatnonzero(question >= 0), settings.answers, random)
    other = _draw(np.flatnonzero(question < 0), settings.running, random)
    chosen = np.sort(np.concatenate([asked, other]))
    return Pairs(tokens=texts.tokens, bounds=bounds[chosen], question=question[chosen])


def written_as_pairs(
    written: Sequence[tuple[str, str]], tokenizer: Tokenizer, stop: frozenset[int]
) -> Pairs:
    """Return pairs of given texts, at most 80 content words of each."""
    left = token_ids([one for one, _ in written], tokenizer)
    right = token_ids([other for _, other in written], tokenizer)
    flat: list[int] = []
    bounds: list[tuple[int, int, int, int]] = []
    for ours, theirs in zip(left, right, strict=True):
        a, b = ([i for i in ids if i not in stop][:_LONGEST] for ids in (ours, theirs))
        if a and b and a != b:
            at = len(flat)
            bounds.append((at, at + len(a), at + len(a), at + len(a) + len(b)))
            flat += [*a, *b]
    found = np.array(bounds, dtype=np.int64).reshape(-1, 4)
    none = np.full(len(found), -1, dtype=np.int64)
    return Pairs(tokens=np.array(flat, dtype=np.int32), bounds=found, question=none)


def joined(parts: Iterable[Pairs]) -> Pairs:
    """Put several sets of pairs behind each other."""
    tokens, bounds, question, length = [], [], [], 0
    for part in parts:
        tokens.append(part.tokens)
        bounds.append(part.bounds + length)
        question.append(part.question)
        length += len(part.tokens)
    return Pairs(
        tokens=np.concatenate(tokens),
        bounds=np.concatenate(bounds),
        question=np.concatenate(question),
    )


def _neighbours(texts: Texts) -> tuple[Ids, Ids]:
    full = texts.ends - texts.starts >= LEAST_TOKENS
    same = (texts.document[1:] == texts.document[:-1]) & full[1:] & full[:-1]
    first = np.flatnonzero(same)
    second = first + 1
    starts, ends = texts.starts, texts.ends
    bounds = np.stack([starts[first], ends[first], starts[second], ends[second]], axis=1)
    return bounds, texts.document[first]


def _halves(texts: Texts) -> tuple[Ids, Ids]:
    counts = np.bincount(texts.document, minlength=len(texts.question))
    long = texts.ends - texts.starts >= LONG
    alone = np.flatnonzero((counts[texts.document] == 1) & long)
    starts, ends = texts.starts[alone], texts.ends[alone]
    middle = (starts + ends) // 2
    return np.stack([starts, middle, middle, ends], axis=1), texts.document[alone]


def _draw(places: NDArray[np.intp], most: int, random: np.random.Generator) -> NDArray[np.intp]:
    return random.permutation(places)[:most]
