"""The one file that knows BERTopic; our vectors, reducer, clusterer and tokens go in its plugs."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer

from nlp.cluster.reducer import Reducer
from nlp.cluster.steady import SteadyClusterer


def split_tabs(text: str) -> list[str]:
    """Return the lemmas of a text made by joining them with tabs (terms may hold spaces)."""
    return text.split("\t")


def fit_bertopic(
    texts: Sequence[str],
    rows: NDArray[np.float32],
    reducer: Reducer,
    clusterer: SteadyClusterer,
) -> NDArray[np.int32]:
    """Return BERTopic's topic of each text, largest topic first.

    `texts` are tab-joined lemmas and `rows` their vectors, in the same order. Both plugs are
    fitted. BERTopic never sees raw text, so its English preprocessing is not used.
    """
    from bertopic import BERTopic  # 2.4 s: only the process that clusters pays for it

    model = BERTopic(
        umap_model=reducer,
        hdbscan_model=clusterer,
        vectorizer_model=CountVectorizer(analyzer=split_tabs),
        top_n_words=10,
    )
    topics, _ = model.fit_transform(list(texts), embeddings=rows)
    return np.asarray(topics, dtype=np.int32)
