"""One project: what it does, its funding, results and places, and the priorities it serves."""

from __future__ import annotations

from collections.abc import Sequence

from violence_response import words
from violence_response.accounts import body, evidence, money
from violence_response.accounts.blocks import Facts, Paragraph, Points, Section, Table, Words, link
from violence_response.rows import (
    InterventionDetails,
    InterventionPlaceNames,
    InterventionPlanPriorities,
    InterventionReportedResults,
)
from violence_response.words import sentence


def for_whom(project: InterventionDetails) -> str:
    """Whom a project is for, with the ages where they are stated."""
    youngest, oldest = project.age_from, project.age_to
    if youngest is None:
        ages = "ages not stated" if oldest is None else f"up to age {oldest}"
    else:
        ages = f"aged {youngest} and over" if oldest is None else f"aged {youngest} to {oldest}"
    return f"{project.target_group} ({ages})" if project.target_group else sentence(ages)


def head(project: InterventionDetails) -> Section:
    """The states of one project as words, and the facts that come first."""
    provider: str = "not stated"
    if project.provider_id:
        provider = Words(body.name(project.provider_id, project.provider_name or project.provider_id))
    unit = {True: "yes", False: "no", None: "not stated"}[project.is_curv_funded]
    pairs = (
        ("Who delivers it", provider),
        ("For whom", for_whom(project)),
        ("Money", money.known(project)),
        ("Funding ends", money.ends(project)),
        ("Paid for or run by the violence reduction unit", unit),
        ("Themes", words.listed(project.theme_names) or "none given"),
        ("Note", project.note or ""),
        ("Source", Words(link(project.source_title, "about_the_data", source=project.source_id))),
    )
    states = Words(project.money, " ", evidence.evaluation(project.evaluation))
    return Section(
        "project", "", states, (Paragraph(project.description), Facts(pairs)), (project.source_id,)
    )


def results(found: Sequence[InterventionReportedResults]) -> Section:
    """Every reported result with its unit and the words that go with the number."""
    heading = "Reported results"
    if not found:
        return Section("results", heading, "No result of this project is on record.")
    rows = tuple(
        (
            row.measure,
            f"{words.plain(float(row.value))} {row.unit_label}",
            row.note or "–",
            words.period(row.period_from, row.period_to),
            Words(link(row.source_title, "about_the_data", source=row.source_id)),
        )
        for row in found
    )
    header = ("What was counted", "Result", "As stated", "Period", "Source")
    return Section(
        "results", heading, "Numbers in different units are never added.",
        (Table("", header, rows, (28, 20, 16, 16, 20)),), tuple(row.source_id for row in found),
    )  # fmt: skip


def priorities(found: Sequence[InterventionPlanPriorities]) -> Section:
    """The Plan priorities one project is linked to, those of the Plan in force first, each with why."""
    heading = "Plan priorities it serves"
    if not found:
        nothing = Words("This project is tied to no Plan priority. ", link("All priorities", "priorities"))
        return Section("priorities", heading, nothing)
    rows = tuple(
        (
            Words(
                row.relation, " ", link(row.title, "priorities", priority=row.priority_id),
                f" · {row.plan_title}{'' if row.in_force else ' (not in force today)'}",
            ),
            Words(
                f"{row.basis_label}: {row.rationale} (source: ",
                link(row.source_title, "about_the_data", source=row.source_id), ")",
            ),
        )
        for row in found
    )  # fmt: skip
    return Section("priorities", heading, "", (Table("", ("", ""), rows, (50, 50)),))


def places(found: Sequence[InterventionPlaceNames]) -> Section:
    """Where one project works, with how each place was matched."""
    if not found:
        return Section("places", "Where it works", "No place of this project is on record.")
    points = []
    for row in found:
        within = row.local_authority_name
        inside = f", {within}" if within and within != row.name else ""
        code = "" if row.area_id else ", no present code"
        note = f" ({row.note})" if row.note else ""
        source = link(row.source_title, "about_the_data", source=row.source_id)
        points.append(Words(f"{row.name}{inside}{code}{note} · ", source))
    return Section("places", "Where it works", "", (Points(tuple(points)),))
