"""Read the register's CSV files as text, telling every fault of form with its file and row."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

from violence_response.errors import DataFolderMissing, Fault
from violence_response.register import schema
from violence_response.register.schema import Table

LONGEST_TEXT = 40_000
"""Characters in one cell. The longest finding of a report is about half of this; more is a paste gone wrong."""

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
        faults.append(Fault(stray, 0, "", "", "this is not a table of the register; move it away or correct its name"))
    return frames, faults


def read_table(path: Path, table: Table) -> tuple[pd.DataFrame | None, list[Fault]]:
    """One file's rows as text in the table's column order, and its faults of form; no frame where the columns are unsure."""
    text, fault = _decoded(path)
    if text is None:
        return None, [fault] if fault else []
    records, fault = _records(path, text)
    if fault:
        return None, [fault]
    header, body = records[0], records[1:]
    faults = _header_faults(path, header, table)
    if faults:
        return None, faults
    kept = []
    for number, record in enumerate(body, start=2):
        if len(record) != len(header):
            advice = f"has {len(record)} cells where the header has {len(header)}; check its commas and quotes"
            faults.append(Fault(path.name, number, "", "", advice))
        else:
            kept.append((number, *record))
    frame = pd.DataFrame(kept, columns=["row", *header], dtype=object).set_index("row")
    return frame[list(table.column_names)], faults


def _decoded(path: Path) -> tuple[str | None, Fault | None]:
    def fault(advice: str, row: int = 0, value: str = "") -> tuple[None, Fault]:
        return None, Fault(path.name, row, "", value, advice)

    if not path.is_file():
        return fault("the file is missing; a table without rows still needs its header row")
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4000]:
        return fault('it is written in UTF-16; save it as "CSV UTF-8"')
    if data.startswith(b"\xef\xbb\xbf"):
        return fault("it starts with a byte order mark; save it again as UTF-8 without one")
    if not data.strip():
        return fault("the file is empty; a table without rows still needs its header row")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        guess = data[error.start : error.start + 1].decode("windows-1252", errors="replace")
        advice = f'the byte 0x{data[error.start]:02x} is not UTF-8 (in Windows-1252 it is "{guess}"); save the file as UTF-8'
        return fault(advice, row, guess)


def _records(path: Path, text: str) -> tuple[list[list[str]], Fault | None]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[list[str]] = []
    try:
        # A blank line is no record, whatever the program that wrote it thought.
        records.extend(record for record in reader if record)
    except csv.Error as error:
        return [], Fault(path.name, len(records) + 1, "", "", f"cannot be read as CSV ({error}); check its quotes")
    return records, None


def _header_faults(path: Path, header: list[str], table: Table) -> list[Fault]:
    faults = []
    for name in table.column_names:
        if name not in header:
            faults.append(Fault(path.name, 1, name, "", f'the column "{name}" is missing; add it to the header'))
        elif header.count(name) > 1:
            faults.append(Fault(path.name, 1, name, "", f'the column "{name}" stands twice; keep one'))
    for name in dict.fromkeys(header):
        if name not in table.column_names:
            advice = f'"{name}" is not a column of {table.name}; remove it or correct its name'
            faults.append(Fault(path.name, 1, name, name, advice))
    return faults
