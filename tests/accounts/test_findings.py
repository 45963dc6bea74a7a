"""Findings in lists and one finding's chain: each state in words, and page and briefing print the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.briefing.making import made
from tests.conftest import TODAY
from tests.pages import opened as pages
from violence_response import queries, rows
from violence_response.accounts import finding, findings
from violence_response.accounts.blocks import Drawing, Section
from violence_response.database import Database
from violence_response.interface import show
from violence_response.rows import FindingCounts, FindingDetails, FindingsFound

EVERY = [
    "joint-f01", "joint-f02", "joint-f03", "joint-f04", "joint-f05", "force-f02", "force-f03", "undated-f01",
    "covered-f01", "probation-f01",
]  # fmt: skip


def found(database: Database, **choice: Any) -> dict[str, FindingsFound]:
    asked = queries.rows_of(database, FindingsFound, today=TODAY.isoformat(), **choice)
    return {row.finding_id: row for row in asked}


def chain(database: Database, key: str) -> tuple[Section, ...]:
    asked = {"finding_id": key, "today": TODAY.isoformat()}
    details = queries.rows_of(database, FindingDetails, **asked)[0]
    linked = queries.rows_of(database, rows.InterventionsFound, **asked)
    plan = queries.rows_of(database, rows.FindingPlanPriorities, **asked)
    return (finding.found(details), *finding.chain(details, linked, plan))


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("joint-f01", "● Answered, funding today: Corner House deterrence, in part only"),
        ("joint-f02", "◕ Answered, funding starts later: Custody navigators"),
        ("joint-f03", "✗ Only projects on the same subject: one"),
        ("joint-f04", "– No action needed from us"),
        ("force-f02", "✗ No project"),
        ("force-f03", "○ Answered, no funding recorded: Volunteers without money, in part only"),
    ],
)
def test_what_is_behind_a_finding_in_one_cell(fixture_register: Database, key: str, said: str) -> None:
    assert findings.work(found(fixture_register)[key]) == said


def test_projects_beyond_the_second_are_counted(fixture_register: Database) -> None:
    row = found(fixture_register)["joint-f02"]._replace(project_names=["A", "B", "C", "D"], answering=4)
    assert findings.work(row).endswith(": A, B and two more")
    assert findings.work(row._replace(project_names=["A", "B"])).endswith(": A and B")


def test_a_choice_counts_as_the_counts_do(fixture_register: Database) -> None:
    asked = {"today": TODAY.isoformat(), "notice_days": 14}
    counts = queries.rows_of(fixture_register, rows.Counts, **asked)[0]
    ours = queries.rows_of(fixture_register, FindingCounts, today=TODAY.isoformat())[0]
    for name in set(FindingCounts._fields) - {"held"}:
        assert getattr(ours, name) == getattr(counts, name), name


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((1, 1, 1, 1, 1, 0, 0, 0, 0, 0), "1 finding. The one finding that calls for work has a project "
         "with funding today and a reply."),
        ((1, 0, 0, 0, 0, 0, 0, 0, 0, 0), "0 of 1 finding."),
        ((3, 2, 0, 0, 0, 0, 0, 0, 0, 0), "2 of 3 findings: none calls for work."),
        ((3, 3, 2, 0, 0, 0, 0, 0, 0, 2), "3 findings. None of the two findings that call for work is "
         "answered by a project with funding today; none has a reply."),
    ],
)  # fmt: skip
def test_the_headline_in_singular_plural_and_none(counts: tuple[int, ...], said: str) -> None:
    assert findings.headline(FindingCounts(*counts)) == said


@pytest.mark.parametrize("key", EVERY)
def test_page_and_briefing_print_the_whole_chain(
    fixture_register: Database, key: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = pages.opened("findings", monkeypatch=monkeypatch, tmp_path=tmp_path, finding=key)
    shown = pages.text(app) + "\n".join(warning.value for warning in app.warning)
    printed = made(fixture_register, "finding", "finding", key).items()
    for section in chain(fixture_register, key):
        for item in section.items():
            assert str(item) in printed, item
            # Names of columns that are a card's headline or its unnamed lines are for tables alone.
            if item not in {"What inspectors found", "Project and provider"}:
                assert show.markdown(item).replace("\\", "") in shown.replace("\\", ""), item


def test_the_list_shows_every_item(
    fixture_register: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown = pages.text(pages.opened("findings", monkeypatch=monkeypatch, tmp_path=tmp_path))
    table = findings.listed(list(found(fixture_register).values()))
    for row in table.rows:
        for cell in filter(None, row):
            assert show.markdown(cell).replace("\\", "") in shown, cell


@pytest.mark.parametrize(
    ("page", "choice", "asked"),
    [
        ("interventions", {"intervention": "corner-deterrence"}, {"intervention_id": "corner-deterrence"}),
        ("interventions", {"intervention": "boxing-club"}, {"intervention_id": "boxing-club"}),
        ("interventions", {"intervention": "loose-money"}, {"intervention_id": "loose-money"}),
        ("priorities", {"priority": "new-1"}, {"priority_id": "new-1"}),
        ("priorities", {"priority": "new-3"}, {"priority_id": "new-3"}),
    ],
)
def test_a_project_and_a_priority_show_their_findings(
    fixture_register: Database,
    page: str,
    choice: dict[str, str],
    asked: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    shown = pages.text(pages.opened(page, monkeypatch=monkeypatch, tmp_path=tmp_path, **choice))
    of = list(found(fixture_register, **asked).values())
    sections = findings.of_project(of) if page == "interventions" else (findings.of_priority(of, 50),)
    for section in sections:
        for item in filter(None, section.items()):
            if item not in {"Finding", "Work"}:
                assert show.markdown(item).replace("\\", "") in shown, item


def strip(database: Database, key: str) -> dict[str, finding.Step]:
    """The chain of a finding as a strip, by the names of its steps."""
    asked = {"finding_id": key, "today": TODAY.isoformat()}
    (details,) = queries.rows_of(database, FindingDetails, **asked)
    linked = queries.rows_of(database, rows.InterventionsFound, **asked)
    plan = queries.rows_of(database, rows.FindingPlanPriorities, **asked)
    (counts,) = queries.rows_of(
        database, rows.Counts, today=TODAY.isoformat(), notice_days=14, finding_ids=[key]
    )
    return {step.key: step for step in finding.strip(details, linked, plan, counts)}


@pytest.mark.parametrize(
    ("key", "how"),
    [
        ("joint-f01", "held held held held held held"),
        ("joint-f02", "held broken held held unknown held"),
        ("joint-f03", "held broken broken quiet quiet broken"),
        ("joint-f04", "held held quiet quiet quiet quiet"),
        ("force-f02", "held broken broken quiet quiet broken"),
        ("force-f03", "held broken held broken unknown held"),
        ("undated-f01", "held unknown broken quiet quiet broken"),
        ("covered-f01", "held quiet held held unknown broken"),
    ],
)
def test_a_strip_is_broken_where_the_chain_is(fixture_register: Database, key: str, how: str) -> None:
    assert " ".join(step.how for step in strip(fixture_register, key).values()) == how


def test_projects_beyond_the_fourth_are_counted_in_a_strip(fixture_register: Database) -> None:
    asked = {"finding_id": "joint-f01", "today": TODAY.isoformat()}
    (details,) = queries.rows_of(fixture_register, FindingDetails, **asked)
    (project, *_) = queries.rows_of(fixture_register, rows.InterventionsFound, **asked)
    (counts,) = queries.rows_of(fixture_register, rows.Counts, today=TODAY.isoformat(), notice_days=14)
    many = [project._replace(intervention_id=f"p{number}", name=f"Project {number}") for number in range(7)]
    steps = finding.strip(details._replace(answering=7), many, [], counts)
    said = finding.said_of(steps)
    assert "Projects: Project 0, Project 1, Project 2, Project 3, +3 more, in part only." in said
    assert "Plan priority: no priority of the Plan in force." in said


@pytest.mark.parametrize("key", ["joint-f01", "joint-f03", "force-f03", "undated-f01"])
def test_a_strip_is_the_same_on_the_page_and_in_the_briefing(
    fixture_register: Database, key: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = pages.opened("findings", monkeypatch=monkeypatch, tmp_path=tmp_path, finding=key)
    (picture,) = pages.pictures(app)
    briefing = made(fixture_register, "finding", "finding", key)
    (drawn,) = [block for block in briefing.sections[0].blocks if isinstance(block, Drawing)]
    assert etree.fromstring(drawn.sheets[2]).get("aria-label") == picture.get("aria-label")
    assert pages.words_in(etree.fromstring(drawn.sheets[2])) == pages.words_in(picture)
