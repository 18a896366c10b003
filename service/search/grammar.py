"""What a person typed, read as words, phrases and exclusions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.search.errors import BadQuery
from service.search.words import fold, sought, words_of

LONGEST = 300
MOST_CLAUSES = 20

_QUOTES = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "„": '"'})
_PART = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')
_ELIDED = frozenset("c d j l m n s t qu lorsqu puisqu jusqu".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One thing to find: folded `forms` that follow each other, or a word with one of `marks`."""

    forms: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a text must hold, all of it, and what it must not hold."""

    wanted: tuple[Clause, ...]
    barred: tuple[Clause, ...] = ()


def read_query(typed: str) -> Query:
    """Read words, "phrases" and -exclusions.

    A word stands for all that has its lemma; a phrase, or a word with a hyphen, for its very
    forms, without case and accents. The article elided before a word is left out.

    Raises:
        BadQuery: nothing to find, a quote that is not closed, too long, or a sign that means
            nothing here.
    """
    text = " ".join(typed.translate(_QUOTES).split())
    _check(text)
    found = [(bool(sign), clause) for sign, clause in _clauses(text)]
    wanted = tuple(dict.fromkeys(clause for barred, clause in found if not barred))
    barred = tuple(dict.fromkeys(clause for barred, clause in found if barred))
    if not wanted:
        raise BadQuery(text, "que des exclusions" if barred else "aucun mot à chercher")
    if len(wanted) + len(barred) > MOST_CLAUSES:
        raise BadQuery(text[:80] + "…", f"plus de {MOST_CLAUSES} mots")
    return Query(wanted=wanted, barred=barred)


def check_length(text: str) -> None:
    """Let pass a text that is not too long to be searched for.

    Raises:
        BadQuery: it is longer.
    """
    if len(text) > LONGEST:
        raise BadQuery(text[:80] + "…", f"plus de {LONGEST} caractères")


def _check(text: str) -> None:
    if not text:
        raise BadQuery(text, "elle est vide")
    check_length(text)
    if text.count('"') % 2:
        raise BadQuery(text, "un guillemet n'est pas fermé")
    if "*" in text:
        raise BadQuery(text, "le signe * n'a pas de sens ici, les mots se trouvent par leur lemme")


def _clauses(text: str) -> Iterator[tuple[str, Clause]]:
    for sign, phrase, word in _PART.findall(text):
        clause = _phrase(phrase) if phrase else _word(word)
        if clause:
            yield sign, clause


def _phrase(text: str) -> Clause | None:
    forms = tuple(fold(one.written) for one in words_of(text))
    return Clause(forms=forms) if forms else None


def _word(text: str) -> Clause | None:
    said = [one.written for one in words_of(text)]
    if len(said) > 1 and fold(said[0]) in _ELIDED:
        said = said[1:]
    if len(said) == 1:
        return Clause(marks=sought(said[0]))
    return Clause(forms=tuple(map(fold, said))) if said else None
