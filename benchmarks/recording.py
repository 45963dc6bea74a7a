"""How long one decision takes to record: `python -m benchmarks.recording [--national FOLDER] [--runs 20]`.

Each kind of decision is recorded so many times in a copy of the register, the shipped one and, with a folder
that benchmarks/national.py made, a country's.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks import measuring, national, serving
from benchmarks.measuring import ROOT
from violence_response.database import Database
from violence_response.register import deciding, decisions, links, opening
from violence_response.register.deciding import Press
from violence_response.register.recording import Actor, new_token
from violence_response.settings import Settings

TARGET = 100.0
"""Milliseconds in which an update is recorded."""

AT = datetime(2026, 11, 23, 9, 30)
Decide = Callable[[Database, Press, str], object]


def update(database: Database, press: Press, finding: str) -> object:
    newest = deciding.newest_update(database, "finding", finding)
    status = "in_progress" if not newest or newest["to_status"] != "in_progress" else "not_started"
    seen = str(newest["update_id"]) if newest else ""
    return decisions.record_update(
        database, press, "finding", finding, to_status=status, reason="Measured.", seen=seen
    )


def action(database: Database, press: Press, finding: str) -> object:
    return decisions.add_action(
        database, press, finding, title="Measure", owner_role="Analyst", due_date=date(2027, 1, 1)
    )


def theme(database: Database, press: Press, finding: str) -> object:
    free = database.rows(
        "select theme_id from register.themes where theme_id not in "
        "(select theme_id from register.finding_themes where finding_id = ?) order by 1 limit 1",
        [finding],
    )
    return links.link(database, press, finding, "theme", free[0][0], reason="Measured.")


KINDS: dict[str, Decide] = {"an update": update, "an action": action, "a link": theme}


@contextmanager
def copy_of(home: Path) -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "home"
        shutil.copytree(home, place)
        with opening.open_register(Settings(home=place, data=ROOT / "data")) as database:
            yield database


def measure(database: Database, decide: Decide, runs: int) -> list[float]:
    """Milliseconds of each run, on findings spread over the register."""
    keys = [row[0] for row in database.rows("select finding_id from register.findings order by 1")]
    times = []
    for run in range(runs):
        press = Press(Actor("Analyst"), AT + timedelta(seconds=run), new_token())
        started = time.perf_counter()
        decide(database, press, keys[run * len(keys) // runs])
        times.append((time.perf_counter() - started) * 1_000)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--national", type=Path)
    parser.add_argument("--runs", type=int, default=20)
    chosen = parser.parse_args()
    print(measuring.machine())
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        homes = {"shipped": (ROOT / "data", Path(folder) / "home")}
        if chosen.national:
            national.make_once(chosen.national / "data")
            homes["national"] = (chosen.national / "data", chosen.national / "home")
        for name, (data, home) in homes.items():
            serving.built(data, home)
            with copy_of(home) as database:
                for kind, decide in KINDS.items():
                    times = measure(database, decide, chosen.runs)
                    p95 = measuring.highest_of(times, 0.95)
                    middle = measuring.median(times)
                    rows.append([name, kind, f"{middle:.0f}", f"{p95:.0f}", "over" if p95 >= TARGET else ""])
    measuring.print_table(["Register", "Recorded", "p50 (ms)", "p95 (ms)", "Target 100 ms"], rows)


if __name__ == "__main__":
    main()
