"""The briefing as slides: native tables that people can edit, one message a slide, sources in the
notes."""

from __future__ import annotations

import io
from html import escape
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from violence_response.accounts.blocks import (
    Block,
    Choices,
    Drawing,
    Facts,
    Paragraph,
    Points,
    Room,
    Table,
    ticked,
    with_colon,
)
from violence_response.briefing import pictures_in_files
from violence_response.briefing.composition import Briefing
from violence_response.briefing.look import Look
from violence_response.briefing.plain_data import shape_of
from violence_response.briefing.slide_pieces import (
    CAPTION,
    GAP,
    HEIGHT,
    TABLE_SIZE,
    TEXT_SIZE,
    WIDTH,
    Piece,
    height,
    pieces,
    row_height,
    source_line,
)

SIDE, TOP = 0.55, 1.95
GREY = RGBColor(0x50, 0x5A, 0x5F)
BLACK = RGBColor(0x0B, 0x0C, 0x0C)
FONT = "Arial"
TITLE_ONLY = 5
PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own style without lines or fills."""


def render(briefing: Briefing, look: Look) -> bytes:
    """The bytes of the presentation."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    _prepare_layout(deck)
    _describe(deck, briefing)
    _first(deck, briefing, look)
    for number, piece in enumerate(pieces(briefing), start=2):
        _slide(deck, briefing, look, piece, number)
    for slide in deck.slides:
        _set_language(slide)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _prepare_layout(deck: Any) -> None:
    """One layout, with a title where ours is; its date, footer and number are ours."""
    layout = deck.slide_layouts[TITLE_ONLY]
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx != 0:
            shape._element.getparent().remove(shape._element)
        else:
            shape.left, shape.top = Inches(SIDE), Inches(0.85)
            shape.width, shape.height = Inches(WIDTH), Inches(1.0)


def _describe(deck: Any, briefing: Briefing) -> None:
    about = deck.core_properties
    about.title, about.author = briefing.full_title[:255], briefing.body[:255]
    about.subject, about.language = briefing.filters[:255], "en-GB"
    about.keywords, about.comments = briefing.marking[:255], briefing.as_at_words[:255]
    about.created = about.modified = briefing.made_at.replace(tzinfo=None)


def _first(deck: Any, briefing: Briefing, look: Look) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = (Inches(each) for each in (SIDE, 2.2, WIDTH, 0.95))
    _fill_title(title, briefing.title, 40, look)
    rest = _text_box(slide, SIDE, 3.2, WIDTH, 2.6)
    _line(rest, briefing.subject[:400], 24, is_bold=True)
    _line(rest, briefing.body, 18)
    _line(rest, briefing.as_at_words[:1].upper() + briefing.as_at_words[1:], 16, colour=GREY)
    if look.logo:
        tall = 0.9
        picture = slide.shapes.add_picture(
            io.BytesIO(look.logo),
            Inches(SIDE + WIDTH - min(tall * look.logo_shape, 5)),
            Inches(0.75),
            height=Inches(tall),
        )
        picture._element.nvPicPr.cNvPr.set("descr", f"Logo of the {briefing.body}")
    _frame(slide, briefing, 1)
    _write_notes(slide, [briefing.subject, *briefing.foot])


def _slide(deck: Any, briefing: Briefing, look: Look, piece: Piece, number: int) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    heading = _text_box(slide, SIDE, 0.55, WIDTH, 0.35)
    _line(heading, piece.heading, 13, is_bold=True, colour=GREY)
    notes = list(piece.notes)
    message = piece.message
    if len(message) > 230:
        notes.insert(0, message)
        message = message[:230].rsplit(" ", 1)[0] + " …"
    _fill_title(
        slide.shapes.title, message, 24 if len(message) < 120 else 20 if len(message) < 170 else 17, look
    )
    top = TOP
    for place, block in enumerate(piece.blocks):
        # The caption of the slide's first block may be its title already.
        said = piece.message if place == 0 else ""
        top += _draw(slide, block, top, said=said, size=piece.size)
    _frame(slide, briefing, number)
    cited = [source_line(source) for source in briefing.sources if source.number in piece.sources]
    _write_notes(slide, [*notes, *(["Sources:", *cited] if cited else []), *briefing.foot])


def _draw(slide: Any, block: Block, top: float, *, said: str, size: float) -> float:
    """Put a block on the slide; the inches that it took."""
    tall = height(block)
    if isinstance(block, Table):
        return _draw_table(slide, block, top, said)
    if isinstance(block, Drawing):
        return _draw_picture(slide, block, top, said)
    if isinstance(block, Room):
        frame = _text_box(slide, SIDE, top, WIDTH, tall - 0.1, is_framed=True)
        _line(frame, block.label, TEXT_SIZE, is_bold=True)
        _line(frame, block.hint, 13, colour=GREY)
        return tall
    frame = _text_box(slide, SIDE, top, WIDTH, tall)
    if isinstance(block, Paragraph):
        _line(frame, block.text, TEXT_SIZE, is_bold=block.is_strong)
    elif isinstance(block, Points):
        for point in block.points:
            _line(frame, point, size, is_point=True)
    elif isinstance(block, Facts):
        for what, value in block.pairs:
            _labelled(frame, what, value)
    elif isinstance(block, Choices):
        _labelled(frame, block.label, "     ".join(ticked(*each) for each in block.options))
    return tall


def _draw_picture(slide: Any, block: Drawing, top: float, said: str) -> float:
    down = 0.0
    if block.headline not in ("", said):
        _line(_text_box(slide, SIDE, top, WIDTH, CAPTION), block.headline, 14, is_bold=True)
        down = CAPTION
    room = HEIGHT - (top - TOP) - down
    # The one with the larger letters, where it is not too tall.
    _, middle, wide = block.sheets
    sheet = middle if WIDTH * shape_of(middle) <= room else wide
    tall = min(room, WIDTH * shape_of(sheet))
    shown = slide.shapes.add_picture(
        io.BytesIO(pictures_in_files.as_png(sheet)), Inches(SIDE), Inches(top + down), height=Inches(tall)
    )
    shown._element.nvPicPr.cNvPr.set("descr", block.sentence)
    return down + tall + GAP


def _draw_table(slide: Any, table: Table, top: float, said: str) -> float:
    down = 0.0
    if table.caption != said:
        _line(_text_box(slide, SIDE, top, WIDTH, CAPTION), table.caption, 13, is_bold=True)
        down = CAPTION
    rows = [table.header, *table.rows]
    tall = [row_height(row, table) for row in rows]
    frame = slide.shapes.add_table(
        len(rows), len(table.header), Inches(SIDE), Inches(top + down), Inches(WIDTH), Inches(sum(tall))
    )
    _describe_frame(frame, table.caption, f"A table; its columns are: {', '.join(table.header)}.")
    drawn = frame.table
    drawn._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_TABLE
    drawn.first_row, drawn.horz_banding = True, False
    for column, share in zip(drawn.columns, table.shares, strict=True):
        column.width = Inches(WIDTH * share / sum(table.shares))
    for row in list(drawn._tbl.tr_lst):
        drawn._tbl.remove(row)
    for place, (cells, height_of_row) in enumerate(zip(rows, tall, strict=True)):
        xml = _row_xml(cells, height_of_row, table.right, is_header=place == 0)
        drawn._tbl.append(parse_xml(xml))
    return down + sum(tall) + GAP


def _row_xml(cells: tuple[str, ...], tall: float, right: tuple[int, ...], *, is_header: bool) -> str:
    """A whole row at once: filling it cell by cell takes most of the time of a long deck."""
    fill = '<a:solidFill><a:srgbClr val="E7ECF1"/></a:solidFill>' if is_header else "<a:noFill/>"
    bold = ' b="1"' if is_header else ""
    set_right = '<a:pPr algn="r"/>'
    written = "".join(
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{set_right if place in right else ''}"
        f'<a:r><a:rPr lang="en-GB" sz="{int(TABLE_SIZE * 100)}"{bold}><a:solidFill><a:srgbClr val="0B0C0C"/>'
        f'</a:solidFill><a:latin typeface="{FONT}"/></a:rPr>'
        f"<a:t>{escape(cell, quote=False)}</a:t></a:r>"
        '</a:p></a:txBody><a:tcPr marL="54864" marR="54864" marT="27432" marB="27432" anchor="t">'
        '<a:lnB w="6350"><a:solidFill><a:srgbClr val="B8C0C6"/></a:solidFill></a:lnB>'
        f"{fill}</a:tcPr></a:tc>"
        for place, cell in enumerate(cells)
    )
    return f'<a:tr {nsdecls("a")} h="{int(Inches(tall))}">{written}</a:tr>'


def _describe_frame(frame: Any, title: str, words: str) -> None:
    about = frame._element.nvGraphicFramePr.cNvPr
    about.set("title", title)
    about.set("descr", words)


def _fill_title(shape: Any, text: str, size: float, look: Look) -> None:
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = 0
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold, run.font.name = Pt(size), True, FONT
    run.font.color.rgb = RGBColor.from_string(look.colour.removeprefix("#"))


def _text_box(
    slide: Any, left: float, top: float, width: float, tall: float, *, is_framed: bool = False
) -> Any:
    shape = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(tall))
    frame = shape.text_frame
    frame.word_wrap = True
    if is_framed:
        shape.line.color.rgb = GREY
    else:
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def _line(
    frame: Any, text: str, size: float, *, is_bold: bool = False, is_point: bool = False, colour: Any = BLACK
) -> Any:
    """A paragraph of its own in a box of text."""
    is_first = len(frame.paragraphs) == 1 and not frame.paragraphs[0].runs
    paragraph = frame.paragraphs[0] if is_first else frame.add_paragraph()
    paragraph.space_after = Pt(5)
    if is_point:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", "228600")
        properties.set("indent", "-228600")
        properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))
    _run(paragraph, text, size, is_bold, colour)
    return paragraph


def _run(paragraph: Any, text: str, size: float, is_bold: bool, colour: Any) -> None:
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold, run.font.name = Pt(size), is_bold, FONT
    run.font.color.rgb = colour


def _labelled(frame: Any, what: str, value: str) -> None:
    paragraph = _line(frame, f"{with_colon(what)} ", TEXT_SIZE, is_bold=True)
    _run(paragraph, value, TEXT_SIZE, False, BLACK)


def _frame(slide: Any, briefing: Briefing, number: int) -> None:
    """Marking at the top and the bottom of the slide, what it rests on, and its number."""
    for top in (0.12, 7.12):
        marking = _line(_text_box(slide, SIDE, top, WIDTH, 0.3), briefing.marking, 12, is_bold=True)
        marking.alignment = PP_ALIGN.CENTER
    foot = _text_box(slide, SIDE, 6.74, WIDTH - 0.9, 0.38)
    for line in briefing.foot:
        paragraph = _line(foot, line, 7.5, colour=GREY)
        paragraph.space_after = Pt(0)
    place = _line(_text_box(slide, SIDE + WIDTH - 0.8, 6.74, 0.8, 0.3), f"Slide {number}", 9, colour=GREY)
    place.alignment = PP_ALIGN.RIGHT


def _write_notes(slide: Any, lines: list[str]) -> None:
    slide.notes_slide.notes_text_frame.text = "\n".join(line for line in lines if line)


def _set_language(slide: Any) -> None:
    for run in slide._element.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", "en-GB")
