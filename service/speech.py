"""What tells the nature of passages: the shipped weights, and the lexicons as they stand."""

from functools import lru_cache

from data.lexicons.sections import load_actors, load_axes, load_polarity, load_subjects
from models.natures import ENCODER, load_natures
from models.registry import load_encoder
from nlp.nature.stage import Speech


@lru_cache(maxsize=1)
def load_speech() -> Speech | None:
    """Return it, None where the encoder of the weights is not shipped.

    Raises:
        WrongLexicon: a lexicon was edited and cannot be used.
        EncoderError: the weights or their encoder are damaged.
    """
    encoder = load_encoder(ENCODER)
    if encoder is None:
        return None
    return Speech(
        weights=load_natures(),
        encoder=encoder,
        axes=load_axes(),
        actors=load_actors(),
        subjects=load_subjects(),
        polarity=load_polarity(),
    )
