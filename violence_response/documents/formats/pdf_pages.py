"""PDF through PDFium: the text layer with its places on the page, boxes of fillable forms, pages as pictures.

PDFium (the library of Chromium, as `pypdfium2`) because it is fast, needs little memory and survives damaged
files.
"""

from __future__ import annotations

import ctypes
import io
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageDraw

from violence_response.documents.formats.limits import PIXELS, SCANNED_PAGES, Watch
from violence_response.documents.formats.lines import Line
from violence_response.errors import DocumentDamaged, DocumentLocked

ENOUGH = 40
"""A page with fewer characters than this and a picture on it is a scan."""
CUT_WORD = (0x02, 0xFFFE)
"""What PDFium gives for a hyphen at the end of a line."""
DOTS = 300
"""Dots an inch of the picture of a scanned page."""
WIDTH = 1100
"""Pixels across a page drawn for a person: enough to read on a screen."""
YELLOW = (255, 221, 0, 110)
WIDE = 2.5
"""Heights of a line from one letter to the next over a space that parts cells."""
BOX_KINDS = (pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON)
Mark = tuple[float, float, str]


@dataclass(frozen=True, slots=True)
class TextLayer:
    """What the text layer of a PDF gives: the lines of each page, and the places of pages that are scans."""

    pages: list[list[Line]]
    scanned: list[int]


def opened(data: bytes, watch: Watch) -> pdfium.PdfDocument:
    """The PDF, opened by the library.

    Raises DocumentLocked, DocumentDamaged or DocumentTooLarge.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
            raise DocumentLocked(name=watch.name) from error
        raise DocumentDamaged(name=watch.name, reason="it is not a whole PDF") from error
    watch.pages(len(document))
    return document


def text_layer(data: bytes, watch: Watch) -> TextLayer:
    """The text layer of a PDF, read here and now.

    Raises DocumentLocked, DocumentDamaged or DocumentTooLarge.
    """
    document = opened(data, watch)
    layer = TextLayer([], [])
    try:
        if document.get_formtype() == pdfium_c.FORMTYPE_ACRO_FORM:
            document.init_forms()
        for index in range(len(document)):
            page = document[index]
            rows = _page_rows(page, index + 1)
            watch.text("".join(row.text for row in rows))
            if sum(len(row.text) for row in rows) < ENOUGH and _has_picture(page):
                layer.scanned.append(index)
                watch.pages(len(layer.scanned), SCANNED_PAGES)
                rows = []
            layer.pages.append(rows)
            page.close()
    except pdfium.PdfiumError as error:
        raise DocumentDamaged(name=watch.name, reason="one of its pages is broken") from error
    finally:
        document.close()
    return layer


def _has_picture(page: pdfium.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def scanned_picture(page: pdfium.PdfPage) -> Image.Image:
    """A scanned page, as large as its reader needs it."""
    width, height = page.get_size()
    scale = min(DOTS / 72, (PIXELS / 4 / max(width * height, 1)) ** 0.5)
    picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return picture


def _page_rows(page: pdfium.PdfPage, number: int) -> list[Line]:
    """The page's lines of type, from top to bottom as PDFium orders them."""
    text_page = page.get_textpage()
    raw = text_page.raw
    count = text_page.count_chars()
    codes = [pdfium_c.FPDFText_GetUnicode(raw, place) for place in range(count)]
    marks = _box_marks(page)
    rows = []
    start = 0
    for place in [*(index for index, code in enumerate(codes) if code in (10, 13, *CUT_WORD)), count]:
        row = _row(raw, codes, (start, place), marks, number)
        if row is not None:
            rows.append(row)
        start = place + 1
    text_page.close()
    return rows


def _row(raw: object, codes: list[int], part: tuple[int, int], marks: list[Mark], page: int) -> Line | None:
    """The characters from start to end as a line; nothing where they are blank."""
    start, end = part
    shown = [place for place in range(start, end) if codes[place] > 32]
    if not shown:
        return None
    left, bottom, top = _box(raw, shown[0])
    here = [mark for mark in marks if bottom - 2 < mark[1] < top + 2]
    letters = []
    for place in range(start, end):
        if codes[place] == 32 and shown[0] < place < shown[-1] and _is_wide(raw, codes, place):
            letters.append("\t")
            continue
        while here and codes[place] > 32 and here[0][0] < _box(raw, place)[0]:
            letters.append(f" {here.pop(0)[2]} ")
        letters.append(chr(codes[place]) if codes[place] >= 32 or codes[place] == 9 else "")
    letters += [f" {mark[2]}" for mark in here]
    text = "".join(letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if end < len(codes) and codes[end] in CUT_WORD:
        text += "-"
    return Line(text.strip(), page, left=left, top=bottom, size=round(top - bottom, 1))


def _is_wide(raw: object, codes: list[int], place: int) -> bool:
    """Whether a space that PDFium put between two pieces of text is as wide as the gap between cells."""
    if not pdfium_c.FPDFText_IsGenerated(raw, place) or codes[place - 1] <= 32 or codes[place + 1] <= 32:
        return False
    left, bottom, top = _box(raw, place - 1)
    right, _, _ = _box(raw, place + 1)
    return right - left > WIDE * max(top - bottom, 6.0)


def _box(raw: object, place: int) -> tuple[float, float, float]:
    """Left, bottom and top of a character, the whole height of its line of type."""
    area = pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(raw, place, ctypes.byref(area))
    return area.left, area.bottom, area.top


def _box_marks(page: pdfium.PdfPage) -> list[Mark]:
    """Left edge, middle height and sign of each tick box of a fillable form, from left to right."""
    if page.formenv is None:
        return []
    form, found = page.formenv.raw, []
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
        if pdfium_c.FPDFAnnot_GetFormFieldType(form, annotation) in BOX_KINDS:
            area = pdfium_c.FS_RECTF()
            pdfium_c.FPDFAnnot_GetRect(annotation, ctypes.byref(area))
            sign = "☒" if pdfium_c.FPDFAnnot_IsChecked(form, annotation) else "☐"
            found.append((area.left, (area.top + area.bottom) / 2, sign))
        pdfium_c.FPDFPage_CloseAnnot(annotation)
    return sorted(found)


def letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text in small letters, and the place of each in it."""
    places = [place for place, letter in enumerate(text) if letter.isalnum()]
    return "".join(text[place].lower()[0] for place in places), places


def span(text: str, quote: str) -> tuple[int, int] | None:
    """Where a quote is in a page's text, whatever the spaces, line ends and hyphens; the first place."""
    found, places = letters(text)
    wanted, _ = letters(quote)
    start = found.find(wanted) if wanted else -1
    if start < 0:
        return None
    return places[start], places[start + len(wanted) - 1] + 1


def draw(data: bytes, number: int, quote: str) -> tuple[bytes, int]:
    """A page (counted from 1) as a PNG, the quote on it marked in yellow, and where the first mark begins.

    That is in pixels from the top; 0 where the quote was not found.
    """
    document = pdfium.PdfDocument(data)
    page = document[min(max(number, 1), len(document)) - 1]
    scale = WIDTH / page.get_width()
    picture = page.render(scale=scale).to_pil().convert("RGBA")
    marks = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(marks)
    tops = []
    for left, bottom, right, top in _boxes(page.get_textpage(), quote):
        above, below = (page.get_height() - top) * scale - 3, (page.get_height() - bottom) * scale + 3
        pen.rectangle((left * scale - 3, above, right * scale + 3, below), fill=YELLOW)
        tops.append(int(above))
    out = io.BytesIO()
    Image.alpha_composite(picture, marks).convert("RGB").save(out, format="PNG")
    return out.getvalue(), max(min(tops, default=0), 0)


def _boxes(text: pdfium.PdfTextPage, quote: str) -> list[tuple[float, float, float, float]]:
    whole = text.get_text_range()
    found = [span(whole, quote)] if quote else []
    if found == [None]:
        # A quote may be put together from lines that are apart on the page.
        found = [span(whole, part) for part in quote.replace("\t", "\n").split("\n") if len(part.strip()) > 3]
    boxes = []
    for each in found:
        if each is not None:
            count = text.count_rects(each[0], each[1] - each[0])
            boxes += [text.get_rect(place) for place in range(count)]
    return boxes
