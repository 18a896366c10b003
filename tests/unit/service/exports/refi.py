"""A reader of REFI-QDA of its own: what the standard (version 1.5) asks of the parts we write.

Written from the standard and independent of the writer, so that both are not wrong together.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")

CHILDREN = {
    "Project": "Users? CodeBook? Variables? Cases? Sources? Notes? Links? Sets? Graphs? "
    "Description? NoteRef*",
    "Users": "User+",
    "CodeBook": "Codes Sets?",
    "Codes": "Code+",
    "Code": "Description? NoteRef* Code*",
    "Variables": "Variable+",
    "Variable": "Description?",
    "Sources": "TextSource*",
    "TextSource": "Description? PlainTextContent? PlainTextSelection* Coding* NoteRef* "
    "VariableValue*",
    "PlainTextSelection": "Description? Coding* NoteRef*",
    "Coding": "CodeRef NoteRef*",
    "VariableValue": "VariableRef TextValue?",
}
"""Sequences of children, as in the schema; what is not named has none."""

REQUIRED = {
    "Project": {"name"},
    "User": {"guid"},
    "Code": {"guid", "name", "isCodable"},
    "Variable": {"guid", "name", "typeOfVariable"},
    "TextSource": {"guid"},
    "PlainTextSelection": {"guid", "startPosition", "endPosition"},
    "Coding": {"guid"},
    "CodeRef": {"targetGUID"},
    "VariableRef": {"targetGUID"},
}
MADE = {"creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime"}
ALLOWED = {
    "Project": {"origin", "creatingUserGUID", "creationDateTime", "basePath"},
    "User": {"name", "id"},
    "CodeBook": {"origin"},
    "Code": {"color"},
    "TextSource": {"name", "plainTextPath", "richTextPath"} | MADE,
    "PlainTextSelection": {"name"} | MADE,
    "Coding": MADE,
}


def parsed(content: bytes) -> Element:
    """Return the root of a document that we wrote."""
    return ElementTree.fromstring(content)  # noqa: S314


def faults(root: Element, namespace: str) -> list[str]:
    """Return what the standard would refuse."""
    found = [fault for one in root.iter() for fault in _faults_of(one, namespace)]
    guids = [guid for one in root.iter() if (guid := one.get("guid"))]
    targets = {target for one in root.iter() if (target := one.get("targetGUID"))}
    found += [f"guid twice: {guid}" for guid in guids if guids.count(guid) > 1]
    return found + [f"no such guid: {one}" for one in targets - set(guids)]


def _faults_of(one: Element, namespace: str) -> Iterator[str]:
    name = _name(one)
    if one.tag != f"{{{namespace}}}{name}":
        yield f"namespace of {one.tag}"
    pattern = "".join(_part(part) for part in CHILDREN.get(name, "").split())
    if not re.fullmatch(pattern, "".join(f"<{_name(child)}>" for child in one)):
        yield f"children of {name}: {[_name(child) for child in one][:9]}"
    required = REQUIRED.get(name, set())
    if not required <= set(one.keys()) <= required | ALLOWED.get(name, set()):
        yield f"attributes of {name}: {sorted(one.keys())}"
    yield from (f"{name} {key}={value}" for key, value in one.items() if not _fits(key, value))


def _fits(key: str, value: str) -> bool:
    if key in {"guid", "targetGUID", "creatingUser", "modifyingUser", "creatingUserGUID"}:
        return bool(GUID.fullmatch(value))
    if key in {"creationDateTime", "modifiedDateTime"}:
        return datetime.fromisoformat(value).tzinfo is not None
    if key in {"startPosition", "endPosition"}:
        return value.isdecimal()
    return key != "color" or bool(re.fullmatch("#[0-9A-Fa-f]{6}", value))


def _part(part: str) -> str:
    name = part.rstrip("?*+")
    return f"(<{name}>){part[len(name) :]}"


def _name(one: Element) -> str:
    return one.tag.rpartition("}")[2]


def sources(root: Element) -> list[str]:
    """Return the names of the plain texts of a project."""
    paths = [one.get("plainTextPath", "") for one in root.iter(f"{{{PROJECT}}}TextSource")]
    assert all(path.startswith("internal://") for path in paths)
    return [path.removeprefix("internal://") for path in paths]


@dataclass
class Passage:
    """A coded stretch of a source: the text found at its offsets, the names of its codes."""

    source: str
    text: str
    codes: set[str]


@dataclass
class Source:
    """A text with its variables."""

    name: str
    text: str
    values: dict[str, str]


@dataclass
class Read:
    """A project as read back."""

    sources: list[Source] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    @property
    def texts(self) -> dict[str, str]:
        """Return the texts by the names of their sources."""
        return {one.name: one.text for one in self.sources}

    def stored(self, name: str) -> str:
        """Return one text."""
        return self.texts[name]


def read_project(content: bytes) -> Read:
    """Read the texts of a project and the passages that were coded in them."""
    read = Read()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        root = parsed(archive.read("project.qde"))
        names = {one.get("guid", ""): one.get("name", "") for one in root.iter()}
        for one in root.iter(f"{{{PROJECT}}}TextSource"):
            path = one.get("plainTextPath", "").removeprefix("internal://")
            text = archive.read(f"sources/{path}").decode("utf-8")
            read.sources.append(Source(one.get("name", ""), text, _values(one, names)))
            read.passages += _passages(one, text, names)
    return read


def _passages(source: Element, text: str, names: dict[str, str]) -> Iterator[Passage]:
    for one in source.iter(f"{{{PROJECT}}}PlainTextSelection"):
        start, end = int(one.get("startPosition", "")), int(one.get("endPosition", ""))
        assert 0 <= start < end <= len(text)
        codes = {names[each.get("targetGUID", "")] for each in one.iter(f"{{{PROJECT}}}CodeRef")}
        yield Passage(source.get("name", ""), text[start:end], codes)


def _values(source: Element, names: dict[str, str]) -> dict[str, str]:
    values = {}
    for one in source.iter(f"{{{PROJECT}}}VariableValue"):
        reference, value = one
        values[names[reference.get("targetGUID", "")]] = value.text or ""
    return values
