"""The picture of findings by theme: its bars, and text that was typed with marks in it."""

from __future__ import annotations

from violence_response.figures import findings

SERIES = (("Answered", (2, 0)), ("Elsewhere", (0, 0)), ("No project", (1, 1)))


def test_each_series_that_has_findings_is_a_bar() -> None:
    picture = findings.by_theme("Headline", "Sentence.", ("Knives: 2 of 3", "Money: 0 of 1"), SERIES)
    assert (picture.headline, picture.sentence) == ("Headline", "Sentence.")
    assert [bar.name for bar in picture.figure.data] == ["Answered", "No project"]
    assert [list(bar.x) for bar in picture.figure.data] == [[2, 0], [1, 1]]
    assert list(picture.figure.data[0].text) == ["2", ""]


def test_a_long_name_is_cut_and_its_count_is_kept_as_typed() -> None:
    labels = ("<b>A & B</b>: 1 of 1", f"{'Very long ' * 9}name: 0 of 4")
    picture = findings.by_theme("Headline", "Sentence.", labels, SERIES)
    assert [note.text for note in picture.figure.layout.annotations] == [
        "&lt;b&gt;A &amp; B&lt;/b&gt;: 1 of 1",
        "Very long Very long Very long…: 0 of 4",
    ]
