"""Tests of nlp.cluster.steady."""

import numpy as np

from nlp.cluster.clusterer import ThemeClusterer
from nlp.cluster.stability import stability
from nlp.cluster.steady import STARTS, SteadyClusterer
from tests.unit.nlp.cluster.test_clusterer import blobs


def test_no_start_is_found_again_better_than_the_one_kept() -> None:
    rows, _ = blobs(12, each=12)
    rows = rows + np.random.default_rng(2).normal(scale=0.2, size=rows.shape).astype(np.float32)
    kept = np.mean(stability(rows, SteadyClusterer(5, 20, seed=4).fit(rows).labels_, 4))
    starts = [ThemeClusterer(5, 20, 4 + i).fit(rows).labels_ for i in range(STARTS)]
    scores = [float(np.mean(stability(rows, labels, 4))) for labels in starts]
    assert kept == max(scores)
    assert min(scores) < max(scores)
