"""Responses kept as text files with their truth: those used while the reader was mended, and those held out.

A file begins with the truth (`@name value`), then the document in order, a line for each part: `h` heading,
`p` paragraph, `F` an item that is a finding, `T` an item that is a theme, `li` another item, `q` quoted
words, `row` cells parted by `|`. Files in `held` are never looked at to change a rule.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tests.documents.offices import Office
from violence_response.documents.fields.facts import FIELDS

FOLDER = Path(__file__).parent / "written_documents"
BOOLEANS = {"true": True, "false": False, "null": None}
LISTS = ("inspection_types", "inspectorates")


@dataclass(frozen=True)
class Written(Office):
    """A response with what it says about projects and priorities of the register."""

    interventions: tuple[str, ...] = field(default=())
    priorities: tuple[str, ...] = field(default=())

    @property
    def family(self) -> str:
        return self.layout


@cache
def written(part: str) -> tuple[Written, ...]:
    """The documents of a part, `tuned` or `held`, in the order of their names."""
    return tuple(_written(path) for path in sorted((FOLDER / part).glob("*.txt")))


def _written(path: Path) -> Written:
    truth: dict[str, list[str]] = {}
    parts: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        mark, _, words = line.partition(" ")
        if mark.startswith("@"):
            truth.setdefault(mark[1:], []).append(words)
        elif line.strip():
            parts.append(
                (mark, "\t".join(cell.strip() for cell in words.split("|")) if mark == "row" else words)
            )
    recommendations = [[part.strip() for part in each.split("|")] for each in truth.get("rec", [])]
    return Written(
        path.stem,
        truth["layout"][0],
        tuple(("li" if kind in "FT" else kind, words) for kind, words in parts),
        {name: _value(name, truth.get(name, [None])[0]) for name in FIELDS},
        tuple(words for kind, words in parts if kind == "F"),
        tuple((int(number), text, reply) for number, text, reply in recommendations),
        truth.get("chief", [None])[0],
        tuple(words for kind, words in parts if kind == "T"),
        tuple(truth.get("intervention", [])),
        tuple(truth.get("priority", [])),
    )


def _value(name: str, text: str | None) -> Any:
    if text is None:
        return None
    if name in LISTS:
        return text.split(",")
    if text in BOOLEANS:
        return BOOLEANS[text]
    return text if name == "title" else date.fromisoformat(text)
