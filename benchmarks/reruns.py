"""How long the server needs for a warm rerun of every page: `python -m benchmarks.reruns [--national FOLDER]
[--runs 30]`.

The real server runs with a stopwatch inside (benchmarks/served.py) and is driven through Streamlit's own
interface for programs, so the script runs exactly as for a browser. Each place is opened in a session of its
own, run twice more to warm it, and then so many times again. The first run of a place, with its queries asked
anew, is given too: it is what a person waits for who chooses a filter that nobody has chosen before.
"""

from __future__ import annotations

import argparse
import json
import os
import pstats
import tempfile
import time
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
OPTIONS = ("--server.enableAgentApi=true", "--server.agentMaxSessions=200", "--server.agentWaitTimeout=170")
TROUBLE = (
    "This page could not be shown",
    "The link has a part",
    "The link asks for",
    "in the register; all are shown",
    "that is known here; the usual one",
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
    """The runs of one place: the first, with its queries asked anew, and the warm ones."""

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
        return self._new_run(before), trouble_in(shown)

    def _new_run(self, before: int) -> dict[str, Any]:
        # The answer may be here a moment before the stopwatch has written its line.
        give_up = time.monotonic() + 5
        while len(runs := self._runs()) == before and time.monotonic() < give_up:
            time.sleep(0.005)
        new = runs[before:]
        # Where a page asks for another run of itself, a person waits for both.
        return {
            "seconds": sum(run["seconds"] for run in new),
            "processor": sum(run["processor"] for run in new),
            "garbage": sum(run["garbage"] for run in new),
            "queries": [query for run in new for query in run["queries"]],
        }

    def _runs(self) -> list[dict[str, Any]]:
        lines = self._times.read_text(encoding="utf-8").splitlines() if self._times.exists() else []
        return [json.loads(line) for line in lines]


def trouble_in(shown: dict[str, Any]) -> str:
    """What the page says that it should not, or nothing."""
    if shown["status"] != "ready":
        return "an error"
    text = json.dumps(shown["tree"])
    return next((words for words in TROUBLE if words in text), "")


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


def measure_app(
    script: str, data: Path, home: Path, places: list[str], runs: int
) -> tuple[list[Measured], float]:
    """Every place of an app in a server of its own, and the MB that the server has held at the most."""
    times = home / "times.jsonl"
    command = ["-m", "benchmarks.served", str(times), script]
    found, patience = [], measuring.Patience()
    with serving.server(command, OPTIONS, home, {"VIOLENCE_RESPONSE_DATA": str(data)}) as (address, process):
        # The first page of all imports the libraries and opens the register: that is the start, not a rerun.
        measure(address, times, "overview", 1)
        for place in places:
            patience.wait()
            found.append(measure(address, times, place, runs))
        memory = measuring.peak_memory(process.pid)
    return found, memory


def references(home: Path, runs: int) -> list[Measured]:
    """What the same machine at the same moment needs for an empty page and for the usual one-page app."""
    found = []
    for name in ("empty", "one_page"):
        measured, _ = measure_app(f"benchmarks/references/{name}.py", ROOT / "data", home, ["overview"], runs)
        measured[0].place = f"reference: {name}.py"
        found += measured
    return found


def profile(data: Path, home: Path, place: str, runs: int) -> None:
    """Print where the time of the warm reruns of one place goes, the longest first."""
    with tempfile.TemporaryDirectory() as profiles:
        os.environ["BENCHMARK_PROFILES"] = profiles
        measure_app("app.py", data, home, [place], runs)
        files = sorted(str(path) for path in Path(profiles).glob("*.prof"))[-runs:]
        statistics = pstats.Stats(*files)
    print(f"{runs} warm reruns of {place}")
    statistics.sort_stats("cumulative").print_stats(45)
    statistics.sort_stats("tottime").print_stats(25)


def row(found: Measured, target: float) -> list[str]:
    """One row of the table."""
    p95 = measuring.highest_of(found.milliseconds, 0.95)
    return [
        f"`{found.place}`",
        f"{found.first['seconds'] * 1_000:,.0f}",
        f"{measuring.median(found.milliseconds):.0f}",
        f"{p95:.0f}",
        f"{measuring.median([run['processor'] * 1_000 for run in found.warm]):.0f}",
        f"{measuring.median([run['garbage'] * 1_000 for run in found.warm]):.0f}",
        f"says: {found.trouble}" if found.trouble else "over" if p95 >= target else "",
    ]


def slow_queries(found: list[Measured], least: float) -> list[list[str]]:
    """Queries that took so many milliseconds or more when asked anew, the slowest first, and where."""
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


def report(name: str, found: list[Measured], memory: float) -> None:
    """Print the tables of one register."""
    target = TARGETS[name]
    print(f"\n{name.capitalize()} register, load at the end {measuring.load():.1f}\n")
    last = f"Target p95 < {target:.0f} ms"
    header = ["Place", "First (ms)", "p50 (ms)", "p95 (ms)", "Processor p50 (ms)", "Garbage p50 (ms)", last]
    measuring.print_table(header, [row(one, target) for one in found])
    wanted = f", target under {TARGET_MEMORY:,.0f} MB" if name == "national" else ""
    print(f"Memory of the server at its peak: {memory:,.0f} MB{wanted}.\n")
    header = ["Query asked anew", "Slowest (ms)", "Place"]
    measuring.print_table(header, slow_queries(found, target / 2))
    if again := not_cached(found):
        print("Asked again in warm reruns: " + ", ".join(again) + "\n")


def main() -> None:
    """Measure and print a table for each register."""
    parser = argparse.ArgumentParser(description="How long the server needs for a warm rerun of every page.")
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--national", type=Path, help="folder for the data and register of a country")
    parser.add_argument("--only", default="", help="places that begin so, such as findings")
    parser.add_argument("--without-shipped", action="store_true")
    parser.add_argument("--profile", metavar="PLACE", help="print where the time of this place goes instead")
    chosen = parser.parse_args()
    print(measuring.machine())
    with tempfile.TemporaryDirectory() as scratch:
        registers = {} if chosen.without_shipped else {"shipped": (ROOT / "data", Path(scratch))}
        if chosen.national:
            national.make_once(chosen.national / "data")
            registers["national"] = (chosen.national / "data", chosen.national / "home")
        for name, (data, home) in registers.items():
            serving.built(data, home)
            keys = heaviest(data)
            if chosen.profile:
                profile(data, home, chosen.profile.format(**keys), chosen.runs)
                continue
            places = [place.format(**keys) for place in PLACES if place.startswith(chosen.only)]
            found, memory = measure_app("app.py", data, home, places, chosen.runs)
            if name == "shipped":
                found = references(home, chosen.runs) + found
            report(name, found, memory)


if __name__ == "__main__":
    main()
