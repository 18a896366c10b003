"""How many passages of a sample hold each phrase."""

from collections import Counter
from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack

from nlp.label import grammar
from nlp.label.classes import Classes
from nlp.label.language import French
from nlp.label.phrases import Accepts, Key, Phrase, phrases
from nlp.label.stretches import Stretch

WHOLE = 4
"""How many times more a phrase counts for its usual form where it is no part of a longer one."""

SMALL = 3_000
"""In a sample of fewer passages a phrase that occurs once is kept."""


THING, DEED = 0.6, 0.8
"""How well a single word names a subject, while few passages of a class hold it."""


@dataclass(frozen=True, slots=True)
class PhraseCounts:
    """`matrix` has shape (passages of the sample, phrases + words), 1 where a passage holds one.

    `phrases` name its first columns, each in its commonest form, sorted by key; `lengths` counts
    their content words, `loose` tells those with another preposition than "de". `words` gives the
    columns of the content words of each, `subjects` how well each names a subject, in [0, 1].
    """

    phrases: tuple[Phrase, ...]
    matrix: csr_matrix
    lengths: NDArray[np.int64]
    loose: NDArray[np.bool_]
    words: tuple[tuple[int, ...], ...]
    subjects: NDArray[np.float64]


def count_phrases(
    texts: Sequence[Sequence[Stretch]], classes: Classes, accepts: Accepts, french: French
) -> PhraseCounts:
    """Count each phrase once a passage; singular and plural together."""
    forms: dict[Key, Counter[Phrase]] = {}
    held: list[list[Key]] = []
    for stretches in texts:
        found = {
            p.key: p for words in stretches for p in phrases(words, classes.codes(words), accepts)
        }
        held.append(sorted(found))
        for key, phrase in found.items():
            forms.setdefault(key, Counter())[phrase] += 1
    least = 1 if len(texts) < SMALL else 2
    kept = sorted(key for key, seen in forms.items() if seen.total() >= least)
    column = {key: place for place, key in enumerate(kept)}
    columns = [[column[key] for key in keys if key in column] for keys in held]
    commonest = tuple(_commonest(forms[key], french.terms) for key in kept)
    lengths = np.array([len(one.content) for one in commonest], dtype=np.int64)
    loose = np.array([one.loose for one in commonest], dtype=bool)
    words, of_words = _count_words(texts, commonest, french.hollow)
    matrix = hstack([_binary(columns, len(kept)), of_words], format="csr")
    subjects = np.array([subject(one) for one in commonest])
    return PhraseCounts(commonest, matrix, lengths, loose, words, subjects)


def subject(phrase: Phrase) -> float:
    """Return how well a phrase names a subject: several words do, or an acronym.

    A single word names a thing or a person ("téléphone"), or better, a deed ("stationnement").
    """
    if " " in phrase.form or phrase.form.isupper():
        return 1.0
    return DEED if grammar.DEED.match(phrase.form) else THING


def _count_words(
    texts: Sequence[Sequence[Stretch]], found: Sequence[Phrase], empty: Collection[str]
) -> tuple[tuple[tuple[int, ...], ...], csr_matrix]:
    """Return the columns of the words of each phrase, and where these words occur.

    A phrase with a word that names nothing has none: it stands for itself only.
    """
    told = {word for one in found for word in one.content}.difference(empty)
    column = {word: place for place, word in enumerate(sorted(told))}
    held = [
        sorted({column[word.key] for words in one for word in words if word.key in column})
        for one in texts
    ]
    of = tuple(
        tuple(len(found) + column[word] for word in one.content)
        if column.keys() >= set(one.content)
        else ()
        for one in found
    )
    return of, _binary(held, len(column))


def _commonest(seen: Counter[Phrase], terms: Container[str]) -> Phrase:
    """Return a usual term, or the form seen most, above all where nothing else belonged to it.

    "impôts" stands alone oftener than "impôt", which "impôt sur le revenu" makes common. Of
    equals the plural is taken, then the shortest ("vendeurs" before "vendeuses").
    """
    worth: Counter[str] = Counter()
    for phrase, count in seen.items():
        worth[phrase.form] += count * (WHOLE if phrase.whole else 1)
    forms = sorted(worth, key=lambda form: (not form.endswith("s"), len(form), form))
    best = max(forms, key=lambda form: (form in terms, worth[form]))
    return min((one for one in seen if one.form == best), key=lambda one: (one.content, one.whole))


def _binary(columns: Sequence[Sequence[int]], width: int) -> csr_matrix:
    ends = np.cumsum([0] + [len(one) for one in columns])
    flat = np.fromiter((c for one in columns for c in one), dtype=np.int32, count=int(ends[-1]))
    ones = np.ones(len(flat), dtype=np.float32)
    return csr_matrix((ones, flat, ends), shape=(len(columns), width))
