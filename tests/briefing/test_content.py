"""What a briefing says: numbers as on the pages for the same filters, sentences right in singular, plural,
unknown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from tests.briefing.making import made
from tests.conftest import TODAY
from violence_response import queries, words
from violence_response.accounts import clock, counts, inspection, interventions, money, response
from violence_response.accounts.blocks import Drawing, Points, Section, Table
from violence_response.briefing.asking import Asking, OfDatabase, Request
from violence_response.briefing.composition import Briefing
from violence_response.briefing.gathering import Gathered, gathered
from violence_response.briefing.note import finding_numbers
from violence_response.database import Database
from violence_response.errors import BriefingKindUnfit, BriefingSubjectUnknown
from violence_response.words import printable

pytestmark = pytest.mark.slow


def known(database: Database, subject: str, key: str = "") -> Gathered:
    asking = Asking(OfDatabase(database), TODAY, 14)
    return gathered(asking, Request("note", subject, TODAY, key), "The office")


def page(database: Database, name: str, **parameters: Any) -> pd.DataFrame:
    """The frame that a page reads."""
    usual = {"today": TODAY.isoformat(), "notice_days": 14}
    has = {part.name for part in queries.named(name).parameters}
    return queries.frame(database, name, **{k: v for k, v in usual.items() if k in has}, **parameters)


def section(briefing: Briefing, key: str) -> Section:
    return next(each for each in briefing.sections if each.key == key)


def table_of(part: Section, place: int = 0) -> Table:
    return [block for block in part.blocks if isinstance(block, Table)][place]


FILTERS = [
    ("all", "", {}),
    *(
        ("inspection", key, {"inspections": [key]})
        for key in ("joint-2024", "force-2025", "undated", "probation-2021")
    ),
    *(("theme", key, {"themes": [key]}) for key in ("strategy", "knives", "money", "unused")),
]


@pytest.mark.parametrize(("subject", "key", "filters"), FILTERS)
def test_findings_are_those_of_the_findings_page(
    fixture_register: Database, subject: str, key: str, filters: dict[str, list[str]]
) -> None:
    ours = known(fixture_register, subject, key)
    theirs = page(fixture_register, "finding_counts", **filters).iloc[0]
    for name in ("findings", "calling", "replied", "unanswered", *(name for name, *_ in counts.WORK)):
        assert getattr(ours.counts, name) == theirs[name], name
    assert len(ours.findings) == theirs["findings"]
    assert len(ours.calling) == theirs["calling"]
    assert len(ours.unanswered) == theirs["unanswered"]
    listed = page(fixture_register, "findings_found", **filters)["finding_id"].tolist()
    assert [row.finding_id for row in ours.findings] == listed


@pytest.mark.parametrize(("subject", "key"), [(subject, key) for subject, key, _ in FILTERS])
def test_themes_are_counted_as_the_counts_of_each(fixture_register: Database, subject: str, key: str) -> None:
    scope = Request("pack", subject, TODAY, key).scope
    names = ("findings", "calling", "replied", "answered", "funding_today", "unanswered")
    for row in page(fixture_register, "themes_supported", **scope).to_dict("records"):
        theme = row["theme_id"]
        if words.is_unknown(theme) or subject == "theme":
            continue
        counts = page(fixture_register, "counts", **scope, theme_ids=[theme]).iloc[0]
        assert [row[each] for each in names] == [counts[each] for each in names]
        assert row["answered"] == row["funding_today"] + row["answered_not_today"]


@pytest.mark.parametrize(
    ("subject", "key", "filters"),
    [
        ("all", "", {}),
        ("theme", "strategy", {"themes": ["strategy"]}),
        ("theme", "money", {"themes": ["money"]}),
        ("area", "E06000091", {"places": ["E06000091"]}),
        ("area", "E06000092", {"places": ["E06000092"]}),
    ],
)
def test_projects_are_those_of_the_interventions_page(
    fixture_register: Database, subject: str, key: str, filters: dict[str, list[str]]
) -> None:
    ours = known(fixture_register, subject, key).projects
    theirs = page(fixture_register, "interventions_found", **filters)
    assert {each.intervention_id for each in ours} == set(theirs["intervention_id"])


def test_everything_is_as_the_counts_say(fixture_register: Database) -> None:
    ours, theirs = known(fixture_register, "all"), page(fixture_register, "counts").iloc[0]
    assert len(ours.calling) == theirs["calling"] == ours.counts.calling
    assert len([row for row in ours.calling if row.is_replied]) == theirs["replied"]
    assert len(ours.unanswered) == theirs["unanswered"]
    assert len({award.intervention_id for award in ours.ending}) == theirs["projects_ending"]
    assert sum(each.awarded_amount or 0 for each in ours.projects) == Decimal(str(theirs["awarded_amount"]))


@pytest.mark.parametrize("key", ["new-1", "new-2", "new-3", "old-1"])
def test_a_priority_is_as_on_the_priorities_page(fixture_register: Database, key: str) -> None:
    ours = known(fixture_register, "priority", key)
    theirs = page(fixture_register, "priorities_supported", priority_ids=[key]).iloc[0]
    assert len(ours.findings) == theirs["findings"]
    assert len(ours.unanswered) == theirs["findings_unanswered"]
    assert len(ours.projects) == theirs["projects"]
    assert words.pounds(ours.counts.awarded_amount) == words.pounds(theirs["awarded_amount"])


def test_a_place_is_as_on_the_violence_page(fixture_register: Database) -> None:
    for key in ("E06000091", "E06000092", "E23000099", "E01000093"):
        theirs = page(fixture_register, "interventions_found", area_id=key)
        here = set(theirs.loc[theirs["reach"].isin(["here", "inside"]), "intervention_id"])
        assert {each.intervention_id for each in known(fixture_register, "area", key).projects} == here


def test_projects_of_an_inspection_answer_its_findings(fixture_register: Database) -> None:
    thread = page(fixture_register, "thread_counts", inspection_id="joint-2024").iloc[0]
    ours = known(fixture_register, "inspection", "joint-2024")
    assert len(ours.projects) == thread["projects"]
    nothing = known(fixture_register, "inspection", "probation-2021")
    assert not nothing.projects


@pytest.mark.parametrize(
    ("subject", "key"), [("all", ""), ("priority", "new-1"), ("inspection", "joint-2024")]
)
def test_a_pack_prints_the_account_of_projects_and_their_money(
    fixture_register: Database, subject: str, key: str
) -> None:
    ours = known(fixture_register, subject, key)
    numbers = finding_numbers(ours)
    pack = made(fixture_register, "pack", subject, key)
    for wanted in (
        interventions.funded(ours.projects, ours.counts, subject=subject, numbers=numbers),
        money.ending(ours.ending, ours.counts),
    ):
        assert list(section(pack, wanted.key).items()) == list(wanted.items())


def test_a_recommendation_whose_reply_names_nothing_is_marked(fixture_register: Database) -> None:
    ours = known(fixture_register, "inspection", "joint-2024").findings
    assert [row.finding_id for row in ours if row.lacks_action] == ["joint-f02"]


def test_responses_are_as_the_accounts_say(fixture_register: Database) -> None:
    pack = made(fixture_register, "pack", "all")
    ours = known(fixture_register, "all")
    wanted = response.section(ours.counts, ours.inspections)
    assert section(pack, "responses").message == wanted.message
    assert table_of(section(pack, "responses")).rows == table_of(wanted).rows
    assert section(made(fixture_register, "note", "all"), "said").message == wanted.message
    for key in ("joint-2024", "force-2025", "undated", "covered-2024", "probation-2021"):
        row = known(fixture_register, "inspection", key).inspection
        assert row is not None
        form = made(fixture_register, "response", "inspection", key)
        assert section(form, "details").blocks == inspection.details(row).blocks
        assert section(form, "drafting").message == clock.owed(row)
        note = made(fixture_register, "note", "inspection", key)
        assert section(note, "said").message == clock.owed(row)
        answers = {question: answer for question, answer, _ in table_of(section(note, "questions")).rows}
        assert answers["Did we respond in time?"] == clock.owed(row)
        assert answers["Is that all the report says?"] == inspection.counts_stated(row)


def test_a_reply_is_counted_only_where_work_is_called_for(fixture_register: Database) -> None:
    note = made(fixture_register, "note", "inspection", "joint-2024")
    said = " ".join(section(note, "said").items())
    # Our response also replies to finding 4, a positive practice that needs nothing from us.
    assert "Finding 1, accepted in part" in said
    assert "Finding 4" not in said
    form = made(fixture_register, "response", "inspection", "joint-2024")
    assert [row[0] for row in table_of(section(form, "comment")).rows] == ["1", "2", "3"]


def test_the_note_says_what_an_officer_would(fixture_register: Database) -> None:
    note = made(fixture_register, "note", "inspection", "joint-2024")
    assert section(note, "in-short").message == (
        "Three of five findings held here call for work. Of these three, one is answered by a project with "
        "funding today and one by a project whose funding starts later; one has no project that answers it. "
        "Two of the three have a reply."
    )
    assert "published late" not in str(note.items()).lower()
    assert section(note, "said").message.startswith(
        "Response published 20 Jan 2025, day 62: six days late; the last day was 14 Jan 2025."
    )
    missing = [
        point
        for block in section(note, "missing").blocks
        if isinstance(block, Points)
        for point in block.points
    ]
    assert "One finding that calls for work is answered by no project: no. 3." in missing
    assert any("section 55(5B)" in point for point in missing)
    assert "Award" not in section(note, "funded").message
    picture = next(block for block in section(note, "in-short").blocks if isinstance(block, Drawing))
    assert picture.sentence == section(note, "in-short").message
    assert all("./findings?finding=joint-f01" in sheet for sheet in picture.sheets)


def test_the_pack_says_what_changed_between_two_meetings(fixture_register: Database) -> None:
    span = {"since": date(2025, 1, 20), "until": date(2025, 3, 3)}
    pack = made(fixture_register, "pack", "all", **span)
    assert section(pack, "changed").message == (
        "Since 20 Jan 2025, up to 3 Mar 2025: one action slipped, one finding is new, one finding moved and "
        "one finding was closed."
    )
    assert [block.caption for block in section(pack, "changed").blocks if isinstance(block, Table)] == [
        "Slipped", "New", "Moved", "Closed"
    ]  # fmt: skip
    one = made(fixture_register, "pack", "inspection", "force-2025", **span)
    assert section(one, "changed").message == "Since 20 Jan 2025, up to 3 Mar 2025: nothing changed."
    assert "changes after 20 Jan 2025 and up to 3 Mar 2025" in one.filters


def test_owners_are_roles_and_overdue_actions_are_said(fixture_register: Database) -> None:
    part = section(made(fixture_register, "pack", "all"), "actions")
    assert part.message == "Two actions are open, and all of them are overdue."
    assert [row[1] for row in table_of(part).rows] == [
        "Chief constable",
        "Head of the violence reduction unit",
    ]
    assert table_of(part).rows[1][2] == "▲ Overdue since 28 Feb 2025, put off once"


def test_the_form_is_filled_and_leaves_room(fixture_register: Database) -> None:
    form = made(fixture_register, "response", "inspection", "joint-2024")
    assert [each.heading for each in form.sections[:4]] == [
        "Inspection details", "Executive summary of report", "Response to inspection", "For office use only",
    ]  # fmt: skip
    said = form.items()
    assert "☒ National" in said
    assert "☐ Follow-up" in said
    assert "☒ Not recorded" in said
    assert "Comment by the Police and Crime Commissioner for Cleveland" in said
    assert "To be written: an action, or the reason for none" in said
    assert "____________________" in said


def test_a_finding_is_told_as_a_thread(fixture_register: Database) -> None:
    thread = made(fixture_register, "finding", "finding", "joint-f02")
    said = thread.items()
    assert "Partners should name one lead for <b>youth violence</b> | and *measure* it" in said
    assert "31 Mar 2025, in 28 days" in said
    assert section(thread, "actions").message == "One action is open, and it is overdue."
    assert "No change is recorded" not in section(thread, "events").message


def test_unknown_subjects_and_kinds_are_sentences(fixture_register: Database) -> None:
    with pytest.raises(BriefingSubjectUnknown, match='no theme with the key "knive"; did you mean knives'):
        made(fixture_register, "note", "theme", "knive")
    with pytest.raises(BriefingKindUnfit, match="it needs one inspection"):
        made(fixture_register, "response", "theme", "knives")
    with pytest.raises(BriefingKindUnfit, match="ask for one finding's thread"):
        made(fixture_register, "note", "finding", "joint-f01")
    with pytest.raises(BriefingKindUnfit, match="they are of one meeting"):
        made(fixture_register, "minutes", "theme", "knives")


def test_texts_are_made_printable() -> None:
    assert printable("a\x00b\x07c\ud800d\u202ee\tf\n g\ufeff") == "abcde f g"
    assert printable("مرحبا 😀 e\u0301") == "مرحبا 😀 é"
