"""Tables that are added: what would change, what is left alone, saving and undoing."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from tests.register.conftest import every_row
from tests.register.spreadsheets import GRANT, as_csv, as_xlsx, fixture_rows, saved
from violence_response.database import Database
from violence_response.errors import (
    ChangedMeanwhile,
    FaultsFound,
    RecordingRefused,
    TableUnclear,
    TableUnknown,
)
from violence_response.register import exporting, recording, schema, tables
from violence_response.register.recording import Actor, Change
from violence_response.register.tables import matching

MOMENT = datetime(2025, 3, 3, 10)
EDITOR = Actor("editor")
TABLES = [name for name, table in schema.tables().items() if table.store == "register"]


def csv_of(database: Database, name: str) -> bytes:
    return "".join(exporting.csv_lines(database, schema.tables()[name])).encode("utf-8")


# --- what is the same


@pytest.mark.parametrize("name", TABLES)
def test_an_exported_table_changes_nothing(fixture_register: Database, name: str) -> None:
    plan = tables.plan(fixture_register, f"{name}.csv", csv_of(fixture_register, name))
    assert [str(fault) for fault in plan.faults] == []
    assert plan.writes == []
    assert plan.tables[0].same == fixture_register.rows_in(f"register.{name}")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_typed_into_a_workbook_changes_nothing(fixture_register: Database, name: str) -> None:
    plan = tables.plan(fixture_register, f"{name}.xlsx", as_xlsx({name: fixture_rows(name)}))
    assert [str(fault) for fault in plan.faults] == []
    assert plan.writes == []


def test_a_whole_register_in_one_workbook_changes_nothing(fixture_register: Database) -> None:
    workbook = as_xlsx({name: fixture_rows(name) for name in TABLES})
    plan = tables.plan(fixture_register, "everything.xlsx", workbook)
    assert not plan.faults
    assert not plan.writes
    assert [table.name for table in plan.tables] == TABLES


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).map(
            lambda text: f"x{text}"
        ),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_was_brought_in_comes_back_as_it_is(own_register: Database, notes: list[str]) -> None:
    own_register.execute("delete from register.meetings where meeting_id like 'any-%'")
    rows = [
        {"meeting_id": f"any-{number}", "name": "Any", "meeting_date": "2025-01-01", "note": note}
        for number, note in enumerate(notes)
    ]
    for name, content in (
        ("meetings.xlsx", as_xlsx({"meetings": rows})),
        ("meetings.csv", as_csv("meetings", rows)),
    ):
        plan = tables.plan(own_register, name, content)
        assert not plan.faults
        if plan.writes:
            tables.save(own_register, plan, EDITOR, at=MOMENT)
    kept = own_register.rows("select note from register.meetings where meeting_id like 'any-%' order by 1")
    assert sorted(kept) == sorted((note,) for note in notes)
    again = tables.plan(own_register, "meetings.csv", csv_of(own_register, "meetings"))
    assert not again.faults
    assert not again.writes


# --- what would change


def test_rows_to_add_to_change_and_to_leave(own_register: Database) -> None:
    first, second, *_ = fixture_rows("grants")
    content = as_csv("grants", [{**first, "amount": "1.50", "note": ""}, second, GRANT])
    plan = tables.plan(own_register, "grants.csv", content)
    (planned,) = plan.tables
    assert [row.key for row in planned.added] == ["g-new"]
    assert [(row.key, row.row) for row in planned.changed] == [(first["grant_id"], 2)]
    assert ("amount", f"{float(first['amount']):.2f}", "1.50") in planned.changed[0].fields
    assert planned.same == 1
    assert tables.counts(planned) == "grants: 1 added, 1 changed, 1 unchanged"


def test_rows_that_the_file_does_not_have_are_left_alone(own_register: Database) -> None:
    before = every_row(own_register)["grants"]
    plan = tables.plan(own_register, "grants.csv", as_csv("grants", [GRANT]))
    assert every_row(own_register)["grants"] == before, "nothing is written before somebody says so"
    tables.save(own_register, plan, EDITOR, at=MOMENT)
    after = every_row(own_register)["grants"]
    assert len(after) == len(before) + 1
    assert set(before) <= set(after)


def test_saving_twice_saves_once_and_can_be_undone_recordings(own_register: Database) -> None:
    before = every_row(own_register)
    first = fixture_rows("grants")[0]
    content = as_csv("grants", [{**first, "amount": "1.50"}, GRANT])
    plan = tables.plan(own_register, "grants.csv", content)
    done = tables.save(own_register, plan, EDITOR, at=MOMENT)
    assert done.rows == 2
    assert not tables.save(own_register, plan, EDITOR, at=MOMENT).is_new
    recording.undo(own_register, done.recording_id, EDITOR, at=MOMENT)
    assert every_row(own_register) == before


def test_a_row_that_somebody_else_changed_meanwhile_is_not_overwritten(own_register: Database) -> None:
    first = fixture_rows("grants")[0]
    plan = tables.plan(own_register, "grants.csv", as_csv("grants", [{**first, "amount": "1.50"}, GRANT]))
    theirs = Change("grants", {"grant_id": first["grant_id"]}, {"amount": "7.00"})
    recording.record(own_register, EDITOR, "update", "Theirs", [theirs], at=MOMENT)
    before = every_row(own_register)
    with pytest.raises(ChangedMeanwhile):
        tables.save(own_register, plan, EDITOR, at=MOMENT)
    assert every_row(own_register) == before


def test_another_column_that_somebody_else_changed_is_no_conflict(own_register: Database) -> None:
    first = fixture_rows("grants")[0]
    plan = tables.plan(own_register, "grants.csv", as_csv("grants", [{**first, "amount": "1.50"}]))
    theirs = Change("grants", {"grant_id": first["grant_id"]}, {"note": "Theirs"})
    recording.record(own_register, EDITOR, "update", "Theirs", [theirs], at=MOMENT)
    tables.save(own_register, plan, EDITOR, at=MOMENT)
    kept = own_register.rows(
        "select amount, note from register.grants where grant_id = $1", [first["grant_id"]]
    )
    assert [(str(amount), note) for amount, note in kept] == [("1.50", "Theirs")]


def test_nothing_to_save_is_said(own_register: Database) -> None:
    plan = tables.plan(own_register, "grants.csv", as_csv("grants", fixture_rows("grants")))
    with pytest.raises(RecordingRefused, match="is already in the register"):
        tables.save(own_register, plan, EDITOR, at=MOMENT)


def test_a_plan_with_faults_is_not_saved(own_register: Database) -> None:
    rows = [GRANT, {**GRANT, "grant_id": "g-other", "amount": "12k"}]
    plan = tables.plan(own_register, "grants.csv", as_csv("grants", rows))
    before = every_row(own_register)
    with pytest.raises(FaultsFound):
        tables.save(own_register, plan, EDITOR, at=MOMENT)
    assert every_row(own_register) == before


def test_files_of_one_drop_may_point_to_each_other(own_register: Database) -> None:
    project = {**fixture_rows("interventions")[0], "intervention_id": "brand-new", "name": "Brand new"}
    contents = [
        ("grants.csv", as_csv("grants", [{**GRANT, "intervention_id": "brand-new"}])),
        ("interventions.xlsx", as_xlsx({"interventions": [project]})),
    ]
    alone = tables.plan(own_register, *contents[0])
    assert [fault.column for fault in alone.faults] == ["intervention_id"]
    plan = tables.plan_files(own_register, contents)
    assert not plan.faults
    assert tables.save(own_register, plan, EDITOR, at=MOMENT).rows == 2


def test_a_word_may_come_in_with_the_row_that_uses_it(own_register: Database) -> None:
    word = {"vocabulary": "grant_amount_basis", "term": "pledged", "label": "Pledged", "ordinal": "9"}
    sheets = {"grants": [{**GRANT, "amount_basis": "pledged"}], "vocabulary_terms": [word]}
    plan = tables.plan(own_register, "both.xlsx", as_xlsx(sheets))
    assert not plan.faults
    assert tables.save(own_register, plan, EDITOR, at=MOMENT).rows == 2


# --- which table a file is


@pytest.mark.parametrize(
    "name",
    ["grants.csv", "Grants.csv", "grants (2).csv", "grants-2026-11.csv", "GRANTS_final.csv", "table.csv"],
)
def test_the_table_is_found_by_name_or_headings(fixture_register: Database, name: str) -> None:
    plan = tables.plan(fixture_register, name, as_csv("grants", [GRANT]))
    assert not plan.faults
    assert [table.name for table in plan.tables] == ["grants"]


def test_the_table_may_be_named(fixture_register: Database) -> None:
    header = b"plan,heading\n"
    plan = tables.plan(fixture_register, "table.csv", header, "Plans")
    assert {fault.column for fault in plan.faults} >= {"plan_id", "title", "heading"}


def test_a_table_that_is_none_is_said(fixture_register: Database) -> None:
    with pytest.raises(TableUnclear, match="its headings are those of no table"):
        tables.plan(fixture_register, "holiday.csv", b"name,day\nRome,Monday\n")
    with pytest.raises(TableUnknown, match="did you mean grants"):
        tables.plan(fixture_register, "table.csv", b"a,b\n", "grant")
    with pytest.raises(TableUnknown, match='run "violence-response build"'):
        tables.plan(fixture_register, "table.csv", b"a,b\n", "violence_by_lsoa_month")


def test_headings_in_another_case_and_order(fixture_register: Database) -> None:
    rows = fixture_rows("grants")

    def rewrite(sheet: Worksheet) -> None:
        for cell in sheet[1]:
            cell.value = f" {str(cell.value).replace('_', ' ').title()} "
        sheet.move_range(f"A1:B{len(rows) + 1}", cols=20)

    plan = tables.plan(fixture_register, "Sheet.xlsx", as_xlsx({"grants": rows}, rewrite))
    assert [str(fault) for fault in plan.faults] == []
    assert plan.tables[0].same == len(rows)


def test_a_byte_order_mark_is_taken_and_said(fixture_register: Database) -> None:
    plan = tables.plan(fixture_register, "grants.csv", b"\xef\xbb\xbf" + as_csv("grants", [GRANT]))
    assert not plan.faults
    assert "byte order mark" in plan.notes[0]


def test_hidden_sheets_and_other_sheets_are_left_out_and_said(fixture_register: Database) -> None:
    def add(sheet: Worksheet) -> None:
        book = sheet.parent
        assert book is not None
        book.create_sheet("Shopping").append(["milk", "bread"])
        hidden = book.create_sheet("plans")
        hidden.append(["x"])
        hidden.sheet_state = "veryHidden"

    plan = tables.plan(fixture_register, "grants.xlsx", as_xlsx({"grants": [GRANT]}, add))
    assert not plan.faults
    assert [table.name for table in plan.tables] == ["grants"]
    assert 'the hidden sheet "plans" was left out' in plan.notes[0]
    assert "sheet Shopping was left out: it is no table" in plan.notes[1]


def test_empty_rows_and_columns_that_were_once_coloured(fixture_register: Database) -> None:
    def colour(sheet: Worksheet) -> None:
        for row in range(3, 400):
            sheet.cell(row, 1).number_format = "@"
        sheet.cell(1, 60).number_format = "@"
        sheet.cell(5, 2).value = "   "

    plan = tables.plan(fixture_register, "grants.xlsx", as_xlsx({"grants": [GRANT]}, colour))
    assert not plan.faults
    assert len(plan.tables[0].added) == 1


def test_a_workbook_of_other_dates_is_read_as_it_is_meant(fixture_register: Database) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx({"grants": [GRANT]})))
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    plan = tables.plan(fixture_register, "grants.xlsx", saved(book))
    assert plan.tables[0].added[0].after["starts_date"] == "2025-01-01"


# --- words


def test_the_report_says_each_change(own_register: Database) -> None:
    first = fixture_rows("grants")[0]
    plan = tables.plan(own_register, "grants.csv", as_csv("grants", [{**first, "amount": "1.50"}, GRANT]))
    lines = tables.report(plan)
    assert "  + g-new" in lines
    assert f"  ~ {first['grant_id']}" in lines
    assert f'      amount: "{float(first["amount"]):.2f}" becomes "1.50"' in lines
    assert tables.in_a_sentence(plan) == "Imported grants.csv (grants: 1 added, 1 changed)"


def test_which_files_are_tables() -> None:
    assert all(map(tables.is_table_file, ["a.csv", "A.XLSX", "b.xls", "b.xlsm", "c.ods"]))
    assert not any(map(tables.is_table_file, ["a.pdf", "a.docx", "a.txt", "csv", "a.csv.pdf"]))
    assert tables.is_table_file("noname", as_xlsx({"grants": []})[:4000])


def test_only_tables_of_the_register_can_be_brought_in() -> None:
    assert list(matching.importable()) == TABLES
