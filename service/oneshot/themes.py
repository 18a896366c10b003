"""themes.json: the themes of a run, keys and order as the contract has them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nlp.types import Theme

DECIMALS = 6


def write_themes(path: Path, themes: Sequence[Theme]) -> None:
    """Write the list of themes and sub-themes; empty when the corpus is too small."""
    write_json(path, [theme_value(theme) for theme in themes])


def theme_value(theme: Theme) -> dict[str, Any]:
    """Return a theme as plain values; numbers keep six decimals at most."""
    return {
        "id": theme.id,
        "parent_id": theme.parent_id,
        "level": theme.level,
        "title": theme.title,
        "terms": [
            {"form": term.form, "weight": round(term.weight, DECIMALS)} for term in theme.terms
        ],
        "definition": theme.definition,
        "contributions": theme.contributions,
        "texts": theme.texts,
        "contributors": theme.contributors,
        "share": round(theme.share, DECIMALS),
        "stability": round(theme.stability, DECIMALS),
        "exemplars": [
            {
                "contribution_id": one.contribution_id,
                "start": one.start,
                "end": one.end,
                "text": one.text,
            }
            for one in theme.exemplars
        ],
    }


def write_json(path: Path, value: object) -> None:
    """Write indented JSON in UTF-8, accents as they are, with a line end at the end."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
