"""IRaMuTeQ and Alceste text: each text under a line of starred variables becomes a row.

Source: P. Ratinaud, documentation of IRaMuTeQ, "Format des données en entrée". The first line of a
text has four stars (or four digits, in older Alceste files) and variables `*name_value`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.readers.encoding import decode
from data.readers.starred_errors import BadStarLine, BareText
from data.readers.table import Origin, Table

EXPORT = "IRaMuTeQ"
MISSING = "nr"
"""Value that stands for none ("non renseigné"), as our own export writes it."""

TEXT = "texte"
_SHOWN = 60
_SIGN = re.compile(r"^(?:\*{4}|\d{4})[ \t]+\*\w", re.MULTILINE)
_LOOKS_STARRED = re.compile(r"\*{4}(?!\*)|\*{3,}[ \t]*\*\w|\d{4}[ \t]+\*\w")
_HEAD = re.compile(r"(?:\*{4}|\d{4})(?:[ \t]+|$)")
_VARIABLE = re.compile(r"\*(\w[^\W_]*)(?:_(\S*))?$")
_THEME = re.compile(r"-\*\S+\s*$")
_ESCAPED = re.compile(r"^([ \t]*-?|[ \t]*\d{4}[ \t]+)(\u2217+)")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class _Text:
    """A text so far: the line of its stars, its variables, its lines."""

    line: int
    variables: dict[str, str]
    lines: list[str] = field(default_factory=list)


def is_starred(text: str) -> bool:
    """Tell whether some line of a text opens with four stars and a starred variable."""
    return bool(_SIGN.search(text))


def read_starred(data: bytes, name: str) -> Table:
    """Read texts with their variables: one row a text, one column a variable.

    A value is what follows the first "_" of a variable, its own "_" read as spaces; a variable
    without value counts as "oui". Lines that only name a theme (`-*theme`) are left out, with a
    note.

    Raises:
        BadStarLine: a line of stars cannot be understood. BareText: a text has none above it.
        EmptyFile, BinaryFile, UndecodableText.
    """
    text, encoding = decode(data, name)
    found, themes = _texts(_LINE_END.split(text), name)
    names = list(dict.fromkeys(variable for one in found for variable in one.variables))
    column = TEXT if TEXT not in names else f"{TEXT} étoilé"
    return Table(
        name=name,
        columns=(*names, column),
        rows=[[*(one.variables.get(each, "") for each in names), _joined(one)] for one in found],
        lines=[one.line for one in found],
        origin=Origin(format="iramuteq", encoding=encoding),
        notes=_notes(themes),
        export=EXPORT,
    )


def _texts(lines: list[str], name: str) -> tuple[list[_Text], int]:
    found: list[_Text] = []
    themes = 0
    for number, line in enumerate(lines, start=1):
        if _LOOKS_STARRED.match(line):
            found.append(_Text(number, _variables(line.strip(), number, name)))
        elif _THEME.match(line):
            themes += 1
        elif found:
            found[-1].lines.append(_ESCAPED.sub(_unescaped, line))
        elif line.strip():
            raise BareText(name, number, line.strip()[:_SHOWN])
    return found, themes


def _variables(line: str, number: int, name: str) -> dict[str, str]:
    head = _HEAD.match(line)
    if head is None:
        raise BadStarLine(name, number, line[:_SHOWN], "il faut quatre étoiles, puis une espace")
    variables: dict[str, str] = {}
    for variable, value in _told(line[head.end() :], number, name):
        before = variables.get(variable, "")
        variables[variable] = f"{before}, {value}" if before and value else before or value
    return variables


def _told(told: str, number: int, name: str) -> Iterator[tuple[str, str]]:
    for word in told.split():
        found = _VARIABLE.match(word)
        if found is None:
            raise BadStarLine(name, number, word[:_SHOWN], "« *nom_valeur » était attendu")
        value = "oui" if found[2] is None else found[2].replace("_", " ").strip()
        yield found[1], "" if value == MISSING else value


def _unescaped(found: re.Match[str]) -> str:
    return found[1] + "*" * len(found[2])


def _joined(one: _Text) -> str:
    return "\n".join(one.lines).strip()


def _notes(themes: int) -> tuple[str, ...]:
    if not themes:
        return ()
    return (f"Lignes de thématique (« -*… ») laissées de côté : {themes}.",)
