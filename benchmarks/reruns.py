"""How long the server needs for a warm rerun of every page: `python -m benchmarks.reruns [--national FOLDER]
[--runs 30]`.

The real server runs with a stopwatch inside (benchmarks/served.py) and is spoken to over the websocket that a
browser uses. Each place is opened in a session of its own, run twice more to warm it, and then so many times
again. The first run of a place, with its queries asked anew, is given too: it is what a person waits for who
chooses a filter that nobody has chosen before.
"""

from __future__ import annotations

import argparse
import json
import os
import pstats
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from benchmarks import measuring, national, serving
from benchmarks.measuring import ROOT

TARGETS = {"shipped": 50.0, "national": 200.0}
"""Milliseconds that 95 of 100 warm reruns stay under."""

TARGET_MEMORY = 1_500.0
"""MB that the server holds at the most, with a country."""

WARMING = 2
PATIENCE_SECONDS = 120
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
    """One person's session over the websocket a browser uses; each step waits until the script has run."""

    def __init__(self, address: str, times: Path, place: str) -> None:
        self._times = times
        page, _, query = place.partition("?")
        # The page that opens first has no name of its own in the address.
        self._state = ClientState(query_string=query, page_name="" if page == "overview" else page)
        stream = address.replace("http", "ws", 1) + "/_stcore/stream"
        protocols = [Subprotocol("streamlit")]
        self._connecting = connect(stream, origin=Origin(address), subprotocols=protocols, max_size=None)
        self.trouble = ""
        self._headings: list[str] = []
        self._first_headings: list[str] = []

    def __enter__(self) -> Session:
        self._socket = self._connecting.__enter__()
        return self

    def __exit__(self, *raised: Any) -> None:
        self._connecting.__exit__(*raised)

    def run(self) -> dict[str, Any]:
        """Have the page run: its times."""
        before, self._headings = len(self._runs()), []
        self._socket.send(BackMsg(rerun_script=self._state).SerializeToString())
        give_up = time.monotonic() + PATIENCE_SECONDS
        while self._listen() != "script_finished":
            if time.monotonic() > give_up:
                raise TimeoutError(self._state)
        if self._headings != (first := self._first_headings or self._headings):
            self.trouble = self.trouble or f"another page: {self._headings[:1]}"
        self._first_headings = first
        return self._new_run(before)

    def _listen(self) -> str | None:
        """Take one message as the browser would, and give its kind."""
        data = self._socket.recv(timeout=PATIENCE_SECONDS)
        assert isinstance(data, bytes)
        message = ForwardMsg.FromString(data)
        kind: str | None = message.WhichOneof("type")
        if kind == "navigation":
            self._state.page_script_hash, self._state.page_name = message.navigation.page_script_hash, ""
        elif kind == "page_info_changed":
            self._state.query_string = message.page_info_changed.query_string
        elif kind == "delta":
            signs = [sign for sign in TROUBLE if sign.encode() in data]
            if message.delta.new_element.WhichOneof("type") == "exception":
                signs.append(message.delta.new_element.exception.message)
            self.trouble = self.trouble or "".join(signs[:1])
            self._headings += [heading] if (heading := message.delta.new_element.heading.body) else []
        return kind

    def _new_run(self, before: int) -> dict[str, Any]:
        # The last message may be here before the stopwatch, which waits for what comes after it, has written.
        give_up = time.monotonic() + 10
        while len(runs := self._runs()) == before and time.monotonic() < give_up:
            time.sleep(0.005)
        new = runs[before:]
        return {
            "seconds": sum(run["seconds"] for run in new),
            "processor": sum(run["processor"] for run in new),
            "garbage": sum(run["garbage"] for run in new),
            "queries": [query for run in new for query in run["queries"]],
        }

    def _runs(self) -> list[dict[str, Any]]:
        lines = self._times.read_text(encoding="utf-8").splitlines() if self._times.exists() else []
        return [json.loads(line) for line in lines]


def measure(address: str, times: Path, place: str, runs: int) -> Measured:
    """Open a place in a session of its own, warm it, and run it so many times."""
    times.write_text("", encoding="utf-8")
    with Session(address, times, place) as session:
        found = Measured(place, session.run())
        for _ in range(WARMING):
            session.run()
        found.warm = [session.run() for _ in range(runs)]
        found.trouble = session.trouble
    return found


def measure_app(
    script: str, data: Path, home: Path, places: list[str], runs: int
) -> tuple[list[Measured], float]:
    """Every place of an app in a server of its own, and the MB that the server has held at the most."""
    times = home / "times.jsonl"
    command = ["-m", "benchmarks.served", str(times), script]
    found, patience = [], measuring.Patience()
    options = () if script == "app.py" else serving.AS_IT_COMES
    with serving.server(command, options, home, {"VIOLENCE_RESPONSE_DATA": str(data)}) as (address, process):
        # The first page of all imports the libraries and opens the register: that is the start, not a rerun.
        measure(address, times, "overview", 1)
        for place in places:
            patience.wait()
            found.append(measure(address, times, place, runs))
            print(place, file=sys.stderr, flush=True)
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
    # What other work of the machine takes away stands in the two columns before, and not in these.
    processor = [run["processor"] * 1_000 for run in found.warm]
    return [
        f"`{found.place}`",
        f"{found.first['seconds'] * 1_000:,.0f}",
        f"{measuring.median(found.milliseconds):.0f}",
        f"{p95:.0f}",
        f"{measuring.median(processor):.0f}",
        f"{measuring.highest_of(processor, 0.95):.0f}",
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
    header = ["Place", "First (ms)", "p50 (ms)", "p95 (ms)", "Processor p50 (ms)", "Processor p95 (ms)"]
    header += ["Garbage p50 (ms)", last]
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
