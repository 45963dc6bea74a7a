"""What a page says when it has no connection to the program, and what becomes of what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import FIXTURE
from tests.running_app import free_port, running_app

pytestmark = pytest.mark.browser

ENV = {"VIOLENCE_RESPONSE_DATA": str(FIXTURE), "VIOLENCE_RESPONSE_TODAY": "2025-03-03"}
FINDING = "findings?finding=joint-f01"


def opened(chrome: Browser, address: str) -> Page:
    page = chrome.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(address)
    return page


def test_a_blocked_connection_is_said(fixture_app: str, chrome: Browser) -> None:
    page = chrome.new_context().new_page()
    page.route_web_socket("**/*", lambda socket: socket.close(code=1011))
    page.goto(f"{fixture_app}/findings")
    expect(page.get_by_role("alert")).to_contain_text(
        "This page cannot connect to the program. Please load it again", timeout=20_000
    )
    page.context.close()


def test_a_restart_is_said_and_what_was_typed_is_kept(tmp_path: Path, chrome: Browser) -> None:
    port = free_port()
    with running_app(tmp_path, env=ENV, port=port) as address:
        page = opened(chrome, f"{address}/{FINDING}")
        page.get_by_text("Record something").click(timeout=30_000)
        page.get_by_label("Reason").fill("The panel agreed to fund it.")
    expect(page.get_by_role("alert")).to_contain_text("is not saved yet", timeout=20_000)
    with running_app(tmp_path, env=ENV, port=port):
        banner = page.get_by_role("alert").filter(has_text="The connection is back")
        expect(banner).to_contain_text("Reason: The panel agreed to fund it.", timeout=60_000)
        expect(page.get_by_text("Is Streamlit still running")).to_be_hidden()
        page.get_by_text("Record something").click()
        expect(page.get_by_label("Reason")).to_have_value("The panel agreed to fund it.", timeout=20_000)
        expect(banner).to_contain_text("What you typed is in its field, but not saved yet")
        banner.get_by_role("button", name="Close").click()
        expect(banner).to_be_hidden()
        page.get_by_label("Status").click()
        page.get_by_role("option").first.click()
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text("The update is recorded.")).to_be_visible(timeout=30_000)
        expect(page.locator(".st-key-forms-said")).to_be_focused()
        expect(page.get_by_text("The panel agreed to fund it.").first).to_be_visible(timeout=30_000)
    page.context.close()
