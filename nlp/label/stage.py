"""What a person reads of each theme: terms, title, definition, exemplars."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from nlp.grouping import Grouping
from nlp.label.definitions import define
from nlp.label.exemplars import Quotable, centrality, choose, rank
from nlp.label.groups import Group, groups
from nlp.label.language import French
from nlp.label.measure import Contrast, Floats
from nlp.label.nearness import Encode, Meanings, Nearness, unit, unknown
from nlp.label.sample import Rows, Sample, take_sample
from nlp.label.telling import Telling
from nlp.label.terms import Terms, TermSettings, read_terms
from nlp.label.titles import Title, Titles
from nlp.label.wording import Wording, read_wording
from nlp.settings import LabelSettings
from nlp.types import Passage, Term, Theme, Tokens, Vectors, Verbatim

TYPICAL = 8


@dataclass(frozen=True, slots=True)
class Found:
    """What was found so far: one entry a passage, all in the same order.

    `authors` gives the contributor of a contribution where one is known; `encode` the vectors of
    phrases, as those of passages, where there is an encoder.
    """

    passages: Sequence[Passage]
    tokens: Sequence[Tokens]
    vectors: Vectors
    grouping: Grouping
    authors: Mapping[str, str] = field(default_factory=dict)
    encode: Encode | None = None


def label(found: Found, settings: LabelSettings, french: French) -> list[Theme]:
    """Return each theme followed by its sub-themes, largest first, without counts yet."""
    if not found.grouping.themes:
        return []
    named = tuple(groups(found.grouping))
    writer = _writer(found, settings, french, named)
    titles = Titles()
    taken: dict[str | None, Title] = {}
    themes: list[Theme] = []
    for group in named:
        told = writer.tell(group)
        terms = writer.terms.of(group)
        fallback = sorted((term.form for term in terms), key=french.hollow.__contains__)
        taken[group.id] = titles.take(told, fallback, taken.get(group.parent_id))
        themes.append(writer.write(group, taken[group.id], told))
    return sorted(themes, key=lambda one: one.id)


@dataclass(frozen=True, slots=True)
class _Writer:
    found: Found
    settings: LabelSettings
    sample: Sample
    wording: Wording
    terms: Terms
    centres: Mapping[Group, Floats]
    meanings: Meanings | None

    def tell(self, group: Group) -> Telling:
        sample = self.sample
        inside = group.within(sample.theme, sample.subtheme)
        central = centrality(self.found.vectors[sample.firsts(inside)])
        universe, nearness = group.beside(sample.theme), self._nearness(group, int(inside.sum()))
        return self.wording.telling(Contrast(inside, universe, sample.weight, central, nearness))

    def _nearness(self, group: Group, size: int) -> Nearness:
        if self.meanings is None:
            return unknown
        beside = [
            centre
            for one, centre in self.centres.items()
            if one.parent == group.parent and one != group
        ]
        own = self.centres[group]
        return self.meanings.near(own, np.array(beside).reshape(-1, len(own)), size)

    def write(self, group: Group, title: Title, told: Telling) -> Theme:
        typical = [*title.phrases, *(one.phrase.form for one in told.candidates[:TYPICAL])]
        exemplars = self._exemplars(group, typical)
        return Theme(
            id=group.id,
            parent_id=group.parent_id,
            level=group.level,
            title=self.wording.title(title),
            terms=self._terms(group),
            definition=define(group.level, self.wording.subjects(title, told), exemplars),
            exemplars=exemplars,
            stability=group.stability,
        )

    def _terms(self, group: Group) -> tuple[Term, ...]:
        cased = self.wording.casing.cased
        return tuple(Term(form=cased(one.form), weight=one.weight) for one in self.terms.of(group))

    def _exemplars(self, group: Group, typical: Sequence[str]) -> tuple[Verbatim, ...]:
        found = self.found
        members = np.flatnonzero(group.within(found.grouping.theme, found.grouping.subtheme))
        ranked = rank(members, found.vectors, found.passages, typical)
        picked = choose(Quotable(found.passages, found.tokens, found.authors), ranked)
        return tuple(_verbatim(found.passages[i]) for i in picked[: self.settings.exemplars])


def _writer(
    found: Found, settings: LabelSettings, french: French, named: Sequence[Group]
) -> _Writer:
    sample = take_sample(found.passages, found.grouping, settings.sample)
    texts = ["\n".join(found.passages[i].text for i in unit) for unit in sample.units]
    wording = read_wording(texts, french)
    tokens = [_joined(found.tokens, unit) for unit in sample.units]
    shown = TermSettings(settings.terms, wording.hidden)
    terms = read_terms(tokens, sample, found.grouping, shown)
    meanings = Meanings(found.encode) if found.encode else None
    centres = _centres(found, sample, named)
    return _Writer(found, settings, sample, wording, terms, centres, meanings)


def _centres(found: Found, sample: Sample, named: Sequence[Group]) -> dict[Group, Floats]:
    """Return the unit centre of what is read of each group."""
    read = ((one, sample.firsts(one.within(sample.theme, sample.subtheme))) for one in named)
    return {one: unit(found.vectors[rows].mean(axis=0, dtype=np.float64)) for one, rows in read}


def _joined(tokens: Sequence[Tokens], rows: Rows) -> Tokens:
    lemmas = tuple(lemma for i in rows for lemma in tokens[i].lemmas)
    return Tokens(lemmas, tuple(form for i in rows for form in tokens[i].forms))


def _verbatim(passage: Passage) -> Verbatim:
    return Verbatim(
        contribution_id=passage.contribution_id,
        start=passage.start,
        end=passage.end,
        text=passage.text,
    )
