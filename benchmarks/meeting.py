"""How long a meeting waits: `python -m benchmarks.meeting [--national FOLDER] [--runs 5]`.

The queries of the meeting's page, the register as it stood on a day, and the recording of an update; on the
shipped register, and on a country's (made in the folder where it is not there; that takes minutes).
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks import measuring, national
from benchmarks.measuring import DAY
from violence_response import queries
from violence_response.database import Database
from violence_response.register import as_at, building, decisions, opening
from violence_response.register.deciding import Press
from violence_response.register.recording import Actor, new_token
from violence_response.settings import Settings

BACK = 60
"""Days between the two meetings that are compared."""

PAGE: dict[str, dict[str, Any]] = {
    "changes": {"until": f"{DAY} 23:59:59", "notice_days": 14, "most": 8},
    "actions": {"today": DAY, "is_open": True, "days": 28, "most": 60},
    "changes_in_steps": {"since": DAY, "until": f"{DAY} 23:59:59", "decisions_only": True, "most": 200},
    "meeting_subjects": {"today": DAY, "most": 200},
}
TARGETS = {"changes": "500 ms", "recording an update": "100 ms", "as at": "0.5 s shipped"}


def measured(database: Database, runs: int) -> dict[str, list[float]]:
    """Milliseconds of each job, in that many runs."""
    today = date.fromisoformat(DAY)
    since = (today - timedelta(days=BACK)).isoformat()
    jobs: dict[str, Callable[[], Any]] = {
        name: lambda name=name, given=given: queries.frame(
            database, name, **given, **({"since": since} if name == "changes" else {})
        )
        for name, given in PAGE.items()
    }
    jobs["as at"] = lambda: as_at.register_as_at(database, today - timedelta(days=BACK)).close()
    finding = str(database.text_rows("register.findings", ("finding_id",), "finding_id")[0][0])
    jobs["recording an update"] = lambda: _record(database, finding)
    patience = measuring.Patience(60)
    found: dict[str, list[float]] = {}
    for name, job in jobs.items():
        for _ in range(runs):
            patience.wait()
            began = time.perf_counter()
            job()
            found.setdefault(name, []).append((time.perf_counter() - began) * 1000)
    return found


def _record(database: Database, finding: str) -> None:
    newest = queries.records(database, "subject_newest", subject_type="finding", subject_id=finding)
    seen = newest[0]["update_id"] if newest else ""
    stands = newest[0]["to_status"] if newest else None
    press = Press(Actor("editor"), datetime.fromisoformat(f"{DAY}T12:00:00"), new_token())
    other = "in_progress" if stands != "in_progress" else "not_started"
    decisions.record_update(
        database, press, "finding", finding, to_status=other, reason="Measured.", seen=seen
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How long a meeting waits.")
    parser.add_argument("--national", type=Path, help="folder of a country's register")
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    print(measuring.machine() + "\n")
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        homes = {"shipped": Settings(home=Path(scratch) / "shipped")}
        if chosen.national:
            national.make_once(chosen.national)
            kept = Settings(home=chosen.national / "home", data=chosen.national)
            if not kept.register_path.exists():
                building.build(kept)
            # What is recorded here goes into a copy.
            shutil.copytree(kept.home, Path(scratch) / "national")
            homes["national"] = Settings(home=Path(scratch) / "national", data=chosen.national)
        for name, settings in homes.items():
            if not settings.register_path.exists():
                building.build(settings)
            with opening.open_register(settings) as database:
                for job, times in measured(database, chosen.runs).items():
                    line = f"{measuring.median(times):,.0f} ms", f"{max(times):,.0f} ms"
                    rows.append((name, job, *line, TARGETS.get(job, "–")))
    measuring.print_table(("Register", "What", "Median", "Slowest", "Wanted"), rows)


if __name__ == "__main__":
    main()
