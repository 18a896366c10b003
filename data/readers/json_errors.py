"""Errors about JSON; every message is French and says what to do."""

import json
from dataclasses import dataclass
from typing import Any

from data.file_errors import FileError

EXAMPLE = '[{"id": "1", "avis": "…"}]'
_ADVICE = "Corrigez cet endroit, ou exportez le fichier de nouveau."
_DEEP = "des réponses à plat, sans tant de crochets ou d'accolades les uns dans les autres"
_END_OF_TEXT = "le guillemet droit qui ferme le texte commencé ici"
_EXPECTED = {
    "Expecting value": "une valeur (texte entre guillemets droits, nombre, objet ou tableau)",
    "Expecting property name": "un nom de champ entre guillemets droits",
    "Expecting ':'": "« : » après le nom du champ",
    "Expecting ','": "une virgule, ou la fin de l'objet ou du tableau",
    "Unterminated string": _END_OF_TEXT,
    "Invalid control character": f"{_END_OF_TEXT}, sur la même ligne",
    "Invalid \\": "une suite permise après la barre oblique inverse, comme \\n ou \\u00e9",
    "Extra data": "la fin du fichier (plusieurs objets s'écrivent un par ligne, ou en tableau)",
}
_KINDS: dict[type, str] = {
    dict: "un objet",
    list: "un tableau",
    str: "un texte",
    bool: "un booléen",
    int: "un nombre",
    float: "un nombre",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Where JSON stops being JSON (line and column from 1; 0 where unknown) and what is there."""

    line: int
    column: int
    found: str
    expected: str


def fault_of(error: ValueError | RecursionError, line: int = 0) -> Fault:
    """Tell in French what the decoder stumbled over; `line` is given where it read one line only.

    One character is shown and no more: it is enough to find the place, and the text of a person
    does not belong in a journal.
    """
    if not isinstance(error, json.JSONDecodeError):
        return Fault(line=line, column=0, found="une imbrication sans fin", expected=_DEEP)
    expected = next((said for key, said in _EXPECTED.items() if error.msg.startswith(key)), "")
    char = error.doc[error.pos : error.pos + 1].strip("\r\n")
    return Fault(
        line=line or error.lineno,
        column=min(error.pos, len(error.doc.rstrip())) + 1 if line else error.colno,
        found=f"« {char} »" if char else "la fin de la ligne ou du fichier",
        expected=expected or f"du JSON, comme {EXAMPLE}",
    )


class MalformedJson(FileError):
    """What is called JSON breaks its rules somewhere."""

    slug = "json-mal-forme"

    def __init__(self, file: str, fault: Fault) -> None:
        """Keep where it breaks, what stands there and what was expected."""
        self.line, self.column = fault.line, fault.column
        self.found, self.expected = fault.found, fault.expected
        place = f" à la ligne {fault.line}" if fault.line else ""
        place += f", colonne {fault.column}" if fault.column else ""
        super().__init__(
            file,
            f"JSON mal formé{place} : reçu {fault.found}, attendu {fault.expected} ; "
            f"rien n'a été repris. {_ADVICE}",
        )


class NoRecords(FileError):
    """JSON that can be read, but holds no list of answers."""

    slug = "json-sans-reponses"

    def __init__(self, file: str, found: Any) -> None:
        """Keep what was read, in words."""
        self.found = _told(found)
        super().__init__(
            file,
            f"JSON lisible mais sans réponses : reçu {self.found}, attendu un tableau d'objets "
            f"comme {EXAMPLE}, seul ou dans un objet, ou un objet par ligne. Refaites l'export "
            "avec un objet par réponse.",
        )


def _told(found: Any) -> str:
    kind = _KINDS.get(type(found), "une valeur vide")
    if isinstance(found, list) and found:
        return f"{kind} dont le premier élément est {_KINDS.get(type(found[0]), 'vide')}"
    if isinstance(found, dict) and found:
        return f"{kind} de champs {', '.join(f'« {name} »' for name in list(found)[:6])}"
    return kind
