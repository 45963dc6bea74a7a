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
from violence_response.whole_tables import WholeTables, quoted

STORES = ("register", "statistics")
MEMORY = ":memory:"
# What a cursor that was handed out raises, and where the engine sees the words of a statement begin.
EngineError, tokens = duckdb.Error, duckdb.tokenize
# After one of these the engine refuses every further question, whatever it is.
_ENDING = (duckdb.FatalException, duckdb.InternalException)
_SERIALS = itertools.count(1)


class Database(WholeTables):
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
        self.works = True
        """False once the engine has failed in a way that only opening the stores again mends."""

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

    @contextmanager
    def watched(self) -> Iterator[None]:
        """For whatever is asked of a `cursor` inside: an error after which the engine is of no use is
        remembered in `works`. The stores' files lose nothing by it."""
        try:
            yield
        except _ENDING:
            self.works = False
            raise

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            with self.watched():
                yield
        except duckdb.Error as error:
            raise QueryFailed(reason=str(error).split("\n\n")[0].replace("\n", " ")) from error

    def rows(
        self, sql: str, parameters: Mapping[str, Any] | Sequence[Any] | None = None
    ) -> list[tuple[Any, ...]]:
        """All rows of one statement as tuples, money as Decimal, dates as date. Raises QueryFailed."""
        with self._translated():
            return self._cursor().execute(sql, parameters).fetchall()

    def frame(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """All rows of one statement as a frame (DECIMAL arrives as float64, DATE as datetime64). Raises
        QueryFailed."""
        with self._translated():
            return self._cursor().execute(sql, parameters).df()

    def parameter_names(self, sql: str) -> frozenset[str]:
        """The names of the `$parameters` of the one statement in `sql`. Raises QueryFailed unless it is one
        SELECT."""
        with self._translated():
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
                with self._translated():
                    cursor.execute("BEGIN TRANSACTION")
                yield
                with self._translated():
                    cursor.execute("COMMIT")
                self.version += 1
            except BaseException:
                # A failed statement may have ended the transaction already; there is nothing left to undo
                # then.
                with suppress(duckdb.Error):
                    cursor.execute("ROLLBACK")
                raise
            finally:
                self._in_transaction.cursor = None
                cursor.close()

    def execute(self, sql: str, parameters: Mapping[str, Any] | Sequence[Any] | None = None) -> None:
        """Run one or several statements for their effect. Raises QueryFailed."""
        with self._translated():
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
            with self._translated():
                cursor.execute("BEGIN TRANSACTION READ ONLY")
            yield
        finally:
            with suppress(duckdb.Error):
                cursor.execute("ROLLBACK")
            self._in_transaction.cursor = None
            cursor.close()

    @contextmanager
    def copied(self, name: str, table: str) -> Iterator[str]:
        """A temporary in-memory copy of a table as it is now. The copy is gone afterwards."""
        copy = quoted("memory.main." + name)
        cursor = self._connection.cursor()
        with self._translated():
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
        with self._translated():
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

    def copy_into(self, other: Database, table: str, *, with_rows: bool = True) -> None:
        """Make a table with the same columns and rows in another database, without keys and rules."""
        chosen = f"SELECT * FROM {quoted(table)}" + ("" if with_rows else " LIMIT 0")
        with self._translated(), other._connection.cursor() as cursor:
            cursor.register("rows_to_copy", self._cursor().execute(chosen).to_arrow_reader(100_000))
            cursor.execute(f"CREATE TABLE {quoted(table)} AS SELECT * FROM rows_to_copy")


def _storable(value: Any) -> Any:
    """Only what a CSV file can give back: there a blank text is no value, and NUL is no character."""
    if not isinstance(value, str):
        return value
    text = value.replace("\x00", "")
    return text if text.strip() else None
