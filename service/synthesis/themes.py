"""The themes of a territory with figures, sub-themes, a summary and quotations."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from nlp.stability import solidity
from nlp.types import NATIONAL
from service.analyses.tables import Cell, Theme
from service.exports.corpus import Extract
from service.synthesis.figures import figure
from service.synthesis.passages import Candidate, candidates
from service.synthesis.quotations import quotations_in
from service.synthesis.specifics import Indices, indices_of
from service.synthesis.summary import summarise
from service.synthesis.values import LEAST, Quotation, Subtheme, ThemeSection
from service.themes.cells import cells_here
from service.themes.queries import themes_of

TOLD = 10
"""Themes that get a section of their own; the table holds all of them."""

TERMS = 6
NOT_COMPARED = (None, None)


@dataclass(frozen=True, slots=True)
class _Known:
    themes: Sequence[Theme]
    here: Mapping[str, Cell]
    nation: Mapping[str, Cell]
    indices: Indices


def theme_sections(session: Session, extract: Extract) -> tuple[list[ThemeSection], list[str]]:
    """Return the themes found in a territory, most frequent first, and the titles of the others.

    The first `TOLD` of them have a summary and quotations. Where fewer than 5 contributions have
    content there are none.
    """
    view = extract.view
    known = _Known(
        themes_of(session, view.analysis),
        cells_here(session, view),
        {} if view.territory == NATIONAL
        else cells_here(session, replace(view, territory=NATIONAL)),
        indices_of(session, extract),
    )  # fmt: skip
    first = [one for one in known.themes if one.level == 1]
    if any(cell.base < LEAST for cell in known.here.values()):
        return [], []
    present = sorted(
        (one for one in first if _count(known, one)),
        key=lambda one: (-_count(known, one), one.position),
    )
    told = [one.id for one in present[:TOLD]]
    passages = _by_theme(candidates(session, view, told))
    used: set[tuple[str, int]] = set()
    sections = []
    for one in present:
        fresh = [each for each in passages.get(one.id, ()) if _place(each.quotation) not in used]
        sections.append(_section(one, known, fresh))
        used.update(_place(each) for each in quotations_in(sections[-1]))
    return sections, [one.title for one in first if not _count(known, one)]


def _place(quotation: Quotation) -> tuple[str, int]:
    """Return what tells a passage from others: one that holds two themes is quoted once."""
    return quotation.contribution_id, quotation.start


def _count(known: _Known, theme: Theme) -> int:
    cell = known.here.get(theme.id)
    return cell.contributions if cell else 0


def _by_theme(found: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    grouped: dict[str, list[Candidate]] = defaultdict(list)
    for one in found:
        grouped[one.theme].append(one)
    return grouped


def _section(theme: Theme, known: _Known, passages: Sequence[Candidate]) -> ThemeSection:
    here, nation = known.here[theme.id], known.nation.get(theme.id)
    bare = ThemeSection(
        id=theme.id,
        title=theme.title,
        terms=tuple(str(one["form"]) for one in theme.terms[:TERMS]),
        solidity=solidity(theme.stability),
        figure=figure(here),
        elsewhere=figure(nation) if nation else None,
        specificity=known.indices.get(theme.id, NOT_COMPARED)[0],
        q_value=known.indices.get(theme.id, NOT_COMPARED)[1],
        subthemes=_subthemes(theme, known),
    )
    summary, quotations = summarise(bare, passages)
    return replace(bare, summary=summary, quotations=quotations)


def _subthemes(theme: Theme, known: _Known) -> tuple[Subtheme, ...]:
    found = [
        (known.here[one.id], one)
        for one in known.themes
        if one.parent_id == theme.id and one.id in known.here and _count(known, one)
    ]
    found.sort(key=lambda pair: (-pair[0].contributions, pair[1].position))
    return tuple(Subtheme(id=one.id, title=one.title, figure=figure(cell)) for cell, one in found)
