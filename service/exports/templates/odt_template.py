"""Makes the ODT template, with the styles and placeholders of the DOCX one."""

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from service.exports.documents.archive import write_steady
from service.exports.templates.docx_template import FIRST_PAGE, FONT, PARAGRAPHS

MIMETYPE = "application/vnd.oasis.opendocument.text"
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
        ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
        ("meta", "meta"), ("manifest", "manifest"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMES = {"Normal": "Standard", "Caption": "Caption", "Header": "Header", "Footer": "Footer"}
"""Names of styles that LibreOffice knows under another one."""

FRAMES = {
    "Assises Avertissement": 'fo:background-color="#fff6e5" fo:border-left="3pt solid #b36b00" '
    'fo:padding-left="0.3cm" fo:border-right="none" fo:border-top="none" fo:border-bottom="none"',
    "Assises Citation": 'fo:border-left="1.5pt solid #9db4cf" fo:padding-left="0.3cm" '
    'fo:border-right="none" fo:border-top="none" fo:border-bottom="none"',
}
FRAMES["Assises Référence"] = FRAMES["Assises Citation"]
LEVELS = {f"Heading {level}": level for level in (1, 2, 3)}


def style_name(name: str) -> str:
    """Return the name of a style as the XML of an ODT writes it: "Heading_20_1"."""
    return NAMES.get(name, name).replace(" ", "_20_")


def make_odt(path: Path) -> None:
    """Write the template; the same bytes each time."""
    parts = {
        "mimetype": MIMETYPE,
        "META-INF/manifest.xml": _manifest(),
        "content.xml": _content(),
        "styles.xml": _styles(),
        "meta.xml": _meta(),
    }
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    with path.open("wb") as stream:
        write_steady(made.getvalue(), stream)


def _manifest() -> str:
    entries = [("/", MIMETYPE), *((f"{name}.xml", "text/xml") for name in
               ("content", "styles", "meta"))]  # fmt: skip
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in entries
    )
    opening = f'<manifest:manifest {NAMESPACES} manifest:version="1.2">'
    return f"{HEAD}{opening}{listed}</manifest:manifest>"


def _content() -> str:
    body = "".join(
        f'<text:p text:style-name="{style_name(style)}">{text}</text:p>'
        for text, style in FIRST_PAGE
    )
    return (
        f'{HEAD}<office:document-content {NAMESPACES} office:version="1.2">'
        f"<office:automatic-styles/><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def _meta() -> str:
    return (
        f'{HEAD}<office:document-meta {NAMESPACES} office:version="1.2"><office:meta>'
        "<dc:title>Modèle de synthèse</dc:title><dc:language>fr-FR</dc:language>"
        "</office:meta></office:document-meta>"
    )


def _styles() -> str:
    return (
        f'{HEAD}<office:document-styles {NAMESPACES} office:version="1.2"><office:styles>'
        f"{''.join(_paragraphs())}{LIST}</office:styles><office:automatic-styles>{PAGE}"
        f"</office:automatic-styles><office:master-styles>{_master()}</office:master-styles>"
        "</office:document-styles>"
    )


def _paragraphs() -> Iterator[str]:
    yield (
        '<style:default-style style:family="paragraph"><style:text-properties fo:language="fr" '
        f'fo:country="FR" fo:font-family="{FONT}" fo:font-size="10pt"/></style:default-style>'
    )
    for name, wanted in PARAGRAPHS.items():
        yield _paragraph(name, wanted)
    yield (
        '<style:style style:name="Assises_20_Fort" style:display-name="Assises Fort" '
        'style:family="text"><style:text-properties fo:font-weight="bold" '
        'fo:font-style="normal"/></style:style>'
    )


def _paragraph(name: str, wanted: Mapping[str, Any]) -> str:
    shown, level = NAMES.get(name, name), LEVELS.get(name)
    outline = f' style:default-outline-level="{level}"' if level else ""
    parent = "" if name == "Normal" else ' style:parent-style-name="Standard"'
    next_style = ' style:next-style-name="Standard"' if level else ""
    return (
        f'<style:style style:name="{style_name(name)}" style:display-name={quoteattr(shown)} '
        f'style:family="paragraph"{parent}{next_style}{outline}>'
        f"<style:paragraph-properties {_form(name, wanted)}/>"
        f"<style:text-properties {_font(wanted)}/></style:style>"
    )


def _form(name: str, wanted: Mapping[str, Any]) -> str:
    keep = "always" if wanted.get("next") or name in LEVELS else "auto"
    return (
        f'fo:margin-top="{wanted.get("before", 0)}pt" fo:margin-bottom="{wanted.get("after", 0)}pt"'
        f' fo:margin-left="{wanted.get("left", 0)}cm" fo:keep-with-next="{keep}" '
        f"{FRAMES.get(name, '')}"
    )


def _font(wanted: Mapping[str, Any]) -> str:
    weight = "bold" if wanted.get("bold") else "normal"
    slant = "italic" if wanted.get("italic") else "normal"
    ink = wanted.get("ink", "1A1A1A").lower()
    return (
        f'fo:font-family="{FONT}" fo:font-size="{wanted["size"]}pt" fo:font-weight="{weight}" '
        f'fo:font-style="{slant}" fo:color="#{ink}" fo:language="fr" fo:country="FR"'
    )


LIST = (
    '<text:list-style style:name="Assises_20_Liste" style:display-name="Assises Liste">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="•">'
    '<style:list-level-properties text:space-before="0.3cm" text:min-label-width="0.4cm"/>'
    "</text:list-level-style-bullet></text:list-style>"
)
PAGE = (
    '<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" '
    'fo:page-height="29.7cm" fo:margin-left="2.3cm" fo:margin-right="2.3cm" fo:margin-top="1.2cm" '
    'fo:margin-bottom="1.2cm"/><style:header-style><style:header-footer-properties '
    'fo:min-height="0.9cm" fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style>'
    '<style:header-footer-properties fo:min-height="0.9cm" fo:margin-top="0.4cm"/>'
    "</style:footer-style></style:page-layout>"
)


def _master() -> str:
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="Page"><style:header>'
        '<text:p text:style-name="Header">{{ consultation }}</text:p></style:header><style:footer>'
        '<text:p text:style-name="Footer">{{ titre }} – page <text:page-number '
        'text:select-page="current">1</text:page-number></text:p></style:footer>'
        "</style:master-page>"
    )
