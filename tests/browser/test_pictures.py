"""Pictures as a way in: each square is a link that a pointer and a keyboard reach."""

from __future__ import annotations

import re

import pytest

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
