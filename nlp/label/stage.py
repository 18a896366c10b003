"""What a person reads of each theme: terms, title, definition, exemplars."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.identifiers import theme_ids
from nlp.label.definitions import define
from nlp.label.exemplars import choose
from nlp.label.forms import surface_forms
from nlp.label.terms import class_terms, count_lemmas
from nlp.label.titles import Titles
from nlp.settings import LabelSettings
from nlp.types import Grouping, Passage, Term, Theme, Tokens, Vectors, Verbatim

TERMS_IN_EXEMPLAR = 5
BONUS_PER_TERM = 0.15


@dataclass(frozen=True, slots=True)
class Found:
    """What was found so far: one entry a passage, all in the same order."""

    passages: Sequence[Passage]
    tokens: Sequence[Tokens]
    vectors: Vectors
    grouping: Grouping


def label(
    found: Found, settings: LabelSettings, vague: frozenset[str] = frozenset()
) -> list[Theme]:
    """Return each theme followed by its sub-themes, largest first, without counts yet.

    Lemmas in `vague` are kept among the terms, but name a theme only when nothing else can.
    """
    if not found.grouping.themes:
        return []
    grouping, ids = found.grouping, theme_ids(found.grouping)
    forms = surface_forms(found.tokens)
    terms = _terms(found, forms, settings.terms)
    unsaid = frozenset(form for lemma, form in forms.items() if lemma in vague)
    writer = _Writer(found, settings.exemplars, unsaid, Titles())
    themes: list[Theme] = []
    for theme in sorted(range(grouping.themes), key=lambda one: ids.themes[one]):
        own = np.flatnonzero(grouping.theme == theme)
        named = _Named(ids.themes[theme], None, terms.themes[theme], grouping.stability[theme])
        themes.append(writer.write(named, own))
    for sub in sorted(range(len(grouping.parents)), key=lambda one: ids.subthemes[one]):
        parent = grouping.parents[sub]
        named = _Named(
            ids.subthemes[sub], ids.themes[parent], terms.subthemes[sub], grouping.substability[sub]
        )
        themes.append(writer.write(named, np.flatnonzero(grouping.subtheme == sub)))
    return sorted(themes, key=lambda one: one.id)


@dataclass(frozen=True, slots=True)
class _Named:
    id: str
    parent_id: str | None
    terms: tuple[Term, ...]
    stability: float


@dataclass(frozen=True, slots=True)
class _Writer:
    found: Found
    exemplars: int
    vague: frozenset[str]
    titles: Titles

    def write(self, named: _Named, members: NDArray[np.intp]) -> Theme:
        telling = sorted(named.terms, key=lambda term: term.form in self.vague)
        ranked = self._ranked(members, telling)
        picked = choose(self.found.tokens, self.found.passages, ranked)
        exemplars = tuple(_verbatim(self.found.passages[i]) for i in picked[: self.exemplars])
        return Theme(
            id=named.id,
            parent_id=named.parent_id,
            level=1 if named.parent_id is None else 2,
            title=self.titles.take(named.id, telling, named.parent_id),
            terms=named.terms,
            definition=define(telling, exemplars),
            exemplars=exemplars,
            stability=named.stability,
        )

    def _ranked(self, members: NDArray[np.intp], terms: Sequence[Term]) -> list[int]:
        """Order members by closeness to their centre and terms they hold, ties by position."""
        rows = self.found.vectors[members]
        closeness = rows @ rows.mean(axis=0)
        shown = {term.form for term in terms[:TERMS_IN_EXEMPLAR]}
        held = [len(shown.intersection(self.found.tokens[i].forms)) for i in members]
        score = (closeness + BONUS_PER_TERM * np.minimum(held, 2)).round(4)
        return [int(i) for i in members[np.argsort(-score, kind="stable")]]


@dataclass(frozen=True, slots=True)
class _Terms:
    themes: list[tuple[Term, ...]]
    subthemes: list[tuple[Term, ...]]


def _terms(found: Found, forms: Mapping[str, str], most: int) -> _Terms:
    grouping = found.grouping
    counts = count_lemmas(found.tokens)
    themes = class_terms(counts, grouping.theme, forms, most)
    subthemes: list[tuple[Term, ...]] = [()] * len(grouping.parents)
    for theme in sorted(set(grouping.parents)):
        own = [s for s, parent in enumerate(grouping.parents) if parent == theme]
        labels = np.where(grouping.theme == theme, grouping.subtheme - own[0], -1)
        for s, terms in zip(own, class_terms(counts, labels, forms, most), strict=True):
            subthemes[s] = terms
    return _Terms(themes, subthemes)


def _verbatim(passage: Passage) -> Verbatim:
    return Verbatim(
        contribution_id=passage.contribution_id,
        start=passage.start,
        end=passage.end,
        text=passage.text,
    )
