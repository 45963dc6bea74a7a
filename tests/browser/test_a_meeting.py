"""A whole meeting, walked in browsers by people who signed in: decide, sign off, compare, be reminded."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests import signing_in
from tests.browser.test_signing_in import sign_in
from tests.running_app import ROOT, running_app

pytestmark = pytest.mark.browser

FINDING = "jtai-syv-2024-f10"
THREAD = f"findings?finding={FINDING}"
DAY = "2026-11-23"
DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path, dict[str, str]]]:
    """An office on the shipped register where people sign in: its address, home and environment."""
    folder = tmp_path_factory.mktemp("meeting-walk")
    with signing_in.provider(folder / "provider.txt") as provider:
        env = {
            **signing_in.ENVIRONMENT,
            "STREAMLIT_SECRETS_FILES": str(signing_in.secrets_file(folder, provider)),
            "VIOLENCE_RESPONSE_TODAY": DAY,
        }
        home = folder / "home"
        with running_app(home, env=env) as address:
            yield address, home, env
        # The register is free now: what the digest says of this meeting can be asked on the command line.
        env |= {"VIOLENCE_RESPONSE_HOME": str(home)}
        said = subprocess.run(
            [sys.executable, "-m", "violence_response", "digest", "--print", "--since", "2026-11-22"],
            env={**os.environ, **env}, cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        assert "Write to the partnership" in said
        assert "Working with residents, children and parents" in said


def opened(chrome: Browser, address: str, person: str) -> Page:
    """A browser of its own in which this person has signed in."""
    context = chrome.new_context(viewport={"width": 1440, "height": 1600})
    context.route("**/cdn.jsdelivr.net/**", lambda route: route.abort())
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("h1")
    sign_in(page, person)
    return page


def go(page: Page, address: str, place: str) -> None:
    page.goto(f"{address}/{place}")
    settle(page)


def settle(page: Page) -> None:
    page.wait_for_timeout(300)
    page.wait_for_selector(f"{DONE} h1", timeout=30_000)
    page.wait_for_timeout(300)
    page.wait_for_selector(DONE, timeout=30_000)


def words(page: Page) -> str:
    return page.inner_text('[data-testid="stMain"]')


def record(page: Page, what: str) -> None:
    """Open the box for recording and choose what."""
    if page.get_by_text("What do you want to record?").count() == 0:
        page.get_by_text("Record something").click()
        settle(page)
    page.get_by_role("radio", name=what).or_(page.get_by_role("button", name=what)).first.click()
    settle(page)


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label).first.click()
    page.get_by_role("option", name=re.compile(option)).first.click()


def day(page: Page, label: str, digits: str) -> None:
    """Type a day into its parts: day, month, year."""
    page.get_by_label(label).first.get_by_role("spinbutton").first.click()
    page.keyboard.type(digits)


def save(page: Page, name: str = "Save") -> None:
    page.get_by_role("button", name=name, exact=True).last.click()
    settle(page)


def state(page: Page, status: str, reason: str) -> None:
    record(page, "How far it is")
    choose(page, "Status", status)
    page.get_by_label("Reason").first.fill(reason)
    save(page)


def test_a_meeting_from_first_decision_to_the_calendar(
    chrome: Browser, office: tuple[str, Path, dict[str, str]]
) -> None:
    address, _, _ = office
    editor = opened(chrome, address, "ed")
    _accept_a_suggestion(editor, address)
    second = opened(chrome, address, "ada")
    go(second, address, THREAD)
    record(second, "How far it is")
    choose(second, "Status", "Closed")
    second.get_by_label("Reason").first.fill("I thought it was done.")
    state(editor, "In progress", "Two wards have begun.")
    state(editor, "Awaiting sign-off", "All four have begun.")
    _promise_and_slip(editor)
    save(second)
    assert "was changed meanwhile by editor" in words(second)
    assert second.get_by_label("Reason").first.input_value() == "I thought it was done."
    approver = opened(chrome, address, "ap")
    go(approver, address, THREAD)
    state(approver, "Closed", "Seen in all four wards.")
    assert "Seen in all four wards." in words(approver)
    _compare(editor, address)
    _remind(editor, address)
    for page in (editor, second, approver):
        page.context.close()


def _accept_a_suggestion(page: Page, address: str) -> None:
    go(page, address, THREAD)
    page.get_by_text("Suggested links").click()
    settle(page)
    page.get_by_role("button", name="Decide").first.click()
    settle(page)
    page.get_by_text("Yes: same subject, not an answer").click()
    page.get_by_label("Reason").first.fill("It works with the same families.")
    save(page)
    assert words(page).count("It works with the same families.") >= 2


def _promise_and_slip(page: Page) -> None:
    record(page, "A new action")
    page.get_by_label("What is to be done").fill("Write to the partnership")
    page.get_by_label("Owner").fill("Head of CURV")
    day(page, "Due date", "01122026")
    save(page, "Save the action")
    record(page, "An action's day")
    day(page, "New due date", "15122026")
    page.get_by_label("Reason").first.fill("The chair is away.")
    save(page, "Move the day")
    assert "Due 15 Dec 2026" in words(page)


def _compare(page: Page, address: str) -> None:
    go(page, address, "meeting")
    said = words(page)
    assert "Write to the partnership" in said
    assert "The chair is away." in said
    assert "Seen in all four wards." in said
    go(page, address, "")
    assert "Working with residents, children and parents" in words(page)
    go(page, address, THREAD)
    assert "Seen in all four wards." in words(page)
    assert "The chair is away." in words(page)


def _remind(page: Page, address: str) -> None:
    go(page, address, "responses")
    page.get_by_text("Get reminders").first.click()
    settle(page)
    page.get_by_label("What to call this link").fill("Outlook")
    page.get_by_role("button", name="Make a link").click()
    page.wait_for_function("() => document.body.innerText.includes('/calendar.ics?')", timeout=30_000)
    settle(page)
    link = re.search(r"http://[^\s]+/calendar\.ics\?[^\s]+", page.inner_text("body"))
    assert link, words(page)
    calendar = page.context.request.get(link.group(0))
    assert calendar.ok
    text = calendar.text().replace("\r\n ", "")
    assert "Write to the partnership" in text
    assert "DTSTART;VALUE=DATE:20261215" in text
