"""Bars of shares with their intervals, and bars of counts, as Vega-Lite definitions.

Documents and pages turn the same definition into a picture.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

BAR, INK = "#3d6a9e", "#1a1a1a"
"""Blue and black are told apart in grey and by people who see fewer colours."""

FONT = "Liberation Sans"
"""Comes with the renderer: a picture does not depend on the fonts of a machine."""

ROW, WIDTH, LABEL = 24, 380, 330
"""Pixels: height of a bar, width of the plot, most width of the labels."""

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
"""Names the language of a definition; nothing is read from there."""

Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `low` and `high` are the ends of its interval, None for a count."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None


def theme_bars(bars: Sequence[Bar]) -> Spec:
    """Return the definition of the shares of themes, as documents and pages show it."""
    return share_bars(bars, "Part des contributions, intervalle à 95 %")


def share_bars(bars: Sequence[Bar], title: str) -> Spec:
    """Return the definition of bars of shares (0 to 1) with intervals, in the order given."""
    ends = {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}}
    intervals = {
        "mark": {"type": "rule", "color": INK, "strokeWidth": 1.6},
        "encoding": {"y": _rows(), **ends},
    }
    return _definition(bars, [_bars(title, ".0%", 0.01), intervals])


def count_bars(bars: Sequence[Bar], title: str) -> Spec:
    """Return the definition of bars of counts, in the order given."""
    return _definition(bars, [_bars(title, ",d", 1)])


def _bars(title: str, form: str, step: float) -> Spec:
    axis = {"format": form, "tickMinStep": step, "tickCount": 6}
    length = {"field": "value", "type": "quantitative", "title": title, "axis": axis}
    return {
        "mark": {"type": "bar", "color": BAR, "height": {"band": 0.62}},
        "encoding": {"x": length, "y": _rows()},
    }


def _rows() -> Spec:
    """Return the axis of labels; rows are told apart by their place, as two may have one label."""
    axis = {"title": None, "labelLimit": LABEL, "labelExpr": "substring(datum.label, 4)"}
    return {"field": "row", "type": "nominal", "sort": None, "axis": axis}


def _definition(bars: Sequence[Bar], layer: Sequence[Spec]) -> Spec:
    values = [
        {"row": f"{place:03} {one.label}", "value": one.value, "low": one.low, "high": one.high}
        for place, one in enumerate(bars)
    ]
    return {
        "$schema": SCHEMA,
        "data": {"values": values},
        "layer": list(layer),
        "width": WIDTH,
        "height": ROW * max(len(bars), 1),
        "config": CONFIG,
    }


CONFIG: Mapping[str, Any] = {
    "font": FONT,
    "background": "white",
    "axis": {
        "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
        "labelColor": INK, "titleColor": INK,
    },
    "view": {"stroke": None},
    "locale": {
        "number": {
            "decimal": ",", "thousands": "\u202f", "grouping": [3], "currency": ["", "\u00a0€"],
            "percent": "\u00a0%",
        }
    },
}  # fmt: skip
