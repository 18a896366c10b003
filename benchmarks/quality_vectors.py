"""Whole answers and their vectors, as the rivals get them: the same texts, our own encoder."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.preprocessing import normalize

from nlp.clean.stage import clean
from nlp.embed.lsa import LsaEncoder
from nlp.embed.stage import embed
from nlp.pipeline import Tools
from nlp.settings import Settings
from nlp.tokens.stage import tokenise
from nlp.types import Passage, Source, Tokens, Vectors


class Answers:
    """The publishable answers with content, in the order of ids, and an encoder for rivals.

    `stop_words` are those of our lexicon: the rivals' own are English.
    """

    def __init__(self, sources: Sequence[Source], given: Tools, settings: Settings) -> None:
        """Clean the texts; blank answers are left out, as they are for us."""
        kept = [one.contribution for one in clean(sources) if not one.blank]
        kept.sort(key=lambda one: one.id)
        self.ids = [one.id for one in kept]
        self.texts = [one.text for one in kept]
        self.stop_words = sorted(given.lexicon.stop_words)
        self.seed = settings.seed
        self._given, self._settings = given, settings
        self._lsa: LsaEncoder | None = None
        self._known: dict[str, NDArray[np.float32]] = {}

    def vectors(self) -> Vectors:
        """Return one unit row an answer: what our stage of vectors makes of whole answers."""
        if not self._known:
            tokens = self._tokens(self.texts)
            rows = embed(_whole(self.texts), tokens, self._given.encoder or self._fitted())
            self._known = dict(zip(self.texts, rows, strict=True))
        return np.stack([self._known[text] for text in self.texts])

    def encode(self, texts: Sequence[str], **_: Any) -> NDArray[np.float32]:
        """Return the vectors of answers, or of single words, in the same space (for Turftopic)."""
        self.vectors()
        if all(text in self._known for text in texts):
            return np.stack([self._known[text] for text in texts])
        if self._given.encoder is not None:
            return np.asarray(normalize(self._given.encoder.encode(list(texts))), dtype=np.float32)
        return self._fitted().encode(["\t".join(one.lemmas) for one in self._tokens(texts)])

    def _fitted(self) -> LsaEncoder:
        if self._lsa is None:
            lemmas = ["\t".join(one.lemmas) for one in self._tokens(self.texts)]
            encoder = LsaEncoder(self._settings.embed.dimensions, self._settings.seed)
            self._lsa = encoder.fit(lemmas)
        return self._lsa

    def _tokens(self, texts: Sequence[str]) -> list[Tokens]:
        return tokenise(_whole(texts), self._given.lexicon)


def _whole(texts: Sequence[str]) -> list[Passage]:
    return [
        Passage(contribution_id=f"{place:06d}", index=0, start=0, end=len(text), text=text)
        for place, text in enumerate(texts)
    ]
