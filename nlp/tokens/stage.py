"""Passages become the lemmas and forms of their content words."""

from collections.abc import Sequence

from nlp.types import Lexicon, Passage, Tokens


def tokenise(passages: Sequence[Passage], lexicon: Lexicon, threads: int = 1) -> list[Tokens]:
    """Return the content words of each passage, in order. `threads` never changes the result."""
    import simplemma
    import spacy

    cut = spacy.blank("fr").tokenizer
    result = []
    for passage in passages:
        words = [w.text for w in cut(passage.text) if w.is_alpha and not w.is_stop]
        lemmas = tuple(simplemma.lemmatize(w.lower(), "fr") for w in words)
        result.append(Tokens(lemmas, tuple(words)))
    return result
