"""REFI-QDA project (.qdpx): a zip of the texts and of what was coded in them.

Source: REFI-QDA standard 1.5. Selections count Unicode code points of the plain text from 0, the
end excluded, a line end being one character. Sources lie in sources/ under their GUID.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from service.analyses.tables import Theme
from service.exports.codebook import ORIGIN, guid, write_codes
from service.exports.corpus import Exported, Extract, contributions
from service.exports.plain_text import PlainText, plain_text
from service.exports.xml_stream import XmlStream
from service.themes.queries import themes_of
from service.web.moments import in_utc

NAMESPACE = "urn:QDA-XML:project:1.0"
VARIABLES = ("Territoire", "Code du territoire", "Canal", "Public", "Question", "Date", "Copie de")
EPOCH = (1980, 1, 1, 0, 0, 0)
"""Date of all members of the archive: the same analysis gives the same bytes."""

BLOCK = 1 << 20
SHOWN = 60
"""Characters of a passage that name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Project:
    """What is being written. `made` says who made what when; GUIDs are by theme and variable."""

    out: XmlStream
    archive: ZipFile
    extract: Extract
    themes: Sequence[Theme]
    made: Mapping[str, str]
    codes: Mapping[str, str]
    variables: Mapping[str, str]


def write_qda_project(stream: IO[bytes], session: Session, extract: Extract) -> int:
    """Write the project and return how many texts it holds, those without content included.

    A passage is coded with its sub-theme if it has one, else with its theme.
    """
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive, TemporaryFile() as file:
        project = _project(XmlStream(file), archive, session, extract)
        count = _write_project(project, contributions(session, extract))
        project.out.finish()
        _copy(file, archive)
    return count


def _project(out: XmlStream, archive: ZipFile, session: Session, extract: Extract) -> _Project:
    themes = themes_of(session, extract.analysis.id)
    user = guid(extract, "user", ORIGIN)
    return _Project(
        out=out,
        archive=archive,
        extract=extract,
        themes=themes,
        made={"creatingUser": user, "creationDateTime": _moment(extract)},
        codes={one.id: guid(extract, "theme", one.id) for one in themes},
        variables={name: guid(extract, "variable", name) for name in VARIABLES},
    )


def _copy(project: IO[bytes], archive: ZipFile) -> None:
    project.seek(0)
    with archive.open(_member("project.qde"), "w", force_zip64=True) as member:
        while block := project.read(BLOCK):
            member.write(block)


def _write_project(project: _Project, texts: Iterable[Exported]) -> int:
    out, extract, user = project.out, project.extract, project.made["creatingUser"]
    attributes = {
        "xmlns": NAMESPACE,
        "name": extract.name,
        "origin": ORIGIN,
        "creatingUserGUID": user,
        "creationDateTime": project.made["creationDateTime"],
    }
    with out.element("Project", attributes):
        with out.element("Users"):
            out.leaf("User", attributes={"guid": user, "name": ORIGIN})
        _write_themes(project)
        _write_variables(project)
        count = _write_sources(project, texts)
        out.leaf("Description", f"Analyse {extract.analysis.id}, textes publiables.")
    return count


def _write_themes(project: _Project) -> None:
    if not project.themes:  # the standard knows no codebook without a code
        return
    with project.out.element("CodeBook"):
        write_codes(project.out, project.themes, project.extract)


def _write_variables(project: _Project) -> None:
    with project.out.element("Variables"):
        for name, known in project.variables.items():
            attributes = {"guid": known, "name": name, "typeOfVariable": "Text"}
            project.out.leaf("Variable", attributes=attributes)


def _write_sources(project: _Project, texts: Iterable[Exported]) -> int:
    count = 0
    with project.out.element("Sources"):
        for one in texts:
            _write_source(project, one)
            count += 1
    return count


def _write_source(project: _Project, one: Exported) -> None:
    name = guid(project.extract, "source", one.row.id)
    plain = plain_text(one.row.text)
    project.archive.writestr(_member(f"sources/{name}.txt"), plain.text.encode())
    path = f"internal://{name}.txt"
    attributes = {"guid": name, "name": one.row.id, "plainTextPath": path, **project.made}
    with project.out.element("TextSource", attributes):
        _write_selections(project, one, plain)
        _write_values(project, one)


def _write_selections(project: _Project, one: Exported, plain: PlainText) -> None:
    spans = groupby(one.coded, key=lambda passage: (passage.start, passage.end))
    for (start, end), passages in spans:
        begin, stop = plain.place(start), plain.place(end)
        place = f"{one.row.id}\n{begin}\n{stop}"
        attributes = {
            "guid": guid(project.extract, "selection", place),
            "name": plain.text[begin:stop][:SHOWN],
            "startPosition": str(begin),
            "endPosition": str(stop),
            **project.made,
        }
        with project.out.element("PlainTextSelection", attributes):
            _write_codings(project, place, passages)


def _write_codings(project: _Project, place: str, passages: Iterable[Any]) -> None:
    for code in dict.fromkeys(one.subtheme_id or one.theme_id for one in passages):
        name = guid(project.extract, "coding", f"{place}\n{code}")
        with project.out.element("Coding", {"guid": name, **project.made}):
            project.out.leaf("CodeRef", attributes={"targetGUID": project.codes[code]})


def _write_values(project: _Project, one: Exported) -> None:
    row, place = one.row, load_gazetteer().name(one.row.territory)
    values = (
        place, row.territory, row.channel, row.audience, row.question, row.date, one.copy_of
    )  # fmt: skip
    told = zip(project.variables.values(), values, strict=True)
    for variable, value in ((one, value) for one, value in told if value):
        with project.out.element("VariableValue"):
            project.out.leaf("VariableRef", attributes={"targetGUID": variable})
            project.out.leaf("TextValue", value)


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name, EPOCH)
    member.compress_type = ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    return member


def _moment(extract: Extract) -> str:
    ended = extract.analysis.finished_at or extract.analysis.created_at
    return _iso(in_utc(ended))


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
