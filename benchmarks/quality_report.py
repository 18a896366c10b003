"""The measures as markdown tables."""

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.quality_score import Scores

MEASURES: Mapping[str, tuple[str, str]] = {
    "AMI": ("ami", ".3f"),
    "ARI": ("ari", ".3f"),
    "Omega": ("omega", ".3f"),
    "BCubed P": ("precision", ".3f"),
    "R": ("recall", ".3f"),
    "F1": ("f1", ".3f"),
    "themes": ("themes", ".4g"),
    "tags": ("wanted", ".4g"),
    "relative error": ("error", ".2f"),
    "coverage": ("coverage", ".3f"),
    "NPMI": ("npmi", ".3f"),
    "seconds": ("seconds", ".1f"),
}
"""Heading → field of the scores, format."""


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def scores_table(first: str, rows: Mapping[str, Scores | None]) -> str:
    """Return a row a name; – where there is no score."""
    return table([first, *MEASURES], [[name, *_cells(scores)] for name, scores in rows.items()])


def number(value: float | None, form: str = ".3f") -> str:
    """Return a number as it is printed, – for none."""
    return "–" if value is None else format(round(value, 6) + 0.0, form)


def section(title: str, *parts: str) -> str:
    """Return a heading with what stands under it."""
    return "\n\n".join([f"## {title}", *parts])


def _cells(scores: Scores | None) -> list[str]:
    return [
        number(getattr(scores, field) if scores else None, form)
        for field, form in MEASURES.values()
    ]
