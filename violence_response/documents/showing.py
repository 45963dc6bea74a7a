"""A document as a person sees it: one page as a picture, or its text, with the words of a quote marked."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import dataclass

from PIL import Image, ImageSequence

from violence_response.documents.limits import SECONDS, Watch
from violence_response.documents.model import File
from violence_response.documents.page_process import WIDTH, letters
from violence_response.documents.reading import READERS
from violence_response.errors import DocumentUnsafe
from violence_response.settings import ROOT

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
    paths = os.pathsep.join(path for path in (str(ROOT), os.environ.get("PYTHONPATH", "")) if path)
    quote = quote.replace("\0", "")[:LONGEST_QUOTE]
    command = [sys.executable, "-P", "-m", "violence_response.documents.page_process", str(page), quote]
    try:
        # Our own module; the document goes to its standard input, the quote is an argument and not a command.
        ran = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, timeout=SECONDS, check=False,
            env={**os.environ, "PYTHONPATH": paths},
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise DocumentUnsafe(name=file.name, reason="takes too long to draw") from error
    if ran.returncode != 0:
        raise DocumentUnsafe(name=file.name, reason="could not be drawn")
    top, _, picture = ran.stdout.partition(b"\n")
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
