"""The counts add up, agree with a slow count in plain Python, and are what docs/counts.md says."""

import re

import pytest

from tests.conftest import FIXTURE, register_in_memory
from violence_response import queries
from violence_response.register import building, counts_page
from violence_response.settings import ROOT

PAGE = ROOT / "docs" / "counts.md"


@pytest.fixture(scope="module")
def shipped():
    with building.in_memory(ROOT / "data") as database:
        yield database


@pytest.fixture(scope="module")
def fixture_register():
    with register_in_memory(FIXTURE) as database:
        yield database


def counts(database, **chosen):
    return queries.records(database, "counts", today="2025-03-03", notice_days=14, **chosen)[0]


def scopes(database):
    yield {}
    for key, query in (("inspection_ids", "register.inspections"), ("theme_ids", "register.themes")):
        column = key.removesuffix("s")
        for row in database.rows(f"select {column} from {query} order by {column}", {}):
            yield {key: [row[0]]}


def test_findings_that_call_for_work_fall_into_states_that_add_up(fixture_register):
    for scope in scopes(fixture_register):
        row = counts(fixture_register, **scope)
        states = ("funding_today", "funding_later", "end_not_known", "funding_ended", "no_funding")
        assert row["calling"] + row["no_action_needed"] == row["findings"]
        assert row["replied"] + row["silent"] == row["calling"]
        assert sum(row[name] for name in states) == row["answered"]
        assert row["answered_in_full"] + row["answered_in_part"] == row["answered"]
        assert row["answered"] + row["unanswered"] == row["calling"]
        assert row["same_subject"] + row["no_project"] == row["unanswered"]


def test_projects_fall_into_states_that_add_up(fixture_register):
    for scope in scopes(fixture_register):
        row = counts(fixture_register, **scope)
        states = (
            "funding_today",
            "funding_later",
            "end_not_known",
            "funding_ended",
            "applied_for",
            "no_funding",
        )
        assert sum(row[f"projects_{name}"] for name in states) == row["projects"]
        others = ("answering", "priority_only", "earlier_only", "loose")
        assert sum(row[f"projects_{name}"] for name in others) == row["projects_funded"]


def test_every_inspection_is_counted_once(fixture_register):
    row = counts(fixture_register)
    states = ("running", "overdue", "begun", "answered", "settled")
    known = sum(row[f"responses_{name}"] for name in states)
    assert known + row["responses_not_recorded"] >= row["inspections"]
    parts = [
        counts(fixture_register, **scope) for scope in scopes(fixture_register) if "inspection_ids" in scope
    ]
    assert sum(each["findings"] for each in parts) == row["findings"]
    assert sum(each["calling"] for each in parts) == row["calling"]


def test_work_is_the_best_of_the_projects_that_answer(fixture_register):
    """The slow way: for each finding, look at each link."""
    database = fixture_register
    order = ("running", "to_come", "end_not_stated", "ended")
    names = dict(
        zip(order, ("funding_today", "funding_later", "end_not_known", "funding_ended"), strict=True)
    )
    money = dict(database.rows("select * from money_states_on(date '2025-03-03')", {}))
    links = database.rows(
        "select finding_id, intervention_id, counts_as('relation', relation) "
        "from register.finding_interventions",
        {},
    )
    states = database.rows(
        "select finding_id, calls_for_work, work from finding_states_on(date '2025-03-03')", {}
    )
    assert states
    for finding, calls, work in states:
        answering = [
            project for found, project, relation in links if found == finding and relation == "answers"
        ]
        related = any(found == finding and relation == "related" for found, _, relation in links)
        known = {money[project] for project in answering}
        best = next((names[each] for each in order if each in known), "")
        expected = best or ("no_funding" if answering else "same_subject" if related else "no_project")
        assert work == (expected if calls else "no_action_needed")


def test_the_page_of_counts_is_what_the_queries_give(shipped):
    page = PAGE.read_text(encoding="utf-8")
    assert counts_page.written(page, shipped) == page, "run violence-response describe"


def test_what_the_page_settles_are_the_values_of_its_table():
    page = PAGE.read_text(encoding="utf-8")
    table, _, settled = page.partition("## What collided")
    whole, report = {}, {}
    for name, of_all, of_one in re.findall(r"^\| `(\w+)` \|.*\| ([^|]*) \| ([^|]*) \|$", table, re.MULTILINE):
        whole[name], report[name] = of_all.strip(), of_one.strip()
    found = 0
    for cell in (
        line.split("|")[4] for line in settled.splitlines() if line.startswith("| ") and "`" in line
    ):
        of_all, _, of_one = cell.partition("report:")
        for text, values in ((of_all, whole), (of_one, report)):
            for name, value in re.findall(r"`(\w+)` = (\d+)", text):
                assert values[name] == value, name
                found += 1
    assert found > 25


def test_every_count_says_what_it_counts_and_out_of_what_known_count():
    for name in ("counts", "counts_of_plan"):
        query = queries.named(name)
        known = {column.name for column in query.columns}
        for column in query.columns:
            counted, _, out_of = column.words.partition(counts_page.OUT_OF)
            assert counted, column.name
            assert not out_of or out_of in known, column.name
