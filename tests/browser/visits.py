"""A visit to the running dashboard in a real Chromium, which notices whatever a person would not forgive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright

from tests.running_app import chromium

LAUNCH = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
PAGES = (
    "overview",
    "findings",
    "coverage",
    "bodies",
    "interventions",
    "priorities",
    "violence",
    "responses",
    "explore",
    "add",
    "meeting",
    "briefing",
    "about_the_data",
    "audit",
)
WIDTHS = {1440: 900, 1024: 768, 390: 844}


@contextmanager
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A headless Chromium."""
    opened = playwright.chromium.launch(executable_path=chromium(), args=list(LAUNCH))
    try:
        yield opened
    finally:
        opened.close()


class Visit:
    """One person's visit: a page in a context of its own, with what went wrong on the way."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        host = urlsplit(address).netloc
        self.page.on("console", lambda said: self._note(said.type in {"error"}, f"console: {said.text}"))
        self.page.on("pageerror", lambda error: self._note(True, f"script: {error}"))
        self.page.on(
            "requestfailed",
            lambda sent: self._note("ERR_ABORTED" not in str(sent.failure), f"failed: {sent.url}"),
        )
        self.page.on(
            "request", lambda sent: self._note(self._is_outside(sent.url, host), f"outside: {sent.url}")
        )

    @staticmethod
    def _is_outside(url: str, host: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != host

    def _note(self, is_wrong: bool, words: str) -> None:
        if is_wrong:
            self.complaints.append(words)

    def open(self, path: str) -> Visit:
        """Go to a page by its address and wait until it is whole."""
        self.page.goto(f"{self.address}/{path.lstrip('/')}")
        return self.settle()

    def settle(self) -> Visit:
        """Wait until the server has nothing more to say and the page has a heading."""
        self.page.wait_for_selector(
            '[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=30_000
        )
        self.page.wait_for_selector("h1", timeout=30_000)
        self.page.wait_for_timeout(250)
        self.page.wait_for_selector(
            '[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=30_000
        )
        return self

    @property
    def text(self) -> str:
        """All that can be read in the main part."""
        return self.page.inner_text('[data-testid="stMain"]')

    @property
    def place(self) -> str:
        """The address below the host, with its query."""
        parts = urlsplit(self.page.url)
        return parts.path.strip("/") + (f"?{parts.query}" if parts.query else "")

    def link(self, name: str) -> Locator:
        """The first link of the main part that is in sight and shows these words."""
        words = self.page.locator('[data-testid="stMain"] a:visible')
        return (
            words.filter(has=self.page.get_by_text(name).locator("visible=true"))
            .or_(words.filter(has_text=name, has_not=self.page.locator("title")))
            .first
        )

    def click_link(self, name: str) -> Visit:
        """Follow a link in the main part by its words."""
        self.link(name).click()
        self.page.wait_for_timeout(300)
        return self.settle()

    def back(self) -> Visit:
        """Press Back."""
        self.page.go_back()
        self.page.wait_for_timeout(300)
        return self.settle()

    def must_be_clean(self) -> None:
        """No console error, no script error, no failed request, no request to another host, no error box on
        the page."""
        assert not self.complaints, self.complaints
        assert self.page.locator('[data-testid="stException"]').count() == 0, self.text
        assert self.page.locator('[data-testid="stAlertContentError"]').count() == 0, self.text
