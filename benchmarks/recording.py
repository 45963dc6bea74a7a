"""How long one decision takes to record: `python -m benchmarks.recording [--national FOLDER]`.

Each kind of decision is recorded so many times in a copy of the register. Wanted: under 100 ms.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks import measuring, serving
from violence_response.database import Database
from violence_response.register import decided_links, deciding, decisions, opening
from violence_response.register.deciding import Press
from violence_response.register.recording import Actor, new_token
from violence_response.settings import Settings

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
    return decided_links.link(database, press, finding, "theme", free[0][0], reason="Measured.")


KINDS: dict[str, Decide] = {"an update": update, "an action": action, "a link": theme}


def measure(home: Path, decide: Decide, runs: int) -> list[float]:
    """Milliseconds of each run, on findings spread over a copy of the register."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(home, Path(folder) / "home")
        with opening.open_register(Settings(home=Path(folder) / "home")) as database:
            keys = [row[0] for row in database.rows("select finding_id from register.findings order by 1")]
            times = []
            for run in range(runs):
                press = Press(Actor("Analyst"), AT + timedelta(seconds=run), new_token())
                key = keys[run * len(keys) // runs]
                times.append(measuring.seconds(lambda p=press, k=key: decide(database, p, k)) * 1_000)
            return times


def main() -> None:
    """Record, and print a table."""
    chosen = serving.options(__doc__ or "", 20).parse_args()
    print(measuring.machine())
    patience, rows = measuring.Patience(chosen.patience), []
    with tempfile.TemporaryDirectory() as scratch:
        for register in serving.Checkout().registers(Path(scratch), chosen.national):
            for kind, decide in KINDS.items():
                patience.wait()
                times = measure(register.home, decide, chosen.runs)
                rows.append([register.name, kind, measuring.median(times), measuring.highest_of(times)])
    measuring.print_table(["Register", "Recorded", "p50 (ms)", "p95 (ms)"], rows)


if __name__ == "__main__":
    main()
