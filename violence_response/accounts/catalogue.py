"""The table of projects as a picture: what its rows, bars and marks say in words."""

from __future__ import annotations

from collections.abc import Sequence

from violence_response import words
from violence_response.accounts import counts as said
from violence_response.accounts import evidence, interventions, money
from violence_response.accounts.blocks import Link, link
from violence_response.rows import AwardsFound, InterventionCounts, InterventionsFound
from violence_response.words import counted, pounds, short_pounds, verb

NOTE = (
    "A plus after the pounds: more is not confirmed or not stated. The evidence is the Toolkit's for the "
    "approach, not for the project."
)
HEADINGS = ("Project", "Delivered by, and where", "Awarded", "Evidence for the approach", "Findings answered")
"""The columns beside the time axis."""


def standing(counts: InterventionCounts) -> str:
    """Where the funding of the projects is, and what is known of the money."""
    if not counts.projects:
        return said.funding(counts)
    given = f"{short_pounds(counts.awarded_amount, 'No amount')} is known to be awarded"
    if counts.other_amount:
        given += f", up to {short_pounds(counts.other_amount)} more not confirmed"
    return f"{said.funding(counts)} {given}."


def picture(counts: InterventionCounts, shown: int) -> str:
    """What the rows show: the funding of all that were asked for, what ends, and what the sums leave out."""
    if not counts.projects:
        return standing(counts)
    parts = [standing(counts), f"{money.cliff(counts)}."]
    if endless := counts.awards_without_end:
        parts.append(
            f"{words.sentence(counted(endless, 'award'))} {verb(endless, 'has', 'have')} no stated end."
        )
    if applied := counts.grants - counts.awards:
        was = verb(applied, "was", "were")
        parts.append(f"{words.sentence(counted(applied, 'sum'))} {was} only applied for and {was} not drawn.")
    parts.append(said.left_out(counts))
    if shown < counts.projects:
        parts.append(f"These are {shown:,} of {counts.projects:,} projects.")
    return " ".join(part for part in parts if part)


def opened(project: InterventionsFound) -> Link:
    """The page of a project."""
    return link(project.name, "interventions", intervention=project.intervention_id)


def provider(project: InterventionsFound) -> str:
    """Who delivers a project."""
    return project.provider_name or "provider not stated"


def places(project: InterventionsFound) -> str:
    """Where a project works; the first places of many."""
    names = project.place_names
    first = ", ".join(names[:2]) + (f" and {len(names) - 2} more" if len(names) > 2 else "")
    return first or "place not stated"


def row(project: InterventionsFound, awards: Sequence[AwardsFound]) -> str:
    """A project: who and where, its funding and each award, its evidence, and what it answers and serves."""
    parts = [
        f"{project.name}, {provider(project)}, {words.joined(project.place_names) or 'place not stated'}",
        f"{money.funding(project)}: {money.known(project)}",
        *map(award, awards),
        f"{project.approach_name}, {evidence.rating_in_words(project.rating)}",
        interventions.answers(project),
        interventions.serves(project),
    ]
    return ". ".join(words.sentence(str(part)) for part in parts) + "."


def award(found: AwardsFound) -> str:
    """An award: its amount, what the amount is, and its days as exactly as they are known."""
    amount = pounds(found.amount) if found.amount is None else (
        f"{pounds(found.amount)}, {found.basis.label.lower()}"
    )  # fmt: skip
    days = words.period(found.starts_date, found.ends_date, found.date_precision)
    worked_out = " (worked out)" if found.date_precision == "inferred" else ""
    return (
        f"award of {amount}, {days}{worked_out}" if found.amount else f"award, {amount}, {days}{worked_out}"
    )


def without_bar(project: InterventionsFound, awards: Sequence[AwardsFound]) -> str:
    """What is said in place of a bar: no award on record, an application only, or awards without a date."""
    if awards:
        return "? dates not recorded"
    if project.money.term == "applied_for":
        return "? applied for only"
    return "? no award recorded"


def amount(project: InterventionsFound) -> str:
    """The pounds of a project where room is short."""
    given, other = project.awarded_amount, project.other_amount
    more = "+" if given is not None and (other is not None or project.not_stated) else ""
    if given is not None:
        return f"{short_pounds(given)}{more}"
    return f"up to {short_pounds(other)}" if other is not None else "not stated"


def strength(project: InterventionsFound) -> str:
    """How strong the evidence for a project's approach is, in a word or two."""
    return project.rating.label if project.rating else "No rating"


def answers(project: InterventionsFound) -> str:
    """How many findings a project answers."""
    return f"{len(project.finding_ids_answered):,}"
