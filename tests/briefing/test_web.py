"""The web page: one file, nothing fetched, no fault that axe finds, readable on a phone, marked on every
sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Browser, sync_playwright

from tests.briefing.making import EVERY_KIND, made
from tests.browser import visits
from tests.running_app import chromium
from violence_response.briefing.formats import rendered
from violence_response.briefing.look import Look
from violence_response.database import Database


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    if chromium() is None:
        pytest.skip("no Chromium was found")
    with sync_playwright() as playwright, visits.browser(playwright) as opened:
        yield opened


@pytest.mark.parametrize(("kind", "subject", "key"), EVERY_KIND)
def test_has_language_title_headings_and_header_cells(
    fixture_register: Database, kind: str, subject: str, key: str
) -> None:
    briefing = made(fixture_register, kind, subject, key)
    page = html.fromstring(rendered(briefing, Look(), "html").decode("utf-8"))
    assert page.get("lang") == "en-GB"
    assert page.findtext(".//title") == briefing.full_title
    assert [each.text for each in page.findall(".//h1")] == [briefing.title]
    assert [each.text for each in page.findall(".//h2")][: len(briefing.sections)] == [
        section.heading for section in briefing.sections
    ]
    for table in page.findall(".//table"):
        assert table.findtext("caption")
        assert all(cell.get("scope") == "col" for cell in table.iter("th"))


def test_nothing_of_the_register_is_read_as_markup_or_fetched(fixture_register: Database) -> None:
    briefing = made(fixture_register, "finding", "finding", "joint-f02", marking='OFFICIAL"</style><b>')
    text = rendered(briefing, Look(), "html").decode("utf-8")
    assert "<b>youth violence</b>" not in text
    assert "&lt;b&gt;youth violence&lt;/b&gt;" in text
    assert text.count("</style>") == 1
    assert "<script" not in text
    assert not re.findall(r'(?:src|href)="(?!https?://|data:|#)', text)
    assert not re.findall(r"@import|url\(", text)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(("kind", "subject", "key"), EVERY_KIND)
def test_axe_finds_nothing_and_nothing_is_fetched(
    fixture_register: Database, chrome: Browser, tmp_path: Path, kind: str, subject: str, key: str, width: int
) -> None:
    file = tmp_path / "briefing.html"
    file.write_bytes(rendered(made(fixture_register, kind, subject, key), Look(), "html"))
    page = chrome.new_page(viewport={"width": width, "height": 900})
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.goto(file.as_uri())
    found = Axe().run(page).response["violations"]
    assert not found, [(each["id"], each["nodes"][0]["html"][:200]) for each in found]
    assert asked == [file.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.browser
def test_prints_with_its_marking_on_every_sheet(
    fixture_register: Database, chrome: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "briefing.html"
    file.write_bytes(rendered(made(fixture_register, "pack", "all"), Look(), "html"))
    page = chrome.new_page()
    page.goto(file.as_uri())
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(printed) > 1
    for sheet in printed:
        assert sheet.get_textpage().get_text_bounded().count("OFFICIAL") == 2
    page.close()
