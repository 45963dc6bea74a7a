"""Where do we stand? What an officer reads on the overview."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import opened, text


@pytest.fixture
def fixture_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AppTest:
    app = opened("overview", monkeypatch=monkeypatch, tmp_path=tmp_path)
    assert not app.exception
    return app


def test_the_state_stands_first_and_links_to_the_report(fixture_page: AppTest) -> None:
    said = fixture_page.markdown[0].value.replace("\\", "")
    assert said.startswith(
        "**One of the nine findings that call for work is answered by a project with funding today; "
        "two have a reply.**"
    )
    assert "[Joint report on youth violence](./responses?inspection=joint-2024)" in said
    assert "Two response deadlines are running, the nearest on 11 Mar 2025, in 8 days." in said


def test_headline_numbers(fixture_page: AppTest) -> None:
    said = text(fixture_page)
    for number in ("= 1 of 9", "= 2 of 9", "= 2\n", "= £54,200"):
        assert number in said


def test_next_deadlines_in_order_with_both_clocks(fixture_page: AppTest) -> None:
    said = text(fixture_page)
    dates = ["**11 Mar 2025**, in 8", "**31 Mar 2025**, in 28 days", "**16 Apr 2025**", "**30 Apr 2025**"]
    places = [said.index(day) for day in dates]
    assert places == sorted(places)
    assert "ask the chief officer to comment: [Joint inspection with a letter]" in said
    assert "date that the report sets: [Partners should name one lead for <b>youth violence</b> | and" in said
    assert "One finding's own date has passed and no close is recorded." in said


def test_gaps_are_counted_and_linked(fixture_page: AppTest) -> None:
    said = text(fixture_page)
    assert "**5** [findings that no project answers](./coverage?part=gaps), out of 9" in said
    assert "**3** [funded projects that answer no finding and serve no Plan](./coverage?part=gaps)" in said
    assert "of the Plan in force with neither a finding nor a project](./coverage?part=gaps), out of" in said


def test_changes_and_money(fixture_page: AppTest) -> None:
    said = text(fixture_page)
    assert "Finding “[Children carry knives because they feel unsafe]" in said
    assert (
        "due 31 Jan 2025 → 28 Feb 2025 :small[10 Feb 2025, Head of the violence reduction unit; Post is"
        in said
    )
    assert "10 Mar 2025" not in said
    assert "**30 Jun 2025**: [Corner House deterrence](./interventions?intervention=corner-det" in said
    assert "Of eight projects, three have funding today" in said


def test_what_was_typed_is_shown_as_typed(fixture_page: AppTest) -> None:
    typed = "\\<b\\>youth violence\\</b\\> \\| and \\*measure\\*"
    assert any(typed in part.value for part in fixture_page.markdown)


def test_no_chart_and_no_table_on_the_first_screen(fixture_page: AppTest) -> None:
    assert not fixture_page.get("plotly_chart")
    assert not fixture_page.dataframe
    assert not fixture_page.table


def test_shipped_register(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tests.pages.opened.TODAY", date(2026, 11, 23))
    app = opened("overview", "shipped", monkeypatch=monkeypatch, tmp_path=tmp_path)
    said = text(app)
    assert not app.exception
    assert "One of the 38 findings that call for work is answered by a project with funding today" in said
    assert "of its seven findings that call for work, four have a reply and one is answered by" in said
    assert "No response deadline is running. 14 of 16 inspections have no response recorded here." in said
    assert "Nothing was recorded." in said
    assert "No date for a response or for a finding lies ahead." in said
    assert "**31 Mar 2027 (worked out)**" in said


def test_an_empty_register_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("overview", "empty", monkeypatch=monkeypatch, tmp_path=tmp_path)
    assert not app.exception
    assert "No inspection is in this register yet." in app.info[0].value.replace("\\", "")
    assert "violence-response build" in app.info[0].value


def test_an_address_that_means_nothing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("overview", monkeypatch=monkeypatch, tmp_path=tmp_path, colour="red")
    assert 'a part that this page does not know ("colour")' in text(app)
    assert "colour" not in app.query_params
