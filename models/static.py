"""Texts as means of the vectors of their tokens, many texts at a time.

model2vec's own `encode` goes through the tokens of each text in Python. Here the tokens of a batch
become one sparse table texts × tokens, and one product gives all vectors. A row depends on its own
text only, to the last bit.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from tokenizers import Tokenizer

Vectors = NDArray[np.float32]
Ids = NDArray[np.int64]

Cut = Callable[[Sequence[str]], tuple[Ids, Ids]]

_BATCH = 16_384
_MOST_WORDS = 200_000
_CUT_AT_SPACES = frozenset({"BertPreTokenizer", "Whitespace", "WhitespaceSplit"})
_SIGN_BY_SIGN = frozenset(
    {"BertNormalizer", "Lowercase", "StripAccents", "NFC", "NFD", "NFKC", "NFKD"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenMeans:
    """Means of rows of `table`, one row a token.

    Tokens after the first `longest` and signs after the first `most_signs` are not read (None: all
    are), `unknown` counts for nothing. With `by_words`, a word that recurs is tokenised once.
    """

    table: Vectors
    tokenizer: Tokenizer
    unknown: int | None
    longest: int | None
    most_signs: int | None
    normalise: bool
    by_words: bool

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, zeros for a text without a known token."""
        found = np.empty((len(texts), self.table.shape[1]), dtype=np.float32)
        cut = _Words(self.tokenizer) if self.by_words else partial(_by_texts, self.tokenizer)
        for i in range(0, len(texts), _BATCH):
            found[i : i + _BATCH] = self._batch(texts[i : i + _BATCH], cut)
        return found

    def _batch(self, texts: Sequence[str], cut: Cut) -> Vectors:
        ids, lengths = cut([text[: self.most_signs] for text in texts])
        ends = np.cumsum(lengths)
        kept = np.ones(len(ids), dtype=bool) if self.unknown is None else ids != self.unknown
        if self.longest is not None:
            kept &= np.arange(len(ids)) - np.repeat(ends - lengths, lengths) < self.longest
        bounds = np.concatenate([[0], np.cumsum(kept)])[np.concatenate([[0], ends])]
        ones = np.ones(bounds[-1], dtype=np.float32)
        counted = csr_matrix((ones, ids[kept], bounds), (len(texts), len(self.table)))
        means = np.asarray(counted @ self.table, dtype=np.float32)
        means /= np.maximum(np.diff(bounds), 1)[:, None]
        return _unit(means) if self.normalise else means


def token_means(model: Any) -> TokenMeans:
    """Read what `model2vec.StaticModel` holds: rows scaled back, and how it cuts texts."""
    table, longest = np.asarray(model.embedding, dtype=np.float32), model.max_length
    if model.token_mapping is not None:
        table = table[model.token_mapping]
    if model.weights is not None:
        table = table * np.asarray(model.weights, dtype=np.float32)[:, None]
    tokenizer = Tokenizer.from_str(model.tokenizer.to_str())
    tokenizer.no_truncation()
    return TokenMeans(
        table=np.ascontiguousarray(table),
        tokenizer=tokenizer,
        unknown=model.unk_token_id,
        longest=longest,
        most_signs=None if longest is None else longest * model.median_token_length,
        normalise=bool(model.normalize),
        by_words=cuts_at_spaces(tokenizer),
    )


def cuts_at_spaces(tokenizer: Tokenizer) -> bool:
    """Tell whether a text has the tokens of its words between spaces, one word after the other."""
    made = json.loads(tokenizer.to_str())
    signs = {one["type"] for one in _steps(made["normalizer"])}
    first = next(_steps(made["pre_tokenizer"]), {"type": ""})["type"]
    added = any(" " in one["content"] for one in made["added_tokens"])
    return first in _CUT_AT_SPACES and signs <= _SIGN_BY_SIGN and not added


def _steps(part: dict[str, Any] | None) -> Iterator[dict[str, Any]]:
    if part is None:
        return iter(())
    return iter(part.get("normalizers") or part.get("pretokenizers") or [part])


def _by_texts(tokenizer: Tokenizer, texts: Sequence[str]) -> tuple[Ids, Ids]:
    """Return the ids of all texts, one behind the other, and their number in each text."""
    found = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    return _flat([one.ids for one in found])


class _Words:
    """Does the same, with each distinct word tokenised once while it is remembered."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._forget()

    def __call__(self, texts: Sequence[str]) -> tuple[Ids, Ids]:
        if len(self._place) > _MOST_WORDS:
            self._forget()
        words, counts = _flat([[self._place[word] for word in text.split(" ")] for text in texts])
        self._read_new()
        size, ends = self._sizes[words], np.concatenate([[0], np.cumsum(self._sizes[words])])
        # the n-th token of a word stands n places after its first one
        shift = (np.cumsum(self._sizes) - self._sizes)[words] - ends[:-1]
        found = self._ids[np.arange(ends[-1]) + np.repeat(shift, size)]
        return found, np.diff(ends[np.concatenate([[0], np.cumsum(counts)])])

    def _forget(self) -> None:
        self._place: defaultdict[str, int] = defaultdict()
        self._place.default_factory = self._place.__len__  # a new word gets the next number
        self._ids, self._sizes = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)

    def _read_new(self) -> None:
        new = list(islice(self._place, len(self._sizes), None))
        ids, sizes = _by_texts(self._tokenizer, new)
        self._ids = np.concatenate([self._ids, ids])
        self._sizes = np.concatenate([self._sizes, sizes])


def _flat(parts: Sequence[Sequence[int]]) -> tuple[Ids, Ids]:
    lengths = np.fromiter(map(len, parts), dtype=np.int64, count=len(parts))
    flat = np.fromiter(chain.from_iterable(parts), dtype=np.int64, count=int(lengths.sum()))
    return flat, lengths


def _unit(means: Vectors) -> Vectors:
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    return np.asarray(means / np.where(lengths == 0, 1, lengths), dtype=np.float32)
