"""What inspectors keep telling us: the themes that inspection after inspection found, and what came between.

Rows of `theme_recurrences` in, whose header says what counts as found and as answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from violence_response import words
from violence_response.accounts.blocks import Link, link
from violence_response.rows import ThemeRecurrences
from violence_response.words import counted, joined, number, sentence, short_title, verb

HEADING = "What inspectors keep telling us"
NONE = "No theme has been found by more than one inspection."
EXPLAINED = (
    "A mark is an inspection with findings on the theme that call for work. It is filled where a reply was "
    "published, the finding was closed or an award to a project that answers it began, before the next "
    "inspection found the theme again."
)
FULL, PART, NOT_KNOWN, UNANSWERED, NEWEST = "full", "part", "not_known", "unanswered", "newest"


def again(found: Sequence[ThemeRecurrences]) -> list[list[ThemeRecurrences]]:
    """The themes that several inspections found, those found most often first, each with its inspections.

    A wide theme is left out: it is found wherever one within it is.
    """
    themes = [list(rows) for _, rows in groupby(found, key=lambda row: row.theme_id)]
    several = [rows for rows in themes if len(rows) > 1 and not rows[0].has_themes_within]
    return sorted(several, key=lambda rows: (-rows[0].inspections, -len(rows), rows[0].theme_place))


def state(row: ThemeRecurrences) -> str:
    """What came of what an inspection found, before the theme was found again; the newest has no such day."""
    if row.answered == row.findings:
        return FULL
    if row.answered:
        return PART
    if row.not_known:
        return NOT_KNOWN
    return UNANSWERED if row.found_again_date else NEWEST


def name(row: ThemeRecurrences) -> Link:
    """The theme, which opens its findings."""
    return link(row.theme_name, "findings", theme=row.theme_id)


def opened(row: ThemeRecurrences) -> Link:
    """The findings of an inspection on a theme."""
    return link(row.theme_name, "findings", theme=row.theme_id, inspection=row.inspection_id)


def inspection(row: ThemeRecurrences) -> Link:
    """The inspection, by its short name."""
    return link(short_title(row.inspection_title), "responses", inspection=row.inspection_id)


def published(row: ThemeRecurrences) -> tuple[str, str]:
    """Month and year of the report, as far as they are known: two short lines."""
    if row.published_date is None:
        return "no", "date"
    year = str(row.published_date.year)
    return ("", year) if row.published_precision == "year" else (words.month(row.published_date)[:3], year)


def mark(row: ThemeRecurrences) -> str:
    """What a mark says: the inspection, its findings on the theme, and what came of them until then."""
    when = f", {words.day(row.published_date)}" if row.published_date else ", day of the report not known"
    lead = f"{row.theme_name}: {short_title(row.inspection_title)}{when}: {counted(row.findings, 'finding')}"
    until = (
        f"before it was found again on {words.day(row.found_again_date)}"
        if row.found_again_date
        else "so far"
    )
    if row.answered:
        return f"{lead}, {number(row.answered)} answered {until}"
    if row.not_known:
        return f"{lead}; whether answered {until} is not known"
    return f"{lead}, no answer on record {until}"


def told(row: ThemeRecurrences) -> str:
    """How often one theme was found, and after how many times it was answered before it was found again."""
    since = f" {'since' if row.inspections > 1 else 'in'} {row.first_date.year}" if row.first_date else ""
    undated = ""
    if row.inspections_undated:
        more = counted(row.inspections_undated, "more report")
        has = verb(row.inspections_undated, "has", "have")
        undated = f" {sentence(more)} on it {has} no known day."
    dated = counted(row.inspections, "inspection") if row.inspections else "no inspection with a known day"
    lead = f"“{row.theme_name}” has been found in {dated}{since}"
    if not row.times_again:
        return f"{lead}.{undated}"
    return f"{lead}; {_between(row)}.{undated}"


def _between(row: ThemeRecurrences) -> str:
    """What came between the times that a theme was found."""
    times = row.times_again
    which = "the first" if times == 1 else f"the first {number(times)}"
    parts = [
        (row.times_answered, "answered"),
        (row.times_in_part, "answered in part"),
        (row.times_not_known, "not known to be answered"),
    ]
    named = [f"after {_of(count, times, which)} it was {how}" for count, how in parts if count]
    if not named:
        lead = "after the first no answer is" if times == 1 else f"after none of {which} is an answer"
        return f"{lead} on record before it was found again"
    return f"{joined(named)}, before it was found again"


def _of(count: int, times: int, which: str) -> str:
    if times == 1:
        return which
    return f"each of {which}" if count == times else f"{number(count)} of {which}"


def lead(found: Sequence[ThemeRecurrences]) -> str:
    """The theme that inspections found most often."""
    several = again(found)
    return told(several[0][0]) if several else NONE


def picture(found: Sequence[ThemeRecurrences]) -> str:
    """Every theme of the picture in words."""
    return " ".join(told(rows[0]) for rows in again(found)) or NONE


def left_out(count: int) -> str:
    """Inspections that there is no room for."""
    return (
        f"{sentence(counted(count, 'earlier inspection is', 'earlier inspections are'))} in the rows."
        if count
        else ""
    )
