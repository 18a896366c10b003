"""The settings of an analysis, to and from plain values."""

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass, replace
from typing import Any

from nlp.errors import SettingError
from nlp.settings import Settings, TokenSettings
from service.settings import ServiceSettings


def usual_settings(service: ServiceSettings) -> Settings:
    """Return the settings of an analysis for which nothing else is asked."""
    tokens = TokenSettings(pipeline=service.pipeline)
    usual = Settings(seed=service.seed, threads=service.threads, tokens=tokens)
    if not service.encoder:
        return usual
    return replace(usual, embed=replace(usual.embed, encoder=service.encoder))


def to_plain(settings: Settings) -> dict[str, Any]:
    """Return the settings as plain values."""
    return asdict(settings)


def from_plain(values: Mapping[str, Any], base: Settings | None = None) -> Settings:
    """Return settings from plain values; what is not named is as in `base`.

    Raises:
        SettingError: an unknown name, or a value that cannot be used.
    """
    found: Settings = _changed(base or Settings(), values, "")
    return found


def _changed(base: Any, values: Mapping[str, Any], before: str) -> Any:
    known = [one.name for one in fields(base)]
    changes = {}
    for name, value in values.items():
        path = f"{before}{name}"
        if name not in known:
            raise SettingError(path, value, f"un réglage connu : {', '.join(known)}")
        changes[name] = _value(getattr(base, name), value, path)
    return replace(base, **changes)


def _value(present: Any, value: Any, path: str) -> Any:
    if is_dataclass(present):
        if not isinstance(value, Mapping):
            raise SettingError(path, value, "un groupe de réglages")
        return _changed(present, value, f"{path}.")
    if isinstance(present, float) and type(value) is int:
        return float(value)
    if type(value) is not type(present):
        expected = {int: "un entier", float: "un nombre", bool: "vrai ou faux"}
        raise SettingError(path, value, expected.get(type(present), "un texte"))
    return value
