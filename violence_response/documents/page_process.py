"""The process that draws one page of a PDF with some words marked: the PDF on standard input, a PNG on
standard output.

In a process of its own for the same reasons as the text layer: the library may be kept busy or brought down
by what is in the file, and it must not be used by two threads at once.
"""

from __future__ import annotations

import io
import sys

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from violence_response.documents.limits import SECONDS
from violence_response.documents.pdf_process import MEMORY, hold_to

WIDTH = 1100
"""Pixels across: enough to read on a screen."""
YELLOW = (255, 221, 0, 110)


def letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text in small letters, and the place of each in it."""
    places = [place for place, letter in enumerate(text) if letter.isalnum()]
    return "".join(text[place].lower()[0] for place in places), places


def span(text: str, quote: str) -> tuple[int, int] | None:
    """Where a quote stands in a page's text, whatever the spaces, line ends and hyphens; the first place."""
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
        # A quote may be put together from lines that stand apart on the page.
        found = [span(whole, part) for part in quote.replace("\t", "\n").split("\n") if len(part.strip()) > 3]
    boxes = []
    for each in found:
        if each is not None:
            count = text.count_rects(each[0], each[1] - each[0])
            boxes += [text.get_rect(place) for place in range(count)]
    return boxes


def main() -> None:
    """Draw the page that the arguments name (its number and the quote): a line with the mark's place, the
    PNG."""
    data = sys.stdin.buffer.read()
    hold_to(MEMORY, int(SECONDS))
    picture, top = draw(data, int(sys.argv[1]), sys.argv[2])
    sys.stdout.buffer.write(f"{top}\n".encode() + picture)


if __name__ == "__main__":
    main()
