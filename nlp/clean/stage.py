"""What was received, repaired and pseudonymised."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from nlp.clean.blank import is_blank
from nlp.clean.personal.masking import mask_personal_data
from nlp.clean.repairs import REPAIRS
from nlp.clean.rules import run
from nlp.pool import open_pool
from nlp.types import Cleaned, Contribution, Source

CHUNK = 4_000
WORTH_SHARING = 40_000
"""Fewer texts are cleaned here before other processes have started."""

_ROUNDS = 6
_SETTLED = frozenset("line-breaks apostrophes quotes spaces repeated-spaces".split())
"""Rules after which none before them finds anything new."""


@dataclass(frozen=True, slots=True)
class CleanedText:
    """A publishable text. `changes` counts what each rule changed, in the order of names."""

    text: str
    blank: bool
    changes: tuple[tuple[str, int], ...]


def clean(sources: Iterable[Source], threads: int = 1) -> Iterator[Cleaned]:
    """Yield the publishable contributions, in order.

    Many texts are shared over `threads` processes, which never changes the result.
    """
    remaining = iter(sources)
    first = list(islice(remaining, WORTH_SHARING)) if threads > 1 else []
    if len(first) < WORTH_SHARING:
        for source in chain(first, remaining):
            yield _cleaned(source, clean_text(source.text))
        return
    received = [*first, *remaining]
    chunks = [[one.text for one in received[i : i + CHUNK]] for i in range(0, len(received), CHUNK)]
    with open_pool(threads) as pool:
        cleaned = (one for chunk in pool.map(_clean_texts, chunks) for one in chunk)
        for source, (text, blank, changes) in zip(received, cleaned, strict=True):
            kept = source.text if text is None else text
            yield _cleaned(source, CleanedText(kept, blank, changes))


def _clean_texts(
    texts: Sequence[str],
) -> list[tuple[str | None, bool, tuple[tuple[str, int], ...]]]:
    """Clean texts, in order; a text that needed nothing, as most do not, is not sent back.

    Tuples travel between processes in half the time of objects.
    """
    found = ((text, clean_text(text)) for text in texts)
    return [(None if one.text == text else one.text, one.blank, one.changes) for text, one in found]


def clean_text(text: str) -> CleanedText:
    """Repair and mask one text. Cleaning what is clean changes nothing.

    What a rule uncovers (an entity, a tag) may need another: rules run again until none does.
    """
    changes: dict[str, int] = {}
    for _ in range(_ROUNDS):
        done: dict[str, int] = {}
        text = mask_personal_data(run(REPAIRS, text, done), done)
        for name, count in done.items():
            changes[name] = changes.get(name, 0) + count
        if done.keys() <= _SETTLED:
            break
    return CleanedText(text, is_blank(text), tuple(sorted(changes.items())))


def _cleaned(source: Source, found: CleanedText) -> Cleaned:
    contribution = Contribution(id=source.id, text=found.text, context=source.context)
    return Cleaned(contribution=contribution, blank=found.blank, changes=found.changes)
