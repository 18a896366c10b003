"""Texts to unit vectors, as an analysis had them: its encoder by name, or its own LSA."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlp.errors import UnreadableModel
from nlp.protocols import Encoder
from nlp.saved import SavedModel, load
from nlp.settings import Settings
from nlp.tokens.stage import How, read_passages
from nlp.types import Lexicon, Passage, Tokens
from service.analyses.load import load_tools
from service.analyses.settings import from_plain
from service.analyses.tables import Analysis
from service.home import Home
from service.search.errors import NoMeaning

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """Encodes texts. `digest` says which encoder it is; `reading` is there for LSA only."""

    encoder: Encoder
    digest: str
    reading: tuple[Lexicon, How] | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row a text, zeros where nothing in it is known."""
        from nlp.embed.stage import alone  # scikit-learn, which a search by words does not need

        passages = [
            Passage(contribution_id="", index=place, start=0, end=len(text), text=text)
            for place, text in enumerate(texts)
        ]
        return alone(passages, self._tokens(passages), self.encoder)

    def _tokens(self, passages: Sequence[Passage]) -> list[Tokens]:
        if self.reading is None:
            return []
        return read_passages(passages, *self.reading)[0]


def coder_of(home: Home, analysis: Analysis) -> Coder:
    """Return what encodes texts as the passages of an analysis were.

    Raises:
        NoMeaning: LSA was fitted, and what it learnt is not there.
        AssisesError: the encoder cannot be loaded.
    """
    settings = from_plain(analysis.settings)
    tools = load_tools(settings)
    if tools.encoder is not None:
        return Coder(encoder=tools.encoder, digest=str(getattr(tools.encoder, "digest", "")))
    saved = _saved(home.model(analysis.id), analysis.id)
    if saved.lsa is None:
        raise NoMeaning(analysis.id, "aucun vecteur n'a été appris de ses textes")
    return Coder(
        encoder=saved.lsa, digest=analysis.id, reading=(tools.lexicon, _how(settings, saved))
    )


def _how(settings: Settings, saved: SavedModel) -> How:
    return How(pipeline=settings.tokens.pipeline, known=saved.terms)


@lru_cache(maxsize=2)
def _saved(folder: Path, analysis: str) -> SavedModel:
    try:
        return load(folder)
    except UnreadableModel as error:
        raise NoMeaning(analysis, "le modèle de cette analyse n'a pas été gardé") from error
