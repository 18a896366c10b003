"""By what a corpus is compared: one or two dimensions, and a level of territory."""

from dataclasses import dataclass

from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.parting import LEVELS
from nlp.types import NATIONAL
from service.specificities.errors import BadDimensions
from service.territories.tree import within
from service.themes.view import View

TERRITORY = "territory"
DIMENSIONS = (TERRITORY, "channel", "audience", "question")
"""As the API names them, in the order in which parts are kept."""

USUAL_LEVEL = "département"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One way of parting: `dimensions` in the order of `DIMENSIONS`, territories at a level."""

    dimensions: tuple[str, ...]
    territory_level: str = USUAL_LEVEL

    @property
    def way(self) -> str:
        """Return the name under which rows are kept."""
        named = {TERRITORY: self.territory_level}
        return ",".join(named.get(one, one) for one in self.dimensions)

    @property
    def by_territory(self) -> bool:
        """Tell whether the first value of a part is a territory."""
        return self.dimensions[0] == TERRITORY


def read_way(by: str, territory: str = NATIONAL, territory_level: str = "") -> Comparison:
    """Return what "territory,channel" means; territories have the level of the one looked at.

    Raises:
        BadDimensions: not one or two known dimensions, or a territory without that dimension.
    """
    names = [one.strip() for one in by.split(",")]
    if not set(names) <= set(DIMENSIONS) or len(names) > 2 or len(set(names)) < len(names):
        raise BadDimensions(by, DIMENSIONS)
    if TERRITORY not in names and territory != NATIONAL:
        raise BadDimensions(
            by, DIMENSIONS, f"pour le territoire « {territory} », ajoutez « territory » à « by »"
        )
    return Comparison(
        dimensions=tuple(one for one in DIMENSIONS if one in names),
        territory_level=territory_level or level_of(territory),
    )


def level_of(territory: str) -> str:
    """Return the level at which a territory is compared: départements for the nation."""
    kind = load_gazetteer().level(territory)
    return next((level for level, kinds in LEVELS.items() if kind in kinds), USUAL_LEVEL)


def places(view: View) -> tuple[str, ...] | None:
    """Return the territories in or at a view whose figures may be shown; None: all.

    A reader of some territories sees their figures and those of what holds them.
    """
    inside = within(view.territory)
    if view.texts_of is None or inside == view.texts_of:
        return inside
    path = load_gazetteer().path
    seen = {area for code in view.texts_of for area in path(code)} | {view.territory}
    return tuple(sorted(seen if inside is None else seen & set(inside)))
