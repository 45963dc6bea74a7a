"""The server in a real Chromium: no console error, no outside host, links, and what a failing page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
)

from tests.interface.test_server import PROBE, log_line
from tests.running_app import running_app, warnings_of

pytestmark = pytest.mark.browser

VIOLATIONS = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation",
        (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("probe")


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    """Our server over the pages of `probe`."""
    with running_app(home, script=PROBE) as started:
        yield started


@pytest.fixture
def context(chrome: Browser) -> Iterator[BrowserContext]:
    """A new visitor, who prefers dark colours."""
    made = chrome.new_context(color_scheme="dark", viewport={"width": 1440, "height": 900})
    yield made
    made.close()


class Watch:
    """Everything about a page that a visitor should never meet."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.faults: list[str] = []
        page.add_init_script(VIOLATIONS)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("requestfailed", lambda request: self.faults.append(f"failed: {request.url}"))
        page.on("response", self._response)
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"elsewhere: {request.url}")

    def all_faults(self) -> list[str]:
        return self.faults + list(self.page.evaluate("window.violations"))


def test_a_page_below_the_start_is_clean_and_in_its_frame_from_the_first_visit(
    context: BrowserContext, tmp_path: Path
) -> None:
    with running_app(tmp_path, script=PROBE) as started:
        page = context.new_page()
        watch = Watch(page, started)
        page.goto(f"{started}/findings?finding=f02")
        page.get_by_text("Finding f02").wait_for()
        assert page.get_by_test_id("stSidebarNav").get_by_text("Start").is_visible()
        page.wait_for_load_state("networkidle")
        asked = page.evaluate(
            "performance.getEntriesByType('resource').map(one => new URL(one.name).pathname)"
            ".filter(path => path.includes('/_stcore/'))"
        )
        assert asked == ["/_stcore/health", "/_stcore/host-config"]
        assert watch.all_faults() == []


def test_everything_a_page_may_show_obeys_the_policy(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    watch = Watch(page, address)
    page.goto(f"{address}/findings")
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.wait_for_load_state("networkidle")
    themes = page.get_by_test_id("stMultiSelect")  # first, because its list closes when the page is scrolled
    themes.locator("input").click()
    page.get_by_text("Schools").click()
    themes.get_by_text("Schools").wait_for()
    for chart in ("bar", "flow", "map", "squares"):
        shown = page.locator(f".st-key-{chart} .js-plotly-plot")
        shown.scroll_into_view_if_needed()
        shown.wait_for()
    page.locator(".st-key-map canvas").first.wait_for()
    page.get_by_test_id("stDataFrame").locator("canvas").first.wait_for()
    page.get_by_test_id("stTable").wait_for()
    page.locator("input[type=file]").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"words"}
    )
    page.get_by_text("a.txt").wait_for()
    assert page.evaluate("document.fonts.check('16px \"Material Symbols Rounded\"')")
    page.wait_for_load_state("networkidle")
    assert watch.all_faults() == []


def test_a_file_can_be_saved(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    watch = Watch(page, address)
    page.goto(address)
    with page.expect_download() as download:
        page.get_by_text("Save the words").click()
    assert download.value.suggested_filename == "words.txt"
    assert Path(download.value.path()).read_text() == "some words"
    assert watch.all_faults() == []


def test_links_in_text_stay_in_the_tab_and_the_back_button_returns(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(address)
    page.evaluate("window.sameDocument = true")
    for link, address_bar, shown in (
        ("the second finding", "/findings?finding=f02", "Finding f02"),
        ("third", "/findings?finding=f03", "Finding f03"),
        ("all", "/findings", "Finding all"),
    ):
        page.get_by_role("link", name=link, exact=True).click()
        page.get_by_text(shown).wait_for()
        assert page.url == address + address_bar
        page.go_back()
        page.get_by_role("heading", name="Start").wait_for()
    page.get_by_role("link", name="third").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Finding f03").wait_for()
    page.get_by_role("link", name="Back").click()
    page.get_by_role("heading", name="Start").wait_for()
    assert page.evaluate("window.sameDocument")
    assert len(context.pages) == 1


@pytest.mark.parametrize(
    ("link", "key", "opened"),
    [("the state", None, "/healthz"), ("the second finding", "Control", "/findings?finding=f02")],
)
def test_other_clicks_are_left_to_the_browser(
    context: BrowserContext, address: str, link: str, key: str | None, opened: str
) -> None:
    page = context.new_page()
    page.goto(address)
    with context.expect_page() as another:
        page.get_by_role("link", name=link).click(modifiers=[key] if key else [])  # type: ignore[list-item]
    another.value.wait_for_url(address + opened)
    assert page.url == f"{address}/"


def test_a_failure_is_one_calm_sentence_with_a_reference(
    context: BrowserContext, address: str, home: Path
) -> None:
    page = context.new_page()
    page.goto(f"{address}/failing")
    page.get_by_test_id("stAlert").wait_for()
    shown = page.get_by_test_id("stMain").inner_text()
    reference = re.search(r"VR-[0-9A-F]{6}", shown)
    assert reference
    assert "secret" not in shown
    assert "Traceback" not in shown
    assert log_line(home, reference[0]).endswith(f"ERROR {reference[0]} a page failed")
    written = (home / "terminal.txt").read_text(encoding="utf-8")
    assert written.count("ValueError: a secret of the inside") == 1
    assert "\x1b" not in written


def test_an_error_of_ours_is_shown_letter_for_letter(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/refusing")
    page.get_by_test_id("stAlert").wait_for()
    shown = page.get_by_test_id("stAlert").inner_text()
    assert r"There is no register at C:\registers\*new*\register.duckdb;" in shown
    assert "VR-" not in shown


def test_the_page_is_light_in_our_language_and_without_a_developers_menu(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(address)
    page.get_by_role("heading", name="Start").wait_for()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(11, 12, 12)"
    assert page.evaluate("document.documentElement.lang") == "en-GB"
    assert page.get_by_test_id("stMainMenu").count() == 0
    assert page.get_by_test_id("stAppDeployButton").count() == 0


def test_the_words_without_javascript(chrome: Browser, address: str) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/findings")
    assert page.title() == "Violence Response"
    assert "turn it on" in page.inner_text("body")
    context.close()


def test_a_base_path_works_from_a_page_below_it(context: BrowserContext, tmp_path: Path) -> None:
    with running_app(tmp_path, script=PROBE, base_path="office/violence") as started:
        page = context.new_page()
        watch = Watch(page, started)
        page.goto(f"{started}/findings?finding=f02")
        page.get_by_text("Finding f02").wait_for()
        page.get_by_role("link", name="Back").click()
        page.get_by_role("heading", name="Start").wait_for()
        assert page.url == f"{started}/"
        assert watch.all_faults() == []


def test_visits_leave_no_warning_in_the_log(context: BrowserContext, tmp_path: Path) -> None:
    with running_app(tmp_path) as started:
        page = context.new_page()
        for path in ("", "coverage", "explore?show=sql&sql=from%20findings", "briefing"):
            page.goto(f"{started}/{path}")
            page.wait_for_selector("h1", timeout=60_000)
            page.wait_for_selector(
                '[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=60_000
            )
    assert not warnings_of(tmp_path / "terminal.txt")
