"""Files hold what they were made of, say what they are, and no text in them is a formula."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odfdo import Document

from violence_response import words
from violence_response.publishing import written_files

ABOUT = written_files.About(
    "findings", "One row per finding.", "kind: x", date(2025, 3, 3), "OFFICIAL", "The office"
)
ROWS = pa.table(
    {
        "name": ["=1+1", "-x", "plain", None, "café"],
        "count": [1, -2, 3, None, 5],
        "amount": [Decimal("1.50"), None, Decimal("2.00"), Decimal("3.00"), Decimal("-4.00")],
        "day": [date(2025, 1, 1), None, date(2025, 1, 2), date(2025, 1, 3), date(2025, 1, 4)],
        "moment": [datetime(2025, 1, 1, 9)] * 5,
        "is_so": [True, False, None, True, True],
        "many": [["=a", "b"], [], None, ["c"], ["d"]],
        "share": [0.5, float("nan"), float("inf"), None, 1.0],
    }
)


def made(kind: str, rows: pa.Table = ROWS) -> bytes:
    return written_files.KINDS[kind].make(rows, ABOUT)


def test_csv_is_as_it_is() -> None:
    rows = list(csv.DictReader(io.StringIO(made("csv").decode("utf-8"))))
    assert [row["name"] for row in rows] == ["=1+1", "-x", "plain", "", "café"]
    assert [row["count"] for row in rows] == ["1", "-2", "3", "", "5"]
    assert rows[0]["many"] == "=a; b"
    assert [row["share"] for row in rows] == ["0.5", "", "", "", "1.0"]


def test_csv_for_spreadsheets_has_no_formula_and_keeps_numbers() -> None:
    text = made("safe_csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["name"] for row in rows] == ["'=1+1", "'-x", "plain", "", "café"]
    assert rows[1]["count"] == "-2"
    assert rows[0]["many"] == "'=a; b"
    assert made("safe_csv").startswith(b"\xef\xbb\xbf")


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), min_size=1, max_size=5))
def test_no_text_is_a_formula_in_any_spreadsheet(texts: list[str]) -> None:
    rows = pa.table({"a": texts})
    for line in csv.reader(io.StringIO(made("safe_csv", rows).decode("utf-8-sig"), newline="")):
        assert not any(cell.startswith(words.FORMULA) for cell in line)
    sheet = openpyxl.load_workbook(io.BytesIO(made("xlsx", rows)))["Rows"]
    assert all(cell.data_type != "f" for line in sheet.rows for cell in line)


def test_a_workbook_keeps_types_and_says_what_it_is() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx")))
    first = [cell.value for cell in next(iter(book["Rows"].iter_rows(min_row=2)))]
    assert first == ["=1+1", 1, 1.5, datetime(2025, 1, 1), datetime(2025, 1, 1, 9), True, "=a; b", 0.5]
    told = {row[0].value: row[1].value for row in book["About"].rows}
    assert told["Marking"] == "OFFICIAL"
    assert told["As at"] == "2025-03-03"
    assert told["What was asked"] == "kind: x"


def test_an_opendocument_spreadsheet_says_the_same() -> None:
    document = Document(io.BytesIO(made("ods")))
    rows = document.body.get_table(name="Rows").get_values()
    assert rows[0] == list(ROWS.column_names)
    assert rows[1][0] == "=1+1"
    assert float(rows[2][1]) == -2
    about = dict(document.body.get_table(name="About").get_values())
    assert about["Marking"] == "OFFICIAL"


def test_parquet_keeps_types_and_metadata() -> None:
    table = parquet.read_table(io.BytesIO(made("parquet")))
    assert table.schema.field("amount").type == ROWS.schema.field("amount").type
    assert table.schema.metadata[b"Marking"] == b"OFFICIAL"
    assert table.num_rows == 5


def test_json_is_json_and_says_what_it_is() -> None:
    told: dict[str, Any] = json.loads(made("json"), parse_constant=pytest.fail)
    assert told["about"]["As at"] == "2025-03-03"
    assert told["rows"][0]["amount"] == 1.5
    assert told["rows"][1]["share"] is None


def test_a_name_says_what_is_in_the_file() -> None:
    assert written_files.file_name(ABOUT, "xlsx") == "findings-2025-03-03-official.xlsx"
    assert written_files.file_name(ABOUT, "safe_csv") == "findings-2025-03-03-official-for-spreadsheets.csv"


@pytest.mark.parametrize("kind", written_files.KINDS)
def test_no_rows_make_a_file_too(kind: str) -> None:
    assert made(kind, ROWS.slice(0, 0))
