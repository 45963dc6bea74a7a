"""What a person does: follow the chain, go back, filter, share the link, use the keyboard."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def test_finding_to_intervention_to_priority_and_back(shipped_app: str, visit: Open) -> None:
    seen = visit(shipped_app, "findings?finding=jtai-syv-2024-f10")
    first = seen.place
    seen.click_link("Corner House")
    assert seen.place.startswith("interventions?intervention=corner-house")
    second = seen.place
    seen.click_link("Reduce crime")
    assert seen.place.startswith("priorities?priority=plan-2024-29-less-crime")
    assert seen.back().place == second
    assert seen.back().place == first
    assert len(seen.page.context.pages) == 1


def test_a_filter_goes_into_the_address_and_back_takes_it_out(fixture_app: str, visit: Open) -> None:
    seen = visit(fixture_app, "findings?kind=recommendation")
    shared = seen.text
    again = visit(fixture_app, seen.place)
    assert again.text == shared
    again.page.get_by_label("Search findings").first.fill("knife")
    again.page.keyboard.press("Enter")
    again.page.wait_for_timeout(800)
    again.settle()
    assert "search=knife" in again.place
    assert "search=knife" not in again.back().place


def test_links_work_with_the_keyboard_alone(shipped_app: str, visit: Open) -> None:
    seen = visit(shipped_app, "findings?finding=jtai-syv-2024-f10")
    seen.link("Corner House").focus()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_timeout(500)
    seen.settle()
    assert seen.place.startswith("interventions?intervention=")


def test_the_built_register_is_the_shipped_one(shipped_app: str, visit: Open) -> None:
    seen = visit(shipped_app, "")
    assert "38 findings that call for work" in seen.text


def test_a_page_that_there_is_not_is_said_in_a_sentence_on_the_overview(
    fixture_app: str, visit: Open
) -> None:
    seen = visit(fixture_app, "nothing/at-all")
    assert "There is no page called “nothing/at-all”. This is the overview" in seen.text
    assert seen.place == ""


def test_an_address_that_is_nearly_right_opens_the_page(fixture_app: str, visit: Open) -> None:
    seen = visit(fixture_app, "Findings/?kind=recommendation%20")
    assert seen.place == "findings?kind=recommendation"
    assert "does not know" not in seen.text
