"""Facets and rows of a large table here and in Datasette, and twenty people at the SQL console.

`python -m benchmarks.explore ARCHIVE.zip [--datasette COMMAND] [--rows 300000]`: ARCHIVE is a police.uk
archive. Datasette is a program of its own (`pip install datasette` in another environment); without it, only
our own times are printed. Both hold the same rows, and both are asked for the first hundred rows
with counts of the same columns.
"""

from __future__ import annotations

import argparse
import csv
import io
import sqlite3
import statistics
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pyarrow as pa
import pyarrow.csv as arrow_csv

from benchmarks import datasette
from benchmarks.measuring import ROOT, machine, peak_memory
from violence_response.database import Database
from violence_response.publishing import copying, exploring, frames
from violence_response.publishing.console import Console
from violence_response.publishing.exploring import Facet, Picked
from violence_response.publishing.frames import Frame
from violence_response.queries import Part
from violence_response.register import building
from violence_response.whole_tables import quoted

TABLE = "street_crimes"
FACETS = ("Month", "Reported by", "Falls within", "Crime type", "Last outcome category")
FILTER = ("Crime type", "Robbery")
TIMES = 7
PEOPLE = 20


def rows_of(archive: Path, most: int) -> pa.Table:
    """The first `most` rows of the street files of an archive, as texts, with a number of their own."""
    tables, held = [], 0
    with zipfile.ZipFile(archive) as opened:
        for name in sorted(each for each in opened.namelist() if each.endswith("-street.csv")):
            head = next(csv.reader(io.TextIOWrapper(opened.open(name), "utf-8")))
            options = arrow_csv.ConvertOptions(column_types=dict.fromkeys(head, pa.string()))
            tables.append(arrow_csv.read_csv(opened.open(name), convert_options=options))
            held += tables[-1].num_rows
            if held >= most:
                break
    rows = pa.concat_tables(tables).slice(0, most)
    return rows.add_column(0, "row", pa.array(range(rows.num_rows), pa.int64()))


def frame_of(copy: Database, rows: pa.Table) -> Frame:
    """Put the rows into a copy and make a frame of them, as every published table is one."""
    cursor = copy.cursor()
    cursor.register("incoming", rows)
    cursor.execute(f"create or replace table {quoted(f'memory.main.{TABLE}')} as select * from incoming")
    columns = tuple(Part(name, "BIGINT" if name == "row" else "VARCHAR", "") for name in rows.column_names)
    sql = f"select * from {quoted(f'memory.main.{TABLE}')}"
    return Frame(TABLE, "table", "One row per recorded crime.", columns, (), ("row",), sql)


def our_page(copy: Database, picked: Picked, columns: list[str]) -> None:
    """What the server does for one screen: facets, totals, rows."""
    for name in FACETS:
        exploring.counts(copy, picked, Facet(name, "text"))
    exploring.totals(copy, picked)
    exploring.rows(copy, picked, columns, 1)


def median(action: Callable[[], object]) -> float:
    """Milliseconds, the median of several times after one to warm up."""
    action()
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        action()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def in_sqlite(rows: pa.Table, path: Path) -> None:
    """The same rows for Datasette, with an index on each facet, as its makers advise."""
    with sqlite3.connect(path) as store:
        names = ", ".join(f'"{name}"' for name in rows.column_names)
        store.execute(f"create table {TABLE} ({names}, primary key (row))")
        places = ", ".join("?" for _ in rows.column_names)
        for batch in rows.to_batches(20_000):
            values = zip(*(column.to_pylist() for column in batch.columns), strict=True)
            store.executemany(f"insert into {TABLE} values ({places})", values)
        for name in FACETS:
            store.execute(f'create index "by {name}" on {TABLE} ("{name}")')


def their_page(command: str, store: Path, conditions: list[str]) -> list[float]:
    """Milliseconds of Datasette's page for each condition."""
    with datasette.served(command, store) as address:
        base = f"{address}/{TABLE}?_size=100" + "".join(f"&_facet={n.replace(' ', '+')}" for n in FACETS)
        return [median(lambda tail=tail: urlopen(base + tail, timeout=120).read()) for tail in conditions]


def console_times(copy: Database) -> tuple[list[float], int, float]:
    """Seconds of every question of twenty people who ask at once, how many failed, and MB of the workers."""
    console = Console(copy, 5)
    for _ in range(4):
        console.ask("select 1").answer()
    taken: list[float] = []
    failed: list[Exception] = []
    questions = (
        "from register.findings select finding_type, count(*) group by all",
        "pivot register.grants on amount_basis using sum(amount) group by fund_id",
        "select a.name, sum(o.offences) from offences_by_authority_month o join register.areas a "
        "using (area_id) group by all order by 2 desc",
    )

    def person(number: int) -> None:
        for turn in range(5):
            began = time.perf_counter()
            try:
                console.ask(questions[(number + turn) % len(questions)]).answer()
            except Exception as problem:
                failed.append(problem)
            taken.append(time.perf_counter() - began)

    people = [threading.Thread(target=person, args=(number,)) for number in range(PEOPLE)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    memory = sum(peak_memory(each._process.pid) for each in console._all if each._process)
    console.close()
    return sorted(taken), len(failed), memory


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--datasette", default="")
    parser.add_argument("--rows", type=int, default=300_000)
    given = parser.parse_args()
    rows = rows_of(given.archive, given.rows)
    print(f"{machine()}\n\n{rows.num_rows:,} rows, {len(FACETS)} facets and the first hundred, median ms:\n")
    with building.in_memory(ROOT / "data") as register, copying.published(register) as copy:
        frame = frame_of(copy, rows)
        known = {TABLE: frame, **frames.all_frames()}
        exploring.frames.all_frames = lambda: known
        columns = [part.name for part in frame.columns][:8]
        whole, narrow = Picked(TABLE), Picked(TABLE, facets={Facet(FILTER[0], "text"): [FILTER[1]]})
        ours = [median(lambda p=p: our_page(copy, p, columns)) for p in (whole, narrow)]
        theirs = [float("nan")] * 2
        if given.datasette:
            with tempfile.TemporaryDirectory() as folder:
                in_sqlite(rows, Path(folder) / "crimes.db")
                tail = f"&{FILTER[0].replace(' ', '+')}={FILTER[1]}"
                theirs = their_page(given.datasette, Path(folder) / "crimes.db", ["", tail])
        print("| | here, on the server | Datasette, its page |\n|---|---|---|")
        for what, mine, other in zip(("everything", "one kind of crime"), ours, theirs, strict=True):
            print(f"| {what} | {mine:,.0f} | {other:,.0f} |")
        taken, failed, memory = console_times(copy)
        p95 = taken[int(len(taken) * 0.95)]
        print(
            f"\n{PEOPLE} people, five questions each in SQL: {failed} failed, "
            f"median {statistics.median(taken):.2f} s, 95 in 100 within {p95:.2f} s; "
            f"the workers held {memory:,.0f} MB at most."
        )


if __name__ == "__main__":
    main()
