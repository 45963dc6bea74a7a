"""Read the register's CSV files as text, reporting every fault of form with its file, row and column."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

from violence_response.errors import DataFolderMissing, Fault
from violence_response.register import schema
from violence_response.register.schema import Table

LONGEST_TEXT = 40_000
"""Characters in one cell. The longest finding of a report is about half of it; more is a paste gone wrong."""

SHOWN = 80
"""Characters of a wrong value that a fault repeats."""

SAVE_AS = "save it as UTF-8 without a byte order mark, as LibreOffice and text editors do"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")

# The csv module stops at 131,072 characters with an exception of its own; longer cells are ours to report.
csv.field_size_limit(64 * 1024 * 1024)


def read_folder(folder: Path) -> tuple[dict[str, pd.DataFrame], list[Fault]]:
    """Every table's rows as text (a frame of str, empty text for an empty cell), and the faults of form.

    Tables with a fault of form that makes their columns unsure are left out of the frames.
    Raises DataFolderMissing.
    """
    if not folder.is_dir():
        raise DataFolderMissing(path=folder)
    frames: dict[str, pd.DataFrame] = {}
    faults: list[Fault] = []
    for table in schema.tables().values():
        frame, found = read_table(folder / table.file, table)
        faults += found
        if frame is not None:
            frames[table.name] = frame
    known = {table.file for table in schema.tables().values()}
    for stray in sorted(path.name for path in folder.glob("*.csv") if path.name not in known):
        advice = "this is not a table of the register; move it away or correct its name"
        faults.append(Fault(stray, 0, "", "", advice))
    return frames, faults


def read_table(path: Path, table: Table) -> tuple[pd.DataFrame | None, list[Fault]]:
    """One file's rows as text in the table's column order, and its faults of form.

    The index of the frame is the row number as a spreadsheet counts. A cell of blanks only is an empty one.
    There is no frame where the columns are unsure.
    """
    text, fault = _decoded(path)
    if text is None:
        return None, [fault] if fault else []
    records, fault = records_in(path.name, text)
    if fault:
        return None, [fault]
    (_, header), body = records[0], records[1:]
    faults = header_faults(path.name, header, table)
    if faults:
        return None, faults
    kept = []
    for number, record in body:
        if len(record) != len(header):
            cells = "1 cell" if len(record) == 1 else f"{len(record)} cells"
            advice = f"has {cells} where the header has {len(header)}; check its commas and quotes"
            faults.append(Fault(path.name, number, "", "", advice))
        else:
            kept.append((number, *(cell if cell.strip() else "" for cell in record)))
    frame = pd.DataFrame(kept, columns=["row", *header], dtype=object).set_index("row")
    return frame[list(table.column_names)], faults


def shown(value: str) -> str:
    """A wrong value as a fault repeats it: on one line, and not longer than a line."""
    line = " ".join(value.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def _decoded(path: Path) -> tuple[str | None, Fault | None]:
    if not path.is_file():
        advice = "the file is missing; a table without rows still needs its header row"
        return None, Fault(path.name, 0, "", "", advice)
    try:
        data = path.read_bytes()
    except OSError as error:
        advice = f"the file cannot be read ({error.strerror}); allow it to be read"
        return None, Fault(path.name, 0, "", "", advice)
    if data.startswith(BYTE_ORDER_MARK):
        advice = f"it starts with a byte order mark (Excel writes one); {SAVE_AS}"
        return None, Fault(path.name, 0, "", "", advice)
    return decoded(path.name, data)


def decoded(file: str, data: bytes, save_as: str = SAVE_AS) -> tuple[str | None, Fault | None]:
    """The text of a CSV file's bytes, or the fault that it has; `save_as` is the advice that it ends with."""
    if data.startswith(UTF_16_MARKS) or b"\x00" in data:
        return None, Fault(file, 0, "", "", f"it is written in UTF-16 or is no text at all; {save_as}")
    if not data.strip():
        advice = "the file is empty; a table without rows still needs its header row"
        return None, Fault(file, 0, "", "", advice)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return None, _not_utf_8(file, data, save_as)


def _not_utf_8(file: str, data: bytes, save_as: str) -> Fault:
    """Point at the first cell with a byte that is no UTF-8, and say how the usual other encoding reads it."""
    records, _ = records_in(file, data.decode("utf-8", errors="surrogateescape"))
    header = records[0][1] if records else []
    for number, record in records:
        for place, cell in enumerate(record):
            raw = cell.encode("utf-8", errors="surrogateescape")
            if raw.decode("utf-8", errors="replace") != cell:
                column = header[place] if place < len(header) and number > 1 else ""
                guess = shown(raw.decode("windows-1252", errors="replace"))
                advice = f'"{guess}" is not written in UTF-8 but perhaps in Windows-1252; {save_as}'
                return Fault(file, number, column, guess, advice)
    return Fault(file, 0, "", "", f"it is not written in UTF-8; {save_as}")


def records_in(file: str, text: str) -> tuple[list[tuple[int, list[str]]], Fault | None]:
    """Every record that is no blank line, with its row number; blank lines count, as in a spreadsheet."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[tuple[int, list[str]]] = []
    number = 0
    try:
        for number, record in enumerate(reader, start=1):
            if record:
                records.append((number, record))
    except csv.Error as error:
        advice = f"cannot be read as CSV ({error}); check its quotes"
        return records, Fault(file, number + 1, "", "", advice)
    return records, None


def header_faults(file: str, header: list[str], table: Table) -> list[Fault]:
    """Columns that are missing, given twice or none of the table's."""
    faults = []
    for name in table.column_names:
        if name not in header:
            faults.append(Fault(file, 1, name, "", f'the column "{name}" is missing; add it to the header'))
        elif header.count(name) > 1:
            faults.append(Fault(file, 1, name, "", f'the column "{name}" is there twice; keep one'))
    for name in dict.fromkeys(header):
        if name not in table.column_names:
            advice = f'"{shown(name)}" is not a column of {table.name}; remove it or correct its name'
            faults.append(Fault(file, 1, shown(name), shown(name), advice))
    return faults
