"""Damage as scanners, converters and content systems do it; the same seed gives the same damage."""

from __future__ import annotations

import io
import random
import re
import textwrap
from html import escape

import docx
import pypdfium2 as pdfium
from fpdf import FPDF
from PIL import Image, ImageFilter

from tests.documents import printing
from tests.documents.written import Written

LEVELS = {"light": 0.002, "medium": 0.008, "heavy": 0.025}
"""How many of the letters are misread: two, eight and twenty-five in a thousand."""

CONFUSED = {
    "h": "n", "n": "h", "e": "c", "c": "e", "o": "ο", "t": "τ", "l": "1", "i": "l", "a": "α", "s": "5",
    "rn": "m", "m": "rn", "u": "ii", "O": "0", "0": "O", "1": "l", "S": "5", "B": "8", "I": "l", "v": "ν",
}  # fmt: skip


def noisy(text: str, rate: float, seed: int) -> str:
    """Text with misread letters, spaces lost or put into words, and boxes that lose their space."""
    chance = random.Random(seed)
    out = []
    for letter in text:
        if letter.isspace():
            out.append("" if letter == " " and chance.random() < rate * 0.5 else letter)
        elif chance.random() < rate:
            out.append(CONFUSED.get(letter, letter + " " if letter.isalpha() else letter))
        else:
            out.append(letter)
    return "".join(out)


def paged(office: Written, width: int = 74, rows: int = 34) -> str:
    """Text as a converter gives it: lines broken and hyphenated, running head and foot on each page."""
    lines: list[str] = []
    for kind, words in office.parts:
        start = {"li": "• ", "q": "    "}.get(kind, "")
        block = words.replace("\t", "    ")
        lines += [*_hyphenated(textwrap.wrap(start + block, width, subsequent_indent=" " * len(start))), ""]
    pages = [lines[place : place + rows] for place in range(0, len(lines), rows)]
    whole = [
        "\n".join(
            [
                "OFFICIAL – Office of the Police and Crime Commissioner",
                "",
                *page,
                "",
                f"Page {place} of {len(pages)}",
            ]
        )
        for place, page in enumerate(pages, start=1)
    ]
    return "\f".join(whole) + "\n"


def _hyphenated(lines: list[str]) -> list[str]:
    """Every third line broken inside its next line's first word, where that word is long."""
    out = list(lines)
    for place in range(0, len(out) - 1, 3):
        match = re.match(r"(\s*)([a-z]{4})([a-z]{4,})\b", out[place + 1])
        if match:
            out[place] += f" {match[2]}-"
            out[place + 1] = match[1] + match[3] + out[place + 1][match.end() :]
    return out


WEB_HEAD = """<!doctype html><html lang=en><head><meta charset=utf-8><title>Response | The PCC</title></head>
<body><div id='cookie-banner' class='cookie-consent'><p>We use cookies to make this site better. You can
change your choice at any time.</p><button>Accept all</button></div>
<header><div class='logo'>Police and Crime Commissioner</div>
<nav><ul><li>Home</li><li>Recommendation 99</li><li>Contact</li></ul></nav></header>
<div class='breadcrumb'><a href='/'>Home</a> &gt; <a>Performance</a></div>
<main><div class='entry-content'><div>"""
WEB_FOOT = """</div></div><div class='share'>Share this page</div></main>
<aside class='related'><h3>Latest news</h3><ul><li>Commissioner opens a new station</li></ul></aside>
<footer><p>© 2031 Office of the PCC. Published 4 July 2031</p></footer></body></html>"""


def as_busy_web(office: Written) -> str:
    """A page of a content system: cookie banner, menu, path, share links, related news, foot, tables."""
    tags = {"h": "h2", "p": "p", "li": "li", "q": "blockquote"}
    body, inside = "", ""
    for kind, words in office.parts:
        holder = {"li": "ul", "row": "table"}.get(kind, "")
        if holder != inside:
            body += f"</{inside}>" * bool(inside) + f"<{holder}>" * bool(holder)
            inside = holder
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in words.split("\t"))
        body += f"<tr>{cells}</tr>" if kind == "row" else f"<{tags[kind]}>{escape(words)}</{tags[kind]}>\n"
    return WEB_HEAD + body + f"</{inside}>" * bool(inside) + WEB_FOOT


def as_table_word(office: Written, boxes: str = "glyphs") -> bytes:
    """A Word document that keeps rows in tables, with Word's own tick boxes where asked."""
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "OFFICIAL page 1"
    table = None
    for kind, words in office.parts:
        if kind != "row":
            table = None
            style = {"h": "Heading 1", "li": "List Bullet", "q": "Quote"}.get(kind)
            document.add_paragraph(words, style=style)
            continue
        cells = words.split("\t")
        if table is None or len(table.columns) != len(cells):
            table = document.add_table(rows=0, cols=len(cells))
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            _fill(cell.paragraphs[0], text, boxes)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fill(paragraph: object, text: str, boxes: str) -> None:
    for part in re.split("([☐☒☑])", text):
        if part in tuple("☐☒☑") and boxes != "glyphs":
            for each in printing.parse_box(boxes, part != "☐"):
                paragraph._p.append(each)  # type: ignore[attr-defined]
        elif part:
            paragraph.add_run(part)  # type: ignore[attr-defined]


def as_columns_pdf(office: Written, font: str) -> bytes:
    """A PDF whose body is set in two columns below its first heading."""
    paper = FPDF()
    paper.set_margins(15, 15, 15)
    paper.add_font("sans", "", font)
    paper.set_font("sans", size=10)
    paper.add_page()
    with paper.text_columns(ncols=2, gutter=8, text_align="L") as columns:
        for kind, words in office.parts:
            text = ("• " if kind == "li" else "") + words.replace("\t", "   ")
            with columns.paragraph(bottom_margin=3) as paragraph:
                paragraph.write(text)
    return bytes(paper.output())


def as_rows_pdf(office: Written, font: str) -> bytes:
    """A PDF in one column with a running head; rows stand in tables."""
    paper = printing.Paper()
    paper.set_auto_page_break(True, 20)
    paper.add_font("sans", "", font)
    paper.add_page()
    paper.set_font("sans", size=11)
    for kind, words in office.parts:
        if kind == "row":
            with paper.table(text_align="LEFT", first_row_as_headings=False, line_height=6) as table:
                table.row(words.split("\t"))
            continue
        text = f"•  {words}" if kind == "li" else words
        paper.multi_cell(0, 5, text, new_x="LMARGIN", new_y="NEXT", align="L")
        paper.ln(3)
    return bytes(paper.output())


def as_poor_scan(pdf: bytes, dots: int = 150) -> bytes:
    """A PDF of pictures: grey, soft, crooked, with specks."""
    document = pdfium.PdfDocument(pdf)
    pages = [
        _speckled(document[place].render(scale=dots / 72, grayscale=True).to_pil(), place)
        for place in range(len(document))
    ]
    document.close()
    out = io.BytesIO()
    pages[0].save(out, format="PDF", save_all=True, append_images=pages[1:], resolution=dots)
    return out.getvalue()


def _speckled(page: Image.Image, seed: int) -> Image.Image:
    chance = random.Random(seed)
    page = page.filter(ImageFilter.GaussianBlur(0.7)).rotate(
        0.6, fillcolor=255, resample=Image.Resampling.BICUBIC
    )
    for _ in range(page.width * page.height // 2500):
        page.putpixel((chance.randrange(page.width), chance.randrange(page.height)), chance.randrange(160))
    return page
