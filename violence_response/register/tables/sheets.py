"""What was read from a file before anybody knows which table it is: sheets, rows, cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from violence_response.register.tables.cells import Cell

MOST_ROWS = 30_000
"""Rows of one file. The data folder and `violence-response build` take more."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A range of cells that are merged into one: corners counted from 1, and its name such as B2:B4."""

    top: int
    left: int
    bottom: int
    right: int
    cells: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet or CSV file: how faults call it, its title, and its rows that hold anything with their
    numbers as a spreadsheet counts; the first is the header."""

    source: str
    title: str
    rows: list[tuple[int, list[Cell]]]
    merged: list[Merged] = field(default_factory=list)
