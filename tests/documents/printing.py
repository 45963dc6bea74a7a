"""The offices' responses as files: text, web page, Word, PDF and scan."""

from __future__ import annotations

import io
import re
import textwrap
from html import escape
from typing import Any

import docx
import pypdfium2 as pdfium
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from fpdf import FPDF
from PIL import Image, ImageFilter

from tests.documents.offices import Office

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
LATIN = str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-", "•": "\x95"})


def as_text(office: Office, width: int | None = None) -> str:
    """Paragraphs parted by blank lines; with a width, lines broken at it."""
    rows = []
    for kind, words in office.parts:
        line = f"- {words}" if kind == "li" else f"> {words}" if kind == "q" else words
        rows.append("\n".join(textwrap.wrap(line, width, break_on_hyphens=True)) if width else line)
    return "\n\n".join(rows) + "\n"


def as_markdown(office: Office) -> str:
    return as_text(
        Office(
            office.name, office.layout, tuple((k, f"## {w}" if k == "h" else w) for k, w in office.parts), {}
        )
    )


def as_web(office: Office) -> str:
    """A page with a menu, a side column and a foot, as content systems write it."""
    tags = {"h": "h2", "p": "p", "li": "li"}
    body = "\n".join(
        f"<blockquote><p>{escape(words)}</p></blockquote>"
        if kind == "q"
        else f"<{tags[kind]}>{escape(words)}</{tags[kind]}>"
        for kind, words in office.parts
    )
    body = re.sub(r"((?:<li>.*</li>\n?)+)", r"<ul>\n\1</ul>\n", body)
    return (
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Home</title><script>var x = "
        "'<p>';</script></head>"
        "<body><nav><ul><li>News</li><li>Contact</li></ul></nav>"
        f"<main>{body}</main><footer><p>Published 1 January 2030</p></footer></body></html>"
    )


def as_word(office: Office, boxes: str = "glyphs") -> bytes:
    """A Word document; boxes: glyphs, controls (Word's own tick boxes) or fields (the old form fields)."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "OFFICIAL: a running head"
    for kind, words in office.parts:
        if kind == "li":
            document.add_paragraph(words, style="List Bullet")
        elif "☐" in words and boxes != "glyphs":
            _with_boxes(document, words, boxes)
        else:
            document.add_paragraph(words, style="Heading 2" if kind == "h" else None)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _with_boxes(document: Any, words: str, boxes: str) -> None:
    """A table of one row: the question, and the boxes with their words."""
    question, _, rest = words.partition("?" if "?" in words else ":")
    row = document.add_table(rows=1, cols=2).rows[0]
    is_after = not words.split(question)[1].lstrip(":? ").startswith(("☐", "☒"))
    row.cells[0].text = "" if is_after else question + ("?" if "?" in words else ":")
    paragraph = row.cells[1].paragraphs[0]
    for part in re.split("([☐☒])", words if is_after else rest):
        if part in ("☐", "☒"):
            for each in parse_box(boxes, part == "☒"):
                paragraph._p.append(each)
        else:
            paragraph.add_run(part)


def parse_box(boxes: str, is_on: bool) -> list[Any]:
    if boxes == "controls":
        # The glyph shown is the wrong one on purpose: the state counts.
        xml = (
            f'<w:sdt {nsdecls("w")} {W14}><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(is_on)}"/>'
            "</w14:checkbox></w:sdtPr>"
            "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
        )
        return [parse_xml(xml)]
    state = "<w:checked/>" if is_on else '<w:default w:val="0"/>'
    pieces = (
        '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/>'
        f"{state}</w:checkBox></w:ffData></w:fldChar>",
        "<w:instrText> FORMCHECKBOX </w:instrText>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return [parse_xml(f"<w:r {nsdecls('w')}>{piece}</w:r>") for piece in pieces]


class Paper(FPDF):
    """A page with a running head and a page number."""

    def header(self) -> None:
        self.set_font("helvetica", size=8)
        self.cell(0, 6, "Office of the Police and Crime Commissioner", new_x="LMARGIN", new_y="NEXT")
        self.ln(4)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(0, 6, f"Page {self.page_no()} of {{nb}}", align="C")


def as_pdf(
    office: Office, size: float = 11, height: float = 297, fonts: str | None = None, times: int = 1
) -> bytes:
    """A PDF with running heads; a low page makes items run over its end. Boxes need a font of their own."""
    paper = Paper(format=(210, height))
    paper.set_auto_page_break(True, 20)
    if fonts:
        paper.add_font("sans", "", fonts)
    paper.add_page()
    for kind, words in office.parts * times:
        if fonts:
            paper.set_font("sans", size=size)
            text = words
        else:
            paper.set_font(
                "helvetica", style="B" if kind == "h" else "", size=size + 3 if kind == "h" else size
            )
            text = words.translate(LATIN)
        if kind == "li":
            sign = "•" if fonts else "\x95"
            paper.cell(6, 5, sign)
            paper.set_left_margin(22)
            paper.set_x(22)
            paper.multi_cell(0, 5, text, new_x="LMARGIN", new_y="NEXT", align="L")
            paper.set_left_margin(10)
            paper.set_x(10)
        else:
            paper.multi_cell(0, 5, text, new_x="LMARGIN", new_y="NEXT", align="L")
        paper.ln(3)
    return bytes(paper.output())


def as_fillable_pdf(words: list[tuple[float, str]], ticks: list[tuple[float, bool]]) -> bytes:
    """A page with words on one line and a form's tick boxes between them, each at its place across."""
    text = " ".join(f"BT /F 11 Tf {place} 700 Td ({word}) Tj ET" for place, word in words)
    look = "<</Type/XObject/Subtype/Form/BBox[0 0 10 10]/Length 0>>stream\n\nendstream"
    objects = [
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{}]>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R"
        "/Annots[{}]>>",
        f"<</Length {len(text)}>>stream\n{text}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        look,
        look,
    ]
    boxes = " ".join(f"{len(objects) + place} 0 R" for place in range(1, len(ticks) + 1))
    objects = [each.replace("{}", boxes) for each in objects]
    for place, is_on in ticks:
        state = "On" if is_on else "Off"
        objects.append(
            f"<</Type/Annot/Subtype/Widget/FT/Btn/T(b{place})/V/{state}/AS/{state}/P 3 0 R"
            f"/Rect[{place} 698 {place + 10} 708]/AP<</N<</On 6 0 R/Off 7 0 R>>>>>>"
        )
    body = "".join(f"{number} 0 obj{each}endobj\n" for number, each in enumerate(objects, start=1))
    return f"%PDF-1.5\n{body}trailer<</Root 1 0 R>>\n%%EOF\n".encode()


def as_picture(pdf: bytes, page: int = 0, dots: int = 200) -> Image.Image:
    """A page as a scanner sees it: grey, a little soft and a little crooked."""
    document = pdfium.PdfDocument(pdf)
    picture: Image.Image = document[page].render(scale=dots / 72, grayscale=True).to_pil()
    document.close()
    return picture.filter(ImageFilter.GaussianBlur(0.6)).rotate(
        0.3, fillcolor=255, resample=Image.Resampling.BICUBIC
    )


def as_scan(pdf: bytes, dots: int = 200) -> bytes:
    """A PDF that holds only pictures of pages."""
    document = pdfium.PdfDocument(pdf)
    pages = [as_picture(pdf, index, dots) for index in range(len(document))]
    document.close()
    out = io.BytesIO()
    pages[0].save(out, format="PDF", save_all=True, append_images=pages[1:], resolution=dots)
    return out.getvalue()
