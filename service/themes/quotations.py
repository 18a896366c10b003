"""Quotations chosen at the end of the analysis, read by their place: no passage is ranked here."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.candidates import BETWEEN
from nlp.types import NATIONAL
from service.batches.tables import Contribution
from service.specificities.tables import Quotation, mark_of
from service.territories.tree import within
from service.themes.schemas import VerbatimOut
from service.themes.view import View

FIELDS = ("channel", "audience", "question")


def fields_of(view: View) -> tuple[str, ...]:
    """Return the fields that a view is narrowed by."""
    return tuple(name for name in FIELDS if getattr(view.slice, name))


def answers(view: View) -> bool:
    """Tell whether quotations are kept for a view: of arrondissements there are none by field."""
    if not fields_of(view):
        return True
    level = load_gazetteer().level
    return all(level(code) != "arrondissement" for code in largest(view))


def kept_whole(view: View) -> bool:
    """Tell whether all that is to be quoted in a view is kept, if anything is.

    Of several fields at once, only analyses made since then keep quotations.
    """
    return answers(view) and len(fields_of(view)) <= 1


def keeps_quotations(session: Session, analysis: str) -> bool:
    """Tell whether an analysis chose its quotations when it ended; older ones did not."""
    kept = select(Quotation.key).where(Quotation.analysis_id == analysis).limit(1)
    return session.scalar(kept) is not None


def quotations(
    session: Session, view: View, themes: Sequence[str], count: int
) -> dict[str, tuple[VerbatimOut, ...]]:
    """Return up to `count` kept quotations of each theme that the reader of a view may read.

    A theme of which none is kept has no entry. The view is no arrondissement narrowed by a field.
    """
    fields = fields_of(view)
    values = {name: getattr(view.slice, name) for name in fields}
    asked = {
        "analysis": view.analysis,
        "places": largest(view),
        "themes": themes,
        "parts": ["", *(mark_of([values[name] for name in some]) for some in _crossed(fields))],
        **values,
    }
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in session.execute(_query(fields), asked):
        found[row.theme_id].append(row)
    return {theme: tuple(_distinct(rows, count)) for theme, rows in found.items()}


def _crossed(fields: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return each of some fields, each pair of them and so on."""
    return [some for size in range(1, 4) for some in combinations(fields, size)]


@lru_cache(maxsize=8)
def _query(fields: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    """Return the query of quotations; built once, as that takes longer than to run it.

    Those chosen for most of the fields come first where there are several.
    """
    scopes = ["", *map(BETWEEN.join, _crossed(fields))]
    widest = [func.length(Quotation.scope).desc()] if len(fields) > 1 else []
    length = Quotation.end - Quotation.start
    query = (
        select(
            Quotation.theme_id,
            Quotation.start,
            Quotation.end,
            Quotation.strength,
            func.substr(Contribution.text, Quotation.start + 1, length).label("text"),
            *(getattr(Contribution, name) for name in ("id", "territory", "date", *FIELDS)),
        )
        .join(Contribution, Contribution.key == Quotation.contribution_key)
        .where(
            Quotation.analysis_id == bindparam("analysis"),
            Quotation.territory.in_(bindparam("places", expanding=True)),
            Quotation.scope.in_(scopes),
            Quotation.part.in_(bindparam("parts", expanding=True)),
            Quotation.theme_id.in_(bindparam("themes", expanding=True)),
            *(getattr(Contribution, name) == bindparam(name) for name in fields),
        )
    )
    return query.order_by(Quotation.theme_id, *widest, Quotation.rank, Quotation.territory)


def largest(view: View) -> tuple[str, ...]:
    """Return the fewest territories that together hold the texts a reader may read in a view."""
    if view.texts_of is None:
        return (NATIONAL,)
    if view.texts_of == within(view.territory):
        return (view.territory,)
    path, own = load_gazetteer().path, set(view.texts_of)
    return tuple(code for code in view.texts_of if not own & set(path(code)[1:]))


def _distinct(rows: Iterable[Row[Any]], count: int) -> Iterable[VerbatimOut]:
    seen: set[str] = set()
    for row in rows:
        if row.id not in seen and len(seen) < count:
            seen.add(row.id)
            yield quoted(row)


def quoted(row: Row[Any]) -> VerbatimOut:
    """Return the quotation of a row whose `text` is cut already."""
    return VerbatimOut(
        contribution_id=row.id,
        start=row.start,
        end=row.end,
        text=row.text,
        territory=row.territory,
        territory_name=load_gazetteer().name(row.territory),
        channel=row.channel,
        audience=row.audience,
        question=row.question,
        date=row.date,
        strength=round(getattr(row, "strength", 0.0), 4),
    )
