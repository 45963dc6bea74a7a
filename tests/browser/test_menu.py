"""The menu in a real browser: it opens pages without a new start, marks the one that is open, and keeps the
keyboard's place."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

MARKED = '[data-testid="stSidebar"] nav a[aria-current="page"]'


def choose(seen: Visit, name: str) -> Visit:
    """Follow a link of the menu."""
    seen.page.get_by_role("navigation", name="Pages").get_by_role("link", name=name).click()
    seen.page.wait_for_timeout(500)
    return seen.settle()


def test_a_page_is_opened_marked_and_left_again_without_a_new_start(shipped_app: str, visit: Open) -> None:
    seen = visit(shipped_app, "findings?kind=recommendation")
    seen.page.evaluate("() => { window.startedOnce = true; }")
    assert [link.inner_text().split()[-1] for link in seen.page.locator(MARKED).all()] == ["Findings"]
    choose(seen, "Coverage")
    assert seen.place == "coverage"
    assert "What is covered" in seen.page.inner_text("h1")
    assert [link.inner_text().split()[-1] for link in seen.page.locator(MARKED).all()] == ["Coverage"]
    assert "Coverage" in seen.page.evaluate("() => document.activeElement.textContent")
    assert choose(seen, "Overview").place == ""
    assert seen.back().place == "coverage"
    assert seen.back().place == "findings?kind=recommendation"
    assert [link.inner_text().split()[-1] for link in seen.page.locator(MARKED).all()] == ["Findings"]
    assert seen.page.evaluate("() => window.startedOnce")
    assert len(seen.page.context.pages) == 1


def test_looking_back_is_chosen_without_losing_the_filters(shipped_app: str, visit: Open) -> None:
    seen = choose(visit(shipped_app, "findings?kind=recommendation"), "Look back to a day")
    assert seen.place == "findings?kind=recommendation&look_back=yes"
    seen.page.get_by_role("spinbutton").first.click()
    seen.page.keyboard.type("01022025")
    seen.page.locator("h1").click()
    seen.page.wait_for_selector("text=As the register stood on 1 February 2025", timeout=30_000)
    seen.settle()
    assert seen.place == "findings?kind=recommendation&as_at=2025-02-01"
    assert choose(seen, "Responses").place == "responses?as_at=2025-02-01"


def test_on_a_phone_the_menu_makes_way_for_the_page(shipped_app: str, visit: Open) -> None:
    seen = visit(shipped_app, "", 390)
    to_open = seen.page.get_by_test_id("stExpandSidebarButton")
    to_open.click()
    expect(to_open).to_be_hidden()
    choose(seen, "Violence")
    assert seen.place == "violence"
    expect(to_open).to_be_visible()
