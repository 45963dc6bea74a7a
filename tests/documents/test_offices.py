"""Responses of several offices give the same reading in every format; a confidence is worth what it says."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.documents import printing
from tests.documents.offices import FORM, HELD_BACK, LETTER, PLAIN_QUOTATION, WRITTEN_WITH, Office
from tests.documents.truth import mistakes, statements
from violence_response.documents.fields.facts import Reading
from violence_response.documents.fields.reader import read_bytes
from violence_response.documents.formats.limits import Watch
from violence_response.documents.formats.pdf_pages import text_layer

pytestmark = pytest.mark.slow

FORMATS: dict[str, tuple[str, Callable[[Office], bytes]]] = {
    "text": ("a.txt", lambda office: printing.as_text(office).encode()),
    "text-wrapped-utf-16": ("a.txt", lambda office: printing.as_text(office, 78).encode("utf-16")),
    "text-windows": ("a.txt", lambda office: plain_boxes(printing.as_text(office)).encode("cp1252")),
    "markdown": ("a.md", lambda office: printing.as_markdown(office).encode()),
    "web": ("a.html", lambda office: printing.as_web(office).encode()),
    "word-glyphs": ("a.docx", printing.as_word),
    "word-controls": ("a.docx", lambda office: printing.as_word(office, "controls")),
    "word-fields": ("a.docx", lambda office: printing.as_word(office, "fields")),
}


def plain_boxes(text: str) -> str:
    return text.replace("☐", "[ ]").replace("☒", "[x]")


@pytest.mark.parametrize("office", WRITTEN_WITH, ids=lambda office: office.name)
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_the_same_reading(office: Office, form: str) -> None:
    name, make = FORMATS[form]
    assert mistakes(office, read_bytes(make(office), name)) == []


@pytest.mark.parametrize("office", WRITTEN_WITH, ids=lambda office: office.name)
@pytest.mark.parametrize("height", [297, 120], ids=["a4", "low pages"])
def test_pdf_gives_the_same_reading(office: Office, height: float, font: str) -> None:
    reading = read_bytes(printing.as_pdf(office, fonts=font, height=height), "a.pdf")
    assert mistakes(office, reading) == []
    assert reading.file.format == "pdf"


def test_boxes_of_a_fillable_pdf_are_read() -> None:
    words = [(50.0, "Is Cleveland Police quoted in the Report?"), (300.0, "Yes"), (380.0, "No")]
    data = printing.as_fillable_pdf(words, [(285.0, False), (365.0, True)])
    (page,) = text_layer(data, Watch("a.pdf")).pages
    assert " ".join(page[0].text.split()) == "Is Cleveland Police quoted in the Report? ☐ Yes ☒ No"


def test_pages_are_those_of_the_document(font: str) -> None:
    reading = read_bytes(printing.as_pdf(FORM, fonts=font, height=120), "a.pdf")
    assert reading.file.pages > 2
    assert [each.page for each in reading.findings] == sorted(each.page for each in reading.findings)
    assert reading.findings[-1].page > 1


def test_a_scan_gives_its_words_and_leaves_its_boxes_open(font: str, scan_reader: None) -> None:
    reading = read_bytes(printing.as_scan(printing.as_pdf(FORM, fonts=font)), "scan.pdf")
    assert reading.file.format == "pdf_scan"
    assert tuple(each.text for each in reading.findings) == FORM.findings
    assert reading.fields["published_date"].value == FORM.fields["published_date"]
    assert 0 < reading.fields["published_date"].confidence < 0.96
    for name in ("inspection_types", "is_force_quoted", "forwarded_to_home_office", "published_on_website"):
        assert reading.fields[name].value is None
        assert any(doubt.field == name for doubt in reading.doubts)


def test_a_picture_is_read_like_a_scan(font: str, scan_reader: None) -> None:
    import io

    out = io.BytesIO()
    printing.as_picture(printing.as_pdf(LETTER, fonts=font)).save(out, "PNG")
    reading = read_bytes(out.getvalue(), "page.png")
    assert [each.number for each in reading.recommendations] == [2, 4]
    assert reading.file.format == "image"


def all_readings(offices: tuple[Office, ...]) -> list[tuple[Office, Reading]]:
    return [(office, read_bytes(make(office), name)) for office in offices for name, make in FORMATS.values()]


def test_a_high_confidence_holds_on_responses_not_used_in_writing_the_reader() -> None:
    said = [
        (what, sure, is_true)
        for office, reading in all_readings(HELD_BACK)
        for what, sure, is_true in statements(office, reading)
    ]
    high = [is_true for _, sure, is_true in said if sure >= 0.85]
    assert len(high) >= 20
    assert sum(high) / len(high) >= 0.9, [each for each in said if not each[2]]


def test_what_is_left_open_is_said() -> None:
    for office, reading in all_readings(HELD_BACK):
        if reading.fields["published_date"].value != office.fields["published_date"]:
            assert any(doubt.field == "published_date" for doubt in reading.doubts)


def test_a_day_without_a_year_is_a_doubt() -> None:
    reading = read_bytes(printing.as_text(PLAIN_QUOTATION).encode(), "a.txt")
    assert reading.fields["published_date"].value is None
    assert any(doubt.field == "published_date" for doubt in reading.doubts)


def test_words_quoted_are_words_of_the_document() -> None:
    for office in (*WRITTEN_WITH, *HELD_BACK):
        text = printing.as_text(office)
        folded = re.sub(r"\s+", " ", text)
        reading = read_bytes(text.encode(), "a.txt")
        for name, field in reading.fields.items():
            if field.quote is not None:
                for part in field.quote.split(" … "):
                    for line in part.split("\n"):
                        assert re.sub(r"\s+", " ", line).strip("- >") in folded, name


def test_a_table_of_recommendations_is_read() -> None:
    import io

    import docx

    document = docx.Document()
    document.add_heading("Commissioner's response to HMICFRS report: Cold calls: how forces deal with fraud")
    document.add_paragraph("The inspection report was published on 5 May 2023. The Commissioner welcomes it.")
    table = document.add_table(rows=3, cols=3)
    rows = (
        ("No", "Recommendation", "Force response"),
        ("1", "Forces should name a lead for fraud.", "A lead was named in June."),
        ("2", "Forces should write to every victim.", "Letters are sent within a week."),
    )
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    reading = read_bytes(out.getvalue(), "a.docx")
    assert [(each.number, each.text, each.reply) for each in reading.recommendations] == [
        (1, "Forces should name a lead for fraud.", "A lead was named in June."),
        (2, "Forces should write to every victim.", "Letters are sent within a week."),
    ]
