"""How long the server needs for a warm rerun of every page: `python -m benchmarks.reruns [--national FOLDER] [--runs 30]`.

The real server runs with a stopwatch inside (benchmarks/served.py) and is driven through Streamlit's own interface for
programs, so the script runs exactly as for a browser. Each place is opened in a session of its own, run twice more to warm
it, and then so many times again. The first run of a place, with its queries asked anew, is given too: it is what a person
waits for who chooses a filter that nobody has chosen before.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from urllib.request import Request, urlopen

import pandas as pd

from benchmarks import measuring, national, serving
from benchmarks.measuring import ROOT

TARGETS = {"shipped": 50.0, "national": 200.0}
"""Milliseconds that 95 of 100 warm reruns stay under."""

TARGET_MEMORY = 1_500.0
"""MB that the server holds at the most, with a country."""

WARMING = 2
TROUBLE = (
    "This page could not be shown",
    "The link has a part",
    "The link asks for",
    "There is no ",
    "is not a ",
)
"""A page that says one of these was not what was to be measured."""

PLACES = (
    "overview",
    "findings", "findings?kind=recommendation&addressee=yes", "findings?link=none&sort=deadline",
    "findings?search=knife+carrying", "findings?page=2", "findings?finding={finding}",
    "coverage", "coverage?from=themes&by=money", "coverage?inspection=all&plan=all", "coverage?part=themes",
    "coverage?part=gaps",
    "interventions", "interventions?theme={theme}&evaluation=none_found", "interventions?search=custody",
    "interventions?view=timeline", "interventions?view=evidence", "interventions?view=places",
    "interventions?intervention={intervention}",
    "priorities", "priorities?priority={priority}",
    "violence", "violence?by=rate", "violence?show=places", "violence?show=measures",
    "responses", "responses?regime=section_55&page=2", "responses?inspection={inspection}",
    "about_the_data", "about_the_data?section=sources&search=police", "about_the_data?section=checks",
    "about_the_data?section=doubts", "about_the_data?section=definitions", "about_the_data?section=queries",
)  # fmt: skip


@dataclass(slots=True)
class Measured:
    """The runs of one place: the first, the warm ones, and what was asked of the database in the first and the last."""

    place: str
    first: dict[str, Any]
    warm: list[dict[str, Any]] = field(default_factory=list)
    trouble: str = ""

    @property
    def milliseconds(self) -> list[float]:
        """The warm runs."""
        return [run["seconds"] * 1_000 for run in self.warm]


def heaviest(data: Path) -> dict[str, str]:
    """The finding, intervention, priority and inspection with most behind them: threads that are opened."""

    def most(table: str, column: str) -> str:
        return str(
            pd.read_csv(data / f"{table}.csv", dtype=str, usecols=[column])[column].value_counts().index[0]
        )

    return {
        "finding": most("finding_interventions", "finding_id"),
        "intervention": most("finding_interventions", "intervention_id"),
        "priority": most("intervention_priorities", "priority_id"),
        "inspection": most("findings", "inspection_id"),
        "theme": most("intervention_themes", "theme_id"),
    }


class Session:
    """One person's session with the server; every step waits until the script has run."""

    def __init__(self, address: str, times: Path) -> None:
        self._address, self._times = address, times
        self._id = ""

    def open(self, place: str) -> tuple[dict[str, Any], str]:
        """Open a place by its address: the run, and what was wrong on the page."""
        page, _, query = place.partition("?")
        # The page that opens first has no name of its own in the address.
        named = "" if page == "overview" else page
        return self._step({"page": named, "query_params": parse_qs(query)})

    def again(self) -> tuple[dict[str, Any], str]:
        """Run the page once more as it stands."""
        return self._step({"session_id": self._id})

    def _step(self, asked: dict[str, Any]) -> tuple[dict[str, Any], str]:
        before = len(self._runs())
        body = json.dumps(asked).encode()
        sent = Request(
            f"{self._address}/_stcore/agent/interact",
            body,
            {"Content-Type": "application/json"},
            method="POST",
        )
        with urlopen(sent, timeout=180) as answer:
            shown = json.loads(answer.read())
        self._id = shown["session_id"]
        runs = self._runs()[before:]
        text = json.dumps(shown["tree"])
        trouble = (
            next((words for words in TROUBLE if words in text), "")
            if shown["status"] == "ready"
            else "an error"
        )
        # Where a page asks for another run of itself, a person waits for both.
        run = {
            "seconds": sum(run["seconds"] for run in runs),
            "queries": [q for run in runs for q in run["queries"]],
        }
        return {**run, "processor": sum(run["processor"] for run in runs), "runs": len(runs)}, trouble

    def _runs(self) -> list[dict[str, Any]]:
        lines = self._times.read_text(encoding="utf-8").splitlines() if self._times.exists() else []
        return [json.loads(line) for line in lines]


def measure(address: str, times: Path, place: str, runs: int) -> Measured:
    """Open a place in a session of its own, warm it, and run it so many times."""
    times.write_text("", encoding="utf-8")
    session = Session(address, times)
    first, trouble = session.open(place)
    found = Measured(place, first, trouble=trouble)
    for _ in range(WARMING):
        session.again()
    found.warm = [session.again()[0] for _ in range(runs)]
    return found


def measure_register(name: str, data: Path, home: Path, runs: int, only: str) -> tuple[list[Measured], float]:
    """Every place on one register, and the MB that the server has held at the most."""
    serving.built(data, home)
    keys = heaviest(data)
    places = [place.format(**keys) for place in PLACES if place.startswith(only)]
    times = home / "times.jsonl"
    command = ["-m", "benchmarks.served", str(times), "app.py"]
    options = [
        "--server.enableAgentApi=true",
        "--server.agentMaxSessions=200",
        "--server.agentWaitTimeout=170",
    ]
    found = []
    with serving.server(command, options, home, {"VIOLENCE_RESPONSE_DATA": str(data)}) as (address, process):
        # The first page of all imports the libraries and opens the register; that is the start, not a rerun.
        measure(address, times, "overview", 1)
        for place in places:
            measuring.wait_until_quiet(20)
            found.append(measure(address, times, place, runs))
        memory = measuring.peak_memory(process.pid)
    print(f"\n{name.capitalize()} register, load at the end {measuring.load():.1f}\n")
    return found, memory


def row(found: Measured, target: float) -> list[str]:
    """One row of the table."""
    p95 = measuring.highest_of(found.milliseconds, 0.95)
    return [
        f"`{found.place}`",
        f"{found.first['seconds'] * 1_000:,.0f}",
        f"{measuring.median(found.milliseconds):.0f}",
        f"{p95:.0f}",
        f"{measuring.median([run['processor'] * 1_000 for run in found.warm]):.0f}",
        found.trouble and f"says: {found.trouble}" or ("over" if p95 >= target else ""),
    ]


def slow_queries(found: list[Measured], least: float) -> list[list[str]]:
    """Queries that took longer than so many milliseconds when asked anew, the slowest first, with where they were asked."""
    slowest: dict[str, tuple[float, str]] = {}
    for one in found:
        for name, seconds in one.first["queries"]:
            slowest[name] = max(slowest.get(name, (0.0, "")), (seconds * 1_000, one.place))
    ordered = sorted(slowest.items(), key=lambda item: -item[1][0])
    return [
        [f"`{name}`", f"{taken:,.0f}", f"`{place}`"] for name, (taken, place) in ordered if taken >= least
    ]


def not_cached(found: list[Measured]) -> list[str]:
    """Queries that went to the database in a warm rerun as well."""
    asked = Counter(name for one in found for run in one.warm for name, _ in run["queries"])
    return [f"{name} ({count})" for name, count in asked.most_common()]


def main() -> None:
    """Measure and print a table for each register."""
    parser = argparse.ArgumentParser(description="How long the server needs for a warm rerun of every page.")
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument(
        "--national", type=Path, help="folder for the data and register of a country; made when empty"
    )
    parser.add_argument("--only", default="", help="places that begin so, such as findings")
    parser.add_argument("--without-shipped", action="store_true")
    chosen = parser.parse_args()
    print(measuring.machine())
    with tempfile.TemporaryDirectory() as scratch:
        registers = {} if chosen.without_shipped else {"shipped": (ROOT / "data", Path(scratch))}
        if chosen.national:
            if not (chosen.national / "data" / "updates.csv").exists():
                national.make(chosen.national / "data")
            registers["national"] = (chosen.national / "data", chosen.national / "home")
        for name, (data, home) in registers.items():
            found, memory = measure_register(name, data, home, chosen.runs, chosen.only)
            target = TARGETS[name]
            header = [
                "Place",
                "First (ms)",
                "p50 (ms)",
                "p95 (ms)",
                "Processor p50 (ms)",
                f"Target p95 < {target:.0f} ms",
            ]
            measuring.print_table(header, [row(one, target) for one in found])
            wanted = f", target under {TARGET_MEMORY:,.0f} MB" if name == "national" else ""
            print(f"Memory of the server at its peak: {memory:,.0f} MB{wanted}.\n")
            measuring.print_table(
                ["Query asked anew", "Slowest (ms)", "Place"], slow_queries(found, target / 2)
            )
            if again := not_cached(found):
                print("Asked again in warm reruns: " + ", ".join(again) + "\n")


if __name__ == "__main__":
    main()
