"""What the register holds, as far as a response touches it: rows as text, read at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from violence_response.database import Database
from violence_response.documents.fields.known import Known, known_from_frames
from violence_response.register import schema

Row = Mapping[str, str | None]
TABLES = (
    "vocabulary_terms", "sources", "organisations", "inspections", "inspection_organisations", "themes",
    "findings", "finding_themes", "priorities", "interventions", "intervention_themes", "responses",
    "response_replies",
    "finding_interventions", "finding_priorities", "documents",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holdings:
    """Rows by table. `body` is the name of the local policing body."""

    rows: Mapping[str, tuple[Row, ...]]
    body: str
    _keys: dict[str, frozenset[str]] = field(default_factory=dict)

    def find(self, table: str, **values: str | None) -> list[Row]:
        """The rows of a table with these values."""
        return [
            row
            for row in self.rows.get(table, ())
            if all(row[name] == value for name, value in values.items())
        ]

    def one(self, table: str, **values: str | None) -> Row | None:
        """The first row of a table with these values, or None."""
        return next(iter(self.find(table, **values)), None)

    def keys(self, table: str) -> frozenset[str]:
        """Every key of a table that has a key of one column."""
        if table not in self._keys:
            name = schema.tables()[table].key[0]
            self._keys[table] = frozenset(str(row[name]) for row in self.rows.get(table, ()))
        return self._keys[table]

    def names(self, table: str, name: str) -> dict[str, str]:
        """A table's keys with what they are called, in the order of the names."""
        key = schema.tables()[table].key[0]
        pairs = ((str(row[key]), str(row[name])) for row in self.rows.get(table, ()))
        return dict(sorted(pairs, key=lambda pair: pair[1].lower()))

    def terms(self, vocabulary: str) -> dict[str, str]:
        """The terms of a vocabulary with their labels, in their order."""
        rows = sorted(
            self.find("vocabulary_terms", vocabulary=vocabulary), key=lambda row: int(row["ordinal"] or 0)
        )
        return {str(row["term"]): str(row["label"]) for row in rows}


def holdings_of(database: Database, body: str) -> Holdings:
    """The register's rows as they are now, from one state of it."""
    found: dict[str, tuple[Row, ...]] = {}
    with database.snapshot():
        for name in TABLES:
            table = schema.tables()[name]
            rows = database.text_rows(table.path, table.column_names)
            found[name] = tuple(dict(zip(table.column_names, row, strict=True)) for row in rows)
    return Holdings(found, body)


def known_of(holdings: Holdings) -> Known:
    """The names that a reader compares a document with."""
    import pandas as pd  # noqa: PLC0415 - the reader of a document alone does without

    tables = ("themes", "interventions", "organisations", "priorities", "inspections")
    frames = {
        name: pd.DataFrame(
            [list(row.values()) for row in holdings.rows[name]],
            columns=list(schema.tables()[name].column_names),
        ).fillna("")
        for name in tables
    }
    return known_from_frames(frames)
