"""What a request lacks, in French."""

from collections.abc import Mapping, Sequence
from typing import Any

REASONS: Mapping[str, str] = {
    "missing": "valeur obligatoire absente",
    "int_parsing": "un nombre entier est attendu",
    "int_type": "un nombre entier est attendu",
    "int_from_float": "un nombre entier est attendu",
    "float_parsing": "un nombre est attendu",
    "bool_parsing": "« true » ou « false » est attendu",
    "bool_type": "« true » ou « false » est attendu",
    "string_type": "un texte est attendu",
    "string_unicode": "le texte contient un caractère impossible",
    "json_invalid": "le JSON est mal formé",
    "model_attributes_type": "un objet JSON est attendu",
    "dict_type": "un objet JSON est attendu",
    "list_type": "une liste est attendue",
    "extra_forbidden": "ce champ n'existe pas",
}

LIMITS: Mapping[str, tuple[str, str]] = {
    "greater_than_equal": ("au moins {}", "ge"),
    "greater_than": ("plus de {}", "gt"),
    "less_than_equal": ("au plus {}", "le"),
    "less_than": ("moins de {}", "lt"),
    "string_too_short": ("au moins {} caractère(s)", "min_length"),
    "string_too_long": ("au plus {} caractères", "max_length"),
    "string_pattern_mismatch": ("la forme {}", "pattern"),
    "literal_error": ("une de ces valeurs : {}", "expected"),
    "enum": ("une de ces valeurs : {}", "expected"),
}
"""Kind of error → what is expected, and the name of the value to put in."""

PLACES: Mapping[str, str] = {
    "query": "paramètre",
    "path": "adresse",
    "body": "corps",
    "header": "en-tête",
}
"""Parts of a request, as FastAPI names them, in French."""

SHOWN_CHARACTERS = 80


def explain(errors: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return one `{where, reason, received}` an error of pydantic, in order."""
    return [
        {
            "where": _where(error["loc"]),
            "reason": _reason(error),
            "received": _shown(error.get("input")),
        }
        for error in errors
    ]


def _where(parts: Sequence[object]) -> str:
    first, *names = map(str, parts)
    return " → ".join([PLACES.get(first, first), *names])


def _reason(error: Mapping[str, Any]) -> str:
    kind = str(error["type"])
    if kind in LIMITS:
        expected, value = LIMITS[kind]
        bound = str(error.get("ctx", {}).get(value, ""))
        return f"attendu {expected.format(bound.replace(' or ', ' ou '))}"
    return REASONS.get(kind, f"valeur refusée ({kind})")


def _shown(value: object) -> str:
    """Return the start of a received value; never a whole file or body."""
    return str(value)[:SHOWN_CHARACTERS] if isinstance(value, str | int | float | bool) else ""
