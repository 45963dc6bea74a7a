"""What is known of money: of a project, of an award, and which awards end; plain words, the same everywhere.

A project's funding is a state on the day (funding today, starts later, end date not known, ended, none
recorded). Only what was given is called awarded; what is not confirmed or not stated is said beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from violence_response import words
from violence_response.accounts import counts as said
from violence_response.accounts.blocks import Block, Paragraph, Points, Section, Strong, Table, Words, link
from violence_response.rows import (
    Counts,
    InterventionCounts,
    InterventionDetails,
    InterventionGrants,
    InterventionsFound,
    MoneyEnding,
)
from violence_response.words import Status, counted, day, joined, number, pounds, sentence, verb

Project = InterventionsFound | InterventionDetails
BY_THE_UNIT = "Paid for by the violence reduction unit, amount not stated"
MOST_ASKED = 2
"""Awards that a briefing asks about by name."""


# --- of a project


def known(project: Project) -> str:
    """What is known of a project's money: "£54,200 awarded, up to £1,000 not confirmed"."""
    if not project.grants and project.money.term != "none":
        return BY_THE_UNIT
    return sentence(words.money(project.awarded_amount, project.other_amount, project.not_stated))


def funding(project: Project) -> Words:
    """Where a project's funding is on the day, with its last day where one is known."""
    return until(project.money, project.last_end_date)


def until(state: Status, ends: date | None) -> Words:
    """A state of funding with its last day, where one is known and means something."""
    if ends is None or state.term == "end_not_stated":
        return Words(state)
    return Words(state, f", {'on' if state.term == 'ended' else 'until'} {day(ends)}")


def ends(project: Project) -> str:
    """The last day of a project's funding in words."""
    return day(project.last_end_date, "Not stated" if project.grants else "No award recorded")


# --- of an award


def award(grant: MoneyEnding) -> str:
    """An award's amount, with what the amount is."""
    amount = pounds(grant.amount)
    return sentence(amount) if grant.amount is None else f"{amount}, {grant.amount_basis.label.lower()}"


def later(grant: MoneyEnding) -> str:
    """Whether a later award to the same project is on record."""
    if grant.next_end_date is None:
        return "no later award on record"
    return f"a later award runs until {day(grant.next_end_date)}"


def ends_on(grant: MoneyEnding) -> str:
    """The last day of an award as precisely as it is known; that it was worked out is said."""
    period = words.period(grant.ends_date, grant.ends_date, grant.date_precision)
    return f"{period} (worked out)" if grant.date_precision == "inferred" else period


def grants(found: Sequence[InterventionGrants]) -> Section:
    """Every grant to one project with its amount, what the amount is, its dates and its source."""
    heading = "Money"
    if not found:
        return Section(
            "grants", heading, "No grant to this project is on record. One may have been given all the same."
        )
    rows = tuple(
        (
            pounds(grant.amount, "not stated"),
            Words(grant.basis),
            _dates(grant),
            _fund(grant),
            grant.note or "–",
            Words(link(grant.source_title, "about_the_data", source=grant.source_id)),
        )
        for grant in found
    )
    header = ("Amount", "What it is", "From and to", "Fund", "Note", "Source")
    return Section(
        "grants", heading, "", (Table("", header, rows, (13, 14, 20, 20, 18, 15), right=(0,)),),
        tuple(grant.source_id for grant in found),
    )  # fmt: skip


def _fund(grant: InterventionGrants) -> str:
    if not grant.fund_name:
        return "not stated"
    if not grant.funder_id:
        return f"{grant.fund_name} (funder not stated)"
    opens = link(grant.funder_name or grant.funder_id, "bodies", body=grant.funder_id)
    return Words(f"{grant.fund_name} (", opens, ")")


def _dates(grant: InterventionGrants) -> str:
    dates = words.period(grant.starts_date, grant.ends_date, grant.date_precision)
    is_plain = grant.date_precision in ("day", "not_stated")
    return dates if is_plain else f"{dates} ({grant.precision_label.lower()})"


# --- awards that end


def points(awards: Sequence[MoneyEnding], counts: Counts) -> Points:
    """Awards that end within six months, nearest first, and where the funding of all projects is."""
    lines: list[str] = [
        Words(
            Strong(ends_on(grant)),
            ": ",
            link(grant.name, "interventions", intervention=grant.intervention_id),
            f", {award(grant)}; {later(grant)}",
        )
        for grant in awards
    ]
    return Points((*(lines or [said.ending(counts)]), said.funding(counts)))


def ending(awards: Sequence[MoneyEnding], counts: Counts) -> Section:
    """Awards that end within six months as a table, and where the funding of the projects is."""
    whole = Paragraph(said.funding(counts))
    heading, message = "Funding that ends within six months", said.ending(counts)
    if not awards:
        return Section("ending", heading, message, (whole,))
    rows = tuple(
        (
            ends_on(grant),
            sentence(words.days_left(grant.days_left)),
            Words(link(grant.name, "interventions", intervention=grant.intervention_id)),
            award(grant),
            day(grant.next_end_date, "None on record"),
        )
        for grant in awards
    )
    header = ("Ends", "When", "Project", "Amount", "Later award runs until")
    table = Table("Awards, the nearest end first", header, rows, (16, 13, 34, 22, 15))
    return Section("ending", heading, message, (table, whole))


def questions(awards: Sequence[MoneyEnding], counts: Counts) -> list[str]:
    """What the register asks somebody to decide about money and evaluation, each as a question."""
    alone = [grant for grant in awards if grant.next_end_date is None]
    asked = [
        f"Is there further funding for {grant.name}, whose award ends on {day(grant.ends_date)}?"
        for grant in alone[:MOST_ASKED]
    ]
    if (more := len(alone) - MOST_ASKED) > 0:
        ends = counted(more, "further award that ends", "further awards that end")
        asked.append(f"And for the {ends} within six months?")
    if counts.projects_funded_not_evaluated:
        asked.append(f"Is an evaluation asked for? {not_evaluated(counts)}")
    return asked


def not_evaluated(counts: Counts | InterventionCounts) -> str:
    """How many funded projects have no evaluation."""
    funded, bare = counts.projects_funded, counts.projects_funded_not_evaluated
    if not funded:
        return "No project here has funding on record."
    if funded == 1:
        return f"The one funded project has {'no' if bare else 'an'} evaluation, published or under way."
    if not bare:
        return f"All {number(funded)} funded projects have an evaluation, published or under way."
    have = verb(bare, "has", "have")
    some = sentence(number(bare))
    return f"{some} of {number(funded)} funded projects {have} no evaluation, published or under way."


# --- the timeline


def cliff(counts: InterventionCounts) -> str:
    """What ends within six and within twelve months, in one sentence without its full stop."""
    six, year = counts.awards_ending, counts.awards_ending_in_year
    first = _within(six, _known(six, counts.ending_amount, counts.ending_not_known), "six")
    if six == year:
        return sentence(first) + (", and no other within twelve" if six else ", nor within twelve")
    amount = _known(year, counts.ending_in_year_amount, counts.ending_in_year_not_known)
    return sentence(f"{first}; {_within(year, amount, 'twelve')}")


def _within(awards: int, amount: str, months: str) -> str:
    if not awards:
        return f"no award with a known end ends within {months} months"
    return f"{counted(awards, 'award')} ({amount}) {verb(awards, 'ends', 'end')} within {months} months"


def _known(awards: int, amount: object, unknown: int) -> str:
    if amount is None:
        return "amount not known" if awards == 1 else "amounts not known"
    return pounds(amount) + (f" and {counted(unknown, 'amount')} not known" if unknown else "")


def timeline(counts: InterventionCounts, shown: int) -> str:
    """What the timeline shows, with `shown` awards in its picture, and what it cannot show."""
    running, placed = counts.awards_running, counts.awards_placed
    text = [f"{cliff(counts)}. {sentence(counted(running, 'award'))} {verb(running, 'runs', 'run')} today."]
    if shown < placed:
        text.append(f"The picture shows the {shown} that end last, of {placed:,}; the rows hold more.")
    missing = [
        (counts.awards_without_end - counts.awards_without_dates, "whose end is not stated"),
        (counts.awards_without_dates, "without any date"),
        (counts.awards_ended_earlier, "that ended more than two years ago"),
    ]
    left_out = [f"{counted(count, 'award')} {why}" for count, why in missing if count]
    if applied := counts.grants - counts.awards:
        left_out.append(f"{counted(applied, 'sum')} only applied for")
    if left_out:
        text.append(f"Not in the picture: {joined(left_out)}.")
    return " ".join(text)


def summed(counts: InterventionCounts) -> tuple[Block, ...]:
    """Where the funding is, and what sums of money leave out."""
    endless = counts.awards_without_end
    text = [said.funding(counts), said.left_out(counts)]
    if endless:
        awards = sentence(counted(endless, "award"))
        text.append(f"{awards} {verb(endless, 'has', 'have')} no stated end, so more may end than is shown.")
    return (Paragraph(" ".join(part for part in text if part)),)
