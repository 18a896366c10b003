"""Tests of nlp.cluster.stage and the parts it joins."""

from dataclasses import replace

import numpy as np
import pytest

from nlp.cluster.stage import cluster
from nlp.embed.stage import embed
from nlp.settings import ClusterSettings, Settings
from nlp.types import Grouping, Tokens
from tests.unit.nlp.builders import passage, planted, tokens


def corpus(each: int) -> tuple[list[str], list[Tokens]]:
    kept = "il faut voir et avec puis".split()
    rows = planted(each)
    words = [one.contribution.text.strip(".").lower().split() for one in rows]
    names = [one.contribution.id.split("-")[0] for one in rows]
    return names, [tokens(" ".join(w for w in line if w not in kept)) for line in words]


def grouped(each: int, settings: Settings | None = None) -> tuple[list[str], Grouping]:
    settings = settings or Settings()
    names, words = corpus(each)
    rows = embed([passage("x", str(i)) for i in range(len(words))], words, None, settings)
    return names, cluster(words, rows, settings)


def test_planted_themes_are_found_again() -> None:
    names, found = grouped(40)
    assert 8 <= found.themes <= 20
    for name in set(names):
        own = found.theme[[i for i, one in enumerate(names) if one == name]]
        assert np.bincount(own[own >= 0]).max() >= 0.5 * len(own)


def test_every_passage_has_a_theme_or_a_reason() -> None:
    _, found = grouped(40)
    for status, theme in zip(found.status, found.theme, strict=True):
        assert (status == "assigned") == (theme >= 0)


def test_subthemes_lie_in_their_theme() -> None:
    _, found = grouped(40)
    assert found.parents
    for theme, sub in zip(found.theme, found.subtheme, strict=True):
        assert sub < 0 or found.parents[sub] == theme


def test_margins_are_strength_less_runner_up() -> None:
    _, found = grouped(40)
    assert (found.margin >= 0).all()
    assert (found.margin <= found.strength + 1e-6).all()
    assigned = found.theme >= 0
    assert (found.runner_up[assigned] != found.theme[assigned]).all()


def test_stability_is_a_share() -> None:
    _, found = grouped(40)
    assert len(found.stability) == found.themes
    assert all(0 <= one <= 1 for one in found.stability)


def test_a_large_corpus_is_fitted_on_a_sample() -> None:
    settings = replace(Settings(), cluster=ClusterSettings(sample=150))
    _, found = grouped(40, settings)
    assert sum(one == "assigned" for one in found.status) > 350


def test_thirty_passages_give_few_themes() -> None:
    _, found = grouped(3)
    assert 2 <= found.themes <= 5


@pytest.mark.parametrize("size", [0, 1, 19])
def test_below_twenty_passages_no_theme_is_invented(size: int) -> None:
    words = [tokens("police brigade")] * size
    rows = np.ones((size, 2), dtype=np.float32) / np.sqrt(2)
    found = cluster(words, rows, Settings())
    assert found.themes == 0
    assert found.status == ("too_few",) * size


def test_words_found_nowhere_else_are_rare_and_no_words_are_empty() -> None:
    _, words = corpus(10)
    words = [*words, tokens("hapax"), tokens("")]
    rows = embed([passage("x", str(i)) for i in range(len(words))], words, None, Settings())
    assert cluster(words, rows, Settings()).status[-2:] == ("rare", "empty")


def test_two_runs_are_equal_to_the_bit() -> None:
    first, second = grouped(20)[1], grouped(20)[1]
    assert np.array_equal(first.theme, second.theme)
    assert np.array_equal(first.strength, second.strength)


def test_wide_vectors_are_reduced() -> None:
    random = np.random.default_rng(3)
    rows = random.normal(size=(80, 64)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    assert cluster([tokens("a b")] * 80, rows, Settings()).themes >= 2
