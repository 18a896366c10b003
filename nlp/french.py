"""What the titles need to know of French words, out of the stage that reads words."""

from nlp.label.language import French
from nlp.tokens.dictionary import dictionary_lemma, known_words
from nlp.tokens.normalise import normalise
from nlp.tokens.words import Reader
from nlp.types import Lexicon


def french(lexicon: Lexicon) -> French:
    """Join the dictionary, the reading of words and the lists of the lexicon."""
    return French(
        reader=Reader(lexicon),
        plain=normalise,
        known=known_words(),
        lemma=dictionary_lemma,
        terms=frozenset(lexicon.terms),
        hollow=(lexicon.hollow | lexicon.fillers) - lexicon.relational,
        relational=lexicon.relational,
        narrative=lexicon.narrative,
        adjectives=lexicon.adjectives,
    )
