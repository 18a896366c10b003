"""Results of a search on the terminal."""

from typing import TYPE_CHECKING

from service.cli.console import Column, print_table, say
from service.numbers import counted, number

if TYPE_CHECKING:
    from service.search.schemas import Hit, Hits

UNITS = {"mots": "contribution", "concordance": "occurrence", "sens": "passage"}


def show(found: "Hits", context: int) -> None:
    """Print one page of results; a concordance has its pivots below each other."""
    if not found.items:
        say("Rien trouvé. Essayez moins de mots, un autre mot, ou --mode sens.")
        return
    before = "Plus de " if found.more and found.mode != "sens" else ""
    title = f"{before}{counted(found.total, UNITS[found.mode])}"
    if found.mode == "concordance":
        say(title)
        for hit in found.items:
            say(_aligned(hit, context))
    else:
        columns = [Column(one) for one in ("Contribution", "Provenance", "Texte", "Thèmes")]
        if found.mode == "sens":
            columns.append(Column("Cosinus", right=True))
        print_table(title, columns, [_row(hit) for hit in found.items])
    if found.note:
        say(found.note)
    if found.pages > 1:
        say(f"Page {number(found.page)} sur {number(found.pages)} (--page, --size).")


def _aligned(hit: "Hit", context: int) -> str:
    left, right = (" ".join(side.split()) for side in (hit.left, hit.right))
    pivot = " ".join(hit.pivot.split())
    return f"{left:>{context}} [{pivot}] {right:<{context}}  {hit.contribution_id} ({_place(hit)})"


def _row(hit: "Hit") -> list[str]:
    shown = " ".join(_marked(hit).split())
    row = [hit.contribution_id, _place(hit), shown, hit.theme_titles]
    return row if hit.similarity is None else [*row, number(hit.similarity, 2)]


def _marked(hit: "Hit") -> str:
    """Return the text with what was found in square brackets."""
    parts, place = [], hit.start
    for one in hit.found:
        inside = hit.text[one.start - hit.start : one.end - hit.start]
        parts += [hit.text[place - hit.start : one.start - hit.start], f"[{inside}]"]
        place = one.end
    return "".join([*parts, hit.text[place - hit.start :]])


def _place(hit: "Hit") -> str:
    return ", ".join(
        one for one in (hit.territory_name, hit.channel, hit.audience, hit.date[:10]) if one
    )
