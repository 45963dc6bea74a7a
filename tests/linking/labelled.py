"""The labelled set: findings as inspectors write them, and the interventions, themes and priorities that fit.

The interventions are those of the shipped register and others that an office might fund. The findings are
our own words. Those of the part `tuning` served to choose the method and its numbers, those of `held_out`
only to see how well it then does. Findings without interventions are about matters that nothing here answers.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from tests.conftest import register_in_memory
from violence_response.linking.indexing import Text, Texts, read
from violence_response.settings import ROOT

FOLDER = Path(__file__).parent
DAY = date(2025, 3, 3)
PARTS = ("tuning", "held_out", "later")
KINDS = ("intervention", "theme", "priority")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A finding and the keys of what fits it, by kind."""

    key: str
    part: str
    summary: str
    themes: tuple[str, ...]
    wanted: dict[str, frozenset[str]]


def findings() -> list[Labelled]:
    """Every finding of the labelled set."""
    return [
        Labelled(
            row["finding_id"],
            row["part"],
            row["summary"],
            (),
            {kind: frozenset(_listed(row[f"{kind}_ids"])) for kind in KINDS},
        )
        for row in _rows(FOLDER / "labelled_findings.csv")
    ]


def texts() -> Texts:
    """The texts of the shipped register, with the interventions of the labelled set beside its own."""
    own = shipped()
    return replace(
        own, intervention=tuple(sorted([*own.intervention, *_further()], key=lambda text: text.key))
    )


@cache
def shipped() -> Texts:
    """The texts of the shipped register."""
    with register_in_memory(ROOT / "data") as database:
        return read(database, DAY)


def recorded() -> list[Labelled]:
    """The findings of the shipped register that somebody linked to interventions, with those links."""
    linked: dict[str, set[str]] = {}
    for row in _rows(ROOT / "data" / "finding_interventions.csv"):
        linked.setdefault(row["finding_id"], set()).add(row["intervention_id"])
    return [
        Labelled(
            text.key, "recorded", text.texts[0], text.themes, {"intervention": frozenset(linked[text.key])}
        )
        for text in shipped().finding
        if text.key in linked
    ]


def _further() -> list[Text]:
    names = {row["approach_id"]: row["name"] for row in _rows(ROOT / "data" / "approaches.csv")}
    return [
        Text(
            row["intervention_id"],
            (row["name"], row["description"], row["target_group"], names[row["approach_id"]]),
            _listed(row["theme_ids"]),
        )
        for row in _rows(FOLDER / "labelled_interventions.csv")
    ]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(";")))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
