"""PDF through PDFium: the text layer with its places on the page, boxes of fillable forms, pages as pictures.

PDFium (the library of Chromium, as `pypdfium2`) because it is fast, needs little memory and survives damaged
files.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from violence_response import errors
from violence_response.documents.cells import with_rows
from violence_response.documents.limits import LONGEST, PIXELS, SCANNED_PAGES, Watch, check_streams
from violence_response.documents.model import Line, Source
from violence_response.documents.scan import lines_of_picture
from violence_response.documents.spacing import with_gaps
from violence_response.errors import DocumentDamaged, DocumentLocked, DocumentUnsafe
from violence_response.settings import ROOT

ENOUGH = 40
"""A page with fewer characters than this and a picture on it is a scan."""
CUT_WORD = (0x02, 0xFFFE)
"""What PDFium gives for a hyphen at the end of a line."""
DOTS = 300
WIDE = 2.5
"""Heights of a line from one letter to the next over a space that parts cells."""
BOX_KINDS = (pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON)
Mark = tuple[float, float, str]


@dataclass(frozen=True, slots=True)
class TextLayer:
    """What the text layer of a PDF gives: the lines of each page, and the places of pages that are scans."""

    pages: list[list[Line]]
    scanned: list[int]


def read_pdf(data: bytes, watch: Watch) -> Source:
    """The lines of a PDF; pages without a text layer are read as pictures.

    The text layer is read in a process of its own with a limit of time and memory, because a few hundred
    bytes of drawings nested in each other keep the PDF library busy for ever, and nothing else can stop it.

    Raises DocumentLocked, DocumentDamaged, DocumentTooLarge or DocumentUnsafe, and what reading a scan
    raises.
    """
    if b"%%EOF" not in data[-2048:]:
        raise DocumentDamaged(name=watch.name, reason="its end is missing")
    check_streams(data, watch)
    layer = _text_layer_apart(data, watch)
    lines = with_gaps([with_rows(page) for page in layer.pages], most=1.3)
    if layer.scanned:
        document = opened(data, watch)
        try:
            for index in layer.scanned:
                lines += lines_of_picture(_picture(document[index]), index + 1, watch.name)
        except pdfium.PdfiumError as error:
            raise DocumentDamaged(name=watch.name, reason="one of its pages is broken") from error
        finally:
            document.close()
    ordered = tuple(sorted(lines, key=lambda line: line.page))
    return Source(ordered, len(layer.pages), is_scan=bool(layer.scanned))


def _text_layer_apart(data: bytes, watch: Watch) -> TextLayer:
    """The text layer, from a process that is ended when it takes too long."""
    paths = os.pathsep.join(path for path in (str(ROOT), os.environ.get("PYTHONPATH", "")) if path)
    command = [sys.executable, "-P", "-m", "violence_response.documents.pdf_process"]
    try:
        # The command is our own module; the document goes to its standard input.
        ran = subprocess.run(  # noqa: S603
            command,
            input=data,
            capture_output=True,
            timeout=LONGEST,
            check=False,
            env={**os.environ, "PYTHONPATH": paths},
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentUnsafe(
            name=watch.name, reason=f"takes longer than {LONGEST:.0f} seconds to open"
        ) from error
    if ran.returncode != 0:
        raise DocumentUnsafe(
            name=watch.name, reason="needs far more memory than a response does, or is broken"
        )
    told = json.loads(ran.stdout)
    if told["error"] is not None:
        kind: type[errors.ViolenceResponseError] = getattr(errors, told["error"])
        raise kind(**{**told["details"], "name": watch.name})
    for line in (line for page in told["pages"] for line in page):
        watch.text(line["text"])
    return TextLayer([[Line(**line) for line in page] for page in told["pages"]], told["scanned"])


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


def _picture(page: pdfium.PdfPage) -> Image.Image:
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
