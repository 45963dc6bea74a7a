"""What every drawn picture keeps: its labels fit, what was typed stays text, and a mark is never lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from violence_response import words
from violence_response.figures import marks
from violence_response.figures.canvas import WIDE, Canvas, drawing, width_of, wrapped

TYPED = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=200)


@settings(max_examples=60, deadline=None)
@given(TYPED, st.floats(60, 400), st.integers(1, 3))
def test_lines_fit_their_width_and_say_when_they_go_on(text: str, width: float, lines: int) -> None:
    found = wrapped(text, width, lines)
    assert len(found) <= lines
    assert all(width_of(line) <= width for line in found)
    whole = " ".join(text.split())
    assert " ".join(found) == whole or found[-1].endswith("…") or not whole


@settings(max_examples=60, deadline=None)
@given(TYPED)
def test_what_was_typed_stays_text(text: str) -> None:
    def draw(canvas: Canvas) -> float:
        with canvas.linked("./findings", text):
            canvas.text(0, 12, "x")
        return 20

    sheet = drawing("", text, draw).sheets[2]
    assert "\n\n" not in sheet
    picture = etree.fromstring(sheet)
    assert picture.get("aria-label") == words.printable(text)
    assert {each.tag.partition("}")[2] for each in picture.iter()} == {"svg", "a", "title", "text"}


def test_every_state_of_work_and_money_has_its_mark() -> None:
    for how in {*marks.WORK.values(), *marks.MONEY.values()}:
        canvas = Canvas(WIDE)
        marks.work(canvas, (0, 0, 24, 12), how)
        assert "<rect" in canvas.svg(12, "")


def test_replies_are_told_apart_without_colour() -> None:
    drawn = set()
    for mark in ("●", "◐", "○", "✗", "?"):
        canvas = Canvas(WIDE)
        marks.reply(canvas, (0, 0, 24, 12), mark)
        drawn.add(canvas.svg(12, ""))
    assert len(drawn) == 5
