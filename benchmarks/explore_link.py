"""A link into Explore opened cold, beside Datasette's page for the same question, in a real Chromium:
`python -m benchmarks.explore_link FOLDER --datasette COMMAND [--runs 5]`.

FOLDER holds the register of the made-up country (made when it is not there). The question is the first
hundred changes of one status out of half a million, another status each time; Datasette has the same rows
with an index. What Streamlit needs for an empty page is measured in the same rounds: it is the floor that no
page of ours can go below.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks import datasette, first_load, measuring, national, serving
from benchmarks.first_load import EMPTY, TITLE, Subject
from violence_response.database import Database
from violence_response.publishing import copying
from violence_response.register import opening
from violence_response.settings import Settings

TABLE, FACET = "updates", "to_status"
SEEN = 20
"""Cells on the first screen from which on rows count as there."""
ROWS = '[data-testid="stMain"] table td'
OURS = Subject("Explore", sentence=(TITLE, (ROWS, SEEN)), whole=(ROWS,))
THEIRS = Subject("Datasette", sentence=(TITLE, ("table.rows-and-columns td", SEEN)), is_streamlit=False)
SUBJECTS = (EMPTY, OURS, THEIRS)


def in_sqlite(copy: Database, path: Path) -> None:
    """The published rows for Datasette, with an index on the column that is asked for."""
    columns = [str(name) for name, _ in copy.result_columns(f"select * from register.{TABLE}")]
    with sqlite3.connect(path) as store:
        store.execute(f"create table {TABLE} ({', '.join(columns)}, primary key (update_id))")
        places = ", ".join("?" for _ in columns)
        rows = copy.text_rows(f"register.{TABLE}", columns, "update_id")
        store.executemany(f"insert into {TABLE} values ({places})", rows)
        store.execute(f"create index by_{FACET} on {TABLE} ({FACET})")


def statuses(register: Database) -> list[str]:
    """The statuses that rows have, the most frequent first."""
    counted = (
        f"select {FACET} from register.{TABLE} where {FACET} is not null group by 1 order by count(*) desc"
    )
    return [str(row[0]) for row in register.rows(counted)]


def ask(browser: Browser, addresses: dict[str, str], status: str) -> None:
    """Open each page once, with an empty cache, for the rows of that status."""
    OURS.path = f"explore?frame={TABLE}&f.{FACET}={status}"
    THEIRS.path = f"{TABLE}?_size=100&{FACET}={status}"
    for subject in SUBJECTS:
        first_load.visit(browser, addresses[subject.name], subject, 0)


def forget() -> None:
    """Leave out what was measured while things were still cold."""
    for subject in SUBJECTS:
        for noted in (subject.first, subject.quiet, subject.kilobytes):
            noted.clear()


def row(subject: Subject) -> list[str]:
    """One row of the table; what a page takes beyond the floor, where there is one below it."""
    first, whole = measuring.median(subject.first), measuring.median(subject.quiet)
    floor = measuring.median(EMPTY.first) if subject.is_streamlit else 0.0
    size = measuring.median(subject.kilobytes)
    return [subject.name, f"{first:,.0f}", f"{first - floor:,.0f}", f"{whole:,.0f}", f"{size:,.0f}"]


def measure(home: Path, command: str, store: Path, known: list[str], runs: int) -> None:
    """Start the servers and the browser, and ask so many times."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    patience = measuring.Patience()
    with ExitStack() as stack:
        theirs = stack.enter_context(datasette.served(command, store))
        addresses = {THEIRS.name: theirs}
        for subject, script in ((EMPTY, "benchmarks/references/empty.py"), (OURS, "app.py")):
            started = serving.server(["-m", "streamlit", "run", script], [], home)
            addresses[subject.name] = stack.enter_context(started)[0]
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium, args=list(first_load.LAUNCH))
        # The first status warms the servers: the copy is made, the modules are loaded.
        ask(browser, addresses, known[0])
        forget()
        for run in range(runs):
            patience.wait()
            ask(browser, addresses, known[1 + run % (len(known) - 1)])
        browser.close()


def main() -> None:
    """Make the register and its copy for Datasette, measure, and print the table."""
    parser = argparse.ArgumentParser(description="A link into Explore, beside Datasette's page.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--datasette", required=True, help="the command that starts Datasette")
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    print(measuring.machine())
    home, store = chosen.folder / "home", chosen.folder / "published.db"
    national.make_once(chosen.folder / "data")
    serving.built(chosen.folder / "data", home)
    with opening.open_register(Settings(home=home)) as register, copying.published(register) as copy:
        known = statuses(register)
        store.unlink(missing_ok=True)
        in_sqlite(copy, store)
    measure(home, chosen.datasette, store, known, chosen.runs)
    header = ["Page", "Rows are there (ms)", "Beyond the floor", "Whole (ms)", "kB"]
    measuring.print_table(header, [row(subject) for subject in SUBJECTS])


if __name__ == "__main__":
    main()
