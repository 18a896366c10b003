"""Chart definitions turned into pictures, without network."""

import struct
from dataclasses import dataclass

from service.charts.shares import Spec

SCALE = 2.0
"""Pixels of the picture for one of the definition: sharp on paper."""

PIXELS_A_CENTIMETRE = 37.8
"""At 96 pixels an inch."""


@dataclass(frozen=True, slots=True)
class Png:
    """A PNG picture and its usual size in centimetres."""

    content: bytes
    width: float
    height: float


def to_png(spec: Spec) -> Png:
    """Draw a definition; no address but those of the definition's own data may be read."""
    import vl_convert

    content: bytes = vl_convert.vegalite_to_png(spec, scale=SCALE, allowed_base_urls=[])
    width, height = struct.unpack(">II", content[16:24])
    return Png(content, *(size / SCALE / PIXELS_A_CENTIMETRE for size in (width, height)))


def to_svg(spec: Spec) -> str:
    """Draw a definition as SVG, its texts staying texts."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return drawn
