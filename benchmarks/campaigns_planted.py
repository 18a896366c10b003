"""Campaigns made of texts: copies with other words, case, accents, marks and greetings."""

import random
from collections.abc import Sequence
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

OPENINGS = ("Bonjour,", "Madame, Monsieur,", "Bonjour à tous !", "Monsieur le Président,")
CLOSINGS = ("Cordialement.", "Merci.", "Bien à vous, Jeanne Martin", "Cordialement, Paul D.")
OTHERS = "vraiment aussi toujours encore surtout partout demain enfin".split()


def campaign(text: str, copies: int, rate: float, chance: random.Random) -> list[str]:
    """Return so many copies of a text; `rate` is the share of words changed in each."""
    return [_dressed(" ".join(edited(text.split(), rate, chance)), chance) for _ in range(copies)]


def edited(words: Sequence[str], rate: float, chance: random.Random) -> list[str]:
    """Return words; a share, rounded up, is dropped, replaced, added, swapped or misspelt."""
    found = list(words)
    for _ in range(-int(-rate * len(words) // 1)):
        place = chance.randrange(len(found) - 1)
        kind = chance.randrange(5)
        if kind == 0:
            del found[place]
        elif kind == 1:
            found[place] = chance.choice(OTHERS)
        elif kind == 2:
            found.insert(place, chance.choice(OTHERS))
        elif kind == 3:
            found[place : place + 2] = found[place : place + 2][::-1]
        else:
            found[place] = found[place][:1] + found[place]
    return found


def _dressed(text: str, chance: random.Random) -> str:
    kind = chance.randrange(6)
    if kind == 0:
        text = text.upper()
    elif kind == 1:
        text = normalize("NFKD", text).encode("ascii", "ignore").decode()
    elif kind == 2:
        text = text.replace(",", " –").replace(".", " !")
    elif kind == 3:
        text = f"{chance.choice(OPENINGS)} {text}"
    elif kind == 4:
        text = f"{text} {chance.choice(CLOSINGS)}"
    return text


def pairwise(truth: NDArray[np.int64], found: NDArray[np.int64]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of pairs; planted texts have a truth, others have -1.

    Precision is that of pairs with a planted text in them: others may be real copies.
    """
    planted = truth >= 0
    sizes = np.bincount(found)
    inside = np.bincount(found[planted], minlength=len(sizes))
    both = np.unique(np.column_stack([truth[planted], found[planted]]), axis=0, return_counts=True)
    right = _pairs(both[1])
    told = _pairs(inside) + int((inside * (sizes - inside)).sum())
    wanted = _pairs(np.bincount(truth[planted]))
    precision, recall = right / max(1, told), right / max(1, wanted)
    return precision, recall, 2 * right / max(1, told + wanted)


def _pairs(sizes: NDArray[np.int64]) -> int:
    return int((sizes * (sizes - 1) // 2).sum())
