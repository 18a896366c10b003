"""Minutes as contributions."""

from typing import Any

from data.ground import Ground, Harvest


def harvest_minutes(minutes: Any, ground: Ground) -> Harvest:
    """Return what was said, with the places where it stands."""
    raise NotImplementedError
