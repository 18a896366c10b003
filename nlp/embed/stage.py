"""Passages to vectors."""

from collections.abc import Sequence

import numpy as np
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from nlp.embed.context import put_in_context
from nlp.embed.lsa import LsaEncoder
from nlp.errors import SettingError
from nlp.protocols import Encoder
from nlp.settings import Settings
from nlp.types import Passage, Tokens, Vectors

CHUNK = 20_000


def embed(passages: Sequence[Passage], tokens: Sequence[Tokens], encoder: Encoder) -> Vectors:
    """Return one unit row a passage, each read in the light of its contribution.

    As `alone`; the passages of a contribution stand together.

    Raises:
        SettingError: the encoder does not return one row a text.
    """
    vectors = alone(passages, tokens, encoder)
    put_in_context(vectors, passages)
    return vectors


def alone(passages: Sequence[Passage], tokens: Sequence[Tokens], encoder: Encoder) -> Vectors:
    """Return one unit row a passage, shape (passages, dimensions); zeros where nothing is known.

    `encoder` reads texts; an LSA encoder reads the lemmas in `tokens` instead. BLAS runs on one
    thread, so that the number of threads cannot change a bit of the result.

    Raises:
        SettingError: the encoder does not return one row a text.
    """
    if not passages:
        return np.zeros((0, 1), dtype=np.float32)
    with threadpool_limits(limits=1):
        if isinstance(encoder, LsaEncoder):
            return encoder.encode(["\t".join(one.lemmas) for one in tokens])
        return _checked(encoder, [passage.text for passage in passages])


def fit_lsa(
    passages: Sequence[Passage], tokens: Sequence[Tokens], settings: Settings
) -> LsaEncoder:
    """Return LSA learnt from the lemmas of whole contributions."""
    with threadpool_limits(limits=1):
        lsa = LsaEncoder(settings.embed.dimensions, settings.seed)
        return lsa.fit(_by_contribution(passages, tokens))


def word_vectors(lemmas: Sequence[str], forms: Sequence[str], encoder: Encoder) -> Vectors:
    """Return the vector of each word, shape (words, dimensions).

    What LSA adds for its lemma, or what an encoder makes of the form alone. It is never taken from
    the passages at hand, so that the row of a word is the same in any company.
    """
    with threadpool_limits(limits=1):
        if isinstance(encoder, LsaEncoder):
            return encoder.word_rows(lemmas)
        rows = np.asarray(encoder.encode(list(forms)), dtype=np.float32)
        return np.nan_to_num(rows, copy=False)


def phrase_vectors(
    lemmas: Sequence[Sequence[str]], forms: Sequence[str], encoder: Encoder
) -> Vectors:
    """Return the vector of each phrase, shape (phrases, dimensions), as `word_vectors`."""
    with threadpool_limits(limits=1):
        texts = ["\t".join(one) for one in lemmas] if isinstance(encoder, LsaEncoder) else forms
        rows = np.asarray(encoder.encode(list(texts)), dtype=np.float32)
        return np.nan_to_num(rows, copy=False)


def _by_contribution(passages: Sequence[Passage], tokens: Sequence[Tokens]) -> list[str]:
    """Join the lemmas of each contribution: what one person says together tells more of words."""
    together: dict[str, list[str]] = {}
    for passage, one in zip(passages, tokens, strict=True):
        together.setdefault(passage.contribution_id, []).extend(one.lemmas)
    return ["\t".join(lemmas) for lemmas in together.values()]


def _checked(encoder: Encoder, texts: list[str]) -> Vectors:
    vectors = np.asarray(encoder.encode(texts), dtype=np.float32)
    if vectors.ndim != 2 or len(vectors) != len(texts):
        expected = f"un encodeur qui rend {len(texts)} lignes, et non {vectors.shape}"
        raise SettingError("embed.encoder", encoder.name, expected)
    # In place and some at a time: the rows of a large corpus take more memory than all else.
    for i in range(0, len(vectors), CHUNK):
        vectors[i : i + CHUNK] = normalize(np.nan_to_num(vectors[i : i + CHUNK]))
    return vectors
