"""The parts of a corpus by territory, channel, audience, question, or two of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nlp.aggregate.parting import LEVELS
from nlp.aggregate.voices import Part, Said
from nlp.copies.stage import LEAST_WORDS, group_copies
from nlp.protocols import Gazetteer
from nlp.types import Contribution, Corpus
from service.errors import ServiceError

SHOWN = 12


class Dimension(StrEnum):
    """What parts a corpus, as the command line names it."""

    TERRITORY = "territoire"
    CHANNEL = "canal"
    AUDIENCE = "public"
    QUESTION = "question"


class NoParts(ServiceError):
    """There are fewer than two parts to compare."""

    slug = "aucune-partie"
    status = 422

    def __init__(self, wanted: Sequence[str], found: Sequence[Part]) -> None:
        """Keep by what the corpus was parted and what was found."""
        self.wanted, self.found = tuple(wanted), tuple(found)
        one = f"une seule, « {' × '.join(found[0])} »" if found else "aucune"
        super().__init__(
            f"Rien à comparer par {' × '.join(wanted)} : partie trouvée, {one} ; il en faut deux. "
            "Choisissez une autre dimension avec --par, ou un autre niveau de territoire avec "
            "--niveau."
        )


class UnknownPart(ServiceError):
    """The vocabulary of a part was asked for that the corpus does not have."""

    slug = "partie-inconnue"
    status = 404

    def __init__(self, wanted: Part, found: Sequence[Part]) -> None:
        """Keep what was asked for and what there is."""
        self.wanted, self.found = wanted, tuple(found)
        names = ", ".join(f"« {' × '.join(one)} »" for one in found[:SHOWN])
        more = f" et {len(found) - SHOWN} autres" if len(found) > SHOWN else ""
        super().__init__(
            f"Partie introuvable : « {' × '.join(wanted)} ». Celles du corpus : {names}{more}. "
            "Corrigez --vocabulaire."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """By what a corpus is parted; territories are taken at `level`."""

    dimensions: tuple[Dimension, ...]
    level: str
    gazetteer: Gazetteer

    def of(self, one: Contribution) -> Part:
        """Return the values of a contribution, "" where one is not known."""
        return tuple(self._value(one, dimension) for dimension in self.dimensions)

    def _value(self, one: Contribution, dimension: Dimension) -> str:
        context = one.context
        if dimension is Dimension.TERRITORY:
            return self._area(context.territory)
        values = {
            Dimension.CHANNEL: context.channel,
            Dimension.AUDIENCE: context.audience,
            Dimension.QUESTION: context.question,
        }
        return values[dimension]

    def _area(self, code: str) -> str:
        levels = LEVELS[self.level]
        path = self.gazetteer.path(code)
        return next((area for area in path if self.gazetteer.level(area) in levels), "")


def voices(
    corpus: Corpus, parts: Parts, marks: Mapping[str, Mapping[str, int]]
) -> tuple[list[str], list[Said]]:
    """Return the contributions whose part is known, as ids and as what is counted, by id.

    Copies, also near-copies to one question, share a text.

    Raises:
        NoParts: there are fewer than two parts.
    """
    everyone = sorted((*corpus.analysed, *corpus.copied), key=lambda one: one.id)
    placed = [(one, part) for one in everyone if all(part := parts.of(one))]
    found = sorted({part for _, part in placed})
    if len(found) < 2:
        raise NoParts(parts.dimensions, found)
    groups = group_copies([one.text for one, _ in placed]).group.tolist()
    said = [
        Said(
            contributor=one.context.contributor or f"contribution {one.id}",
            text=f"{group} {one.context.question}",
            part=part,
            marks=marks[one.id],
            common=len(one.text.split()) < LEAST_WORDS,
        )
        for (one, part), group in zip(placed, groups, strict=True)
    ]
    return [one.id for one, _ in placed], said
