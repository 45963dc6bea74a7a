"""Dates, tick boxes and mending, each by itself; and the property that mending never loses a finding."""

from __future__ import annotations

import string
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from violence_response.documents.fields import paragraphs, tick_boxes
from violence_response.documents.fields.cleveland_form import KINDS, YES_NO
from violence_response.documents.fields.mending import Wording
from violence_response.documents.fields.recommendations import numbers_in
from violence_response.documents.fields.written_dates import dates_in
from violence_response.documents.formats.limits import Watch
from violence_response.documents.formats.lines import Line, Source
from violence_response.documents.formats.plain_text import read_plain


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("8th March 2023", date(2023, 3, 8), "day"),
        ("10th of September 2024", date(2024, 9, 10), "day"),
        ("2 November 2022", date(2022, 11, 2), "day"),
        ("4 September", None, "no_year"),
        ("September 2023", date(2023, 9, 1), "month"),
        ("08/03/2023", date(2023, 3, 8), "day"),
        ("2023-03-08", date(2023, 3, 8), "day"),
        ("November 20, 2024", date(2024, 11, 20), "day"),
        ("1 Sept. 2021", date(2021, 9, 1), "day"),
    ],
)
def test_dates_are_read_as_offices_write_them(text: str, value: date | None, precision: str) -> None:
    (found,) = dates_in(f"It came out on {text}, we think.")
    assert (found.value, found.precision, found.quote) == (value, precision, text)


@pytest.mark.parametrize("text", ["31 February 2024", "the 32nd May", "may 5", "section 55 of 1996", "3.2.1"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert [each for each in dates_in(text) if each.precision == "day"] == []


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for written in (
        f"{day.day} {day:%B %Y}",
        f"{day.day}th of {day:%B}, {day.year}",
        f"{day:%d/%m/%Y}",
        day.isoformat(),
    ):
        assert [each.value for each in dates_in(f"on {written}.")] == [day]


@given(
    st.lists(st.booleans(), min_size=5, max_size=5),
    st.booleans(),
    st.sampled_from(["☐☒", "□☑", "◻■", "\uf0a8\uf0fe"]),
)
def test_whole_lines_of_boxes_are_decided(states: list[bool], is_before: bool, signs: str) -> None:
    words = ("Cleveland Specific", "Follow Up", "Partner Inspection", "National", "Thematic")
    pairs = [
        (signs[is_on], word) if is_before else (word, signs[is_on])
        for is_on, word in zip(states, words, strict=True)
    ]
    found = tick_boxes.ticks(" ".join(part for pair in pairs for part in pair), KINDS)
    assert list(found.states.values()) == states


@pytest.mark.parametrize(
    "text",
    [
        "☐ Cleveland Specifi☐ Follow Up☐ Partner Inspection\t\tNation Them ■",
        "☐ ☒ Cleveland Specific Follow Up ☐ Partner Inspection ☐ National ☐ Thematic",
        "☐ Cleveland Specific ☐ Follow Up ☐ Partner Inspection ☐ National Thematic",
        "Cleveland Specific Follow Up Partner Inspection National Thematic",
    ],
)
def test_damaged_lines_of_boxes_are_not_decided(text: str) -> None:
    found = tick_boxes.ticks(text, KINDS)
    assert found.reason
    assert not found.states


def test_a_typed_box_is_a_box() -> None:
    assert tick_boxes.ticks("[x] Yes  [ ] No", YES_NO).states == {"yes": True, "no": False}


@pytest.mark.parametrize(
    ("read", "mended"),
    [
        ("working\ttogetner\tτο", "working together to"),
        ("20 Nov\tember 2024", "20 November 2024"),
        ("20 Nov ember 2024", "20 November 2024"),
        ("quoted in the R\teport?", "quoted in the Report?"),
        ("serious\ts youtn", "serious youth"),
        ("the τeam", "the team"),
    ],
)
def test_misread_words_are_mended(read: str, mended: str) -> None:
    assert Wording([read, "τ"]).mend(read) == mended


@pytest.mark.parametrize(
    "text", ["victims hear of it", "the barn at Horne", "a modern corner", "O'Neil's tine", "Ν. Παπας"]
)
def test_rare_words_and_names_are_left_alone(text: str) -> None:
    assert Wording([text]).mend(text) == text


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("early inter-", "vention works", "early intervention works"),
        ("the multi-", "agency hub", "the multi-agency hub"),
        ("2023-", "24 budget", "2023-24 budget"),
    ],
)
def test_words_broken_at_a_line_are_joined(first: str, second: str, joined: str) -> None:
    assert Wording([first, second]).joined(first, second) == joined


def test_numbers_of_grouped_recommendations() -> None:
    assert numbers_in("10 and 22") == [10, 22]
    assert numbers_in("3 to 5, 8") == [3, 4, 5, 8]


WORDS = st.lists(st.text(string.ascii_lowercase, min_size=2, max_size=9), min_size=3, max_size=25)


@given(st.lists(WORDS, min_size=1, max_size=8), st.integers(40, 100), st.integers(4, 12), st.booleans())
@settings(max_examples=150, deadline=None)
def test_mending_never_loses_a_finding(
    items: list[list[str]], width: int, height: int, has_heads: bool
) -> None:
    """Items are broken into lines and pages with running heads: every item and every word comes back."""
    import textwrap

    texts = [" ".join(item) for item in items]
    rows = [
        (f"• {row}" if place == 0 else row)
        for text in texts
        for place, row in enumerate(textwrap.wrap(text, width, break_long_words=False))
    ]
    pages = [rows[start : start + height] for start in range(0, len(rows), height)]
    lines = []
    for number, page in enumerate(pages, start=1):
        framed = (
            ["Response of the Office 2024", *page, f"Page {number} of {len(pages)}"] if has_heads else page
        )
        for place, row in enumerate(framed):
            left = 72.0 if row.startswith(("•", "Page", "Response")) else 90.0
            # White space parts running heads from the rest, as on a real page.
            has_gap = has_heads and place in (1, len(framed) - 1)
            lines.append(Line(row, number, has_gap=has_gap, left=left, top=800.0 - 14 * place, size=12.0))
    found = paragraphs.blocks(Source(tuple(lines), len(pages)))
    bullets = [block for block in found if block.kind == "bullet"]
    assert len(bullets) == len(items)
    whole = " ".join(block.text for block in found).split()
    for text in texts:
        assert all(word in whole for word in text.split())


@given(st.lists(st.text(string.ascii_letters + " .,", min_size=1, max_size=60), max_size=30))
def test_no_line_of_a_plain_text_is_lost(rows: list[str]) -> None:
    text = "\n".join(rows)
    source = read_plain(text.encode(), Watch("a.txt"))
    assert "".join("".join(line.text.split()) for line in source.lines) == "".join(text.split())
