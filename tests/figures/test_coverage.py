"""The sentences and pictures of coverage: what they say, what ends where, and no pound counted twice."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FIXTURE, register_in_memory
from violence_response import queries
from violence_response.database import Database
from violence_response.figures import coverage, coverage_words

pytestmark = pytest.mark.slow

NOTHING = dict.fromkeys(
    (
        "calling",
        "unanswered",
        "funded_projects",
        "projects_loose",
        "projects_priority_only",
        "priorities",
        "priorities_empty",
    ),
    0,
)


@pytest.fixture(scope="module")
def registers() -> Any:
    """A register of this module's own, in which any finding may be linked with any project."""
    register = register_in_memory(FIXTURE)
    findings = [row[0] for row in register.rows("select finding_id from register.findings order by 1")]
    projects = [
        row[0] for row in register.rows("select intervention_id from register.interventions order by 1")
    ]

    def linked(links: list[tuple[int, int]]) -> Database:
        register.execute("delete from register.finding_interventions")
        for number, (finding, project) in enumerate(links):
            register.insert(
                "register.finding_interventions",
                {
                    "link_id": f"l{number}",
                    "finding_id": findings[finding - 1],
                    "intervention_id": projects[project],
                    "relation": "addresses",
                    "basis": "analyst_judgement",
                    "rationale": "A test",
                    "source_id": "decision-1",
                },
            )
        return register

    yield linked
    register.close()


def drawn(register: Database, *, by: str, start: str, most: int = 12, **keys: str) -> Any:
    flows = queries.frame(register, "thread_flows", start=start, by=by, most=most, **keys)
    counts = queries.frame(register, "thread_counts", **keys).to_dict("records")[0]
    return flows, counts, coverage.threads(flows, counts, by=by, start=start)


def test_state_of_the_fixture(fixture_register: Database) -> None:
    row = queries.frame(fixture_register, "coverage_counts", today="2025-03-03").to_dict("records")[0]
    assert coverage_words.state(row) == (
        "Five of nine findings that call for work have no project that answers them. "
        "Four of seven funded projects answer no finding; three of these serve no Plan priority either. "
        "One of three priorities of the Plan in force has neither a finding nor a project."
    )


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "No finding held here calls for work."),
        ({"calling": 1}, "A project answers the one finding that calls for work."),
        ({"calling": 2}, "A project answers every finding that calls for work."),
        (
            {"calling": 1, "unanswered": 1},
            "One of one finding that calls for work has no project that answers it.",
        ),
        ({"funded_projects": 3}, "Every funded project answers a finding."),
        (
            {"funded_projects": 3, "projects_priority_only": 1},
            "One of three funded projects answers no finding; it serves a Plan priority.",
        ),
        ({"priorities": 1}, "The one priority of the Plan in force has a finding or a project behind it."),
        ({}, "No Plan is in force on this day."),
    ],
)
def test_state_in_singular_plural_and_none(known: dict[str, int], expected: str) -> None:
    assert expected in coverage_words.state({**NOTHING, **known})


def test_threads_of_one_inspection(fixture_register: Database) -> None:
    _, _, picture = drawn(
        fixture_register, by="count", start="findings", inspection_id="joint-2024", plan_id="plan-new"
    )
    assert picture.headline == "One of three findings has no project; two projects answer the rest"
    sankey = picture.figure.data[0]
    assert list(sankey.node.label)[-1] == "Less crime and<br>harm"
    assert "No project" in sankey.node.label
    assert "No Plan priority" not in sankey.node.label
    assert list(sankey.link.value) == [1] * 5
    assert list(sankey.link.color).count(coverage.BROKEN) == 1


def test_typed_marks_do_not_become_marks_of_the_picture(fixture_register: Database) -> None:
    _, _, picture = drawn(fixture_register, by="count", start="findings", inspection_id="joint-2024")
    assert any("&lt;b&gt;youth violence&lt;/b&gt;" in text for text in picture.figure.data[0].node.customdata)


def test_threads_by_money_leave_out_and_say_so(fixture_register: Database) -> None:
    _, _, picture = drawn(fixture_register, by="money", start="findings", plan_id="plan-new")
    assert (
        picture.headline
        == "£67,256.50 known to have been given to one of four projects that answer a finding"
    )
    assert "Three projects have no pounds known to have been given and are not drawn." in picture.sentence
    assert "Two grants are a ceiling" in picture.sentence
    assert sum(picture.figure.data[0].link.value) == 2 * 67256.5


# A time limit would only measure how busy the machine is.
@settings(deadline=None, max_examples=50)
@given(
    links=st.lists(st.tuples(st.integers(1, 12), st.integers(0, 7)), max_size=30, unique=True),
    most=st.integers(1, 12),
    start=st.sampled_from(["findings", "themes"]),
    plan=st.sampled_from(["plan-new", "plan-old", None]),
)
def test_no_pound_is_counted_twice_or_lost(
    registers: Any, links: list[tuple[int, int]], most: int, start: str, plan: str | None
) -> None:
    """What runs in, what runs out and what the projects were given are one sum, whatever is linked."""
    register = registers(links)
    keys = {"plan_id": plan} if plan else {}
    flows = queries.rows(register, "thread_flows", start=start, by="money", most=most, **keys)
    counts = queries.frame(register, "thread_counts", **keys).to_dict("records")[0]
    given_to_all = Decimal(str(counts["awarded_amount"] or 0)) if counts["projects_awarded"] else Decimal(0)
    for step in (1, 2):
        pounds = sum((row[-1] or Decimal(0)) for row in flows if row[0] == step)
        # Each band is rounded to the penny.
        assert abs(pounds - given_to_all) <= Decimal("0.005") * len(flows)


def test_matrix_counts_a_project_once_in_a_wide_theme(fixture_register: Database) -> None:
    frame = queries.frame(fixture_register, "theme_approaches")
    picture = coverage.matrix(frame)
    assert picture.headline == "One theme with findings that call for work has no project: Short-term funding"
    assert "Strategy four projects" in picture.sentence
    heat = picture.figure.data[0]
    assert list(heat.x) == ["Street outreach", "Focused deterrence", "Sports programmes"]
    assert [list(row) for row in heat.z][1] == [2, 1, 1]
    assert list(heat.y) == [
        "<b>Short-term funding</b>",
        "<b>Strategy</b>",
        "Knife carrying",
        "<b>Unused theme</b>",
    ]
