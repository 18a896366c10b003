"""Terms of themes found on one half of the answers, looked for in the other half."""

import random
import re
from collections.abc import Sequence

from data.lexicons import load_lexicon
from nlp.clean.stage import clean
from nlp.evaluate.coherence import mean_npmi
from nlp.tokens.stage import tokenise
from nlp.types import Passage, Source

TERMS = 10
_WORD = re.compile(r"[^\W\d_]+")


def halves(sources: Sequence[Source], seed: int) -> tuple[list[Source], list[Source]]:
    """Return the half to find themes on and the half to read their terms in, drawn by the seed."""
    places = list(range(len(sources)))
    random.Random(seed).shuffle(places)
    middle = len(places) // 2
    return (
        [sources[place] for place in sorted(places[:middle])],
        [sources[place] for place in sorted(places[middle:])],
    )


def held_out_npmi(terms: Sequence[Sequence[str]], held_out: Sequence[Source]) -> float:
    """Return the mean NPMI of the first ten terms of each theme in the held-out answers.

    Terms and texts are compared word by word, each as its lemma, and terms without content are
    passed over, so that methods with and without lemmas or stop words are measured alike.
    """
    texts = [_WORD.findall(one.contribution.text.casefold()) for one in clean(held_out)]
    themes = [[_WORD.findall(term.casefold()) for term in theme] for theme in terms]
    lemmas = _lemmas([*texts, *(term for theme in themes for term in theme)])
    keys = [_keys(theme, lemmas) for theme in themes]
    every = {key for theme in keys for key in theme}
    joined = [_joined(text, lemmas) for text in texts]
    return mean_npmi(keys, [{key for key in every if key in text} for text in joined])


def _keys(theme: Sequence[Sequence[str]], lemmas: dict[str, str]) -> list[str]:
    """Return the first ten different terms with content, as lemmas."""
    telling = [term for term in theme if any(lemmas[word] for word in term)]
    return list(dict.fromkeys(_joined(term, lemmas) for term in telling))[:TERMS]


def _joined(words: Sequence[str], lemmas: dict[str, str]) -> str:
    """Return the lemmas between spaces, so that a term is found as whole words only."""
    return f" {' '.join(lemmas[word] or word for word in words)} "


def _lemmas(texts: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return word → lemma, "" for a word without content."""
    words = sorted({word for text in texts for word in text})
    passages = [
        Passage(contribution_id=word, index=0, start=0, end=len(word), text=word) for word in words
    ]
    found = tokenise(passages, load_lexicon())
    return {word: " ".join(one.lemmas) for word, one in zip(words, found, strict=True)}
