"""Signing in with a real provider in a real browser: who gets in, who may record, and what does not help."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from itsdangerous import TimestampSigner, URLSafeTimedSerializer
from playwright.sync_api import Browser, BrowserContext, Page

from tests import signing_in
from tests.browser.visits import WIDTHS
from tests.conftest import FIXTURE
from tests.running_app import ROOT, running_app
from violence_response import queries
from violence_response.register import building, opening
from violence_response.settings import ROLES, Settings

pytestmark = pytest.mark.browser

PROBE = ROOT / "tests" / "interface" / "probe" / "app.py"
COOKIE = "_streamlit_user"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What makes a dashboard ask people to sign in, with a provider that is running."""
    folder = tmp_path_factory.mktemp("signing-in")
    with signing_in.provider(folder / "provider.txt") as provider:
        yield {
            **signing_in.ENVIRONMENT,
            "STREAMLIT_SECRETS_FILES": str(signing_in.secrets_file(folder, provider)),
            "VIOLENCE_RESPONSE_DATA": str(FIXTURE),
            "VIOLENCE_RESPONSE_TODAY": "2025-03-03",
        }


@pytest.fixture(scope="module")
def office(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard of an office where people sign in."""
    with running_app(tmp_path_factory.mktemp("office"), env=environment) as address:
        yield address


Enter = Callable[[str], Page]


@pytest.fixture
def enter(chrome: Browser) -> Iterator[Enter]:
    """A page in a context of its own, at an address."""
    contexts: list[BrowserContext] = []

    def open_page(address: str) -> Page:
        context = chrome.new_context(viewport={"width": 1440, "height": WIDTHS[1440]})
        # The provider's own pages ask another host for their looks.
        context.route("**/cdn.jsdelivr.net/**", lambda route: route.abort())
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector("h1")
        return page

    yield open_page
    for context in contexts:
        context.close()


def sign_in(page: Page, person: str) -> None:
    """From the page that asks for it, by way of the provider, back to the register."""
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/oauth2/authorize**")
    page.get_by_role("button", name=person, exact=True).click()
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"] h1')


def test_a_person_signs_in_reads_and_signs_out(office: str, enter: Enter) -> None:
    page = enter(office)
    assert page.inner_text("h1") == "Sign in"
    assert "youth violence" not in page.content()
    assert page.get_by_role("link", name="Findings").count() == 0
    sign_in(page, "ed")
    assert page.inner_text("h1") == "Where do we stand?"
    sidebar = page.inner_text('[data-testid="stSidebar"]')
    assert "Ed Editor · Editor" in sidebar
    assert "Audit trail" not in sidebar
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/end_session**")
    page.get_by_role("button", name="End session").click()
    page.wait_for_selector("text=Sign in")
    page.goto(f"{office}/findings")
    page.wait_for_selector("h1")
    assert page.inner_text("h1") == "Sign in"


def test_signing_in_leads_to_the_page_that_somebody_came_for(office: str, enter: Enter) -> None:
    page = enter(f"{office}/responses?inspection=letter-2025")
    assert page.inner_text("h1") == "Sign in"
    sign_in(page, "ed")
    page.wait_for_url(f"{office}/responses?inspection=letter-2025")
    page.wait_for_selector("h1:has-text('What do we owe')")
    page.wait_for_selector('[data-testid="stMain"] >> text=Joint inspection with a letter')
    page.goto(office)
    page.wait_for_selector("h1:has-text('Where do we stand?')")
    assert page.url.rstrip("/") == office, "it is done once"


@pytest.mark.parametrize(
    ("person", "label"),
    [("vera", "Vera Viewer · Viewer"), ("ap", "Ap Approver · Approver"), ("ada", "· Administrator")],
)
def test_roles_come_from_a_claim_or_an_address(office: str, enter: Enter, person: str, label: str) -> None:
    page = enter(office)
    sign_in(page, person)
    page.wait_for_selector('[data-testid="stSidebar"]')
    assert label in page.inner_text('[data-testid="stSidebar"]')


def test_who_has_no_role_is_told_whom_to_ask(office: str, enter: Enter) -> None:
    page = enter(office)
    sign_in(page, "nemo")
    assert page.inner_text("h1") == "You have no role here yet"
    said = page.inner_text('[data-testid="stMain"]')
    assert "Nemo Nobody (nemo@office.test)" in said
    assert "the performance team" in said
    page.goto(f"{office}/findings")
    page.wait_for_selector("h1")
    assert page.inner_text("h1") == "You have no role here yet"


def cookie(address: str, claims: dict[str, Any], *, secret: str, signed_at: float) -> dict[str, str]:
    """A sign-in cookie as Streamlit makes it."""

    class Signer(TimestampSigner):
        def get_timestamp(self) -> int:
            return int(signed_at)

    text = json.dumps({"is_logged_in": True, "origin": address, "name": "Eve", "roles": ["editor"], **claims})
    value = URLSafeTimedSerializer(secret, salt=COOKIE, signer=Signer).dumps(text)
    return {"name": COOKIE, "value": value, "url": address}


def cookies(address: str) -> dict[str, dict[str, str]]:
    now, ours, day = time.time(), signing_in.COOKIE_SECRET, 86_400
    return {
        "right": cookie(address, {"iat": now}, secret=ours, signed_at=now),
        "forged": cookie(address, {"iat": now}, secret="another secret " * 3, signed_at=now),
        "sign-in too old": cookie(address, {"iat": now - 13 * 3600}, secret=ours, signed_at=now),
        "signature too old": cookie(address, {"iat": now}, secret=ours, signed_at=now - 40 * day),
        "without a moment": cookie(address, {}, secret=ours, signed_at=now),
        "from another address": cookie(
            address, {"iat": now, "origin": "http://elsewhere.test"}, secret=ours, signed_at=now
        ),
        "not signed in": cookie(address, {"iat": now, "is_logged_in": False}, secret=ours, signed_at=now),
    }


def test_a_forged_or_expired_sign_in_shows_nothing(office: str, enter: Enter) -> None:
    page = enter(office)
    for kind, made in cookies(office).items():
        page.context.clear_cookies(name=COOKIE)
        page.context.add_cookies([made])  # type: ignore[list-item]
        page.goto(f"{office}/responses")
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"] h1')
        expected = "What do we owe, to whom, by when?" if kind == "right" else "Sign in"
        assert page.inner_text("h1") == expected, kind
        assert ("Your sign-in has ended" in page.inner_text("body")) == (
            kind in {"sign-in too old", "without a moment"}
        ), kind


def press(page: Page, role: str) -> str:
    """What the page of the probe says after somebody pressed the button that records as `role`."""
    page.get_by_role("button", name=f"Record as {role}", exact=True).click()
    page.wait_for_timeout(300)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    return page.inner_text('[data-testid="stMain"]')


def test_a_button_that_is_shown_to_everybody_still_asks_who_may(
    environment: dict[str, str], office: str, tmp_path: Path, enter: Enter
) -> None:
    """The probe shows its buttons to all, so what refuses is the code that writes."""
    settings = Settings(home=tmp_path, data=FIXTURE)
    building.build(settings)
    with running_app(tmp_path, env=environment, script=PROBE) as address:
        page = enter(f"{address}/recording")
        for kind, made in cookies(address).items():
            page.context.clear_cookies(name=COOKIE)
            if kind != "right":
                page.context.add_cookies([made])  # type: ignore[list-item]
                assert page.context.request.get(f"{address}/who").text() == "No role", kind
                page.goto(f"{address}/recording")
                page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"] h1')
                assert "you are not signed in" in press(page, "viewer"), kind
        for held in ROLES[:3]:
            page.context.clear_cookies(name=COOKIE)
            claims = {"iat": time.time(), "roles": [held]}
            made = cookie(address, claims, secret=signing_in.COOKIE_SECRET, signed_at=time.time())
            page.context.add_cookies([made])  # type: ignore[list-item]
            assert page.context.request.get(f"{address}/who").text() == held.capitalize()
            page.goto(f"{address}/recording")
            page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"] h1')
            for role in ROLES:
                may = ROLES.index(role) <= ROLES.index(held)
                said = press(page, role)
                assert (f"Recorded as {role}." in said) == may, (held, role)
                assert (f"you are {'an' if held[0] in 'aeiou' else 'a'} {held}" in said) != may, (held, role)
    with opening.open_register(settings) as register:
        rows = queries.rows(register, "row_history", table_name="actions", row_key="a1")
    assert len(rows) == 1 + 2 + 3
