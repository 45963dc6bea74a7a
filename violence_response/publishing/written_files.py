"""Files made of rows: each named for what it is, each with what was asked, when, and its marking, in it or
beside it."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
from odfdo import Cell, Document, Row, Table
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from pyarrow import parquet

from violence_response import words

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML, and so a workbook, cannot hold."""
LONGEST_CELL = 32_767
MOST_SHEET_ROWS = 1_048_575
MOST_ODS_ROWS = 20_000
"""An ODS file is made cell by cell in memory: beyond this, take another kind."""


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself."""

    name: str
    words: str
    asked: str
    as_at: date
    marking: str
    body: str
    note: str = ""

    def pairs(self) -> list[tuple[str, str]]:
        """What, and its text, in the order in which they are printed."""
        said = [
            ("Marking", self.marking),
            ("What one row is", self.words),
            ("What was asked", self.asked or "Everything"),
            ("As at", self.as_at.isoformat()),
            ("From", self.body),
            ("Note", self.note),
        ]
        return [(what, text) for what, text in said if text]

    def stem(self) -> str:
        """The file's name without its ending."""
        plain = re.sub(r"[^a-z0-9]+", "-", f"{self.name} {self.as_at.isoformat()} {self.marking}".lower())
        return plain.strip("-")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its ending, media type, what it is good for, and how it is made."""

    ending: str
    media_type: str
    label: str
    make: Callable[[pa.Table, About], bytes]


def as_csv(rows: pa.Table, _about: About) -> bytes:
    """CSV as it is: UTF-8, texts as they are, an empty cell for what is not stated."""
    return _csv(rows, "\n", lambda value: value).encode("utf-8", "replace")


def as_safe_csv(rows: pa.Table, _about: About) -> bytes:
    """CSV for a spreadsheet: with a mark of its encoding, and an apostrophe before a text that would be a
    formula."""
    return _csv(rows, "\r\n", words.for_spreadsheet).encode("utf-8-sig", "replace")


def as_json(rows: pa.Table, about: About) -> bytes:
    """JSON: `about`, and `rows` as a list of objects. Days and moments are ISO 8601, money is a number."""
    records = [
        {name: None if _is_no_number(value) else value for name, value in record.items()}
        for record in rows.to_pylist()
    ]
    told = {"about": dict(about.pairs()), "rows": records}
    text = json.dumps(told, ensure_ascii=False, default=_plain)
    return text.encode("utf-8", "replace")


def as_parquet(rows: pa.Table, about: About) -> bytes:
    """Parquet with its types; what the file is, is said in its metadata."""
    sink = io.BytesIO()
    told = {what.encode(): text.encode() for what, text in about.pairs()}
    parquet.write_table(rows.replace_schema_metadata(told), sink, compression="zstd")
    return sink.getvalue()


def as_xlsx(rows: pa.Table, about: About) -> bytes:
    """An Excel workbook: the rows with a heading that stays, and a sheet that says what they are."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Rows")
    sheet.freeze_panes = "A2"
    sheet.append([_bold(sheet, name) for name in rows.column_names])
    for record in _records(rows.slice(0, MOST_SHEET_ROWS)):
        sheet.append([_cell(sheet, value) for value in record])
    told = book.create_sheet("About")
    for what, text in about.pairs():
        told.append([_bold(told, what), _cell(told, text)])
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def as_ods(rows: pa.Table, about: About) -> bytes:
    """An OpenDocument spreadsheet with the same two sheets."""
    document = Document("spreadsheet")
    document.body.clear()
    lines = [list(rows.column_names), *_records(rows.slice(0, MOST_ODS_ROWS))]
    for name, cells in (("Rows", lines), ("About", [list(pair) for pair in about.pairs()])):
        table = Table(name)
        for line in cells:
            row = Row()
            row.extend_cells([Cell(_sheet_value(value)) for value in line])
            table.append_row(row)
        document.body.append(table)
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def beside(about: About) -> bytes:
    """What a file says of itself, as a text that lies beside a CSV file, which has no place for it."""
    lines = [f"{what}: {text}" for what, text in about.pairs()]
    return ("\n".join([about.stem(), "", *lines]) + "\n").encode("utf-8", "replace")


KINDS: Mapping[str, Kind] = {
    "csv": Kind("csv", "text/csv; charset=utf-8", "CSV, for programs", as_csv),
    "safe_csv": Kind("csv", "text/csv; charset=utf-8", "CSV, for spreadsheets", as_safe_csv),
    "xlsx": Kind(
        "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel", as_xlsx
    ),
    "ods": Kind("ods", "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument", as_ods),
    "parquet": Kind("parquet", "application/vnd.apache.parquet", "Parquet", as_parquet),
    "json": Kind("json", "application/json", "JSON", as_json),
}


def file_name(about: About, kind: str) -> str:
    """A name that says what is in the file, as at which day, and its marking."""
    mark = "-for-spreadsheets" if kind == "safe_csv" else ""
    return f"{about.stem()}{mark}.{KINDS[kind].ending}"


def _csv(rows: pa.Table, line_end: str, shown: Callable[[str], str]) -> str:
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator=line_end)
    writer.writerow([shown(name) for name in rows.column_names])
    for record in _records(rows):
        writer.writerow(
            [shown(_text(value)) if isinstance(value, str | list) else _text(value) for value in record]
        )
    return sink.getvalue()


def _records(rows: pa.Table) -> list[tuple[Any, ...]]:
    return (
        list(zip(*(column.to_pylist() for column in rows.columns), strict=True)) if rows.num_columns else []
    )


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list):
        return words.listed(map(_text, value))
    return "" if _is_no_number(value) else str(value)


def _is_no_number(value: Any) -> bool:
    return isinstance(value, float) and not math.isfinite(value)


def _sheet_value(value: Any) -> Any:
    """What a cell of a workbook can hold: a number, a day, true or false, a text without odd characters."""
    if value is None or isinstance(value, bool | int | Decimal):
        return value
    if isinstance(value, float):
        return None if _is_no_number(value) else value
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return value
    text = value if isinstance(value, str) else _text(value)
    return UNPRINTABLE.sub("", text)[:LONGEST_CELL]


def _cell(sheet: Any, value: Any) -> Any:
    shown = _sheet_value(value)
    cell = WriteOnlyCell(sheet, value=shown)
    if isinstance(shown, str):
        # Or a text that begins with "=" would be a formula.
        cell.data_type = "s"
    return cell


def _bold(sheet: Any, text: str) -> Any:
    cell = _cell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
