"""From the bytes of a file to its sheets: what kind of file it is by what is inside, and how CSV is read.

The name is shown and its ending compared with what is inside; it never becomes a path.
"""

from __future__ import annotations

from pathlib import PurePath

from violence_response import packages, words
from violence_response.errors import (
    DocumentEmpty,
    DocumentKindUnknown,
    DocumentLocked,
    DocumentNotAsNamed,
    Fault,
    TableTooLarge,
)
from violence_response.register import reading
from violence_response.register.tables.cells import is_empty
from violence_response.register.tables.sheets import MOST_ROWS, Sheet
from violence_response.register.tables.workbooks import read_workbook

BYTES = 20_000_000
"""Largest file: thirty thousand rows are about ten million."""
COMMAS = 50_000
"""In one line of a CSV file: more than any row of texts has, fewer than would fill the memory as cells."""
LINES = 1_048_576
"""Lines of the largest spreadsheet. A cell may run over several, so these are not rows."""
SPREADSHEETS = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods"})
"""Endings of tables; those that are not read here are refused with what to do."""
ENDINGS = {".csv": "csv", ".xlsx": "xlsx"}
SAVE_AS = "XLSX or CSV"
SAVE_CSV = 'in Excel save it as "CSV UTF-8", or as an XLSX workbook'
KIND_WORDS = {"csv": "text with commas", "xlsx": "an Excel workbook (XLSX)"}
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}


def is_table_file(name: str, first_bytes: bytes = b"") -> bool:
    """Whether a file is to be treated as a table: by its ending; without one, by what it begins with."""
    ending = PurePath(words.file_name(name)).suffix.lower()
    if ending:
        return ending in SPREADSHEETS
    return first_bytes.startswith(packages.ZIPPED) and b"xl/" in first_bytes


def read_sheets(name: str, content: bytes) -> tuple[list[Sheet], list[str], list[Fault]]:
    """The sheets of a file, sentences about what was left out or mended, and faults of form.

    Raises DocumentEmpty, TableTooLarge, DocumentNotAsNamed, DocumentKindUnknown, DocumentLocked,
    DocumentUnsafe or DocumentDamaged, each for the file as a whole.
    """
    shown = words.file_name(name)
    if not content.strip(b"\0 \t\r\n"):
        raise DocumentEmpty(name=shown)
    if len(content) > BYTES:
        found, limit = (f"{size / 1_000_000:,.0f} MB" for size in (len(content), BYTES))
        raise TableTooLarge(name=shown, found=found, limit=limit)
    if _kind(shown, content) == "xlsx":
        sheets, notes = read_workbook(content, shown)
        return sheets, notes, []
    commas = max(line.count(b",") for line in content.splitlines())
    if commas > COMMAS:
        found, limit = (f"{count:,} commas in one line" for count in (commas, COMMAS))
        raise TableTooLarge(name=shown, found=found, limit=limit)
    return _read_csv(shown, content)


def _kind(name: str, content: bytes) -> str:
    """ "csv" or "xlsx", by what is inside; the ending has to agree."""
    ending = PurePath(name).suffix.lower()
    kind, found = _inside(name, content)
    if kind is None:
        is_named_so = ending in ENDINGS and found not in ("a workbook with macros", "an XLSB workbook")
        error = DocumentNotAsNamed if is_named_so else DocumentKindUnknown
        raise error(name=name, found=found, endings=SAVE_AS)
    if ending and ENDINGS.get(ending) != kind:
        raise DocumentNotAsNamed(name=name, found=KIND_WORDS[kind], endings=SAVE_AS)
    return kind


def _inside(name: str, content: bytes) -> tuple[str | None, str]:
    """The kind and, where nobody here reads it, what it is."""
    if packages.is_locked(content):
        raise DocumentLocked(name=name)
    if content.startswith(packages.OLD_OFFICE):
        return None, "a workbook or document of an old Office program (such as XLS)"
    if content.startswith(packages.ZIPPED):
        return _inside_package(packages.parts(content, name))
    starts = ((b"%PDF-", "a PDF"), (b"{\\rtf", "a rich text document"), (b"<", "a web page or XML"))
    for start, found in starts:
        if content.lstrip()[: len(start)] == start:
            return None, found
    is_wide = content.startswith(reading.UTF_16_MARKS)
    strange = sum(byte < 9 or 13 < byte < 32 for byte in content[:4000])
    if not is_wide and strange > len(content[:4000]) * 0.02:
        return None, "no text"
    return "csv", ""


def _inside_package(parts: list[str]) -> tuple[str | None, str]:
    if any(part.lower().endswith("vbaproject.bin") for part in parts):
        return None, "a workbook with macros"
    if "xl/workbook.bin" in parts:
        return None, "an XLSB workbook"
    for start, found in (
        ("xl/", ""),
        ("word/", "a Word document"),
        ("ppt/", "a slide show"),
        ("content.xml", "an OpenDocument file (such as ODS)"),
    ):
        if any(part.startswith(start) for part in parts):
            return (None, found) if found else ("xlsx", "")
    return None, "an archive"


def _read_csv(name: str, content: bytes) -> tuple[list[Sheet], list[str], list[Fault]]:
    """A CSV file. A byte order mark is no fault here: Excel's own "CSV UTF-8" begins with one."""
    notes = []
    if content.startswith(reading.BYTE_ORDER_MARK):
        content = content.removeprefix(reading.BYTE_ORDER_MARK)
        notes.append(f"{name}: it begins with a byte order mark, as Excel writes it; the mark was left out")
    text, fault = reading.decoded(name, content, SAVE_CSV)
    if text is None:
        return [], [], [fault] if fault else []
    if text.count("\n") > LINES:
        raise TableTooLarge(name=name, found=f"over {LINES:,} lines", limit=f"{MOST_ROWS:,} rows in a file")
    first_line = text.lstrip("\r\n").split("\n", 1)[0]
    for separator, called in SEPARATORS.items():
        if separator in first_line and "," not in first_line:
            advice = f"its columns are parted by {called}; {SAVE_CSV}, so that they are parted by commas"
            return [], [], [Fault(name, 1, "", "", advice)]
    records, fault = reading.records_in(name, text)
    if fault:
        return [], [], [fault]
    if len(records) > MOST_ROWS + 1:
        raise TableTooLarge(name=name, found=f"{len(records):,} rows", limit=f"{MOST_ROWS:,} rows in a file")
    return [Sheet(name, PurePath(name).stem, list(_trimmed(records)))], notes, []


def _trimmed(records: list[tuple[int, list[str]]]) -> list[tuple[int, list[str | None]]]:
    """Rows without the empty cells at their ends and without rows of nothing, which spreadsheets add."""
    width = len(records[0][1]) if records else 0
    while width and is_empty(records[0][1][width - 1]):
        width -= 1
    kept: list[tuple[int, list[str | None]]] = []
    for number, record in records:
        cells: list[str | None] = list(record)
        while len(cells) > width and is_empty(cells[-1]):
            cells.pop()
        if not all(map(is_empty, cells)):
            kept.append((number, cells))
    return kept
