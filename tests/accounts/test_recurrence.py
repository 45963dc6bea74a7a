"""Themes that were found again, in words: singular, plural, answered, in part, not known and none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from violence_response.accounts import recurrence
from violence_response.rows import ThemeRecurrences


def row(**given: Any) -> ThemeRecurrences:
    day = date(2017, 9, 21)
    usual: dict[str, Any] = {**dict.fromkeys(ThemeRecurrences._fields, 0), "findings": 1}
    usual |= {"theme_id": "exploitation", "theme_name": "Exploitation", "has_themes_within": False}
    usual |= {"inspection_id": "a", "inspection_title": "Report", "published_precision": "day"}
    usual |= {"published_date": day, "first_date": day, "found_again_date": None}
    return ThemeRecurrences(**{**usual, **given})


FOUND, SINCE = "“Exploitation” has been found in", "inspections since 2017;"
AGAIN = "before it was found again."


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"inspections": 5, "times_again": 4},
            f"{FOUND} five {SINCE} after none of the first four is an answer on record {AGAIN}",
        ),
        (
            {"inspections": 2, "times_again": 1},
            f"{FOUND} two {SINCE} after the first no answer is on record {AGAIN}",
        ),
        (
            {"inspections": 2, "times_again": 1, "times_in_part": 1},
            f"{FOUND} two {SINCE} after the first it was answered in part, {AGAIN}",
        ),
        (
            {"inspections": 4, "times_again": 3, "times_answered": 1, "times_not_known": 1},
            f"{FOUND} four {SINCE} after one of the first three it was answered and after one "
            f"of the first three it was not known to be answered, {AGAIN}",
        ),
        (
            {"inspections": 3, "times_again": 2, "times_answered": 2},
            f"{FOUND} three {SINCE} after each of the first two it was answered, {AGAIN}",
        ),
        (
            {"inspections": 1, "inspections_undated": 2},
            f"{FOUND} one inspection in 2017. Two more reports on it have no known day.",
        ),
        (
            {"inspections": 0, "inspections_undated": 2, "first_date": None},
            f"{FOUND} no inspection with a known day. Two more reports on it have no known day.",
        ),
    ],
)
def test_how_often_and_what_came_between(given: dict[str, Any], said: str) -> None:
    assert recurrence.told(row(**given)) == said


@pytest.mark.parametrize(
    ("given", "state", "said"),
    [
        ({"answered": 2}, recurrence.FULL, "two answered so far"),
        (
            {"answered": 1, "found_again_date": date(2021, 2, 19)}, recurrence.PART,
            "one answered before it was found again on 19 Feb 2021",
        ),
        ({"not_known": 1}, recurrence.NOT_KNOWN, "whether answered so far is not known"),
        ({"found_again_date": date(2021, 2, 19)}, recurrence.UNANSWERED, "no answer on record before it was"),
        ({"published_date": None}, recurrence.NEWEST, "day of the report not known: two findings, no answer"),
    ],
)  # fmt: skip
def test_a_mark_says_what_came_of_it(given: dict[str, Any], state: str, said: str) -> None:
    found = row(findings=2, **given)
    assert recurrence.state(found) == state
    assert said in recurrence.mark(found)


def test_wide_themes_and_those_found_once_are_left_out() -> None:
    once = row(theme_id="once", inspections=1)
    wide = [row(theme_id="wide", has_themes_within=True, inspection_id=key, inspections=2) for key in "ab"]
    often = [row(theme_id="often", inspection_id=key, inspections=3, theme_place=9) for key in "abc"]
    less = [row(theme_id="less", inspection_id=key, inspections=2) for key in "ab"]
    assert [rows[0].theme_id for rows in recurrence.again([once, *wide, *less, *often])] == ["often", "less"]
    assert recurrence.lead([once, *wide]) == recurrence.NONE == recurrence.picture([])
