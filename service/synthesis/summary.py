"""The summary of a theme: sentences of the corpus, and fixed wording around figures.

What is said most comes from the largest sub-theme, the minority view from the smallest one; what
is asked for and what differs are added where propositions and figures tell.
"""

from collections.abc import Sequence
from dataclasses import replace

from service.numbers import number, percent
from service.synthesis.choosing import alike, choose
from service.synthesis.passages import Candidate
from service.synthesis.values import (
    SMALL_BASE,
    Figure,
    Quotation,
    Said,
    Statements,
    Subtheme,
    ThemeSection,
)

MOST, ASKED, DIFFERS, MINORITY = (
    "Ce qui est le plus dit",
    "Ce qui est demandé",
    "Ce qui diffère de l'ensemble",
    "Une voix minoritaire",
)
QUOTED = 3
"""Quotations of a theme beside those of its summary."""

SURE = 0.05
"""Corrected p from which a difference is not told."""


def summarise(
    theme: ThemeSection, found: Sequence[Candidate]
) -> tuple[tuple[Said, ...], tuple[Quotation, ...]]:
    """Return the summary of a theme, and further quotations, none of which says the same."""
    most = _example(MOST, theme, found, theme.subthemes[:1])
    lines, taken = ([most[0]], [most[1]]) if most else ([], [])
    if words := difference(theme):
        lines.append(Said(opening=DIFFERS, words=words))
    minority = _example(MINORITY, theme, _unlike(found, taken), _small(theme.subthemes))
    if minority:
        lines.append(minority[0])
        taken.append(minority[1])
    more = choose(_unlike(found, taken), QUOTED, theme.terms)
    return tuple(lines), tuple(one.quotation for one in more)


def _small(found: Sequence[Subtheme]) -> list[Subtheme]:
    """Return the sub-themes at most half as large as the largest, the smallest first."""
    most = (found[0].figure.contributions or 0) if found else 0
    return [one for one in found[:0:-1] if (one.figure.contributions or 0) <= most / 2]


def _example(
    opening: str, theme: ThemeSection, found: Sequence[Candidate], about: Sequence[Subtheme]
) -> tuple[Said, Candidate] | None:
    """Return a line that quotes a passage of the first of these sub-themes that has one."""
    for one in about:
        part = [each for each in found if each.subtheme == one.id]
        if chosen := choose(part, 1, theme.terms):
            return Said(opening=opening, about=one, quotation=chosen[0].quotation), chosen[0]
    if opening == MINORITY or not (chosen := choose(found, 1, theme.terms)):
        return None
    return Said(opening=opening, quotation=chosen[0].quotation), chosen[0]


def with_request(theme: ThemeSection, found: Statements) -> ThemeSection:
    """Return a theme whose summary tells, after what is said most, what is asked for."""
    asked = next((one for one in found.propositions if one.theme_id == theme.id), None)
    if asked is None:
        return theme
    line = Said(opening=ASKED, quotation=asked.quotation)
    said = {asked.quotation.contribution_id}
    minor = (one for one in theme.summary[1:] if _other(one, said))
    kept = tuple(one for one in theme.quotations if one.contribution_id not in said)
    return replace(theme, summary=(*theme.summary[:1], line, *minor), quotations=kept)


def _other(line: Said, said: set[str]) -> bool:
    return line.quotation is None or line.quotation.contribution_id not in said


def difference(theme: ThemeSection) -> str:
    """Return in figures how a theme differs from the rest of the nation, "" if it does not."""
    here, nation = theme.figure, theme.elsewhere
    index, q = theme.specificity, theme.q_value
    if index is None or q is None or here.base < SMALL_BASE:
        return ""
    if nation is None or here.share is None or nation.share is None or q > SURE:
        return ""
    # Shares count contributions, the index contributors: told only where both say the same.
    if (here.share > nation.share) != (index > 0):
        return ""
    more = "plus" if index > 0 else "moins"
    return (
        f"ce thème revient {more} souvent ici ({share_of(here)}) que dans l'ensemble de la "
        f"consultation ({share_of(nation)})."
    )


def share_of(figure: Figure) -> str:
    """Return a share with its base in words: "18,0 % des 240 contributions"."""
    if figure.share is None:
        return f"moins de 5 des {number(figure.base)} contributions"
    return f"{percent(figure.share)} des {number(figure.base)} contributions"


def _unlike(found: Sequence[Candidate], taken: Sequence[Candidate]) -> list[Candidate]:
    ids = {one.quotation.contribution_id for one in taken}
    texts = [one.quotation.text for one in taken]
    return [
        one
        for one in found
        if one.quotation.contribution_id not in ids
        and not any(alike(one.quotation.text, text) for text in texts)
    ]
