"""The phrases of a corpus, what they are worth in each class, and how they are written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from nlp.label.agreement import Agreement
from nlp.label.articles import Articles
from nlp.label.casing import Casing
from nlp.label.classes import Classes
from nlp.label.counting import PhraseCounts, count_phrases
from nlp.label.families import families
from nlp.label.language import French, Word
from nlp.label.measure import Contrast
from nlp.label.positions import Positions
from nlp.label.readability import readability
from nlp.label.spelling import Spelling
from nlp.label.stretches import read_stretches
from nlp.label.telling import Telling, telling
from nlp.label.titles import Title

SUBJECTS = 3
LEAST_WEIGHT = 0.4
"""A phrase less readable than that is not named in a definition."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases of the passages of a sample, in its order."""

    counts: PhraseCounts
    readable: NDArray[np.float64]
    casing: Casing
    articles: Articles
    classes: Classes

    def telling(self, contrast: Contrast) -> Telling:
        """Return the phrases that tell a class of the sample."""
        return telling(self.counts, contrast, self.readable)

    def title(self, title: Title) -> str:
        """Return a title as it is printed."""
        return self.casing.title(title.form)

    def hidden(self, lemma: str, form: str) -> bool:
        """Tell a conjugated verb or an adverb, which is no term to show."""
        return form != lemma and self.classes.is_other(form)

    def subjects(self, title: Title, told: Telling) -> list[str]:
        """Return up to three things a class speaks of, as "de la police": its title's first."""
        if not title.attested:
            return [f"de « {self.casing.cased(term)} »" for term in title.phrases]
        named = [self._named(phrase) for phrase in title.phrases]
        more = islice(self._others(title, told), max(0, SUBJECTS - len(named)))
        return [*named, *more]

    def _others(self, title: Title, told: Telling) -> Iterator[str]:
        """Yield what else is told of the class, of other words each."""
        said = set(title.families)
        for one in told.candidates:
            own = families(one.phrase.content)
            subject = self.articles.of(self.casing.cased(one.phrase.form))
            if subject and one.weight * one.subject >= LEAST_WEIGHT and not own & said:
                said |= own
                yield subject

    def _named(self, phrase: str) -> str:
        cased = self.casing.cased(phrase)
        return self.articles.of(cased) or f"de « {cased} »"


def read_wording(texts: Sequence[str], french: French) -> Wording:
    """Read the passages of a sample and count their phrases."""
    stretches = read_stretches(texts, french)
    positions = Positions().learn(words for one in stretches for words in one)
    classes = Classes(french, positions)
    agreement = Agreement(positions, classes)

    def accepts(words: Sequence[Word], codes: str) -> bool:
        return classes.accepts(words, codes) and agreement.holds(words, codes)

    counts = count_phrases(stretches, classes, accepts, french)
    spelling = Spelling(french.known, positions.total)
    readable = np.array([readability(one, french, classes, spelling) for one in counts.phrases])
    casing = Casing(texts, french, classes)
    return Wording(counts, readable, casing, Articles(positions, agreement), classes)
