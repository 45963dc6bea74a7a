"""Slides that people edit: a title and one message each, native tables, nothing over the edge."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches

from tests.briefing.making import EVERY_KIND, made
from violence_response.accounts.blocks import Drawing
from violence_response.briefing.formats import rendered
from violence_response.briefing.look import Look
from violence_response.database import Database

pytestmark = pytest.mark.slow


def deck_of(database: Database, kind: str, subject: str, key: str) -> tuple[Any, Any]:
    briefing = made(database, kind, subject, key)
    return briefing, Presentation(io.BytesIO(rendered(briefing, Look(), "pptx")))


@pytest.mark.parametrize(("kind", "subject", "key"), EVERY_KIND)
def test_every_slide_has_a_title_a_marking_and_notes(
    fixture_register: Database, kind: str, subject: str, key: str
) -> None:
    briefing, deck = deck_of(fixture_register, kind, subject, key)
    assert len(deck.slides) > len(briefing.sections)
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) > len(titles) / 2
    for slide in deck.slides:
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert texts.count("OFFICIAL") == 2
        assert "Open Government Licence" in slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize(("kind", "subject", "key"), EVERY_KIND)
def test_nothing_hangs_over_the_edge_or_into_the_foot(
    fixture_register: Database, kind: str, subject: str, key: str
) -> None:
    _, deck = deck_of(fixture_register, kind, subject, key)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
            if shape.has_table:
                assert shape.top + shape.height <= Inches(6.85)


def test_pictures_and_tables_have_alternatives(fixture_register: Database) -> None:
    briefing, deck = deck_of(fixture_register, "pack", "all", "")
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    drawings = [
        block for section in briefing.sections for block in section.blocks if isinstance(block, Drawing)
    ]
    pictures = [
        shape._element.nvPicPr.cNvPr.get("descr")
        for shape in shapes
        if shape.shape_type == MSO_SHAPE_TYPE.PICTURE
    ]
    assert pictures == [block.sentence for block in drawings]
    assert len(pictures) == 6
    tables = [shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in shapes if shape.has_table]
    assert tables
    assert all(tables)


def test_tables_have_header_rows_and_sources_stand_in_the_notes(fixture_register: Database) -> None:
    briefing, deck = deck_of(fixture_register, "note", "inspection", "joint-2024")
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert tables
    assert all(table.first_row for table in tables)
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    for source in briefing.sources:
        assert f"{source.number}. {source.title}. {source.detail}" in notes
    assert deck.core_properties.title == briefing.full_title
    assert deck.core_properties.language == "en-GB"
