"""The documents by name, and the formats in which they are written."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import IO, Any

from sqlalchemy.orm import Session

from nlp.errors import SettingError
from service.exports.corpus import Extract
from service.exports.documents.blocks import Composed
from service.exports.documents.compose import compose_method, compose_synthesis
from service.exports.documents.docx_writer import write_docx
from service.exports.documents.national import compose_national
from service.exports.documents.odt_writer import write_odt
from service.exports.templates import SHIPPED
from service.settings import ServiceSettings
from service.synthesis.method import method_of
from service.synthesis.national import national_of
from service.synthesis.read import head_of, synthesis_of
from service.synthesis.values import Head, Method, National, Synthesis

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
MEDIA = {".docx": DOCX, ".odt": ODT, ".json": "application/json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """The method annex as a document of its own."""

    head: Head
    method: Method


Value = Synthesis | National | Annex


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A document: how its value is read, and how it is composed."""

    read: Callable[[Session, Extract], Value]
    compose: Callable[[Any], Composed]


def _annex(session: Session, extract: Extract) -> Annex:
    method = method_of(session, extract.analysis)
    return Annex(head=head_of(session, extract), method=method)


KINDS: Mapping[str, Kind] = {
    "synthese": Kind(read=synthesis_of, compose=compose_synthesis),
    "national": Kind(read=national_of, compose=compose_national),
    "methode": Kind(read=_annex, compose=lambda annex: compose_method(annex.head, annex.method)),
}

WRITERS: Mapping[str, Callable[[IO[bytes], Composed, Path], None]] = {
    ".docx": write_docx,
    ".odt": write_odt,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which document in which format; `template` is that of an administration, None the usual."""

    kind: str
    suffix: str
    template: Path | None = None


def asked_with(settings: ServiceSettings, asked: Asked) -> Asked:
    """Return what is asked with the template of the settings where none was named."""
    usual = {".docx": settings.docx_template, ".odt": settings.odt_template}.get(asked.suffix, "")
    return replace(asked, template=Path(usual)) if usual and not asked.template else asked


def write_document(stream: IO[bytes], session: Session, extract: Extract, asked: Asked) -> None:
    """Write a document as DOCX, ODT or JSON (the value that the others are made of).

    Raises:
        OutOfScope: the reader may not read the texts it quotes.
        QuotationMismatch: a quotation is not in its contribution: nothing is written.
        UnreadableTemplate, WrongPlaceholders, MissingStyles: the template cannot be used.
        SettingError: the template is one of the other format.
    """
    kind = KINDS[asked.kind]
    value = kind.read(session, extract)
    if asked.suffix not in WRITERS:
        stream.write(as_json(value))
        return
    template = asked.template or SHIPPED[asked.suffix]
    if template.suffix.lower() != asked.suffix:
        raise SettingError("template", str(template), f"un modèle {asked.suffix}")
    WRITERS[asked.suffix](stream, kind.compose(value), template)


def as_json(value: Value) -> bytes:
    """Return a value as JSON; what documents hide is null."""
    text = json.dumps(asdict(value), ensure_ascii=False, indent=2, default=_plain)
    return f"{text}\n".encode()


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
