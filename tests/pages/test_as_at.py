"""Any page as the register stood on a day, from the entry point."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pages.opened import menu, opened, text
from violence_response.settings import ROOT

pytestmark = pytest.mark.slow

PAGES = sorted(path.stem for path in ROOT.glob("pages/*.py"))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_can_look_back(page: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened(page, monkeypatch=monkeypatch, tmp_path=tmp_path, as_at="2024-12-25")
    assert not app.exception
    assert "As the register stood on 25 December 2024." in app.warning[0].value
    assert "as at 25 Dec 2024" in text(app)
    assert app.query_params["as_at"] == "2024-12-25"
    assert "does not know" not in text(app)


def test_what_was_not_known_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    then = opened("findings", monkeypatch=monkeypatch, tmp_path=tmp_path / "then", as_at="2024-12-25")
    now = opened("findings", monkeypatch=monkeypatch, tmp_path=tmp_path / "now")
    assert "missing children" not in text(then)
    assert "missing children" in text(now)
    assert not now.warning


def test_the_menu_looks_back_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("findings", monkeypatch=monkeypatch, tmp_path=tmp_path, as_at="2024-12-25")
    links = re.findall(r'href="\./(\w*)\?as_at=2024-12-25"', menu(app))
    # Every page by its name, the first one without; and the sources at the foot once more.
    assert sorted(links) == sorted([*(set(PAGES) - {"overview"}), "", "about_the_data"])


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("2025-02-30", "is not a day such as"),
        ("<b>yesterday</b>", "is not a day such as"),
        ("20250203", "is not a day such as"),
        ("2031-01-01", "1 Jan 2031 is in the future"),
    ],
)
def test_a_day_that_cannot_be_shown_is_said_and_today_is_shown(
    asked: str, words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = opened("overview", monkeypatch=monkeypatch, tmp_path=tmp_path, as_at=asked)
    assert not app.exception
    assert not app.warning
    assert words in text(app)
    assert "as at 3 Mar 2025" in text(app)
    assert "as_at" not in app.query_params


def test_blanks_around_a_day_are_forgiven(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("overview", monkeypatch=monkeypatch, tmp_path=tmp_path, as_at=" 2024-12-25 ")
    assert "As the register stood on 25 December 2024." in app.warning[0].value
    assert app.query_params["as_at"] == "2024-12-25"


@pytest.mark.parametrize("asked", ["", "2025-03-03"])
def test_today_is_no_looking_back(asked: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("overview", monkeypatch=monkeypatch, tmp_path=tmp_path, as_at=asked)
    assert not app.warning
    assert "register is shown as it is" not in text(app)
    assert "as_at" not in app.query_params


def test_a_day_is_chosen_above_the_page_and_the_choices_stay(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert not opened("findings", monkeypatch=monkeypatch, tmp_path=tmp_path / "first").date_input
    asked = {"look_back": "yes", "kind": "recommendation"}
    app = opened("findings", monkeypatch=monkeypatch, tmp_path=tmp_path, **asked)
    assert "does not know" not in text(app)
    assert "[Leave it as it is](./findings?kind=recommendation)" in [part.value for part in app.markdown]
    app.date_input[0].set_value("2025-02-01").run()
    assert dict(app.query_params) == {"as_at": "2025-02-01", "kind": "recommendation"}
    assert "1 February 2025" in app.warning[0].value
    assert not app.date_input
