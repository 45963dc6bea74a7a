"""The board and the lanes show what their rows say, whatever the statuses of an office are called."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from violence_response.accounts import board as account
from violence_response.figures import board as figures
from violence_response.figures import lanes
from violence_response.rows import ActionsFound, BoardColumns, BoardFindings
from violence_response.words import Status

STATUSES = (None, Status("begun", "Begun", "◐", "caution"), Status("done", "All done", "●", "good"))
SENTENCE = "What the board shows."


def finding(number: int, before: int, now: int, *, is_new: bool, overdue: bool) -> BoardFindings:
    return BoardFindings(
        f"f{number}", "A report <b>of</b> the year", number, f"Summary {number} & more", STATUSES[before],
        STATUSES[now], before != now, is_new, date(2025, 1, 1) if overdue else None,
    )  # fmt: skip


def columns_of(found: list[BoardFindings]) -> list[BoardColumns]:
    made = []
    for status in STATUSES:
        own = [row for row in found if row.to_status == status]
        made.append(
            BoardColumns(
                status.term if status else "",
                status,
                len(own),
                sum(row.has_moved for row in own),
                sum(bool(row.is_new) for row in own),
                sum(row.overdue_since is not None for row in own),
            )
        )
    return made


def drawn(sheet: str) -> etree._Element:
    return etree.fromstring(sheet)


def links(sheet: str) -> dict[str, str]:
    return {each.get("aria-label"): each.get("href") for each in drawn(sheet).iter("{*}a")}


FOUND = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.booleans(), st.booleans()), min_size=1, max_size=60
)


@settings(deadline=None, max_examples=40)
@given(FOUND)
def test_every_finding_is_a_token_that_opens_its_form_at_every_width(
    given_rows: list[tuple[int, int, bool, bool]],
) -> None:
    found = [
        finding(number, before, now, is_new=is_new, overdue=overdue)
        for number, (before, now, is_new, overdue) in enumerate(given_rows)
    ]
    picture = figures.board(found, columns_of(found), SENTENCE, (("size", "projector"),))
    for sheet in picture.sheets:
        assert links(sheet) == {
            account.token(row): f"./meeting?size=projector&thing=finding%3A{row.finding_id}" for row in found
        }
        assert drawn(sheet).get("aria-label") == SENTENCE
        for each in drawn(sheet).iter("{*}rect"):
            left, width = float(each.get("x")), float(each.get("width"))
            assert width > 0
            assert left >= 0
            assert left + width <= float(drawn(sheet).get("width")) + 0.1


@pytest.mark.parametrize("count", [account.MOST_TOKENS, account.MOST_TOKENS + 1])
def test_too_many_findings_are_counted_by_column(count: int) -> None:
    found = [finding(number, 0, number % 3, is_new=False, overdue=number == 1) for number in range(count)]
    columns = columns_of(found)
    picture = figures.board(found, columns, SENTENCE)
    for sheet in picture.sheets:
        text = " ".join(drawn(sheet).itertext())
        assert bool(links(sheet)) is (count <= account.MOST_TOKENS)
        if count > account.MOST_TOKENS:
            assert all(f" {row.findings} " in f" {text} " for row in columns)
            assert "40 moved here" in text
            assert "1 overdue" in text


def action(number: int, owner: str, of_owner: int, days: int | None) -> ActionsFound:
    due = None if days is None else date.fromordinal(date(2025, 3, 3).toordinal() + days)
    urgency = "undated" if days is None else "overdue" if days < 0 else "due"
    return ActionsFound(
        f"a{number}", f"Step {number}", "f1", "Summary", owner, due, days, 0, 0, None, True,
        urgency, of_owner, 1,
    )  # fmt: skip


def test_the_lanes_have_every_action_however_many_there_are() -> None:
    found = [action(number, "Chief constable", 70, number - 3) for number in range(70)]
    found += [action(number, "Treasurer", 1, None) for number in range(70, 71)]
    picture = lanes.lanes(found, [], "Lanes.")
    for sheet in picture.sheets:
        said = links(sheet)
        assert len(said) == 71
        assert said[account.action(found[0])] == "./meeting?thing=action%3Aa0"
        text = " ".join(drawn(sheet).itertext())
        assert "28 Feb 2025, overdue" in text
        assert "No date set" in text
        assert "None ahead" in text
