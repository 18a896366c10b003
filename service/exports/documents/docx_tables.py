"""Tables of a DOCX: header row marked and repeated, rows kept whole, what they hold in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from service.exports.documents.blocks import Table

CELL, HEADER, TABLE = "Assises Cellule", "Assises Entête", "Assises Tableau"
LOOK = {
    "val": "0420", "firstRow": "1", "lastRow": "0", "firstColumn": "0", "lastColumn": "0",
    "noHBand": "0", "noVBand": "1",
}  # fmt: skip


def build_table(block: Table, widths: Sequence[float], styles: Mapping[str, str]) -> Any:
    """Return the element of a table; widths in English metric units, styles by name."""
    from docx.oxml.table import CT_Tbl
    from docx.shared import Emu

    rows, columns = 1 + len(block.rows), len(block.header)
    table: Any = CT_Tbl.new_tbl(rows, columns, Emu(round(sum(widths))))
    table.tblStyle_val = styles[TABLE]
    for column, width in zip(table.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Emu(round(width))
    for place, (row, values) in enumerate(
        zip(table.tr_lst, (block.header, *block.rows), strict=True)
    ):
        style = styles[CELL if place else HEADER]
        _fill(row, values, widths)
        _form(row, style, block.numbers)
    _describe(table, block)
    return table


def _fill(row: Any, values: Sequence[str], widths: Sequence[float]) -> None:
    from docx.shared import Emu
    from docx.text.run import Run

    for cell, value, width in zip(row.tc_lst, values, widths, strict=True):
        cell.width = Emu(round(width))
        Run(cell.p_lst[0].add_r(), cell.p_lst[0]).text = value


def _form(row: Any, style: str, numbers: frozenset[int]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    row.get_or_add_trPr().append(_element("w:cantSplit"))
    for place, cell in enumerate(row.tc_lst):
        paragraph = cell.p_lst[0]
        paragraph.style = style
        if place in numbers:
            paragraph.get_or_add_pPr().jc_val = WD_ALIGN_PARAGRAPH.RIGHT


def _describe(table: Any, block: Table) -> None:
    table.tr_lst[0].get_or_add_trPr().append(_element("w:tblHeader"))
    known = table.tblPr
    known.append(_element("w:tblLayout", type="fixed"))
    for old in known.xpath("w:tblLook"):
        known.remove(old)
    known.append(_element("w:tblLook", **LOOK))
    known.append(_element("w:tblCaption", val=block.caption))
    told = f"{len(block.rows)} lignes ; colonnes : {', '.join(block.header)}."
    known.append(_element("w:tblDescription", val=told))


def _element(name: str, **values: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made
