"""One sentence that says what a theme holds, in phrases of the corpus."""

from collections.abc import Sequence

from nlp.types import Verbatim

EXAMPLE = " ; par exemple : "
KINDS = {1: "Ce thème", 2: "Ce sous-thème"}


def define(level: int, subjects: Sequence[str], exemplars: Sequence[Verbatim]) -> str:
    """Return a sentence out of subjects as "de la police", and the first exemplar in full."""
    opening = f"{KINDS[level]} réunit des passages proches"
    if subjects:
        opening = f"{KINDS[level]} réunit les passages qui parlent {listed(subjects)}"
    if not exemplars:
        return f"{opening}."
    quoted = " ".join(exemplars[0].text.split())
    return f"{opening}{EXAMPLE}« {quoted} »."


def listed(items: Sequence[str]) -> str:
    """Join items by commas, the last by "et"."""
    return " et ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def without_example(definition: str) -> str:
    """Return a definition without its quotation, for readers who may not see that text."""
    opening, found, _ = definition.partition(EXAMPLE)
    return f"{opening}." if found else definition
