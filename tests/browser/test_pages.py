"""Every page in a real browser: opened cold by its address, full, empty and with a bad address, at every
width."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import SHIPPED_DAY, Open
from tests.browser.visits import PAGES, WIDTHS, Visit
from tests.running_app import running_app

pytestmark = pytest.mark.browser


def serious(seen: Visit) -> list[str]:
    """What axe finds against people who cannot read or reach it."""
    return [
        f"{one['id']}: {one['help']} ({node['html'][:160]})"
        for one in Axe().run(seen.page).response["violations"]
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


def beyond_the_edge(seen: Visit) -> int:
    """How many pixels the main part is wider than the place it has."""
    width: int = seen.page.evaluate(
        "() => { const main = document.querySelector('[data-testid=stMain]');"
        " return main.scrollWidth - main.clientWidth }"
    )
    return width


def choices_cut_off(seen: Visit) -> list[str]:
    """The choices beside each other of which a part lies outside the place that their row has."""
    found: list[str] = seen.page.evaluate(
        "() => [...document.querySelectorAll('[data-testid=stButtonGroup]')].flatMap(group => {"
        " const edge = group.getBoundingClientRect().right + 1;"
        " return [...group.querySelectorAll('button')]"
        ".filter(button => button.getBoundingClientRect().right > edge).map(button => button.innerText) })"
    )
    return found


DRAWN = {
    "overview",
    "findings",
    "coverage",
    "interventions",
    "priorities",
    "violence",
    "responses",
    "meeting",
}
"""Pages that answer their question with a picture on the first screen."""


def labels_cut(seen: Visit) -> list[str]:
    """The words in pictures that reach beyond the picture."""
    found: list[str] = seen.page.evaluate(
        "() => [...document.querySelectorAll('.fitting svg')].filter(svg => svg.checkVisibility())"
        ".flatMap(svg => { const frame = svg.getBoundingClientRect();"
        " return [...svg.querySelectorAll('text')].filter(text => { const box = text.getBoundingClientRect();"
        " return box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 2 ||"
        " box.bottom > frame.bottom + 3 }).map(text => text.textContent) })"
    )
    return found


def first_picture(seen: Visit) -> float | None:
    """How far down the first picture begins, in pixels; none where the page has no picture."""
    found: float | None = seen.page.evaluate(
        "() => { const drawn = [...document.querySelectorAll('.fitting svg')];"
        " const shown = drawn.find(svg => svg.checkVisibility()); "
        " return shown ? shown.getBoundingClientRect().top : null }"
    )
    return found


def heading(seen: Visit) -> float:
    """How far down the page's heading begins, in pixels."""
    found: float = seen.page.evaluate(
        "() => document.querySelector('[data-testid=stMain] h1').getBoundingClientRect().top"
    )
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", PAGES)
def test_opens_cold_fits_and_can_be_read_by_everybody(
    shipped_app: str, visit: Open, page: str, width: int
) -> None:
    seen = visit(shipped_app, page, width)
    assert len(seen.text) > 300
    assert seen.page.title().endswith("Violence Response")
    assert beyond_the_edge(seen) <= 1
    assert not choices_cut_off(seen)
    assert not labels_cut(seen)
    assert heading(seen) <= 80 or width < 768
    if page in DRAWN:
        begins = first_picture(seen)
        assert begins is not None
        assert begins < WIDTHS[width] * 0.75
    assert not serious(seen), "\n".join(serious(seen))


@pytest.mark.parametrize("page", PAGES)
def test_opens_on_an_empty_register(empty_app: str, visit: Open, page: str) -> None:
    seen = visit(empty_app, page)
    assert "?" in seen.page.inner_text("h1")
    assert len(seen.text) > 100


@pytest.mark.parametrize("page", PAGES)
def test_says_what_is_wrong_with_a_bad_address(shipped_app: str, visit: Open, page: str) -> None:
    seen = visit(shipped_app, f"{page}?nonsense=%3Cb%3E1&theme=zzz&page=-3&finding=zzz")
    assert "The link" in seen.text or "There is no" in seen.text


def test_a_deep_link_works_as_the_very_first_request_after_a_start(tmp_path: Path, visit: Open) -> None:
    with running_app(tmp_path / "home", env={"VIOLENCE_RESPONSE_TODAY": SHIPPED_DAY}) as address:
        seen = visit(address, "findings?finding=jtai-syv-2024-f10")
        seen.page.wait_for_selector(".fitting text:visible:has-text('Corner House')", timeout=30_000)
        # The frame is there too: navigation and marking, not the page file alone.
        assert seen.page.get_by_role("link", name="Overview").count() == 1
        assert "OFFICIAL" in seen.text
