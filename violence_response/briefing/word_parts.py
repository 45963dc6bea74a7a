"""The parts of a Word document that python-docx does not make: tables at once, fields, links, room to
write."""

from __future__ import annotations

from html import escape
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from violence_response.accounts.blocks import Room, Table
from violence_response.briefing.look import Look

SHORT_ROW = 900
"""Characters up to which a row stays on one page; a longer one may have to be parted."""
TWIP = 635
"""Units of Office's drawings in a twentieth of a point, in which Word measures tables."""


def set_language(document: Document) -> None:
    """British English for the whole document, so that it is read aloud and spelt as such."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for properties in defaults.iter(qn("w:rPr")) if defaults is not None else ():
        language = properties.find(qn("w:lang"))
        if language is None:
            language = OxmlElement("w:lang")
            properties.append(language)
        language.set(qn("w:val"), "en-GB")


def add_field(paragraph: Any, code: str) -> None:
    """A field that Word counts itself, such as the number of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def add_link(document: Document, paragraph: Any, text: str, url: str) -> None:
    """A link with its words."""
    key = document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    run = paragraph.add_run(text)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def describe_picture(picture: Any, words: str) -> None:
    """What a picture shows, for those who do not see it."""
    picture._inline.docPr.set("descr", words)
    picture._inline.docPr.set("title", words)


def text_width(document: Document) -> int:
    """Twips between the margins of the page, wherever they were set."""
    page = document.sections[0]
    wide = (page.page_width or Cm(21)) - (page.left_margin or 0) - (page.right_margin or 0)
    return int(wide / TWIP)


def table_xml(document: Document, table: Table, look: Look) -> str:
    """A whole table at once: adding cell by cell takes minutes for some hundred rows."""
    shares, whole = sum(table.shares), text_width(document)
    widths = [whole * share // shares for share in table.shares]
    style = document.styles["Briefing table"].style_id
    header = _row(table.header, widths, style, table.right, is_header=True)
    rows = "".join(_row(row, widths, style, table.right) for row in table.rows)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/>'
        f"<w:tblBorders>{_border('top')}{_border('bottom')}{_border('insideH')}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/>'
        '<w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(table.caption)}"/>'
        f'<w:tblDescription w:val="{escape(_described(table))}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl>"
    )


def _described(table: Table) -> str:
    rows = len(table.rows)
    return f"A table of {rows} row{'' if rows == 1 else 's'}; its columns are: {', '.join(table.header)}."


def _border(side: str) -> str:
    return f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="B8C0C6"/>'


def _row(
    cells: tuple[str, ...], widths: list[int], style: str, right: tuple[int, ...], *, is_header: bool = False
) -> str:
    stays = "" if max(map(len, cells)) > SHORT_ROW else "<w:cantSplit/>"
    properties = f"<w:trPr>{stays}{'<w:tblHeader/>' if is_header else ''}</w:trPr>"
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7ECF1"/>' if is_header else ""
    bold = "<w:rPr><w:b/></w:rPr>" if is_header else ""
    set_right = '<w:jc w:val="right"/>'
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>'
        f"{set_right if place in right else ''}</w:pPr>"
        f'<w:r>{bold}<w:t xml:space="preserve">{escape(cell, quote=False)}</w:t></w:r></w:p></w:tc>'
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr>{properties}{written}</w:tr>"


def room_xml(document: Document, room: Room) -> str:
    """A frame with a field to type in, whose hint goes when somebody begins."""
    style, whole = document.styles["Normal"].style_id, text_width(document)
    blank = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="505A5F"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/>'
        f"<w:tblBorders>{sides}</w:tblBorders>"
        f'<w:tblCaption w:val="{escape(room.label)}"/>'
        f'<w:tblDescription w:val="{escape(room.hint)}"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{whole}"/></w:tblGrid>'
        "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>"
        f'<w:tcW w:w="{whole}" w:type="dxa"/></w:tcPr><w:sdt><w:sdtPr>'
        f'<w:alias w:val="{escape(room.label[:60])}"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:pPr>'
        f'<w:pStyle w:val="{style}"/></w:pPr><w:r><w:rPr><w:color w:val="505A5F"/></w:rPr><w:t>'
        f"{escape(room.hint, quote=False)}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        f"{blank * max(room.lines - 1, 1)}</w:tc></w:tr></w:tbl>"
    )
