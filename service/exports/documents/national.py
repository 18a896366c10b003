"""The national document: the nation, then a line a territory."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.exports.documents.blocks import Block, Composed, Paragraph, Section, Table, text_of
from service.exports.documents.compose import composed, reference_section
from service.exports.documents.essentials import essential_section
from service.exports.documents.method import method_section
from service.exports.documents.participation import closed_section, participation_section
from service.exports.documents.references import References
from service.exports.documents.statements import constat_section, proposition_section
from service.exports.documents.themes import theme_section
from service.exports.documents.wording import WITHHELD_NOTE, published, share
from service.numbers import signed
from service.synthesis.values import Leading, National, Place, Specific

TITLE = "Synthèse nationale"
EXPLAINED = (
    "Premiers thèmes : part des contributions du territoire ayant un contenu. Plus dit qu'ailleurs "
    ": thèmes dont la spécificité reste établie après correction des tests multiples (indice de "
    "Lafon entre parenthèses) ; rien n'est comparé sous 30 contributions, rien n'est dit sous 5."
)


def compose_national(found: National) -> Composed:
    """Return the document over all territories."""
    references, nation = References(), found.nation
    sections = [
        essential_section(nation, references),
        participation_section(replace(nation.participation, places=())),
        _place_section(found.places),
        closed_section(nation.closed),
        theme_section(nation, references),
        constat_section(nation.statements, references),
        proposition_section(nation.statements, references),
    ]
    sections += [reference_section(references), method_section(nation.method)]
    return composed(nation.head, TITLE, sections)


def _place_section(found: Sequence[Place]) -> Section:
    return Section(name="territoires", title="Territoires", blocks=tuple(_places(found)))


def _places(found: Sequence[Place]) -> Iterator[Block]:
    if not found:
        yield Paragraph(text="Aucun thème n'a été compté dans un département.")
        return
    yield Table(
        caption="Départements et collectivités",
        header=("Code", "Territoire", "Reçues", "Auteurs connus", "Premiers thèmes",
                "Plus dit qu'ailleurs"),
        rows=[_row(one) for one in found],
        widths=(0.07, 0.17, 0.09, 0.1, 0.34, 0.23),
        numbers=frozenset({2, 3}),
    )  # fmt: skip
    yield Paragraph(text=f"{EXPLAINED} {WITHHELD_NOTE}", kind="note")


def _row(one: Place) -> tuple[str, ...]:
    turnout = one.turnout
    counts = (published(turnout.received), published(turnout.contributors))
    return (turnout.code, text_of(turnout.label), *counts, _first(one.first), _apart(one.apart))


def _first(found: Sequence[Leading]) -> str:
    return " ; ".join(f"{text_of(one.title)} ({share(one.figure)})" for one in found) or "–"


def _apart(found: Sequence[Specific]) -> str:
    return " ; ".join(f"{text_of(one.label)} ({signed(one.index)})" for one in found) or "–"
