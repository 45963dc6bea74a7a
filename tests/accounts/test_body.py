"""A body in words: what is addressed to it, what it owes, delivers, pays for and published."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import TODAY
from violence_response import queries, rows
from violence_response.accounts import bodies, body
from violence_response.accounts.blocks import Link, Section, Table, Words
from violence_response.database import Database
from violence_response.rows import BodiesFound


def known(register: Database, key: str, day: str = TODAY.isoformat()) -> body.Known:
    def ask(kind: Any, **chosen: Any) -> list[Any]:
        usual = {"today": day, "notice_days": 14}
        has = {part.name for part in queries.of_rows(kind).parameters}
        return queries.rows_of(
            register, kind, **{name: value for name, value in usual.items() if name in has}, **chosen
        )

    return body.Known(
        ask(rows.BodiesFound, body_ids=[key])[0],
        ask(rows.FindingsFound, bodies=[key]),
        ask(rows.BodyOwes, body_id=key),
        ask(rows.InspectionsFound, bodies=[key]),
        ask(rows.InterventionsFound, providers=[key], sort="awarded"),
        ask(rows.BodyMoney, body_id=key),
    )


def said(register: Database, key: str, day: str = TODAY.isoformat()) -> dict[str, Section]:
    return {section.key: section for section in body.account(known(register, key, day))}


def table(section: Section) -> Table:
    return next(block for block in section.blocks if isinstance(block, Table))


def first(register: Database) -> BodiesFound:
    return queries.rows_of(register, BodiesFound, today=TODAY.isoformat(), notice_days=14)[0]


def test_findings_are_said_out_of_all_and_by_how_they_name_the_body(fixture_register: Database) -> None:
    assert said(fixture_register, "force")["findings"].message == (
        "Two of the 12 findings on record are addressed to it, all by name. All are open: not known to be "
        "closed by us or agreed by the inspectorate, positive practice aside. One of six reports is on an "
        "inspection of it, with three findings held here, one of these not addressed to it."
    )
    assert said(fixture_register, "vru")["findings"].message == (
        "One of the 12 findings on record is addressed to it, as one of a group. It is open: not known to be "
        "closed by us or agreed by the inspectorate, positive practice aside."
    )


def test_a_finding_that_is_closed_is_not_open(own_register: Database) -> None:
    own_register.execute("update register.updates set to_status = 'closed' where update_id = 'u5'")
    own_register.execute("update register.updates set updated_at = '2025-03-01' where update_id = 'u5'")
    own_register.execute("update register.findings set inspectorate_status = null")
    assert "One of the two is open" in said(own_register, "force")["findings"].message


def test_what_a_force_owes_has_its_day_and_what_has_passed_is_not_called_late(
    fixture_register: Database,
) -> None:
    owes = said(fixture_register, "force")["owes"]
    assert owes.message == (
        "Four things are to come from it: the day of three has passed. That a day has passed does not show "
        "that nothing was done."
    )
    cells = [(str(what), when) for what, when, _ in table(owes).rows]
    assert cells == [
        ("Action: Train supervisors; owner: Chief constable", "31 Jan 2025, 31 days ago"),
        (
            "Finding that asks for it by a day: Train every supervisor by the end of January",
            "31 Jan 2025, 31 days ago",
        ),
        ("Chief officer's comment on Force report", "25 Feb 2025, 6 days ago"),
        ("Chief officer's comment on Joint inspection with a letter", "16 Apr 2025, in 44 days"),
    ]


def test_the_commissioner_owes_responses_and_where_none_is_known_none_is_late(
    fixture_register: Database,
) -> None:
    owes = said(fixture_register, "opcc")["owes"]
    assert [str(row[0]) for row in table(owes).rows] == [
        "Response to Force report",
        "Response to Joint inspection with a letter",
    ]
    assert "no day has passed" in owes.message
    unknown = known(fixture_register, "opcc").body._replace(owed=0, unrecorded=2)
    assert body.owes(unknown, []).message == (
        "Nothing with a day is to come from it. We have no record of a response to two of six reports; none "
        "is counted as late."
    )


def test_of_several_forces_none_is_taken_for_ours(own_register: Database) -> None:
    own_register.execute(
        "insert into register.organisations select 'other', 'Other Police', organisation_type, area_id, "
        "source_id, null from register.organisations where organisation_id = 'force'"
    )
    kinds = {row.kind for row in known(own_register, "force").owed}
    assert kinds == {"action", "finding"}


def test_money_is_apart_by_where_the_funding_is(fixture_register: Database) -> None:
    sections = said(fixture_register, "vru")
    assert sections["delivers"].message == (
        "It delivers two of eight projects: one with funding that starts later and one with an end date that "
        "is not known. On record in two grants to them: up to £245,126.28, not confirmed."
    )
    assert sections["pays"].message == (
        "Five of eight projects have a grant out of its funds: two with funding today, one with funding that "
        "starts later and two with an end date that is not known. On record: £75,756.50 awarded, up to "
        "£245,126.28 not confirmed."
    )
    assert [str(cell) for cell in table(sections["pays"]).rows[0]] == [
        "● Funding today",
        "2",
        "£74,756.50",
        "–",
        "0 of 3",
    ]
    without = known(fixture_register, "opcc")
    assert "one amount not stated" in body.pays(without.body, without.sums).message


def test_an_inspectorate_has_the_reports_that_it_published_the_newest_first(
    fixture_register: Database,
) -> None:
    published = said(fixture_register, "hmicfrs")["published"]
    assert published.message == (
        "Five of six reports on record are its own, four of them as lead, with 11 findings of them held here."
    )
    assert [row[1] for row in table(published).rows] == [
        "15 Jan 2025",
        "20 Nov 2024",
        "1 Oct 2024",
        "1 Aug 2021",
        "not known",
    ]
    assert [row[2] for row in table(published).rows][:2] == ["Led it", "With Ofsted"]


def test_what_is_not_on_record_is_one_sentence(fixture_register: Database) -> None:
    sections = said(fixture_register, "boxing")
    assert list(sections) == ["delivers", "absent"]
    assert sections["absent"].message == (
        "The register does not have a finding addressed to it or about it, a response, comment or action "
        "that it owes, a report that it published or a project that it pays for."
    )


def test_a_body_in_the_list_opens_its_account(fixture_register: Database) -> None:
    found = queries.rows_of(fixture_register, BodiesFound, today=TODAY.isoformat(), notice_days=14)
    cells = {str(row[0]): row for row in bodies.table(found).rows}
    name = cells["Harbour Police"][0]
    assert isinstance(name, Words)
    assert name.spans == (Link("Harbour Police", "bodies", (("body", "force"),)),)
    assert [str(cell) for cell in cells["Harbour Police"][1:]] == [
        "Police force", "2", "2", "3", "4, three past the day", "–", "–", "–",
    ]  # fmt: skip
    assert [str(cell) for cell in cells["Corner House"][-2:]] == ["2", "£67k"]


def test_the_list_says_out_of_how_many_and_what_no_body_fits(fixture_register: Database) -> None:
    row = first(fixture_register)
    assert bodies.headline(row) == (
        "Of seven bodies, two have findings addressed to them or about them, three deliver projects, and "
        "three owe something."
    )
    assert "One of 12 findings names an addressee that no body here fits." in bodies.left_out(row)
    assert "fits" not in bodies.left_out(row._replace(untied=0))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"owed": 1, "passed": 1}, "its day has passed"),
        ({"owed": 2, "passed": 2}, "the day of each has passed"),
        ({"owed": 3, "passed": 1, "undated": 1}, "the day of one has passed, one has no day"),
        ({"owed": 2, "passed": 0}, "no day has passed"),
    ],
)
def test_what_has_passed(fixture_register: Database, change: dict[str, int], expected: str) -> None:
    row = first(fixture_register)._replace(undated=0)
    assert body.passed(row._replace(**change)) == expected
