"""From a reading to rows: nothing is doubled, nothing is guessed, and a person's choice counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as rules
from hypothesis import strategies as st

from tests.documents import printing
from tests.documents.offices import FORM, LETTER, REPORT, Office
from violence_response import queries
from violence_response.accounts import changes
from violence_response.database import Database
from violence_response.documents.fields.reader import read_bytes
from violence_response.documents.saving import (
    document_plan,
    duplicates,
    holdings,
    keys,
    review,
    ties,
    transaction,
)
from violence_response.documents.saving.document_plan import Plan
from violence_response.documents.saving.duplicates import matched
from violence_response.documents.saving.review import (
    Named,
    Review,
    acceptance_of,
    addressee,
    precision,
    summary_of,
)
from violence_response.errors import RecordingRefused
from violence_response.register import checks, recording
from violence_response.register.recording import Actor, Add, Change
from violence_response.rows import Changes
from violence_response.settings import Settings

AT = datetime(2025, 3, 3, 10, 30)
EDITOR = Actor("Policy officer")


def laid_out(database: Database, content: bytes, name: str = "response.txt") -> tuple[Review, Plan]:
    """A document's review as a person first sees it, and its plan."""
    held = holdings.holdings_of(database, "Office")
    read = read_bytes(content, name, holdings.known_of(held))
    found, duplicate = ties.prepared(review.review_of(read, len(content)), held)
    return found, document_plan.plan_for(found, held, duplicate.inspection_id if duplicate else None, AT)


def saved(database: Database, home: Path, content: bytes, name: str = "response.txt") -> str:
    found, plan = laid_out(database, content, name)
    done = transaction.save(database, Settings(home=home), EDITOR, found, plan, content=content, at=AT)
    return done.recording_id


def added(plan: Plan, table: str) -> list[dict[str, str | None]]:
    return [dict(each.values) for each in plan.writes if isinstance(each, Add) and each.table == table]


def text_of(office: Office) -> bytes:
    return printing.as_text(office).encode()


# --- new inspections


def test_a_form_becomes_an_inspection_with_its_findings_and_a_response(own_register: Database) -> None:
    _, plan = laid_out(own_register, text_of(FORM))
    (inspection,) = added(plan, "inspections")
    assert inspection["inspection_id"] == "answering-call-well-force-deals-reports-violence-2024"
    assert inspection["published_date"] == "2024-06-12"
    assert (inspection["fieldwork_from"], inspection["fieldwork_precision"]) == ("2024-03-04", "day")
    flags = ["is_force_specific", "is_thematic", "is_national", "is_follow_up", "is_partner"]
    assert [inspection[name] for name in flags] == ["true", "true", "false", "false", "false"]
    assert inspection["lead_organisation_id"] == "hmicfrs"
    findings = added(plan, "findings")
    assert [each["source_quote"] for each in findings] == list(FORM.findings)
    assert [each["finding_id"] for each in findings] == [
        f"{inspection['inspection_id']}-f0{number}" for number in range(1, 5)
    ]
    (response,) = added(plan, "responses")
    assert response.get("forwarded_to_home_office_date") is None, "a tick is no date"
    assert "forwarded to the Home Office; no date is given" in str(response["note"])
    assert added(plan, "response_replies") == []


def test_a_letter_s_replies_stand_with_their_recommendations(own_register: Database) -> None:
    _, plan = laid_out(own_register, text_of(LETTER))
    replies = added(plan, "response_replies")
    assert [each["finding_id"] for each in replies] == [
        each["finding_id"] for each in added(plan, "findings")
    ]
    assert all(each["acceptance"] == "not_stated" for each in replies), "neither says yes or no"
    assert [each["addressed_to_us"] for each in added(plan, "findings")] == ["yes", "yes"]
    assert [each["due_date"] for each in added(plan, "findings")] == ["2024-03-31"] * 2
    (response,) = added(plan, "responses")
    assert response["approved_date"] == "2023-04-27", "a letter's day is the day it was signed"
    assert response.get("published_date") is None, "the clock must not run on it"
    (inspection,) = added(plan, "inspections")
    assert inspection["is_national"] is None, "what is not said stays unknown"


def test_what_a_document_added_is_a_recent_change_until_it_is_undone(
    own_register: Database, tmp_path: Path
) -> None:
    def recent(today: date) -> tuple[list[Changes], int]:
        span = {"since": changes.end_of(today - timedelta(days=30)), "until": changes.end_of(today)}
        found = queries.rows_of(own_register, Changes, **span, notice_days=14)
        return [row for row in found if row.change == "saved"], changes.total(found)

    before, count = recent(AT.date())
    key = saved(own_register, tmp_path, text_of(LETTER), "letter.txt")
    (first, *rest), number = recent(AT.date())
    assert rest == before
    assert number > count
    assert (first.subject_id, first.changed_at, first.subject_type) == (key, AT, "saving")
    assert first.actor_role == EDITOR.role
    assert first.title.startswith("A response from “letter.txt”: ")
    later, _ = recent(AT.date() + timedelta(days=30))
    assert key not in {row.subject_id for row in later}, "30 days after"
    transaction.undo(own_register, Settings(home=tmp_path), key, EDITOR, at=AT)
    assert recent(AT.date()) == (before, count)


@pytest.mark.parametrize(
    ("comment", "stage"), [("We accept what was found.", "drafting"), (None, "awaiting_chief_officer")]
)
def test_a_saved_response_that_holds_the_comment_awaits_no_chief_officer(
    own_register: Database, tmp_path: Path, comment: str | None, stage: str
) -> None:
    content = text_of(LETTER)
    found, _ = laid_out(own_register, content)
    found = found.corrected(review.CHIEF, comment).corrected("response_date", None)
    held = holdings.holdings_of(own_register, "Office")
    plan = document_plan.plan_for(found, held, None, AT)
    transaction.save(own_register, Settings(home=tmp_path), EDITOR, found, plan, content=content, at=AT)
    day = found.facts["published_date"]
    key = {"inspection_ids": [plan.inspection_id], "today": day, "notice_days": 14}
    (row,) = queries.records(own_register, "inspections_found", **key)
    assert row["stage"] == stage
    assert row["holds_chief_officer_comment"] is (True if comment else None)
    assert row["chief_officer_received_date"] is None, "no day is made up"


@pytest.mark.parametrize("office", [FORM, LETTER, REPORT], ids=lambda office: office.name)
def test_what_is_saved_passes_every_check_and_can_be_taken_back(
    own_register: Database, tmp_path: Path, office: Office
) -> None:
    tables = holdings.TABLES
    before = {name: own_register.rows_in(f"register.{name}") for name in tables}
    recording_id = saved(own_register, tmp_path, text_of(office))
    assert [result.name for result in checks.run_checks(own_register) if len(result.rows)] == []
    assert len(list((tmp_path / "documents").iterdir())) == 1
    transaction.undo(own_register, Settings(home=tmp_path), recording_id, EDITOR, at=AT)
    assert {name: own_register.rows_in(f"register.{name}") for name in tables} == before
    assert list((tmp_path / "documents").iterdir()) == []


@pytest.mark.parametrize("office", [FORM, LETTER, REPORT], ids=lambda office: office.name)
def test_the_plan_of_a_saved_document_changes_nothing(
    own_register: Database, tmp_path: Path, office: Office
) -> None:
    saved(own_register, tmp_path, text_of(office))
    _, plan = laid_out(own_register, text_of(office), "another name.txt")
    assert plan.writes == []
    assert "has all of this" in plan.lines[0]


def test_the_same_response_in_another_form_doubles_nothing(own_register: Database, tmp_path: Path) -> None:
    saved(own_register, tmp_path, text_of(FORM))
    _, plan = laid_out(own_register, printing.as_word(FORM), "response.docx")
    assert plan.is_update
    assert [(each.table, type(each)) for each in plan.writes] == [("documents", Add)]


# --- inspections that are there


def test_an_inspection_of_the_same_title_and_day_is_offered_as_an_update(own_register: Database) -> None:
    changed = printing.as_text(FORM).replace(str(FORM.fields["title"]), "Joint report on youth violense")
    found, plan = laid_out(own_register, changed.replace("12 June 2024", "20 November 2024").encode())
    assert plan.inspection_id == "joint-2024"
    by_label = {each.label: each for each in plan.differences}
    assert not by_label["Title of the report"].fills
    written = [each for each in plan.writes if isinstance(each, Change)]
    assert all(each.table != "inspections" or "title" not in each.values for each in written)
    held = holdings.holdings_of(own_register, "Office")
    title = by_label["Title of the report"].name
    chosen = document_plan.plan_for(found, held, "joint-2024", AT, [title])
    changes = [each for each in chosen.writes if isinstance(each, Change)]
    assert [(each.table, dict(each.values)) for each in changes] == [
        ("inspections", {"title": "Joint report on youth violense"})
    ]


def test_another_day_is_another_inspection(own_register: Database) -> None:
    changed = printing.as_text(FORM).replace(str(FORM.fields["title"]), "Joint report on youth violence")
    _, plan = laid_out(own_register, changed.encode())
    assert not plan.is_update
    assert plan.inspection_id not in holdings.holdings_of(own_register, "Office").keys("inspections")


def test_findings_retold_are_recognised_and_new_ones_are_new() -> None:
    held = [
        {
            "finding_id": "a",
            "ordinal": "1",
            "summary": "Plans are missing in a third of cases.",
            "source_quote": None,
        },
        {"finding_id": "b", "ordinal": "2", "summary": "Short", "source_quote": FORM.findings[3]},
    ]
    texts = [FORM.findings[3], "Children wait too long for a place at a school."]
    assert matched(texts, held) == ["b", None]
    assert matched([FORM.findings[1], FORM.findings[3]], held) == ["a", "b"]


def test_what_somebody_changed_meanwhile_is_not_overwritten(own_register: Database, tmp_path: Path) -> None:
    saved(own_register, tmp_path, text_of(FORM))
    later = (
        printing.as_text(FORM).replace("12 June 2024", "12 June 2024 ").replace("☒ Yes ☐ No", "☐ Yes ☒ No")
    )
    found, plan = laid_out(own_register, later.encode())
    quoted = next(each for each in plan.differences if each.label == "Force quoted in the report")
    held = holdings.holdings_of(own_register, "Office")
    plan = document_plan.plan_for(found, held, plan.inspection_id, AT, [quoted.name])
    other = Change("inspections", {"inspection_id": plan.inspection_id}, {"is_force_quoted": None})
    recording.record(own_register, EDITOR, "update", "Other", [other], at=AT)
    settings = Settings(home=tmp_path)
    with pytest.raises(Exception, match="was changed meanwhile"):
        transaction.save(own_register, settings, EDITOR, found, plan, content=later.encode(), at=AT)
    assert len(list((tmp_path / "documents").iterdir())) == 1, "the original of what failed is gone"


# --- saving


def test_the_same_press_of_the_button_saves_once(own_register: Database, tmp_path: Path) -> None:
    found, plan = laid_out(own_register, text_of(FORM))
    settings = Settings(home=tmp_path)
    for is_new in (True, False):
        done = transaction.save(
            own_register, settings, EDITOR, found, plan, content=text_of(FORM), at=AT, token="press"
        )
        assert done.is_new is is_new
    assert len(list((tmp_path / "documents").iterdir())) == 1


def test_what_the_register_refuses_leaves_no_original(own_register: Database, tmp_path: Path) -> None:
    found, plan = laid_out(own_register, text_of(FORM))
    plan.writes.append(Add("findings", {"finding_id": "x"}))
    with pytest.raises(RecordingRefused):
        transaction.save(
            own_register, Settings(home=tmp_path), EDITOR, found, plan, content=text_of(FORM), at=AT
        )
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_name_with_a_path_in_it_stays_a_name(own_register: Database, tmp_path: Path) -> None:
    saved(own_register, tmp_path / "home", text_of(FORM), "../../evil/..\\up.txt")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.parent for path in files] == [tmp_path / "home" / "documents"]
    assert own_register.rows_by("register.documents", ["file_name"], ["received_at"])[-1] == ("up.txt",)


# --- links


def test_a_project_named_in_a_reply_is_tied_to_that_recommendation(own_register: Database) -> None:
    words = printing.as_text(LETTER).replace(
        "The rest of the workforce", "Corner House outreach helps. The rest of the workforce"
    )
    found, _ = laid_out(own_register, words.encode())
    held = holdings.holdings_of(own_register, "Office")
    project = held.rows["interventions"][0]
    named = Named("intervention", "Corner House outreach", str(project["intervention_id"]), "Corner House …")
    found = ties.tied(replace(found, named=(named,)), held, None)
    assert found.named[0].statements == (0,)
    plan = document_plan.plan_for(found, held, None, AT)
    (link,) = added(plan, "finding_interventions")
    assert (link["relation"], link["basis"]) == ("partly_addresses", "stated_in_response")


def test_what_stands_for_nothing_in_the_register_is_said_and_not_saved(own_register: Database) -> None:
    _, plan = laid_out(own_register, text_of(FORM))
    assert any("Safer Streets Project" in line for line in plan.said)
    assert added(plan, "finding_interventions") == []


# --- small rules


@pytest.mark.parametrize(
    ("reply", "term"),
    [
        ("I accept this recommendation in full.", "accepted"),
        ("We partially accept it.", "accepted_in_part"),
        ("The force accepts it in part.", "accepted_in_part"),
        ("I do not accept this.", "not_accepted"),
        ("I cannot fully agree with it.", "not_accepted"),
        ("The recommendation is rejected.", "not_accepted"),
        ("All officers were trained in spring.", "not_stated"),
        (None, None),
    ],
)
def test_only_plain_words_accept(reply: str | None, term: str | None) -> None:
    assert acceptance_of(reply) == term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Chief constables should train officers.", "yes"),
        ("Local partnerships need to do more.", "shared"),
        ("Knives are carried out of fear.", "no"),
    ],
)
def test_whom_it_is_for(text: str, term: str) -> None:
    assert addressee(text) == term


def test_a_whole_month_is_known_to_the_month() -> None:
    quote = "carried out between September 2023 and May 2024"
    assert precision(date(2023, 9, 1), date(2024, 5, 31), quote) == "month"
    assert precision(date(2023, 9, 1), date(2024, 5, 31), "from 1 September 2023 to 31 May 2024") == "day"
    assert precision(None, None, None) == "not_stated"


@given(st.text(max_size=400), st.integers(10, 300))
def test_a_summary_is_never_much_longer_than_it_may_be(text: str, longest: int) -> None:
    assert len(summary_of(text, longest)) <= longest + 2


@given(st.lists(st.tuples(st.text(max_size=90), st.none() | st.integers(1996, 2030)), max_size=12))
def test_keys_never_clash_and_can_stand_in_an_address(titles: list[tuple[str, int | None]]) -> None:
    taken: set[str] = set()
    for title, year in titles:
        key = keys.inspection_key(title, year, taken)
        assert key not in taken
        assert key
        assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert not key.startswith("-")
        assert not key.endswith("-")
        taken.add(key)


WORDS = st.sampled_from(
    [
        "violence",
        "children",
        "police",
        "knives",
        "school",
        "custody",
        "review",
        "training",
        "hospital",
        "victims",
    ]
)


@rules(max_examples=40)
@given(st.lists(st.lists(WORDS, min_size=3, max_size=9).map(" ".join), max_size=8))
def test_a_finding_is_paired_at_most_once_and_with_itself(texts: list[str]) -> None:
    held = [
        {"finding_id": str(place), "ordinal": str(place + 1), "summary": text, "source_quote": text}
        for place, text in enumerate(texts)
    ]
    found = matched(texts, held)
    assert len(set(found)) == len(texts)
    assert [held[int(each or 0)]["summary"] for each in found] == texts


def test_titles_that_are_cut_are_recognised_with_their_day_only() -> None:
    rows = ({"inspection_id": "a", "title": "How well the police tackle serious youth violence",
             "published_date": "2023-03-08"},)  # fmt: skip
    held = holdings.Holdings({"inspections": rows, "documents": ()}, "Office")
    read = read_bytes(text_of(LETTER), "a.txt")
    found = review.review_of(read, 1)
    found = replace(found, facts={**found.facts, "title": "police tackle serious youth violence"})
    assert duplicates.duplicate(found, held) is not None
    other = replace(found, facts={**found.facts, "published_date": date(2023, 3, 9)})
    assert duplicates.duplicate(other, held) is None
    unknown = replace(found, facts={**found.facts, "published_date": None})
    assert duplicates.duplicate(unknown, held) is None
