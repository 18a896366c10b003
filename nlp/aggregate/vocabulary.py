"""The words of contributions, to compare the vocabulary of a part with that of the whole."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from nlp.aggregate.voices import Said, Table
from nlp.types import Passage, Tokens

REST = ""
"""The part that holds all others."""


class Spelling(StrEnum):
    """How a single word is counted; a multi-word term always counts in its usual form."""

    FORMS = "formes"
    LEMMAS = "lemmes"


def words_by_contribution(
    passages: Sequence[Passage], tokens: Sequence[Tokens], spelling: Spelling
) -> dict[str, Counter[str]]:
    """Count the content words and terms of each contribution; each word read counts once.

    Passages and tokens are in one order.
    """
    found: dict[str, Counter[str]] = {}
    for passage, read in zip(passages, tokens, strict=True):
        said = found.setdefault(passage.contribution_id, Counter())
        pairs = zip(read.lemmas, read.forms, strict=True)
        by_form = spelling is Spelling.FORMS
        said.update(form if by_form and not is_term(lemma) else lemma for lemma, form in pairs)
    return found


def is_term(word: str) -> bool:
    """Tell a multi-word term ("police municipale")."""
    return " " in word


def against_rest(said: Sequence[Said], part: tuple[str, ...]) -> list[Said]:
    """Return contributions in two parts: that one, and the rest."""
    rest = (REST,) * len(part)
    return [one if one.part == part else replace(one, part=rest) for one in said]


def with_words(said: Sequence[Said], words: Sequence[Mapping[str, int]]) -> list[Said]:
    """Return contributions with words for marks; both are in one order."""
    pairs = zip(said, words, strict=True)
    return [replace(one, marks=dict(marks)) for one, marks in pairs]


def frequent(table: Table, least: int) -> Table:
    """Return a table without marks that fewer than `least` units of the whole hold.

    The choice looks at the whole only, so that it does not favour what a part holds.
    """
    kept = table.seen.sum(axis=0) >= least
    return replace(
        table,
        marks=tuple(mark for mark, keep in zip(table.marks, kept.tolist(), strict=True) if keep),
        seen=table.seen[:, kept],
        people=table.people[:, kept],
    )
