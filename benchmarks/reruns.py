"""How long the server needs for a warm rerun of every page: `python -m benchmarks.reruns`.

With `--against CHECKOUT` a server of another checkout is asked in turn, round by round, on its own register.

The real server runs with a stopwatch inside (benchmarks/served.py) and is asked over the websocket that a
browser uses. Each place is opened in a session of its own, run twice more to warm it, and then so many times
again. The first run of a place, with its queries asked again, is given too: it is what a person waits for who
chooses a filter that nobody has chosen before.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from benchmarks import measuring, serving
from benchmarks.serving import Checkout, Register

TARGETS = {"shipped": "50 ms", "national": "200 ms"}
"""Time that 95 of 100 warm reruns stay under."""
WARMING = 2
PATIENCE_SECONDS = 120
SHOWN = 10
"""Queries that are listed, the slowest."""
TROUBLE = (
    "This page could not be shown",
    "The link has a part",
    "The link asks for",
    "that is known here; the usual one",
)
"""A page that shows one of these is not what was to be measured."""

PLACES = (
    "overview", "overview?as_at=2025-03-03", "add", "meeting", "explore?frame=findings", "briefing",
    "findings", "findings?kind=recommendation&addressee=yes", "findings?work=no_project&sort=deadline",
    "findings?search=knife+carrying", "findings?page=2", "findings?finding={finding}",
    "coverage", "coverage?from=themes&by=money", "coverage?inspection=all&plan=all", "coverage?part=themes",
    "coverage?part=gaps",
    "interventions", "interventions?theme={theme}&evaluation=none_found", "interventions?search=custody",
    "interventions?view=cards", "interventions?view=evidence", "interventions?view=places",
    "interventions?intervention={intervention}",
    "priorities", "priorities?priority={priority}",
    "violence", "violence?by=rate", "violence?show=places", "violence?show=measures",
    "responses", "responses?regime=section_55&page=2", "responses?inspection={inspection}",
    "about_the_data", "about_the_data?section=sources&search=police", "about_the_data?section=checks",
    "about_the_data?section=doubts", "about_the_data?section=definitions", "about_the_data?section=queries",
)  # fmt: skip


@dataclass(slots=True)
class Measured:
    """The runs of one place: the first, with its queries asked again, and the warm ones."""

    place: str
    first: dict[str, Any]
    warm: list[dict[str, Any]] = field(default_factory=list)
    trouble: str = ""

    def milliseconds(self, what: str = "seconds") -> list[float]:
        """The warm runs: their seconds, processor seconds or seconds of garbage, in milliseconds."""
        return [run[what] * 1_000 for run in self.warm]


@cache
def heaviest(data: Path) -> dict[str, str]:
    """The finding, intervention, priority and inspection with most behind them: threads that are opened."""

    def most(table: str, column: str) -> str:
        counted = pd.read_csv(data / f"{table}.csv", dtype=str, usecols=[column])[column].value_counts()
        return str(counted.index[0])

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
        self._times, self._seen = times, 0
        page, _, query = place.partition("?")
        # The page that opens first has no name of its own in the address.
        self._state = ClientState(query_string=query, page_name="" if page == "overview" else page)
        stream = address.replace("http", "ws", 1) + "/_stcore/stream"
        protocols = [Subprotocol("streamlit")]
        self._connecting = connect(stream, origin=Origin(address), subprotocols=protocols, max_size=None)
        self._headings: list[str] = []
        self._runs()
        self.found = Measured(place, {})

    def __enter__(self) -> Session:
        self._socket = self._connecting.__enter__()
        self.found.first = self.run()
        headings = self._headings
        for _ in range(WARMING):
            self.run()
        if self._headings != headings:
            self.found.trouble = self.found.trouble or f"another page: {self._headings[:1]}"
        return self

    def __exit__(self, *raised: Any) -> None:
        self._connecting.__exit__(*raised)

    def run(self) -> dict[str, Any]:
        """Have the page run: its times."""
        self._headings = []
        self._socket.send(BackMsg(rerun_script=self._state).SerializeToString())
        give_up = time.monotonic() + PATIENCE_SECONDS
        while self._listen() != "script_finished":
            if time.monotonic() > give_up:
                raise TimeoutError(self._state)
        # The last message may be here before the stopwatch, which waits for what comes after it, has written.
        while not (new := self._runs()) and time.monotonic() < give_up:
            time.sleep(0.005)
        summed = {what: sum(run[what] for run in new) for what in ("seconds", "processor", "garbage")}
        return {**summed, "queries": [query for run in new for query in run["queries"]]}

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
            element = message.delta.new_element
            signs = [sign for sign in TROUBLE if sign.encode() in data]
            if element.WhichOneof("type") == "exception":
                signs.append(element.exception.message)
            self.found.trouble = self.found.trouble or "".join(signs[:1])
            self._headings += [element.heading.body] if element.heading.body else []
        return kind

    def _runs(self) -> list[dict[str, Any]]:
        """The runs that the stopwatch has written down since the last look."""
        lines = self._times.read_text(encoding="utf-8").splitlines() if self._times.exists() else []
        new, self._seen = lines[self._seen :], len(lines)
        return [json.loads(line) for line in new]


@dataclass(slots=True)
class App:
    """A server with a stopwatch: where it is, and the times it writes down."""

    checkout: Checkout
    register: Register
    address: str
    process: int

    @classmethod
    def start(cls, stack: ExitStack, checkout: Checkout, register: Register, script: str = "app.py") -> App:
        """Start it and run it once: that imports the libraries and opens the register, and is no rerun."""
        command = [
            "-P",
            str(Path(__file__).with_name("served.py")),
            str(register.home / "times.jsonl"),
            script,
        ]
        options = () if script == "app.py" else serving.AS_IT_COMES
        (register.home / "times.jsonl").unlink(missing_ok=True)
        app = cls(checkout, register, *stack.enter_context(checkout.server(command, options, register)))
        with app.session("overview"):
            return app

    def session(self, place: str) -> Session:
        """A session of its own at a place."""
        return Session(self.address, self.register.home / "times.jsonl", place)


def measure(apps: Sequence[App], place: str, runs: int) -> list[Measured | None]:
    """A place in each app that has it: opened, warmed, and run so many times, the apps in turn."""
    with ExitStack() as stack:
        sessions: list[Session | None] = []
        for app in apps:
            known = app.checkout.address(place.partition("?")[0])
            own = place.format(**heaviest(app.register.data)).partition("?") if known else ("", "", "")
            opened = app.session("".join((known, *own[1:]))) if known else None
            sessions.append(stack.enter_context(opened) if opened else None)
        for turn in range(runs):
            for session in filter(None, sessions if turn % 2 else reversed(sessions)):
                session.found.warm.append(session.run())
        return [session.found if session else None for session in sessions]


def row(found: Measured, before: Measured | None, is_compared: bool) -> list[object]:
    """One row of the table."""
    p50, p95 = measuring.median(found.milliseconds()), measuring.highest_of(found.milliseconds())
    cells = [f"`{found.place}`", found.first["seconds"] * 1_000, p50, p95]
    # What other work on the machine takes away is in the columns before, and not in the first of these two.
    cells += [measuring.median(found.milliseconds(what)) for what in ("processor", "garbage")]
    if is_compared and before:
        old, ratio = before.milliseconds(), measuring.ratio(found.milliseconds(), before.milliseconds())
        cells += [
            before.first["seconds"] * 1_000,
            measuring.median(old),
            measuring.highest_of(old),
            f"{ratio:.2f}",
        ]
    elif is_compared:
        cells += ["–"] * 4
    troubles = [found.trouble, before.trouble and f"before: {before.trouble}" if before else ""]
    return [*cells, "; ".join(filter(None, troubles))]


def print_tables(name: str, found: list[list[Measured | None]], apps: Sequence[App]) -> None:
    """The tables of one register."""
    print(f"\n{name.capitalize()} register, load at the end {measuring.load():.1f}.")
    print(f"Wanted: p95 under {TARGETS[name]}.\n")
    header = ["Place", "First (ms)", "p50 (ms)", "p95 (ms)", "Processor p50", "Garbage p50"]
    is_compared = len(apps) > 1
    header += ["Before: first", "p50", "p95", "p50 to before"] * is_compared
    rows = [row(ours, before[0] if before else None, is_compared) for ours, *before in found if ours]
    measuring.print_table([*header, "Trouble"], rows)
    for app in apps:
        held = measuring.memory(app.process)
        print(f"Memory of the server at its peak, {app.checkout.folder}: {held:,.0f} MB")
    ours = [pair[0] for pair in found if pair[0]]
    slowest: dict[str, tuple[float, str]] = {}
    for one in ours:
        for query, seconds in one.first["queries"]:
            slowest[query] = max(slowest.get(query, (0.0, "")), (seconds * 1_000, f"`{one.place}`"))
    ordered = sorted(slowest.items(), key=lambda item: -item[1][0])[:SHOWN]
    print()
    measuring.print_table(
        ["Query asked again", "Slowest (ms)", "Place"], [(query, *each) for query, each in ordered]
    )
    again = sorted({query for one in ours for run in one.warm for query, _ in run["queries"]})
    print("Asked in warm reruns as well: " + (", ".join(again) or "none") + "\n")


def main() -> None:
    """Measure and print a table for each register."""
    parser = serving.options(__doc__ or "", 30)
    parser.add_argument("--against", type=Path, help="folder of another checkout")
    parser.add_argument("--only", default="", help="places that begin so, such as findings")
    chosen = parser.parse_args()
    print(measuring.machine())
    checkouts, patience = serving.checkouts(chosen.against), measuring.Patience(chosen.patience)
    with tempfile.TemporaryDirectory() as scratch:
        pairs = zip(*(each.registers(Path(scratch), chosen.national) for each in checkouts), strict=True)
        for registers in pairs:
            found: list[list[Measured | None]] = []
            for script in serving.REFERENCES:
                with ExitStack() as stack:
                    measured = measure(
                        [App.start(stack, checkouts[0], registers[0], script)], "overview", chosen.runs
                    )
                    measured[0].place = script
                    found.append(measured)
            with ExitStack() as stack:
                apps = [App.start(stack, *each) for each in zip(checkouts, registers, strict=True)]
                for place in (place for place in PLACES if place.startswith(chosen.only)):
                    patience.wait()
                    found.append(measure(apps, place, chosen.runs))
                    print(place, file=sys.stderr, flush=True)
                print_tables(registers[0].name, found, apps)


if __name__ == "__main__":
    main()
