"""Explore in a real browser: narrow, group, ask in SQL and stop, take a file away, come back by the link."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]


def test_a_filter_with_counts_goes_into_the_address_and_the_link_opens_the_same(
    fixture_app: str, visit: Open
) -> None:
    seen = visit(fixture_app, "explore?frame=findings")
    seen.page.get_by_text("Filters, each value with its rows").click()
    # The lists come with a run of the page; one that is opened before its end is closed by it.
    seen.settle()
    seen.page.get_by_label("Finding type").click()
    seen.page.get_by_role("option", name="Recommendation (").click()
    expect(seen.page).to_have_url(re.compile("f.finding_type=recommendation"))
    shown = seen.page.locator("strong", has_text="rows").first.inner_text()
    again = visit(fixture_app, seen.place)
    expect(again.page.locator("strong", has_text="rows").first).to_have_text(shown)


def test_a_question_in_sql_is_answered_and_a_long_one_is_stopped(fixture_app: str, visit: Open) -> None:
    seen = visit(fixture_app, "explore?show=sql")
    seen.page.get_by_role("button", name="Run").click()
    expect(seen.page.get_by_text("seconds", exact=False).first).to_be_visible(timeout=60_000)
    field = seen.page.get_by_label("Your question in DuckDB")
    field.fill("select count(*) from range(1000000) a, range(1000000) b")
    field.press("Control+Enter")
    seen.page.get_by_role("button", name="Stop").click(timeout=60_000)
    expect(seen.page.get_by_role("button", name="Run")).to_be_enabled(timeout=60_000)
    shared = visit(fixture_app, "explore?show=sql&sql=select%20count(*)%20from%20findings")
    expect(shared.page.get_by_text("1 row in")).to_be_visible(timeout=60_000)
    other = visit(fixture_app, "findings")
    expect(other.page.get_by_role("heading", level=1)).to_be_visible()


def test_a_file_is_what_the_page_shows(fixture_app: str, visit: Open, tmp_path: Path) -> None:
    seen = visit(fixture_app, "explore?frame=grants")
    seen.page.get_by_role("button", name="Download").click()
    with seen.page.expect_download() as waiting:
        seen.page.get_by_role("button", name="CSV, for programs").click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert path.name.startswith("grants-")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    assert "grant_id" in rows[0]


def test_the_file_of_groups_is_the_grouped_table(fixture_app: str, visit: Open, tmp_path: Path) -> None:
    seen = visit(fixture_app, "explore?frame=findings&show=group&rows=finding_type")
    seen.page.get_by_role("button", name="Download these groups").click()
    with seen.page.expect_download() as waiting:
        seen.page.get_by_role("button", name="CSV, for programs").click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    [recommendations] = [row for row in rows if row["finding_type_label"] == "Recommendation"]
    assert recommendations["finding_type"] == "recommendation"
    shown = seen.page.locator("tr", has_text="Recommendation").locator("td").last.inner_text()
    assert recommendations["rows"] == shown
