"""Makes the DOCX template: styles, first page, header and footer."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from service.exports.documents.archive import write_steady

FONT, INK, GREY = "Arial", "1F3A5F", "444444"
BODY_SIZE, SMALL_SIZE = 10, 8.5
PARAGRAPHS: Mapping[str, Mapping[str, Any]] = {
    "Normal": {"size": BODY_SIZE, "after": 6},
    "Title": {"size": 22, "bold": True, "ink": INK, "after": 4},
    "Subtitle": {"size": 12, "ink": GREY, "after": 10},
    "Heading 1": {"size": 15, "bold": True, "ink": INK, "before": 18, "after": 6},
    "Heading 2": {"size": 12, "bold": True, "ink": INK, "before": 12, "after": 4},
    "Heading 3": {"size": 10.5, "bold": True, "ink": INK, "before": 8, "after": 4},
    "List Bullet": {"size": BODY_SIZE, "after": 3},
    "Caption": {"size": 9, "bold": True, "ink": INK, "before": 6, "after": 3, "next": True},
    "Header": {"size": 8, "ink": GREY},
    "Footer": {"size": 8, "ink": GREY},
    "Assises Citation": {"size": BODY_SIZE, "italic": True, "left": 0.6, "after": 1, "next": True},
    "Assises Référence": {"size": 8, "ink": GREY, "left": 0.6, "after": 7},
    "Assises Note": {"size": SMALL_SIZE, "ink": GREY, "after": 8},
    "Assises Avertissement": {"size": BODY_SIZE, "after": 8},
    "Assises Cellule": {"size": 8.5, "before": 1, "after": 1},
    "Assises Entête": {"size": 8.5, "bold": True, "ink": "FFFFFF", "before": 1, "after": 1},
}
"""Sizes and spaces in points, indents in centimetres."""

FIRST_PAGE = (
    ("{{ titre }}", "Title"),
    ("{{ consultation }}", "Subtitle"),
    ("Territoire : {{ territoire }} ({{ code }})", "Normal"),
    ("Période : {{ periode }}", "Normal"),
    ("Analyse {{ analyse }} du {{ date_analyse }}", "Normal"),
    ("{{ mention }}", "Assises Avertissement"),
    ("{{ contenu }}", "Normal"),
)
BOX = (
    '<w:pBdr {ns}><w:left w:val="single" w:sz="24" w:space="8" w:color="B36B00"/></w:pBdr>',
    '<w:shd {ns} w:val="clear" w:color="auto" w:fill="FFF6E5"/>',
)
BAR = ('<w:pBdr {ns}><w:left w:val="single" w:sz="12" w:space="8" w:color="9DB4CF"/></w:pBdr>',)
TABLE = """
<w:style {ns} w:type="table" w:customStyle="1" w:styleId="AssisesTableau">
  <w:name w:val="Assises Tableau"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
  <w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>
    <w:top w:val="single" w:sz="6" w:color="1F3A5F"/>
    <w:bottom w:val="single" w:sz="6" w:color="1F3A5F"/>
    <w:insideH w:val="single" w:sz="4" w:color="C9D3DF"/></w:tblBorders>
    <w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="1F3A5F"/></w:tcPr></w:tblStylePr>
</w:style>
"""


def make_docx(path: Path) -> None:
    """Write the template; the same bytes each time."""
    docx = Document()
    _page(docx)
    _styles(docx)
    docx._body.clear_content()
    for text, style in FIRST_PAGE:
        docx.add_paragraph(text, style=style)
    _margins(docx)
    known = docx.core_properties
    known.title, known.language, known.author = "Modèle de synthèse", "fr-FR", "Assises"
    known.comments = ""
    known.created = known.modified = known.last_printed = datetime(2020, 1, 1)  # noqa: DTZ001
    made = BytesIO()
    docx.save(made)
    with path.open("wb") as stream:
        write_steady(made.getvalue(), stream)


def _page(docx: Any) -> None:
    section = docx.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(2.2)


def _styles(docx: Any) -> None:
    for name, wanted in PARAGRAPHS.items():
        known = [style.name for style in docx.styles]
        style = docx.styles[name] if name in known else _new(docx, name)
        _form(style, wanted)
    _frame(docx.styles["Assises Avertissement"], BOX)
    _frame(docx.styles["Assises Citation"], BAR)
    _frame(docx.styles["Assises Référence"], BAR)
    docx.styles.element.append(parse_xml(TABLE.format(ns=nsdecls("w"))))
    for language in docx.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "fr-FR")


def _new(docx: Any, name: str) -> Any:
    style = docx.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = docx.styles["Normal"]
    style.quick_style = True
    return style


def _form(style: Any, wanted: Mapping[str, Any]) -> None:
    font, form = style.font, style.paragraph_format
    font.size, font.name = Pt(wanted["size"]), FONT
    font.bold, font.italic = wanted.get("bold", False), wanted.get("italic", False)
    font.color.rgb = RGBColor.from_string(wanted.get("ink", "1A1A1A"))
    names = style.element.rPr.rFonts
    for name in list(names.attrib):
        if name.endswith("Theme"):
            del names.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs"):
        names.set(qn(script), FONT)
    form.space_before, form.space_after = Pt(wanted.get("before", 0)), Pt(wanted.get("after", 0))
    if "left" in wanted:
        form.left_indent = Cm(wanted["left"])
    if "next" in wanted:
        form.keep_with_next = True
    rule = style.element.pPr.find(qn("w:pBdr"))
    if rule is not None:
        style.element.pPr.remove(rule)


def _frame(style: Any, parts: tuple[str, ...]) -> None:
    known = style.element.get_or_add_pPr()
    for part in parts:
        known.insert_element_before(
            parse_xml(part.format(ns=nsdecls("w"))),
            *("w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"),
        )


def _margins(docx: Any) -> None:
    section = docx.sections[0]
    section.header.paragraphs[0].text = "{{ consultation }}"
    foot = section.footer.paragraphs[0]
    foot.text = "{{ titre }} – page "
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = foot.add_run()
        made = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            made.set(qn("w:fldCharType"), kind)
        made.text = text or None
        run._r.append(made)
