"""Servers and a browser for the tests of this folder; skipped with a reason where there is no Chromium."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import visits
from tests.conftest import FIXTURE
from tests.running_app import chromium, running_app
from violence_response.register import schema

SHIPPED_DAY = "2026-11-23"
"""The day on which the shipped register is looked at: its money and clocks then read the same every time."""


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    """The browser of one file of tests.

    Playwright keeps an event loop running in the thread that started it, so it is stopped at the end of each
    file: a test that runs a loop of its own may come next in the same process.
    """
    if chromium() is None:
        reason = "no Chromium was found (Debian: apt-get install chromium, or name one in CHROMIUM)"
        # A merge must not pass because its browser was missing.
        if os.environ.get("VIOLENCE_RESPONSE_BROWSER_TESTS") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright, visits.browser(playwright) as opened:
        yield opened


@pytest.fixture(scope="session")
def shipped_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard as a new user starts it, on the shipped data."""
    home = tmp_path_factory.mktemp("shipped")
    with running_app(home, env={"VIOLENCE_RESPONSE_TODAY": SHIPPED_DAY}) as address:
        yield address


@pytest.fixture(scope="session")
def fixture_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard on the fixture register, on the day of the tests."""
    home = tmp_path_factory.mktemp("fixture")
    env = {"VIOLENCE_RESPONSE_DATA": str(FIXTURE), "VIOLENCE_RESPONSE_TODAY": "2025-03-03"}
    with running_app(home, env=env) as address:
        yield address


@pytest.fixture(scope="session")
def empty_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard on a register with no rows but its vocabularies."""
    home = tmp_path_factory.mktemp("empty")
    with running_app(home, env={"VIOLENCE_RESPONSE_DATA": str(empty_data(home / "data"))}) as address:
        yield address


def empty_data(folder: Path) -> Path:
    """A data folder in which every table has its header only, and the vocabularies their terms."""
    folder.mkdir(parents=True)
    for table in schema.tables().values():
        text = ",".join(table.column_names) + "\n"
        if table.name == "vocabulary_terms":
            text = (FIXTURE / table.file).read_text(encoding="utf-8")
        (folder / table.file).write_text(text, encoding="utf-8")
    return folder


Open = Callable[..., visits.Visit]


@pytest.fixture
def visit(chrome: Browser) -> Iterator[Open]:
    """Open a page of a running dashboard in a fresh context; at the end the visit must have been clean."""
    contexts = []
    made = []

    def open_page(address: str, path: str, width: int = 1440) -> visits.Visit:
        context = chrome.new_context(viewport={"width": width, "height": visits.WIDTHS.get(width, 900)})
        contexts.append(context)
        made.append(visits.Visit(context, address))
        return made[-1].open(path)

    yield open_page
    for one in made:
        one.must_be_clean()
    for context in contexts:
        context.close()
