"""Briefings on the fixture register, and the texts of the files made of them."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from typing import Any

import docx
import pypdfium2
from lxml import html
from pptx import Presentation

from tests.conftest import TODAY
from violence_response.briefing import making
from violence_response.briefing.asking import OfDatabase, Request
from violence_response.briefing.composition import Briefing
from violence_response.briefing.formats import rendered
from violence_response.briefing.look import Look
from violence_response.database import Database
from violence_response.settings import Settings

MADE_AT = datetime(2025, 3, 3, 9, 30)
EVERY_KIND = (
    ("note", "inspection", "joint-2024"),
    ("note", "all", ""),
    ("pack", "all", ""),
    ("pack", "theme", "strategy"),
    ("note", "priority", "new-1"),
    ("note", "area", "E06000091"),
    ("response", "inspection", "joint-2024"),
    ("finding", "finding", "joint-f02"),
    ("minutes", "all", ""),
    ("body", "body", "force"),
)


def made(
    database: Database,
    kind: str,
    subject: str,
    key: str = "",
    *,
    marking: str = "OFFICIAL",
    day: date = TODAY,
    **more: Any,
) -> Briefing:
    """A briefing as the command and the page make it."""
    request = Request(kind, subject, day, key, **more)
    return making.make(request, OfDatabase(database), Settings(), marking=marking, made_at=MADE_AT)


def squeezed(text: str) -> str:
    """The text without any space: a file breaks lines where it must."""
    return re.sub(r"[\s\u00ad\u200b]+", "", text)


def texts(briefing: Briefing, form: str, look: Look | None = None) -> str:
    """Everything that can be read in the briefing's file of that format."""
    return READERS[form](rendered(briefing, look or Look(), form))


def of_word(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    found = ["".join(part.itertext()) for part in document.element.body]
    for section in document.sections:
        found += [
            paragraph.text for part in (section.header, section.footer) for paragraph in part.paragraphs
        ]
    return "\n".join(found).replace("&amp;", "&")


def of_pdf(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def of_slides(data: bytes) -> str:
    deck = Presentation(io.BytesIO(data))
    found = []
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found += [paragraph.text for paragraph in shape.text_frame.paragraphs]
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
        found.append(slide.notes_slide.notes_text_frame.text)
    return "\n".join(found)


def of_web(data: bytes) -> str:
    page = html.fromstring(data.decode("utf-8"))
    labels = [str(each) for each in page.xpath("//@aria-label")]
    return "\n".join([page.text_content(), *labels])


READERS = {"docx": of_word, "pdf": of_pdf, "pptx": of_slides, "html": of_web}
