"""Projects: lists of them, their headline numbers, where they work and what they serve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from violence_response import words
from violence_response.accounts import counts as said
from violence_response.accounts import evidence, money
from violence_response.accounts.blocks import (
    Block,
    Long,
    Numbers,
    Paragraph,
    Quiet,
    Section,
    Span,
    Table,
    Words,
    link,
)
from violence_response.rows import (
    Counts,
    InterventionCounts,
    InterventionPlaceCounts,
    InterventionsFound,
)
from violence_response.words import counted, joined, number, sentence, short_pounds, verb

ANSWERING = {
    "inspection": "answer these findings",
    "finding": "answer this finding",
    "theme": "are on this theme",
    "priority": "serve this priority",
    "area": "are at work here",
    "all": "are on record",
}
"""What projects do, by what they are listed for."""
MOST_PLACES, MOST_BARE = 8, 5


# --- lists


def named(project: InterventionsFound) -> Words:
    """A project's name, which opens it, and who delivers it."""
    provider = project.provider_name or "provider not stated"
    name = link(project.name, "interventions", intervention=project.intervention_id)
    if provider in project.name:
        return Words(name)
    opens = link(provider, "bodies", body=project.provider_id) if project.provider_id else provider
    return Words(name, ", ", opens)


def cards(found: Sequence[InterventionsFound]) -> Table:
    """Projects, each with what it does, its funding, evidence, places, and what it answers and serves."""
    rows = tuple(
        (
            named(project),
            Words(Long(project.description)),
            Words(money.funding(project), " ", evidence.evaluation(project.evaluation)),
            " · ".join(
                (
                    money.known(project),
                    f"{project.approach_name} ({evidence.rating_in_words(project.rating)})",
                    words.listed(project.place_names) or "place not stated",
                    answers(project),
                    serves(project),
                )
            ),
        )
        for project in found
    )
    return Table("", ("Project", "", "", ""), rows, (25, 25, 25, 25))


def answers(project: InterventionsFound) -> str:
    """How many findings a project answers."""
    count = len(project.finding_ids_answered)
    return f"answers {counted(count, 'finding')}" if count else "answers no finding"


def serves(project: InterventionsFound) -> str:
    """How many priorities of the Plan in force a project serves, or that it serves only another Plan."""
    if count := len(project.priority_titles):
        return f"serves {counted(count, 'priority', 'priorities')} of the Plan in force"
    return "serves only an earlier Plan" if project.serves_earlier else "serves no Plan"


def claimed(found: Sequence[InterventionsFound]) -> Table:
    """Projects linked to a Plan priority or a finding as cards: how far, on what basis, and why."""
    rows = tuple(
        (
            named(project),
            Words(*_how(project), money.funding(project), " ", evidence.evaluation(project.evaluation)),
            Words(
                f"{money.known(project)} · {project.basis_label}: {project.rationale} (source: ",
                link(project.claim_source_title, "about_the_data", source=project.claim_source_id),
                ")",
            ),
        )
        for project in found
    )
    return Table("", ("Project", "", ""), rows, (30, 30, 40))


def linked(found: Sequence[InterventionsFound], caption: str) -> Table:
    """Projects linked to a finding: how far each answers it and why, its funding, places and evidence."""
    header = ("Project and provider", "How it answers", "Funding", "Where", "Evidence")
    rows = tuple(
        (
            named(project),
            Words(
                *_how(project),
                Long(project.rationale or "", 30),
                Quiet(f" ({project.basis_label}; "),
                link(project.claim_source_title, "about_the_data", source=project.claim_source_id),
                Quiet(")"),
            ),
            Words(money.funding(project), f": {money.known(project)}"),
            Words(Long(words.listed(project.place_names) or "not stated", 12)),
            Words(
                evidence.evaluation(project.evaluation),
                f" {project.approach_name}, {evidence.rating_in_words(project.rating)}",
            ),
        )
        for project in found
    )
    return Table(caption, header, rows, (19, 26, 18, 14, 23))


def _how(project: InterventionsFound) -> tuple[Span, ...]:
    return (project.relation, " ") if project.relation else ()


def at_work(found: Sequence[InterventionsFound], *, is_place_named: bool) -> Table:
    """Projects near a place with their money and funding, and where asked for the places they name."""
    rows = tuple(
        (
            Words(named(project), f" ({words.listed(project.place_names)})" if is_place_named else ""),
            money.known(project),
            money.funding(project),
        )
        for project in found
    )
    return Table("", ("Project", "Money", "Funding"), rows, (50, 25, 25))


def table(
    found: Sequence[InterventionsFound], caption: str, numbers: Mapping[str, int] | None = None
) -> Table:
    """Projects with money, funding and evaluation; with `numbers` of findings, also which they answer."""
    rows = tuple(
        (
            named(project),
            money.known(project),
            money.funding(project),
            project.evaluation.label,
            _answered(project, numbers),
        )
        for project in found
    )
    header = ("Project and provider", "Money", "Funding", "Evaluation", "Findings answered")
    return Table(caption, header, rows, (31, 24, 18, 15, 12))


def _answered(project: InterventionsFound, numbers: Mapping[str, int] | None) -> str:
    keys = project.finding_ids_answered
    if numbers is None:
        return sentence(number(len(keys))) if keys else "None"
    return ", ".join(str(each) for each in sorted(numbers[key] for key in keys if key in numbers)) or "None"


def funded(
    found: Sequence[InterventionsFound],
    counts: Counts,
    *,
    subject: str,
    numbers: Mapping[str, int] | None = None,
    most: int | None = None,
) -> Section:
    """What is funded: the money known, the projects with most of it, and where their funding is."""
    message, heading = said.money(counts, ANSWERING[subject]), "What we fund"
    shown = found[:most]
    if not shown:
        return Section("funded", heading, message)
    caption = "Projects, most money first"
    if len(shown) < len(found):
        caption = f"The {len(shown)} projects with most money, of {counts.projects:,}"
    blocks: tuple[Block, ...] = (
        table(shown, caption, numbers),
        Paragraph(f"{said.funding(counts)} {said.ending(counts)}"),
    )
    sources = dict.fromkeys(key for project in shown for key in project.source_ids)
    return Section("funded", heading, message, blocks, tuple(sources))


# --- the headline numbers


def numbers(counts: InterventionCounts) -> Numbers:
    """The four numbers that come first: projects, money awarded, what ends, what is evaluated."""
    projects, given = counts.projects, counts.grants_given
    today = counted(counts.projects_funding_today, "project has", "projects have")
    ending = counts.awards_ending_in_year
    bare, paid = counts.projects_funded_not_evaluated, counts.projects_funded
    return Numbers(
        (
            ("Projects", f"{projects:,}", f"{today} funding today"),
            (
                "Known to be awarded",
                short_pounds(counts.awarded_amount, "none known"),
                f"in {counted(given, 'award')}",
            ),
            (
                "Ends within twelve months",
                short_pounds(counts.ending_in_year_amount, "not known" if ending else "none"),
                _ending(counts),
            ),
            (
                "Evaluated",
                f"{counts.projects_evaluated:,} of {projects:,}",
                f"{bare:,} of {paid:,} funded projects have no evaluation",
            ),
        )
    )


def _ending(counts: InterventionCounts) -> str:
    six, year, unknown = counts.awards_ending, counts.awards_ending_in_year, counts.ending_in_year_not_known
    text = counted(year, "award")
    if year:
        within = short_pounds(counts.ending_amount, "amount not known")
        text += f"; {number(six)} within six months ({within})" if six else "; none within six months"
    return f"{text}; {counted(unknown, 'amount')} not known" if unknown else text


# --- where projects work


def _drawn(found: Sequence[InterventionPlaceCounts]) -> list[InterventionPlaceCounts]:
    return [
        row
        for row in found
        if row.latitude is not None and row.longitude is not None and row.area_type != "force"
    ]


def where(found: Sequence[InterventionPlaceCounts]) -> str:
    """Force-wide work beside work in a named place, in a sentence without its full stop."""
    smaller = _drawn(found)[:1]
    wide = [row for row in found if row.area_type == "force"][:1]
    named_most = [
        f"the most named place is {row.name}, by {counted(row.interventions, 'project')}" for row in smaller
    ]
    if not wide:
        return sentence(named_most[0]) if named_most else "No place with a present code is on record"
    count = wide[0].interventions
    whole = (
        f"{sentence(counted(count, 'project'))} {verb(count, 'works', 'work')} across all of {wide[0].name}"
    )
    return f"{whole}; {named_most[0]}" if named_most else f"{whole}, and none names a smaller place"


def whereabouts(found: Sequence[InterventionPlaceCounts]) -> str:
    """The places named most, and those that cannot be drawn, after the headline."""
    parts = [f"{where(found)}."]
    if most := _drawn(found)[:6]:
        listed = joined(f"{row.name} ({row.interventions})" for row in most)
        parts.append(f"Places with most projects: {listed}.")
    if bare := [row.name for row in found if row.area_id is None]:
        has = verb(len(bare), "has", "have")
        parts.append(f"{joined(_first(bare, MOST_BARE))} {has} no present code and cannot be drawn.")
    return " ".join(parts)


def place_table(found: Sequence[InterventionPlaceCounts]) -> Table:
    """Every place with the projects at work in it, those without a code too."""
    rows = tuple(
        (
            Words(
                link(row.name, "interventions", place=row.area_id)
                if row.area_type in ("local_authority", "force")
                else link(row.name, "interventions", search=row.name)
            ),
            row.area_type_label or "no present code",
            (row.local_authority_name or "–") if row.area_id != row.local_authority_id else "–",
            f"{row.interventions:,}",
            f"{row.running:,}",
        )
        for row in found
    )
    header = ("Place", "Kind", "In", "Projects", "Funding today")
    return Table("", header, rows, (30, 22, 22, 12, 14), right=(3, 4))


def places_named(found: Sequence[InterventionsFound], counts: InterventionCounts) -> str:
    """Where projects work, and for how many no place is stated."""
    if not counts.projects:
        return "No project is on record, so no place is named."
    names = list(dict.fromkeys(name for project in found for name in project.place_names))
    if not names:
        return f"No place is stated for {'it' if counts.projects == 1 else 'any of them'}."
    silent = counts.projects_without_place
    unknown = f" For {counted(silent, 'project')} no place is stated." if silent else ""
    return f"Places named: {joined(_first(names, MOST_PLACES))}.{unknown}"


def priorities_served(found: Sequence[InterventionsFound], counts: InterventionCounts) -> str:
    """Which priorities of the Plan in force projects serve, and how many projects serve none."""
    names = list(dict.fromkeys(title for project in found for title in project.priority_titles))
    if not names:
        return "No project here serves a priority of the Plan in force."
    silent, none = counts.projects_serving_none, ""
    if silent:
        serve = verb(silent, "serves", "serve")
        none = f" {sentence(counted(silent, 'project'))} {serve} no priority of the Plan in force."
    return f"{sentence(counted(len(names), 'priority', 'priorities'))}: {'; '.join(names)}.{none}"


def _first(names: Sequence[str], most: int) -> list[str]:
    more = len(names) - most
    return [*names[:most], *([f"{number(more)} more"] if more > 0 else [])]
