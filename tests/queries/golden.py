"""Golden frames: for each query a folder of cases, `<case>.json` with the parameters and `<case>.csv` with
the frame.

`python -m tests.queries.golden NAME...` rewrites the frames (all of them without a name): look at the
difference
before you commit it. Parameters named `today` default to the day of the tests, `notice_days` to 14.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tests.conftest import FIXTURE, TODAY, register_in_memory, with_recordings
from violence_response import queries
from violence_response.database import Database

FOLDER = Path(__file__).parent.parent / "golden"


def cases() -> list[tuple[str, str]]:
    """Every (query, case) with a golden."""
    return [(path.parent.name, path.stem) for path in sorted(FOLDER.glob("*/*.json"))]


def parameters(name: str, case: str) -> dict[str, Any]:
    """The parameters of a case, with the defaults of the tests filled in."""
    given = json.loads((FOLDER / name / f"{case}.json").read_text(encoding="utf-8"))
    usual = {"today": TODAY.isoformat(), "notice_days": 14}
    known = {part.name for part in queries.named(name).parameters}
    return {**{key: value for key, value in usual.items() if key in known}, **given}


def text(database: Database, name: str, case: str) -> str:
    """The frame of a case as CSV text."""
    frame = queries.frame(database, name, **parameters(name, case))
    return frame.to_csv(index=False, lineterminator="\n")


def write(names: list[str]) -> None:
    """Write the goldens of these queries, or of all; a query without a case gets one called `default`."""
    with with_recordings(register_in_memory(FIXTURE)) as database:
        for name in names or [*queries.all_queries(), *queries.all_checks()]:
            folder = FOLDER / name
            folder.mkdir(parents=True, exist_ok=True)
            if not list(folder.glob("*.json")):
                (folder / "default.json").write_text("{}\n", encoding="utf-8")
            for path in sorted(folder.glob("*.json")):
                path.with_suffix(".csv").write_text(text(database, name, path.stem), encoding="utf-8")


if __name__ == "__main__":
    write(sys.argv[1:])
