"""Our response in words: replies counted where work is called for, copies, gaps, and the state of all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from lxml import etree

from tests.briefing.making import made
from tests.conftest import TODAY
from violence_response import queries
from violence_response.accounts import clock, findings, response
from violence_response.accounts.blocks import Drawing, Facts, Points, Table
from violence_response.database import Database
from violence_response.rows import Counts, FindingsFound, InspectionsFound

Found = Callable[[str], InspectionsFound]


def counts_of(register: Database, *keys: str) -> Counts:
    asked = {"today": TODAY.isoformat(), "notice_days": 14, "inspection_ids": list(keys)}
    return queries.rows_of(register, Counts, **asked)[0]


def replies_of(register: Database, key: str) -> list[FindingsFound]:
    return queries.rows_of(register, FindingsFound, today=TODAY.isoformat(), inspections=[key])


@pytest.fixture
def found(fixture_register: Database) -> Found:
    """The row of one inspection of the fixture register."""
    every = queries.rows_of(
        fixture_register, InspectionsFound, today=TODAY.isoformat(), notice_days=14, inspection_ids=[]
    )
    return {row.inspection_id: row for row in every}.__getitem__


def test_copies_are_asked_for_only_once_a_response_is_out(found: Found) -> None:
    joint = found("joint-2024")
    assert response.copies(joint) == "Copies: inspectorate 20 Jan 2025, Home Office not recorded."
    assert response.copies(found("force-2025")) == ""
    neither = joint._replace(sent_to_inspectorate_date=None)
    assert response.copies(neither) == "Copies to the inspectorate and the Home Office: not recorded."
    to_come = joint._replace(sent_to_inspectorate_date=date(2025, 3, 4))
    assert response.copies(to_come) == response.copies(neither)


@pytest.mark.parametrize(
    ("findings", "calling", "replied", "said"),
    [
        (5, 3, 2, "Three of five findings held here call for work. Two of the three have a reply."),
        (5, 3, 0, "Three of five findings held here call for work. None of the three has a reply."),
        (3, 3, 3, "All three findings held here call for work. All three have a reply."),
        (2, 1, 1, "One of two findings held here calls for work. It has a reply."),
        (1, 1, 0, "One finding is held here, and it calls for work. It has no reply."),
        (2, 0, 0, "Two findings are held here; none calls for work."),
        (0, 0, 0, "No finding is held here."),
    ],
)
def test_a_reply_is_counted_where_work_is_called_for(
    found: Found, findings: int, calling: int, replied: int, said: str
) -> None:
    row = found("joint-2024")._replace(findings=findings, calling=calling, replied=replied)
    assert response.replies(row) == said
    # Where no response is recorded, none can have replied.
    silent = row._replace(has_response=False)
    assert "reply" not in response.replies(silent)


def test_replies_of_the_list_are_those_of_the_counts(fixture_register: Database, found: Found) -> None:
    for key in ("joint-2024", "force-2025", "probation-2021"):
        row, counted = found(key), counts_of(fixture_register, key)
        assert (row.findings, row.calling, row.replied) == (
            counted.findings,
            counted.calling,
            counted.replied,
        )


def test_silence_on_a_finding_that_needs_nothing_from_us_is_no_gap(fixture_register: Database) -> None:
    joint = replies_of(fixture_register, "joint-2024")
    # Finding 5 is for the government, and our response is silent on it.
    assert not next(each for each in joint if each.ordinal == 5).is_replied
    assert findings.reply_gaps(joint, is_one_report=True) == [
        "One finding that calls for work has no reply on record: no. 3.",
        "One reply to a recommendation names neither an action nor a reason (section 55(5B)): no. 2.",
    ]
    assert findings.reply_gaps(replies_of(fixture_register, "force-2025"), is_one_report=True) == [
        "Three findings that call for work have no reply on record: no. 1, 2 and 3."
    ]
    assert findings.reply_gaps(replies_of(fixture_register, "probation-2021"), is_one_report=True) == []


def test_cards_show_no_missing_reply_where_none_is_needed(fixture_register: Database, found: Found) -> None:
    rows = response.cards(found("joint-2024"), replies_of(fixture_register, "joint-2024")).rows
    assert rows[2][1] == "● Finding ○ No reply ✗ Only projects on the same subject"
    assert rows[4][1] == "● Finding – No action needed from us"
    assert rows[1][4] == "neither an action nor a reason why none is recorded"
    assert rows[1][5] == "31 Mar 2025"
    without = response.cards(found("undated"), replies_of(fixture_register, "undated")).rows
    assert without[0][1] == "● Finding ✗ No project"


def test_the_state_of_all_responses(fixture_register: Database) -> None:
    assert response.standing(counts_of(fixture_register)) == (
        "Two response deadlines are running, the nearest on 11 Mar 2025, in 8 days. "
        "Of six inspections, one is answered, one has no response recorded and two need no response of "
        "their own."
    )
    assert response.standing(counts_of(fixture_register, "joint-2024")) == (
        "No response deadline is running. The one inspection is answered."
    )
    assert response.standing(counts_of(fixture_register, "nowhere")) == (
        "There is no inspection here to respond to."
    )


def test_every_inspection_is_in_one_state(fixture_register: Database) -> None:
    known = counts_of(fixture_register)
    states = ("running", "overdue", "begun", "answered", "unknown", "settled")
    assert sum(getattr(known, f"responses_{state}") for state in states) == known.inspections


def test_the_list_says_not_recorded_once_for_its_group(found: Found) -> None:
    rows = [found("letter-2025"), found("undated"), found("joint-2024")]
    running, unknown, answered = response.listed(rows)
    assert unknown.message == clock.NOT_RECORDED
    assert "record of a response" not in str(list(unknown.blocks[0].items()))
    assert "record of a response" in str(list(running.blocks[0].items()))
    assert answered.heading == "Answered"
    # In a briefing's table no heading says it.
    table = response.table(rows)
    assert clock.NOT_RECORDED in table.rows[1][2]


def test_our_response_says_what_is_not_recorded(found: Found) -> None:
    (facts,) = response.ours(found("undated")).blocks
    assert facts == Facts((("What we have seen", "No response was seen"),))
    known = response.ours(found("joint-2024"))
    assert known.message == "Stresses partnership"
    assert "open our response: https://example.org/response-a" in list(known.items())
    begun = list(response.ours(found("force-2025")).items())
    assert "no publication is recorded" in begun


def test_what_we_said_counts_the_replies_it_has_no_room_for(fixture_register: Database, found: Found) -> None:
    given = [response.Reply(f"finding {number}", "Accepted", "We will act") for number in (1, 2, 4)]
    joint = response.said(found("joint-2024"), counts_of(fixture_register, "joint-2024"), given, most=2)
    assert joint.message.startswith("Response published 20 Jan 2025, day 62: six days late; ")
    assert joint.source_ids == ("response-a",)
    (points,) = joint.blocks
    assert isinstance(points, Points)
    assert points.points == (
        "Copies: inspectorate 20 Jan 2025, Home Office not recorded.",
        "Stresses partnership",
        "Finding 1, accepted: We will act",
        "Finding 2, accepted: We will act",
        "One more reply on record.",
    )
    force = response.said(found("force-2025"), counts_of(fixture_register, "force-2025"), [], most=2)
    assert "None of three findings that call for work has a reply on record." in list(force.items())


def test_a_row_of_the_table_has_every_cell(found: Found) -> None:
    table = response.table([found("letter-2025")._replace(lead_name=None)], "Inspections")
    assert isinstance(table, Table)
    assert table.rows[0][4] == "Report, lead inspectorate not stated, 10 Feb 2025."
    assert table.rows[0][1] == "? Not recorded"


def test_the_pack_draws_what_has_a_line_and_says_what_it_leaves_out(fixture_register: Database) -> None:
    briefing = made(fixture_register, "pack", "all", "")
    (section,) = [each for each in briefing.sections if each.key == "responses"]
    (drawn,) = [block for block in section.blocks if isinstance(block, Drawing)]
    assert drawn.caption == "Responses begun, due or published: 3 of 6 inspections; the table has all."
    links = [each.get("href") for each in etree.fromstring(drawn.sheets[1]).iter("{*}a")]
    assert [each.rpartition("=")[2] for each in links] == ["force-2025", "letter-2025", "joint-2024"]
