"""The picture of findings by theme: its numbers, its words, and text that was typed with marks in it."""

from __future__ import annotations

import pandas as pd

from violence_response import queries
from violence_response.database import Database
from violence_response.figures import findings


def frame_of(*rows: tuple[str, int, int, int]) -> pd.DataFrame:
    columns = ["theme_name", "answered", "unanswered", "no_work"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(
        theme_id=frame["theme_name"].str.lower(), findings=frame[columns[1:]].sum(axis="columns").astype(int)
    )


def test_headline_names_the_theme_that_no_project_answers(fixture_register: Database) -> None:
    picture = findings.by_theme(queries.frame(fixture_register, "findings_by_theme", today="2025-03-03"))
    assert picture.headline == (
        "Two themes call for work and have no finding that a project answers, first No theme"
    )
    assert "Strategy five findings, two without a project" in picture.sentence
    assert [bar.name for bar in picture.figure.data] == [
        "A project answers it",
        "No project",
        "No action needed from us",
    ]
    assert list(picture.figure.data[0].x) == [2, 0, 3, 0]


def test_a_single_theme_and_none() -> None:
    one = findings.by_theme(frame_of(("Knives", 0, 1, 0)))
    assert one.headline == "One theme calls for work and has no finding that a project answers: Knives"
    assert "Knives one finding, one without a project" in one.sentence
    answered = findings.by_theme(frame_of(("Knives", 1, 0, 0)))
    assert answered.headline == "Every theme that calls for work has a finding that a project answers"
    assert len(answered.figure.data) == 1


def test_themes_beyond_the_twelfth_are_counted() -> None:
    picture = findings.by_theme(frame_of(*[(f"Theme {number}", 1, 1, 0) for number in range(14)]))
    assert len(picture.figure.data[0].x) == 12
    assert "Two more themes are in the rows." in picture.sentence


def test_a_theme_with_marks_is_drawn_as_typed() -> None:
    picture = findings.by_theme(frame_of(("<b>A & B</b>", 1, 0, 0)))
    assert picture.figure.layout.annotations[0].text == "&lt;b&gt;A &amp; B&lt;/b&gt;: 1 of 1 answered"
