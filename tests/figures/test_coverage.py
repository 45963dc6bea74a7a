"""The pictures of coverage: what is drawn, what ends where, and no pound counted twice."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FIXTURE, TODAY, register_in_memory
from violence_response import queries
from violence_response.database import Database
from violence_response.figures import coverage

pytestmark = pytest.mark.slow
DAY = {"today": TODAY.isoformat()}


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
    flows = queries.frame(register, "thread_flows", **DAY, start=start, by=by, most=most, **keys)
    return coverage.threads(flows, by=by, headline="A headline", sentence="A sentence").figure.data[0]


def test_threads_of_one_inspection(fixture_register: Database) -> None:
    """Exactly the findings that call for work, with the projects' funding and how far they answer."""
    sankey = drawn(
        fixture_register, by="count", start="findings", inspection_id="joint-2024", plan_id="plan-new"
    )
    counts = queries.records(
        fixture_register, "counts", **DAY, notice_days=14, inspection_ids=["joint-2024"]
    )[0]
    assert sum(str(color) == coverage.LEVELS[0] for color in sankey.node.color) == counts["calling"] == 3
    assert list(sankey.node.label)[-1] == "Less crime and<br>harm"
    assert "Corner House<br>deterrence<br><i>Funding today</i>" in sankey.node.label
    assert "Custody<br>navigators<br><i>Funding starts later</i>" in sankey.node.label
    assert "No project" in sankey.node.label
    assert "No Plan" not in sankey.node.label
    assert list(sankey.link.value) == [1] * 5
    colors = [coverage.PALE, coverage.WHOLE, coverage.BROKEN, coverage.WHOLE, coverage.PALE]
    assert list(sankey.link.color) == colors
    assert list(sankey.link.customdata) == [
        "<br>partly answers", "<br>answers", "", "<br>serves", "<br>partly serves",
    ]  # fmt: skip


def test_a_project_that_serves_only_an_earlier_plan_is_drawn_so(registers: Any) -> None:
    """The project of the old plan answers the first finding here; a second serves nothing."""
    register = registers([(4, 7), (4, 3)])
    sankey = drawn(register, by="count", start="findings", plan_id="plan-new")
    ends = [str(label) for label, x in zip(sankey.node.label, sankey.node.x, strict=True) if x > 0.9]
    assert set(ends) == {"Only an earlier<br>Plan", "No Plan"}
    assert (
        "Only an earlier<br>Plan"
        not in drawn(register, by="count", start="findings", plan_id="plan-old").node.label
    )


def test_typed_marks_do_not_become_marks_of_the_picture(fixture_register: Database) -> None:
    sankey = drawn(fixture_register, by="count", start="findings", inspection_id="joint-2024")
    assert any("&lt;b&gt;youth violence&lt;/b&gt;" in text for text in sankey.node.customdata)


def test_threads_by_money_leave_out_what_is_not_known(fixture_register: Database) -> None:
    sankey = drawn(fixture_register, by="money", start="findings", plan_id="plan-new")
    assert sum(sankey.link.value) == 2 * 67256.5


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
    flows = queries.rows(register, "thread_flows", **DAY, start=start, by="money", most=most, **keys)
    counts = queries.frame(register, "thread_counts", **DAY, **keys).to_dict("records")[0]
    given_to_all = Decimal(str(counts["awarded_amount"] or 0)) if counts["projects_awarded"] else Decimal(0)
    for step in (1, 2):
        pounds = sum((row[-1] or Decimal(0)) for row in flows if row[0] == step)
        # Each band is rounded to the penny.
        assert abs(pounds - given_to_all) <= Decimal("0.005") * len(flows)


def test_matrix_counts_a_project_once_in_a_wide_theme(fixture_register: Database) -> None:
    frame = queries.frame(fixture_register, "theme_approaches")
    picture = coverage.matrix(frame, headline="A headline", sentence="A sentence")
    heat = picture.figure.data[0]
    assert list(heat.x) == ["Street outreach", "Focused deterrence", "Sports programmes"]
    assert [list(row) for row in heat.z][1] == [2, 1, 1]
    assert list(heat.y) == [
        "<b>Short-term funding</b>",
        "<b>Strategy</b>",
        "Knife carrying",
        "<b>Unused theme</b>",
    ]
