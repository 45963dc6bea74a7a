"""A real file dropped in a real browser: looked at, corrected, saved, seen elsewhere, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.browser.visits import Visit
from tests.conftest import FIXTURE
from tests.documents import printing
from tests.documents.offices import FORM, LETTER
from tests.running_app import running_app

pytestmark = pytest.mark.browser
TITLE = str(LETTER.fields["title"])


@pytest.fixture(scope="module")
def own_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard of this file's own, to write to."""
    home = tmp_path_factory.mktemp("add")
    env = {"VIOLENCE_RESPONSE_DATA": str(FIXTURE), "VIOLENCE_RESPONSE_TODAY": "2025-03-03"}
    with running_app(home, env=env) as address:
        yield address


def dropped(seen: Visit, path: Path) -> Visit:
    seen.page.set_input_files("input[type=file]", str(path))
    seen.page.get_by_text("What will be saved").wait_for(timeout=30_000)
    return seen.settle()


def test_dropped_corrected_saved_seen_and_undone_recordings(
    own_app: str, visit: Open, tmp_path: Path
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(printing.as_pdf(LETTER))
    seen = dropped(visit(own_app, "add"), path)
    about = seen.page.get_by_label("What the report is about, in our words")
    about.fill("How calls are answered, and what victims hear.")
    about.press("Control+Enter")
    seen.settle()
    seen.page.get_by_role("button", name="Save as a new inspection").click()
    seen.page.get_by_text("is saved").wait_for(timeout=30_000)
    seen.settle()
    other = visit(own_app, "responses")
    other.click_link(TITLE)
    assert "How calls are answered, and what victims hear." in other.text
    assert "trained in the use of outcome 22" in other.text
    with other.page.expect_download() as download:
        other.page.get_by_text("letter.pdf").first.click()
    assert download.value.suggested_filename == "letter.pdf"
    assert Path(download.value.path()).read_bytes() == path.read_bytes()
    seen.page.get_by_role("button", name="Undo").click()
    seen.page.get_by_text("was undone").wait_for(timeout=30_000)
    seen.settle()
    assert TITLE not in visit(own_app, "responses").text


def test_the_words_are_shown_in_the_document(own_app: str, visit: Open, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(printing.as_pdf(LETTER))
    seen = dropped(visit(own_app, "add"), path)
    seen.page.get_by_role("button", name="Show it in the document").first.click()
    dialog = seen.page.get_by_role("dialog")
    dialog.locator("img").first.wait_for(timeout=30_000)
    assert "with these words marked" in str(dialog.locator("img").first.get_attribute("alt"))
    seen.page.keyboard.press("Escape")
    dialog.wait_for(state="detached", timeout=30_000)


def test_on_a_phone_nothing_sticks_out(own_app: str, visit: Open, tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(printing.as_word(FORM))
    seen = dropped(visit(own_app, "add", 390), path)
    wider = seen.page.evaluate(
        "() => { const main = document.querySelector('[data-testid=stMain]');"
        " return main.scrollWidth - main.clientWidth }"
    )
    assert wider <= 1
