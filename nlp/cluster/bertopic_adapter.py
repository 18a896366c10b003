"""The one file that knows BERTopic; our vectors, reducer, clusterer and tokens go in its plugs."""

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer

from nlp.cluster.clusterer import ConsensusClusterer
from nlp.cluster.reducer import Reducer
from nlp.cluster.smoothing import Matrix


def split_tabs(text: str) -> list[str]:
    """Return the lemmas of a text made by joining them with tabs (terms may hold spaces)."""
    return text.split("\t")


def fit_bertopic(
    texts: Sequence[str], rows: Matrix, reducer: Reducer, clusterer: ConsensusClusterer
) -> list[int]:
    """Fit both plugs and return the label of the clusterer behind each topic, largest topic first.

    `texts` are tab-joined lemmas and `rows` their vectors, in the same order. BERTopic never sees
    raw text, so its English preprocessing is not used.
    """
    from bertopic import BERTopic  # 2.4 s: only the process that clusters pays for it

    model = BERTopic(
        umap_model=reducer,
        hdbscan_model=clusterer,
        vectorizer_model=CountVectorizer(analyzer=split_tabs),
        top_n_words=10,
    )
    topics, _ = model.fit_transform(list(texts), embeddings=rows)
    _, first = np.unique(np.asarray(topics), return_index=True)
    return [int(clusterer.labels_[place]) for place in first]
