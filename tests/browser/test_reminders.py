"""A link is made in the browser by a double click, read by a calendar program, and stopped."""

from __future__ import annotations

import pytest
from icalendar import Calendar

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def test_a_link_is_made_once_read_and_stopped(fixture_app: str, visit: Open) -> None:
    opened = visit(fixture_app, "responses")
    page = opened.page
    page.get_by_text("Get reminders in your calendar").click()
    page.get_by_label("What to call this link").fill("Outlook at work")
    page.get_by_role("button", name="Make a link").dblclick()
    page.wait_for_selector("code")
    opened.settle()
    address = page.locator("code").inner_text().strip()
    assert address.startswith(f"{fixture_app}/calendar.ics?key=")
    assert page.get_by_role("button", name="Stop").count() == 1
    given = page.request.get(address)
    assert given.status == 200
    events = Calendar.from_ical(given.text()).walk("VEVENT")
    assert {str(event["CATEGORIES"].to_ical(), "utf-8") for event in events} >= {
        "Action",
        "Money",
        "Response",
    }
    assert page.request.get(address, headers={"If-None-Match": given.headers["etag"]}).status == 304
    assert page.request.get(address[:-1]).status == 404
    page.get_by_role("button", name="Stop").click()
    page.wait_for_selector("text=No link has been made yet.")
    assert page.request.get(address).status == 404
