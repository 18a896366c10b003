"""Passages to vectors."""

from collections.abc import Sequence

import numpy as np
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from nlp.embed.lsa import LsaEncoder
from nlp.errors import SettingError
from nlp.protocols import Encoder
from nlp.settings import Settings
from nlp.types import Passage, Tokens, Vectors


def embed(
    passages: Sequence[Passage],
    tokens: Sequence[Tokens],
    encoder: Encoder | None,
    settings: Settings,
) -> Vectors:
    """Return one unit row a passage, shape (passages, dimensions); zeros where nothing is known.

    Without an encoder, LSA is fitted on the lemmas. BLAS runs on one thread, so that the number
    of threads cannot change a bit of the result.

    Raises:
        SettingError: the encoder does not return one row a text.
    """
    if not passages:
        return np.zeros((0, 1), dtype=np.float32)
    with threadpool_limits(limits=1):
        if encoder is None:
            lsa = LsaEncoder(settings.embed.dimensions, settings.seed)
            whole = _by_contribution(passages, tokens)
            return lsa.fit(whole).encode(["\t".join(one.lemmas) for one in tokens])
        return _checked(encoder, [passage.text for passage in passages])


def _by_contribution(passages: Sequence[Passage], tokens: Sequence[Tokens]) -> list[str]:
    """Join the lemmas of each contribution: what one person says together tells more of words."""
    together: dict[str, list[str]] = {}
    for passage, one in zip(passages, tokens, strict=True):
        together.setdefault(passage.contribution_id, []).extend(one.lemmas)
    return ["\t".join(lemmas) for lemmas in together.values()]


def _checked(encoder: Encoder, texts: list[str]) -> Vectors:
    vectors = np.nan_to_num(np.asarray(encoder.encode(texts), dtype=np.float32))
    if vectors.ndim != 2 or len(vectors) != len(texts):
        expected = f"un encodeur qui rend {len(texts)} lignes, et non {vectors.shape}"
        raise SettingError("embed.encoder", encoder.name, expected)
    return np.asarray(normalize(vectors), dtype=np.float32)
