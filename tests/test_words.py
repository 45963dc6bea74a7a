"""Numbers, money and days in words: singular, plural, unknown; and nothing that was typed can act as
Markdown."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from violence_response import words


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "no findings"),
        (1, "one finding"),
        (2, "two findings"),
        (10, "ten findings"),
        (11, "11 findings"),
        (1204, "1,204 findings"),
    ],
)
def test_counts(count: int, expected: str) -> None:
    assert words.counted(count, "finding") == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (Decimal("54200.00"), "£54,200"),
        (460277.35, "£460,277.35"),
        (0, "£0"),
        (None, "amount not stated"),
        (math.nan, "amount not stated"),
        (pd.NA, "amount not stated"),
    ],
)
def test_pounds(amount: object, expected: str) -> None:
    assert words.pounds(amount) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [(850, "£850"), (54200, "£54k"), (999_499, "£999k"), (999_500, "£1.0m"), (None, "not stated")],
)
def test_short_pounds(amount: object, expected: str) -> None:
    assert words.short_pounds(amount) == expected


@pytest.mark.parametrize("value", [None, math.nan, pd.NA, pd.NaT, np.nan])
def test_every_kind_of_missing_value_is_unknown(value: object) -> None:
    assert words.is_unknown(value)
    assert words.day(value) == "not recorded"
    assert words.plain(value, "not stated") == "not stated"


def test_days() -> None:
    assert words.day(date(2023, 5, 2)) == "2 May 2023"
    assert words.day(pd.Timestamp("2025-01-14")) == "14 Jan 2025"
    assert words.day(datetime(2025, 1, 14, 9, 30)) == "14 Jan 2025"


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (8, "in 8 days"),
        (1, "in 1 day"),
        (0, "today"),
        (-1, "1 day ago"),
        (-678, "678 days ago"),
        (None, "no clock runs"),
    ],
)
def test_days_left(left: object, expected: str) -> None:
    assert words.days_left(left) == expected


@pytest.mark.parametrize(
    ("starts", "ends", "precision", "expected"),
    [
        (date(2024, 4, 1), date(2025, 3, 31), "day", "1 Apr 2024 to 31 Mar 2025"),
        (date(2024, 4, 1), date(2025, 3, 31), "month", "Apr 2024 to Mar 2025"),
        (date(2024, 1, 1), date(2024, 12, 31), "year", "2024"),
        (None, date(2025, 3, 31), "day", "until 31 Mar 2025, start not stated"),
        (date(2024, 4, 1), None, "day", "from 1 Apr 2024, end not stated"),
        (None, pd.NaT, "day", "dates not stated"),
    ],
)
def test_periods(starts: object, ends: object, precision: str, expected: str) -> None:
    assert words.period(starts, ends, precision) == expected


@pytest.mark.parametrize(
    ("items", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists(items: list[str], expected: str) -> None:
    assert words.joined(items) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "yes"),
        (14.02, "14.02"),
        (794.0, "794"),
        (12345, "12,345"),
        (date(2025, 1, 2), "2 Jan 2025"),
        ("x", "x"),
        (["Northtown", "Harbour"], "Northtown; Harbour"),
        (np.array(["Northtown", "Harbour"], dtype=object), "Northtown; Harbour"),
        ([], ""),
    ],
)
def test_plain_values(value: object, expected: str) -> None:
    assert words.plain(value) == expected


@given(st.text())
def test_markdown_leaves_no_special_character_without_its_backslash(text: str) -> None:
    written = words.markdown(text)
    assert "\n" not in written
    place = 0
    while place < len(written):
        if written[place] == "\\":
            assert written[place + 1] in "\\`*_{}[]()<>#+-.!|~$:&^"
            place += 2
        else:
            assert written[place] not in "`*_{}[]()<>#+-.!|~$:&^"
            place += 1


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_markdown_loses_nothing_but_spaces(text: str) -> None:
    bare = words.markdown(text).replace("\\\\", "\x00").replace("\\", "").replace("\x00", "\\")
    assert bare == " ".join(text.split())


def test_words_looked_for_are_marked_whatever_their_case_and_accents() -> None:
    written = words.highlighted("A café | KNIFE <b>", "knife cafe")
    assert written == r"A :yellow-background[café] \| :yellow-background[KNIFE] \<b\>"
    assert words.highlighted("a:b", "") == r"a\:b"
    assert words.has_words("Knífe crime", "KNIFE")
    assert not words.has_words("Knífe crime", "")


@given(st.text(), st.text())
def test_marking_loses_nothing_and_leaves_markdown_safe(text: str, looked_for: str) -> None:
    written = words.highlighted(text, looked_for)
    # A mark that was typed has a backslash, so only ours are taken away here.
    bare = re.sub(r"(?<!\\):yellow-background\[((?:\\.|[^\\\]])*)\]", r"\1", written)
    assert bare == words.markdown(text)


def test_the_verb_goes_with_the_count() -> None:
    assert [words.verb(value, "has", "have") for value in (0, 1, 2)] == ["have", "has", "have"]


@pytest.mark.parametrize(
    ("awarded", "other", "not_stated", "said"),
    [
        (67_256.5, 216_366, 1, "£67,256.50 awarded, up to £216,366 not confirmed, one amount not stated"),
        (None, 725_366, 0, "up to £725,366, not confirmed"),
        (None, 725_366, 2, "up to £725,366 not confirmed, two amounts not stated"),
        (None, None, None, "no money recorded"),
    ],
)
def test_money_that_is_not_confirmed_is_a_ceiling(
    awarded: float | None, other: float | None, not_stated: int | None, said: str
) -> None:
    assert words.money(awarded, other, not_stated) == said
