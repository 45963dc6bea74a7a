"""What is wrong in a table that is added is said with file, row and column; nothing changes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime, time
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from tests.register.conftest import every_row
from tests.register.spreadsheets import GRANT, as_csv, as_xlsx, fixture_rows, repacked
from violence_response.database import Database
from violence_response.errors import Fault, ViolenceResponseError
from violence_response.register import schema, tables
from violence_response.register.tables import sheets

pytestmark = pytest.mark.slow

WORKBOOK = as_xlsx({"grants": [GRANT]})
SHEET = "xl/worksheets/sheet1.xml"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def faults_of(database: Database, name: str, content: bytes) -> list[Fault]:
    before = database.version
    plan = tables.plan(database, name, content)
    assert database.version == before
    return plan.faults


def put(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    sheet.cell(row, column).value = value


def fault_of_cell(database: Database, column: str, value: Any, form: str = "General") -> Fault:
    """The one fault of a workbook with one grant, one of whose cells holds that value."""

    def change(sheet: Worksheet) -> None:
        cell = sheet.cell(2, list(schema.tables()["grants"].column_names).index(column) + 1)
        cell.value, cell.number_format = value, form

    (fault,) = faults_of(database, "grants.xlsx", as_xlsx({"grants": [GRANT]}, change))
    assert (fault.file, fault.row, fault.column) == ("grants.xlsx, sheet grants", 2, column)
    assert str(fault).startswith(f"grants.xlsx, sheet grants, row 2, {column}: ")
    return fault


# --- cells

CELLS = {
    "text for a number": ("amount", "12k", "General", "is not a number; write pounds and pence as 12000.00"),
    "a third decimal": ("amount", 12.345, "0.00", '"12.345" is not a number'),
    "a percentage": ("amount", 0.05, "0%", '"5%" is a percentage; write the plain number'),
    "an error": ("amount", "#REF!", "General", 'the cell shows "#REF!", an error of the spreadsheet'),
    "a formula for a number": ("amount", "=SUM(A1:A9)", "General", '"=SUM(A1:A9)" is not a number'),
    "a date for money": ("amount", datetime(2025, 1, 2), "dd/mm/yyyy", '"2025-01-02" is not a number'),
    "truth for money": ("amount", True, "General", '"true" is not a number'),
    "a number for a date": ("starts_date", 45658, "General", '"45658" is not a date'),
    "text for a date": ("starts_date", "01/02/2025", "General", "is not a date; write it as 2024-11-20"),
    "a moment for a date": ("starts_date", datetime(2025, 1, 2, 9, 30), "yyyy-mm-dd hh:mm", "is not a date"),
    "a time for a date": ("starts_date", time(9, 30), "hh:mm", '"09:30:00" is not a date'),
    "a date for text": ("note", datetime(2025, 4, 3), "d-mmm", "made a date or time of it (2025-04-03)"),
    "an unknown word": ("amount_basis", "guessed", "General", "is not in the vocabulary grant_amount_basis"),
    "an unknown key": (
        "intervention_id",
        "nobody",
        "General",
        '"nobody" is not in interventions; add it there',
    ),
    "nothing where something must be": ("source_id", None, "General", "must not be empty; fill it in"),
    "the dates the wrong way round": (
        "starts_date",
        datetime(2026, 1, 1),
        "yyyy-mm-dd",
        "the rule is starts_date",
    ),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_wrong_cell_of_a_workbook_is_named(fixture_register: Database, name: str) -> None:
    column, value, form, advice = CELLS[name]
    assert advice in fault_of_cell(fixture_register, column, value, form).advice


@pytest.mark.parametrize("value", [12000, 12000.0, 12000.1 - 0.1, "12000.00"])
def test_a_number_is_money_however_it_is_kept(fixture_register: Database, value: object) -> None:
    content = as_xlsx({"grants": [GRANT]}, lambda sheet: put(sheet, 2, 4, value))
    plan = tables.plan(fixture_register, "grants.xlsx", content)
    assert plan.tables[0].added[0].after["amount"] == "12000.00"


def test_a_formula_is_text_and_is_said(own_register: Database) -> None:
    formula = '=HYPERLINK("http://example.org","x")'

    content = as_xlsx({"grants": [GRANT]}, lambda sheet: put(sheet, 2, 9, formula))
    plan = tables.plan(own_register, "grants.xlsx", content)
    assert plan.tables[0].added[0].after["note"] == formula
    assert "is taken as text; it is not worked out" in plan.notes[0]
    same = tables.plan(own_register, "grants.csv", as_csv("grants", [{**GRANT, "note": formula}]))
    assert same.tables[0].added[0].after["note"] == formula


def test_true_and_false_as_a_spreadsheet_writes_them(fixture_register: Database) -> None:
    rows = fixture_rows("interventions")
    spelt = [{**row, "is_curv_funded": row["is_curv_funded"].upper()} for row in rows]
    plan = tables.plan(fixture_register, "interventions.csv", as_csv("interventions", spelt))
    assert not plan.faults
    assert not plan.writes


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_one_wrong_cell_anywhere_is_reported_there(fixture_register: Database, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["grants", "findings", "interventions", "inspections", "observations"]))
    rows = fixture_rows(name)
    kinds = {"DATE", "DECIMAL", "DOUBLE", "INTEGER", "BOOLEAN"}
    columns = [
        column.name
        for column in schema.tables()[name].columns
        if column.kind in kinds or column.vocabulary or column.references
    ]
    place = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.sampled_from(columns))
    wrong = data.draw(st.sampled_from(["wrong!", "12,5", "31/12/2024", "?", "=A1"]))
    rows[place] = {**rows[place], column: wrong}
    (from_csv,) = faults_of(fixture_register, f"{name}.csv", as_csv(name, rows))
    assert (from_csv.row, from_csv.column, from_csv.value) == (place + 2, column, wrong)

    left = list(schema.tables()[name].column_names).index(column) + 1
    content = as_xlsx({name: fixture_rows(name)}, lambda sheet: put(sheet, place + 2, left, wrong))
    (from_workbook,) = faults_of(fixture_register, "a.xlsx", content)
    assert (from_workbook.row, from_workbook.column, from_workbook.value) == (place + 2, column, wrong)


# --- rows and columns


def test_merged_cells_are_taken_apart_by_the_person(fixture_register: Database) -> None:
    rows = [GRANT, {**GRANT, "grant_id": "g-next"}]
    content = as_xlsx({"grants": rows}, lambda sheet: sheet.merge_cells("J2:J3"))
    first = next(fault for fault in faults_of(fixture_register, "grants.xlsx", content) if fault.row == 2)
    assert (first.column, first.value) == ("source_id", "J2:J3")
    assert "take them apart and fill in each" in first.advice


def test_a_value_under_no_heading(fixture_register: Database) -> None:
    content = as_xlsx({"grants": [GRANT]}, lambda sheet: put(sheet, 2, 12, "stray"))
    (fault,) = faults_of(fixture_register, "grants.xlsx", content)
    assert (fault.row, fault.column, fault.value) == (2, "L", "stray")


def test_missing_and_unknown_columns(fixture_register: Database) -> None:
    content = as_xlsx({"grants": [GRANT]}, lambda sheet: put(sheet, 1, 4, "Sum of money"))
    found = {(fault.row, fault.column) for fault in faults_of(fixture_register, "grants.xlsx", content)}
    assert found == {(1, "amount"), (1, "Sum of money")}


def test_a_column_that_stands_twice(fixture_register: Database) -> None:
    content = as_xlsx({"grants": [GRANT]}, lambda sheet: put(sheet, 1, 11, "Amount"))
    (fault,) = faults_of(fixture_register, "grants.xlsx", content)
    assert 'the column "amount" is there twice' in fault.advice


def test_a_key_that_stands_twice_in_the_file(fixture_register: Database) -> None:
    (fault,) = faults_of(
        fixture_register, "grants.csv", as_csv("grants", [GRANT, {**GRANT, "amount": "2.00"}])
    )
    assert (fault.row, fault.column, fault.value) == (3, "grant_id", "g-new")


def test_a_combination_that_the_register_has_under_another_key(fixture_register: Database) -> None:
    link = fixture_rows("finding_interventions")[0]
    content = as_csv("finding_interventions", [{**link, "link_id": "another"}])
    (fault,) = faults_of(fixture_register, "links.csv", content)
    assert (fault.row, fault.column) == (2, "finding_id")
    assert f"{link['link_id']} of the register has this combination" in fault.advice


def test_the_log_is_added_to_and_never_edited(fixture_register: Database) -> None:
    update = fixture_rows("updates")[0]
    (fault,) = faults_of(fixture_register, "updates.csv", as_csv("updates", [{**update, "reason": "Other"}]))
    assert (fault.row, fault.column) == (2, "reason")
    assert "are added and never edited" in fault.advice


def test_a_table_in_two_files(fixture_register: Database) -> None:
    contents = [("grants.csv", as_csv("grants", [GRANT])), ("grants.xlsx", WORKBOOK)]
    plan = tables.plan_files(fixture_register, contents)
    assert ["is in grants.csv too" in fault.advice for fault in plan.faults] == [True]


def test_a_ragged_row_of_a_csv_file(fixture_register: Database) -> None:
    content = as_csv("grants", [GRANT]) + b"g-short,navigators\n"
    (fault,) = faults_of(fixture_register, "grants.csv", content)
    assert (fault.row, fault.advice[:17]) == (3, "has two cells whe")


@pytest.mark.parametrize("separator", [b";", b"\t"])
def test_columns_that_are_not_parted_by_commas(fixture_register: Database, separator: bytes) -> None:
    (fault,) = faults_of(fixture_register, "grants.csv", as_csv("grants", [GRANT]).replace(b",", separator))
    assert "CSV UTF-8" in fault.advice


def test_another_encoding_is_pointed_at(fixture_register: Database) -> None:
    text = as_csv("grants", [{**GRANT, "note": "£50 a day"}]).decode("utf-8")
    (fault,) = faults_of(fixture_register, "grants.csv", text.encode("windows-1252"))
    assert (fault.row, fault.column, fault.value) == (2, "note", "£50 a day")
    assert "perhaps in Windows-1252" in fault.advice
    (wide,) = faults_of(fixture_register, "grants.csv", text.encode("utf-16"))
    assert "UTF-16" in wide.advice


# --- whole files


def macro(data: bytes) -> bytes:
    return repacked(data, "", bytes, {"xl/vbaProject.bin": b"macro"})


def bomb() -> bytes:
    return repacked(WORKBOOK, SHEET, lambda sheet: sheet + b" " * 300_000_000)


def many_rows(count: int) -> bytes:
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(2, count))
    return repacked(
        WORKBOOK, SHEET, lambda sheet: sheet.replace(b"</sheetData>", rows.encode() + b"</sheetData>")
    )


def far_cell(data: bytes) -> bytes:
    cell = b'<row r="99999999"><c r="A99999999"><v>1</v></c></row></sheetData>'
    return repacked(data, SHEET, lambda sheet: sheet.replace(b"</sheetData>", cell))


def entities(data: bytes) -> bytes:
    declared = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet'
    return repacked(
        data, SHEET, lambda sheet: b"<!--" + b"x" * 9000 + b"-->" + sheet.replace(b"<worksheet", declared)
    )


def opendocument() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", "<x/>")
    return packed.getvalue()


def hidden_only() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(WORKBOOK))
    book["grants"].sheet_state = "hidden"
    book.create_sheet("Empty")
    packed = io.BytesIO()
    book.active = 1
    book.save(packed)
    return packed.getvalue()


FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("grants.csv", lambda: b"", "is empty"),
    "blank": ("grants.xlsx", lambda: b" \r\n\0", "is empty"),
    "cut off": ("grants.xlsx", lambda: WORKBOOK[: len(WORKBOOK) // 2], "broken or cut off"),
    "a part missing": (
        "grants.xlsx",
        lambda: repacked(WORKBOOK, "xl/workbook.xml", lambda _: b"<x/>"),
        "no sheet that can be seen holds anything",
    ),
    "nonsense in a sheet": (
        "grants.xlsx",
        lambda: repacked(WORKBOOK, SHEET, lambda _: b"<x><y></x>"),
        "not a whole",
    ),
    "a number that is none": (
        "grants.xlsx",
        lambda: repacked(WORKBOOK, SHEET, lambda sheet: sheet.replace(b"<v>12000</v>", b"<v>x</v>")),
        "not a whole workbook",
    ),
    "locked": (
        "grants.xlsx",
        lambda: OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
        "protected with a password",
    ),
    "an old workbook": ("grants.xls", lambda: OLD_OFFICE, "old Office program"),
    "an old workbook by another name": ("grants.xlsx", lambda: OLD_OFFICE, "is not what its ending says"),
    "OpenDocument": ("grants.ods", opendocument, "OpenDocument file (such as ODS), which is not read here"),
    "macros": ("grants.xlsm", lambda: macro(WORKBOOK), "a workbook with macros, which is not read here"),
    "hidden macros": (
        "grants.xlsx",
        lambda: macro(WORKBOOK),
        "a workbook with macros, which is not read here",
    ),
    "a workbook called CSV": ("grants.csv", lambda: WORKBOOK, "inside it is an Excel workbook"),
    "one row of commas": ("grants.csv", lambda: b"," * 60_000, "60,000 commas in one line"),
    "text called XLSX": ("grants.xlsx", lambda: as_csv("grants", [GRANT]), "inside it is text with commas"),
    "a PDF called CSV": ("grants.csv", lambda: b"%PDF-1.7\n1 0 obj", "inside it is a PDF"),
    "a web page called CSV": (
        "grants.csv",
        lambda: b"<html><body>no</body></html>",
        "inside it is a web page",
    ),
    "bytes": ("grants.csv", lambda: bytes(range(1, 9)) * 99, "inside it is no text"),
    "outside content": ("grants.xlsx", lambda: entities(WORKBOOK), "asks for outside content"),
    "a bomb": ("grants.xlsx", bomb, "would unpack to far more than a table can hold"),
    "too many bytes": ("grants.csv", lambda: b"a,b\n" * 10_100_000, "too large to be added here"),
    "too many rows": ("grants.xlsx", lambda: many_rows(sheets.MOST_ROWS + 10), "over 30,000 rows"),
    "too many lines": ("grants.csv", lambda: b"a,b\n" * (sheets.MOST_ROWS + 10), "30,010 rows"),
    "a cell beyond the end": ("grants.xlsx", lambda: far_cell(WORKBOOK), "not a whole workbook"),
    "nothing to be seen": ("grants.xlsx", hidden_only, "no sheet that can be"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_a_table_is_refused_in_a_sentence(own_register: Database, name: str) -> None:
    file, content, sentence = FILES[name]
    before = every_row(own_register)
    with pytest.raises(ViolenceResponseError) as refused:
        tables.plan(own_register, file, content())
    assert sentence in str(refused.value)
    assert str(refused.value).count("\n") == 0
    assert every_row(own_register) == before


def test_a_name_is_shown_and_never_a_path(fixture_register: Database) -> None:
    plan = tables.plan(fixture_register, "../../etc/\x1b[31mgrants.csv", as_csv("grants", [GRANT]))
    assert plan.files == ("?[31mgrants.csv",)
