"""How long a person waits, in a real Chromium: `python -m benchmarks.first_load [--runs 20]`.

An empty Streamlit page, a usual one-page Streamlit app and our pages are visited in rounds, each time with a
browser that has nothing of them in its cache, on servers that are warm. How they compare is the median over
the rounds, since the machine's speed changes from one to the next. Times are taken inside the browser by
the page's own clock (benchmarks/visit.js). Then the inspection is chosen in the one-page app and in our
findings, another one each time, so that no answer is in a cache.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, sync_playwright

from benchmarks import measuring, serving
from benchmarks.measuring import ROOT

LAUNCH = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
SCREEN: ViewportSize = {"width": 1440, "height": 900}
QUIET_MS = 600
"""A screen is whole when nothing has changed for so long; the time that counts is that of the last change."""
PATIENCE_MS = 90_000
SCRIPT = Path(__file__).with_name("visit.js")

CHART = ".js-plotly-plot .main-svg"
TABLE = '[data-testid="stDataFrame"] canvas'
TITLE = ("h1", 1)
SENTENCE = ('[data-testid="stMain"] strong', 1)
FIGURES = ('[data-testid="stMain"] h2', 4)
THREE_FIGURES = (FIGURES[0], 3)


@dataclass(slots=True)
class Subject:
    """One page that is visited: what its first screen and the whole of it show, and the times."""

    name: str
    path: str = ""
    sentence: tuple[tuple[str, int], ...] = (TITLE, SENTENCE)
    whole: tuple[str, ...] = ()
    is_streamlit: bool = True
    first: list[float] = field(default_factory=list)
    quiet: list[float] = field(default_factory=list)
    kilobytes: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    settled: list[float] = field(default_factory=list)


EMPTY = Subject("Empty page", sentence=(TITLE,))
ONE_PAGE = Subject("One-page app", whole=(CHART, TABLE))
OURS = (
    Subject("Overview", "", (TITLE, SENTENCE, FIGURES)),
    Subject("Findings", "findings"),
    Subject("Coverage", "coverage", (TITLE, SENTENCE, THREE_FIGURES), (CHART,)),
    # The sentences of these three come with their figures and have no word in bold.
    Subject("Interventions", "interventions", (TITLE, FIGURES)),
    Subject("Violence", "violence", (TITLE, FIGURES), (CHART,)),
    Subject("About the data", "about_the_data", (TITLE, FIGURES)),
    Subject("Plan priorities", "priorities", (TITLE, SENTENCE, FIGURES)),
    Subject("Responses", "responses"),
)
FILTERED = ("One-page app", "Findings")
CHOICES = 10
"""Inspections that have findings; further changes of the filter would meet answers in the cache."""
REST_SECONDS = 0.5
"""Between visits: the browser still clears up after the last one, and whoever comes next would pay for it."""


class Traffic:
    """What the browser receives, in bytes as they come over the line, messages of the websocket included."""

    def __init__(self, session: CDPSession) -> None:
        self.received = 0.0
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._loaded)
        session.on("Network.webSocketFrameReceived", self._told)

    def _loaded(self, event: dict[str, float]) -> None:
        self.received += event["encodedDataLength"]

    def _told(self, event: dict[str, dict[str, str]]) -> None:
        # A binary message is given in base64.
        self.received += len(event["response"]["payloadData"]) * 3 / 4


def visit(browser: Browser, address: str, subject: Subject, choice: int) -> None:
    """Visit once with an empty cache and note the times; change the filter, unless choice is 0."""
    context = browser.new_context(viewport=SCREEN)
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        wanted = json.dumps(
            {"sentence": subject.sentence, "whole": subject.whole, "isStreamlit": subject.is_streamlit}
        )
        page.add_init_script(SCRIPT.read_text(encoding="utf-8").replace("__WANTED__", wanted))
        traffic = Traffic(context.new_cdp_session(page))
        page.goto(f"{address}/{subject.path}", wait_until="commit")
        seen = settle(page)
        subject.first.append(seen["sentence"])
        subject.quiet.append(seen["lastChange"])
        subject.kilobytes.append(traffic.received / 1_000)
        if choice and subject.name in FILTERED:
            choose(page, choice)
            seen = settle(page)
            subject.changed.append(seen["changed"] - seen["pressed"])
            subject.settled.append(seen["lastChange"] - seen["pressed"])
    finally:
        context.close()


def settle(page: Page) -> dict[str, float]:
    """Wait until the screen is whole and give what was noted, in milliseconds since the visit began."""
    page.wait_for_function("(quiet) => window.__whole(quiet)", arg=QUIET_MS, polling=100)
    noted: dict[str, float] = page.evaluate("() => window.__seen")
    return noted


def choose(page: Page, choice: int) -> None:
    """Take the inspection at that place in its list, with the keyboard."""
    box = page.get_by_role("combobox", name="Inspection").first
    if not box.is_visible():
        page.locator('[data-testid="stExpander"] summary').first.click()
    box.click()
    page.wait_for_selector('[role="listbox"] [role="option"]')
    page.wait_for_timeout(300)
    for _ in range(choice):
        page.keyboard.press("ArrowDown")
    page.wait_for_timeout(100)
    page.evaluate("() => window.__armed()")
    page.keyboard.press("Enter")


def compared(subject: Subject, empty: Subject, one_page: Subject) -> list[str]:
    """One row of the table: medians in milliseconds, and how each visit stands to the references of its
    round."""
    first, quiet = measuring.median(subject.first), measuring.median(subject.quiet)
    return [
        subject.name,
        f"{first:,.0f}",
        f"{measuring.beside(subject.first, empty.first):.2f}",
        f"{quiet:,.0f}",
        f"{measuring.beside(subject.quiet, one_page.quiet):.2f}",
        f"{measuring.median(subject.kilobytes):,.0f}",
    ]


def filter_row(subject: Subject, one_page: Subject) -> list[str]:
    """One row of the table on the change of a filter."""
    changed = measuring.median(subject.changed)
    return [
        subject.name,
        f"{changed:,.0f}",
        f"{measuring.beside(subject.changed, one_page.changed):.2f}",
        f"{measuring.median(subject.settled):,.0f}",
        f"{measuring.beside(subject.settled, one_page.settled):.2f}",
    ]


def visits(browser: Browser, addresses: dict[str, str], subjects: list[Subject], runs: int) -> list[float]:
    """Visit all so many times, in another order each time; the load before each round.

    The order matters: a visit after a heavy page is slower than one after an empty page.
    """
    loads, patience = [], measuring.Patience(300)
    for run in range(runs):
        loads.append(patience.wait())
        for subject in random.Random(run).sample(subjects, len(subjects)):
            time.sleep(REST_SECONDS)
            visit(browser, addresses[subject.name], subject, run + 1 if run < CHOICES else 0)
        print(f"Round {run + 1} of {runs}, load {loads[-1]:.1f}", file=sys.stderr, flush=True)
    return loads


def print_tables(subjects: list[Subject], runs: int) -> None:
    """The first screen, then the change of a filter, each beside what is wanted of it."""
    print(
        f"\nMedians of {runs} visits. Wanted: sentence within 1.15 x the empty page, "
        "whole within 1.2 x the one-page app.\n"
    )
    header = ["Page", "Sentence (ms)", "to the empty page", "Whole (ms)", "to the one-page app", "kB"]
    measuring.print_table(header, [compared(subject, EMPTY, ONE_PAGE) for subject in subjects])
    times = min(runs, CHOICES)
    print(
        f"Filter changed {times} times, to an inspection not chosen before. "
        "Wanted: no slower than the one-page app.\n"
    )
    header = ["Page", "New sentence (ms)", "to the one-page app", "Quiet again (ms)", "to the one-page app "]
    changed = [subject for subject in subjects if subject.changed]
    measuring.print_table(header, [filter_row(subject, ONE_PAGE) for subject in changed])


def main() -> None:
    """Start the servers and the browser, visit, and print the tables."""
    parser = argparse.ArgumentParser(
        description="How long a person waits for the first screen, and for a filter."
    )
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--only", default="", help="of our pages, those whose name begins so")
    chosen = parser.parse_args()
    if chosen.runs < 1:
        parser.error(f"--runs {chosen.runs}: give 1 or more")
    print(measuring.machine())
    subjects = [EMPTY, ONE_PAGE, *(subject for subject in OURS if subject.name.startswith(chosen.only))]
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        serving.built(ROOT / "data", home)
        scripts = {
            EMPTY.name: "benchmarks/references/empty.py",
            ONE_PAGE.name: "benchmarks/references/one_page.py",
        }
        started = {
            script: stack.enter_context(serving.server(["-m", "streamlit", "run", script], options, home))[0]
            for script, options in [
                *((each, serving.AS_IT_COMES) for each in scripts.values()),
                ("app.py", ()),
            ]
        }
        addresses = {subject.name: started[scripts.get(subject.name, "app.py")] for subject in subjects}
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium, args=list(LAUNCH))
        for subject in subjects:
            visit(browser, addresses[subject.name], subject, 0)
            for noted in (subject.first, subject.quiet, subject.kilobytes):
                noted.clear()
        loads = visits(browser, addresses, subjects, chosen.runs)
        browser.close()
    print("Load before each round: " + ", ".join(f"{value:.1f}" for value in loads))
    print_tables(subjects, chosen.runs)


if __name__ == "__main__":
    main()
