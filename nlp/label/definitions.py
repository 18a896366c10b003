"""One sentence that says what a theme holds, in words of the corpus."""

from collections.abc import Sequence

from nlp.types import Term, Verbatim

TERMS = 3
EXAMPLE = " ; par exemple : "


def define(terms: Sequence[Term], exemplars: Sequence[Verbatim]) -> str:
    """Return fixed wording around the first terms and the first exemplar, quoted in full."""
    named = [f"« {term.form} »" for term in terms[:TERMS]]
    listed = " et ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
    opening = f"Passages où il est question de {listed}" if listed else "Passages proches"
    if not exemplars:
        return f"{opening}."
    quoted = " ".join(exemplars[0].text.split())
    return f"{opening}{EXAMPLE}« {quoted} »."


def without_example(definition: str) -> str:
    """Return a definition without its quotation, for readers who may not see that text."""
    opening, found, _ = definition.partition(EXAMPLE)
    return f"{opening}." if found else definition
