"""How long it takes to make the register: `python -m benchmarks.build [--national FOLDER]`.

Every run is a process of its own with a folder of its own, as at the first start; then the same again on the
register that is there, with nothing to change. Wanted for the shipped data: under 2 s.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from benchmarks import measuring, national, serving
from benchmarks.measuring import ROOT
from violence_response.register import building
from violence_response.settings import Settings


def built(data: Path) -> dict[str, float]:
    """Build twice in this process: seconds of each time, of the processor in the first, peak MB, rows."""
    with tempfile.TemporaryDirectory() as home:
        chosen = Settings(home=Path(home), data=data)
        began = time.process_time()
        first = building.build(chosen)
        processor = time.process_time() - began
        again = building.build(chosen).seconds
    rows = sum(table.rows for table in first.tables.values())
    return {"rows": rows, "first": first.seconds, "processor": processor, "again": again,
            "memory": measuring.memory()}  # fmt: skip


def main() -> None:
    """Time the builds and print a table."""
    chosen = serving.options(__doc__ or "", 5).parse_args()
    print(measuring.machine())
    folders, patience, rows = {"shipped": ROOT / "data"}, measuring.Patience(chosen.patience), []
    if chosen.national:
        folders["national"] = chosen.national / serving.Checkout().key / "data"
        national.make_once(folders["national"])
    for name, data in folders.items():
        runs = []
        for _ in range(chosen.runs):
            patience.wait()
            runs.append(measuring.apart(built, data))
        of = {what: measuring.median([run[what] for run in runs]) for what in runs[0]}
        times = [f"{of[what]:.2f} s" for what in ("first", "processor", "again")]
        rows.append([name, of["rows"] * 1.0, *times, f"{of['memory']:,.0f} MB"])
    measuring.print_table(
        ["Register", "Rows", "Built", "Of that, processor", "Again, unchanged", "Memory"], rows
    )


if __name__ == "__main__":
    main()
