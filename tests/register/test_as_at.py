"""The register as it stood: what was recorded is put back, what nobody could have known is left out."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FIXTURE, PROJECT, register_in_memory
from tests.register.conftest import drop_row, first_build, set_cell
from tests.register.test_recording import EDITOR, everything, source
from violence_response.database import Database
from violence_response.errors import ChangedMeanwhile, RecordingRefused, RecordingUnknown
from violence_response.register import as_at, building, checks, opening, recording
from violence_response.register.recording import Add, Change, Remove, Write
from violence_response.settings import Settings

pytestmark = pytest.mark.slow

KEY = {"intervention_id": PROJECT}
FINDINGS = ("joint-f01", "joint-f02", "force-f01")
STATUSES = ("not_started", "in_progress", "awaiting_sign_off", "closed")


@pytest.fixture(scope="module", params=["before the first build", "after it"])
def going_on(request: pytest.FixtureRequest) -> Iterator[tuple[Database, bool]]:
    """A register that examples go on writing to, and whether it began before all of them."""
    with register_in_memory(FIXTURE) as database:
        if request.param == "after it":
            began = {"step": 1, "name": "tables", "applied_at": datetime(2024, 1, 1)}
            database.insert("register.schema_migrations", began)
        yield database, request.param == "after it"


def keys(database: Database, table: str, column: str) -> set[str | None]:
    return {row[0] for row in database.text_rows(f"register.{table}", (column,))}


def update(number: str, finding: str, status: str, at: datetime) -> Add:
    values = {
        "update_id": f"update-{number}",
        "subject_type": "finding",
        "subject_id": finding,
        "updated_at": at.isoformat(sep=" "),
        "actor_role": "Analyst",
        "to_status": status,
    }
    return Add("updates", values)


def write_of(database: Database, kind: int, at: datetime) -> list[Write]:
    """A piece of work of that kind that the register can take at this moment."""
    number = str(database.rows_in("register.row_changes"))
    theme = {"finding_id": FINDINGS[0], "theme_id": str(keys(database, "themes", "theme_id").pop())}
    has_theme = database.row_of("register.finding_themes", ("theme_id",), theme) is not None
    return {
        0: [source(int(number) + 100, published_date="2025-12-31")],
        1: [Change("interventions", KEY, {"description": f"Words {number}."})],
        2: [Remove("finding_themes", theme) if has_theme else Add("finding_themes", theme)],
        3: [update(number, FINDINGS[int(number) % 3], STATUSES[int(number) % 4], at)],
        4: [
            source(int(number) + 100),
            Change("inspections", {"inspection_id": "joint-2024"}, {"note": f"Note {number}"}),
        ],
        5: [Change("responses", {"response_id": "response-joint"}, {"published_date": None})],
    }[kind]


def go_on(database: Database, kind: int, at: datetime) -> None:
    """Record one piece of work, or undo the newest."""
    if kind == 6:
        newest = database.text_rows("register.recordings", ("recording_id", "recorded_at"), "recorded_at")
        try:
            if newest:
                recording.undo(database, str(newest[-1][0]), EDITOR, at=at)
        except (ChangedMeanwhile, RecordingUnknown):
            pass
        return
    recording.record(database, EDITOR, "update", "Work", write_of(database, kind, at), at=at)


steps = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 40)), min_size=1, max_size=8)


@given(steps)
@settings(max_examples=6, deadline=None)
def test_as_at_is_a_replay(going_on: tuple[Database, bool], work: list[tuple[int, int]]) -> None:
    database, has_begun = going_on
    newest = database.text_rows("register.recordings", ("recorded_at",), "recorded_at")
    at = datetime.fromisoformat(str(newest[-1][0])) if newest else datetime(2025, 1, 10)
    at += timedelta(days=1)
    stood = {}
    for kind, hours in work:
        at += timedelta(hours=hours)
        go_on(database, kind, at)
        if has_begun:
            stood[at.date()] = everything(database)
        else:
            with as_at.register_as_at(database, at.date()) as then:
                stood[at.date()] = everything(then)
    for day, expected in stood.items():
        with as_at.register_as_at(database, day) as then:
            assert everything(then) == expected


def fold(updates: list[tuple[str, str, str, datetime]]) -> dict[str, str]:
    """The slow way: the newest change of each finding, the larger name where two have one moment."""
    found: dict[str, tuple[datetime, str, str]] = {}
    for number, finding, status, at in updates:
        if finding not in found or (at, number) > found[finding][:2]:
            found[finding] = (at, number, status)
    return {finding: status for finding, (_, _, status) in found.items()}


moments = st.datetimes(datetime(2025, 1, 1), datetime(2025, 1, 4)).map(lambda at: at.replace(microsecond=0))
changes = st.lists(
    st.tuples(st.sampled_from(FINDINGS), st.sampled_from(STATUSES), moments), min_size=1, max_size=20
)


@given(changes, st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_log_gives_the_state_whatever_the_order_of_arrival(
    log_register: Database, made: list[tuple[str, str, datetime]], chance: random.Random
) -> None:
    updates = [(f"update-{n:02}", finding, status, at) for n, (finding, status, at) in enumerate(made)]
    expected = fold(updates)
    chance.shuffle(updates)
    log_register.delete_key("register.updates", {})
    for number, finding, status, at in updates:
        log_register.insert(
            "register.updates", update(number.removeprefix("update-"), finding, status, at).values
        )
    state = log_register.rows("SELECT finding_id, delivery FROM delivery_on(DATE '2025-03-03')")
    assert dict(state) == expected


@pytest.fixture(scope="module")
def log_register() -> Iterator[Database]:
    with register_in_memory(FIXTURE) as database:
        yield database


@pytest.fixture(scope="module")
def then() -> Iterator[Callable[[str], Database]]:
    """The fixture register as it stood on a day, before it was built."""
    made: dict[str, Database] = {}
    with register_in_memory(FIXTURE) as database:
        yield lambda day: made.setdefault(day, as_at.register_as_at(database, date.fromisoformat(day)))
    for copy in made.values():
        copy.close()


Then = Callable[[str], Database]


def test_a_report_stands_from_its_publication_with_all_that_hangs_on_it(then: Then) -> None:
    before, after = then("2025-01-14"), then("2025-01-15")
    assert keys(after, "inspections", "inspection_id") - keys(before, "inspections", "inspection_id") == {
        "force-2025"
    }
    gone = keys(after, "findings", "finding_id") - keys(before, "findings", "finding_id")
    assert gone == {"force-f01", "force-f02", "force-f03"}
    assert not gone & keys(before, "finding_interventions", "finding_id")
    assert "a2" not in keys(before, "actions", "action_id")


def test_days_that_had_not_come_are_empty(then: Then) -> None:
    columns = ("chief_officer_received_date", "approved_date", "published_date", "url", "summary")
    key = {"response_id": "response-joint"}
    assert then("2024-11-30").row_of("register.responses", columns, key) is None
    assert then("2024-12-25").row_of("register.responses", columns, key) == ("2024-12-20", *[None] * 4)
    assert keys(then("2024-12-25"), "response_replies", "reply_id") == set()
    approved = then("2025-01-12").row_of("register.responses", columns, key)
    assert approved == ("2024-12-20", "2025-01-10", None, None, "Stresses partnership")
    assert len(keys(then("2025-01-12"), "response_replies", "reply_id")) == 4


def test_updates_evidence_and_meetings_come_with_their_days(then: Then) -> None:
    assert keys(then("2025-02-10"), "updates", "update_id") == {"u1", "u3", "u4"}
    assert keys(then("2025-02-19"), "evidence", "evidence_id") == set()
    assert keys(then("2025-02-20"), "evidence", "evidence_id") == {"e1"}
    assert keys(then("2025-03-02"), "meetings", "meeting_id") == {"m1"}


def test_money_stands_from_its_first_day_or_its_announcement(then: Then) -> None:
    assert "g5" in keys(then("2025-03-03"), "grants", "grant_id"), "announced in January 2024"
    assert keys(then("2022-06-01"), "grants", "grant_id") == {"g6"}, "the decision was not out"
    assert "old-project" in keys(then("2022-06-01"), "interventions", "intervention_id")
    assert "loose-money" not in keys(then("2023-06-01"), "interventions", "intervention_id")


@pytest.mark.parametrize("day", ["2019-01-01", "2023-06-01", "2024-12-25", "2025-01-15", "2025-03-03"])
def test_what_stood_passes_every_check(then: Then, day: str) -> None:
    assert {result.name for result in checks.run_checks(then(day)) if len(result.rows)} == set()


def test_what_somebody_had_recorded_was_known_whatever_its_days_say(own_register: Database) -> None:
    reply = Change("response_replies", {"reply_id": "reply-1"}, {"note": "Read in draft"})
    meeting = {"meeting_id": "next", "name": "Partnership board", "meeting_date": "2025-06-01"}
    at = datetime(2024, 6, 1)
    recording.record(own_register, EDITOR, "table", "Ahead", [reply, Add("meetings", meeting)], at=at)
    with as_at.register_as_at(own_register, date(2024, 6, 2)) as then:
        assert keys(then, "response_replies", "reply_id") == {"reply-1"}
        assert keys(then, "responses", "response_id") == {"response-joint"}
        assert "joint-2024" in keys(then, "inspections", "inspection_id")
        assert keys(then, "meetings", "meeting_id") == {"next"}


def test_nothing_can_be_recorded_in_the_past(then: Then) -> None:
    with pytest.raises(RecordingRefused, match="stood on 3 Mar 2025; go back to today"):
        recording.record(then("2025-03-03"), EDITOR, "table", "A note", [source()], at=datetime(2025, 3, 3))


def test_a_later_build_leaves_its_trace_and_is_put_back(office: Settings) -> None:
    first_build(office)
    with opening.open_register(office) as database:
        before = everything(database)
        assert database.rows_in("register.recordings") == 0
        built = date.fromisoformat(
            str(database.text_rows("register.schema_migrations", ("applied_at",))[0][0])[:10]
        )
        # As if that had been a day ago.
        database.execute("UPDATE register.schema_migrations SET applied_at = applied_at - INTERVAL 1 DAY")
    set_cell(office.data / "interventions.csv", PROJECT, "description", "Changed in the folder.")
    drop_row(office.data / "updates.csv", "u5")
    building.build(office)
    building.build(office)
    with opening.open_register(office) as database:
        recorded = database.text_rows("register.recordings", ("actor_role", "kind", "words"))
        words = "Built from the data folder: one row changed and one row removed"
        assert recorded == [("Data folder", "build", words)]
        with as_at.register_as_at(database, built - timedelta(days=1)) as then:
            assert everything(then) == before
