"""Every page in a real browser: opened cold by its address, full, empty and with a bad address, at every
width."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import SHIPPED_DAY, Open
from tests.browser.visits import PAGES
from tests.running_app import running_app

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("page", PAGES)
def test_opens_cold_on_the_shipped_register(shipped_app: str, visit: Open, page: str) -> None:
    seen = visit(shipped_app, page)
    assert len(seen.text) > 300
    assert seen.page.title().endswith("Violence Response") or seen.page.title()


@pytest.mark.parametrize("page", PAGES)
def test_opens_on_an_empty_register(empty_app: str, visit: Open, page: str) -> None:
    seen = visit(empty_app, page)
    assert "?" in seen.page.inner_text("h1")
    assert len(seen.text) > 100


@pytest.mark.parametrize("page", PAGES)
def test_says_what_is_wrong_with_a_bad_address(shipped_app: str, visit: Open, page: str) -> None:
    seen = visit(shipped_app, f"{page}?nonsense=%3Cb%3E1&theme=zzz&page=-3&finding=zzz")
    assert "The link" in seen.text or "There is no" in seen.text


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_serious(shipped_app: str, visit: Open, page: str, width: int) -> None:
    seen = visit(shipped_app, page, width)
    found = Axe().run(seen.page).response["violations"]
    serious = [
        f"{one['id']}: {one['help']} ({node['html'][:160]})"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]
    assert not serious, "\n".join(serious)


@pytest.mark.parametrize("width", [1024, 390])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_sticks_out_sideways(shipped_app: str, visit: Open, page: str, width: int) -> None:
    seen = visit(shipped_app, page, width)
    wider = seen.page.evaluate(
        "() => { const main = document.querySelector('[data-testid=stMain]');"
        " return main.scrollWidth - main.clientWidth }"
    )
    assert wider <= 1


def test_a_deep_link_works_as_the_very_first_request_after_a_start(tmp_path: Path, visit: Open) -> None:
    with running_app(tmp_path / "home", env={"VIOLENCE_RESPONSE_TODAY": SHIPPED_DAY}) as address:
        seen = visit(address, "findings?finding=jtai-syv-2024-f10")
        seen.page.wait_for_selector("text=Corner House", timeout=30_000)
        # The frame is there too: navigation and marking, not the page file alone.
        assert seen.page.get_by_role("link", name="Overview").count() == 1
        assert "OFFICIAL" in seen.text
