"""A document as a person sees it: one page as a picture, or its text, with the words of a quote marked."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageSequence

from violence_response.documents.formats.file_kinds import READERS
from violence_response.documents.formats.limits import SECONDS, Watch
from violence_response.documents.formats.lines import File
from violence_response.documents.formats.pdf_pages import WIDTH, letters
from violence_response.documents.formats.pdf_process import answered

LONGEST_QUOTE = 4000
ABOVE, HEIGHT = 160, 620
"""Pixels of a page shown above a mark, and in all."""
KINDS = {"docx": "docx", "html": "html", "txt": "text", "md": "text"}


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a document, and whether the quote is made of it."""

    text: str
    is_marked: bool


def is_picture(file: File) -> bool:
    """Whether a document is shown as pictures of its pages; otherwise as text."""
    return file.format in ("pdf", "pdf_scan", "image")


def page_picture(data: bytes, file: File, page: int, quote: str) -> tuple[bytes, int]:
    """A page (counted from 1) as a PNG, and where the mark begins, in pixels from the top (0: no mark).

    On a PDF with a text layer the quote is marked; a scan's words have no known place.

    Raises DocumentUnsafe where it takes too long or needs too much.
    """
    if file.format == "image":
        return _frame(data, page), 0
    answer = answered(
        data,
        str(page),
        quote.replace("\0", "")[:LONGEST_QUOTE],
        name=file.name,
        seconds=SECONDS,
        late="takes too long to draw",
        failed="could not be drawn",
    )
    top, _, picture = answer.partition(b"\n")
    return picture, int(top)


def around(picture: bytes, top: int) -> bytes:
    """The part of a page's picture around the mark, small enough to be seen at once."""
    with Image.open(io.BytesIO(picture)) as whole:
        upper = max(min(top - ABOVE, whole.height - HEIGHT), 0)
        part = whole.crop((0, upper, whole.width, min(upper + HEIGHT, whole.height)))
        out = io.BytesIO()
        part.save(out, format="PNG")
    return out.getvalue()


def _frame(data: bytes, page: int) -> bytes:
    with Image.open(io.BytesIO(data)) as picture:
        frames = ImageSequence.Iterator(picture)
        frame = next(
            each.convert("RGB") for number, each in enumerate(frames, start=1) if number == max(page, 1)
        )
    frame.thumbnail((WIDTH, WIDTH * 2))
    out = io.BytesIO()
    frame.save(out, format="PNG")
    return out.getvalue()


def text_lines(data: bytes, file: File, quote: str) -> list[ShownLine]:
    """The lines of a document that has no pages to draw, those of the quote marked."""
    source = READERS[KINDS[file.format]](data, Watch(file.name))
    wanted, _ = letters(quote)
    shown = []
    for line in source.lines:
        own, _ = letters(line.text)
        is_marked = bool(own) and bool(wanted) and (wanted in own or (len(own) > 8 and own in wanted))
        shown.append(ShownLine(" ".join(line.text.split()), is_marked))
    return shown
