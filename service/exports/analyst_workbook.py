"""The analysts' workbook: a row a contribution, with the themes beside, and what explains them.

Rows are written as they are read, so that memory does not grow with their number.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO

from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from service.exports.analyst_sheets import method_sheet, place_sheet, theme_sheet
from service.exports.campaign_sheet import campaign_sheet
from service.exports.cells import Value
from service.exports.corpus import Exported, Extract, contributions, longest_text
from service.exports.figure_sheets import closed_sheet, specificity_sheet
from service.exports.sheets import (
    MOST_CHARACTERS,
    Column,
    Sheet,
    SheetWriter,
    opened_workbook,
    pieces,
)
from service.themes.queries import themes_of
from service.web.moments import in_utc

BETWEEN = " ; "
COLUMNS = (
    Column("Référence", 16), Column("Code territoire", 10), Column("Territoire", 20),
    Column("Canal", 16), Column("Public", 16), Column("Question", 30), Column("Date", 11),
    Column("Texte", 90), Column("Longueur", 10), Column("État", 12), Column("Thèmes", 40),
    Column("Sous-thèmes", 40), Column("Nature", 22), Column("Axe", 24), Column("Acteur", 18),
    Column("Passages", 10), Column("Passages sans thème", 12),
    Column("Copie de", 14), Column("Campagne", 10), Column("Fichier", 20), Column("Ligne", 8),
)  # fmt: skip
SPEECH = ("nature", "axis", "actor")
MARK = 1
"""In the column of a theme: the contribution carries it, as a person would tick it."""

SHEET = "Contributions"


def write_analyst_workbook(stream: IO[bytes], session: Session, extract: Extract) -> int:
    """Write the workbook and return how many contributions it holds.

    A text that is too long for a cell goes on in the columns "Texte (suite …)", the last ones.
    """
    ended = extract.analysis.finished_at or extract.analysis.created_at
    with opened_workbook(stream, extract.name, in_utc(ended)) as book:
        sheets = SheetWriter(book)
        count = sheets.write(_contribution_sheet(session, extract))
        sheets.write(theme_sheet(session, extract))
        sheets.write(place_sheet(session, extract))
        sheets.write(specificity_sheet(session, extract))
        sheets.write(closed_sheet(session, extract))
        sheets.write(campaign_sheet(session, extract))
        sheets.write(method_sheet(extract, count))
    return count


def _contribution_sheet(session: Session, extract: Extract) -> Sheet:
    themes = themes_of(session, extract.analysis.id)
    titles = {one.id: one.title for one in themes}
    ticked = [one.id for one in themes if one.level == 1]
    further = (max(longest_text(session, extract), 1) - 1) // MOST_CHARACTERS
    columns = [
        *COLUMNS,
        *(Column(titles[one], 14) for one in ticked),
        *(Column(f"Texte (suite {part})", 30) for part in range(1, further + 1)),
    ]
    rows = _rows(contributions(session, extract), titles, ticked)
    return Sheet(title=SHEET, columns=columns, rows=rows, tall=True)


def _rows(
    found: Iterable[Exported], titles: Mapping[str, str], ticked: Sequence[str]
) -> Iterator[Sequence[Value]]:
    gazetteer = load_gazetteer()
    for one in found:
        row, coded = one.row, one.coded
        text, *rest = pieces(row.text)
        themes = dict.fromkeys(passage.theme_id for passage in coded)
        placed = (row.id, row.territory, gazetteer.name(row.territory), row.channel, row.audience)
        said = (row.question, row.date, text, len(row.text), _state(one))
        marks = [MARK if theme in themes else None for theme in ticked]
        yield (*placed, *said, *_themes(one, titles), *_source(one), *marks, *rest)


def _themes(one: Exported, titles: Mapping[str, str]) -> Iterator[Value]:
    """Yield titles of themes and sub-themes, what is said, and the numbers of passages."""
    coded = one.coded
    yield _named((passage.theme_id for passage in coded), titles)
    yield _named((passage.subtheme_id for passage in coded), titles)
    for name in SPEECH:
        yield _named((getattr(passage, name) for passage in one.passages), {})
    yield len({(passage.start, passage.end) for passage in one.passages})
    yield len(one.passages) - len(coded)


def _source(one: Exported) -> Sequence[Value]:
    return one.copy_of, one.campaign, one.row.file, one.row.row


def _named(ids: Iterable[str], titles: Mapping[str, str]) -> str:
    return BETWEEN.join(titles.get(one, one) for one in dict.fromkeys(ids) if one)


def _state(one: Exported) -> str:
    """Return which term of promise 1 counts the contribution, or whether it has a theme."""
    if one.row.blank:
        return "vide"
    if one.row.duplicate_of:
        return "copie"
    return "avec thème" if one.coded else "sans thème"
