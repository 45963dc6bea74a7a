"""Facets and rows of a table, and twenty people at the SQL console: `python -m benchmarks.explore`.

With `--national FOLDER` on half a million updates as well. Measured on the server: the first hundred rows
with counts of five columns, of everything and of one value, and the making of the published copy that
the page, the console and the open data read.
"""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks import measuring, serving
from violence_response.database import Database
from violence_response.publishing import copying, exploring
from violence_response.publishing.console_queue import Console
from violence_response.publishing.exploring import Facet, Picked
from violence_response.register import opening
from violence_response.settings import Settings

FRAMES = {
    "shipped": ("findings", ("finding_type", "addressee", "addressed_to_us", "inspection_id", "source_id")),
    "national": ("updates", ("to_status", "from_status", "subject_type", "actor_role", "evidence_id")),
}
"""The table that is asked, and its columns that are counted; one value of the first is picked."""
PEOPLE, EACH = 20, 5
QUESTIONS = (
    "from register.findings select finding_type, count(*) group by all",
    "pivot register.grants on amount_basis using sum(amount) group by fund_id",
    "select a.name, sum(o.offences) from offences_by_authority_month o join register.areas a "
    "using (area_id) group by all order by 2 desc",
)


def one_screen(copy: Database, picked: Picked, columns: tuple[str, ...]) -> None:
    """What the server does for one screen: facets, totals, rows."""
    for name in columns:
        exploring.counts(copy, picked, Facet(name, "text"))
    exploring.totals(copy, picked)
    exploring.rows(copy, picked, columns, 1)


def console_times(copy: Database) -> tuple[list[float], float]:
    """Milliseconds of every question of twenty people who ask at once, and MB of the workers."""
    console = Console(copy, 5)
    for _ in range(4):
        console.ask("select 1").answer()

    def person(number: int) -> list[float]:
        asked = [QUESTIONS[(number + turn) % len(QUESTIONS)] for turn in range(EACH)]
        return [measuring.seconds(lambda sql=sql: console.ask(sql).answer()) * 1_000 for sql in asked]

    with ThreadPoolExecutor(PEOPLE) as people:
        taken = [time for times in people.map(person, range(PEOPLE)) for time in times]
    memory = sum(measuring.memory(each._process.pid) for each in console._all if each._process)
    console.close()
    return taken, memory


def measured(name: str, home: Path, runs: int) -> list[object]:
    """One row of the table."""
    frame, columns = FRAMES[name]
    with opening.open_register(Settings(home=home)) as register:
        # The first copy after a start also hides small numbers; what a change costs is the second.
        copies = [copying.published(register)]
        again = measuring.seconds(lambda: copies.append(copying.published(register)))
        with copies[0], copies[1] as copy:
            value = copy.rows(f"select mode({columns[0]}) from register.{frame}")[0][0]
            picks = Picked(frame), Picked(frame, facets={Facet(columns[0], "text"): [value]})
            screens = [
                measuring.milliseconds(lambda p=p: one_screen(copy, p, columns), runs, 1) for p in picks
            ]
            taken, memory = console_times(copy)
    middle = [measuring.median(times) for times in screens]
    return [
        name,
        frame,
        *middle,
        f"{again:.1f} s",
        measuring.median(taken),
        measuring.highest_of(taken),
        f"{memory:.0f} MB",
    ]


def main() -> None:
    """Measure and print a table."""
    chosen = serving.options(__doc__ or "", 7).parse_args()
    print(measuring.machine())
    measuring.Patience(chosen.patience).wait()
    with tempfile.TemporaryDirectory() as scratch:
        registers = serving.Checkout().registers(Path(scratch), chosen.national)
        rows = [measured(register.name, register.home, chosen.runs) for register in registers]
    header = [
        "Register",
        "Table",
        "Everything (ms)",
        "One value (ms)",
        "New copy",
        "SQL p50 (ms)",
        "SQL p95 (ms)",
    ]
    measuring.print_table([*header, "Workers"], rows)


if __name__ == "__main__":
    main()
