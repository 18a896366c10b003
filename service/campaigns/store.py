"""Keep the campaigns of an analysis with its other results."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from nlp.types import Campaign as Found
from service.campaigns.tables import Campaign, CampaignMember
from service.db.bulk import insert_rows, storable

Row = dict[str, Any]


def store_campaigns(
    session: Session, analysis: str, found: Sequence[Found], keys: Mapping[str, int]
) -> None:
    """Add campaigns, numbered in their order; `keys` are those of contributions by id."""
    insert_rows(session, Campaign, _campaigns(analysis, found))
    insert_rows(session, CampaignMember, _members(analysis, found, keys))


def _campaigns(analysis: str, found: Sequence[Found]) -> Iterator[Row]:
    for number, one in enumerate(found, 1):
        yield {
            "analysis_id": analysis,
            "number": number,
            "text": storable(one.text),
            "contributions": one.contributions,
            "texts": one.texts,
            "contributors": one.contributors,
            "territories": list(one.territories),
            "channels": list(one.channels),
        }


def _members(analysis: str, found: Sequence[Found], keys: Mapping[str, int]) -> Iterator[Row]:
    for number, one in enumerate(found, 1):
        for name in one.members:
            yield {"analysis_id": analysis, "contribution_key": keys[name], "number": number}
