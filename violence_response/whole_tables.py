"""Statements about a whole table or a staged one, put together out of the names of the schema's own tables
and columns."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any


def quoted(name: str) -> str:
    """A table or column name made safe for a statement; a dot separates store and table."""
    return ".".join('"' + part.replace('"', '""') + '"' for part in name.split("."))


def spread_names(name: str) -> tuple[str, str, str, str]:
    """The columns over which a status is spread: its term keeps the name, the others lose a `_status`."""
    stem = name.removesuffix("_status")
    return name, f"{stem}_label", f"{stem}_mark", f"{stem}_tone"


def spread(sql: str, columns: Sequence[tuple[str, bool]]) -> str:
    """The same statement with each column that is a status spread over four: term, label, mark and tone.

    `columns` are the names of all columns of the statement, and whether each is a status.
    """
    if not any(is_status for _, is_status in columns):
        return sql
    chosen = [
        f"asked.{quoted(name)}{part} as {quoted(shown)}"
        for name, is_status in columns
        for part, shown in (
            zip((".term", ".label", ".mark", ".tone"), spread_names(name), strict=True)
            if is_status
            else [("", name)]
        )
    ]
    listed = ",\n    ".join(chosen)
    return f"select\n    {listed}\nfrom (\n{sql.rstrip()}\n) as asked"


class WholeTables(ABC):
    """What can be asked of any table by its name. `database.Database` is one, and says how a statement is
    run."""

    @abstractmethod
    def rows(
        self, sql: str, parameters: Mapping[str, Any] | Sequence[Any] | None = None
    ) -> list[tuple[Any, ...]]:
        """All rows of one statement as tuples."""

    @abstractmethod
    def execute(self, sql: str, parameters: Mapping[str, Any] | Sequence[Any] | None = None) -> None:
        """Run a statement for its effect."""

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

    def rows_of(
        self, table: str, columns: Sequence[str], key: Sequence[str], keys: Sequence[Sequence[str | None]]
    ) -> list[tuple[str | None, ...]]:
        """The rows with one of these keys (texts, in the order of the columns of `key`), every value as
        text."""
        if len(keys) == 1:
            # By its index, and not by a look at every row.
            found = self.row_of(table, columns, dict(zip(key, keys[0], strict=True)))
            return [] if found is None else [found]
        chosen = ", ".join(f"CAST({quoted(name)} AS VARCHAR)" for name in columns)
        asked = ", ".join("unnest(?::VARCHAR[])" for _ in key)
        names = ", ".join(f"CAST({quoted(name)} AS VARCHAR)" for name in key)
        lists = [list(column) for column in zip(*keys, strict=True)]
        return self.rows(f"SELECT {chosen} FROM {quoted(table)} WHERE ({names}) IN (SELECT ({asked}))", lists)

    def values_held(self, table: str, column: str, values: Sequence[str]) -> frozenset[str]:
        """Those of the values that occur in a column of text."""
        if not values:
            return frozenset()
        found = self.rows_of(table, (column,), (column,), [(value,) for value in values])
        return frozenset(str(row[0]) for row in found)

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

    def update_many(
        self, table: str, columns: Sequence[str], key: Sequence[str], rows: Sequence[Sequence[str | None]]
    ) -> None:
        """Set the rows of a table that have the key of one of these rows of text (values in the order of
        `columns`, the key's among them) to what that row says, in one statement."""
        if not rows:
            return
        lists = [list(column) for column in zip(*rows, strict=True)]
        given = ", ".join(f"unnest(?::VARCHAR[]) AS {quoted(name)}" for name in columns)
        changes = ", ".join(f"{quoted(name)} = given.{quoted(name)}" for name in columns if name not in key)
        same = " AND ".join(f"CAST(kept.{quoted(name)} AS VARCHAR) = given.{quoted(name)}" for name in key)
        self.execute(
            f"UPDATE {quoted(table)} AS kept SET {changes} FROM (SELECT {given}) AS given WHERE {same}", lists
        )

    def delete_key(self, table: str, key: Mapping[str, Any]) -> None:
        """Remove the row of that key; with no key, every row of the table."""
        same = " AND ".join(f"CAST({quoted(name)} AS VARCHAR) = ?" for name in key) or "true"
        self.execute(f"DELETE FROM {quoted(table)} WHERE {same}", list(key.values()))

    def insert_copy(self, table: str, copy: str) -> None:
        """Add every row of a copy that `copied` made to a table."""
        self.execute(f"INSERT INTO {quoted(table)} SELECT * FROM {copy}")

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
