"""The state of things, in sentences: one row of the query `overview_figures` in, plain text out.

Pages and briefings say the same thing because both take it from here. What is not known is said; a count of
findings is always one of the findings held in this register, because no report need be complete in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from violence_response import words

LONG_TITLE = 5
"""Words from which the part of a title before its colon is enough for the whole."""


def sentences(row: Mapping[str, Any]) -> list[str]:
    """The newest answered report, its gaps, and the clocks; one sentence for an empty register."""
    if not row["inspections"]:
        return ["No inspection is in this register yet."]
    return [*report(row), *clocks(row)]


def report(row: Mapping[str, Any]) -> list[str]:
    """What became of the newest answered report's findings; of the newest report where none is answered."""
    kind = "joint report" if row["inspectorates"] > 1 else "report"
    published = words.day(row["inspection_published_date"], "")
    dated = f" of {published}" if published else ", of an unknown day,"
    is_answered = row["inspection_state"] == "answered"
    newest = "The newest report that we answered" if is_answered else "The newest report"
    start = f"{newest} is the inspectors' {kind}{dated} “{short_title(row['inspection_title'])}”"
    if not row["inspection_findings"]:
        return [f"{start}; none of its findings is held here."]
    said = _replies(row) if is_answered else "no published response to it is recorded here."
    return [f"{start}: {said}", _work(row)]


def _replies(row: Mapping[str, Any]) -> str:
    findings, replied = int(row["inspection_findings"]), int(row["inspection_replied"])
    if findings == 1:
        return "our response " + ("replies to" if replied else "is silent on") + " its one finding held here."
    of_these = f"of its {words.number(findings)} findings held here, our response"
    if replied == findings:
        return f"{of_these} replies to all."
    if not replied:
        return f"{of_these} replies to none."
    silent = words.number(findings - replied)
    return f"{of_these} replies to {words.number(replied)} and is silent on {silent}."


def _work(row: Mapping[str, Any]) -> str:
    to_work, funded = int(row["inspection_to_work"]), int(row["inspection_to_work_funded"])
    if not to_work:
        return "None of them needs action from us."
    if to_work == 1:
        has = "has a funded project in answer" if funded else "has no funded project in answer"
        return f"One of them calls for work by us, and it {has}."
    start = f"{words.sentence(words.number(to_work))} call for work by us:"
    if funded == to_work:
        return f"{start} all of these have a funded project in answer."
    have = "has" if funded == 1 else "have"
    return f"{start} {words.number(funded) if funded else 'none'} of these {have} a funded project in answer."


def clocks(row: Mapping[str, Any]) -> list[str]:
    """Which response deadlines run, what is overdue, and how much is simply not recorded."""
    return [*owed(row), _not_recorded(row)]


def owed(row: Mapping[str, Any]) -> list[str]:
    """Which response deadlines run, what is overdue, and what is begun without a date."""
    said = [_running(row)]
    if overdue := int(row["inspections_overdue"]):
        said.append(words.sentence(words.counted(overdue, "response is", "responses are")) + " overdue.")
    if begun := int(row["inspections_begun"]):
        is_begun = words.sentence(words.counted(begun, "response is", "responses are"))
        said.append(f"{is_begun} begun without a known date to be out by.")
    return said


def _running(row: Mapping[str, Any]) -> str:
    running = int(row["inspections_running"])
    if not running:
        return "No response deadline is running."
    left = words.days_left((row["next_day"] - row["as_at"]).days)
    nearest = f"{words.day(row['next_day'])}, {left}"
    if running == 1:
        return f"One response deadline is running: {nearest}."
    start = words.sentence(words.number(running))
    return f"{start} response deadlines are running, the nearest on {nearest}."


def _not_recorded(row: Mapping[str, Any]) -> str:
    missing, inspections = int(row["inspections_not_recorded"]), int(row["inspections"])
    if not missing:
        return "Every inspection that asks for a response has one recorded here."
    if missing == inspections:
        return "No inspection has a response recorded here."
    have = "has" if missing == 1 else "have"
    start = words.sentence(words.number(missing))
    return f"{start} of {words.number(inspections)} inspections {have} no response recorded here."


def short_title(title: Any) -> str:
    """A report's title without what follows its colon, where what comes before says enough."""
    whole = str(title)
    before = whole.partition(":")[0].strip()
    return before if len(before.split()) >= LONG_TITLE else whole


def replied(row: Mapping[str, Any]) -> tuple[str, str]:
    """Findings that call for work by us and have a reply: the number, and how it is in the newest report."""
    return _share(row, "replied", "have a reply")


def funded(row: Mapping[str, Any]) -> tuple[str, str]:
    """Findings that call for work by us and have a funded project: the number, and the newest report's."""
    return _share(row, "funded", "have a funded project")


def _share(row: Mapping[str, Any], what: str, have: str) -> tuple[str, str]:
    to_work, count = int(row["to_work"]), int(row[f"to_work_{what}"])
    if not to_work:
        return "None to answer", "No finding held here needs action from us."
    newest, of_newest = int(row[f"inspection_to_work_{what}"]), int(row["inspection_to_work"])
    called = "newest answered report" if row["inspection_state"] == "answered" else "newest report"
    in_newest = f" In the {called}: {newest} of {of_newest}." if of_newest else ""
    return f"{count:,} of {to_work:,}", f"Findings that call for work by us and {have}.{in_newest}"


def running(row: Mapping[str, Any]) -> tuple[str, str]:
    """Response deadlines that run, and what is overdue or not recorded beside them."""
    count, overdue = int(row["inspections_running"]), int(row["inspections_overdue"])
    late = f"{overdue:,} overdue. " if overdue else ""
    missing = f"{int(row['inspections_not_recorded']):,} of {int(row['inspections']):,}"
    return f"{count:,}" if count else "None", f"{late}{missing} inspections have no response recorded here."


def money_ending(row: Mapping[str, Any]) -> tuple[str, str]:
    """Money that ends within six months: how much is known, and what it pays for."""
    projects, not_known = int(row["ending_projects"]), int(row["ending_not_known"])
    if not row["paid_projects"]:
        return "Not recorded", "No award of money is in this register."
    if not projects:
        return "None", "No award with a known end runs out in that time."
    value = words.pounds(row["ending_amount"], "Amount not known")
    missing = f", {words.counted(not_known, 'amount')} not known" if not_known else ""
    return value, f"{words.sentence(words.counted(projects, 'project'))}{missing}."


def ended(row: Mapping[str, Any]) -> str:
    """How many projects had all their money end with no later award; nothing where no money is recorded."""
    if not row["paid_projects"]:
        return ""
    over, paid = int(row["ended_projects"]), int(row["paid_projects"])
    if not over:
        return "No project's money is known to have ended already."
    return f"Already ended, with no later award on record: {over:,} of {paid:,} projects."


def deadlines_ahead(row: Mapping[str, Any], shown: int) -> str:
    """What to say where none of the dates that lie ahead is `shown`: that there is none, and why."""
    if shown:
        return ""
    missing = int(row["inspections_not_recorded"])
    if not missing:
        return "No date for a response or for a finding lies ahead."
    noun = words.counted(missing, "inspection", "inspections")
    verb = "has" if missing == 1 else "have"
    return (
        "No date for a response or for a finding lies ahead. "
        f"{words.sentence(noun)} {verb} no response recorded here: whether one was given is not known."
    )


def dates_passed(row: Mapping[str, Any]) -> str:
    """How many findings' own dates have passed without a recorded close; nothing where none has."""
    passed = int(row["finding_dates_passed"])
    if not passed:
        return ""
    dates = words.counted(passed, "finding's own date", "findings' own dates")
    return f"{words.sentence(dates)} {'has' if passed == 1 else 'have'} passed and no close is recorded."
