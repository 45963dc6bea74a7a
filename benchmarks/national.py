"""Make the data folder of a whole country: `python -m benchmarks.national FOLDER [--scale 0.1]`.

Nothing in it is true and nobody in it exists: places, bodies and reports are put together from the words of
the domain, always the same ones for the same seed. Themes, approaches and vocabularies are the shipped ones.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np

from benchmarks import country, links, projects, reports
from benchmarks.country import Country, Size
from violence_response.register import schema

SEED = 2026
COPIED = ("vocabulary_terms", "themes", "approaches")


def make(folder: Path, size: Size | None = None, seed: int = SEED) -> dict[str, int]:
    """Write a CSV file for every table of the model into the folder, and give the number of rows of each."""
    made = Country(size or Size(), np.random.default_rng(seed))
    made.tables |= {name: country.shipped(name) for name in COPIED}
    country.make_places(made)
    country.make_organisations(made)
    country.make_sources(made)
    country.make_statistics(made)
    country.make_measures(made)
    seen = reports.make_reports(made)
    funded = projects.make_projects(made)
    links.make_links(made, seen, funded)
    links.make_course(made)
    return country.write(made, folder, {name: table.column_names for name, table in schema.tables().items()})


def make_once(folder: Path) -> None:
    """Make the whole country in the folder, unless it was made there before."""
    if not (folder / "updates.csv").exists():
        make(folder)


def main() -> None:
    """Make the folder and print how many rows each table has."""
    parser = argparse.ArgumentParser(description="Make the data folder of a whole country.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=float, default=1.0, help="share of the country's size, such as 0.1")
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    started = time.perf_counter()
    rows = make(chosen.folder, Size().scaled(chosen.scale), chosen.seed)
    for name, count in rows.items():
        print(f"{name:<28}{count:>10,}")
    print(f"{sum(rows.values()):,} rows in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
