"""An office of a test's own: a home folder without a register, and a data folder that may be changed."""

from __future__ import annotations

import csv
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import FIXTURE, built_home
from violence_response.database import Database
from violence_response.register import schema
from violence_response.settings import Settings

Record = dict[str, str]

NEWEST = schema.migrations("register")[-1][0]
"""The newest step of the register's tables."""


@pytest.fixture
def office(tmp_path: Path) -> Settings:
    """Settings with an empty home and a copy of the fixture register's files as the data folder."""
    shutil.copytree(FIXTURE, tmp_path / "data")
    return Settings(home=tmp_path / "home", data=tmp_path / "data")


@pytest.fixture
def next_step(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Gives the register a further step, as a later version would bring it: of these statements."""
    step = tmp_path / f"{NEWEST + 1:04d}_next.sql"
    known = schema.migrations
    steps = {"register": [*known("register"), (NEWEST + 1, step)], "statistics": known("statistics")}

    def bring(statements: str) -> None:
        step.write_text(statements, encoding="utf-8")
        monkeypatch.setattr(schema, "migrations", lambda store: steps[store])

    return bring


def first_build(office: Settings) -> None:
    """What a first build of the fixture's files leaves; made once, then copied."""
    shutil.copytree(built_home(), office.home)


def change(path: Path, change_rows: Callable[[list[Record]], list[Record]]) -> None:
    """Rewrite a CSV file with its rows changed."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        names, rows = list(reader.fieldnames or []), list(reader)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(change_rows(rows))


def set_cell(path: Path, key: str, column: str, value: str) -> None:
    """Change one cell of the row whose first column is `key`."""

    def with_value(rows: list[Record]) -> list[Record]:
        first = next(iter(rows[0]))
        assert any(row[first] == key for row in rows)
        return [{**row, column: value} if row[first] == key else row for row in rows]

    change(path, with_value)


def drop_row(path: Path, key: str) -> None:
    """Remove the row whose first column is `key`."""
    change(path, lambda rows: [row for row in rows if next(iter(row.values())) != key])


def every_row(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables that are kept as files, by table, in the order of their keys."""
    return {
        name: database.rows_by(table.path, table.column_names, table.key)
        for name, table in schema.tables().items()
    }


def files_in(folder: Path) -> dict[str, str]:
    """Every file below a folder with a fingerprint of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
