"""Which placeholders a template may and must hold."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from service.exports.documents.blocks import Block, Composed
from service.exports.documents.errors import WrongPlaceholders

WHOLE = "contenu"
"""Stands for all sections, each under its heading."""

NEEDED = "titre"


def block_places(document: Composed) -> dict[str, tuple[Block, ...]]:
    """Return what may stand in a paragraph of its own, by the name of the placeholder.

    A section placed by name comes without its heading, which is the template's own.
    """
    return {WHOLE: document.whole, **{one.name: one.blocks for one in document.sections}}


def check_placeholders(path: Path, found: Iterable[str], document: Composed) -> None:
    """Let pass a template that holds what it needs and nothing unknown.

    Raises:
        WrongPlaceholders: names those that are unknown, or those that are missing.
    """
    there, places = set(found), block_places(document)
    known = sorted({*document.words, *places})
    unknown = sorted(there - set(known))
    if unknown:
        raise WrongPlaceholders(path, "balises inconnues", unknown, known)
    missing = [] if NEEDED in there else [NEEDED]
    if WHOLE not in there:
        missing += [one.name for one in document.sections if one.name not in there]
    if missing:
        text = f"balises absentes (« {WHOLE} » les remplace toutes, sauf « {NEEDED} »)"
        raise WrongPlaceholders(path, text, missing, known)


def marks(places: Mapping[str, object]) -> dict[str, str]:
    """Return a text for each block placeholder that no template or contribution holds."""
    return {name: f"\ue000{name}\ue001" for name in places}
