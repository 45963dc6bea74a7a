"""What the data folder last said of each row that a build added, column by column.

Where a value in the register is still what the folder last said, nobody has touched it, and a later build may
change it. Where it differs, or nothing is remembered of the column, it is the user's and stays.

A migration changes columns, and values too, without anybody's doing. So around its steps every value that was
untouched before is remembered as the steps left it, and so is every value of a column that they added. Where
they rename a column (`alter table … rename column … to …`), a user's change in it, and what the trace says of
it, go along under the new name.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from violence_response.database import Database
from violence_response.register import schema
from violence_response.register.file_changes import Remembered, Values, row_key
from violence_response.register.schema import Table

PATH, TRACE = "register.shipped_rows", "register.row_changes"
COLUMNS = ("table_name", "row_key", "row_shipped")
RENAMING = re.compile(r"(?i)\balter\s+table\s+register\.(\w+)\s+rename\s+(?:column\s+)?(\w+)\s+to\s+(\w+)")


def read(database: Database) -> dict[str, Remembered]:
    """By table and row key, the columns of which something is remembered, with the folder's text for each."""
    found: dict[str, Remembered] = {}
    for name, key, row in database.text_rows(PATH, COLUMNS):
        found.setdefault(str(name), {})[str(key)] = json.loads(str(row))
    return found


def write(database: Database, table: str, before: Remembered, after: Remembered) -> None:
    """Make what is remembered of a table's rows `after`, where it was `before`."""
    for key in sorted(before.keys() - after.keys()):
        database.delete_key(PATH, {"table_name": table, "row_key": key})
    fresh = {key: row for key, row in after.items() if before.get(key) != row}
    rows = {key: (table, key, json.dumps(row, ensure_ascii=False)) for key, row in fresh.items()}
    database.update_many(PATH, COLUMNS, COLUMNS[:2], [rows[key] for key in rows if key in before])
    database.insert_many(PATH, [rows[key] for key in rows if key not in before])


@contextmanager
def carried_over(database: Database, statements: str) -> Iterator[None]:
    """What is remembered goes along with these statements, the steps of a migration of the register.

    Take them inside, all in one transaction. Does nothing where the register has no tables yet.
    """
    described = database.rows(schema.catalogue("columns"))
    columns = [name for table, name, *_ in described if table == PATH.partition(".")[2]]
    if not columns:
        yield
        return
    tables = schema.tables_of(database)
    rows = {name: _rows(database, table) for name, table in tables.items() if table.store == "register"}
    known = _from_fingerprints(database, rows) if "fingerprint" in columns else read(database)
    yield
    database.delete_key(PATH, {})
    for name, table in schema.tables_of(database).items():
        if name in rows:
            renamed = _renamed(statements, name)
            origins = _origins(tables[name].column_names, table.column_names, renamed)
            carried = _carried(known.get(name, {}), rows[name], _rows(database, table), origins)
            write(database, name, {}, carried)
            _rename_in_trace(database, name, {old: new for new, old in renamed.items()})


def _rows(database: Database, table: Table) -> Remembered:
    names = table.column_names
    rows = (dict(zip(names, row, strict=True)) for row in database.text_rows(table.path, names))
    return {row_key([row[part] for part in table.key]): row for row in rows}


def _from_fingerprints(database: Database, rows: Mapping[str, Remembered]) -> dict[str, Remembered]:
    """What one fingerprint a row tells: all columns of a row that still has it, nothing of any other."""
    found: dict[str, Remembered] = {}
    for name, key, mark in database.text_rows(PATH, ("table_name", "row_key", "fingerprint")):
        row = rows.get(str(name), {}).get(str(key))
        is_untouched = row is not None and _fingerprint(row.values()) == mark
        found.setdefault(str(name), {})[str(key)] = row if row is not None and is_untouched else {}
    return found


def _fingerprint(row: Iterable[str | None]) -> str:
    """As a build made it up to step 6, over the columns in their order."""
    return hashlib.blake2b(json.dumps(list(row)).encode(), digest_size=12).hexdigest()


def _renamed(statements: str, table: str) -> dict[str, str]:
    """New name to old of each column of a table that the statements rename."""
    found: dict[str, str] = {}
    for name, old, new in RENAMING.findall(statements):
        if name == table:
            found[new] = found.pop(old, old)
    return found


def _origins(
    before: Sequence[str], after: Sequence[str], renamed: Mapping[str, str]
) -> dict[str, str | None]:
    """What each column was called before the steps; None for one that they added."""
    names = {name: renamed.get(name, name) for name in after}
    return {name: old if old in before else None for name, old in names.items()}


def _carried(
    known: Remembered, was: Remembered, now: Remembered, origins: Mapping[str, str | None]
) -> Remembered:
    """What is remembered after the steps; a row that they removed is forgotten."""
    carried = {}
    for key, columns in known.items():
        if key not in was:
            # Removed by the user: only that a build added it still matters.
            carried[key] = {new: columns[old] for new, old in origins.items() if old in columns}
        elif key in now:
            carried[key] = dict(_columns_carried(columns, was[key], now[key], origins))
    return carried


def _columns_carried(
    known: Values, was: Values, now: Values, origins: Mapping[str, str | None]
) -> Iterator[tuple[str, str | None]]:
    for new, old in origins.items():
        if old is None or (old in known and known[old] == was[old]):
            yield new, now[new]
        elif old in known:
            yield new, known[old]


def _rename_in_trace(database: Database, table: str, names: Mapping[str, str]) -> None:
    """Let what was recorded of a table's rows name its columns as they are called now."""
    if not names:
        return
    columns = ("recording_id", "ordinal", "row_before", "row_after")
    changed = [
        (recording, ordinal, _under_new_names(before, names), _under_new_names(after, names))
        for name, recording, ordinal, before, after in database.text_rows(TRACE, ("table_name", *columns))
        if name == table
    ]
    database.update_many(TRACE, columns, columns[:2], changed)


def _under_new_names(text: str | None, names: Mapping[str, str]) -> str | None:
    if text is None:
        return None
    row = {names.get(name, name): value for name, value in json.loads(text).items()}
    return json.dumps(row, ensure_ascii=False)
