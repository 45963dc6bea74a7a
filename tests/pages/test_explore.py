"""The page Explore: what a person reads, narrows, groups, asks in SQL and saves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import opened, text, with_open_box
from violence_response.interface.controls import explore_choice
from violence_response.publishing import frames

pytestmark = pytest.mark.slow

Opens = Callable[..., AppTest]


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Opens:
    def open_it(register: str = "fixture", **query: str) -> AppTest:
        app = opened("explore", register, monkeypatch=monkeypatch, tmp_path=tmp_path, **query)
        assert not app.exception
        return app

    return open_it


def test_rows_with_their_words_and_links(page: Opens) -> None:
    said = text(page())
    assert "What else would you like to ask?" in said
    assert "One row per finding, recommendation" in said
    assert "| Finding id | Inspection id |" in said
    assert "](./findings?finding=" in said


def test_tables_come_first_and_questions_by_the_page_that_asks_them(page: Opens) -> None:
    app = page()
    assert app.selectbox(key="explore.from").value == "tables"
    assert "Findings" in app.selectbox(key="explore.frame").options
    app.selectbox(key="explore.from").set_value("interventions").run()
    assert app.selectbox(key="explore.frame").value == "approaches_funded"
    offered = app.selectbox(key="explore.frame").options
    assert "Interventions found" in offered
    assert "Linking interventions" not in offered


def test_every_frame_is_in_one_group_and_those_of_the_programs_lists_in_none_of_a_page() -> None:
    every = [name for names in explore_choice.groups().values() for name in names]
    assert sorted(every) == sorted(frames.all_frames())
    assert {"linking_findings", "finding_facets", "subjects_missing"} <= set(explore_choice.groups()["inner"])


def test_what_no_page_shows_is_reached_by_its_address(page: Opens) -> None:
    app = page(frame="linking_findings")
    assert app.selectbox(key="explore.from").value == "inner"
    assert "| Finding id |" in text(app)


def test_a_code_has_its_name_beside_it(page: Opens) -> None:
    said = text(page(frame="observations", columns="area_id"))
    assert "| Area id | Area |" in said
    assert "Cleveland" in said


def test_totals_say_what_is_unknown(page: Opens) -> None:
    said = text(page(frame="grants"))
    assert "amount: £" in said
    assert "not known in" in said


def test_a_link_narrows_sorts_and_chooses_columns(page: Opens) -> None:
    query = {
        "frame": "findings",
        "columns": "finding_id",
        "sort": "-ordinal",
        "f.finding_type": "recommendation",
    }
    said = text(page(**query))
    assert "Chosen: finding type **Recommendation**" in said
    assert "| Finding id |" in said
    assert "| Finding id | Inspection" not in said


def test_facets_carry_counts(page: Opens) -> None:
    app = with_open_box(page(), "explore.filters")
    labels = [option for box in app.multiselect for option in box.options]
    assert any(label.startswith("Recommendation (") for label in labels)


def test_what_a_link_asks_for_and_is_not_there_is_said_and_the_rest_lives(page: Opens) -> None:
    query = {
        "frame": "findings",
        "f.finding_type": "nonsense",
        "f.gone": "x",
        "sort": "nope",
        "columns": "none",
    }
    said = text(page(**query))
    assert "values of finding type that is not in the register: nonsense" in said
    assert 'a part that this page does not know ("f.gone")' in said
    assert '"nope" is not an order' in said
    assert "| Finding id |" in said


def test_a_table_that_is_not_there_is_said(page: Opens) -> None:
    assert '"nothing" is not a table or query' in text(page(frame="nothing"))


def test_no_row_says_what_to_do(page: Opens) -> None:
    assert "No row fits this choice. Take a filter away" in text(page(words="zzzzzz"))


def test_an_empty_register_is_no_error(page: Opens) -> None:
    assert "No row fits this choice." in text(page("empty"))


def test_an_empty_register_has_nothing_to_group(page: Opens) -> None:
    assert "have no column to group by" in text(page("empty", show="group"))


def test_groups_are_a_table_and_a_picture(page: Opens) -> None:
    said = text(page(frame="findings", show="group", rows="finding_type"))
    assert "| Finding type | Rows |" in said
    assert "### Rows by finding type: most in" in said


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ({"chart": "line"}, "A line joins points in time"),
        ({"chart": "sankey"}, "choose a second one"),
        ({"chart": "heat"}, "A heat map needs a second grouping"),
        ({"chart": "map"}, "no latitude and longitude"),
        ({"chart": "bar", "across": "addressed_to_us"}, "choose a heat map"),
        ({"across": "finding_type"}, "Group by two different columns"),
        ({"measure": "sum", "value": "ordinal"}, "do not add up to anything"),
    ],
)
def test_a_picture_that_would_mislead_is_refused_with_a_reason(
    page: Opens, query: dict[str, str], why: str
) -> None:
    assert why in text(page(frame="findings", show="group", rows="finding_type", **query))


def test_a_link_to_a_question_opens_with_its_answer_and_words_for_its_columns(page: Opens) -> None:
    app = page(show="sql", sql="select finding_id, count(*) as n from findings group by all limit 1")
    said = text(app)
    assert "**1 row**" in said
    assert "| Finding id :small[:gray[finding_id]] | n |" in said
    assert "1 rows in" in said or "Asked before" in str(app.expander)


def test_the_console_alone_runs_nothing_until_it_is_asked(page: Opens) -> None:
    app = page(show="sql")
    assert "seconds" not in text(app)
    app.button(key="explore.run").click().run(timeout=60)
    assert "rows** in" in text(app)


def test_the_tables_are_named_in_one_sentence(page: Opens) -> None:
    assert "There are 36 tables, each known by its name alone: actions, approaches" in text(page(show="sql"))


def test_a_wrong_question_is_told_with_line_and_hint(page: Opens) -> None:
    app = page(show="sql", sql="select *\nfrom register.finding")
    [problem] = [each.value.replace("\\", "") for each in app.error]
    assert "(line 2)" in problem
    assert "did you mean findings" in problem


def test_a_pages_query_runs_in_the_console(page: Opens) -> None:
    app = page(show="sql", query="findings_found")
    assert not app.error
    assert "rows** in" in text(app)


def test_saved_questions_are_listed_with_what_has_gone(page: Opens) -> None:
    said = text(page(show="saved"))
    assert "[Findings with a date](./explore?frame=findings&sort=due_date)" in said


def test_a_question_is_saved_once_and_listed(page: Opens) -> None:
    app = with_open_box(page(frame="grants", words="curv"), "saved.box")
    app.text_input(key="saved.name").set_value("Money of CURV")
    app.text_input(key="saved.sentence").set_value("What CURV was given.")
    next(button for button in app.button if button.label == "Save").click().run()
    assert [each.value for each in app.success]
    app.query_params.clear()
    app.query_params["show"] = "saved"
    said = text(app.run())
    assert "[Money of CURV](./explore?frame=grants&words=curv)" in said
