"""What an account says is what its page, its briefing and its digest print: one test over all accounts.

The register is the fixture's, which has one of each awkward case: a late and an undated response, a report
that another covers, typed Markdown and HTML, funding that is unknown, ended and to come, and a Plan that has
ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.briefing.making import made
from tests.conftest import TODAY
from tests.pages import opened as pages
from violence_response import queries, rows
from violence_response.accounts import (
    actions,
    body,
    changes,
    counts,
    decisions,
    finding,
    inspection,
    money,
    overview,
    recurrence,
    response,
)
from violence_response.accounts.blocks import Drawing, Section, Table
from violence_response.briefing import one_body
from violence_response.database import Database
from violence_response.interface import show


class Asked:
    """Asks the fixture register, with the day and the notice of the tests."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def rows(self, kind: Any, **chosen: Any) -> list[Any]:
        known = {part.name for part in queries.of_rows(kind).parameters}
        usual = {"today": TODAY.isoformat(), "notice_days": 14}
        return queries.rows_of(
            self.database, kind, **{key: value for key, value in usual.items() if key in known}, **chosen
        )

    def only(self, kind: Any, **chosen: Any) -> Any:
        return self.rows(kind, **chosen)[0]


@dataclass(frozen=True)
class Said:
    """An account: its texts, the page with its choices, and the briefing (kind, subject, key, days)."""

    texts: Callable[[Asked], Iterable[str]]
    page: str
    choices: Mapping[str, str] = field(default_factory=dict)
    briefing: tuple[str, str, str] = ("pack", "all", "")
    days: Mapping[str, Any] = field(default_factory=dict)


SINCE = TODAY.replace(month=1, day=20)


def _newest(ask: Asked) -> list[str]:
    newest = ask.only(rows.NewestReport)
    return [overview.newest(newest, ask.only(rows.Counts, inspection_ids=[newest.inspection_id]))]


def _finding(key: str) -> Callable[[Asked], Iterable[str]]:
    def texts(ask: Asked) -> Iterable[str]:
        known = ask.only(rows.FindingDetails, finding_id=key)
        linked = ask.rows(rows.InterventionsFound, finding_id=key)
        served = ask.rows(rows.FindingPlanPriorities, finding_id=key)
        for section in finding.chain(known, linked, served):
            yield from _values(section)

    return texts


def _values(section: Section) -> Iterable[str]:
    """The texts of a section without its heading, which a page may number, and without a table's header."""
    yield section.message
    for block in section.blocks:
        yield from (
            [*(cell for row in block.rows for cell in row)] if isinstance(block, Table) else block.items()
        )


def _body(key: str) -> Callable[[Asked], Iterable[str]]:
    def texts(ask: Asked) -> Iterable[str]:
        for section in body.account(one_body.known(ask, ask.only(rows.BodiesFound, body_ids=[key]))):
            yield from _values(section)

    return texts


def _changes(ask: Asked) -> Iterable[str]:
    span = {"since": changes.end_of(SINCE), "until": changes.end_of(TODAY)}
    for table in changes.tables(ask.rows(rows.Changes, **span)):
        for row in table.rows:
            yield from row[:2]


def _actions(ask: Asked) -> Iterable[str]:
    for row in actions.table(ask.rows(rows.ActionsFound, is_open=True), "").rows:
        yield from row[1:3]


def _decisions(ask: Asked) -> Iterable[str]:
    days = {"since": SINCE - timedelta(days=1), "until": SINCE}
    for row in decisions.table(ask.rows(rows.DecisionsFound, **days)).rows:
        yield from row[1:]


MEETING = {"since": "2025-01-01", "until": SINCE.isoformat()}
DAYS = {"since": TODAY.replace(month=1, day=1), "until": SINCE}
ACCOUNTS = {
    "newest report": Said(_newest, "overview", briefing=("note", "all", "")),
    "funding": Said(
        lambda ask: [counts.funding(ask.only(rows.Counts))], "overview", briefing=("note", "all", "")
    ),
    "coverage": Said(
        lambda ask: [counts.tied(ask.only(rows.Counts)), counts.priorities(ask.only(rows.CountsOfPlan))],
        "coverage",
        {"part": "gaps"},
    ),
    "themes": Said(
        lambda ask: [counts.themes(ask.only(rows.CountsOfPlan)).rstrip(".")], "coverage", {"part": "themes"}
    ),
    "themes found again": Said(
        lambda ask: [recurrence.lead(ask.rows(rows.ThemeRecurrences)), recurrence.EXPLAINED],
        "coverage",
        {"part": "recurrence"},
    ),
    "loose money": Said(
        lambda ask: [row.name for row in ask.rows(rows.GapMoney)], "coverage", {"part": "gaps"}
    ),
    "responses": Said(lambda ask: [response.standing(ask.only(rows.Counts))], "responses"),
    "an inspection": Said(
        lambda ask: [
            inspection.counts_stated(ask.only(rows.InspectionsFound, inspection_ids=["joint-2024"]))
        ],
        "responses",
        {"inspection": "joint-2024"},
        ("note", "inspection", "joint-2024"),
    ),
    "projects": Said(
        lambda ask: [money.known(row) for row in ask.rows(rows.InterventionsFound)], "interventions"
    ),
    "changes": Said(
        _changes,
        "meeting",
        {"since": SINCE.isoformat(), "until": TODAY.isoformat()},
        days={"since": SINCE, "until": TODAY},
    ),
    "actions": Said(_actions, "meeting"),
    "decisions in the pack": Said(_decisions, "meeting", MEETING, days=DAYS),
    "decisions in the minutes": Said(_decisions, "meeting", MEETING, ("minutes", "all", ""), DAYS),
    **{
        f"finding {key}": Said(_finding(key), "findings", {"finding": key}, ("finding", "finding", key))
        for key in ("joint-f01", "joint-f03", "joint-f05", "force-f03", "covered-f01")
    },
    **{
        f"body {key}": Said(_body(key), "bodies", {"body": key}, ("body", "body", key))
        for key in ("force", "vru", "hmicfrs", "boxing")
    },
}


@pytest.mark.parametrize("name", ACCOUNTS)
def test_page_and_briefing_print_what_the_account_says(
    name: str, fixture_register: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    account = ACCOUNTS[name]
    texts = [text for text in account.texts(Asked(fixture_register)) if text]
    assert texts
    app = pages.opened(account.page, monkeypatch=monkeypatch, tmp_path=tmp_path, **account.choices)
    assert not app.exception
    shown = " ".join(pages.text(app).split())
    for text in texts:
        assert " ".join(show.markdown(text).replace("\\", "").split()) in shown, text
    kind, subject, key = account.briefing
    printed = " ".join(
        " ".join(item.split()) for item in made(fixture_register, kind, subject, key, **account.days).items()
    )
    for text in texts:
        assert " ".join(str(text).split()) in printed, text


def test_the_pictures_of_the_page_are_those_of_the_briefing(
    fixture_register: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = pages.opened("overview", monkeypatch=monkeypatch, tmp_path=tmp_path)
    shown = [etree.tostring(each) for each in pages.pictures(app)]
    briefing = made(fixture_register, "pack", "all", "")
    blocks = [block for section in briefing.sections for block in section.blocks]
    drawn = [block.sheets[2] for block in blocks if isinstance(block, Drawing)]
    assert shown == [etree.tostring(etree.fromstring(each)) for each in drawn[: len(shown)]]
    assert len(shown) == 2
