"""Workbooks and CSV files made for tests, of the fixture's rows and of nasty things."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import FIXTURE
from violence_response.register import schema
from violence_response.register.schema import Column

GRANT = {
    "grant_id": "g-new",
    "intervention_id": "navigators",
    "amount": "12000.00",
    "amount_basis": "awarded",
    "starts_date": "2025-01-01",
    "ends_date": "2025-12-31",
    "date_precision": "day",
    "source_id": "decision-1",
}
"""A grant that the fixture does not have."""


def fixture_rows(table: str) -> list[dict[str, str]]:
    with (FIXTURE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_csv(table: str, rows: Sequence[dict[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, schema.tables()[table].column_names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def typed(column: Column, text: str) -> Any:
    """The value that a person would have in the cell of a spreadsheet."""
    if text == "":
        return None
    readers: dict[str, Callable[[str], Any]] = {
        "DATE": date.fromisoformat,
        "TIMESTAMP": datetime.fromisoformat,
        "DECIMAL": float,
        "DOUBLE": float,
        "INTEGER": int,
        "BOOLEAN": lambda word: word == "true",
    }
    return readers.get(column.kind, str)(text)


def as_xlsx(
    tables: dict[str, Sequence[dict[str, str]]], change: Callable[[Worksheet], None] | None = None
) -> bytes:
    """A workbook with a sheet for each table; `change` may do something to the first."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows in tables.items():
        table = schema.tables()[name]
        sheet = book.create_sheet(name)
        sheet.append(list(table.column_names))
        for row in rows:
            sheet.append([typed(column, row.get(column.name, "")) for column in table.columns])
    if change is not None:
        change(book.worksheets[0])
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def repacked(
    data: bytes, part: str, change: Callable[[bytes], bytes], also: dict[str, bytes] | None = None
) -> bytes:
    """The package with one part changed and others added."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
        for name, content in (also or {}).items():
            new.writestr(name, content)
    return packed.getvalue()
