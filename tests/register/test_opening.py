"""A file that cannot be opened is refused with one sentence and left as it is; an older one is copied."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.register.conftest import NEWEST, every_row, files_in, first_build
from violence_response.database import Database
from violence_response.errors import (
    MigrationFailed,
    QueryFailed,
    RegisterLocked,
    RegisterMissing,
    RegisterTooNew,
    RegisterUnreadable,
    ViolenceResponseError,
)
from violence_response.register import building, opening
from violence_response.settings import ROOT, Settings

pytestmark = pytest.mark.slow

Step = Callable[[str], None]

HOLD_OPEN = """
import sys, pathlib
from violence_response.register import opening
from violence_response.settings import Settings
database = opening.open_register(Settings(home=pathlib.Path(sys.argv[1])))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def built(office: Settings) -> Settings:
    first_build(office)
    return office


@contextmanager
def held_open(home: Path) -> Iterator[int]:
    """Another process has the register of this home open; its number comes back."""
    command = [sys.executable, "-c", HOLD_OPEN, str(home)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process.pid
        process.communicate()


def refused(office: Settings, kind: type[ViolenceResponseError], words: str) -> None:
    """Opening and building are both refused with that error, and no byte in the home changes."""
    before = files_in(office.home)
    for attempt in (opening.open_register, building.build):
        with pytest.raises(kind) as caught:
            attempt(office)
        assert words in str(caught.value)
        assert "\n" not in str(caught.value)
    assert files_in(office.home) == before


def test_a_missing_register_is_not_made_by_opening(office: Settings) -> None:
    with pytest.raises(RegisterMissing, match="violence-response build"):
        opening.open_register(office)
    assert not office.home.exists()


def test_a_register_that_another_process_has_open(built: Settings) -> None:
    with held_open(built.home) as number:
        refused(built, RegisterLocked, f"is open in another process (number {number})")
    opening.open_register(built).close()


def test_a_register_of_a_newer_version(built: Settings) -> None:
    with opening.open_register(built) as database, database.transaction():
        database.execute("insert into register.schema_migrations values (99, '0099_later', '2030-01-01')")
    refused(built, RegisterTooNew, f"its tables are at step 99, this program knows {NEWEST}")


@pytest.mark.parametrize("share", [0.001, 0.01, 0.3, 0.7, 0.9])
def test_a_register_that_is_cut_short(built: Settings, share: float) -> None:
    content = built.register_path.read_bytes()
    built.register_path.write_bytes(content[: int(len(content) * share)])
    refused(built, RegisterUnreadable, "it is cut short or damaged")


def test_a_register_that_is_no_database(built: Settings) -> None:
    built.register_path.write_bytes(b"grant_id,amount\n" * 1000)
    refused(built, RegisterUnreadable, "it is not a DuckDB file")


def test_an_empty_register(built: Settings) -> None:
    built.register_path.write_bytes(b"")
    refused(built, RegisterUnreadable, "it is empty")


def test_a_register_that_is_a_folder(built: Settings) -> None:
    built.register_path.unlink()
    built.register_path.mkdir()
    refused(built, RegisterUnreadable, "it is a folder")


@pytest.mark.parametrize(
    "statement",
    [
        "create table register.notes (note varchar)",
        "create table register.schema_migrations (step integer)",
        "create table register.schema_migrations as select 'one' as step",
        "create table register.schema_migrations as select 1 as step",
    ],
)
def test_the_database_of_another_program(built: Settings, statement: str) -> None:
    built.register_path.unlink()
    with Database() as other:
        other.attach("register", built.register_path)
        other.execute(statement)
    refused(built, RegisterUnreadable, "its tables are not those of the register")


def test_the_two_files_swapped(built: Settings) -> None:
    register, statistics = built.register_path.read_bytes(), built.statistics_path.read_bytes()
    built.register_path.write_bytes(statistics)
    built.statistics_path.write_bytes(register)
    refused(built, RegisterUnreadable, "its tables are not those of the register")


def test_the_refusal_names_the_place_of_the_backups(built: Settings) -> None:
    built.register_path.write_bytes(b"")
    with pytest.raises(RegisterUnreadable) as caught:
        opening.open_register(built)
    assert str(built.backups) in str(caught.value)


def test_nothing_outside_can_be_reached_once_it_is_open(built: Settings, tmp_path: Path) -> None:
    with opening.open_register(built) as database:
        for statement in (
            f"copy register.grants to '{tmp_path / 'out.csv'}'",
            f"select * from read_csv('{built.data / 'grants.csv'}')",
            f"attach '{tmp_path / 'more.duckdb'}'",
            "install httpfs",
            "set enable_external_access = true",
        ):
            with pytest.raises(QueryFailed):
                database.rows(statement)
    assert not (tmp_path / "out.csv").exists()


# --- bringing an older file up to date


def test_an_older_register_is_copied_and_brought_up(built: Settings, next_step: Step) -> None:
    before = built.register_path.read_bytes()
    next_step("alter table register.meetings add column place varchar;")
    with opening.open_register(built) as database:
        steps = database.rows("select step, name from register.schema_migrations order by step")
        assert steps[0] == (1, "0001_tables")
        assert steps[-1] == (NEWEST + 1, f"{NEWEST + 1:04d}_next")
        assert database.rows("select meeting_id, place from register.meetings order by 1") == [
            ("m1", None),
            ("m2", None),
        ]
    (copy,) = built.backups.iterdir()
    assert copy.name.startswith(f"register-step-{NEWEST:04d}-")
    assert copy.read_bytes() == before
    opening.open_register(built).close()
    assert len(list(built.backups.iterdir())) == 1


def test_a_step_that_fails_leaves_the_register_and_names_the_copy(built: Settings, next_step: Step) -> None:
    next_step(
        "alter table register.meetings add column place varchar; insert into register.nowhere values (1);"
    )
    before = built.register_path.read_bytes()
    with pytest.raises(MigrationFailed) as caught:
        opening.open_register(built)
    (copy,) = built.backups.iterdir()
    assert str(copy) in str(caught.value)
    assert f"stopped at step {NEWEST + 1}" in str(caught.value)
    assert "nothing was changed" in str(caught.value)
    assert built.register_path.read_bytes() == before == copy.read_bytes()


def test_a_step_that_fails_in_a_first_build_leaves_nothing(office: Settings, next_step: Step) -> None:
    next_step("insert into register.nowhere values (1);")
    with pytest.raises(MigrationFailed, match="because the file was new"):
        building.build(office)
    assert list(office.home.iterdir()) == []


def test_a_build_brings_an_older_register_up_too(built: Settings, next_step: Step) -> None:
    next_step("create table register.later (later_id varchar primary key);")
    with opening.open_register(built) as database:
        rows = every_row(database)
    building.build(built)
    with opening.open_register(built) as database:
        assert every_row(database) == rows


def test_the_words_for_work_are_in_an_older_register_once_it_is_opened(built: Settings) -> None:
    """The words an office has given one of them stay its own."""
    with Database() as older:
        older.attach("register", built.register_path)
        older.execute("delete from register.schema_migrations where step >= 8")
        older.execute("alter table register.responses drop column holds_chief_officer_comment")
        older.execute("alter table register.meetings drop column attendee_roles")
        for table in ("decision_findings", "decisions", "finding_addressees"):
            older.execute(f"drop table register.{table}")
        older.execute(
            "delete from register.vocabulary_terms where vocabulary = 'work' and term <> 'no_project'"
        )
        older.execute("update register.vocabulary_terms set label = 'Gap' where term = 'no_project'")
    with opening.open_register(built) as database:
        words = dict(
            database.rows("select term, label from register.vocabulary_terms where vocabulary = 'work'")
        )
    assert len(words) == 8
    assert words["no_project"] == "Gap"
    assert words["funding_today"] == "Answered, funding today"
