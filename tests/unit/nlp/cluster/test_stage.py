"""Tests of nlp.cluster.stage and the parts it joins."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nlp.cluster.assign import assign
from nlp.cluster.model import ThemeModel, load_model, save_model
from nlp.cluster.stage import Material, cluster, numbered
from nlp.embed.stage import embed, fit_lsa
from nlp.grouping import Grouping
from nlp.settings import ClusterSettings, Settings
from nlp.types import Tokens
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
    return names, placed(words, lsa_rows(words), settings)[0]


def lsa_rows(words: list[Tokens]) -> np.ndarray:
    own = [passage(str(i), str(i)) for i in range(len(words))]
    return embed(own, words, fit_lsa(own, words, Settings()))


def placed(
    words: list[Tokens], rows: np.ndarray, settings: Settings | None = None
) -> tuple[Grouping, ThemeModel | None]:
    every = np.arange(len(words))
    material = Material(tokens=words, vectors=rows, owners=every, places=np.zeros_like(every))
    return cluster(material, settings or Settings())


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
    found, model = placed(words, rows)
    assert (found.themes, model) == (0, None)
    assert found.status == ("too_few",) * size


def test_words_found_nowhere_else_are_rare_and_no_words_are_empty() -> None:
    _, words = corpus(10)
    words = [*words, tokens("hapax"), tokens("")]
    assert placed(words, lsa_rows(words))[0].status[-2:] == ("rare", "empty")


def test_two_runs_are_equal_to_the_bit() -> None:
    first, second = grouped(20)[1], grouped(20)[1]
    assert np.array_equal(first.theme, second.theme)
    assert np.array_equal(first.strength, second.strength)


def test_wide_vectors_are_reduced() -> None:
    random = np.random.default_rng(3)
    rows = random.normal(size=(80, 64)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    assert placed([tokens("a b")] * 80, rows)[0].themes >= 2


def test_a_saved_model_places_each_text_as_the_fit_did_alone_or_in_company(tmp_path: Path) -> None:
    _, words = corpus(20)
    rows = lsa_rows(words)
    found, model = placed(words, rows)
    assert model is not None
    save_model(tmp_path / "model.safetensors", model)
    again = load_model(tmp_path / "model.safetensors")
    together = assign(again, words, rows)
    assert np.array_equal(together.theme, found.theme)
    assert np.array_equal(together.strength, found.strength)
    alone = [assign(again, [words[i]], rows[[i]]) for i in range(len(words))]
    assert [int(one.theme[0]) for one in alone] == found.theme.tolist()
    assert [int(one.subtheme[0]) for one in alone] == found.subtheme.tolist()


def test_a_passage_between_two_themes_holds_both_and_its_runner_up_is_a_third() -> None:
    model = three_themes()
    row = np.array([[1, 0.97, 0.1]], dtype=np.float32)
    found = assign(model, [tokens("a")], row / np.linalg.norm(row))
    assert (found.theme[0], found.also[0], found.runner_up[0]) == (0, 1, 2)
    assert found.margin[0] > found.also_margin[0] > 0


def test_a_passage_near_one_theme_holds_one() -> None:
    row = np.array([[1, 0.3, 0.1]], dtype=np.float32)
    found = assign(three_themes(), [tokens("a")], row / np.linalg.norm(row))
    assert (found.theme[0], found.also[0], found.runner_up[0]) == (0, -1, 1)


def test_a_passage_far_from_all_themes_is_off_topic() -> None:
    found = assign(three_themes(), [tokens("a")], np.array([[-1, -1, -1]], dtype=np.float32))
    assert found.status == ("off_topic",)
    assert found.theme[0] == -1


def three_themes() -> ThemeModel:
    axes = np.eye(3, dtype=np.float32)
    return ThemeModel(
        mean=np.zeros(3, np.float32), components=axes[:0], centroids=axes, centres=axes,
        subcentroids=axes[:0], parents=np.zeros(0, np.int32), stability=np.ones(3, np.float32),
        substability=np.zeros(0, np.float32),
    )  # fmt: skip


def test_names_are_numbered_in_the_order_of_the_alphabet() -> None:
    assert numbered(["b", "a", "b"]).tolist() == [1, 0, 1]
