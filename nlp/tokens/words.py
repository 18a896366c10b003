"""The words of one stretch of text, and what they open for the word after them."""

from collections.abc import Iterable, Iterator
from sys import intern
from typing import NamedTuple

from nlp.tokens.lemmas import Lemmas, Lemmatiser
from nlp.tokens.spelling import Speller
from nlp.types import Lexicon

ALONE, NOUN, VERB = 0, 1, 2
"""What the word before makes likely; the place of the lemma in `Lemmas`."""

_DETERMINERS = frozenset(
    (
        "le la les l' un une des du de d' au aux ce cet cette ces mon ma mes ton ta tes son sa ses "
        "notre nos votre vos leur leurs quel quelle quels quelles chaque plusieurs certains "
        "certaines quelques aucun aucune deux trois par sans avec"
    ).split(" ")
)
_SUBJECTS = frozenset("je j' tu il elle on ils elles qui ne n' se s' me m' te t' y ça".split(" "))
_OBJECTS = frozenset("le la les l' lui leur en y nous vous".split(" "))
_JOINED = {"d'": "de", "des": "de", "du": "de", "l'": "le", "la": "le", "les": "le"} | {
    "aux": "à",
    "au": "à",
}


class Word(NamedTuple):
    """One word. `key` is what terms are matched by; a function word has no lemmas.

    `opens` is what it makes likely of the next word; `passes` tells that it may stand between a
    subject and its verb. `bounds` tells that a term found in the corpus may begin and end with it.
    """

    form: str
    key: str
    lemmas: Lemmas | None
    opens: int
    passes: bool
    bounds: bool


def opened(word: Word, before: int) -> int:
    """Return what is open after a word: an object pronoun leaves the verb to come."""
    return before if before == VERB and word.passes else word.opens


class Reader:
    """Makes words of the texts that spaCy cut off."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take spelling, lemmas and stop words from the lexicon."""
        self._stop = lexicon.stop_words
        self._fillers = lexicon.fillers
        self._speller = Speller(lexicon)
        self._lemmatiser = Lemmatiser(lexicon)
        self._seen: dict[str, Word | None] = {}

    def lemmas_of(self, text: str) -> Lemmas:
        """Return the lemmas of one word as it is written, be it a stop word or not."""
        return self._lemmatiser.lemmas(self._speller.usual(text))

    def words(self, texts: Iterable[str]) -> Iterator[Word]:
        """Yield the words among the texts; numbers and punctuation are none."""
        for text in texts:
            if text not in self._seen:
                self._seen[text] = self._word(text)
            word = self._seen[text]
            if word is not None:
                yield word

    def _word(self, text: str) -> Word | None:
        if not any(letter.isalpha() for letter in text) or _is_measure(text):
            return None
        form = self._speller.usual(text.strip(".-_")) if len(text) > 2 else text.lower()
        lemmas = None if self._is_function(form, text) else self._content(form)
        key = _JOINED.get(form, form) if lemmas is None else lemmas.noun
        return Word(
            form=intern(form),
            key=intern(key),
            lemmas=lemmas,
            opens=_opens(form),
            passes=form in _OBJECTS,
            bounds=lemmas is not None and self._bounds(lemmas),
        )

    def _is_function(self, form: str, text: str) -> bool:
        return form.lower() in self._stop or len(form.strip(".'’-")) < 2 or text.endswith("'")

    def _content(self, form: str) -> Lemmas | None:
        """Return the lemmas of a content word; an adverb or an empty verb is none."""
        if self._lemmatiser.is_adverb(form):
            return None
        lemmas = self._lemmatiser.lemmas(form)
        return None if lemmas.alone in self._stop else lemmas

    def _bounds(self, lemmas: Lemmas) -> bool:
        return len(lemmas.noun) > 2 and not {lemmas.alone, lemmas.noun} & self._fillers


def _is_measure(text: str) -> bool:
    """Tell whether a word is a number with a unit ("10h", "1er", "20km")."""
    return text[0].isdigit() and not text.isalpha()


def _opens(form: str) -> int:
    low = form.lower()
    if low in _SUBJECTS:
        return VERB
    return NOUN if low in _DETERMINERS else ALONE
