"""Write the whole register back as the CSV files it can be built from, with their description beside them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from violence_response.database import Database
from violence_response.errors import ExportRefused, ViolenceResponseError
from violence_response.register import originals, package, schema
from violence_response.register.schema import Table
from violence_response.settings import Settings

TO_QUOTE = frozenset(',"\r\n')


def export(database: Database, folder: Path, body: str, settings: Settings | None = None) -> dict[str, int]:
    """Write every table to `folder` as CSV, and `datapackage.json`; the count of rows by table comes back.

    Columns are in the order of the schema and rows in that of their keys, so two exports of the same rows
    are the same bytes. `body` is the name of the local policing body. With `settings`, the originals of
    documents are copied into a folder `documents` beside the tables. An earlier export in the folder is
    replaced as a whole. Raises ExportRefused, with nothing written, when the folder holds anything else.
    """
    ours = {table.file for table in schema.tables().values()} | {package.FILE}
    if originals.holds_nothing_else(folder.expanduser() / originals.FOLDER):
        ours.add(originals.FOLDER)
    with fresh_folder(folder, ours, ExportRefused) as made:
        counts = write_files(database, made, body)
        if settings is not None:
            originals.copy_to(database, settings, made / originals.FOLDER)
    return counts


@contextmanager
def fresh_folder(folder: Path, ours: Collection[str], refused: type[ViolenceResponseError]) -> Iterator[Path]:
    """A folder to write files into, which takes the place of `folder` once everything inside is done.

    Raises `refused`, with nothing written, when `folder` holds a file that is not one of `ours`, or cannot be
    written; when anything goes wrong inside, `folder` stays as it was.
    """
    place = folder.expanduser().resolve()
    _require_free(place, ours, refused)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".exporting-", dir=place.parent))
    except OSError as error:
        raise refused(path=folder, reason=error.strerror) from error
    before = scratch / "before"
    try:
        made = scratch / "made"
        made.mkdir()
        yield made
        if place.exists():
            os.replace(place, before)
        os.replace(made, place)
    except OSError as error:
        raise refused(path=folder, reason=error.strerror) from error
    finally:
        if before.exists() and not place.exists():
            os.replace(before, place)
        shutil.rmtree(scratch, ignore_errors=True)


def write_files(database: Database, folder: Path, body: str) -> dict[str, int]:
    """Write the files into a folder as it is, over what it holds; the count of rows by table comes back."""
    counts = {}
    with database.snapshot():
        for table in schema.tables().values():
            lines = list(csv_lines(database, table))
            (folder / table.file).write_text("".join(lines), encoding="utf-8", newline="")
            counts[table.name] = len(lines) - 1
        description = package.as_json(package.descriptor(database, body))
    (folder / package.FILE).write_text(description, encoding="utf-8", newline="")
    return counts


def csv_lines(database: Database, table: Table) -> Iterator[str]:
    """The lines of one table's CSV file, header first, each with its line end."""
    yield line(table.column_names)
    writers = [WRITERS[column.kind] for column in table.columns]
    for row in database.rows_by(table.path, table.column_names, table.key):
        values = zip(writers, row, strict=True)
        yield line(["" if value is None else write(value) for write, value in values])


def line(cells: Sequence[str]) -> str:
    """One line of CSV with its line end; a cell is quoted only where it must be."""
    return ",".join(map(_cell, cells)) + "\n"


def _cell(text: str) -> str:
    # A lone carriage return must be quoted too, which Python's own writer forgets.
    return text if TO_QUOTE.isdisjoint(text) else '"' + text.replace('"', '""') + '"'


def shortest(value: float) -> str:
    """The shortest digits that give the same number back, without an exponent: 750, 14.02."""
    text = format(Decimal(repr(value)), "f")
    return text.removesuffix(".0")


WRITERS: Mapping[str, Callable[[Any], str]] = {
    "VARCHAR": str,
    "INTEGER": str,
    "DOUBLE": shortest,
    "DECIMAL": lambda value: f"{value:.2f}",
    "BOOLEAN": lambda value: "true" if value else "false",
    "DATE": lambda value: str(value.isoformat()),
    "TIMESTAMP": lambda value: str(value.isoformat()),
}


def _require_free(place: Path, ours: Collection[str], refused: type[ViolenceResponseError]) -> None:
    if not place.exists():
        return
    if not place.is_dir():
        raise refused(path=place, reason="it is a file")
    if others := sorted(path.name for path in place.iterdir() if path.name not in ours):
        raise refused(path=place, reason=f'it holds something else, such as "{others[0]}"')
