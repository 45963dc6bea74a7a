"""Which table a sheet is, and its rows as text in that table's columns."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from violence_response import words
from violence_response.errors import Fault, TableUnknown
from violence_response.register import schema
from violence_response.register.reading import header_faults, shown
from violence_response.register.schema import Table
from violence_response.register.tables.cells import Cell, Formula, as_text, is_empty
from violence_response.register.tables.sheets import Sheet

MOST_NOTES = 20
ALIKE = 0.6
"""Share of columns that a header and a table must have in common for one to be taken for the other."""


def importable() -> Mapping[str, Table]:
    """The tables that rows can be added to: those of the register. Statistics are built from files."""
    return {name: table for name, table in schema.tables().items() if table.store == "register"}


def named(name: str) -> Table:
    """The table of that name, however it is spelt. Raises TableUnknown, with the nearest names."""
    tables = importable()
    if table := tables.get(plain_name(name)):
        return table
    if plain_name(name) in schema.tables():
        suggestion = 'its rows are counts: save them in the data folder and run "violence-response build"'
    elif near := difflib.get_close_matches(plain_name(name), tables, n=3):
        suggestion = "did you mean " + " or ".join(near)
    else:
        suggestion = "the tables are " + ", ".join(tables)
    raise TableUnknown(name=shown(name), suggestion=suggestion)


def plain_name(text: object) -> str:
    """A heading or name as the register spells it: "Grant ID" is grant_id."""
    return re.sub(r"[^a-z0-9]+", "_", str(text).strip().lower()).strip("_")


def table_of(sheet: Sheet, file_stem: str) -> Table | None:
    """The table that a sheet is: by its own name, by that of its file, or by its headings."""
    for name in (sheet.title, file_stem):
        # "grants (2)", "grants-2026-11-23" and "Grants_new" are still grants.
        for candidate in (
            plain_name(name),
            re.sub(r"(_(new|copy|final|template|v?\d+))+$", "", plain_name(name)),
        ):
            if candidate in importable():
                return importable()[candidate]
    return _by_headings(sheet)


def _by_headings(sheet: Sheet) -> Table | None:
    headings = {plain_name(cell) for cell in sheet.rows[0][1] if not is_empty(cell)} if sheet.rows else set()
    likeness = {
        name: len(headings & set(table.column_names)) / len(headings | set(table.column_names))
        for name, table in importable().items()
    }
    best = max(likeness, key=lambda name: likeness[name])
    return importable()[best] if likeness[best] >= ALIKE else None


@dataclass(slots=True)
class Rows:
    """One table's rows out of a file: text by column, the index being the row number of the spreadsheet."""

    table: Table
    source: str
    frame: pd.DataFrame
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def rows_of(sheet: Sheet, table: Table) -> Rows:
    """The sheet's rows as text; its faults name the place. Where the columns are unsure there are no rows."""
    if not sheet.rows:
        fault = Fault(sheet.source, 0, "", "", "it is empty; a table without rows still needs its header row")
        return Rows(table, sheet.source, _empty(table), [fault])
    (header_row, cells), body = sheet.rows[0], sheet.rows[1:]
    headings = ["" if is_empty(cell) else _heading(cell, table) for cell in cells]
    named_headings = [heading for heading in headings if heading]
    faults = [
        Fault(sheet.source, header_row, fault.column, fault.value, fault.advice)
        for fault in header_faults(sheet.source, named_headings, table)
    ]
    if faults:
        return Rows(table, sheet.source, _empty(table), faults)
    found = Rows(table, sheet.source, _empty(table))
    found.faults += _merged_faults(sheet, headings)
    records = []
    for number, row in body:
        if (wrong := _form_fault(sheet, number, row, headings)) is None:
            records.append((number, *_texts(found, number, row, headings)))
        else:
            found.faults.append(wrong)
    found.notes = _shortened(found.notes, sheet.source)
    names = ["row", *table.column_names]
    found.frame = pd.DataFrame(records, columns=names, dtype=object).set_index("row")
    return found


def _texts(found: Rows, number: int, row: list[Cell], headings: list[str]) -> Iterator[str]:
    """The texts of one row in the table's order; what cannot be read, and formulas, go into `found`."""
    for column in found.table.columns:
        place = headings.index(column.name)
        cell = row[place] if place < len(row) else None
        text, problem = as_text(cell, column)
        if problem:
            found.faults.append(Fault(found.source, number, column.name, shown(text), problem))
        if isinstance(cell, Formula):
            note = f'the formula "{shown(text)}" is taken as text; it is not worked out'
            found.notes.append(f"{found.source}, row {number}, {column.name}: {note}")
        yield text


def _empty(table: Table) -> pd.DataFrame:
    return pd.DataFrame(columns=["row", *table.column_names], dtype=object).set_index("row")


def _heading(cell: Cell, table: Table) -> str:
    name = plain_name(cell)
    return name if name in table.column_names else shown(str(cell))


def _form_fault(sheet: Sheet, number: int, row: list[Cell], headings: list[str]) -> Fault | None:
    """What is wrong with a row's form: a value under no heading, or fewer cells than the header of a CSV."""
    for place, cell in enumerate(row):
        if not is_empty(cell) and (place >= len(headings) or not headings[place]):
            where = _letters(place)
            advice = f'"{shown(str(cell))}" is in column {where}, which has no heading; move it or remove it'
            return Fault(sheet.source, number, where, shown(str(cell)), advice)
    is_csv = sheet.source.lower().endswith(".csv")
    if is_csv and len(row) < len(headings):
        advice = (
            f"has {words.counted(len(row), 'cell')} where the header has {len(headings)}; "
            "check its commas and quotes"
        )
        return Fault(sheet.source, number, "", "", advice)
    return None


def _merged_faults(sheet: Sheet, headings: list[str]) -> Iterator[Fault]:
    last = sheet.rows[-1][0]
    for merged in sheet.merged:
        if merged.top <= last and merged.left <= len(headings):
            place = merged.left - 1
            column = headings[place] or _letters(place)
            advice = f"the cells {merged.cells} are merged into one; take them apart and fill in each"
            yield Fault(sheet.source, merged.top, column, merged.cells, advice)


def _letters(place: int) -> str:
    """The letters of a spreadsheet's column, counted from 0: A, Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _shortened(notes: list[str], source: str) -> list[str]:
    if len(notes) <= MOST_NOTES:
        return notes
    more = f"{source}: {len(notes) - MOST_NOTES:,} more cells hold formulas; all are taken as text"
    return [*notes[:MOST_NOTES], more]
