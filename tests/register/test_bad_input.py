"""What is wrong in the CSV files is said with file, row, column and value, all at once; nothing changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.register.conftest import change, drop_row, files_in, set_cell
from violence_response.database import Database
from violence_response.errors import DataFolderMissing, Fault, FaultsFound
from violence_response.register import building, opening, reading
from violence_response.settings import Settings


def faults_of(office: Settings) -> list[Fault]:
    with pytest.raises(FaultsFound) as caught:
        building.build(office)
    return list(caught.value.faults)


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


# Each: the file, how it is spoiled, and the fault reported: row, column, value, and words of the advice.
CELLS = {
    "unknown key": ("grants.csv", "intervention_id", "nobody", "is not in interventions.csv; add it there"),
    "no date": ("grants.csv", "starts_date", "3 March 2024", "is not a date; write it as 2024-11-20"),
    "day that never was": ("grants.csv", "starts_date", "2023-02-29", "is not a date"),
    "digits of another script": ("grants.csv", "starts_date", "٢٠٢٣-٠١-٠١", "is not a date"),
    "no number": ("grants.csv", "amount", "12k", "is not a number; write pounds and pence as 12000.00"),
    "thousands with a comma": ("grants.csv", "amount", "12,000.00", "is not a number"),
    "a third decimal": ("grants.csv", "amount", "12.345", "is not a number"),
    "empty where it must be filled": ("grants.csv", "source_id", "", "must not be empty; fill it in"),
    "blanks where it must be filled": ("grants.csv", "source_id", " \t\u00a0", "must not be empty"),
    "unknown term": ("grants.csv", "amount_basis", "guessed", "is not in the vocabulary grant_amount_basis"),
    "neither true nor false": ("interventions.csv", "is_curv_funded", "yes", "is neither true nor false"),
    "half a person": ("interventions.csv", "age_from", "10.5", "is not a whole number"),
    "more than an integer holds": ("interventions.csv", "age_from", "9999999999", "is not a whole number"),
    "a number that is none": ("intervention_results.csv", "value", "nan", "is not a number; write digits"),
    "no moment": ("updates.csv", "updated_at", "2025-01-21 25:00", "is not a date and time"),
    "no month": ("violence_by_lsoa_month.csv", "month", "2025-13", "is not a month; write it as 2024-11"),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_wrong_cell_is_named(office: Settings, name: str) -> None:
    file, column, value, advice = CELLS[name]
    change(office.data / file, lambda rows: [{**rows[0], column: value}, *rows[1:]])
    found = [fault for fault in faults_of(office) if fault.file == file]
    assert (found[0].row, found[0].column, found[0].value) == (2, column, " ".join(value.split()))
    assert advice in found[0].advice
    assert str(found[0]).startswith(f"{file}, row 2, {column}: ")


def test_the_example_of_the_handbook(office: Settings) -> None:
    set_cell(office.data / "grants.csv", "g2", "amount", "12k")
    fault = 'grants.csv, row 3, amount: "12k" is not a number; write pounds and pence as 12000.00'
    assert [str(each) for each in faults_of(office)] == [fault]


def test_a_rule_between_columns(office: Settings) -> None:
    set_cell(office.data / "grants.csv", "g1", "ends_date", "2022-01-01")
    (fault,) = faults_of(office)
    assert (fault.file, fault.row, fault.column) == ("grants.csv", 2, "starts_date")
    assert "starts_date 2023-04-01, ends_date 2022-01-01" in fault.advice
    assert "the rule is starts_date <= ends_date; correct it" in fault.advice


def test_a_key_that_stands_twice(office: Settings) -> None:
    change(office.data / "themes.csv", lambda rows: [*rows, rows[1]])
    (fault,) = faults_of(office)
    assert (fault.file, fault.row, fault.column, fault.value) == ("themes.csv", 6, "theme_id", "knives")
    assert "is already in row 3; keep one row" in fault.advice


def test_a_combination_that_stands_twice(office: Settings) -> None:
    change(office.data / "finding_interventions.csv", lambda rows: [*rows, {**rows[0], "link_id": "l99"}])
    (fault,) = faults_of(office)
    assert (fault.row, fault.value) == (8, "joint-f01 / corner-deterrence")
    assert "combination of finding_id, intervention_id" in fault.advice


def test_a_missing_and_an_unknown_column(office: Settings) -> None:
    rewrite(office.data / "plans.csv", "plan_id,title,", "plan_id,titel,")
    missing, unknown = faults_of(office)
    assert str(missing) == 'plans.csv, row 1, title: the column "title" is missing; add it to the header'
    assert (unknown.row, unknown.column, unknown.value) == (1, "titel", "titel")
    assert "is not a column of plans; remove it or correct its name" in unknown.advice


def test_a_column_that_stands_twice(office: Settings) -> None:
    rewrite(office.data / "meetings.csv", "meeting_id,name,meeting_date", "meeting_id,name,name")
    assert any('the column "name" is there twice; keep one' in fault.advice for fault in faults_of(office))


def test_columns_in_another_order_are_no_fault(office: Settings) -> None:
    lines = ["due_date,owner_role,title,finding_id,action_id", "2025-01-01,Analyst,Do it,joint-f01,a9"]
    (office.data / "actions.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    drop_row(office.data / "updates.csv", "u4")
    assert building.build(office).tables["actions"].rows == 1


def test_a_ragged_row(office: Settings) -> None:
    path = office.data / "finding_themes.csv"
    path.write_text(path.read_text(encoding="utf-8") + "\njoint-f05\n", encoding="utf-8")
    (fault,) = faults_of(office)
    # The blank line counts, as it does in a spreadsheet.
    assert (
        str(fault)
        == "finding_themes.csv, row 12: has 1 cell where the header has 2; check its commas and quotes"
    )


def test_an_unclosed_quote(office: Settings) -> None:
    rewrite(office.data / "themes.csv", "Knife carrying", '"Knife carrying')
    faults = faults_of(office)
    assert (faults[0].file, faults[0].row) == ("themes.csv", 3)
    assert "cannot be read as CSV" in faults[0].advice
    assert "check its quotes" in faults[0].advice


def test_windows_1252(office: Settings) -> None:
    path = office.data / "organisations.csv"
    rewrite(path, "Corner House", "Café “Corner”")
    path.write_bytes(path.read_text(encoding="utf-8").encode("windows-1252"))
    fault = faults_of(office)[0]
    assert (fault.file, fault.row, fault.column, fault.value) == (
        "organisations.csv",
        6,
        "name",
        "Café “Corner”",
    )
    assert "not written in UTF-8 but perhaps in Windows-1252; save it as UTF-8" in fault.advice


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16(office: Settings, encoding: str) -> None:
    path = office.data / "organisations.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    fault = faults_of(office)[0]
    assert (fault.file, fault.row) == ("organisations.csv", 0)
    assert "UTF-16" in fault.advice
    assert "save it as UTF-8" in fault.advice


def test_windows_line_ends_are_read_past(office: Settings, fixture_register: Database) -> None:
    for path in office.data.glob("*.csv"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    building.build(office)
    with opening.open_register(office) as database:
        names = database.rows("select * from register.organisations order by all")
    assert names == fixture_register.rows("select * from register.organisations order by all")


def test_a_byte_order_mark(office: Settings) -> None:
    path = office.data / "organisations.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    fault = faults_of(office)[0]
    assert (fault.file, fault.row) == ("organisations.csv", 0)
    assert "byte order mark" in fault.advice
    assert "without a byte order mark" in fault.advice


def test_a_text_that_is_too_long(office: Settings) -> None:
    set_cell(office.data / "findings.csv", "joint-f02", "summary", "long " * 20_000)
    (fault,) = faults_of(office)
    assert (fault.file, fault.row, fault.column) == ("findings.csv", 3, "summary")
    assert "the text is 100,000 characters long; the longest that fits is 40,000" in fault.advice
    assert len(fault.value) == reading.SHOWN


@pytest.mark.parametrize("content", [b"", b"\n", b" \r\n\r\n"])
def test_an_empty_file(office: Settings, content: bytes) -> None:
    (office.data / "meetings.csv").write_bytes(content)
    assert str(faults_of(office)[0]).startswith(
        "meetings.csv: the file is empty; a table without rows still needs"
    )


def test_a_missing_file(office: Settings) -> None:
    (office.data / "meetings.csv").unlink()
    assert str(faults_of(office)[0]).startswith("meetings.csv: the file is missing")


def test_a_stray_file(office: Settings) -> None:
    (office.data / "grants (copy).csv").write_text("a,b\n", encoding="utf-8")
    (fault,) = faults_of(office)
    assert str(fault).startswith("grants (copy).csv: this is not a table of the register; move it away")


def test_a_folder_that_is_not_there(office: Settings) -> None:
    with pytest.raises(DataFolderMissing):
        building.build(Settings(home=office.home, data=office.data / "nowhere"))


SPOILERS: list[Callable[[Path], None]] = [
    lambda data: (data / "meetings.csv").unlink(),
    lambda data: (data / "plans.csv").write_bytes(b""),
    lambda data: set_cell(data / "grants.csv", "g3", "amount", "12k"),
    lambda data: set_cell(data / "grants.csv", "g1", "source_id", "nowhere"),
    lambda data: set_cell(data / "funds.csv", "opcc-2024", "amount_basis", "guessed"),
    lambda data: set_cell(data / "interventions.csv", "corner-deterrence", "age_from", "99"),
    lambda data: rewrite(data / "themes.csv", "Knife carrying", '"Knife carrying'),
    lambda data: (data / "stray.csv").write_text("x\n", encoding="utf-8"),
]


def test_all_faults_are_told_together_and_the_register_is_the_same_to_the_byte(office: Settings) -> None:
    building.build(office)
    before = files_in(office.home)
    for spoil in SPOILERS:
        spoil(office.data)
    faults = faults_of(office)
    places = [(fault.file, fault.row, fault.column) for fault in faults]
    assert places == [
        ("themes.csv", 3, ""),
        ("plans.csv", 0, ""),
        ("meetings.csv", 0, ""),
        ("stray.csv", 0, ""),
        ("interventions.csv", 2, "age_from"),
        ("funds.csv", 3, "amount_basis"),
        ("grants.csv", 2, "source_id"),
        ("grants.csv", 4, "amount"),
    ]
    assert files_in(office.home) == before


def test_a_first_build_with_faults_leaves_no_file_and_no_folder(office: Settings) -> None:
    for spoil in SPOILERS:
        spoil(office.data)
    faults_of(office)
    assert not office.home.exists()
