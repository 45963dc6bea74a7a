"""The styles of the Word briefings; those that an office's own template brings stay as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from violence_response.briefing.look import Look

FONT = "Arial"
BLACK, GREY = "000000", "505A5F"


@dataclass(frozen=True, slots=True)
class Form:
    """How a style looks: its size beside that of the text, its space in points, its colour."""

    size: float
    is_bold: bool = False
    before: float = 0
    after: float = 3
    colour: str = ""
    stays_with_next: bool = False


MAIN = "main"
FORMS = {
    "Normal": Form(1),
    "Title": Form(2, is_bold=True, colour=MAIN),
    "Subtitle": Form(1.2, is_bold=True, colour=BLACK),
    "Heading 1": Form(1.3, is_bold=True, before=8, colour=MAIN, stays_with_next=True),
    "List Bullet": Form(1, after=1, colour=BLACK),
    "Briefing message": Form(1, is_bold=True),
    "Briefing table": Form(0.88, after=1),
    "Briefing caption": Form(0.92, is_bold=True, stays_with_next=True),
    "Briefing small": Form(0.82, after=1, colour=GREY),
    "Briefing marking": Form(1.1, is_bold=True),
}


def give_styles(document: Document, look: Look, size: float) -> None:
    """Make the styles that are missing, and give ours their form; `size` is that of the text, in points."""
    for name, form in FORMS.items():
        is_known = name in document.styles
        if not is_known:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if not is_known or look.template is None:
            _form(document.styles[name], form, look, size)
    _outline(document.styles["Heading 1"])


def _form(style: Any, form: Form, look: Look, size: float) -> None:
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), FONT)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    # The library's own template spreads the letters of its subtitle and draws a rule under its title.
    for given in [*properties.findall(qn("w:spacing")), *style.element.iter(qn("w:pBdr"))]:
        given.getparent().remove(given)
    style.font.name, style.font.size = FONT, Pt(size * form.size)
    style.font.bold, style.font.italic = form.is_bold, False
    if form.colour:
        colour = look.colour if form.colour == MAIN else form.colour
        style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
    space = style.paragraph_format
    space.space_before, space.space_after = Pt(form.before), Pt(form.after)
    space.line_spacing = 1.0
    space.keep_with_next = form.stays_with_next


def _outline(style: Any) -> None:
    """A heading that was made here has to be one for Word's navigation too."""
    properties = style.element.get_or_add_pPr()
    if properties.find(qn("w:outlineLvl")) is None:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), "0")
        properties.append(level)
