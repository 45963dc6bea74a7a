"""Templates that an office fills in: a workbook for each table, one with all of them, and CSV header rows.

A workbook has its table on the first sheet (drop-down lists, formats, each heading with a note) and behind it
what the columns, the words of the vocabularies and the keys mean, as they are in the register now.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from violence_response import words
from violence_response.database import Database
from violence_response.errors import TemplatesRefused
from violence_response.register import exporting
from violence_response.register.reading import shown
from violence_response.register.schema import Table, tables
from violence_response.register.tables import drawing
from violence_response.register.tables.drawing import Lists
from violence_response.register.tables.matching import importable

ALL_TABLES = "all-tables.xlsx"
NAMING = ("name", "title", "label", "summary", "inspection_id")
"""The columns that name a row for people, the best first."""
TERM_COLUMNS = ("vocabulary", "term", "label", "definition")


def files(database: Database) -> Iterator[tuple[str, bytes]]:
    """Every template as its file name and bytes: XLSX and CSV by table, and one workbook with all tables."""
    for table in importable().values():
        yield f"{table.name}.xlsx", workbook(database, [table])
        yield table.file, csv_header(table)
    yield ALL_TABLES, workbook(database, list(importable().values()))


def archive(database: Database) -> bytes:
    """All templates as one ZIP file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files(database):
            package.writestr(name, content)
    return packed.getvalue()


def write(database: Database, folder: Path) -> int:
    """Write every template into a folder; how many files there are comes back.

    Earlier templates are replaced as a whole. Raises TemplatesRefused, with nothing written, when the folder
    holds anything else.
    """
    ours = {name for table in importable().values() for name in (f"{table.name}.xlsx", table.file)}
    count = 0
    with exporting.fresh_folder(folder, ours | {ALL_TABLES}, TemplatesRefused) as made:
        for name, content in files(database):
            (made / name).write_bytes(content)
            count += 1
    return count


def csv_header(table: Table) -> bytes:
    """The header row of a table's CSV file."""
    return exporting.line(table.column_names).encode("utf-8")


def workbook(database: Database, chosen: Sequence[Table]) -> bytes:
    """An XLSX workbook with one sheet to fill in for each table, and three that explain."""
    book = Workbook()
    book.remove(book.active)
    for table in chosen:
        book.create_sheet(table.name)
    explained = book.create_sheet("Columns"), book.create_sheet("Words"), book.create_sheet("Keys")
    lists = Lists(
        drawing.draw_words(explained[1], _terms(database, chosen)),
        drawing.draw_keys(explained[2], _keys(database, chosen)),
    )
    for table in chosen:
        drawing.draw_table(book[table.name], table, lists)
    drawing.draw_columns(explained[0], chosen)
    book.properties.creator = "Violence Response"
    book.properties.title = words.sentence(words.joined(table.name for table in chosen).replace("_", " "))
    return _saved(book)


def _saved(book: openpyxl.Workbook) -> bytes:
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _terms(database: Database, chosen: Sequence[Table]) -> dict[str, list[tuple[str, str, str]]]:
    """Term, label and meaning, by vocabulary, of those that the tables use."""
    used = {column.vocabulary for table in chosen for column in table.columns}
    found: dict[str, list[tuple[str, str, str]]] = {}
    order = ("vocabulary", "ordinal", "term")
    for vocabulary, *cells in database.rows_by("register.vocabulary_terms", TERM_COLUMNS, order):
        if vocabulary in used:
            term, label, meaning = (cell or "" for cell in cells)
            found.setdefault(vocabulary, []).append((term, label, meaning))
    return found


def _keys(database: Database, chosen: Sequence[Table]) -> Mapping[str, list[tuple[str, str]]]:
    """Key and name of every row of the tables that the chosen ones point to, by table."""
    used = {column.references for table in chosen for column in table.columns if column.references}
    found = {}
    for parent in (table for table in tables().values() if table.name in used):
        naming = next((name for name in NAMING if name in parent.column_names), parent.key[0])
        rows = database.rows_by(parent.path, (parent.key[0], naming), (parent.key[0],))
        found[parent.name] = [(key, shown(str(name or ""))) for key, name in rows]
    return found
