"""The office's response form, filled from the register: inspection details, summary, comment, office use."""

from __future__ import annotations

from typing import Any

from violence_response import queries, words
from violence_response.accounts import counts, interventions
from violence_response.accounts.blocks import (
    Block,
    Choices,
    Facts,
    Paragraph,
    Points,
    Room,
    Section,
    Table,
    shortened,
)
from violence_response.briefing.gaps import missing
from violence_response.briefing.gathering import Gathered, keys_of, keys_of_rows
from violence_response.briefing.tables import work
from violence_response.figures import responses

KINDS = {
    "is_force_specific": "This force alone",
    "is_national": "National",
    "is_follow_up": "Follow-up",
    "is_thematic": "Thematic",
    "is_partner": "Partner inspection",
}


def sections(known: Gathered) -> tuple[Section, ...]:
    """The sections of the form, in its order, and after them notes for the person who drafts."""
    row = known.inspection or {}
    return (
        _details(known, row),
        _summary(known, row),
        _comment(known),
        _office_use(known, row),
        _drafting(known),
    )


def _details(known: Gathered, row: dict[str, Any]) -> Section:
    bodies = known.asking.frame("inspection_bodies", inspection_id=known.request.key)
    inspectorates = [
        str(each["name"]) for each in queries.as_records(bodies) if each["role"] == "inspectorate"
    ]
    fieldwork = words.period(row["fieldwork_from"], row["fieldwork_to"], str(row["fieldwork_precision"]))
    facts = Facts(
        (
            ("Title of inspection", str(row["title"])),
            ("Inspectorates", words.joined(inspectorates) or str(row["lead_name"])),
            ("Date inspection published", words.day(row["published_date"], "not known")),
            ("Fieldwork", fieldwork),
        )
    )
    kinds = Choices("Type of inspection", tuple((name, _is_true(row[key])) for key, name in KINDS.items()))
    is_known = not words.is_unknown(row["is_force_quoted"])
    quoted = Choices(
        "Is the force quoted in the report?",
        (
            ("Yes", is_known and bool(row["is_force_quoted"])),
            ("No", is_known and not row["is_force_quoted"]),
            ("Not recorded", not is_known),
        ),
    )
    return Section(
        "details", "Inspection details", "", (facts, kinds, quoted), keys_of(str(row["source_id"]))
    )


def _is_true(value: Any) -> bool:
    return not words.is_unknown(value) and bool(value)


def _summary(known: Gathered, row: dict[str, Any]) -> Section:
    blocks: list[Block] = [Paragraph(str(row["summary"])), Paragraph(responses.counts_stated(row))]
    if len(known.findings):
        blocks.append(Paragraph("In summary, the report states, in our words:", is_strong=True))
        listed = [
            (f"Finding {int(each['ordinal'])}", str(each["summary"]))
            for each in queries.as_records(known.findings)
        ]
        blocks.append(Facts(tuple(listed)))
    return Section("summary", "Executive summary of report", "", tuple(blocks), keys_of_rows(known.findings))


def _comment(known: Gathered) -> Section:
    calling = known.calling
    blocks: list[Block] = [
        Room(
            f"Comment by the {known.body}",
            "Write the comment here. Section 55(5B) of the Police Act 1996 asks it to say, on each "
            "recommendation, what was or will be done, or why nothing.",
            10,
        )
    ]
    if len(calling):
        rows = tuple(
            (
                str(int(row["ordinal"])),
                shortened(row["summary"]),
                words.plain(row["reply_text"], "To be written: an action, or the reason for none"),
                work(row),
            )
            for row in queries.as_records(calling)
        )
        header = (
            "No.",
            "Finding that calls for work by us",
            "Action, or reason for none",
            "Projects in answer",
        )
        blocks.append(Table("On each finding", header, rows, (5, 37, 33, 25)))
    blocks.append(
        Room("Comments by the chief officer", "Add the chief officer's comments, with their date.", 5)
    )
    blocks.append(
        Room("Our reply to the chief officer's comments", "Write the reply here, if one is made.", 3)
    )
    return Section("comment", "Response to inspection", "", tuple(blocks))


def _office_use(known: Gathered, row: dict[str, Any]) -> Section:
    blank = "____________________"
    steps = (
        ("Chief officer invited to comment", row["chief_officer_invited_date"]),
        ("Chief officer's comments received", row["chief_officer_received_date"]),
        ("Response approved", row["approved_date"]),
        ("Response published on the website", row["response_published_date"]),
        ("Response sent to the inspectorate", row["sent_to_inspectorate_date"]),
        ("Response forwarded to the Home Office", row["forwarded_to_home_office_date"]),
    )
    facts = [("Last lawful day", words.day(row["last_lawful_day"], "no clock runs"))]
    facts += [(what, words.day(when, blank)) for what, when in steps]
    return Section("office", "For office use only", "", (Facts(tuple(facts)),))


def _drafting(known: Gathered) -> Section:
    points = [counts.standing(known.counts), *missing(known)]
    points.append(counts.money(known.counts, interventions.ANSWERING["inspection"]))
    clock = responses.clock(known.clock) if known.clock is not None else ""
    return Section(
        "drafting", "Notes for drafting, to be taken out before publication", clock, (Points(tuple(points)),)
    )
