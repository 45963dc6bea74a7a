"""Queries that go over every table forget none: one that is added later must be added to them too."""

from __future__ import annotations

import re

from violence_response import queries
from violence_response.register import schema


def tables_read(name: str) -> set[str]:
    return set(re.findall(r"\bfrom (?:register|statistics)\.(\w+)", queries.named(name).text))


def with_column(column: str) -> set[str]:
    return {table.name for table in schema.tables().values() if column in table.column_names}


def test_every_table_is_counted() -> None:
    assert tables_read("table_rows") == set(schema.tables())


def test_every_table_with_sources_counts_as_citing() -> None:
    citing = with_column("source_id") - {"sources"}
    assert tables_read("source_rows") == citing
    assert tables_read("sources_listed") - {"sources"} == citing


def test_every_note_can_be_read() -> None:
    assert tables_read("row_notes") == with_column("note")
