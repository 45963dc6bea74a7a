"""One body: what was found about it, what it owes, what it delivers and was given, pays for and published.

What is not on record for it is said in one sentence, not in a section of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from violence_response import words
from violence_response.accounts import findings as account_of_findings
from violence_response.accounts import interventions, money
from violence_response.accounts.blocks import (
    Block,
    Facts,
    Link,
    Numbers,
    Paragraph,
    Quiet,
    Section,
    Span,
    Table,
    Words,
    link,
)
from violence_response.accounts.blocks import joined as joined_spans
from violence_response.rows import (
    BodiesFound,
    BodyMoney,
    BodyOwes,
    FindingsFound,
    InspectionsFound,
    InterventionsFound,
)
from violence_response.words import Status, counted, joined, number, sentence, short_pounds, verb

OWED = {
    "response": "Response to",
    "chief_officer": "Chief officer's comment on",
    "finding": "Finding that asks for it by a day:",
    "action": "Action:",
}
"""Kind of thing to come from a body: how it is called before its name."""
NOT_RECORDED = Status("not_recorded", "Not recorded", "?", "neutral")
OPEN = "not known to be closed by us or agreed by the inspectorate, positive practice aside"
MOST_FINDINGS, MOST_OWED, MOST_REPORTS, MOST_PROJECTS = 12, 20, 20, 20
"""Rows that one account lists; the others are counted, and are behind a link."""


def name(body_id: str, label: str) -> Link:
    """A body's name, which opens its account."""
    return link(label, "bodies", body=body_id)


def names(keys: Sequence[str], labels: Sequence[str]) -> Words:
    """Several bodies as a list in a sentence, each a link."""
    return joined_spans(name(key, label) for key, label in zip(keys, labels, strict=True))


def numbers(row: BodiesFound) -> Numbers:
    """The headline numbers of what is on record for the body."""
    amounts = f", {counted(row.not_stated, 'amount')} not stated" if row.not_stated else ""
    given = f"in {counted(row.grants, 'grant')} to these, applications included{amounts}"
    today = f"{_none(row.funding_today)} with funding today"
    paid = f"{short_pounds(row.paid_amount, 'no pounds')} known to be given"
    awarded = short_pounds(row.awarded_amount, "none known")
    figures: tuple[tuple[int, tuple[str, str, str]], ...] = (
        (row.addressed, ("Findings addressed to it", _of(row.addressed, row.held), _open(row))),
        (row.published, ("Reports it published", _of(row.published, row.reports), _led(row))),
        (row.owed, ("To come from it", f"{row.owed:,}", passed(row))),
        (row.delivers, ("Projects it delivers", _of(row.delivers, row.projects), today)),
        (row.grants, ("Known to be awarded", awarded, given)),
        (row.pays_for, ("Projects it pays for", _of(row.pays_for, row.projects), paid)),
    )
    return Numbers(tuple(figure for held, figure in figures if held))


def _of(count: int, whole: int) -> str:
    return f"{count:,} of {whole:,}"


def _open(row: BodiesFound) -> str:
    return f"{_none(row.open_findings)} open, {_none(row.named)} by name"


def _led(row: BodiesFound) -> str:
    return f"{_none(row.led)} of them as lead"


def _none(count: int) -> str:
    return number(count) if count else "none"


def passed(row: BodiesFound) -> str:
    """How many of the things to come from the body have a day that has passed, and how many have none."""
    said = f"the day of {number(row.passed)} has passed" if row.passed else "no day has passed"
    if row.passed == row.owed:
        said = "its day has passed" if row.owed == 1 else "the day of each has passed"
    return f"{said}, {counted(row.undated, 'has', 'have')} no day" if row.undated else said


def head(row: BodiesFound) -> Section:
    """What the body is, and where it is named."""
    pairs = (
        ("Kind of body", row.kind_label),
        ("Place", row.area_name or ""),
        ("Note", row.note or ""),
        ("Named in", Words(link(row.source_title, "about_the_data", source=row.source_id))),
    )
    return Section("body", "", "", (Facts(tuple(pair for pair in pairs if pair[1])),), (row.source_id,))


@dataclass(frozen=True, slots=True)
class Known:
    """The rows on record for one body: itself, the findings addressed to it or about it, what it owes, the
    reports that it had a part in, the projects that it delivers, and money by the state of funding."""

    body: BodiesFound
    found: Sequence[FindingsFound]
    owed: Sequence[BodyOwes]
    reports: Sequence[InspectionsFound]
    projects: Sequence[InterventionsFound]
    sums: Sequence[BodyMoney]


def account(known: Known) -> tuple[Section, ...]:
    """Everything on record for the body; then what is not."""
    row = known.body
    parts = (
        findings(row, known.found) if row.addressed or row.about else None,
        owes(row, known.owed) if row.owed or row.unrecorded else None,
        published(row, known.reports) if row.published else None,
        delivers(row, known.projects, known.sums) if row.delivers else None,
        pays(row, known.sums) if row.pays_for else None,
        absent(row),
    )
    return tuple(part for part in parts if part)


# --- what was found


def findings(row: BodiesFound, found: Sequence[FindingsFound]) -> Section:
    """How many findings are addressed to it or about it, and the newest of them."""
    blocks: list[Block] = []
    if found:
        blocks.append(_findings(found[:MOST_FINDINGS]))
    if len(found) > MOST_FINDINGS:
        every = link(f"{len(found):,}", "findings", body=row.body_id)
        lead = f"The newest {MOST_FINDINGS} are listed, of "
        blocks.append(Paragraph(Words(Quiet(lead), every, Quiet("."))))
    said = " ".join(part for part in (_addressed(row), _inspected(row)) if part)
    sources = account_of_findings.sources(found[:MOST_FINDINGS])
    return Section("findings", "Findings addressed to it or about it", said, tuple(blocks), sources)


def _addressed(row: BodiesFound) -> str:
    if not row.addressed:
        return f"None of the {row.held:,} findings on record is addressed to it."
    group = row.addressed - row.named
    how = "all by name" if not group else "all to a group that it is one of"
    if row.named and group:
        how = f"{number(row.named)} by name and {number(group)} to a group that it is one of"
    elif row.addressed == 1:
        how = "by name" if row.named else "as one of a group"
    of = f"{sentence(number(row.addressed))} of the {row.held:,} findings on record"
    return f"{of} {verb(row.addressed, 'is', 'are')} addressed to it, {how}. {_still_open(row)}"


def _still_open(row: BodiesFound) -> str:
    whole, still = row.addressed, row.open_findings
    if not still:
        return "It is not open." if whole == 1 else "None of them is open."
    if still == whole:
        return f"{'It is' if whole == 1 else 'All are'} open: {OPEN}."
    return f"{sentence(number(still))} of the {number(whole)} {verb(still, 'is', 'are')} open: {OPEN}."


def _inspected(row: BodiesFound) -> str:
    if not row.inspected:
        return ""
    reports = f"{sentence(number(row.inspected))} of {counted(row.reports, 'report')}"
    looked = f"{reports} {verb(row.inspected, 'is', 'are')} on an inspection of it"
    if not row.about:
        return f"{looked}; no finding of {verb(row.inspected, 'it', 'them')} is held here."
    rest = (
        f"{number(row.about_only)} of these not addressed to it" if row.about_only else "all addressed to it"
    )
    return f"{looked}, with {counted(row.about, 'finding')} held here, {rest}."


def _findings(found: Sequence[FindingsFound]) -> Table:
    rows = tuple(
        (
            Words(account_of_findings.name(row)),
            Words(
                link(words.short_title(row.inspection_title), "responses", inspection=row.inspection_id),
                f", {words.day(row.published_date, 'day not known')}",
            ),
            row.finding_type.label,
            account_of_findings.reply(row),
            account_of_findings.work(row),
        )
        for row in found
    )
    header = ("What inspectors found", "Report", "Kind", "Our reply", "Work in answer")
    return Table("Findings, the newest report first", header, rows, (36, 21, 12, 13, 18))


# --- what it owes


def owes(row: BodiesFound, owed: Sequence[BodyOwes]) -> Section:
    """What is to come from it and by when. A day that has passed is not called late: nobody may have said."""
    blocks: list[Block] = []
    if owed:
        rows = tuple((_owed(each), _by(each), Words(each.stage or NOT_RECORDED)) for each in owed[:MOST_OWED])
        blocks.append(
            Table(
                "What is due, the nearest day first", ("What", "By when", "Where it is"), rows, (56, 24, 20)
            )
        )
    if len(owed) > MOST_OWED:
        blocks.append(Paragraph(account_of_findings.first(MOST_OWED, len(owed), "thing")))
    return Section("owes", "What it owes, and by when", Words(*_owing(row)), tuple(blocks))


def _owing(row: BodiesFound) -> list[Span]:
    spans: list[Span] = ["Nothing with a day is to come from it."]
    if row.owed:
        come = verb(row.owed, "thing is to come from it", "things are to come from it")
        spans = [f"{sentence(number(row.owed))} {come}: {passed(row)}."]
    if row.passed:
        spans.append(" That a day has passed does not show that nothing was done.")
    if row.unrecorded:
        spans += [
            " We have ",
            link("no record of a response", "responses"),
            f" to {number(row.unrecorded)} of {counted(row.reports, 'report')}; none is counted as late.",
        ]
    return spans


def _owed(each: BodyOwes) -> Words:
    page, part = (
        ("findings", "finding") if each.kind in ("finding", "action") else ("responses", "inspection")
    )
    opens = Link(each.title, page, ((part, each.opens_id),))
    owner = f"; owner: {each.owner_role}" if each.owner_role else ""
    return Words(f"{OWED[each.kind]} ", opens, Quiet(owner))


def _by(each: BodyOwes) -> str:
    if each.due_date is None or each.days_left is None:
        return "No day set"
    return f"{words.day(each.due_date)}, {words.days_left(each.days_left)}"


# --- what it published


def published(row: BodiesFound, reports: Sequence[InspectionsFound]) -> Section:
    """The reports that it published, alone or with others, with our response to each; the newest first."""
    own = sorted(
        (each for each in reports if row.body_id in (each.lead_id, *each.inspectorate_ids)),
        key=lambda each: (each.published_date is None, -(each.published_date or row.as_at).toordinal()),
    )
    held = f"{counted(row.published_findings, 'finding')} of {verb(row.published, 'it', 'them')} held here"
    led = "" if row.led == row.published else f", {number(row.led)} of them as lead"
    said = f"{sentence(number(row.published))} of {counted(row.reports, 'report')} on record"
    rows = tuple(
        (
            Words(link(each.title, "responses", inspection=each.inspection_id)),
            words.day(each.published_date, "not known"),
            "Led it" if each.lead_id == row.body_id else f"With {each.lead_name or 'others'}",
            Words(link(f"{each.findings:,}", "findings", inspection=each.inspection_id))
            if each.findings
            else "–",
            Words(each.stage),
        )
        for each in own[:MOST_REPORTS]
    )
    header = ("Report", "Published", "Part", "Findings held", "Our response")
    blocks: list[Block] = [Table("Reports, the newest first", header, rows, (42, 13, 17, 10, 18), right=(3,))]
    if len(own) > MOST_REPORTS:
        blocks.append(Paragraph(account_of_findings.first(MOST_REPORTS, len(own), "report")))
    are = verb(row.published, "is", "are")
    return Section(
        "published", "What it published", f"{said} {are} its own{led}, with {held}.", tuple(blocks),
        tuple(each.source_id for each in own[:MOST_REPORTS]),
    )  # fmt: skip


# --- what it delivers, was given and pays for


def delivers(row: BodiesFound, projects: Sequence[InterventionsFound], sums: Sequence[BodyMoney]) -> Section:
    """The projects that it delivers, and what they were given, by where their funding is on the day."""
    given = words.money(row.awarded_amount, row.other_amount, row.not_stated)
    parts = [each for each in sums if each.part == "delivers"]
    said = f"It delivers {number(row.delivers)} of {counted(row.projects, 'project')}: {_by_state(parts)}."
    said += f" On record in {counted(row.grants, 'grant')} to {verb(row.delivers, 'it', 'them')}: {given}."
    if not row.grants:
        said = (
            said.rpartition(" On record")[0] + " No grant is on record; one may have been given all the same."
        )
    blocks: list[Block] = [_projects(projects[:MOST_PROJECTS])]
    if len(projects) > MOST_PROJECTS:
        blocks.append(Paragraph(account_of_findings.first(MOST_PROJECTS, len(projects), "project")))
    if len(parts) > 1:
        blocks.append(_states(parts))
    sources = dict.fromkeys(key for project in projects[:MOST_PROJECTS] for key in project.source_ids)
    return Section(
        "delivers", "What it delivers, and what that was given", said, tuple(blocks), tuple(sources)
    )


def _projects(found: Sequence[InterventionsFound]) -> Table:
    rows = tuple(
        (
            Words(link(project.name, "interventions", intervention=project.intervention_id)),
            money.known(project),
            money.funding(project),
            project.evaluation.label,
            interventions.answers(project),
        )
        for project in found
    )
    header = ("Project", "Money", "Funding", "Evaluation", "Findings")
    return Table("Projects, most money first", header, rows, (31, 24, 18, 12, 15))


def pays(row: BodiesFound, sums: Sequence[BodyMoney]) -> Section:
    """What it pays for out of its funds, by where the funding of these projects is on the day."""
    parts = [each for each in sums if each.part == "pays"]
    given = words.money(row.paid_amount, row.paid_other_amount, row.paid_not_stated)
    said = Words(
        link(
            f"{sentence(number(row.pays_for))} of {counted(row.projects, 'project')}",
            "interventions",
            body=row.body_id,
        ),
        f" {verb(row.pays_for, 'has', 'have')} a grant out of its funds: {_by_state(parts)}.",
        f" On record: {given}.",
    )
    return Section("pays", "What it pays for", said, (_states(parts),))


def _by_state(parts: Sequence[BodyMoney]) -> str:
    return joined(f"{number(each.projects)} with {STATES[each.money.term]}" for each in parts)


STATES = {
    "running": "funding today",
    "to_come": "funding that starts later",
    "end_not_stated": "an end date that is not known",
    "ended": "funding that has ended",
    "applied_for": "an application only",
    "none": "no funding recorded",
}
"""Where the funding of projects is, after "with"."""


def _states(parts: Sequence[BodyMoney]) -> Table:
    rows = tuple(
        (
            Words(each.money),
            f"{each.projects:,}",
            words.pounds(each.awarded_amount, "none known"),
            words.pounds(each.other_amount, "–"),
            f"{each.not_stated:,} of {each.grants:,}" if each.grants else "no grant",
        )
        for each in parts
    )
    header = ("Funding", "Projects", "Known to be awarded", "Not confirmed", "Amount not stated")
    return Table("Money by where the funding is", header, rows, (28, 12, 22, 20, 18), right=(1, 2, 3, 4))


def absent(row: BodiesFound) -> Section | None:
    """What is not on record for the body, in one sentence; None where everything is."""
    lacking = [
        said
        for held, said in (
            (row.addressed or row.about, "a finding addressed to it or about it"),
            (row.owed or row.unrecorded, "a response, comment or action that it owes"),
            (row.published, "a report that it published"),
            (row.delivers, "a project that it delivers"),
            (row.pays_for, "a project that it pays for"),
        )
        if not held
    ]
    if not lacking:
        return None
    listed = f"{', '.join(lacking[:-1])} or {lacking[-1]}" if len(lacking) > 1 else lacking[0]
    return Section("absent", "What is not on record", f"The register does not have {listed}.")
