"""The sections on what sets a territory apart, and on rare ideas."""

from collections.abc import Sequence

from service.exports.documents.blocks import Block, Paragraph, Section, Table, text_of
from service.exports.documents.references import References
from service.exports.documents.wording import count
from service.numbers import number, signed
from service.synthesis.values import Rare, Specific, Synthesis

BANAL = (
    "Aucune différence avec le reste de la consultation ne résiste à la correction des tests : "
    "aucun thème n'est ici nettement plus ou moins fréquent qu'ailleurs."
)
NATION = "La consultation entière ne se compare à rien : voyez la synthèse de chaque territoire."
EXPLAINED = (
    "Indice signé de Lafon (loi hypergéométrique), compté en contributeurs et non en "
    "contributions, après correction de Benjamini-Hochberg : +2 ≈ une chance sur cent d'un tel "
    "excès, +3 ≈ une sur mille. Une contribution dont l'auteur n'est pas connu compte pour une "
    "personne."
)


def specific_section(found: Synthesis) -> Section:
    """Return what is said more, and less, than in the rest of the consultation."""
    blocks: list[Block] = [Paragraph(text=_nothing(found))]
    if found.specifics:
        blocks = [_table(found.specifics), Paragraph(text=EXPLAINED, kind="note")]
    return Section(
        name="specificites", title="Ce qui distingue le territoire", blocks=tuple(blocks)
    )


def _nothing(found: Synthesis) -> str:
    return NATION if found.head.level == "national" else BANAL


def _table(found: Sequence[Specific]) -> Table:
    rows = [
        (
            text_of(one.label),
            one.kind,
            signed(one.index),
            f"{count(one.here)} sur {number(one.base_here)}",
            f"{count(one.there)} sur {number(one.base_there)}",
        )
        for one in found
    ]
    return Table(
        caption="Ce qui est plus dit (+) ou moins dit (−) ici que dans toute la consultation",
        header=(
            "Thème ou expression",
            "Nature",
            "Indice",
            "Contributeurs ici",
            "Dans la consultation",
        ),
        rows=rows,
        widths=(0.38, 0.14, 0.1, 0.18, 0.2),
        numbers=frozenset({2, 3, 4}),
    )


def _named(one: Rare) -> str:
    return f"{one.kind[:1].upper()}{one.kind[1:]} « {text_of(one.name)} »"


def rare_section(found: Sequence[Rare], references: References) -> Section:
    """Return ideas that few contributions hold, quoted one by one."""
    blocks: list[Block] = [
        Paragraph(
            text="Idées que peu de contributions portent, citées parce que le nombre ne fait pas "
            "seul l'intérêt d'une proposition."
        ),
        *(references.quote(one.quotation, _named(one)) for one in found),
    ]
    if not found:
        blocks = [Paragraph(text="Aucune idée rare n'a été relevée dans ce territoire.")]
    return Section(name="idees_rares", title="Idées rares", blocks=tuple(blocks))
