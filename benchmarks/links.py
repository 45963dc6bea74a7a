"""The links, actions, evidence, meetings and updates of the generated country."""

from __future__ import annotations

import numpy as np
import pandas as pd

from benchmarks import draws
from benchmarks.country import Country
from benchmarks.draws import Column
from benchmarks.projects import PRIORITIES, Projects
from benchmarks.reports import Reports

RELATIONS = {"addresses": 30.0, "partly_addresses": 35.0, "related": 35.0}
REASON = (
    ("The project", "The decision says that it", "The response says that it"),
    ("works on the cause that the report names", "reaches the children the report speaks of",
     "is on the same subject", "does a part of what is asked"),
)  # fmt: skip
ROLES = (
    "Head of the violence reduction unit",
    "Chief constable",
    "Analyst",
    "Partnership manager",
    "Head of custody",
)
COURSE = np.array(["not_started", "in_progress", "awaiting_sign_off", "closed"], dtype=object)
COURSES = {
    "response": np.array(
        ["awaiting_chief_officer", "drafting", "approved", "published_on_time"], dtype=object
    ),
    "link": np.array(["related", "partly_addresses", "partly_addresses", "addresses"], dtype=object),
}
"""Statuses of the things that have their own, in the order in which they are reached."""
WORKED_ON = 0.65
"""Share of findings about which anything was ever recorded."""


def make_links(country: Country, reports: Reports, projects: Projects) -> None:
    """Make the three kinds of link; interventions and findings meet within a force."""
    size, source = country.size, country.source
    finding_force = reports.force[reports.report]
    # More are drawn than wanted, because the same pair may come up twice.
    drawn = size.finding_interventions + size.finding_interventions // 20
    finding = _worked_on(source, len(finding_force), drawn)
    force = _force_of(source, finding_force[finding], size.forces)
    numbers = np.bincount(projects.force, minlength=size.forces)
    first = np.cumsum(numbers) - numbers
    has_any = numbers[force] > 0
    finding, force = finding[has_any], force[has_any]
    intervention = first[force] + (source.random(len(force)) * numbers[force]).astype(int)
    finding, intervention = draws.pairs(finding, intervention, size.finding_interventions)
    ids = {
        "finding_id": country.ids("findings")[finding],
        "intervention_id": country.ids("interventions")[intervention],
    }
    answered = reports.answered[reports.report[finding]]
    country.tables["finding_interventions"] = _claims(source, "link-fi", ids, answered)

    priorities = country.ids("priorities")
    drawn = size.finding_priorities + size.finding_priorities // 4
    finding = _worked_on(source, len(finding_force), drawn)
    force = _force_of(source, finding_force[finding], size.forces)
    priority = force * PRIORITIES + source.integers(PRIORITIES, size=drawn)
    finding, priority = draws.pairs(finding, priority, size.finding_priorities)
    ids = {"finding_id": country.ids("findings")[finding], "priority_id": priorities[priority]}
    answered = reports.answered[reports.report[finding]]
    country.tables["finding_priorities"] = _claims(source, "link-fp", ids, answered)

    intervention = source.integers(len(projects.force), size=size.intervention_priorities * 3 // 2)
    priority = projects.force[intervention] * PRIORITIES + source.integers(PRIORITIES, size=len(intervention))
    intervention, priority = draws.pairs(intervention, priority, size.intervention_priorities)
    ids = {"intervention_id": country.ids("interventions")[intervention], "priority_id": priorities[priority]}
    none_said = np.zeros(len(intervention), dtype=bool)
    country.tables["intervention_priorities"] = _claims(source, "link-ip", ids, none_said)


def _worked_on(source: draws.Source, findings: int, count: int) -> Column:
    """Findings, some far more often than others, and a share of them never."""
    order = source.permutation(findings)
    reach = max(1, int(findings * WORKED_ON))
    return np.asarray(order[np.asarray(reach * source.beta(1.0, 1.5, size=count), dtype=int)])


def _force_of(source: draws.Source, force: Column, forces: int) -> Column:
    """The force, or any one where the report looks at the whole country."""
    return np.where(force < 0, source.integers(forces, size=len(force)), force)


def _claims(source: draws.Source, prefix: str, ids: dict[str, Column], may_be_stated: Column) -> pd.DataFrame:
    count = len(may_be_stated)
    basis = draws.pick(source, {"analyst_judgement": 75.0, "accepted_suggestion": 25.0}, count)
    stated = may_be_stated & draws.happens(source, 0.4, count)
    return pd.DataFrame({
        "link_id": draws.keys(prefix, count), **ids, "relation": draws.pick(source, RELATIONS, count),
        "basis": np.where(stated, "stated_in_response", basis), "rationale": draws.sentence(source, REASON,
        count),
        "source_id": "source-places",
    })  # fmt: skip


def make_course(country: Country) -> None:
    """Make actions, evidence, meetings, and the updates that say how each thing moved on."""
    source, findings = country.source, country.ids("findings")
    actions = max(2, len(findings) // 2)
    starts = draws.TODAY - source.integers(-300, 3_000, size=actions)
    country.tables["actions"] = pd.DataFrame({
        "action_id": draws.keys("action", actions), "finding_id": draws.any_of(source, findings, actions),
        "title": draws.sentence(source, (("Review", "Fund", "Name the lead for", "Train staff in"),
                                         ("custody visits", "mentoring", "data sharing", "early help")),
                                         actions, ""),
        "owner_role": draws.any_of(source, ROLES, actions),
        "due_date": draws.only_where(draws.happens(source, 0.9, actions), draws.written(starts)),
    })  # fmt: skip
    shown = np.sort(source.permutation(len(findings))[: max(2, len(findings) * 3 // 8)])
    states = {"approved": 60.0, "in_review": 15.0, "draft": 10.0, "expired": 10.0, "rejected": 5.0}
    country.tables["evidence"] = pd.DataFrame({
        "evidence_id": draws.keys("evidence", len(shown)), "subject_type": "finding",
        "subject_id": findings[shown],
        "title": draws.any_of(source, ("Attendance sheets", "Minutes", "Training record", "Evaluation"),
        len(shown)),
        "url": "", "evidence_state": draws.pick(source, states, len(shown)),
        "expires_date": draws.written(draws.days(np.full(len(shown), draws.TODAY), source, -200, 700)),
    })  # fmt: skip
    months = np.arange(np.datetime64("2022-01"), np.datetime64("2027-01")).astype("datetime64[D]") + 11
    country.tables["meetings"] = pd.DataFrame({
        "meeting_id": draws.keys("meeting", len(months)), "name": "Partnership board",
        "meeting_date": draws.written(months), "note": "", "source_id": "",
    })  # fmt: skip
    _updates(country, shown)


def _updates(country: Country, shown: Column) -> None:
    """Statuses run forwards for each thing, at later moments; some updates move a due date instead."""
    source, count = country.source, country.size.updates
    kind, subject, place = _subjects(country, count)
    moment = draws.TODAY.astype("datetime64[s]") - (
        3_000 * 86_400 * source.beta(1.0, 2.5, size=count)
    ).astype(int)
    order = np.lexsort([moment, place, kind])
    kind, subject, place, moment = kind[order], subject[order], place[order], moment[order]
    is_first = np.append(True, (kind[1:] != kind[:-1]) | (place[1:] != place[:-1]))
    starts = np.flatnonzero(is_first)
    sizes = np.diff(np.append(starts, count))
    rank = np.arange(count) - np.repeat(starts, sizes)
    reach = np.repeat(source.uniform(0.5, 4.5, size=len(starts)), sizes)
    step = np.minimum(3, (rank + 1) * reach // np.repeat(sizes, sizes)).astype(int)
    after = np.select(
        [kind == each for each in COURSES], [words[step] for words in COURSES.values()], COURSE[step]
    )
    before = np.where(is_first, "", np.append("", after[:-1]))
    moves_date = draws.happens(source, 0.12, count)
    old_due = moment.astype("datetime64[D]") + source.integers(5, 60, size=count)
    evidence_of = np.full(len(country.tables["findings"]), "", dtype=object)
    evidence_of[shown] = country.ids("evidence")
    closes = (kind == "finding") & (after == "closed")
    evidence = evidence_of[np.where(closes, place, 0)]
    reasons = (
        "Work began",
        "Reviewed with partners",
        "Post is vacant",
        "Evidence is in",
        "Agreed at the board",
        "",
    )
    country.tables["updates"] = pd.DataFrame({
        "update_id": draws.keys("update", count), "subject_type": kind, "subject_id": subject,
        "updated_at": draws.written(moment), "actor_role": draws.any_of(source, ROLES, count),
        "from_status": before, "to_status": after,
        "from_due_date": draws.only_where(moves_date, draws.written(old_due)),
        "to_due_date": draws.only_where(moves_date, draws.written(draws.days(old_due, source, 14, 120))),
        "reason": draws.any_of(source, reasons, count), "evidence_id": draws.only_where(closes, evidence),
    })  # fmt: skip


def _subjects(country: Country, count: int) -> tuple[Column, Column, Column]:
    """For each update: the kind of thing, its key, and its place in the list of that kind."""
    source = country.source
    tables = {
        "finding": "findings",
        "action": "actions",
        "response": "responses",
        "link": "finding_interventions",
    }
    shares = {"finding": 70.0, "action": 20.0, "response": 5.0, "link": 5.0}
    kind = draws.pick(
        source, {name: share for name, share in shares.items() if len(country.tables[tables[name]])}, count
    )
    subject, place = np.full(count, "", dtype=object), np.zeros(count, dtype=int)
    for name, table in tables.items():
        is_one, ids = kind == name, country.ids(table)
        if is_one.any():
            drawn = _worked_on(source, len(ids), int(is_one.sum()))
            subject[is_one], place[is_one] = ids[drawn], drawn
    return kind, subject, place
