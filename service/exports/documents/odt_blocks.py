"""Blocks as elements of an ODT, in the styles of its template."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from service.exports.documents.blocks import (
    Block,
    Bullet,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from service.numbers import SPACE

ODF = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = {
    "office": f"{ODF}:office:1.0", "style": f"{ODF}:style:1.0", "text": f"{ODF}:text:1.0",
    "table": f"{ODF}:table:1.0", "draw": f"{ODF}:drawing:1.0", "svg": f"{ODF}:svg-compatible:1.0",
    "fo": f"{ODF}:xsl-fo-compatible:1.0", "meta": f"{ODF}:meta:1.0",
    "manifest": f"{ODF}:manifest:1.0", "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}  # fmt: skip
QUOTE, REFERENCE, STRONG = "Assises_20_Citation", "Assises_20_Référence", "Assises_20_Fort"
CELL, HEADER, LIST = "Assises_20_Cellule", "Assises_20_Entête", "Assises_20_Liste"
BODY, CAPTION, ITEM = "Standard", "Caption", "List_20_Bullet"
KINDS = {"text": BODY, "note": "Assises_20_Note", "warning": "Assises_20_Avertissement"}
HEADINGS = ("Heading_20_1", "Heading_20_2", "Heading_20_3")
STYLES = (
    *HEADINGS, *KINDS.values(), CAPTION, ITEM, QUOTE, REFERENCE, STRONG, CELL, HEADER, LIST,
)  # fmt: skip
"""Styles that a template must hold, as its XML names them."""

WIDTH = 16.4
"""Centimetres of a line on A4 between the margins of the usual template."""

_KEPT = re.compile(r"(\n|\t| {2,})")
OWN_STYLES = (
    ("Assises.Tableau", "table", "table-properties",
     {"style:width": f"{WIDTH}cm", "table:align": "left"}),
    ("Assises.Rangee", "table-row", "table-row-properties", {"fo:keep-together": "always"}),
    ("Assises.Case", "table-cell", "table-cell-properties",
     {"fo:padding": "0.06cm", "fo:border-bottom": "0.5pt solid #c9d3df"}),
    ("Assises.Titre", "table-cell", "table-cell-properties",
     {"fo:padding": "0.06cm", "fo:background-color": "#1f3a5f"}),
    ("Assises.Cadre", "graphic", "graphic-properties",
     {"style:vertical-pos": "top", "style:vertical-rel": "baseline"}),
)  # fmt: skip


def tag(name: str) -> str:
    """Return a prefixed name as lxml writes it."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def element(name: str, text: str = "", **values: str) -> Any:
    """Return an element; attributes are named with "__" for ":" and "_" for "-"."""
    from lxml import etree

    named = {key.replace("__", ":").replace("_", "-"): value for key, value in values.items()}
    made = etree.Element(tag(name), {tag(key): value for key, value in named.items()})
    made.text = text or None
    return made


class OdtBlocks:
    """Builds blocks for a content (an lxml tree); `pictures` grows by those it shows."""

    def __init__(self, content: Any) -> None:
        """Add the styles of tables and pictures, which ODF keeps beside the text."""
        self.pictures: dict[str, bytes] = {}
        self._tables = 0
        self._own = content.find(tag("office:automatic-styles"))
        for name, family, kind, values in OWN_STYLES:
            self._add_style(name, family, kind, values)
        right = self._add_style(f"{CELL}.Droite", "paragraph", "paragraph-properties",
                                {"fo:text-align": "end"})  # fmt: skip
        right.set(tag("style:parent-style-name"), CELL)
        head = self._add_style(f"{HEADER}.Droite", "paragraph", "paragraph-properties",
                               {"fo:text-align": "end"})  # fmt: skip
        head.set(tag("style:parent-style-name"), HEADER)

    def build(self, blocks: Iterable[Block]) -> Iterator[Any]:
        """Yield the elements of blocks, in order."""
        make: Mapping[type, Callable[[Any], Sequence[Any]]] = {
            Heading: _heading,
            Paragraph: lambda one: [_paragraph(one.text, KINDS[one.kind])],
            Bullet: _bullet,
            Quote: _quote,
            Table: self._table,
            Picture: self._picture,
        }
        for block in blocks:
            yield from make[type(block)](block)

    def _add_style(self, name: str, family: str, kind: str, values: Mapping[str, str]) -> Any:
        style = element("style:style", style__name=name, style__family=family)
        made = element(f"style:{kind}")
        for key, value in values.items():
            made.set(tag(key), value)
        style.append(made)
        self._own.append(style)
        return style

    def _picture(self, block: Picture) -> Sequence[Any]:
        name = f"Pictures/assises-{len(self.pictures) + 1}.png"
        self.pictures[name] = block.png
        width = min(block.width, WIDTH)
        size = {
            "svg__width": f"{width:.2f}cm",
            "svg__height": f"{block.height * width / block.width:.2f}cm",
        }
        frame = element("draw:frame", draw__style_name="Assises.Cadre", draw__name=block.caption,
                        text__anchor_type="as-char", **size)  # fmt: skip
        frame.append(element("draw:image", xlink__href=name, xlink__type="simple"))
        frame.append(element("svg:title", block.caption))
        frame.append(element("svg:desc", block.alt))
        holder = element("text:p", text__style_name=BODY)
        holder.append(frame)
        return [_paragraph(block.caption, CAPTION), holder]

    def _table(self, block: Table) -> Sequence[Any]:
        self._tables += 1
        name = f"Assises{self._tables}"
        table = element("table:table", table__name=name, table__style_name="Assises.Tableau")
        told = f"{len(block.rows)} lignes ; colonnes : {', '.join(block.header)}."
        table.append(element("table:title", block.caption))
        table.append(element("table:desc", told))
        for place, part in enumerate(block.widths):
            column = f"{name}.{place}"
            values = {"style:column-width": f"{WIDTH * part:.2f}cm"}
            self._add_style(column, "table-column", "table-column-properties", values)
            table.append(element("table:table-column", table__style_name=column))
        header = element("table:table-header-rows")
        header.append(_row(block.header, block.numbers, "Assises.Titre", HEADER))
        table.append(header)
        for row in block.rows:
            table.append(_row(row, block.numbers, "Assises.Case", CELL))
        return [_paragraph(block.caption, CAPTION), table, _paragraph("", CELL)]


def _row(values: Sequence[str], numbers: frozenset[int], box: str, style: str) -> Any:
    row = element("table:table-row", table__style_name="Assises.Rangee")
    for place, value in enumerate(values):
        cell = element("table:table-cell", table__style_name=box, office__value_type="string")
        cell.append(_paragraph(value, f"{style}.Droite" if place in numbers else style))
        row.append(cell)
    return row


def _heading(block: Heading) -> Sequence[Any]:
    made = element("text:h", text__style_name=HEADINGS[block.level - 1],
                   text__outline_level=str(block.level))  # fmt: skip
    _say(made, block.text)
    return [made]


def _paragraph(text: str, style: str) -> Any:
    made = element("text:p", text__style_name=style)
    _say(made, text)
    return made


def _bullet(block: Bullet) -> Sequence[Any]:
    made = element("text:list", text__style_name=LIST)
    item, line = element("text:list-item"), element("text:p", text__style_name=ITEM)
    _open(line, block.strong)
    _say(line, block.text)
    item.append(line)
    made.append(item)
    return [made]


def _quote(block: Quote) -> Sequence[Any]:
    line = element("text:p", text__style_name=QUOTE)
    _open(line, block.opening)
    _say(line, f"«{SPACE}{block.text}{SPACE}»{' […]' if block.cut else ''}")
    return [line, _paragraph(block.reference, REFERENCE)]


def _open(line: Any, strong: str) -> None:
    if strong:
        line.append(element("text:span", f"{strong}{SPACE}: ", text__style_name=STRONG))


def _say(line: Any, text: str) -> None:
    """Add a text to the end of a line; ODF has elements for tabs, line ends and several spaces."""
    for piece in _KEPT.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        if piece == "\n":
            line.append(element("text:line-break"))
        elif piece == "\t":
            line.append(element("text:tab"))
        elif piece.isspace() and len(piece) > 1:
            line.append(element("text:s", text__c=str(len(piece))))
        elif piece:
            _append(line, piece)


def _append(line: Any, text: str) -> None:
    if len(line):
        line[-1].tail = (line[-1].tail or "") + text
    else:
        line.text = (line.text or "") + text
