"""Invented answers on eight themes of local life, so that what should be found is known exactly.

The frames of the sentences are the same for all themes; only what is told differs. A quarter of
the answers hold two themes, some are written in capitals without accents, as people do.
"""

import random
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.quality_data import Question
from nlp.types import Context, Source

TWO_THEMES = 0.25
CAPITALS = 0.05

COMPLAINTS = (
    "{place}, {thing} {problem}.",
    "{thing} {problem}.",
    "Depuis des années {thing} {problem}.",
    "Je constate que {thing} {problem}.",
    "Chez nous {thing} {problem}, {thing} aussi {problem}.",
    "{thing} et {thing} {problem}.",
    "{thing} {problem} et {problem}.",
)
DEMANDS = (
    "Il faudrait {wish}.",
    "Je demande {wish} et {wish}.",
    "On attend toujours {wish} {place}.",
    "Pourquoi pas {wish} ?",
    "Nous voulons {wish} !",
)
PLACES = (
    "dans mon quartier",
    "au centre-ville",
    "dans notre village",
    "près de chez moi",
    "à la sortie du bourg",
    "autour de la place",
    "dans toute la commune",
)

VOCABULARY = Path(__file__).with_suffix(".txt")


def planted(answers: int, seed: int) -> Question:
    """Return invented answers with the themes that were put into them."""
    chance, vocabulary = random.Random(seed), read_vocabulary()
    sources: list[Source] = []
    truth: dict[str, frozenset[str]] = {}
    for number in range(answers):
        themes = chance.sample(sorted(vocabulary), 2 if chance.random() < TWO_THEMES else 1)
        name = f"planted-{number:05d}"
        text = " ".join(_told(vocabulary[theme], chance) for theme in themes)
        loud = chance.random() < CAPITALS
        context = Context(question="planted")
        sources.append(Source(id=name, text=_shouted(text) if loud else text, context=context))
        truth[name] = frozenset(themes)
    return Question(name="planted", sources=tuple(sources), truth=truth)


def read_vocabulary() -> dict[str, list[list[str]]]:
    """Return theme → things, what is wrong with them, what is wished for."""
    text = VOCABULARY.read_text(encoding="utf-8").partition("\n\n")[2]
    blocks = [block.splitlines() for block in text.strip().split("\n\n")]
    return {name: [part.split(" / ") for part in parts] for name, *parts in blocks}


def _told(vocabulary: Sequence[Sequence[str]], chance: random.Random) -> str:
    """Return a complaint, a demand, or both."""
    things, problems, wishes = vocabulary
    slots = {"thing": things, "problem": problems, "wish": wishes, "place": PLACES}
    frames = (chance.choice(COMPLAINTS), chance.choice(DEMANDS))
    told = chance.choice((frames, frames, frames[:1], frames[1:]))
    return " ".join(_sentence(frame, slots, chance) for frame in told)


def _sentence(frame: str, slots: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    """Fill each slot of a frame by chance; one that comes again is filled anew."""
    text = re.sub(r"[{](\w+)[}]", lambda slot: chance.choice(slots[slot[1]]), frame)
    return text[:1].upper() + text[1:]


def _shouted(text: str) -> str:
    split = unicodedata.normalize("NFD", text.upper())
    return "".join(letter for letter in split if not unicodedata.combining(letter))
