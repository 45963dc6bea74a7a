"""Templates hold what the register has now, open in other programs, and can be filled in and brought back."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.workbook import Workbook

from tests.conftest import FIXTURE
from tests.register.conftest import files_in
from violence_response.__main__ import main
from violence_response.database import Database
from violence_response.errors import TemplatesRefused
from violence_response.register import building, schema, tables
from violence_response.register.tables import matching, templates
from violence_response.settings import Settings

pytestmark = pytest.mark.slow


def opened(database: Database, *names: str) -> Workbook:
    chosen = [schema.tables()[name] for name in names]
    return openpyxl.load_workbook(io.BytesIO(templates.workbook(database, chosen)))


def lists_of(book: Workbook, name: str) -> dict[str, str]:
    """The drop-down list of each column of a sheet."""
    sheet = book[name]
    headings = {cell.column_letter: cell.value for cell in sheet[1]}
    return {
        headings[str(rule.sqref)[0]]: rule.formula1
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }


def values(book: Workbook, place: str) -> list[str]:
    """The values of a range such as Words!$B$2:$B$5."""
    sheet, _, cells = place.partition("!")
    return [row[0].value for row in book[sheet][cells.replace("$", "")]]


def test_headings_notes_and_what_must_be_filled(fixture_register: Database) -> None:
    sheet = opened(fixture_register, "grants")["grants"]
    table = schema.tables()["grants"]
    assert [cell.value for cell in sheet[1]] == list(table.column_names)
    for cell, column in zip(sheet[1], table.columns, strict=True):
        assert column.words in cell.comment.text
        assert ("Must be filled." in cell.comment.text) is column.required
        assert cell.font.bold is column.required, "not by colour alone"
    assert sheet.freeze_panes == "A2"
    assert sheet.max_row == 1


def test_drop_down_lists_are_the_words_and_keys_of_now(own_register: Database) -> None:
    own_register.execute(
        "insert into register.vocabulary_terms values "
        "('grant_amount_basis', 'pledged', 'Pledged', 99, null, null, null, 'Said aloud.')"
    )
    book = opened(own_register, "grants")
    lists = lists_of(book, "grants")
    terms = own_register.rows(
        "select term from register.vocabulary_terms where vocabulary = 'grant_amount_basis' order by ordinal"
    )
    assert values(book, lists["amount_basis"]) == [term for (term,) in terms]
    assert "pledged" in values(book, lists["amount_basis"])
    keys = own_register.rows("select intervention_id, name from register.interventions order by 1")
    assert values(book, lists["intervention_id"]) == [key for key, _ in keys]
    shown = {row[0].value: row[1].value for row in book["Keys"]["C2:D99"]}
    assert set(keys) <= set(shown.items())
    words = [[cell.value for cell in row] for row in book["Words"].iter_rows()]
    assert ["grant_amount_basis", "pledged", "Pledged", "Said aloud."] in words


def test_true_and_false_can_be_chosen_and_dates_are_dates(fixture_register: Database) -> None:
    book = opened(fixture_register, "interventions", "grants", "updates")
    assert lists_of(book, "interventions")["is_curv_funded"] == '"true,false"'
    formats = {name: book["grants"].column_dimensions[name].number_format for name in "ADF"}
    assert formats == {"A": "@", "D": "0.00", "F": "yyyy-mm-dd"}
    assert book["updates"].column_dimensions["D"].number_format == "yyyy-mm-dd hh:mm:ss"


def test_a_template_that_was_filled_in_is_brought_in(fixture_register: Database) -> None:
    book = opened(fixture_register, "grants")
    row = ["g9", "navigators", None, 1200, "awarded", date(2025, 1, 1), datetime(2025, 2, 1), "day", None]
    book["grants"].append([*row, "decision-1"])
    filled = io.BytesIO()
    book.save(filled)
    plan = tables.plan(fixture_register, "grants.xlsx", filled.getvalue())
    assert [str(fault) for fault in plan.faults] == []
    assert plan.notes == [], "the sheets that explain are no surprise"
    after = plan.tables[0].added[0].after
    assert (after["amount"], after["starts_date"], after["ends_date"]) == (
        "1200.00",
        "2025-01-01",
        "2025-02-01",
    )


def test_every_template_can_be_brought_in_as_it_is(fixture_register: Database) -> None:
    for name, content in templates.files(fixture_register):
        plan = tables.plan(fixture_register, name, content)
        assert not plan.faults, name
        assert not plan.writes, name
        wanted = list(matching.importable()) if name == templates.ALL_TABLES else [Path(name).stem]
        assert [table.name for table in plan.tables] == wanted


def test_names_that_look_like_formulas_stay_text(own_register: Database) -> None:
    own_register.execute(
        "update register.interventions set name = '=1+1' where intervention_id = 'navigators'"
    )
    own_register.execute("update register.funds set name = 'Bell \x07 fund'")
    keys = opened(own_register, "grants")["Keys"]
    cells = [cell for row in keys.iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"]
    assert "Bell  fund" in {cell.value for cell in cells} or "Bell fund" in {cell.value for cell in cells}


def test_an_empty_register_has_templates_too(fixture_register: Database, tmp_path: Path) -> None:
    with schema.empty_database() as database:
        assert templates.write(database, tmp_path / "made") == 2 * len(matching.importable()) + 1


def test_earlier_templates_are_replaced_and_nothing_else(fixture_register: Database, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "grants.csv").write_bytes(b"old")
    templates.write(fixture_register, tmp_path / "mine")
    assert (tmp_path / "mine" / "grants.csv").read_text().startswith("grant_id,")
    (tmp_path / "mine" / "holiday.jpg").write_bytes(b"picture")
    before = files_in(tmp_path)
    with pytest.raises(TemplatesRefused, match=r'it holds something else, such as "holiday.jpg"'):
        templates.write(fixture_register, tmp_path / "mine")
    assert files_in(tmp_path) == before


def test_the_command(tmp_path: Path) -> None:
    office = Settings(home=tmp_path / "home", data=FIXTURE)
    building.build(office)
    surroundings = {"VIOLENCE_RESPONSE_HOME": str(office.home), "VIOLENCE_RESPONSE_DATA": str(FIXTURE)}
    ran = CliRunner().invoke(main, ["templates", str(tmp_path / "made")], env=surroundings)
    assert ran.exit_code == 0, ran.output
    count = 2 * len(matching.importable()) + 1
    assert ran.stdout == f"{count} templates are in {tmp_path / 'made'}; all-tables.xlsx holds every table.\n"
    assert (tmp_path / "made" / "grants.xlsx").is_file()
    refused = CliRunner().invoke(main, ["templates", str(office.home)], env=surroundings)
    assert refused.exit_code == 1
    assert "cannot take the templates" in refused.stderr
