"""The briefing as a PDF by Typst: tagged for screen readers (PDF/UA-1), with bookmarks and page numbers."""

from __future__ import annotations

import io
import json
import re
import threading
import unicodedata
from contextlib import closing
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypdfium2
import typst

from violence_response.briefing.composition import Briefing
from violence_response.briefing.look import Look
from violence_response.briefing.plain_data import as_data

COMPILE: Any = typst.compile
"""The engine; what its types say of it is less than what it takes."""
TEMPLATE = Path(__file__).parent / "briefing.typ"
FONTS = Path(__file__).parents[1] / "fonts"
SIZES = {"note": 8.25}
"""Size of the letters in points by kind, where it is not the usual one: the note has to fit on two sides."""
USUAL_SIZE = 9.5
PDFIUM = threading.Lock()
"""PDFium serves one thread at a time."""
MOST_TRIES = 60
"""Characters without a picture in our fonts that are found one by one; beyond, all unusual ones are spelt
out."""
_NOT_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_COMMON = re.compile(
    r"[\u0020-\u024f\u0370-\u052f\u0600-\u06ff\u1e00-\u1eff\u2010-\u2044\u20a0-\u20bf\u2190-\u21ff\u25a0-\u25ff]"
)


def render(briefing: Briefing, look: Look) -> bytes:
    """The bytes of the PDF."""
    data = as_data(briefing) | {
        "size": SIZES.get(briefing.kind, USUAL_SIZE),
        "colour": look.colour,
        "logo": list(look.logo) if look.logo else None,
    }
    text = json.dumps(data, ensure_ascii=False)
    unusual = frozenset(character for character in set(text) if not _COMMON.match(character))
    for character in without_picture(unusual):
        text = text.replace(character, spelt_out(character))
    return _compiled(text, briefing.made_at.timestamp())


def page_count(printed: bytes) -> int:
    """How many pages a PDF has."""
    with PDFIUM, closing(pypdfium2.PdfDocument(printed)) as document:
        return len(document)


def page_picture(printed: bytes, place: int, sharpness: float) -> bytes:
    """A page of a PDF as a PNG, so many dots for each point; `place` counts from 0."""
    file = io.BytesIO()
    with PDFIUM, closing(pypdfium2.PdfDocument(printed)) as document:
        document[place].render(scale=sharpness).to_pil().save(file, "PNG")
    return file.getvalue()


def _compiled(data: str, moment: float) -> bytes:
    made: bytes = COMPILE(
        TEMPLATE.read_bytes(),
        font_paths=[str(FONTS)],
        # The same letters, and so the same pages, on every machine.
        ignore_system_fonts=True,
        sys_inputs={"briefing": data},
        pdf_standards=["ua-1"],
        timestamp=datetime.fromtimestamp(moment, UTC),
    )
    return made


@lru_cache(maxsize=200)
def without_picture(characters: frozenset[str]) -> tuple[str, ...]:
    """Those of the characters that no font here can show, found by setting them on a page of their own."""
    left = sorted(characters)
    missing: list[str] = []
    for _ in range(MOST_TRIES):
        found = _first_not_shown(left)
        if not found:
            return tuple(missing)
        missing += found
        left = [each for each in left if each not in found]
    return (*missing, *left)


def _first_not_shown(characters: list[str]) -> list[str]:
    page = (
        '#set document(title: "x")\n#set text(lang: "en", font: ("Liberation Sans", "DejaVu Sans Mono"))\n'
        "#for each in json(bytes(sys.inputs.letters)) [#each ]"
    )
    letters = {"letters": json.dumps(characters)}
    try:
        COMPILE(
            page.encode(),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            sys_inputs=letters,
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as error:
        named = _NOT_SHOWN.search(str(error))
        text = named[1] if named else ""
        return [each for each in characters if each in text] or characters
    return []


def spelt_out(character: str) -> str:
    """A character by its name, such as [grinning face]; what only joins others leaves nothing."""
    if unicodedata.category(character) in {"Mn", "Cf", "Sk"}:
        return ""
    return f"[{unicodedata.name(character, 'sign').lower()}]"
