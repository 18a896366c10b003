"""The sections on constats and on propositions by axis."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from service.exports.documents.blocks import Block, Bullet, Heading, Paragraph, Section, text_of
from service.exports.documents.references import References
from service.exports.documents.wording import count
from service.numbers import number
from service.synthesis.values import Opposed, Statement, Statements

NO_AXIS = "Sans axe national"
AXES = (
    "organisation",
    "partenariats et continuum",
    "ressources humaines et moyens",
    "technologies",
)
"""The four national axes, in the order of the white paper."""

NOT_COMPUTED = (
    "Les constats et les propositions n'ont pas été distingués dans cette analyse : les citations "
    "de la section « Thèmes » mêlent les deux."
)


def constat_section(found: Statements, references: References) -> Section:
    """Return what is lived or noted, theme by theme."""
    return Section(name="constats", title="Constats", blocks=tuple(_constats(found, references)))


def _constats(found: Statements, references: References) -> Iterator[Block]:
    if not found.constats:
        missing = "Aucun constat n'a été relevé dans les contributions de ce territoire."
        yield Paragraph(text=missing if found.computed else NOT_COMPUTED)
    for one in found.constats:
        yield references.quote(one.quotation, text_of(one.theme))


def proposition_section(found: Statements, references: References) -> Section:
    """Return what is asked for by national axis, then the themes where demands are opposed."""
    return Section(
        name="propositions",
        title="Propositions par axe",
        blocks=tuple(_propositions(found, references)),
    )


def _propositions(found: Statements, references: References) -> Iterator[Block]:
    if not found.propositions:
        missing = "Aucune proposition n'a été relevée dans les contributions de ce territoire."
        yield Paragraph(text=missing if found.computed else NOT_COMPUTED)
    for axis, part in _by_axis(found.propositions):
        yield Heading(level=2, text=(axis[:1].upper() + axis[1:]) if axis else NO_AXIS)
        for one in part:
            yield references.quote(one.quotation, _opening(one))
    if found.opposed:
        yield Heading(level=2, text="Demandes opposées")
    for each in found.opposed:
        yield from _opposed(each, references)


def _by_axis(found: Sequence[Statement]) -> list[tuple[str, list[Statement]]]:
    grouped: dict[str, list[Statement]] = defaultdict(list)
    for one in found:
        grouped[one.axis].append(one)
    order = {axis: place for place, axis in enumerate(AXES)}
    last = len(AXES)
    return sorted(grouped.items(), key=lambda pair: (order.get(pair[0], last), pair[0] == ""))


def _opening(one: Statement) -> str:
    theme = text_of(one.theme)
    told = [f"acteur concerné : {text_of(one.actor)}"] if one.actor else []
    told += [f"{number(one.contributions)} contributions proches"] if one.contributions else []
    return f"{theme} ({' ; '.join(told)})" if told else theme


def _opposed(one: Opposed, references: References) -> Iterator[Block]:
    named = f"{text_of(one.theme)} – {text_of(one.subject)}"
    pro, contra = count(one.favourable), count(one.against)
    sides = f"pour : {pro} contributions ; contre : {contra} contributions."
    yield Bullet(strong=named, text=sides)
    for opening, said in (("Pour", one.said_for), ("Contre", one.said_against)):
        if said is not None:
            yield references.quote(said, opening)
