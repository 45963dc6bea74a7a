"""Take a picture of every page at every width: `python -m tests.browser.screenshots FOLDER [ADDRESS]`.

Without an address a dashboard is started on the shipped data, on the day the README's pictures were taken.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import visits
from tests.browser.conftest import SHIPPED_DAY
from tests.running_app import running_app

MORE = {
    "finding": "findings?finding=jtai-syv-2024-f10",
    "intervention": "interventions?intervention=custody-navigators",
    "priority": "priorities?priority=plan-2024-29-less-crime-asb-harm",
    "meeting-projector": "meeting?since=2024-10-01&size=projector",
    "response": "responses?inspection=jtai-serious-youth-violence-2024",
}


def take(address: str, folder: Path, only: set[str]) -> None:
    """A first-screen picture and a whole-page picture of every page (or those named) at every width."""
    folder.mkdir(parents=True, exist_ok=True)
    places = {**{page: page for page in visits.PAGES}, **MORE}
    with sync_playwright() as playwright, visits.browser(playwright) as browser:
        for width, height in visits.WIDTHS.items():
            for name, path in places.items():
                if only and name not in only:
                    continue
                context = browser.new_context(viewport={"width": width, "height": height})
                seen = visits.Visit(context, address).open(path)
                seen.page.wait_for_timeout(1200)
                seen.page.screenshot(path=folder / f"{name}-{width}.png")
                tall = seen.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight")
                seen.page.set_viewport_size({"width": width, "height": min(int(tall) + 80, 6000)})
                seen.page.wait_for_timeout(800)
                seen.page.screenshot(path=folder / f"{name}-{width}-whole.png")
                for complaint in seen.complaints:
                    print(name, width, complaint)
                context.close()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    given = [part for part in sys.argv[2:] if part.startswith("http")]
    chosen = {part for part in sys.argv[2:] if not part.startswith("http")}
    with ExitStack() as stack:
        if not given:
            home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            given = [stack.enter_context(running_app(home, env={"VIOLENCE_RESPONSE_TODAY": SHIPPED_DAY}))]
        take(given[0], target, chosen)
