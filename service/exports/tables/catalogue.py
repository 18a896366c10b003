"""The tables by the name under which they are asked for."""

from collections.abc import Mapping

from service.exports.tables import of_texts, of_themes
from service.exports.tables.columns import TableOf
from service.exports.tables.errors import UnknownTable

TABLES: Mapping[str, TableOf] = {
    "themes": of_themes.THEMES,
    "territoires": of_themes.TERRITORIES,
    "specificites": of_themes.SPECIFICITIES,
    "contributions": of_texts.CONTRIBUTIONS,
    "rattachements": of_texts.ASSIGNMENTS,
    "constats": of_texts.STATEMENTS,
    "questions-fermees": of_themes.CLOSED,
    "campagnes": of_texts.CAMPAIGNS,
}


def find_table(name: str) -> TableOf:
    """Return a table.

    Raises:
        UnknownTable: there is none of that name.
    """
    if name not in TABLES:
        raise UnknownTable(name, TABLES)
    return TABLES[name]
