"""Texts as IRaMuTeQ, Alceste and TXM read them: a line of starred variables, then the text.

Source: P. Ratinaud, documentation of IRaMuTeQ, "Format des données en entrée". A text opens with
four stars and its variables; a line that begins with "-*" would open a theme.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import IO, Any

from sqlalchemy.orm import Session

from service.exports.corpus import Exported, Extract, contributions, departement, questions
from service.exports.plain_text import plain_text
from service.themes.queries import themes_of

MISSING = "nr"
"""Value of a variable that was not told ("non renseigné"): each text has all variables."""

STAR = "\u2217"
"""Looks like a star and is none: stands for a star that begins a line of a text."""

QUESTION_LETTERS = 40
_STARRED = re.compile(r"^([ \t]*-?)(\*+)", re.MULTILINE)
_NUMBERED = re.compile(r"^([ \t]*\d{4}[ \t]+)\*", re.MULTILINE)
_BETWEEN = re.compile(r"[^0-9A-Za-z-]+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})


def write_iramuteq(stream: IO[bytes], session: Session, extract: Extract) -> int:
    """Write the texts with content, in UTF-8, and return how many there are.

    Blank answers ("RAS") are left out. `theme` is the theme of the strongest passage.
    """
    titles = {one.id: modality(one.title) for one in themes_of(session, extract.analysis.id)}
    asked = _numbered(questions(session, extract))
    count = 0
    for one in contributions(session, extract):
        text = escape(plain_text(one.row.text).text).strip()
        if one.row.blank or not text:
            continue
        line = star_line(_variables(one, titles, asked))
        stream.write(f"{line}\n{text}\n\n".encode())
        count += 1
    return count


def star_line(variables: Iterable[tuple[str, str]]) -> str:
    """Return the line that opens a text: four stars, then a starred variable a name and value."""
    return " ".join(["****", *(f"*{name}_{value or MISSING}" for name, value in variables)])


@lru_cache(maxsize=4096)
def modality(text: str) -> str:
    """Return a value as variables may have it: letters without accents, digits, "-" and "_"."""
    letters = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    return _BETWEEN.sub("_", plain).strip("_")


def escape(text: str) -> str:
    """Return a text no line of which opens another text or a theme."""
    starred = _STARRED.sub(lambda found: found[1] + STAR * len(found[2]), text)
    return _NUMBERED.sub(rf"\1{STAR}", starred)


def _numbered(asked: Iterable[str]) -> dict[str, str]:
    """Name the questions by their place and first words, so that no two have one name."""
    return {
        question: f"{place}_{modality(question.lower())[:QUESTION_LETTERS].rstrip('_')}"
        for place, question in enumerate(asked, start=1)
    }


def _variables(
    one: Exported, titles: Mapping[str, str], asked: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    row = one.row
    yield "id", modality(row.id)
    yield "dep", modality(departement(row.territory))
    yield "territoire", modality(row.territory)
    yield "canal", modality(row.channel)
    yield "public", modality(row.audience)
    yield "question", asked.get(row.question, "")
    yield "date", modality(row.date)
    yield "copie", "oui" if row.duplicate_of else "non"
    yield "theme", titles.get(main_theme(one), "").lower()


def main_theme(one: Exported) -> str:
    """Return the theme of the strongest passage, the first of several, "" if there is none."""
    best: Any = max(one.coded, key=lambda passage: passage.strength, default=None)
    return best.theme_id if best else ""
