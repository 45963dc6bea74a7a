"""XLSX workbooks through openpyxl: their sheets as rows of cells, read one row after the other.

Formulas are never worked out, links to other files are never followed, and what the package would unpack to
is known before it is opened. openpyxl was preferred to faster readers because it tells a formula from its
result, and does not reserve memory for every cell between two filled ones.
"""

from __future__ import annotations

import io
import re
import time
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from lxml.etree import LxmlError
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from violence_response import packages, words
from violence_response.errors import DocumentDamaged, DocumentUnsafe, TableTooLarge
from violence_response.register.tables.cells import Broken, Cell, Formula, Percentage, is_empty
from violence_response.register.tables.sheets import MOST_ROWS, Merged, Sheet

PARTS = 2_000
UNPACKED = 120_000_000
WRITTEN = 60_000_000
"""Most bytes of XML: ten thousand rows are about ten million."""
TAGS, TAGS_OF_STRINGS, TAGS_BETWEEN_ROWS = 4_000_000, 1_000_000, 70_000
"""Most tags of a sheet, of the strings that its cells share, and from the start of one row to that of the
next (so also before the first and after the last) or in any other part: each becomes an object in memory."""
SECONDS = 8.0
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""The last row and column that the format has."""
SHEETS = 200
ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
BROKEN = (
    ArithmeticError,
    AttributeError,
    InvalidFileException,
    LookupError,
    LxmlError,
    NotImplementedError,
    OSError,
    ParseError,
    RuntimeError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)
"""Whatever a broken workbook makes the library say, the reader of the message needs one sentence."""

# Drop-down lists and colours that it cannot keep are of no interest to somebody who only reads values.
warnings.filterwarnings("ignore", module=r"openpyxl\..*")


def read_workbook(data: bytes, name: str) -> tuple[list[Sheet], list[str]]:
    """The visible sheets that hold anything, and sentences about what was left out.

    Raises DocumentDamaged, DocumentUnsafe or TableTooLarge.
    """
    watch = _Watch(name)
    packages.check(
        data,
        name,
        "a table",
        most_parts=PARTS,
        unpacked=UNPACKED,
        written=WRITTEN,
        tick=watch.tick,
        look=_Shape(name).look,
    )
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        if len(book.worksheets) > SHEETS:
            raise TableTooLarge(name=name, found=f"{len(book.worksheets):,} sheets", limit=f"{SHEETS} sheets")
        hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
        sheets = [_sheet(sheet, name, watch) for sheet in book.worksheets if sheet.sheet_state == "visible"]
        book.close()
    except BROKEN as error:
        raise DocumentDamaged(name=name, reason="it is not a whole workbook") from error
    notes = [f'{name}: the hidden sheet "{title}" was left out; unhide it to add it' for title in hidden]
    return [sheet for sheet in sheets if sheet.rows], notes


class _Watch:
    """Counts what a workbook costs and stops it."""

    def __init__(self, name: str) -> None:
        self.name, self.started, self.rows = name, time.thread_time(), 0

    def tick(self) -> None:
        # Its own seconds, not those that others take of a busy machine.
        if time.thread_time() - self.started > SECONDS:
            limit = f"{SECONDS:.0f} seconds of reading"
            raise TableTooLarge(name=self.name, found="it takes too long to read", limit=limit)

    def row(self) -> None:
        self.rows += 1
        self.tick()
        if self.rows > MOST_ROWS + 1:
            raise TableTooLarge(
                name=self.name, found=f"over {MOST_ROWS:,} rows", limit=f"{MOST_ROWS:,} rows in a file"
            )


class _Shape:
    """Counts the tags of each part's XML, and those between two rows of a sheet."""

    def __init__(self, name: str) -> None:
        self.name, self.part, self.tags, self.since_row = name, "", 0, 0

    def look(self, part: str, chunk: bytes) -> None:
        """Raises DocumentUnsafe where a part holds far more than a table needs."""
        if part != self.part:
            self.part, self.tags, self.since_row = part, 0, 0
        self.tags += chunk.count(b"<")
        first, *rows = ROW.split(chunk)
        between = [self.since_row + first.count(b"<"), *(row.count(b"<") for row in rows)]
        self.since_row = between[-1]
        is_strings = "sharedstrings" in part.lower()
        too_dense = not is_strings and max(between) > TAGS_BETWEEN_ROWS
        if too_dense or self.tags > (TAGS_OF_STRINGS if is_strings else TAGS):
            raise DocumentUnsafe(name=self.name, reason="holds far more than a table can hold")


def _sheet(sheet: ReadOnlyWorksheet, name: str, watch: _Watch) -> Sheet:
    title = words.file_name(sheet.title)
    return Sheet(f"{name}, sheet {title}", title, list(_rows(sheet, watch)), list(_merged(sheet)))


def _rows(sheet: ReadOnlyWorksheet, watch: _Watch) -> Iterator[tuple[int, list[Cell]]]:
    # What a sheet says of its own size may be a lie, or every row that somebody once coloured.
    sheet.reset_dimensions()
    formats: dict[int, bool] = {}
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > LAST_ROW or len(row) > LAST_COLUMN:
            raise ValueError("a cell lies beyond the last row or column")
        cells = [_value(cell, formats) for cell in row]
        while cells and is_empty(cells[-1]):
            cells.pop()
        if cells:
            watch.row()
            yield number, cells
        elif number % 1000 == 0:
            watch.tick()


def _value(cell: Any, formats: dict[int, bool]) -> Cell:
    value, kind = cell.value, cell.data_type
    if value is None:
        return None
    if kind == "f":
        return Formula(str(getattr(value, "text", value) or "="))
    if kind == "e":
        return Broken(str(value))
    if kind == "n" and cell._style_id:
        if cell._style_id not in formats:
            formats[cell._style_id] = "%" in (cell.number_format or "")
        return Percentage(value) if formats[cell._style_id] else value
    return ESCAPED.sub(_unescaped, value) if isinstance(value, str) and "_x" in value else value


def _unescaped(found: re.Match[str]) -> str:
    """Letters that XML cannot hold are written as _x000D_; those that nobody can see are left out."""
    letter = chr(int(found[1], 16))
    return letter if letter.isprintable() or letter in "\t\n" else "" if letter < " " else found[0]


def _merged(sheet: ReadOnlyWorksheet) -> Iterator[Merged]:
    found: dict[tuple[bytes, ...], None] = {}
    with sheet._get_source() as source:
        end = b""
        while chunk := source.read(packages.CHUNK):
            found.update(dict.fromkeys(MERGED.findall(end + chunk)))
            end = chunk[-200:]
    for first, top, last, bottom in found:
        corners = (int(top), _number(first), int(bottom), _number(last))
        yield Merged(*corners, f"{first.decode()}{int(top)}:{last.decode()}{int(bottom)}")


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
