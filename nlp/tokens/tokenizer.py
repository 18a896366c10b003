"""spaCy's French tokenizer, or a trained French pipeline when one is installed and named."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from nlp.errors import SettingError
from nlp.tokens.compiling import alike_sets_once

if TYPE_CHECKING:
    from spacy.language import Language

BLANK = "blank"


class Cut(NamedTuple):
    """One token: its text, and its lemma when the pipeline gives one ("" otherwise)."""

    text: str
    lemma: str


class Tokenizer:
    """Cuts texts into tokens, with their lemmas where the pipeline was trained for them."""

    def __init__(self, pipeline: "Language") -> None:
        """Wrap a spaCy pipeline."""
        self._pipeline = pipeline

    def cut(self, texts: Iterable[str]) -> Iterator[list[str]]:
        """Yield the texts of the tokens of each text, in order."""
        for doc in self._pipeline.tokenizer.pipe(texts):  # type: ignore[union-attr]  # untyped
            yield [token.text for token in doc]

    def read(self, texts: Iterable[str]) -> Iterator[list[Cut]]:
        """Yield the tokens of each text with their lemmas in context, in order."""
        for doc in self._pipeline.pipe(texts):
            yield [Cut(token.text, token.lemma_) for token in doc]


@lru_cache(maxsize=2)
def load_tokenizer(name: str = BLANK) -> Tokenizer:
    """Load "blank", an installed French pipeline ("fr_core_news_sm"), or one in a folder.

    :raises SettingError: no pipeline of that name is installed, or it is not French.
    """
    import spacy

    try:
        with alike_sets_once():
            pipeline = spacy.blank("fr") if name == BLANK else spacy.load(name, exclude=["ner"])
    except OSError as error:
        expected = '"blank", un dossier, ou le nom d\'un modèle spaCy français installé'
        raise SettingError("tokens.pipeline", name, expected) from error
    if pipeline.lang != "fr":
        raise SettingError("tokens.pipeline", name, f"un modèle français (reçu : {pipeline.lang})")
    return Tokenizer(pipeline)
