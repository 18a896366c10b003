"""The first section: in figures and fixed words, what the rest of the document shows."""

from collections.abc import Iterator

from nlp.types import NATIONAL
from service.exports.documents.blocks import Block, Bullet, Paragraph, Section, text_of
from service.exports.documents.references import References
from service.exports.documents.wording import count, listed, period, share
from service.numbers import SPACE, number
from service.synthesis.summary import MINORITY
from service.synthesis.values import SMALL_BASE, Quotation, Said, Synthesis

FIRST = 3
"""Themes, propositions and differences that the first page names."""


def essential_section(found: Synthesis, references: References) -> Section:
    """Return what a hurried reader should know, with the base of every figure."""
    return Section(name="essentiel", title="L'essentiel", blocks=tuple(_said(found, references)))


def _said(found: Synthesis, references: References) -> Iterator[Block]:
    yield Paragraph(text=_opening(found))
    if not found.themes:
        yield Paragraph(text="Aucun thème n'est présenté : voir « Thèmes par importance ».")
        return
    yield Bullet(strong="Ce qui revient le plus", text=_most(found))
    for one in found.statements.propositions[:FIRST]:
        yield references.quote(one.quotation, f"Ce qui est demandé – {text_of(one.theme)}")
    if found.specifics:
        yield Bullet(strong="Ce qui distingue le territoire", text=_apart(found))
    if minority := _minority(found):
        yield references.quote(minority, MINORITY)


def _minority(found: Synthesis) -> Quotation | None:
    """Return a rare idea, else the voice of the smallest sub-theme that is quoted."""
    if found.rare:
        return found.rare[0].quotation
    lines = [line for one in found.themes for line in one.summary if line.opening == MINORITY]
    smallest = min(lines, key=_size, default=None)
    return smallest.quotation if smallest else None


def _size(line: Said) -> int:
    return (line.about.figure.contributions or 0) if line.about else 0


def _opening(found: Synthesis) -> str:
    whole, head = found.participation.whole, found.head
    when = f", {period(head)}" if head.starts_on or head.ends_on else ""
    if whole.received == 0:
        return f"Aucune contribution n'a été reçue {head.genitive}{when}."
    channels = listed(text_of(one.label) for one in found.participation.channels)
    voices = f" de {count(whole.contributors)} contributeurs connus" if whole.contributors else ""
    place = "de toute la France" if head.territory == NATIONAL else head.genitive
    return (
        f"Ce document décrit {count(whole.received)} contributions reçues {place}{voices}"
        f"{when} ({channels}). {count(whole.content)} d'entre elles ont un contenu."
    )


def _most(found: Synthesis) -> str:
    told = [
        f"« {text_of(one.title)} » ({count(one.figure.contributions)} contributions"
        + (f", {share(one.figure)})" if one.figure.share is not None else ")")
        for one in found.themes[:FIRST]
    ]
    base = found.themes[0].figure.base
    careful = " Base trop petite pour comparer." if base < SMALL_BASE else ""
    return f"{listed(told)}, sur {number(base)} contributions ayant un contenu.{careful}"


def _apart(found: Synthesis) -> str:
    more = [f"« {text_of(one.label)} »" for one in found.specifics if one.index > 0][:FIRST]
    less = [f"« {text_of(one.label)} »" for one in found.specifics if one.index < 0][:FIRST]
    parts = []
    if more:
        parts.append(f"plus dit ici qu'ailleurs{SPACE}: {listed(more)}")
    if less:
        parts.append(f"moins dit ici qu'ailleurs{SPACE}: {listed(less)}")
    return " ; ".join(parts) + "."
