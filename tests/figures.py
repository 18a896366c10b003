"""Closed answers, campaigns and moments, added to the small consultation of the builders."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from nlp.types import Assignment as Found
from service.analyses.tables import Analysis, Assignment, ThemeMoment
from service.batches.tables import ClosedAnswer, Contribution
from service.campaigns.tables import Campaign, CampaignMember
from service.closed.crossing import store_crossings
from service.closed.store import count_closed
from service.db.engine import writing
from tests import builders

SAFE = "Vous sentez-vous en sécurité ?"
DORDOGNE = (("Tout à fait", 61), ("Assez", 170), ("Peu", 92), ("Pas du tout", 33))
"""356 respondents, 47.7 % "assez" and 17 % "tout à fait"; how the others divide is planted."""

CAMPAIGN = "Nous demandons tous la réouverture du commissariat de notre ville, fermé depuis un an."


def add_closed(engine: Engine) -> None:
    """Add the Dordogne example, and the answers of those who wrote, and count them."""
    with writing(engine) as session:
        owner = session.scalars(builders.select_consultation()).one().id
        session.add_all(_answers(session, owner))
        session.flush()
        questions = count_closed(session, owner)
        store_crossings(session, (builders.ANALYSIS, owner), questions, _found(session))
        session.commit()


def _answers(session: Session, owner: int) -> Iterator[ClosedAnswer]:
    for answer, times in DORDOGNE:
        for number in range(times):
            yield _answer(owner, answer, f"{answer} {number}", "24")
    for one in session.scalars(select(Contribution).order_by(Contribution.key)):
        answer = "Assez" if one.key % 3 else "Peu"
        yield _answer(owner, answer, one.contributor, one.territory)
    yield _answer(owner, "", "silent", "59")
    yield _answer(owner, "Peu", "", "59")


def _answer(owner: int, answer: str, who: str, place: str) -> ClosedAnswer:
    return ClosedAnswer(
        consultation_id=owner,
        batch_id=builders.BATCH,
        contributor=who,
        question=SAFE,
        answer=answer,
        territory=place,
        channel="courrier" if place == "24" else "réunion",
        audience="",
        file="qcm.csv",
        row=2,
    )


def _found(session: Session) -> Sequence[Found]:
    query = select(Assignment, Contribution.id).join(
        Contribution, Contribution.key == Assignment.contribution_key
    )
    return [
        Found(
            contribution_id=name,
            passage=one.passage,
            start=one.start,
            end=one.end,
            status="assigned",
            theme_id=one.theme_id,
            subtheme_id=one.subtheme_id,
        )
        for one, name in session.execute(query)
    ]


def add_campaign(engine: Engine, members: Sequence[str], territories: Sequence[str]) -> None:
    """Add the only campaign, with these contributions."""
    with writing(engine) as session:
        analysis = session.get_one(Analysis, builders.ANALYSIS).id
        counts = dict.fromkeys(("contributions", "texts", "contributors"), len(members))
        where = {"territories": list(territories), "channels": ["réunion"]}
        session.add(Campaign(analysis_id=analysis, number=1, text=CAMPAIGN, **counts, **where))
        query = select(Contribution.key).where(Contribution.id.in_(members))
        session.add_all(
            CampaignMember(analysis_id=analysis, contribution_key=key, number=1)
            for key in session.scalars(query)
        )
        session.commit()


def add_moments(engine: Engine, *rows: tuple[str, str, int]) -> None:
    """Add counts of (theme, period, contributions) to the département 02."""
    with writing(engine) as session:
        session.add_all(
            ThemeMoment(
                analysis_id=builders.ANALYSIS,
                theme_id=theme,
                territory="02",
                channel="",
                period=period,
                **dict.fromkeys(("contributions", "texts", "contributors"), count),
            )
            for theme, period, count in rows
        )
        session.commit()


def add_closed_row(engine: Engine) -> None:
    """Add one more answer and count again."""
    with writing(engine) as session:
        owner = session.scalars(builders.select_consultation()).one().id
        session.add(_answer(owner, "Assez", "late", "24"))
        session.flush()
        count_closed(session, owner)
        session.commit()
