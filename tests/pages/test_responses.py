"""What do we owe, to whom, by when? The list of clocks, and one inspection by link."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import TODAY
from tests.pages.opened import opened, text, with_open_box
from violence_response import queries
from violence_response.accounts import clock, inspection, response
from violence_response.database import Database
from violence_response.interface import show
from violence_response.rows import FindingsFound, InspectionsFound


def shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, register: str = "fixture", **query: str
) -> AppTest:
    app = opened("responses", register, monkeypatch=monkeypatch, tmp_path=tmp_path, **query)
    assert not app.exception
    return app


class TestList:
    def test_stages_as_a_sentence_first(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        first = text(shown(monkeypatch, tmp_path)).partition("###")[0]
        assert "Two response deadlines are running, the nearest on 11 Mar 2025, in 8 days." in first
        assert "Of six inspections, one is answered, one has no response recorded and two need no" in first

    def test_running_ones_come_first_and_not_recorded_is_apart(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        app = shown(monkeypatch, tmp_path)
        said = text(app)
        assert re.findall(r"### (.+)", said) == [
            "A date lies ahead",
            "No response recorded here",
            "Answered",
            "No response required",
        ]
        order = ["force-2025", "letter-2025", "undated", "joint-2024", "covered-2024", "probation-2021"]
        places = [said.index(f"?inspection={key})") for key in order]
        assert places == sorted(places)

    def test_each_says_its_clock_copies_and_replies(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        said = text(shown(monkeypatch, tmp_path))
        assert "Response published 20 Jan 2025, day 62: six days late; the last day was 14 Jan 2025." in said
        assert "Copies: inspectorate 20 Jan 2025, Home Office not recorded." in said
        assert "Three of five findings held here call for work. Two of the three have a reply." in said
        assert "The day of publication is not known, so no clock runs." in said
        opened_report = "[Joint report on youth violence](./responses?inspection=joint-2024)"
        assert f"The response to “{opened_report}” covers this report." in said
        assert "No response is required. Not on the police." in said

    def test_facets_from_the_address(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        app = shown(monkeypatch, tmp_path, stage="not_recorded", year="unknown")
        said = text(app)
        assert "One of six inspections." in said
        assert "?inspection=undated" in said
        assert "?inspection=joint-2024" not in said
        app = with_open_box(app, "responses-narrow")
        # A facet's own choice leaves its own counts as they are.
        assert app.multiselect[0].options == [
            "Not required (0)",
            "Not recorded (1)",
            "Awaiting chief officer (0)",
            "Published late (0)",
        ]
        assert dict(app.query_params) == {"stage": "not_recorded", "year": "unknown"}

    def test_a_choice_goes_into_the_address(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        app = shown(monkeypatch, tmp_path)
        app = with_open_box(app, "responses-narrow")
        app.multiselect[3].select("ofsted").run()
        assert dict(app.query_params) == {"lead": "ofsted"}
        assert "Two of six inspections." in text(app)

    def test_choices_that_fit_nothing_say_so(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        said = text(shown(monkeypatch, tmp_path, stage="published_late", year="2021"))
        assert "No inspection has all of this." in said

    def test_a_bad_address_is_said(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        said = text(shown(monkeypatch, tmp_path, stage="lost", page="99"))
        assert "lost" in said
        assert "?inspection=joint-2024" in said

    def test_an_empty_register_says_what_to_do(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        said = text(shown(monkeypatch, tmp_path, "empty"))
        assert "No inspection is in this register yet." in said
        assert "violence-response build" in said

    def test_shipped_register_calls_nothing_overdue(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr("tests.pages.opened.TODAY", date(2026, 11, 23))
        said = text(shown(monkeypatch, tmp_path, "shipped"))
        assert "Of 16 inspections, one is answered, 14 have no response recorded and one needs no" in said
        assert "Seven of ten findings held here call for work. Four of the seven have a reply." in said
        assert "overdue" not in said.lower()
        assert "red-badge" not in said


class TestOneInspection:
    def test_answered_late(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        app = shown(monkeypatch, tmp_path, inspection="joint-2024")
        said = text(app)
        assert "Published 20 Nov 2024; day 1 is that day; day 56, the last lawful day, is 14 Jan 2025" in said
        assert "Response published 20 Jan 2025, day 62: six days late; the last day was 14 Jan 2025." in said
        assert "**Copy to the inspectorate:** 20 Jan 2025" in said
        assert "**Copy to the Home Office:** not recorded" in said
        assert "[open our response](https://example.org/response-a)" in said
        assert "([open the page](https://example.org/a))" in said
        assert "The report states two recommendations (1 held here)." in said
        assert "no report need be complete here" in said
        assert app.query_params["inspection"] == "joint-2024"

    def test_says_what_the_accounts_say(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fixture_register: Database
    ) -> None:
        for key in ("joint-2024", "force-2025", "covered-2024"):
            asked = {"today": TODAY.isoformat(), "notice_days": 14, "inspection_ids": [key]}
            (row,) = queries.rows_of(fixture_register, InspectionsFound, **asked)
            replies = queries.rows_of(
                fixture_register, FindingsFound, today=TODAY.isoformat(), inspections=[key]
            )
            sections = (
                clock.section(row),
                response.ours(row),
                inspection.report(row),
                response.findings(row, replies),
            )
            said = text(shown(monkeypatch, tmp_path / key, inspection=key)).replace("\u00a0", " ")
            for item in (each for section in sections for each in section.items()):
                # An address is behind its name on a page, and a link within a sentence around its name.
                if "https://" not in item and "“" not in item:
                    assert item in said or show.markdown(item).replace("\\", "") in said, item

    def test_replies_and_gaps(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        said = text(shown(monkeypatch, tmp_path, inspection="joint-2024"))
        assert "**Our reply:** Agrees that knives are a harm and names a project (Paragraph 2)" in said
        assert "**What it does not say:** Silent on feeling unsafe" in said
        assert "**Section 55(5B):** neither an action nor a reason why none is recorded" in said
        assert "One finding that calls for work has no reply on record: no. 3." in said
        assert "names neither an action nor a reason (section 55(5B)): no. 2." in said
        assert "(./findings?finding=joint-f03)" in said
        # Finding 5 is for the government: silence on it is not shown as missing.
        assert "No reply recorded" not in said
        assert "Three of five findings held here call for work. Two of the three have a reply." in said

    def test_dates_in_order_with_today(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        said = text(shown(monkeypatch, tmp_path, inspection="force-2025"))
        steps = ["Report published", "Chief officer invited", "Chief officer's", "**Today**", "Last day"]
        places = [said.index(f"| {step}") for step in steps]
        assert places == sorted(places)
        assert "Today is day 48; the last lawful day is in 8 days." in said
        assert "**Published:** no publication is recorded" in said

    def test_letter(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        said = text(shown(monkeypatch, tmp_path, inspection="letter-2025"))
        assert "The letter sets 30 Apr 2025 as the date." in said
        assert "We have no record of a response. One may have been given; none is counted as late." in said
        assert "**What we have seen:** No response was seen" in said

    def test_unknown_day_runs_no_clock(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        said = text(shown(monkeypatch, tmp_path, inspection="undated"))
        assert "The day of publication is not known, so no clock runs." in said
        assert ":small[Day not recorded: Report published.]" in said

    def test_covered_by_another_is_a_link(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        said = text(shown(monkeypatch, tmp_path, inspection="covered-2024"))
        link = "[Joint report on youth violence](./responses?inspection=joint-2024)"
        assert f"The response to “{link}” covers this report." in said

    def test_not_required_gives_its_reason(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        said = text(shown(monkeypatch, tmp_path, inspection="probation-2021"))
        assert "No response is required." in said
        assert "Not on the police." in said

    def test_unknown_inspection_gives_the_list_and_a_word(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        said = text(shown(monkeypatch, tmp_path, inspection="nowhere"))
        assert 'There is no inspection called "nowhere" in the register; all are shown.' in said
        assert "?inspection=joint-2024" in said


@pytest.mark.parametrize(
    ("url", "markdown"),
    [
        ("https://example.org/a_(b).html", "[open](https://example.org/a_%28b%29.html)"),
        ("https://example.org/a b", "[open](https://example.org/a%20b)"),
        ("https://example.org/%C3%A9?q=1#x", "[open](https://example.org/%C3%A9?q=1#x)"),
        ("http://[broken", "[open](http://%5Bbroken)"),
        ("javascript:alert(1)", "javascript\\:alert\\(1\\)"),
    ],
)
def test_only_web_addresses_become_links(url: str, markdown: str) -> None:
    assert show.external("open", url) == markdown
