"""A meeting in a real browser: two clicks and a sentence record once; and every link looks back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.conftest import Open
from tests.conftest import FIXTURE
from tests.running_app import running_app

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def own_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard on the fixture register that only this file writes to."""
    env = {"VIOLENCE_RESPONSE_DATA": str(FIXTURE), "VIOLENCE_RESPONSE_TODAY": "2025-03-03"}
    with running_app(tmp_path_factory.mktemp("meeting"), env=env) as address:
        yield address


def test_two_clicks_and_a_sentence_record_once(own_app: str, visit: Open) -> None:
    seen = visit(own_app, "meeting")
    seen.page.locator('.wide a[aria-label^="Train supervisors."]').click()
    seen.page.wait_for_selector("text=Save it as")
    # While the page is still being drawn below the form, its button moves away from under the pointer.
    seen.settle()
    assert "thing=action" in seen.place
    seen.page.get_by_label("Reason").first.fill("The first course has run.")
    seen.page.get_by_role("button", name="In progress").dblclick()
    seen.page.wait_for_selector("text=One change recorded on 3 Mar 2025")
    seen.settle()
    assert "The first course has run." in seen.text
    assert seen.page.get_by_label("Reason").first.input_value() == ""
    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name="Download these rows (CSV)").click()
    rows = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 2
    assert "Train supervisors" in rows[1]
    assert "In progress" in rows[1]
    assert "Chief constable,The first course has run." in rows[1]
    again = visit(own_app, "meeting?size=projector")
    assert "One change recorded on 3 Mar 2025" in again.text


def test_a_token_opens_its_form_the_finding_moves_and_back_goes_back(own_app: str, visit: Open) -> None:
    seen = visit(own_app, "meeting")
    board = seen.page.locator(".drawing").first
    token = board.locator('.wide a[aria-label*="finding 3: Records of knife crime"]')
    assert "? No status." in str(token.get_attribute("aria-label"))
    seen.page.evaluate("window.here = true")
    token.click()
    seen.page.wait_for_selector("text=Save it as")
    seen.settle()
    assert seen.place == "meeting?thing=finding%3Aforce-f03"
    # The program was not loaded again.
    assert seen.page.evaluate("window.here")
    seen.page.get_by_label("Reason").first.fill("Two teams have begun.")
    seen.page.get_by_role("button", name="In progress").click()
    seen.page.wait_for_selector('.wide a[aria-label*="◐ In progress, before: ? No status."]')
    seen.settle()
    seen.click_link("Close, and back to the board")
    assert seen.page.get_by_text("Save it as").count() == 0
    for _ in range(2):
        seen.back()
    assert seen.place == "meeting"
    assert seen.page.get_by_text("Save it as").count() == 0


def test_a_decision_is_recorded_and_undone(own_app: str, visit: Open) -> None:
    seen = visit(own_app, "meeting?size=projector")
    assert not seen.page.get_by_test_id("stSidebar").is_visible()
    seen.page.get_by_label("What was decided").fill("Invite the schools.")
    seen.page.get_by_role("button", name="Record the decision").dblclick()
    seen.page.wait_for_selector("text=One decision made on 3 Mar 2025")
    seen.settle()
    assert "1. Invite the schools." in seen.text
    seen.page.get_by_role("button", name="Undo", exact=True).click()
    seen.page.wait_for_selector("text=No decisions made on 3 Mar 2025")
    seen.settle()
    assert "Invite the schools." not in seen.text


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_the_board_is_seen_without_scrolling(own_app: str, visit: Open, size: tuple[int, int]) -> None:
    seen = visit(own_app, "meeting", size[0])
    shown = seen.page.locator(".drawing").first.bounding_box()
    assert shown is not None
    assert shown["y"] + shown["height"] <= size[1]


def test_every_way_on_looks_back_too_until_back_to_today(own_app: str, visit: Open) -> None:
    seen = visit(own_app, "findings?as_at=2025-02-15")
    assert "As the register stood on 15 February 2025." in seen.text
    seen.click_link("Children carry knives")
    assert "finding=joint-f01" in seen.place
    assert "as_at=2025-02-15" in seen.place
    seen.page.get_by_test_id("stSidebar").get_by_role("link", name="Responses").click()
    seen.page.wait_for_timeout(400)
    seen.settle()
    assert seen.place == "responses?as_at=2025-02-15"
    link = seen.page.get_by_test_id("stSidebar").get_by_role("link", name="sources and licences")
    link.hover()
    assert "as_at=2025-02-15" in str(link.get_attribute("href"))
    seen.click_link("Back to today")
    assert seen.place == "responses"
    assert "As the register stood" not in seen.text
    link.click()
    seen.page.wait_for_timeout(400)
    seen.settle()
    assert seen.place == "about_the_data"
    for _ in range(2):
        seen.back()
    assert seen.place == "responses?as_at=2025-02-15"
    assert "As the register stood on 15 February 2025." in seen.text
