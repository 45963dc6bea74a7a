"""An inspection report: what sort it is, who inspected whom, and how much of it is held here."""

from __future__ import annotations

from violence_response import words
from violence_response.accounts import body
from violence_response.accounts.blocks import Block, Choices, Facts, Outside, Paragraph, Section, Words, link
from violence_response.accounts.response import doubtful
from violence_response.rows import InspectionsFound
from violence_response.words import counted, day, joined, sentence

PLURALS = {
    "recommendation": "recommendations",
    "cause of concern": "causes of concern",
    "area for improvement": "areas for improvement",
}


def kinds(row: InspectionsFound) -> tuple[tuple[str, bool], ...]:
    """Every sort of inspection, and whether this one is known to be of it."""
    return (
        ("This force alone", row.is_force_specific is True),
        ("National", row.is_national is True),
        ("Follow-up", row.is_follow_up is True),
        ("Thematic", row.is_thematic is True),
        ("Partner inspection", row.is_partner is True),
    )


def published(row: InspectionsFound) -> str:
    """Who published the report, and when."""
    when = words.day(row.published_date, "a day that is not known")
    return f"{row.lead_name or 'An inspectorate'} published “{words.short_title(row.title)}” on {when}."


def report(row: InspectionsFound) -> Section:
    """What the report is: bodies, fieldwork, what it states and what is held here, source and doubts."""
    known = [name.lower() for name, is_known in kinds(row) if is_known]
    source = link(row.source_title, "about_the_data", source=row.source_id)
    there = (" (", Outside("open the page", row.source_url), ")") if row.source_url else ()
    facts = Facts(
        (
            ("Kind", sentence(joined(known)) or "not stated"),
            ("Lead", Words(body.name(row.lead_id, row.lead_name)) if row.lead_name else "not stated"),
            ("Inspectorates", body.names(row.inspectorate_ids, row.inspectorate_names) or "not stated"),
            ("Inspected", body.names(row.inspected_ids, row.inspected_names) or "not stated"),
            ("Fieldwork", fieldwork(row)),
            ("Force quoted in it", words.plain(row.is_force_quoted, "not stated")),
            ("Rule that sets our date", row.regime_label),
            ("Why a response, or why not", row.response_reason or "not stated"),
            ("Report", Words(source, *there)),
        )
    )
    blocks: list[Block] = [facts, Paragraph(counts_stated(row))]
    if row.note:
        blocks.append(doubtful(row.note))
    return Section("report", "The report", row.summary, tuple(blocks), (row.source_id,))


def fieldwork(row: InspectionsFound) -> str:
    """When the inspectors were at work, as exactly as it is known."""
    return words.period(row.fieldwork_from, row.fieldwork_to, row.fieldwork_precision)


def details(row: InspectionsFound) -> Section:
    """The head of the response form: the report and its day, its sort, and whether the force is quoted."""
    facts = Facts(
        (
            ("Title of inspection", row.title),
            ("Inspectorates", joined(row.inspectorate_names) or row.lead_name or "not stated"),
            ("Date inspection published", day(row.published_date, "not known")),
            ("Fieldwork", fieldwork(row)),
        )
    )
    quoted = row.is_force_quoted
    blocks = (
        facts,
        Choices("Type of inspection", kinds(row)),
        Choices(
            "Is the force quoted in the report?",
            (("Yes", quoted is True), ("No", quoted is False), ("Not recorded", quoted is None)),
        ),
    )
    return Section("details", "Inspection details", "", blocks, (row.source_id,))


def counts_stated(row: InspectionsFound) -> str:
    """What the report says that it holds, and what of it is held here; what is not stated is said."""
    kinds_held = (
        ("recommendation", row.recommendation_count, row.recommendations),
        ("cause of concern", row.cause_of_concern_count, row.causes_of_concern),
        ("area for improvement", row.area_for_improvement_count, row.areas_for_improvement),
    )
    stated = [
        f"{counted(count, singular, PLURALS[singular])} ({held:,} held here)"
        for singular, count, held in kinds_held
        if count is not None
    ]
    unstated = [PLURALS[singular] for singular, count, _ in kinds_held if count is None]
    said = []
    if stated:
        said.append(f"The report states {joined(stated)}.")
    if row.force_recommendation_count is not None:
        said.append(f"Recommendations for chief constables: {row.force_recommendation_count:,}.")
    if unstated:
        said.append(f"How many {joined(unstated)} it holds is not stated in published sources.")
    held = sentence(counted(row.findings, "finding"))
    return " ".join([*said, f"{held} held here in all; no report need be complete here."])
