"""What decides a training: frozen, so that the card can name all of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainSettings:
    """Sizes and rates of one training.

    `words`, `stems` and `pieces` bound the vocabulary, words seen less than `least_count` times
    stay out of it. `dimensions` is the width of the vectors, `window` counts content words on each
    side. At most so many pairs are drawn: `answers` from answers to questions, `running` from other
    texts, `written` from pairs that somebody wrote, `spelling` of words with misspellings.
    `batch` pairs are held against each other at `scale` (one over the temperature), `dropout` is
    the share of words left out; `rarity` is the frequency whose words start at half weight.
    """

    seed: int = 2020
    words: int = 41_000
    stems: int = 3_000
    pieces: int = 4_000
    least_count: float = 8
    dimensions: int = 256
    window: int = 10
    answers: int = 400_000
    running: int = 240_000
    written: int = 80_000
    spelling: int = 90_000
    batch: int = 1024
    rate: float = 1e-3
    scale: float = 10.0
    dropout: float = 0.1
    rarity: float = 1e-3
