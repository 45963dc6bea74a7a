"""The only module that knows DuckDB: open the two stores, give cursors, write in transactions, lock down,
translate errors.

A process holds one in-memory database with two stores attached: `register` (small, precious) and
`statistics` (large, can be rebuilt). Views and macros live in memory; whatever is written lives in a store.
Statements come from `queries/`; the few composed here are made of table and column names out of the
database's own catalogue, never of anyone's input.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from violence_response.errors import (
    QueryFailed,
    RecordingRefused,
    RegisterNotWritable,
    opening_error,
)

STORES = ("register", "statistics")
MEMORY = ":memory:"
# What a cursor that was handed out raises, and where the engine sees the words of a statement begin.
EngineError, tokens = duckdb.Error, duckdb.tokenize
_SERIALS = itertools.count(1)


def quoted(name: str) -> str:
    """A table or column name made safe to stand in a statement; a dot separates store and table."""
    return ".".join('"' + part.replace('"', '""') + '"' for part in name.split("."))


class Database:
    """An opened pair of stores. One for the whole process; every call works on a cursor of its own, so
    threads may share it."""

    def __init__(self) -> None:
        self._connection = duckdb.connect(MEMORY)
        # The statutory clock runs in London; a server elsewhere must not move a date.
        self._connection.execute("SET TimeZone = 'Europe/London'")
        self._write_lock = threading.RLock()
        self._in_transaction = threading.local()
        self.serial = next(_SERIALS)
        """Unlike `id`, a number that no other database of this process is ever given."""
        self.refusal = ""
        """Why nothing may be written here; empty where it may."""
        self.version = 0
        """Grows with every committed change, so that a cache can tell one state of the register from the
        next."""

    # --- opening and closing

    def attach(
        self, store: str, path: Path | str, *, backups: Path | None = None, read_only: bool = False
    ) -> None:
        """Attach the file at `path` (made when absent; `:memory:` for none) as one of the two stores.

        Raises RegisterLocked, RegisterUnreadable or RegisterNotWritable; the file is left as it was.
        """
        if str(path) != MEMORY:
            self._prepare(Path(path))
        option = " (READ_ONLY)" if read_only else ""
        if store == "register" and str(path) != MEMORY and not Path(path).exists():
            # Many small tables: with DuckDB's usual blocks of 256 kB, an empty register would take 16 MB.
            option = " (BLOCK_SIZE 16384)"
        literal = str(path).replace("'", "''")
        try:
            self._connection.execute(f"ATTACH '{literal}' AS {quoted(store)}{option}")
        except duckdb.Error as error:
            raise opening_error(str(error), path, backups) from error

    def _prepare(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RegisterNotWritable(path=path.parent, reason=error.strerror) from error

    def detach(self, store: str) -> None:
        """Let go of a store's file."""
        self._connection.execute(f"DETACH {quoted(store)}")

    def lock_down(self) -> None:
        """From now on no file, network, extension or setting can be reached by any statement.

        Call it once both stores are attached. Statements can still change tables: text that somebody types in
        must never be run on this database.
        """
        for statement in (
            "SET autoinstall_known_extensions = false",
            "SET autoload_known_extensions = false",
            "SET enable_external_access = false",
            "SET lock_configuration = true",
        ):
            self._connection.execute(statement)

    def close(self) -> None:
        """Close both stores; their files can then be opened by another process."""
        self._connection.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- reading

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        # Inside a transaction its own cursor must be used, or the reads would not see what was just written.
        current = getattr(self._in_transaction, "cursor", None)
        return current if current is not None else self._connection.cursor()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor, for what must be streamed or interrupted. It raises EngineError."""
        return self._cursor()

    def rows(
        self, sql: str, parameters: Mapping[str, Any] | Sequence[Any] | None = None
    ) -> list[tuple[Any, ...]]:
        """All rows of one statement as tuples, money as Decimal, dates as date. Raises QueryFailed."""
        with _translated():
            return self._cursor().execute(sql, parameters).fetchall()

    def frame(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """All rows of one statement as a frame (DECIMAL arrives as float64, DATE as datetime64). Raises
        QueryFailed."""
        with _translated():
            return self._cursor().execute(sql, parameters).df()

    def parameter_names(self, sql: str) -> frozenset[str]:
        """The names of the `$parameters` of the one statement in `sql`. Raises QueryFailed unless it is one
        SELECT."""
        with _translated():
            statements = self._connection.extract_statements(sql)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise QueryFailed(reason="a query file must hold exactly one SELECT statement")
        return frozenset(statements[0].named_parameters)

    def result_columns(self, sql: str) -> list[tuple[str, str]]:
        """Name and type of each column that the statement gives, without running it."""
        nothing = dict.fromkeys(self.parameter_names(sql))
        return [(row[0], row[1]) for row in self.rows("DESCRIBE " + sql, nothing)]

    # --- writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Nobody else of this process writes meanwhile: what is read inside still holds when it is
        written."""
        with self._write_lock:
            yield

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is kept together or not at all. One at a time; a transaction writes to one store
        only."""
        if self.refusal:
            raise RecordingRefused(reason=self.refusal)
        with self._write_lock:
            if getattr(self._in_transaction, "cursor", None) is not None:
                raise QueryFailed(reason="a transaction is already open")
            cursor = self._connection.cursor()
            self._in_transaction.cursor = cursor
            try:
                with _translated():
                    cursor.execute("BEGIN TRANSACTION")
                yield
                with _translated():
                    cursor.execute("COMMIT")
                self.version += 1
            except BaseException:
                # A failed statement may have ended the transaction already; there is nothing left to undo
                # then.
                with _quiet():
                    cursor.execute("ROLLBACK")
                raise
            finally:
                self._in_transaction.cursor = None
                cursor.close()

    def execute(self, sql: str, parameters: Mapping[str, Any] | Sequence[Any] | None = None) -> None:
        """Run one or several statements for their effect. Raises QueryFailed."""
        with _translated():
            self._cursor().execute(sql, parameters)

    def insert(self, table: str, values: Mapping[str, Any]) -> None:
        """Add one row to a table; a blank text is null. Raises QueryFailed when a rule forbids it."""
        columns = ", ".join(quoted(name) for name in values)
        places = ", ".join("?" for _ in values)
        kept = [_storable(value) for value in values.values()]
        self.execute(f"INSERT INTO {quoted(table)} ({columns}) VALUES ({places})", kept)

    def update_key(self, table: str, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """Set some columns of the row of that key; a blank text is null. Raises QueryFailed."""
        changes = ", ".join(f"{quoted(name)} = ?" for name in values)
        same = " AND ".join(f"CAST({quoted(name)} AS VARCHAR) = ?" for name in key)
        given = [_storable(value) for value in values.values()]
        self.execute(f"UPDATE {quoted(table)} SET {changes} WHERE {same}", [*given, *key.values()])

    def insert_many(self, table: str, rows: Sequence[Sequence[str | None]]) -> None:
        """Add many rows of text to a table in one statement, in the order of its columns."""
        if rows:
            lists = [list(column) for column in zip(*rows, strict=True)]
            places = ", ".join("unnest(?::VARCHAR[])" for _ in lists)
            self.execute(f"INSERT INTO {quoted(table)} SELECT {places}", lists)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Every read inside sees one and the same state, whatever others write meanwhile."""
        if getattr(self._in_transaction, "cursor", None) is not None:
            yield
            return
        cursor = self._connection.cursor()
        self._in_transaction.cursor = cursor
        try:
            with _translated():
                cursor.execute("BEGIN TRANSACTION READ ONLY")
            yield
        finally:
            with _quiet():
                cursor.execute("ROLLBACK")
            self._in_transaction.cursor = None
            cursor.close()

    @contextmanager
    def copied(self, name: str, table: str) -> Iterator[str]:
        """A temporary in-memory copy of a table as it is now. The copy is gone afterwards."""
        copy = quoted("memory.main." + name)
        cursor = self._connection.cursor()
        with _translated():
            cursor.execute(f"CREATE OR REPLACE TABLE {copy} AS SELECT * FROM {quoted(table)}")
        try:
            yield copy
        finally:
            cursor.execute(f"DROP TABLE IF EXISTS {copy}")
            cursor.close()

    @contextmanager
    def staged(self, name: str, frame: pd.DataFrame, types: Mapping[str, str]) -> Iterator[str]:
        """A temporary in-memory table of the frame's text columns cast to `types`, plus `row_number` from 1
        in frame order.

        An empty text is null. The table is gone afterwards. Call it before a transaction: one transaction
        writes to one store.
        """
        table = quoted("memory.main." + name)
        columns = ", ".join(
            f"CAST(nullif({quoted(c)}, '') AS {kind}) AS {quoted(c)}" for c, kind in types.items()
        )
        cursor = self._connection.cursor()
        with _translated():
            cursor.register("frame_to_stage", frame.assign(row_number=range(1, len(frame) + 1)))
            cursor.execute(
                f"CREATE OR REPLACE TABLE {table} AS SELECT {columns}, row_number FROM frame_to_stage"
            )
            cursor.unregister("frame_to_stage")
        try:
            yield table
        finally:
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
            cursor.close()

    def text_rows(
        self, table: str, columns: Sequence[str], order: str | None = None
    ) -> list[tuple[str | None, ...]]:
        """All rows of a table or staged table with every value as the engine writes it as text; null stays
        None."""
        chosen = ", ".join(f"CAST({quoted(name)} AS VARCHAR)" for name in columns)
        ordered = f" ORDER BY {quoted(order)}" if order else ""
        return self.rows(f"SELECT {chosen} FROM {table}{ordered}")

    def row_of(
        self, table: str, columns: Sequence[str], key: Mapping[str, Any]
    ) -> tuple[str | None, ...] | None:
        """The first row with these values, every value as text; None where there is none."""
        chosen = ", ".join(f"CAST({quoted(name)} AS VARCHAR)" for name in columns)
        same = " AND ".join(f"{quoted(name)} = ?" for name in key)
        statement = f"SELECT {chosen} FROM {quoted(table)} WHERE {same} LIMIT 1"
        found = self.rows(statement, list(key.values()))
        return found[0] if found else None

    def text_rows_beside(
        self, table: str, columns: Sequence[str], staged: str, key: Sequence[str]
    ) -> list[tuple[str | None, ...]]:
        """The rows of a table that have the key of a staged row, every value as text."""
        chosen = ", ".join(f"CAST(kept.{quoted(name)} AS VARCHAR)" for name in columns)
        same = ", ".join(quoted(name) for name in key)
        return self.rows(f"SELECT {chosen} FROM {quoted(table)} AS kept SEMI JOIN {staged} USING ({same})")

    def rivals(
        self, table: str, staged: str, key: Sequence[str], unique: Sequence[str]
    ) -> list[tuple[int, str]]:
        """Staged rows (`row_number`) whose unique combination a row of the table holds that is not staged
        itself, and that row's key."""
        name = ", ' / ', ".join(f"kept.{quoted(part)}" for part in key)
        same = ", ".join(quoted(part) for part in unique)
        own = " AND ".join(f"other.{quoted(part)} = kept.{quoted(part)}" for part in key)
        return self.rows(
            f"SELECT staged.row_number, concat({name}) FROM {staged} AS staged "
            f"JOIN {quoted(table)} AS kept USING ({same}) "
            f"WHERE NOT EXISTS (SELECT 1 FROM {staged} AS other WHERE {own}) ORDER BY 1, 2"
        )

    def insert_staged(
        self, table: str, columns: Sequence[str], staged: str, row_numbers: Sequence[int]
    ) -> None:
        """Add the staged rows of these numbers to a table."""
        names = ", ".join(quoted(name) for name in columns)
        chosen = f"SELECT {names} FROM {staged} WHERE row_number IN (SELECT unnest(?::BIGINT[]))"
        self.execute(f"INSERT INTO {quoted(table)} ({names}) {chosen}", [list(row_numbers)])

    def update_staged(
        self, table: str, columns: Sequence[str], key: Sequence[str], staged: str, row_numbers: Sequence[int]
    ) -> None:
        """Set the table's rows to the staged rows of these numbers that have the same key."""
        changes = ", ".join(f"{quoted(name)} = staged.{quoted(name)}" for name in columns if name not in key)
        same = " AND ".join(f"kept.{quoted(name)} = staged.{quoted(name)}" for name in key)
        self.execute(
            f"UPDATE {quoted(table)} AS kept SET {changes} FROM {staged} AS staged "
            f"WHERE {same} AND staged.row_number IN (SELECT unnest(?::BIGINT[]))",
            [list(row_numbers)],
        )

    def delete_key(self, table: str, key: Mapping[str, Any]) -> None:
        """Remove the row of that key; with no key, every row of the table."""
        same = " AND ".join(f"CAST({quoted(name)} AS VARCHAR) = ?" for name in key) or "true"
        self.execute(f"DELETE FROM {quoted(table)} WHERE {same}", list(key.values()))

    def insert_copy(self, table: str, copy: str) -> None:
        """Add every row of a copy that `copied` made to a table."""
        self.execute(f"INSERT INTO {quoted(table)} SELECT * FROM {copy}")

    def copy_into(self, other: Database, table: str, *, with_rows: bool = True) -> None:
        """Make a table with the same columns and rows in another database, without keys and rules."""
        chosen = f"SELECT * FROM {quoted(table)}" + ("" if with_rows else " LIMIT 0")
        with _translated(), other._connection.cursor() as cursor:
            cursor.register("rows_to_copy", self._cursor().execute(chosen).to_arrow_reader(100_000))
            cursor.execute(f"CREATE TABLE {quoted(table)} AS SELECT * FROM rows_to_copy")

    def delete_staged(self, table: str, key: Sequence[str], staged: str) -> None:
        """Remove the rows of a table that have the key of a staged row."""
        same = " AND ".join(f"kept.{quoted(name)} = staged.{quoted(name)}" for name in key)
        self.execute(f"DELETE FROM {quoted(table)} AS kept USING {staged} AS staged WHERE {same}")

    def cut_loose(self, table: str, column: str, parent: str, parent_key: str, *, delete: bool) -> None:
        """Remove the rows whose value in a column is no key of `parent`, or only empty that column."""
        name = quoted(column)
        start = f"DELETE FROM {quoted(table)}" if delete else f"UPDATE {quoted(table)} SET {name} = NULL"
        known = f"SELECT {quoted(parent_key)} FROM {quoted(parent)}"
        self.execute(f"{start} WHERE {name} IS NOT NULL AND {name} NOT IN ({known})")

    def rows_only_in(self, first: str, second: str, columns: Sequence[str]) -> int:
        """How many rows of the first table the second does not have; either may be staged."""
        names = ", ".join(quoted(name) for name in columns)
        statement = f"SELECT count(*) FROM (SELECT {names} FROM {first} EXCEPT SELECT {names} FROM {second})"
        return int(self.rows(statement)[0][0])

    def rows_by(self, table: str, columns: Sequence[str], order: Sequence[str]) -> list[tuple[Any, ...]]:
        """All rows of a table as typed values, in the order of these columns."""
        names = ", ".join(quoted(name) for name in columns)
        ordered = ", ".join(quoted(name) for name in order)
        return self.rows(f"SELECT {names} FROM {quoted(table)} ORDER BY {ordered}")

    def rows_in(self, table: str) -> int:
        """How many rows a table or a staged one has."""
        return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])

    def broken_rows(self, table: str, rule: str) -> list[tuple[int]]:
        """The `row_number` of each row of a staged table that breaks a CHECK rule of the schema."""
        return self.rows(f"SELECT row_number FROM {table} WHERE NOT ({rule}) ORDER BY row_number")


def _storable(value: Any) -> Any:
    """Only what a CSV file can give back: there a blank text is no value, and NUL is no character."""
    if not isinstance(value, str):
        return value
    text = value.replace("\x00", "")
    return text if text.strip() else None


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        raise QueryFailed(reason=str(error).split("\n\n")[0].replace("\n", " ")) from error


@contextmanager
def _quiet() -> Iterator[None]:
    with suppress(duckdb.Error):
        yield
