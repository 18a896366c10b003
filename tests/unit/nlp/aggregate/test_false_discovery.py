"""How often specificities cry wolf: consultations without any effect, drawn many times."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from nlp.aggregate.specificities import specificities
from nlp.aggregate.voices import Said, Unit, tabulate

DRAWS, FEWER = 200, 30
CONTRIBUTORS = 400
PARTS = np.array([0.30, 0.20, 0.15, 0.12, 0.10, 0.08, 0.05])
THEMES = np.array([0.30, 0.20, 0.15, 0.10, 0.08, 0.06, 0.05, 0.04, 0.02])
LEVEL = 0.05

Consultation = Callable[[np.random.Generator], list[Said]]


def contributions(rng: np.random.Generator, repeats: np.ndarray) -> list[Said]:
    """Return what people say: where they live has nothing to do with it.

    Person `i` speaks `repeats[i]` times in one part, mostly on a theme dear to them.
    """
    part = rng.choice(len(PARTS), size=len(repeats), p=PARTS)
    dear = rng.choice(len(THEMES), size=len(repeats), p=THEMES)
    who = np.repeat(np.arange(len(repeats)), repeats)
    drawn = rng.choice(len(THEMES), size=len(who), p=THEMES)
    theme = np.where(rng.random(len(who)) < 0.8, dear[who], drawn)
    columns = zip(who.tolist(), part[who].tolist(), theme.tolist(), strict=True)
    return [one(f"p{i}", f"x{k}", where, what) for k, (i, where, what) in enumerate(columns)]


def one(contributor: str, text: str, part: int, theme: int) -> Said:
    return Said(contributor=contributor, text=text, part=(f"{part}",), marks={f"t{theme}": 1})


def no_effect(rng: np.random.Generator) -> list[Said]:
    return contributions(rng, np.ones(CONTRIBUTORS, dtype=np.int64))


def short_answers(rng: np.random.Generator) -> list[Said]:
    """A third of all give one of three short answers word for word: common themes, no campaign."""
    voices = no_effect(rng)
    short = rng.random(len(voices)) < 0.33
    common = [f"t{number}" for number in range(3)]
    return [
        replace(v, text=f"court {m}", common=True)
        if is_short and (m := next(iter(v.marks))) in common
        else v
        for v, is_short in zip(voices, short, strict=True)
    ]


def prolific(rng: np.random.Generator) -> list[Said]:
    """One in twenty speaks 30 times."""
    often = rng.random(CONTRIBUTORS) < 0.05
    return contributions(rng, np.where(often, 30, 1))


def campaign(rng: np.random.Generator) -> list[Said]:
    """Sixty people of one part send one text besides what all say on their own."""
    where, what = int(rng.integers(len(PARTS))), int(rng.integers(len(THEMES)))
    return no_effect(rng) + [one(f"c{i}", "campagne", where, what) for i in range(60)]


def all_at_once(rng: np.random.Generator) -> list[Said]:
    return prolific(rng) + campaign(rng)[CONTRIBUTORS:]


def as_passages(voices: list[Said]) -> list[Said]:
    """Take each contribution for a voice of its own, as a count of passages does."""
    return [replace(v, contributor=f"{i}", text=f"{i}") for i, v in enumerate(voices)]


def as_senders(voices: list[Said]) -> list[Said]:
    """Take each who sent a copy for someone who wrote it."""
    return [replace(v, text=f"{i}") for i, v in enumerate(voices)]


def rate(
    draw: Consultation,
    unit: Unit,
    read: Callable[[list[Said]], list[Said]] = list,
    draws: int = DRAWS,
) -> float:
    """Return the false-discovery rate: nothing is true, so each discovery is false."""
    rng = np.random.default_rng(20200123)
    tables = (specificities(tabulate(read(draw(rng)), unit)) for _ in range(draws))
    return sum(any(row.q_value <= LEVEL for row in table) for table in tables) / draws


def test_no_effect_is_no_discovery() -> None:
    assert rate(no_effect, Unit.CONTRIBUTORS) <= LEVEL


def test_short_answers_that_many_give_are_no_discovery() -> None:
    assert rate(short_answers, Unit.CONTRIBUTORS) <= LEVEL
    assert rate(short_answers, Unit.TEXTS) <= LEVEL


def test_prolific_contributors_are_no_discovery() -> None:
    assert rate(prolific, Unit.CONTRIBUTORS) <= LEVEL


def test_a_campaign_is_no_discovery() -> None:
    assert rate(campaign, Unit.CONTRIBUTORS) <= LEVEL
    assert rate(campaign, Unit.TEXTS) <= LEVEL


def test_prolific_contributors_and_a_campaign_together_are_no_discovery() -> None:
    assert rate(all_at_once, Unit.CONTRIBUTORS) <= LEVEL


def test_other_counts_would_break_it() -> None:
    """Why passages are not counted, nor texts of the prolific, nor all senders of a campaign."""
    assert rate(prolific, Unit.CONTRIBUTORS, as_passages, FEWER) > 0.9
    assert rate(prolific, Unit.TEXTS, draws=FEWER) > 0.9
    assert rate(campaign, Unit.CONTRIBUTORS, as_senders, FEWER) > 0.9


def test_a_theme_planted_in_a_part_is_found() -> None:
    voices = no_effect(np.random.default_rng(1))
    voices += [one(f"v{i}", f"v{i}", 4, 8) for i in range(25)]
    found = specificities(tabulate(voices, Unit.CONTRIBUTORS))
    top = max(found, key=lambda row: row.index)
    assert (top.part, top.mark) == (("4",), "t8")
    assert top.q_value < 0.001
