"""The lexicons of this folder, read into one value."""

from functools import lru_cache
from pathlib import Path

from nlp.types import Lexicon

_FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read the French lexicon shipped with the project (the files say what each holds)."""
    return Lexicon(
        terms=tuple(_lines("terms.txt")),
        lemmas=_pairs("lemma_exceptions.tsv"),
        stop_words=frozenset(_words("stopwords.txt")),
        accents=_pairs("accents.tsv"),
        fillers=frozenset(_words("fillers.txt")),
        hollow=frozenset(_words("hollow.txt")),
        relational=frozenset(_words("relational.txt")),
        narrative=frozenset(_words("narrative.txt")),
        adjectives=frozenset(_words("adjectives.txt")),
    )


def _lines(name: str) -> list[str]:
    """Return the lines that say something; "#" begins a comment."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _words(name: str) -> list[str]:
    return [word for line in _lines(name) for word in line.split()]


def _pairs(name: str) -> dict[str, str]:
    """Return a two-column table; a form that comes twice has its last value."""
    return dict(line.split("\t", 1) for line in _lines(name))
