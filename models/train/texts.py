"""All training texts as one array of token ids, with the bounds of sentences and documents."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from models.train.sources import Document
from models.train.vocabulary import UNKNOWN

Ids = NDArray[np.int64]

_BATCH = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Token ids without stop words; one entry a sentence in `starts`, `ends` and `document`.

    `question` has one number a document, -1 for texts that answer none.
    """

    tokens: NDArray[np.int32]
    starts: Ids
    ends: Ids
    document: Ids
    question: Ids


def read_texts(documents: Iterable[Document], tokenizer: Tokenizer, stop: frozenset[int]) -> Texts:
    """Tokenise documents in order; tokens in `stop` and unknown signs are left out."""
    flat, lengths, owner = array("i"), array("i"), array("i")
    questions: dict[str, int] = {"": -1}
    asked = array("i")
    for batch in _batched(documents):
        for document in batch:
            owner.extend([len(asked)] * len(document.sentences))
            asked.append(questions.setdefault(document.question, len(questions) - 1))
        for ids in token_ids([one for doc in batch for one in doc.sentences], tokenizer):
            flat.extend(ids)
            lengths.append(len(ids))
    return _without(np.asarray(flat), np.asarray(lengths), stop, (owner, asked))


def token_ids(texts: Sequence[str], tokenizer: Tokenizer) -> list[list[int]]:
    """Return the ids of each text, signs unknown to the tokenizer included."""
    found = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    return [one.ids for one in found]


def _without(
    flat: NDArray[np.int32],
    lengths: NDArray[np.int32],
    stop: frozenset[int],
    bounds: tuple["array[int]", "array[int]"],
) -> Texts:
    kept = ~np.isin(flat, np.array(sorted(stop), dtype=np.int32))
    before = np.concatenate([[0], np.cumsum(kept)])
    ends = np.cumsum(lengths, dtype=np.int64)
    return Texts(
        tokens=flat[kept].astype(np.int32),
        starts=before[ends - lengths].astype(np.int64),
        ends=before[ends].astype(np.int64),
        document=np.asarray(bounds[0], dtype=np.int64),
        question=np.asarray(bounds[1], dtype=np.int64),
    )


def _batched(documents: Iterable[Document]) -> Iterator[list[Document]]:
    rest = iter(documents)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def stop_ids(words: Iterable[str], tokenizer: Tokenizer) -> frozenset[int]:
    """Return the ids of words without content, of single letters and of unknown signs."""
    plain = [tokenizer.normalizer.normalize_str(word.strip("'’")) for word in words]
    known = [tokenizer.token_to_id(word) for word in plain]
    letters = [tokenizer.token_to_id(letter) for letter in "abcdefghijklmnopqrstuvwxyz"]
    unknown = tokenizer.token_to_id(UNKNOWN)
    return frozenset(one for one in [*known, *letters, unknown] if one is not None)
