"""The campaigns of an analysis, as one person may see them."""

from collections.abc import Iterable, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from service.accounts.roles import Principal, reads_figures, reads_texts
from service.campaigns.schemas import CampaignOut, CampaignSize
from service.campaigns.tables import Campaign, CampaignMember
from service.web.paging import Page, Paging, check_page


def campaigns_of(
    session: Session, analysis: str, who: Principal, paging: Paging
) -> Page[CampaignOut]:
    """Return one page of the campaigns, the largest first.

    Raises:
        PageOutOfRange: the page is beyond the last one.
    """
    here = Campaign.analysis_id == analysis
    total = session.scalar(select(func.count()).select_from(Campaign).where(here)) or 0
    pages = check_page(paging, total)
    query = select(Campaign).where(here).order_by(Campaign.number)
    found = session.scalars(query.offset(paging.offset).limit(paging.size))
    items = [_describe(one, who) for one in found]
    return Page[CampaignOut](
        items=items, page=paging.page, pages=pages, size=paging.size, total=total
    )


def campaign_of(session: Session, analysis: str, contribution: int) -> CampaignSize | None:
    """Return the campaign to which a contribution (its key) belongs, None for none."""
    query = (
        select(Campaign)
        .join(
            CampaignMember,
            (CampaignMember.analysis_id == Campaign.analysis_id)
            & (CampaignMember.number == Campaign.number),
        )
        .where(CampaignMember.analysis_id == analysis)
        .where(CampaignMember.contribution_key == contribution)
    )
    found = session.scalar(query)
    return _size(found) if found else None


def numbers_of(session: Session, analysis: str, keys: Iterable[int]) -> Mapping[int, int]:
    """Return the numbers of campaigns by the keys of contributions, without those in none."""
    query = select(CampaignMember.contribution_key, CampaignMember.number).where(
        CampaignMember.analysis_id == analysis, CampaignMember.contribution_key.in_(list(keys))
    )
    return {row.contribution_key: row.number for row in session.execute(query)}


def seen_campaigns(session: Session, analysis: str, who: Principal) -> list[CampaignOut]:
    """Return all campaigns, the largest first."""
    query = select(Campaign).where(Campaign.analysis_id == analysis).order_by(Campaign.number)
    return [_describe(one, who) for one in session.scalars(query)]


def _size(one: Campaign) -> CampaignSize:
    return CampaignSize(
        number=one.number,
        contributions=one.contributions,
        texts=one.texts,
        contributors=one.contributors,
    )


def _describe(one: Campaign, who: Principal) -> CampaignOut:
    gazetteer = load_gazetteer()
    readable = any(reads_texts(who, gazetteer.path(code)) for code in one.territories)
    return CampaignOut(
        **_size(one).model_dump(),
        territories=tuple(c for c in one.territories if reads_figures(who, c, gazetteer)),
        territories_total=len(one.territories),
        channels=tuple(one.channels),
        text=one.text if readable else None,
    )
