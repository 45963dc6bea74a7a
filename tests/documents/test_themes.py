"""Themes suggested for a finding that is read: how often they are right, and how many of them are found."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable

import pytest

from tests.linking import labelled
from violence_response.documents.fields.comparing import themes_of
from violence_response.documents.fields.known import Known
from violence_response.linking import LONGEST
from violence_response.settings import ROOT


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of_the_register() -> list[tuple[str, frozenset[str]]]:
    """The summaries of the shipped findings with the themes that they have."""
    themes: dict[str, set[str]] = defaultdict(set)
    for row in rows("finding_themes"):
        themes[row["finding_id"]].add(row["theme_id"])
    return [(row["summary"], frozenset(themes[row["finding_id"]])) for row in rows("findings")]


def precision_and_recall(pairs: Iterable[tuple[str, frozenset[str]]], known: Known) -> tuple[float, float]:
    right = said = there = 0
    for text, wanted in pairs:
        found = set(themes_of(text, known.themes))
        right, said, there = right + len(found & wanted), said + len(found), there + len(wanted)
    return right / said, right / there


@pytest.mark.parametrize(
    ("part", "before", "least"),
    # Before: by the terms of the themes alone, as long as the reader had a suggester of its own.
    [
        ("tuning", (0.60, 0.59), (0.69, 0.72)),
        ("held_out", (0.51, 0.47), (0.68, 0.77)),
        ("later", (0.36, 0.32), (0.68, 0.85)),
        ("register", (0.62, 0.49), (0.73, 0.61)),
    ],
)
def test_suggested_themes_fit(
    part: str, before: tuple[float, float], least: tuple[float, float], known: Known
) -> None:
    of_a_part = [(each.summary, each.wanted["theme"]) for each in labelled.findings() if each.part == part]
    found = precision_and_recall(of_a_part or of_the_register(), known)
    assert all(now >= wanted > then for now, wanted, then in zip(found, least, before, strict=True)), found


def test_a_text_without_words_or_too_long_has_the_themes_that_can_be_told(known: Known) -> None:
    assert themes_of("", known.themes) == themes_of(" – … ", known.themes) == ()
    about = "Children are permanently excluded from school. "
    assert themes_of(about + "x " * LONGEST, known.themes) == themes_of(about, known.themes) != ()
    assert themes_of(about, ()) == ()
