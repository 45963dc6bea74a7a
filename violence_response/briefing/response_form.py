"""The office's response form, filled from the register: inspection details, summary, comment, office use."""

from __future__ import annotations

from violence_response import words
from violence_response.accounts import clock, counts, findings, inspection, interventions
from violence_response.accounts.blocks import (
    Block,
    Facts,
    Paragraph,
    Points,
    Room,
    Section,
    Table,
    shortened,
)
from violence_response.briefing.gathering import Gathered
from violence_response.briefing.note import missing
from violence_response.rows import InspectionsFound


def sections(known: Gathered) -> tuple[Section, ...]:
    """The sections of the form, in its order, and after them notes for the person who drafts."""
    row = known.inspection
    if row is None:
        return ()
    return (
        inspection.details(row),
        _summary(known, row),
        _comment(known),
        _office_use(row),
        _drafting(known, row),
    )


def _summary(known: Gathered, row: InspectionsFound) -> Section:
    blocks: list[Block] = [Paragraph(row.summary), Paragraph(inspection.counts_stated(row))]
    if len(known.findings):
        blocks.append(Paragraph("In summary, the report states, in our words:", is_strong=True))
        blocks.append(Facts(tuple((f"Finding {row.ordinal}", row.summary) for row in known.findings)))
    sources = findings.sources(known.findings)
    return Section("summary", "Executive summary of report", "", tuple(blocks), sources)


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
                str(row.ordinal),
                shortened(row.summary),
                row.reply_text or "To be written: an action, or the reason for none",
                findings.work(row),
            )
            for row in calling
        )
        header = (
            "No.",
            "Finding that calls for work",
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


def _office_use(row: InspectionsFound) -> Section:
    blank = "____________________"
    facts = [("Last lawful day", words.day(row.last_lawful_day, "no clock runs"))]
    facts += [(step, words.day(when, blank)) for step, when in clock.steps(row)]
    return Section("office", "For office use only", "", (Facts(tuple(facts)),))


def _drafting(known: Gathered, row: InspectionsFound) -> Section:
    points = [counts.standing(known.counts), *missing(known)]
    points.append(counts.money(known.counts, interventions.ANSWERING["inspection"]))
    heading = "Notes for drafting, to be taken out before publication"
    return Section("drafting", heading, clock.owed(row), (Points(tuple(points)),))
