"""Make an analysis ready to be searched."""

from sqlalchemy import Engine

from service.home import Home
from service.search.indexing import Tell, fill
from service.search.meaning import fill_meaning

WORDS = 0.7
"""The share of the time that words take, beside meaning."""


def make_ready(engine: Engine, home: Home, analysis: str, tell: Tell = lambda _: None) -> int:
    """Index the words and the meaning of the texts of an analysis; return how many texts.

    What is done already is not done again.

    Raises:
        StateFolderReadOnly, DiskFull, DatabaseLocked: it cannot be done now.
    """
    texts = fill(engine, analysis, lambda share: tell(WORDS * share))
    fill_meaning(engine, home, analysis)
    return texts
