"""The digest: what it lists, for which stretch of time, and what it keeps; it has roles, not names."""

from __future__ import annotations

from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import PROJECT
from violence_response.__main__ import main
from violence_response.accounts.blocks import plain
from violence_response.database import Database
from violence_response.register import recording
from violence_response.register.recording import Actor, Change
from violence_response.reminders import digest
from violence_response.reminders.digest import Digest
from violence_response.settings import Settings

CHOSEN = Settings(address="http://localhost:8501")
UNTIL = datetime(2025, 3, 3, 12, 0)
ANN = Actor("editor", "Ann Example")


def sections(made: Digest) -> dict[str, list[str]]:
    """Each heading with what its lines say, without the details."""
    return {
        part.heading.split(" since")[0]: [
            "".join(map(plain, digest._parts(point, "")[0])).strip() for point in digest._points(part)
        ]
        for part in made.sections
    }


def test_it_tells_what_is_overdue_due_ending_and_changed(own_register: Database) -> None:
    made = digest.gather(own_register, CHOSEN, datetime(2025, 2, 10, 11, 0), UNTIL)
    found = sections(made)
    assert found["Overdue"] == [
        "Action due: Train supervisors",
        "Action due: Name the lead, put off once",
    ]
    assert [words.split(":")[0] for words in found["Due in the next 30 days"]] == [
        "Last day for our response",
        "Date that the report sets",
    ]
    assert found["Ending within six months"][0].startswith("Funding ends: Corner House deterrence (£54,200")
    # The update of the very moment at which the last digest ended was in that one.
    assert found["Changed"] == [
        "Finding “Children carry knives because they feel unsafe”: In progress → ◕ Awaiting sign-off"
    ]
    assert made.subject == "OFFICIAL: violence response on 3 Mar 2025: 2 overdue, 2 due, 1 changed"


def test_what_people_saved_is_told_once_and_without_names(own_register: Database) -> None:
    change = [Change("interventions", {"intervention_id": PROJECT}, {"description": "Two evenings."})]
    recording.record(own_register, ANN, "table", "Evenings added", change, at=UNTIL, token="kept")
    other = [Change("interventions", {"intervention_id": PROJECT}, {"description": "Three evenings."})]
    recording.record(own_register, ANN, "table", "A slip", other, at=UNTIL, token="slip")
    recording.undo(own_register, "slip", ANN, at=UNTIL)
    recording.record(own_register, ANN, "calendar_link", "A calendar link was made", [], at=UNTIL)
    made = digest.gather(own_register, CHOSEN, datetime(2025, 3, 1), UNTIL)
    assert sections(made)["Changed"] == ["Evenings added"]
    whole = digest.as_text(made) + digest.as_html(made)
    assert "3 Mar 2025, editor" in whole
    assert "Ann" not in whole


def test_the_next_one_begins_where_the_last_one_ended(own_register: Database) -> None:
    first = digest.gather(own_register, CHOSEN, None, UNTIL)
    assert first.since == datetime(2025, 2, 24, 12, 0)
    digest.remember(own_register, first, 2)
    second = digest.gather(own_register, CHOSEN, None, datetime(2025, 3, 12, 12, 0))
    assert second.since == UNTIL
    assert sections(second)["Changed"] == [
        "Response “Force report”: Awaiting chief officer → ▲ Overdue",
        "Finding “The force does not find missing children fast enough”: ◐ In progress",
    ]


def test_many_changes_are_counted(own_register: Database) -> None:
    with own_register.transaction():
        for number in range(60):
            row = {
                "update_id": f"many-{number:02}",
                "subject_type": "finding",
                "subject_id": f"many-f{number:02}",
                "updated_at": UNTIL,
                "actor_role": "editor",
                "reason": f"Reason {number}",
            }
            own_register.insert("register.updates", row)
    told = sections(digest.gather(own_register, CHOSEN, datetime(2025, 3, 1), UNTIL))["Changed"]
    assert len(told) == 51
    assert told[-1] == "and ten earlier changes"


class Read(HTMLParser):
    """The elements and the links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.targets: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.targets |= {value or "" for name, value in attrs if name in {"href", "src"}}


def test_text_of_the_register_stays_text(own_register: Database) -> None:
    with own_register.transaction():
        title = '<script>alert(1)</script><img src="http://elsewhere.test">'
        own_register.update_key("register.actions", {"action_id": "a1"}, {"title": title})
    page = digest.as_html(digest.gather(own_register, CHOSEN, None, UNTIL))
    read = Read(page)
    assert not read.tags & {"script", "img", "b"}
    assert all(target.startswith("http://localhost:8501/") for target in read.targets)
    assert "&lt;script&gt;" in page


def test_nothing_to_tell_is_said(own_register: Database) -> None:
    made = digest.gather(own_register, Settings(), None, datetime(2019, 1, 1))
    text = digest.as_text(made)
    for sentence in ("Nothing is overdue.", "Nothing is due.", "No money ends", "Nothing was recorded."):
        assert sentence in text


def test_printing_keeps_nothing_and_saving_does(office: Settings, tmp_path: Path) -> None:
    run = CliRunner().invoke
    for _ in range(2):
        assert "CHANGED SINCE 24 FEB 2025" in run(main, ["digest"]).output
    saved = run(main, ["digest", "--since", "2025-01-01", "--save", str(tmp_path / "out")])
    assert saved.exit_code == 0, saved.output
    assert "Sheets are in" in (tmp_path / "out" / "digest.txt").read_text(encoding="utf-8")
    assert "<h1" in (tmp_path / "out" / "digest.html").read_text(encoding="utf-8")
    assert "CHANGED SINCE 3 MAR 2025, 23:59" in run(main, ["digest"]).output


@pytest.mark.parametrize(
    ("arguments", "sentence", "code"),
    [
        (["--since", "2025-03-04"], "which lies ahead", 1),
        (["--since", "yesterday"], "does not match the format", 2),
        (["--to", "ann@office.test"], "no mail server is named", 1),
        (["--to", "ann@office.test", "--smtp", "mail"], '"mail" is not a mail server', 1),
        (["--to", "ann@office.test", "--smtp", "localhost:99999"], "is not a mail server", 1),
        (["--to", "ann", "--smtp", "localhost:25"], '"ann" is not an e-mail address', 1),
    ],
)
def test_wrong_use_is_one_sentence(
    office: Settings, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str, code: int
) -> None:
    monkeypatch.setenv("VIOLENCE_RESPONSE_DIGEST_FROM", "register@office.test")
    ran = CliRunner().invoke(main, ["digest", *arguments])
    assert ran.exit_code == code
    assert sentence in ran.output
    assert "Traceback" not in ran.output
