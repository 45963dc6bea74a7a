"""A register that goes through a migration and a build: no row freezes, and nothing of the user's is lost."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.register.conftest import Record, drop_row, every_row, first_build, set_cell
from tests.register.test_building import edit, opened, touched, value
from violence_response.database import Database
from violence_response.register import as_at, building, reading, recording, schema
from violence_response.settings import Settings

pytestmark = pytest.mark.slow

Step = Callable[[str], None]
WITHOUT_DEFAULT = "alter table register.interventions add column phase varchar"
COMMENT = "comment on column register.interventions.phase is 'How far it is.'"
ADDED = f"{WITHOUT_DEFAULT}; {COMMENT}"
ADDED_WITH_DEFAULT = f"{WITHOUT_DEFAULT} default 'first'; {COMMENT}"
RENAMED = "alter table register.interventions rename column description to what_it_does"
DROPPED = "alter table register.interventions drop column target_group"
LAST_STEP_WITH_FINGERPRINTS = 6
EDITOR = recording.Actor("Policy officer", "A. Editor")


@pytest.fixture
def upgrade(next_step: Step) -> Iterator[Step]:
    """Brings the register and the program a further step of these statements."""

    def bring(statements: str) -> None:
        next_step(statements)
        schema.tables.cache_clear()

    yield bring
    schema.tables.cache_clear()


def with_columns(path: Path, changed: Callable[[Record], Record]) -> None:
    """Rewrite a CSV file with other columns: each row as `changed` makes it."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [changed(row) for row in csv.DictReader(file)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def with_added(path: Path) -> None:
    """The file with the new column, filled for one row."""
    phases = {"corner-outreach": "pilot"}
    with_columns(path, lambda row: {**row, "phase": phases.get(row["intervention_id"], "")})


def with_renamed(path: Path) -> None:
    with_columns(path, lambda row: {{"description": "what_it_does"}.get(k, k): v for k, v in row.items()})


def with_dropped(path: Path) -> None:
    with_columns(path, lambda row: {name: text for name, text in row.items() if name != "target_group"})


def of_intervention(office: Settings, column: str, key: str = "corner-outreach") -> object:
    return value(office, f"select {column} from register.interventions where intervention_id = '{key}'")


def is_as_new(office: Settings, tmp_path: Path) -> bool:
    """Whether the register holds what a new one of the same files would hold."""
    new = Settings(home=tmp_path / "new", data=office.data)
    building.build(new)
    with opened(office) as ours, opened(new) as theirs:
        return every_row(ours) == every_row(theirs)


@pytest.mark.parametrize(
    ("step", "bring", "column"),
    [
        (ADDED, with_added, "phase"),
        (RENAMED, with_renamed, "what_it_does"),
        (DROPPED, with_dropped, "note"),
        (ADDED_WITH_DEFAULT, with_added, "phase"),
        (f"{ADDED}; update register.interventions set phase = 'run', note = 'moved'", with_added, "phase"),
        (
            f"{ADDED}; {RENAMED}; {DROPPED}",
            lambda p: (with_added(p), with_renamed(p), with_dropped(p)),
            "note",
        ),
    ],
    ids=["added", "renamed", "dropped", "added with a default", "filled by the step", "all of it"],
)
def test_a_migration_freezes_nothing(
    office: Settings, upgrade: Step, tmp_path: Path, step: str, bring: Callable[[Path], object], column: str
) -> None:
    first_build(office)
    file = office.data / "interventions.csv"
    upgrade(step)
    bring(file)
    set_cell(file, "corner-deterrence", "age_from", "9")
    assert not building.build(office).kept
    assert of_intervention(office, "age_from", "corner-deterrence") == 9
    for text in ("Corrected", "Corrected again"):
        set_cell(file, "corner-outreach", column, text)
        set_cell(file, "corner-outreach", "name", text)
        report = building.build(office)
        assert not report.kept
        assert touched(report) == {"interventions": (0, 1, 0)}
        assert of_intervention(office, column) == text
    drop_row(office.data / "grants.csv", "g8")
    assert touched(building.build(office)) == {"grants": (0, 0, 1)}
    assert is_as_new(office, tmp_path)


def test_a_column_changed_before_the_migration_stays_the_users(office: Settings, upgrade: Step) -> None:
    first_build(office)
    where = "where intervention_id = 'corner-outreach'"
    edit(office, f"update register.interventions set description = 'Ours', note = 'ours' {where}")
    upgrade(f"{ADDED_WITH_DEFAULT}; {RENAMED}")
    file = office.data / "interventions.csv"
    with_added(file)
    with_renamed(file)
    set_cell(file, "corner-outreach", "what_it_does", "Theirs")
    set_cell(file, "corner-outreach", "age_from", "11")
    for _ in range(2):
        report = building.build(office)
        assert [str(each) for each in report.kept] == [
            'interventions corner-outreach: what_it_does is "Ours" here and "Theirs" in the data folder; '
            'note is "ours" here and "" in the data folder; yours was kept'
        ]
    columns = "what_it_does || ', ' || note || ', ' || phase || ', ' || age_from"
    assert of_intervention(office, columns) == "Ours, ours, pilot, 11"


def test_what_a_user_writes_into_a_new_column_is_kept(office: Settings, upgrade: Step) -> None:
    first_build(office)
    upgrade(ADDED)
    edit(office, "update register.interventions set phase = 'ours' where intervention_id = 'corner-outreach'")
    with_added(office.data / "interventions.csv")
    (kept,) = building.build(office).kept
    assert 'phase is "ours" here and "pilot" in the data folder' in str(kept)
    assert of_intervention(office, "phase") == "ours"


def test_a_row_that_the_user_removed_stays_away_after_a_migration(office: Settings, upgrade: Step) -> None:
    without_rows(office, "decision_findings", "decisions")
    first_build(office)
    edit(office, "delete from register.meetings where meeting_id = 'm2'")
    upgrade(
        "alter table register.meetings add column place varchar;"
        "comment on column register.meetings.place is 'Where.'"
    )
    with_columns(office.data / "meetings.csv", lambda row: {**row, "place": "Town hall"})
    assert [str(each) for each in building.build(office).kept] == [
        "meetings m2: you removed it; the data folder still has it"
    ]
    assert value(office, "select place from register.meetings") == "Town hall"


def test_the_trace_can_be_read_and_taken_back_under_a_new_name(office: Settings, upgrade: Step) -> None:
    first_build(office)
    key = {"intervention_id": "corner-outreach"}
    with opened(office) as database:
        words = str(database.row_of("register.interventions", ("description",), key)[0])  # type: ignore[index]
        change_ = recording.Change("interventions", key, {"description": "Ours"})
        moment = datetime(2099, 3, 3, 10, 0)
        recording.record(database, EDITOR, "update", "Other words", [change_], at=moment, token="ours")
    upgrade(f"{RENAMED}; {DROPPED}; {ADDED}")
    with opened(office) as database:
        with as_at.register_as_at(database, date(2099, 3, 2)) as copy:
            row = copy.row_of("register.interventions", ("what_it_does", "phase", "age_from"), key)
        assert row == (words, None, None)
        recording.undo(database, "ours", EDITOR, at=moment)
        assert database.row_of("register.interventions", ("what_it_does",), key) == (words,)


# --- a register built by the version before


def fingerprint_as_before(row: Sequence[str | None]) -> str:
    """As the builds up to step 6 made it."""
    return hashlib.blake2b(json.dumps(tuple(row)).encode(), digest_size=12).hexdigest()


def without_rows(office: Settings, *tables: str) -> None:
    """The files of these tables with their headings only."""
    for name in tables:
        file = office.data / f"{name}.csv"
        file.write_text(file.read_text(encoding="utf-8").splitlines(keepends=True)[0], encoding="utf-8")


def build_as_before(office: Settings) -> None:
    """A register at step 6, with one fingerprint a row, as the version before built it of these files."""
    # The version before had no such columns and tables, so no file filled them.
    set_cell(office.data / "responses.csv", "response-joint", "holds_chief_officer_comment", "")
    set_cell(office.data / "meetings.csv", "m1", "attendee_roles", "")
    without_rows(office, "decision_findings", "decisions", "finding_addressees")
    frames, _ = reading.read_folder(office.data)
    with Database() as database:
        for store, path in (("register", office.register_path), ("statistics", office.statistics_path)):
            database.attach(store, path)
            for number, file in schema.migrations(store):
                if store == "statistics" or number <= LAST_STEP_WITH_FINGERPRINTS:
                    database.execute(file.read_text(encoding="utf-8"))
                    done = {"step": number, "name": file.stem, "applied_at": datetime(2025, 1, 1)}
                    database.insert(f"{store}.schema_migrations", done)
        for name, table in schema.tables_of(database).items():
            types = {column.name: column.type for column in table.columns}
            with database.staged("rows", frames[name], types) as staged:
                numbers = range(1, len(frames[name]) + 1)
                database.insert_staged(table.path, table.column_names, staged, numbers)
            if table.store == "register":
                rows = database.text_rows(table.path, table.column_names)
                marks = [(name, key_as_before(table, row), fingerprint_as_before(row)) for row in rows]
                database.insert_many("register.shipped_rows", marks)


def key_as_before(table: schema.Table, row: Iterable[str | None]) -> str:
    values = dict(zip(table.column_names, row, strict=True))
    parts = [str(values[name]) for name in table.key]
    return parts[0] if len(parts) == 1 else " / ".join(part.replace("/", "//") for part in parts)


def edit_as_before(office: Settings, *statements: str) -> None:
    """What a user does to a register before it is brought up to date."""
    with Database() as database:
        database.attach("register", office.register_path)
        for statement in statements:
            database.execute(statement)


def test_a_register_of_the_version_before_builds_without_a_difference(
    office: Settings, tmp_path: Path
) -> None:
    build_as_before(office)
    report = building.build(office)
    assert not report.kept
    assert touched(report) == {}
    set_cell(office.data / "grants.csv", "g1", "note", "Corrected")
    drop_row(office.data / "grants.csv", "g8")
    assert touched(building.build(office)) == {"grants": (0, 1, 1)}
    assert is_as_new(office, tmp_path)


def test_a_register_of_the_version_before_takes_later_steps_in_one(
    office: Settings, upgrade: Step, tmp_path: Path
) -> None:
    build_as_before(office)
    upgrade(f"{ADDED}; {RENAMED}; {DROPPED}")
    file = office.data / "interventions.csv"
    with_added(file)
    with_renamed(file)
    with_dropped(file)
    set_cell(file, "corner-outreach", "what_it_does", "Corrected")
    report = building.build(office)
    assert not report.kept
    assert touched(report) == {"interventions": (0, 1, 0)}
    assert is_as_new(office, tmp_path)


def test_what_a_user_changed_under_the_version_before_is_kept(office: Settings) -> None:
    build_as_before(office)
    edit_as_before(
        office,
        "update register.grants set amount = 99.5 where grant_id = 'g1'",
        "update register.grants set note = 'ours' where grant_id = 'g8'",
        "delete from register.meetings where meeting_id = 'm2'",
    )
    said = [
        'grants g1: amount is "99.50" here and "13056.50" in the data folder; yours was kept',
        "meetings m2: you removed it; the data folder still has it",
    ]
    eighth = 'grants g8: note is "ours" here and "" in the data folder; yours was kept'
    report = building.build(office)
    assert sorted(str(each) for each in report.kept) == [said[0], eighth, said[1]]
    assert touched(report) == {}
    # What agreed then follows the folder from now on.
    set_cell(office.data / "grants.csv", "g1", "note", "Corrected")
    drop_row(office.data / "grants.csv", "g8")
    report = building.build(office)
    gone = "grants g8: the data folder has it no more; your changed row was kept"
    assert sorted(str(each) for each in report.kept) == [said[0], gone, said[1]]
    assert touched(report) == {"grants": (0, 1, 0)}
    assert (
        value(office, "select amount || note from register.grants where grant_id = 'g1'") == "99.50Corrected"
    )
    assert value(office, "select note from register.grants where grant_id = 'g8'") == "ours"
