"""DOCX: a template filled by docxtpl, its block placeholders replaced by python-docx.

What citizens wrote never passes through the template language.
"""

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from service.exports.documents.archive import write_steady
from service.exports.documents.blocks import Block, Composed
from service.exports.documents.docx_blocks import STYLES, DocxBlocks
from service.exports.documents.errors import (
    MissingStyles,
    UnreadableTemplate,
    WrongPlaceholders,
)
from service.exports.documents.placeholders import block_places, check_placeholders, marks

LANGUAGE = "fr-FR"


def write_docx(stream: IO[bytes], document: Composed, template: Path) -> None:
    """Write a document as DOCX.

    Raises:
        UnreadableTemplate: the template is no DOCX, or its placeholders cannot be read.
        WrongPlaceholders, MissingStyles: it lacks something, or names what does not exist.
    """
    from jinja2.sandbox import SandboxedEnvironment

    language = SandboxedEnvironment(autoescape=True)
    filled = _checked(document, template, language)
    places = block_places(document)
    words = {name: value or "–" for name, value in document.words.items()}
    filled.render({**words, **marks(places)}, language)
    _fill(filled.docx, places, template)
    _describe(filled.docx, document)
    made = BytesIO()
    filled.docx.save(made)
    write_steady(made.getvalue(), stream)


def _checked(document: Composed, template: Path, language: Any) -> Any:
    from docxtpl import DocxTemplate
    from jinja2.exceptions import TemplateError

    try:
        filled = DocxTemplate(BytesIO(template.read_bytes()))
        found = filled.get_undeclared_template_variables(language)
        filled.init_docx()
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        reason = "fichier introuvable" if missing else "fichier illisible"
        raise UnreadableTemplate(template, reason) from error
    except TemplateError as error:
        raise UnreadableTemplate(template, f"balise mal écrite ({error})") from error
    except Exception as error:
        # python-docx lets errors of zipfile, lxml and its own lookups through.
        raise UnreadableTemplate(template, "ce n'est pas un document DOCX entier") from error
    check_placeholders(template, found, document)
    known = {style.name for style in filled.docx.styles}
    if lacking := [name for name in STYLES if name not in known]:
        raise MissingStyles(template, lacking)
    return filled


def _fill(docx: Any, places: Mapping[str, Iterable[Block]], template: Path) -> None:
    wanted = {mark: name for name, mark in marks(places).items()}
    writer = DocxBlocks(docx)
    for paragraph in list(docx.paragraphs):
        name = wanted.get(paragraph.text.strip())
        if name is not None:
            writer.put_before(paragraph._p, places[name])
            paragraph._p.getparent().remove(paragraph._p)
    _nothing_left(docx, wanted, template)


def _nothing_left(docx: Any, wanted: Mapping[str, str], template: Path) -> None:
    from lxml import etree

    parts = [docx.element, *(part for each in docx.sections for part in _margins(each))]
    said = "".join(etree.tostring(part, encoding="unicode") for part in parts)
    left = [name for mark, name in wanted.items() if mark in said]
    if left:
        text = "balises qui doivent être seules dans un paragraphe du corps du texte"
        raise WrongPlaceholders(template, text, left, wanted.values())


def _margins(section: Any) -> list[Any]:
    return [section.header._element, section.footer._element]


def _describe(docx: Any, document: Composed) -> None:
    """Set title, language and moments: those of the analysis, not of the export."""
    from docx.oxml.ns import qn

    known = docx.core_properties
    known.title, known.language = document.title, LANGUAGE
    known.author = known.last_modified_by = "Assises"
    known.subject = document.words["consultation"][:255]
    known.comments, known.revision = "", 1
    known.created = known.modified = document.moment.replace(tzinfo=None)
    known.last_printed = known.created
    defaults = docx.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")) if defaults is not None else ():
        language.set(qn("w:val"), LANGUAGE)
