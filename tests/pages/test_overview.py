"""Where do we stand? What an officer reads on the overview."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import opened, opens, pictures, text, words_in


@pytest.fixture
def fixture_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AppTest:
    app = opened("overview", monkeypatch=monkeypatch, tmp_path=tmp_path)
    assert not app.exception
    return app


def test_the_state_is_one_sentence_and_the_picture_follows_it(fixture_page: AppTest) -> None:
    first, second, *_ = [element.value.replace("\\", "") for element in fixture_page.markdown]
    assert first == (
        "One of the nine findings that call for work is answered by a project with funding today; "
        "two have a reply."
    )
    assert second.startswith('<div class="drawing">')


def test_every_finding_is_a_square_that_opens_it(fixture_page: AppTest) -> None:
    squares, _ = pictures(fixture_page)
    opened = opens(squares)
    leads = {where for where in opened.values() if where.startswith("./findings?finding=")}
    assert len(leads) == 12
    said = next(words for words, where in opened.items() if where.endswith("finding=joint-f01"))
    assert said == (
        "Joint report on youth violence, finding 1: Children carry knives because they feel unsafe. "
        "Our reply: ◐ Accepted in part. Work: ● Answered, funding today."
    )
    typed = next(words for words, where in opened.items() if where.endswith("finding=joint-f02"))
    assert "<b>youth violence</b> | and *measure* it" in typed


def test_the_funnel_has_the_settled_counts(fixture_page: AppTest) -> None:
    squares, _ = pictures(fixture_page)
    steps = [words for words in opens(squares) if words[0].isdigit()]
    assert steps == [
        "9 call for work",
        "2 have our reply",
        "4 have a project that answers",
        "1 has such a project with funding today",
    ]
    assert squares.get("aria-label").startswith("Nine of 12 findings held here call for work.")


def test_the_strip_shows_days_awards_and_pounds(fixture_page: AppTest) -> None:
    _, strip = pictures(fixture_page)
    opened = opens(strip)
    dates = [words for words in opened if ", in " in words]
    places = [
        next(place for place, words in enumerate(dates) if day in words)
        for day in ("11 Mar 2025, in 8 days", "31 Mar 2025, in 28 days", "16 Apr 2025", "30 Apr 2025")
    ]
    assert places == sorted(places)
    assert "Corner House deterrence: £54,200, awarded, until 30 Jun 2025" in opened
    assert "today" in words_in(strip)
    assert strip.get("aria-label") == (
        "Awards with known dates and amounts come to £4,321.64 in Mar 2025 and to nothing on record from Oct "
        "2025; three other awards have no known dates or no confirmed amount."
    )


def test_the_newest_report_and_the_deadlines_are_said(fixture_page: AppTest) -> None:
    said = text(fixture_page)
    assert "[Joint report on youth violence](./responses?inspection=joint-2024)" in said
    assert "Two response deadlines are running, the nearest on 11 Mar 2025, in 8 days." in said


def test_gaps_are_counted_and_linked(fixture_page: AppTest) -> None:
    said = text(fixture_page)
    assert "**5** [findings that no project answers](./coverage?part=gaps), out of 9" in said
    assert "**3** [funded projects that answer no finding and serve no Plan](./coverage?part=gaps)" in said
    assert "of the Plan in force with neither a finding nor a project](./coverage?part=gaps), out of" in said


def test_changes_and_money(fixture_page: AppTest) -> None:
    said = text(fixture_page)
    assert "Finding “[Children carry knives because they feel unsafe]" in said
    assert (
        "due 31 Jan 2025 → 28 Feb 2025 :small[10 Feb 2025, Head of the violence reduction unit; Post is"
        in said
    )
    assert "10 Mar 2025" not in said
    assert "Of eight projects, three have funding today" in said


def test_no_chart_and_no_table_on_the_first_screen(fixture_page: AppTest) -> None:
    assert not fixture_page.get("plotly_chart")
    assert not fixture_page.dataframe
    assert not fixture_page.table


def test_shipped_register(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tests.pages.opened.TODAY", date(2026, 11, 23))
    app = opened("overview", "shipped", monkeypatch=monkeypatch, tmp_path=tmp_path)
    said = text(app)
    assert not app.exception
    assert "One of the 38 findings that call for work is answered by a project with funding today" in said
    assert "of its seven findings that call for work, four have a reply and one is answered by" in said
    assert "No response deadline is running. 14 of 16 inspections have no response recorded here." in said
    assert "Nothing was recorded." in said
    squares, strip = pictures(app)
    assert [words.split(" ", 1)[0] for words in opens(squares) if words[0].isdigit()] == ["38", "4", "9", "1"]
    assert any(words.startswith("Young Futures") and "until 31 Mar 2027" in words for words in opens(strip))
    assert "No date for a response, an action or a finding lies in these months." in " ".join(words_in(strip))


def test_an_empty_register_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("overview", "empty", monkeypatch=monkeypatch, tmp_path=tmp_path)
    assert not app.exception
    assert "No inspection is in this register yet." in app.info[0].value.replace("\\", "")
    assert "violence-response build" in app.info[0].value


def test_an_address_that_means_nothing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("overview", monkeypatch=monkeypatch, tmp_path=tmp_path, colour="red")
    assert 'a part that this page does not know ("colour")' in text(app)
    assert "colour" not in app.query_params
