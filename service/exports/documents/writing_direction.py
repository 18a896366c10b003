"""Which way a text is written."""

import unicodedata


def leftward(text: str) -> bool:
    """Tell whether the first letter of a text belongs to a script written from right to left."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind != "L" for kind in kinds if kind in {"L", "R", "AL"}), False)
