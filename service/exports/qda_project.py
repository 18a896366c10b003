"""REFI-QDA project (.qdpx): a zip of the texts and of what was coded in them.

Source: REFI-QDA standard 1.5. Selections count Unicode code points of the plain text from 0, the
end excluded, a line end being one character. Sources lie in sources/ under their GUID.
"""

from collections.abc import Iterator, Sequence
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


def write_qda_project(stream: IO[bytes], session: Session, extract: Extract) -> int:
    """Write the project and return how many texts it holds, those without content included.

    A passage is coded with its sub-theme if it has one, else with its theme.
    """
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive, TemporaryFile() as project:
        out = XmlStream(project)
        count = _write_project(out, archive, session, extract)
        out.finish()
        _copy(project, archive)
    return count


def _copy(project: IO[bytes], archive: ZipFile) -> None:
    project.seek(0)
    with archive.open(_member("project.qde"), "w", force_zip64=True) as member:
        while block := project.read(BLOCK):
            member.write(block)


def _write_project(out: XmlStream, archive: ZipFile, session: Session, extract: Extract) -> int:
    themes = themes_of(session, extract.analysis.id)
    user = guid(extract, "user", ORIGIN)
    attributes = {
        "xmlns": NAMESPACE,
        "name": extract.name,
        "origin": ORIGIN,
        "creatingUserGUID": user,
        "creationDateTime": _moment(extract),
    }
    with out.element("Project", attributes):
        with out.element("Users"):
            out.leaf("User", attributes={"guid": user, "name": ORIGIN})
        _write_themes(out, themes, extract)
        _write_variables(out, extract)
        count = _write_sources(out, archive, contributions(session, extract), extract)
        out.leaf("Description", f"Analyse {extract.analysis.id}, textes publiables.")
    return count


def _write_themes(out: XmlStream, themes: Sequence[Theme], extract: Extract) -> None:
    if not themes:  # the standard knows no codebook without a code
        return
    with out.element("CodeBook"):
        write_codes(out, themes, extract)


def _write_variables(out: XmlStream, extract: Extract) -> None:
    with out.element("Variables"):
        for name in VARIABLES:
            known = {"guid": guid(extract, "variable", name), "name": name}
            out.leaf("Variable", attributes={**known, "typeOfVariable": "Text"})


def _write_sources(
    out: XmlStream, archive: ZipFile, texts: Iterator[Exported], extract: Extract
) -> int:
    count = 0
    with out.element("Sources"):
        for one in texts:
            _write_source(out, archive, one, extract)
            count += 1
    return count


def _write_source(out: XmlStream, archive: ZipFile, one: Exported, extract: Extract) -> None:
    name, plain = guid(extract, "source", one.row.id), plain_text(one.row.text)
    archive.writestr(_member(f"sources/{name}.txt"), plain.text.encode())
    attributes = {
        "guid": name,
        "name": one.row.id,
        "plainTextPath": f"internal://{name}.txt",
        "creatingUser": guid(extract, "user", ORIGIN),
        "creationDateTime": _moment(extract),
    }
    with out.element("TextSource", attributes):
        _write_selections(out, one, plain, extract)
        _write_values(out, one, extract)


def _write_selections(out: XmlStream, one: Exported, plain: PlainText, extract: Extract) -> None:
    made = {"creatingUser": guid(extract, "user", ORIGIN), "creationDateTime": _moment(extract)}
    spans = groupby(one.coded, key=lambda passage: (passage.start, passage.end))
    for (start, end), passages in spans:
        begin, stop = plain.place(start), plain.place(end)
        place = f"{one.row.id}\n{begin}\n{stop}"
        attributes = {
            "guid": guid(extract, "selection", place),
            "name": plain.text[begin:stop][:60],
            "startPosition": str(begin),
            "endPosition": str(stop),
            **made,
        }
        with out.element("PlainTextSelection", attributes):
            _write_codings(out, place, list(passages), extract)


def _write_codings(out: XmlStream, place: str, passages: list[Any], extract: Extract) -> None:
    user, moment = guid(extract, "user", ORIGIN), _moment(extract)
    for code in dict.fromkeys(one.subtheme_id or one.theme_id for one in passages):
        known = {"guid": guid(extract, "coding", f"{place}\n{code}"), "creatingUser": user}
        with out.element("Coding", {**known, "creationDateTime": moment}):
            out.leaf("CodeRef", attributes={"targetGUID": guid(extract, "theme", code)})


def _write_values(out: XmlStream, one: Exported, extract: Extract) -> None:
    row = one.row
    place = load_gazetteer().name(row.territory)
    values = (
        place, row.territory, row.channel, row.audience, row.question, row.date, row.duplicate_of
    )  # fmt: skip
    for name, value in zip(VARIABLES, values, strict=True):
        if not value:
            continue
        with out.element("VariableValue"):
            out.leaf("VariableRef", attributes={"targetGUID": guid(extract, "variable", name)})
            out.leaf("TextValue", value)


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
