"""ODT: the placeholders of a template replaced, in its text, header and footer."""

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from service.exports.documents.archive import write_steady
from service.exports.documents.blocks import Composed
from service.exports.documents.errors import (
    MissingStyles,
    UnreadableTemplate,
    WrongPlaceholders,
)
from service.exports.documents.odt_blocks import NAMESPACES, STYLES, OdtBlocks, tag
from service.exports.documents.odt_placeholders import found_in, replace_in
from service.exports.documents.placeholders import block_places, check_placeholders

CONTENT, STYLE, META, MANIFEST = "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"
LANGUAGE = "fr-FR"

Parts = dict[str, bytes]
Trees = Mapping[str, Any]


def write_odt(stream: IO[bytes], document: Composed, template: Path) -> None:
    """Write a document as ODT.

    Raises:
        UnreadableTemplate: the template is no ODT.
        WrongPlaceholders, MissingStyles: it lacks something, or names what does not exist.
    """
    parts, trees = _opened(template)
    _check(trees, document, template)
    words = {name: value or "–" for name, value in document.words.items()}
    writer = OdtBlocks(trees[CONTENT])
    _fill(trees, document, writer)
    for tree in (trees[CONTENT], trees[STYLE]):
        for paragraph in _paragraphs(tree):
            replace_in(paragraph, words)
    _describe(trees[META], document)
    _list_pictures(trees[MANIFEST], writer.pictures)
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in {**parts, **writer.pictures, **_written(trees)}.items():
            archive.writestr(name, content)
    write_steady(made.getvalue(), stream)


def _opened(template: Path) -> tuple[Parts, Trees]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        with zipfile.ZipFile(BytesIO(template.read_bytes())) as archive:
            parts = {one: archive.read(one) for one in archive.namelist() if one[-1] != "/"}
        wanted = (CONTENT, STYLE, META, MANIFEST)
        trees = {name: etree.fromstring(parts.pop(name), parser) for name in wanted}
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        reason = "fichier introuvable" if missing else "fichier illisible"
        raise UnreadableTemplate(template, reason) from error
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise UnreadableTemplate(template, "ce n'est pas un document ODT entier") from error
    return parts, trees


def _written(trees: Trees) -> Parts:
    from lxml import etree

    return {
        name: etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
        for name, tree in trees.items()
    }


def _paragraphs(tree: Any) -> Iterator[Any]:
    yield from tree.iter(tag("text:p"), tag("text:h"))


def _check(trees: Trees, document: Composed, template: Path) -> None:
    body = [name for one in _paragraphs(trees[CONTENT]) for name in found_in(one)]
    margins = [name for one in _paragraphs(trees[STYLE]) for name in found_in(one)]
    check_placeholders(template, [*body, *margins], document)
    places = block_places(document)
    alone = {one for each in _paragraphs(trees[CONTENT]) for one in _alone(each)}
    if crowded := sorted({one for one in (*body, *margins) if one in places} - alone):
        text = "balises qui doivent être seules dans un paragraphe du corps du texte"
        raise WrongPlaceholders(template, text, crowded, places)
    styles = trees[STYLE].xpath("//@style:name", namespaces=NAMESPACES)
    if missing := [name for name in STYLES if name not in styles]:
        raise MissingStyles(template, [name.replace("_20_", " ") for name in missing])


def _alone(paragraph: Any) -> list[str]:
    """Return the placeholder that is all a paragraph holds, if so."""
    names = found_in(paragraph)
    text = "".join(paragraph.itertext()).strip()
    return names if len(names) == 1 and text.startswith("{{") and text.endswith("}}") else []


def _fill(trees: Trees, document: Composed, writer: OdtBlocks) -> None:
    places = block_places(document)
    for paragraph in list(_paragraphs(trees[CONTENT])):
        name = next(iter(_alone(paragraph)), "")
        if name in places:
            parent = paragraph.getparent()
            place = parent.index(paragraph)
            parent[place : place + 1] = list(writer.build(places[name]))


def _describe(meta: Any, document: Composed) -> None:
    """Set title, language and moments: those of the analysis, not of the export."""
    from lxml import etree

    known = meta.find(tag("office:meta"))
    moment = document.moment.strftime("%Y-%m-%dT%H:%M:%S")
    told = {
        "dc:title": document.title,
        "dc:subject": document.words["consultation"],
        "dc:language": LANGUAGE,
        "dc:creator": "Assises",
        "dc:date": moment,
        "meta:creation-date": moment,
        "meta:generator": "Assises",
    }
    for name, text in told.items():
        for old in known.findall(tag(name)):
            known.remove(old)
        etree.SubElement(known, tag(name)).text = text


def _list_pictures(manifest: Any, pictures: Mapping[str, bytes]) -> None:
    from lxml import etree

    for name in pictures:
        values = {tag("manifest:full-path"): name, tag("manifest:media-type"): "image/png"}
        etree.SubElement(manifest, tag("manifest:file-entry"), values)
