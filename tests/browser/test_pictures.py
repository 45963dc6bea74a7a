"""Pictures as a way in: each square is a link that a pointer and a keyboard reach."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

SQUARES = ".fitting .wide a[href*='finding=']"


def test_a_square_leads_to_its_finding_and_back(shipped_app: str, visit: Open) -> None:
    seen = visit(shipped_app, "")
    square = seen.page.locator(SQUARES).nth(2)
    said = square.get_attribute("aria-label") or ""
    square.click()
    seen.page.wait_for_timeout(300)
    seen.settle()
    assert seen.place.startswith("findings?finding=")
    summary = re.split(r", finding \d+: ", said, maxsplit=1)[-1]
    assert summary[:40] in seen.text
    seen.back()
    assert seen.page.locator(SQUARES).count() == 50
    seen.must_be_clean()


def test_a_square_is_reached_and_opened_with_the_keyboard(shipped_app: str, visit: Open) -> None:
    seen = visit(shipped_app, "")
    seen.page.locator(SQUARES).first.focus()
    seen.page.keyboard.press("Tab")
    target = seen.page.evaluate("document.activeElement.getAttribute('href')")
    assert "finding=" in target
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_timeout(300)
    seen.settle()
    assert seen.place == target.removeprefix("./")


def test_a_square_keeps_the_running_page_and_the_day_looked_back_to(shipped_app: str, visit: Open) -> None:
    seen = visit(shipped_app, "?as_at=2026-11-20")
    seen.page.evaluate("window.isTheSamePage = true")
    seen.page.locator(SQUARES).nth(2).click()
    seen.page.wait_for_timeout(300)
    seen.settle()
    assert "as_at=2026-11-20" in seen.place
    assert seen.page.evaluate("window.isTheSamePage") is True


def test_the_first_screen_comes_with_the_page_and_gives_way_without_a_jump(
    shipped_app: str, chrome: Browser
) -> None:
    seen = chrome.new_page(viewport={"width": 1440, "height": 900})
    where = """(root) => ['h1', '.fitting svg'].map(name => [...document.querySelectorAll(`${root} ${name}`)]
        .find(each => each.checkVisibility()).getBoundingClientRect())
        .flatMap(box => [box.left, box.top, box.width])"""
    try:
        seen.goto(shipped_app, wait_until="commit")
        seen.wait_for_selector("#first-screen h1")
        before = seen.evaluate(where, "#first-screen")
        assert seen.locator("#first-screen").get_attribute("inert") is not None
        seen.wait_for_selector("#first-screen", state="detached", timeout=30_000)
        after = seen.evaluate(where, "#root")
        assert all(abs(one - other) <= 4 for one, other in zip(before, after, strict=True))
    finally:
        seen.close()
