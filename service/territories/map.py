"""The map of the départements: what each is coloured by, in words as well as in colours."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from data.territories.outlines import VIEW_BOX, outlines
from nlp.types import NATIONAL
from service.accounts.roles import Principal
from service.analyses.queries import Chosen
from service.numbers import SPACE, number, percent, signed
from service.territories.queries import territories_of
from service.territories.residual import residual_of
from service.territories.rollup import Rolled, roll_up
from service.territories.schemas import TerritoryOut
from service.themes.outlines import Outline
from service.themes.outlines import outlines as theme_outlines
from service.themes.view import View

Measure = Literal["participation", "part", "specificite", "reste"]
OF_THEME = ("part", "specificite")
NONE_OF: Mapping[Measure, str] = {
    "participation": "rien reçu",
    "part": "jamais évoqué",
    "reste": "aucun passage sans thème",
}
CLASSES = 5

Values = Mapping[str, tuple[float, str, int]]
"""What a territory is coloured by, the same in words, and out of how many, by code."""

NEAR_PARIS = ("75", "92", "93", "94")
"""Too small on the map of the whole: drawn again beside it, larger."""

SURE = 1.3
"""Index beyond which a difference is shown in colour: one chance in twenty."""


class Sought(BaseModel):
    """What the map shows."""

    analyse: Annotated[str, Field(max_length=32)] = ""
    mesure: Measure = "participation"
    theme: Annotated[str, Field(max_length=40)] = ""
    niveau: Literal["", "arrondissement", "département", "région"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A département on the map; `shade` is 0 (nothing received) to 5, or -2 to 2 for an index.

    `outline` is empty overseas. `told` says the value in words.
    """

    code: str
    name: str
    outline: str
    shade: int
    told: str
    base: int
    flag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """All départements, with the classes of the legend and the other territories.

    `measure` is what they are coloured by; "part" and "specificite" are of `theme`.
    """

    measure: Measure
    box: tuple[int, int]
    areas: Sequence[Area]
    legend: Sequence[tuple[int, str]]
    themes: Sequence[Outline]
    theme: Outline | None
    others: Sequence[TerritoryOut]
    nation: TerritoryOut | None


def map_of(session: Session, view: View, who: Principal, sought: Sought) -> Map:
    """Return the map of a view as a person may see it."""
    chosen = Chosen(consultation=view.consultation, consultation_id=0, analysis=view.analysis)
    places = territories_of(session, chosen, who)
    themes = [one for one in theme_outlines(session, view.analysis) if one.level == 1]
    theme = next((one for one in themes if _asked(sought, one)), None)
    measure: Measure = sought.mesure
    if theme is None and measure in OF_THEME:
        measure = "participation"
    values = _values(session, view, (measure, theme), places)
    index = measure == "specificite"
    bounds = () if index else _bounds([value for code, (value, *_) in values.items()
                                       if code in _departments()])  # fmt: skip
    return Map(
        measure=measure,
        box=VIEW_BOX,
        areas=[_area(code, values, bounds, index) for code in _departments()],
        legend=_index_legend() if index else _legend(bounds, measure),
        themes=themes,
        theme=theme,
        others=[one for one in places if one.level in ("région", "collectivité")],
        nation=next((one for one in places if one.code == NATIONAL), None),
    )


def _asked(sought: Sought, theme: Outline) -> bool:
    return sought.mesure in OF_THEME and bool(theme.id == sought.theme)


def _values(
    session: Session,
    view: View,
    wanted: tuple[Measure, Outline | None],
    places: Sequence[TerritoryOut],
) -> Values:
    measure, theme = wanted
    if theme is not None:
        return _of_theme(session, view, theme.id, measure)
    if measure == "reste":
        return _of_residual(session, view, {one.code for one in places})
    return {one.code: (float(one.base), _counted(one.base), one.base) for one in places}


def _departments() -> tuple[str, ...]:
    return load_gazetteer().codes("département")


def _counted(base: int) -> str:
    return f"{number(base)}{SPACE}contribution{'s' if base > 1 else ''}"


def _of_theme(session: Session, view: View, theme: str, measure: Measure) -> Values:
    rows = roll_up(session, view, Rolled(level="département", theme=theme))
    found = {}
    for row in rows:
        share = f"{percent(row.share)} ({number(row.contributions)} sur {number(row.base)})"
        index = row.specificity or 0.0
        told = f"indice {signed(index)}, {share}" if measure == "specificite" else share
        found[row.territory] = (index if measure == "specificite" else row.share, told, row.base)
    return found


def _of_residual(session: Session, view: View, seen: Set[str]) -> Values:
    found = {}
    for code, (without, passages) in residual_of(session, view.analysis).items():
        share = without / passages
        told = f"{percent(share)} ({number(without)} sur {number(passages)} passages)"
        if code in seen:
            found[code] = (share, told, passages)
    return found


def _bounds(values: Sequence[float]) -> tuple[float, ...]:
    """Return the upper ends of five classes of as many départements each."""
    some = sorted(value for value in values if value > 0)
    if not some:
        return ()
    ends = {some[min(len(some) - 1, (i + 1) * len(some) // CLASSES)] for i in range(CLASSES)}
    return tuple(sorted(ends))


def _area(
    code: str,
    values: Values,
    bounds: tuple[float, ...],
    index: bool,
) -> Area:
    value, told, base = values.get(code, (0.0, "rien reçu", 0))
    return Area(
        code=code,
        name=load_gazetteer().name(code),
        outline=outlines().get(code, ""),
        shade=_index_class(value) if index else _class(value, bounds),
        told=told,
        base=base,
        flag="n<30" if 0 < base < 30 else "",
    )


def _class(value: float, bounds: tuple[float, ...]) -> int:
    if value <= 0:
        return 0
    return 1 + min(sum(value > end for end in bounds), CLASSES - 1)


def _index_class(value: float) -> int:
    if abs(value) < SURE:
        return 0
    return (2 if abs(value) >= 3 else 1) * (1 if value > 0 else -1)


def _legend(bounds: tuple[float, ...], measure: Measure) -> list[tuple[int, str]]:
    told = number if measure == "participation" else percent
    found = [(0, NONE_OF[measure])]
    low = 0.0
    for shade, high in enumerate(bounds, start=1):
        opening = "plus de " + told(low) + " à " if low else "jusqu’à "
        found.append((shade, opening + told(high)))
        low = high
    return found


def _index_legend() -> list[tuple[int, str]]:
    return [
        (-2, "bien moins qu’ailleurs (−3 et au-delà)"),
        (-1, "moins qu’ailleurs (−1,3 à −3)"),
        (0, "comme ailleurs"),
        (1, "plus qu’ailleurs (+1,3 à +3)"),
        (2, "bien plus qu’ailleurs (+3 et au-delà)"),
    ]
