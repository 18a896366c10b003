"""Weights of windows that tests make."""

import numpy as np

from models.windows import Windows

DIMENSIONS, FILTERS, UNITS, NATURES = 4, 3, 5, 3
KNOWN = ("supprimer", "les", "cameras", "manque", "un", "maire")
KINDS = ("", "infinitive", "the")


def silent_windows() -> Windows:
    """Return windows that find every nature as likely."""
    return drawn_windows(loud=False)


def drawn_windows(*, loud: bool = True) -> Windows:
    """Return windows with drawn weights for some words."""
    draw = np.random.default_rng(3)
    widths = (1, 2, 4)
    rows = 1 + len(KNOWN) + len(KINDS)
    return Windows(
        words={word: row for row, word in enumerate(KNOWN, 1)},
        kinds={name: row for row, name in enumerate(KINDS, 1 + len(KNOWN))},
        rows=draw.integers(-127, 128, (rows, DIMENSIONS)).astype(np.int8),
        filters=tuple(
            draw.integers(-127, 128, (width, DIMENSIONS, FILTERS)).astype(np.int8)
            for width in widths
        ),
        offsets=tuple(draw.integers(-99, 99, FILTERS).astype(np.float32) for _ in widths),
        scales=(1e-4,) * len(widths),
        hidden=draw.normal(size=(2 * FILTERS * len(widths), UNITS)),
        hidden_bias=draw.normal(size=UNITS),
        out=draw.normal(size=(UNITS, NATURES)) * loud,
        out_bias=np.zeros(NATURES),
    )
