"""The themes of a territory within some days: sums over what was counted day by day."""

from collections.abc import Mapping

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from nlp.aggregate.closed import flag_of
from nlp.aggregate.interval import wilson
from service.analyses.tables import ThemeMoment
from service.themes.schemas import Figures
from service.themes.timeline import Period
from service.themes.view import View

DAY = "____-__-__"
"""What the name of a day looks like, unlike that of a week ("2020-W03")."""


def figures_in(session: Session, view: View, period: Period) -> Mapping[str, Figures]:
    """Return the figures of each theme within a period, for the territory and channel of a view.

    Only contributions with a date count. Texts and contributors are not known for a period: they
    are distinct within a day only, and stand at 0. No specificity is known either.
    """
    moment = ThemeMoment
    query = (
        select(moment.theme_id, func.sum(moment.contributions))
        .where(
            moment.analysis_id == view.analysis,
            moment.territory == view.territory,
            moment.channel == view.slice.channel,
            moment.period.like(DAY),
            moment.period >= period.since,
            moment.period <= period.until,
        )
        .group_by(moment.theme_id)
    )
    counts = {theme: int(count) for theme, count in session.execute(query)}
    base = counts.pop("", 0)
    return {theme: _figures(count, base) for theme, count in counts.items() if count}


def _figures(count: int, base: int) -> Figures:
    low, high = wilson(np.array(count, dtype=float), np.array(base, dtype=float))
    return Figures(
        contributions=count, texts=0, contributors=0, base=base, share=count / base,
        low=float(low), high=float(high), specificity=0.0, q_value=1.0, flag=flag_of(base),
    )  # fmt: skip
