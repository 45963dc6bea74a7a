"""How long a person waits, in a real Chromium: `python -m benchmarks.first_load [--against CHECKOUT]`.

An empty Streamlit page, a usual one-page Streamlit app and our pages, with `--against` those of another
checkout too, are visited in rounds, each time with a browser that has nothing of them in its cache, on
servers that are warm. How they compare is the median over the rounds, since the machine's speed changes from
one to the next. Times are taken inside the browser by the page's own clock (benchmarks/visit.js). Then the
inspection is chosen in the one-page app and in our findings, another each time, so that no answer is cached.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, sync_playwright

from benchmarks import measuring, serving
from benchmarks.serving import Checkout, Register
from tests.browser.visits import LAUNCH
from tests.running_app import chromium

SCREEN: ViewportSize = {"width": 1440, "height": 900}
QUIET_MS = 600
"""A screen is whole when nothing has changed for so long; the time that counts is that of the last change."""
PATIENCE_MS = 90_000
SCRIPT = Path(__file__).with_name("visit.js").read_text(encoding="utf-8")
CHOICES = 10
"""Inspections that have findings; further changes of the filter would meet answers in the cache."""
REST_SECONDS = 0.5
"""Between visits: the browser still clears up after the last one, and the next visit would pay for it."""

CHART = ".js-plotly-plot .main-svg"
TABLE = '[data-testid="stDataFrame"] canvas'
CELLS = '[data-testid="stMain"] table td'
TITLE = ("h1", 1)
SENTENCE = ('[data-testid="stMain"] strong', 1)
FIGURES = ('[data-testid="stMain"] h2', 4)
PICTURE = (".fitting svg", 1)


@dataclass(slots=True)
class Subject:
    """One page that is visited: what its first screen and the whole of it show, and the times."""

    name: str
    sentence: tuple[tuple[str, int], ...] = (TITLE, SENTENCE)
    whole: tuple[str, ...] = ()
    address: str = ""
    is_filtered: bool = False
    first: list[float] = field(default_factory=list)
    quiet: list[float] = field(default_factory=list)
    kilobytes: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    settled: list[float] = field(default_factory=list)


SCREENS = {
    "overview": ((TITLE, PICTURE), ("#root .drawing",)),
    "findings": ((TITLE, PICTURE), ()),
    "coverage": ((TITLE, PICTURE), ()),
    "bodies": ((TITLE, PICTURE), ()),
    "interventions": ((TITLE, PICTURE), ()),
    "priorities": ((TITLE, PICTURE), ()),
    "violence": ((TITLE, PICTURE), (CHART,)),
    "responses": ((TITLE, PICTURE), ()),
    "meeting": ((TITLE, PICTURE), ()),
    "about_the_data": ((TITLE, FIGURES), ()),
    "explore?frame=findings": ((TITLE, (CELLS, 20)), (CELLS,)),
}
"""What is seen when the first words and the first picture of a page are there, and when all of it is."""
WORDS_ONLY = {"coverage": (CHART,), "violence": (CHART,)}
"""What was whole, where a checkout draws no pictures; its first words are then the title."""


class Traffic:
    """What the browser receives, in bytes as they come over the line, messages of the websocket included."""

    def __init__(self, session: CDPSession) -> None:
        self.received = 0.0
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._loaded)
        session.on("Network.webSocketFrameReceived", self._message)

    def _loaded(self, event: dict[str, float]) -> None:
        self.received += event["encodedDataLength"]

    def _message(self, event: dict[str, dict[str, str]]) -> None:
        # A binary message is given in base64.
        self.received += len(event["response"]["payloadData"]) * 3 / 4


def visit(browser: Browser, subject: Subject, choice: int) -> None:
    """Visit once with an empty cache and note the times; change the filter, unless choice is 0."""
    context = browser.new_context(viewport=SCREEN)
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        wanted = json.dumps({"sentence": subject.sentence, "whole": subject.whole})
        page.add_init_script(SCRIPT.replace("__WANTED__", wanted))
        traffic = Traffic(context.new_cdp_session(page))
        page.goto(subject.address, wait_until="commit")
        seen = settle(page)
        subject.first.append(seen["sentence"])
        subject.quiet.append(seen["lastChange"])
        subject.kilobytes.append(traffic.received / 1_000)
        if choice and subject.is_filtered:
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


def started(stack: ExitStack, checkout: Checkout, register: Register, only: str) -> dict[str, Subject]:
    """The pages of a checkout, on a server of its own, by their address of today."""
    command = ["-m", "streamlit", "run", "app.py"]
    address = stack.enter_context(checkout.server(command, (), register))[0]
    subjects = {}
    for place, screen in SCREENS.items():
        if place.startswith(only) and (own := checkout.address(place)):
            is_words = PICTURE in screen[0] and not checkout.draws
            sentence, whole = ((TITLE,), WORDS_ONLY.get(place, ())) if is_words else screen
            path = "" if own == "overview" else own
            subjects[place] = Subject(place, sentence, whole, f"{address}/{path}", place == "findings")
    return subjects


def references(stack: ExitStack, register: Register) -> list[Subject]:
    """The empty page and the one-page app, on servers of their own."""
    found = [Subject("Empty page", (TITLE,)), Subject("One-page app", whole=(CHART, TABLE), is_filtered=True)]
    for subject, script in zip(found, serving.REFERENCES, strict=True):
        command = ["-m", "streamlit", "run", script]
        server = Checkout().server(command, serving.AS_IT_COMES, register)
        subject.address = stack.enter_context(server)[0]
    return found


def visits(browser: Browser, subjects: Sequence[Subject], runs: int, patience: measuring.Patience) -> None:
    """Visit all once to warm the servers, then so many times, in another order each time.

    The order matters: a visit after a heavy page is slower than one after an empty page.
    """
    for run in range(runs + 1):
        load = patience.wait()
        for subject in random.Random(run).sample(subjects, len(subjects)):
            time.sleep(REST_SECONDS)
            visit(browser, subject, run if run <= CHOICES else 0)
            if run == 0:
                for noted in (subject.first, subject.quiet, subject.kilobytes):
                    noted.clear()
        print(f"Round {run} of {runs}, load {load:.1f}", file=sys.stderr, flush=True)


def compared(times: list[float], *references: list[float] | None) -> list[str]:
    """A median in milliseconds, and the median of the ratios to each reference of the same round."""
    ratios = [f"{measuring.ratio(times, each):.2f}" if each else "–" for each in references]
    return [f"{measuring.median(times):,.0f}", *ratios]


def print_tables(
    empty: Subject, usual: Subject, ours: list[Subject], before: dict[str, Subject] | None
) -> None:
    """The first screen, then the change of a filter, each beside what is wanted of it."""
    print("\nWanted: sentence within 1.15 x the empty page, whole within 1.2 x the one-page app.\n")
    with_before = before is not None
    old = before or {}
    header = ["Page", "Sentence (ms)", "to the empty page", *["to before"] * with_before]
    header += ["Whole (ms)", "to the one-page app", *["to before"] * with_before, "kB"]
    rows = []
    for subject in [empty, usual, *ours, *old.values()]:
        other = old.get(subject.name) if subject in ours else None
        name = f"{subject.name}, before" if subject in old.values() else subject.name
        first = compared(subject.first, empty.first, *[other and other.first] * with_before)
        whole = compared(subject.quiet, usual.quiet, *[other and other.quiet] * with_before)
        rows.append([name, *first, *whole, measuring.median(subject.kilobytes)])
    measuring.print_table(header, rows)
    filtered = {"One-page app": usual, **{one.name: one for one in ours if one.is_filtered},
                **{f"{one.name}, before": one for one in old.values() if one.is_filtered}}  # fmt: skip
    print(f"Filter changed {len(usual.changed)} times, to an inspection not chosen before.")
    print("Wanted: no slower than the one-page app.\n")
    header = ["Page", "New sentence (ms)", "to the one-page app", "Quiet again (ms)", "to the one-page app"]
    rows = [
        [name, *compared(one.changed, usual.changed), *compared(one.settled, usual.settled)]
        for name, one in filtered.items()
    ]
    measuring.print_table(header, rows)


def main() -> None:
    """Start the servers and the browser, visit, and print the tables."""
    parser = serving.options(__doc__ or "", 20)
    parser.add_argument("--against", type=Path, help="folder of another checkout")
    parser.add_argument("--only", default="", help="of our pages, those whose address begins so")
    chosen = parser.parse_args()
    if chosen.runs < 1:
        parser.error(f"--runs {chosen.runs}: give 1 or more")
    print(measuring.machine())
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        checkouts = serving.checkouts(chosen.against)
        # The last register of each: a country's, where one is asked for.
        registers = [each.registers(scratch, chosen.national)[-1] for each in checkouts]
        empty, usual = references(stack, registers[0])
        apps = [started(stack, *each, chosen.only) for each in zip(checkouts, registers, strict=True)]
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(LAUNCH))
        subjects = [empty, usual, *(subject for app in apps for subject in app.values())]
        visits(browser, subjects, chosen.runs, measuring.Patience(chosen.patience))
        browser.close()
    print_tables(empty, usual, list(apps[0].values()), apps[1] if len(apps) > 1 else None)


if __name__ == "__main__":
    main()
