"""New texts placed by a model that was fitted before: no theme is sought, none changes."""

from collections.abc import Sequence

from threadpoolctl import threadpool_limits

from nlp.aggregate.assignments import Placed, assignments
from nlp.cluster.assign import assign
from nlp.corpus import prepare
from nlp.embed.stage import embed
from nlp.errors import WrongEncoder
from nlp.evidence.stage import Shown
from nlp.fingerprint import plain
from nlp.identifiers import theme_ids
from nlp.pipeline import State, Tools, explain
from nlp.protocols import Encoder
from nlp.saved import SavedModel
from nlp.segment.stage import segment
from nlp.settings import Settings
from nlp.tokens.stage import How, read_passages
from nlp.types import Assignment, Cleaned


def remember(state: State, tools: Tools, settings: Settings) -> SavedModel | None:
    """Return the model of a state that went through all stages, None where no theme was found."""
    if state.model is None or state.grouping is None:
        return None
    name, digest = described(tools.encoder)
    return SavedModel(
        model=state.model,
        ids=theme_ids(state.grouping),
        themes=state.themes,
        exemplars=state.exemplars,
        terms=state.terms,
        encoder=name,
        encoder_hash=digest,
        # The number of threads never changes a result.
        settings={**plain(settings), "threads": None},
        lsa=state.lsa,
    )


def described(encoder: Encoder | None) -> tuple[str, str]:
    """Return the name and hash of an encoder; the hash is "" for LSA or one without files."""
    return (encoder.name, str(getattr(encoder, "digest", ""))) if encoder else ("lsa", "")


def check_encoder(saved: SavedModel, encoder: Encoder | None) -> None:
    """Refuse an encoder whose vectors are not those that the themes were found in.

    Raises:
        WrongEncoder: it is another one.
    """
    name, digest = described(encoder)
    same = digest == saved.encoder_hash if digest or saved.encoder_hash else name == saved.encoder
    if not same:
        raise WrongEncoder((saved.encoder, saved.encoder_hash), (name, digest))


def place(
    cleaned: Sequence[Cleaned], saved: SavedModel, tools: Tools, settings: Settings
) -> tuple[Assignment, ...]:
    """Return the rows of assignments of new texts, in the order of ids, in linear time.

    A text gets the same rows alone, in any company, and as when the model was fitted on it. Of
    `settings` only the threads count; all else is as it was at the fit.

    Raises:
        WrongEncoder: the encoder of `tools` is not that of the model.
    """
    check_encoder(saved, tools.encoder)
    corpus = prepare(cleaned)
    passages = segment(corpus.analysed, settings.threads)
    pipeline = saved.settings["tokens"]["pipeline"]
    how = How(pipeline=pipeline, threads=settings.threads, known=saved.terms)
    tokens, _ = read_passages(passages, tools.lexicon, how)
    encoder = tools.encoder or _lsa(saved)
    vectors = embed(passages, tokens, encoder)
    with threadpool_limits(limits=1):
        grouping = assign(saved.model, tokens, vectors)
        shown = Shown(vectors=vectors, grouping=grouping, exemplars=saved.exemplars)
        evidence = explain(shown, tokens, saved.model, encoder)
    return tuple(assignments(corpus, passages, Placed(grouping, evidence), saved.ids))


def _lsa(saved: SavedModel) -> Encoder:
    if saved.lsa is None:
        raise WrongEncoder((saved.encoder, saved.encoder_hash), ("lsa", ""))
    return saved.lsa
