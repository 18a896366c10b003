"""Stretches between white space, cut into words: most by a rule, the others by spaCy."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from nlp.pool import open_pool
from nlp.tokens.normalise import normalise
from nlp.tokens.plain import plain_cut
from nlp.tokens.tokenizer import load_tokenizer

_LONGEST = 60
_ADDRESS = re.compile(r"https?:|www\.|@\w")
_GLUE = re.compile(r"[;/|!?…=+]+|(?<=[^\W\d_]{2})[.,:]+(?=[^\W\d_]{2})")
_SIGNS = re.compile(r"[^\w'’]+")
_LETTER = re.compile(r"[^\W\d_]")

Piece = tuple[str, ...] | str
"""Words that a rule has cut, or a text that only spaCy can cut."""

Cuts = list[tuple[str, ...]]


def pieces(stretch: str) -> list[Piece]:
    """Return the pieces of a stretch; what is too long for a word is first broken at its signs.

    What has no letter has no word either, and is left out.
    """
    if len(stretch) > _LONGEST:
        parts = _SIGNS.split(stretch)
        return [piece for part in parts if 0 < len(part) <= _LONGEST for piece in pieces(part)]
    plain = normalise(stretch)
    if _ADDRESS.search(plain):
        return []
    return [plain_cut(part) or part for part in _GLUE.split(plain) if _LETTER.search(part)]


def hard_pieces(found: Sequence[Piece]) -> list[str]:
    """Return the pieces that only spaCy can cut."""
    return [piece for piece in found if isinstance(piece, str)]


@contextmanager
def spacy_cutting(*, apart: bool) -> Iterator[Callable[[Sequence[str]], Callable[[], Cuts]]]:
    """Give a function that begins to cut texts; what it returns waits for the result.

    spaCy takes seconds to start; with `apart` it does so at once, in a process of its own.
    """
    if not apart:
        yield lambda texts: lambda: spacy_cuts(texts)
        return
    with open_pool(1) as pool:
        pool.submit(load_tokenizer_there)
        yield lambda texts: pool.submit(spacy_cuts, texts).result


def load_tokenizer_there() -> None:
    """Start spaCy in the process that runs this."""
    load_tokenizer()


def spacy_cuts(texts: Sequence[str]) -> Cuts:
    """Cut each text as spaCy does, in order."""
    return [tuple(cut) for cut in load_tokenizer().cut(texts)] if texts else []
