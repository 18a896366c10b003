"""campagnes.csv and campagnes-contributions.csv: near-identical texts by several contributors."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from nlp.types import Campaign
from service.exports.cells import neutralise
from service.oneshot.tables import write_table

CAMPAIGNS, MEMBERS = "campagnes.csv", "campagnes-contributions.csv"
COLUMNS = (
    "campagne", "contributions", "textes", "contributeurs", "territoires", "canaux", "texte",
)  # fmt: skip
OF_MEMBERS = ("campagne", "contribution_id")
BETWEEN = " | "

Row = Sequence[str | int]


def write_campaigns(folder: Path, campaigns: Sequence[Campaign]) -> None:
    """Write one row a campaign, numbered in their order, and one row a contribution to one."""
    write_table(folder / CAMPAIGNS, COLUMNS, _rows(campaigns))
    write_table(folder / MEMBERS, OF_MEMBERS, _members(campaigns))


def _rows(campaigns: Sequence[Campaign]) -> Iterator[Row]:
    for number, one in enumerate(campaigns, 1):
        yield (
            number,
            one.contributions,
            one.texts,
            one.contributors,
            neutralise(BETWEEN.join(one.territories)),
            neutralise(BETWEEN.join(one.channels)),
            neutralise(one.text),
        )


def _members(campaigns: Sequence[Campaign]) -> Iterator[Row]:
    for number, one in enumerate(campaigns, 1):
        yield from ((number, neutralise(name)) for name in one.members)
