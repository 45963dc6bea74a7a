"""The briefing as a Word document: real styles and headings, native tables, ready to be edited."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Cm, Pt, Twips

from violence_response.accounts.blocks import (
    Block,
    Choices,
    Drawing,
    Facts,
    Paragraph,
    Points,
    Room,
    Section,
    Table,
    ticked,
    with_colon,
)
from violence_response.briefing import pictures_in_files, word_parts
from violence_response.briefing.composition import Briefing, Source
from violence_response.briefing.look import Look
from violence_response.briefing.plain_data import cited, on_paper
from violence_response.briefing.word_styles import give_styles

SIZES = {"note": 8.5}
USUAL_SIZE = 10.5


def render(briefing: Briefing, look: Look) -> bytes:
    """The bytes of the Word document."""
    document = docx.Document(io.BytesIO(look.template)) if look.template else docx.Document()
    size = SIZES.get(briefing.kind, USUAL_SIZE)
    give_styles(document, look, size)
    word_parts.set_language(document)
    _describe(document, briefing)
    _frame_pages(document, briefing, look)
    _top(document, briefing, look)
    for section in briefing.sections:
        _section(document, section, look, briefing.kind)
    _sources(document, briefing.sources)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _describe(document: Document, briefing: Briefing) -> None:
    about = document.core_properties
    about.title = briefing.full_title[:255]
    about.author = briefing.body[:255]
    about.subject = briefing.filters[:255]
    about.language = "en-GB"
    about.comments = briefing.as_at_words[:255]
    about.keywords = briefing.marking[:255]
    about.created = about.modified = briefing.made_at.replace(tzinfo=None)


def _frame_pages(document: Document, briefing: Briefing, look: Look) -> None:
    """Marking at the top and the bottom of every page, and what the briefing rests on above the lower one."""
    for section in document.sections:
        if look.template is None:
            section.page_width, section.page_height = Cm(21), Cm(29.7)
            section.left_margin = section.right_margin = Cm(1.7)
            section.top_margin, section.bottom_margin = Cm(1.8), Cm(2.2)
            section.header_distance, section.footer_distance = Cm(0.9), Cm(0.7)
        _centred(_free(section.header), briefing.marking, "Briefing marking")
        first, second = briefing.foot
        place = _free(section.footer)
        place.style = "Briefing small"
        place.add_run(f"{first} · Page ")
        word_parts.add_field(place, "PAGE")
        place.add_run(" of ")
        word_parts.add_field(place, "NUMPAGES")
        section.footer.add_paragraph(second, style="Briefing small")
        _centred(section.footer.add_paragraph(), briefing.marking, "Briefing marking")


def _free(part: Any) -> Any:
    """An empty paragraph of a header or footer, after whatever a template has put there."""
    last = part.paragraphs[-1] if part.paragraphs else None
    return last if last is not None and not last.text.strip() and not last.runs else part.add_paragraph()


def _centred(paragraph: Any, text: str, style: str) -> None:
    paragraph.style = style
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text)


def _top(document: Document, briefing: Briefing, look: Look) -> None:
    if look.logo:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        picture = paragraph.add_run().add_picture(io.BytesIO(look.logo), height=Cm(1.4))
        word_parts.describe_picture(picture, f"Logo of the {briefing.body}")
    document.add_paragraph(briefing.body, style="Briefing small")
    document.add_paragraph(briefing.title, style="Title")
    document.add_paragraph(briefing.subject, style="Subtitle")


def _section(document: Document, section: Section, look: Look, kind: str) -> None:
    document.add_paragraph(section.heading, style="Heading 1")
    if section.message:
        document.add_paragraph(section.message, style="Briefing message")
    for block in section.blocks:
        _block(document, block, look, kind)
    if section.sources:
        document.add_paragraph(cited(section.sources), style="Briefing small")


def _block(document: Document, block: Block, look: Look, kind: str) -> None:
    if isinstance(block, Paragraph):
        document.add_paragraph(block.text, style="Briefing message" if block.is_strong else "Normal")
    elif isinstance(block, Points):
        for point in block.points:
            document.add_paragraph(point, style="List Bullet")
    elif isinstance(block, Facts):
        for what, value in block.pairs:
            _labelled(document, what, value)
    elif isinstance(block, Choices):
        options = "     ".join(ticked(text, is_chosen) for text, is_chosen in block.options)
        _labelled(document, block.label, options)
    elif isinstance(block, Table):
        document.add_paragraph(block.caption, style="Briefing caption")
        _add_to_body(document, parse_xml(word_parts.table_xml(document, block, look)))
    elif isinstance(block, Drawing):
        _picture(document, block, kind)
    elif isinstance(block, Room):
        document.add_paragraph(block.label, style="Briefing caption")
        _add_to_body(document, parse_xml(word_parts.room_xml(document, block)))


def _picture(document: Document, block: Drawing, kind: str) -> None:
    if block.headline:
        caption = document.add_paragraph(block.headline, style="Briefing caption")
        caption.paragraph_format.keep_with_next = True
    _drawing(document, *on_paper(block, kind), block.sentence)
    if block.caption:
        document.add_paragraph(block.caption, style="Briefing small")


def _drawing(document: Document, sheet: str, share: float, said: str) -> None:
    file = io.BytesIO(pictures_in_files.as_png(sheet))
    paragraph = document.add_paragraph()
    width = Twips(int(word_parts.text_width(document) * share))
    word_parts.describe_picture(paragraph.add_run().add_picture(file, width=width), said)


def _add_to_body(document: Document, element: Any) -> None:
    document.element.body.insert_element_before(element, "w:sectPr")
    # Two tables without a paragraph between them become one.
    spacer = document.add_paragraph(style="Briefing table")
    spacer.paragraph_format.line_spacing = Pt(4)
    spacer.paragraph_format.space_after = Pt(0)


def _labelled(document: Document, what: str, value: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(f"{with_colon(what)} ").bold = True
    paragraph.add_run(value)


def _sources(document: Document, sources: tuple[Source, ...]) -> None:
    if not sources:
        return
    document.add_paragraph("Sources", style="Heading 1")
    for source in sources:
        paragraph = document.add_paragraph(f"{source.number}. ", style="Briefing small")
        if source.url:
            word_parts.add_link(document, paragraph, source.title, source.url)
        else:
            paragraph.add_run(source.title)
        paragraph.add_run(f". {source.detail}")
