"""Every way out of the SQL console that we could think of: refused or stopped with a sentence, the console
alive.

The list is ATTEMPTS. Add to it whatever you come across.
"""

from __future__ import annotations

import os
import threading
from importlib.metadata import version as library_version
from pathlib import Path

import pytest

from violence_response.database import Database
from violence_response.errors import (
    QuestionRefused,
    QuestionStopped,
    QuestionTooLarge,
    QuestionTooLong,
    QuestionWrong,
)
from violence_response.publishing import rules
from violence_response.publishing.console_queue import Console

pytestmark = pytest.mark.slow

REFUSED = (QuestionRefused, QuestionWrong)
STOPPED = (QuestionTooLong, QuestionTooLarge)

ATTEMPTS = {
    "a file by name": ("select * from 'secret.csv'", REFUSED),
    "a file by path": ("from '/etc/passwd'", REFUSED),
    "a quoted file": ('select * from "/etc/passwd.csv"', REFUSED),
    "a file through a star": ("from '/etc/*.csv'", REFUSED),
    "a web address": ("from 'https://example.org/a.parquet'", REFUSED),
    "another database file": ("from 'register.duckdb'", REFUSED),
    "read_csv": ("select * from read_csv('/etc/passwd')", REFUSED),
    "read_csv_auto": ("select * from read_csv_auto('/etc/passwd')", REFUSED),
    "read_text": ("select * from read_text('/etc/passwd')", REFUSED),
    "read_blob": ("select * from read_blob('/etc/*')", REFUSED),
    "read_json": ("select * from read_json('/etc/passwd')", REFUSED),
    "read_parquet": ("select * from read_parquet('x.parquet')", REFUSED),
    "parquet_scan": ("select * from parquet_scan('x.parquet')", REFUSED),
    "read_duckdb": ("select * from read_duckdb('register.duckdb')", REFUSED),
    "sniff_csv": ("select * from sniff_csv('/etc/passwd')", REFUSED),
    "glob": ("select * from glob('/etc/*')", REFUSED),
    "a function in capitals": ("select * from READ_TEXT('/etc/passwd')", REFUSED),
    "a function in quotes": ("select * from \"read_text\"('/etc/passwd')", REFUSED),
    "a function with a schema": ("select * from system.main.read_text('/etc/passwd')", REFUSED),
    "a function behind a comment": ("select * from read_text/* hello */('/etc/passwd')", REFUSED),
    "a function behind a line comment": ("select * from read_text -- hello\n('/etc/passwd')", REFUSED),
    "a function in a CTE": ("with a as (from read_text('/etc/passwd')) select * from a", REFUSED),
    "a function in a subquery": ("select (select content from read_text('/etc/passwd'))", REFUSED),
    "a function in a PIVOT": ("pivot read_text('/etc/passwd') on size using count(*)", REFUSED),
    "COPY to a file": ("copy register.findings to '/tmp/stolen.csv'", REFUSED),
    "COPY of a question": ("copy (select 1) to '/tmp/stolen.csv'", REFUSED),
    "COPY from a file": ("copy register.findings from '/etc/passwd'", REFUSED),
    "EXPORT": ("export database '/tmp/stolen'", REFUSED),
    "IMPORT": ("import database '/tmp/stolen'", REFUSED),
    "ATTACH": ("attach 'register.duckdb' as r", REFUSED),
    "DETACH": ("detach register", REFUSED),
    "USE": ("use register", REFUSED),
    "INSTALL": ("install httpfs", REFUSED),
    "LOAD": ("load httpfs", REFUSED),
    "an extension by a function": ("select st_read('x')", REFUSED),
    "an extension by a type": ("select cast('x' as geometry2)", REFUSED),
    "PRAGMA": ("pragma database_list", REFUSED),
    "PRAGMA with a value": ("pragma memory_limit='9GB'", REFUSED),
    "PRAGMA as a table": ("select * from pragma_version()", REFUSED),
    "CALL": ("call pragma_version()", REFUSED),
    "SET": ("set enable_external_access = true", REFUSED),
    "SET of memory": ("set memory_limit = '9GB'", REFUSED),
    "RESET": ("reset memory_limit", REFUSED),
    "SET VARIABLE": ("set variable a = 1", REFUSED),
    "settings": ("select * from duckdb_settings()", REFUSED),
    "settings in quotes": ('select * from "duckdb_settings" ()', REFUSED),
    "settings behind a comment in a comment": ("select * from duckdb_settings /* /* */ x */ ()", REFUSED),
    "settings behind a comment": ("select * from duckdb_settings/**/() -- /*", REFUSED),
    "a setting behind a comment": ("select current_setting /* /* */ ( */ ('threads')", REFUSED),
    "a setting behind a hard space": ("select current_setting\u00a0('threads')", REFUSED),
    "settings of PostgreSQL": ("select * from pg_catalog.pg_settings", REFUSED),
    "one setting": ("select current_setting('temp_directory')", REFUSED),
    "a variable": ("select getvariable('a')", REFUSED),
    "the environment": ("select getenv('HOME')", REFUSED),
    "the environment by a dot": ("select 'HOME'.getenv()", REFUSED),
    "secrets": ("select * from duckdb_secrets()", REFUSED),
    "which secret": ("select * from which_secret('s3://x', 's3')", REFUSED),
    "databases and their paths": ("select * from duckdb_databases()", REFUSED),
    "databases as a view": ("select * from duckdb_databases", REFUSED),
    "extensions and their folder": ("select * from duckdb_extensions()", REFUSED),
    "other sessions": ("select * from duckdb_connection_count()", REFUSED),
    "logs": ("select * from duckdb_logs", REFUSED),
    "a message in the log": ("select write_log('hello')", REFUSED),
    "prepared statements of others": ("select * from duckdb_prepared_statements()", REFUSED),
    "temporary files": ("select * from duckdb_temporary_files()", REFUSED),
    "the question of another": ("select current_query()", REFUSED),
    "a frame of Python": ("select * from worker", REFUSED),
    "a pointer into memory": ("select * from arrow_scan(1, 2, 3)", REFUSED),
    "a pointer to pandas": ("select * from pandas_scan(1)", REFUSED),
    "Python by map": ("select * from python_map_function(1)", REFUSED),
    "a question made of text": ("select * from query('select * from duckdb_settings()')", REFUSED),
    "a table made of text": ("select * from query_table('register.findings')", REFUSED),
    "a serialised question": ("select * from json_execute_serialized_sql('{}')", REFUSED),
    "two statements": ("select 1; select 2", REFUSED),
    "a second statement behind a comment": ("select 1 /* */; drop table register.findings", REFUSED),
    "a PIVOT and a second statement": ("pivot register.findings on ordinal; set threads = 4", REFUSED),
    "two PIVOTs": ("pivot register.findings on ordinal; pivot register.findings on ordinal", REFUSED),
    "INSERT": ("insert into register.findings select * from register.findings", REFUSED),
    "UPDATE": ("update register.findings set summary = 'x'", REFUSED),
    "DELETE": ("delete from register.findings", REFUSED),
    "MERGE": ("merge into register.findings using register.grants on true when matched then delete", REFUSED),
    "a write in a CTE": ("with a as (delete from register.findings returning *) select * from a", REFUSED),
    "a write in a CTE behind a comment": (
        "with a as not materialized (/* /* */ */ insert into register.grants select * from register.grants "
        "returning *) select * from a",
        REFUSED,
    ),
    "DROP": ("drop table register.findings", REFUSED),
    "CREATE": ("create table a as select 1", REFUSED),
    "CREATE MACRO": ("create macro memory.main.label_of(a, b) as 'x'", REFUSED),
    "CREATE TYPE then SELECT": ("create type a as enum ('x'); select 1", REFUSED),
    "CHECKPOINT": ("checkpoint", REFUSED),
    "force_checkpoint": ("select * from force_checkpoint()", REFUSED),
    "BEGIN": ("begin transaction", REFUSED),
    "PREPARE": ("prepare a as select 1", REFUSED),
    "EXECUTE": ("execute a", REFUSED),
    "EXPLAIN ANALYZE": ("explain analyze select 1", REFUSED),
    "a table that is kept back": ("select * from statistics.violence_by_lsoa_month", REFUSED),
    "a table that is kept back, by its name alone": ("select * from documents", REFUSED),
    "a table of the program's own": ("select * from recordings", REFUSED),
    "the same in quotes": ('select * from statistics."violence_by_lsoa_month"', REFUSED),
    "nothing": ("", REFUSED),
    "a comment only": ("-- hello", REFUSED),
    "semicolons only": (";;;", REFUSED),
    "half of a surrogate": ("select '\ud800'", REFUSED),
    "far too long": ("select " + "1 + " * 40_000 + "1", REFUSED),
    "deep brackets": ("select " + "(" * 20_000 + "1" + ")" * 20_000, (*REFUSED, *STOPPED)),
    "a recursive bomb": (
        "with recursive r as (select 1 as n union all select n + 1 from r) select count(*) from r",
        STOPPED,
    ),
    "a doubling bomb": (
        "with recursive r as (select 1 as n union all select n from r, range(10)) select count(*) from r",
        STOPPED,
    ),
    "a cross join of 10^12 rows": ("select count(*) from range(1000000) a, range(1000000) b", STOPPED),
    "a cross join that is sorted": (
        "select a.range from range(1000000) a, range(1000000) b order by a.range * b.range",
        STOPPED,
    ),
    "a huge text": ("select repeat('x', 2000000000)", STOPPED),
    "a huge text's length": ("select length(repeat('x', 4000000000))", STOPPED),
    "a huge joined text": ("select string_agg(range::varchar, ',') from range(100000000)", STOPPED),
    "a huge list": ("select list_sort(range(1000000000))", STOPPED),
    "a slow pattern": (
        "select count(*) from range(100000) where regexp_matches(repeat('a', 100000) || range, '(a|aa)+$b')",
        (*STOPPED, *REFUSED),
    ),
    "sleep": ("select sleep_ms(100000)", REFUSED),
    "sleep of PostgreSQL": ("select pg_sleep(100)", REFUSED),
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_refused_or_stopped_with_a_sentence_and_the_console_alive(console: Console, attempt: str) -> None:
    sql, expected = ATTEMPTS[attempt]
    with pytest.raises(expected) as caught:
        console.ask(sql).answer()
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "Traceback" not in sentence
    assert "/etc/passwd:" not in sentence
    assert console.ask("select 42 as answer").answer().rows.to_pylist() == [{"answer": 42}]


def test_nothing_was_written_by_any_attempt() -> None:
    assert not Path("/tmp/stolen.csv").exists()
    assert not Path("/tmp/stolen").exists()


ALLOWED = {
    "select": "select finding_id from register.findings",
    "from first": "from register.findings select finding_id",
    "from only": "from register.findings",
    "a table by its name alone": "select count(*) from findings",
    "a join by names alone": "from grants join interventions using (intervention_id) select name, amount",
    "with": "with a as (select 1 as b) select b from a",
    "pivot": "pivot register.findings on finding_type using count(*) group by inspection_id",
    "pivot with values": "pivot register.findings on finding_type in ('recommendation') using count(*)",
    "unpivot": "unpivot (select 1 as a, 2 as b) on a, b",
    "describe": "describe register.findings",
    "summarize": "summarize register.findings",
    "values": "values (1), (2)",
    "words that could begin a write": (
        "select (replace('a', 'b', 'c')) as delete, (update) from (select 1 as update)"
    ),
    "a comment in a comment": "select /* /* */ delete */ (1) as a",
    "shared macro": "select label_of('finding_type', finding_type) from register.findings",
    "a derived table": "select * from offences_by_small_place",
    "a column that is called like a function": "select summary as glob, 1 from register.findings",
    "a trailing semicolon": "select 1;",
    "a comment with a semicolon": "select 1 -- a; b\n",
}


@pytest.mark.parametrize("question", ALLOWED)
def test_ordinary_questions_are_answered(console: Console, question: str) -> None:
    assert console.ask(ALLOWED[question]).answer().rows.num_columns > 0


def test_values_are_bound_and_never_pasted(console: Console) -> None:
    rows = console.ask("select $text as a", {"text": "'; drop table register.findings; --"}).answer().rows
    assert rows.to_pylist() == [{"a": "'; drop table register.findings; --"}]


@pytest.mark.xfail(
    not library_version("duckdb").startswith("1."),
    raises=STOPPED,
    strict=False,
    reason="DuckDB 2.0 holds a whole answer before it gives the first rows, so a huge one is stopped",
)
def test_an_answer_is_cut_at_the_limit_and_says_so(console: Console) -> None:
    answer = console.ask("select * from range(10000000000)", most=1_000).answer()
    assert (answer.rows.num_rows, answer.is_cut) == (1_000, True)
    whole = console.ask("select * from range(10)", most=1_000).answer()
    assert (whole.rows.num_rows, whole.is_cut) == (10, False)


def test_a_question_leaves_nothing_behind_for_the_next(console: Console) -> None:
    console.ask("pivot register.findings on finding_type using count(*)").answer()
    assert console.ask("select count(*) as n from register.findings").answer().rows.to_pylist()[0]["n"] > 0


def test_a_question_can_be_stopped(console: Console) -> None:
    question = console.ask("select count(*) from range(1000000) a, range(1000000) b")
    assert question.answer(0.3) is None
    question.stop()
    with pytest.raises((QuestionStopped, QuestionTooLong)):
        question.answer(10)


def test_a_worker_that_dies_costs_one_question_only(console: Console) -> None:
    question = console.ask("select count(*) from range(1000000) a, range(1000000) b")
    assert question.answer(0.5) is None
    console._all[0].end()
    with pytest.raises(STOPPED):
        question.answer(10)
    assert console.ask("select 1 as a").answer().rows.num_rows == 1


def test_the_worker_has_no_secret_of_the_server(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIOLENCE_RESPONSE_SECRET", "open sesame")
    console._all[0].end()
    console.ask("select 1").answer()
    process = console._all[0]._process
    assert process is not None
    environment = Path(f"/proc/{process.pid}/environ")
    if not environment.exists():
        pytest.skip("this system does not show a process's environment")
    assert b"sesame" not in environment.read_bytes()
    assert os.environ["VIOLENCE_RESPONSE_SECRET"] == "open sesame"


def test_twenty_people_at_once(published: Database, console: Console) -> None:
    failures: list[str] = []

    def person(number: int) -> None:
        rows = (
            console.ask("select $n as n, count(*) as c from register.findings", {"n": number}).answer().rows
        )
        if rows.to_pylist()[0]["n"] != number:
            failures.append(f"{number} got somebody else's answer")

    people = [threading.Thread(target=person, args=(number,)) for number in range(20)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert not failures


def test_hidden_columns_are_empty_and_kept_back_tables_are_not_there(published: Database) -> None:
    for table, column in rules.HIDDEN_COLUMNS:
        found = published.rows(f"select count(nullif({column}, '')) from register.{table}")
        assert found == [(0,)]
    assert published.rows("select count(*) from statistics.violence_by_lsoa_month") == [(0,)]
