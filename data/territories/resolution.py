"""What a written place was taken for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Resolution:
    """The territory meant, None if unknown; `note` says in French what was assumed or missing."""

    code: str | None
    note: str = ""


def unknown(text: str, why: str = "") -> Resolution:
    """Return the resolution of a place that is not known, or not surely."""
    return Resolution(None, f"Territoire inconnu : « {text.strip()[:60]} »{why}.")
