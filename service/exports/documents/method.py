"""The method annex, as a section and as a document of its own."""

from collections.abc import Iterator

from service.exports.documents.blocks import Block, Bullet, Heading, Section, Table, text_of
from service.synthesis.values import Method


def method_section(found: Method) -> Section:
    """Return what was done, on what, with which limits."""
    return Section(name="methode", title="Annexe : méthode", blocks=tuple(_method(found)))


def _method(found: Method) -> Iterator[Block]:
    for title, facts in found.groups:
        yield Heading(level=2, text=title)
        yield Table(
            caption=title,
            header=("Rubrique", "Valeur"),
            rows=[(text_of(one.label), text_of(one.value)) for one in facts],
            widths=(0.4, 0.6),
        )
    yield Heading(level=2, text="Ce que ces chiffres ne disent pas")
    for limit in found.limits:
        yield Bullet(text=limit)
