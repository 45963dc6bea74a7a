"""The pictures of themes: what is drawn where, on a phone too, and a name that was typed with marks in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from lxml import etree

from tests.accounts.test_recurrence import row as found
from tests.accounts.test_themes import theme
from tests.conftest import TODAY
from tests.pages.opened import opens, words_in
from violence_response.figures import marks, recurrence, themes
from violence_response.rows import CountsOfPlan, FindingsByTheme

PLAN = CountsOfPlan(TODAY, 0, 0, 0, 0, 1, 1)
LONG = "Special educational needs, <b>neurodiversity</b> & the waiting lists of children and young people"


def sheet(picture: Any, place: int) -> etree._Element:
    return etree.fromstring(picture.sheets[place])


def test_no_name_is_cut_at_any_width() -> None:
    picture = themes.rows([theme(theme_name=LONG, findings=2, calling=2)], PLAN)
    for place in range(3):
        assert LONG in " ".join(words_in(sheet(picture, place)))


def test_a_phone_has_the_wide_themes_first_and_every_theme() -> None:
    rows = [
        theme(theme_id="wide", theme_name="Wide", theme_place=1),
        theme(theme_id="within", theme_name="Within", parent_theme_id="wide", theme_place=2),
        theme(theme_id="last", theme_name="Last", theme_place=3),
    ]
    names = [
        word for word in words_in(sheet(themes.rows(rows, PLAN), 0)) if word in {"Wide", "Within", "Last"}
    ]
    assert names == ["Wide", "Last", "Within"]
    names = [
        word for word in words_in(sheet(themes.rows(rows, PLAN), 2)) if word in {"Wide", "Within", "Last"}
    ]
    assert names == ["Wide", "Within", "Last"]


def test_a_share_is_as_long_as_its_count() -> None:
    (picture,) = (themes.rows([theme(findings=4, calling=4, replied=1, answered=4, funding_today=4)], PLAN),)
    replied = "Knives: one of four findings that call for work has a reply"
    (cell,) = (link for link in sheet(picture, 2).iter("{*}a") if link.get("aria-label") == replied)
    filled, outline = (float(box.get("width")) for box in cell.iter("{*}rect"))
    assert abs(filled * 4 - (outline + 1)) < 0.5


def by_theme(name: str, parent: str | None = None, **given: int) -> FindingsByTheme:
    counts = dict.fromkeys(FindingsByTheme._fields, 0) | given
    return FindingsByTheme(**{**counts, "theme_id": name, "theme_name": name, "parent_theme_id": parent})  # type: ignore[arg-type]


def test_a_phone_opens_the_family_of_what_is_chosen() -> None:
    rows = [by_theme("A"), by_theme("a1", "A"), by_theme("B"), by_theme("b1", "B"), by_theme("b2", "B")]
    addresses = {str(row.theme_id): f"./findings?theme={row.theme_id}" for row in rows}

    def shown(*chosen: str, place: int = 0) -> list[str]:
        picture = themes.facets(rows, chosen, addresses, "Sentence.")
        return [href.partition("=")[2] for href in opens(sheet(picture, place)).values()]

    assert shown() == ["A", "B"]
    assert shown("b1") == ["A", "B", "b1", "b2"]
    assert shown("A") == ["A", "a1", "B"]
    assert shown(place=2) == ["A", "a1", "B", "b1", "b2"]


def test_inspections_without_a_day_are_apart_and_a_broken_answer_is_orange() -> None:
    rows = [
        found(inspection_id="a", inspections=2, found_again_date=date(2021, 2, 19)),
        found(inspection_id="b", inspections=2, published_date=date(2021, 2, 19)),
        found(inspection_id="c", inspections=2, published_date=None),
    ]
    picture = sheet(recurrence.grid(rows), 2)
    circles = [float(each.get("cx")) for each in picture.iter("{*}circle")][:3]
    assert circles[2] - circles[1] > circles[1] - circles[0]
    strokes = [each.get("stroke") for each in picture.iter("{*}circle")][:3]
    assert [stroke == marks.BROKEN for stroke in strokes] == [True, False, False]


def test_inspections_that_have_no_room_are_counted() -> None:
    rows = [
        found(inspection_id=f"i{year}", published_date=date(year, 1, 1), inspections=30)
        for year in range(1995, 2025)
    ]
    assert "19 earlier inspections are in the rows." in words_in(sheet(recurrence.grid(rows), 0))
    assert len(opens(sheet(recurrence.grid(rows), 0))) == 1 + 11 + 11


def test_states_of_a_theme_found_again_are_told_apart_without_colour() -> None:
    drawn = set()
    for how in ("full", "part", "unanswered", "not_known", "newest"):
        canvas = marks.Canvas(340)
        marks.found(canvas, 10, 10, 8, how)
        drawn.add("".join(letter for letter in canvas.svg(20, "") if letter != "#"))
    assert len(drawn) == 5
