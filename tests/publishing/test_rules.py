"""The rules of publication name every table, and what is published keeps to them."""

from __future__ import annotations

import pytest

from violence_response import queries
from violence_response.database import Database
from violence_response.publishing import frames, rules
from violence_response.register import schema


def test_every_table_is_published_or_kept_back_by_a_decision() -> None:
    decided = rules.PUBLISHED | set(rules.KEPT_BACK)
    assert set(schema.tables()) == decided, "add the new table to PUBLISHED or KEPT_BACK in rules.py"


def test_hidden_columns_exist() -> None:
    for table, column in rules.HIDDEN_COLUMNS:
        assert column in schema.tables()[table].column_names


def test_no_page_reads_counts_of_small_areas_past_the_rule() -> None:
    # Only how many rows there are, and whether they are sound, is asked of the table itself.
    allowed = {"table_rows"}
    for name, query in queries.all_queries().items():
        assert name in allowed or "violence_by_lsoa_month" not in query.text, name


def test_tables_and_queries_share_no_name() -> None:
    assert not set(schema.tables()) & set(queries.all_queries())


@pytest.mark.parametrize("name", queries.all_queries())
def test_every_query_gives_the_same_columns_in_the_published_copy(published: Database, name: str) -> None:
    query = queries.named(name)
    assert published.result_columns(query.sql) == [(part.name, part.type) for part in query.columns]


def test_hidden_columns_are_no_columns_of_a_frame() -> None:
    assert frames.named("findings").column("summary")
    assert frames.named("findings").column("source_quote") is None


def test_queries_on_the_audit_trail_are_not_offered() -> None:
    assert "row_history" not in frames.all_frames()
    assert "findings_found" in frames.all_frames()


def test_the_audit_trail_is_not_in_the_copy(published: Database) -> None:
    for table in sorted(schema.BOOKKEEPING - {"schema_migrations"}):
        assert published.rows(f"select count(*) from register.{table}") == [(0,)]
