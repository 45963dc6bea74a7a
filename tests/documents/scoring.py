"""Precision, recall and calibration of the reader over many readings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import fuzz

from tests.documents.written import Written
from violence_response.documents.fields.facts import FIELDS, Reading

BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)
LISTS = ("findings", "themes", "recommendations", "interventions", "priorities")
SINGLE = (*FIELDS, "chief_officer_comment")


@dataclass
class Score:
    """Counts for one field: said and right, said and wrong, there but not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        return self.right / (self.right + self.missed) if self.right + self.missed else None


@dataclass(frozen=True)
class Said:
    """A statement of a reading: of which field, how sure, whether it is true, and its words."""

    field: str
    confidence: float
    is_true: bool
    words: str = ""


@dataclass
class Tally:
    """Scores by field and every statement with its confidence."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    said: list[Said] = field(default_factory=list)

    def add(self, office: Written, reading: Reading) -> list[str]:
        """Count a reading; what is wrong or missing comes back in words."""
        notes = []
        for each in statements(office, reading):
            self.said.append(each)
            score = self.scores[each.field]
            score.right += each.is_true
            score.wrong += not each.is_true
            if not each.is_true:
                notes.append(f"wrong {each.field} ({each.confidence}): {each.words}")
        for name, words in missing(office, reading):
            self.scores[name].missed += 1
            notes.append(f"missed {name}: {words}")
        return notes

    def bands(self) -> Iterator[tuple[str, int, float | None]]:
        """Confidence band, statements in it, and the share that is right."""
        for low, high in pairwise(BANDS):
            within = [each.is_true for each in self.said if low <= each.confidence < high]
            yield (
                f"{low:.1f} to {min(high, 1):.1f}",
                len(within),
                sum(within) / len(within) if within else None,
            )


def same(found: str | None, true: str | None) -> bool:
    """Whether words are the same but for signs, spaces and a few misread letters."""
    return fuzz.ratio(_folded(found or ""), _folded(true or "")) >= 95 if true else not found


def begins(found: str | None, beginning: str) -> bool:
    text = _folded(found or "")
    start = _folded(beginning)
    return fuzz.ratio(text[: len(start)], start) >= 90 if start else not text


def _is_true(name: str, value: object, true: object) -> bool:
    if name == "title":
        return true is not None and same(str(value), str(true))
    if isinstance(value, list) and isinstance(true, list):
        return sorted(value) == sorted(true)
    return value == true


def _folded(text: str) -> str:
    return "".join(re.findall(r"[a-z0-9]+", text.lower()))


def statements(office: Written, reading: Reading) -> Iterator[Said]:
    """Everything that a reading says; what is left open says nothing."""
    yield Said("layout", 1.0, reading.layout == office.layout, reading.layout)
    for name, each in reading.fields.items():
        if each.value is not None:
            true = office.fields[name]
            ok = _is_true(name, each.value, true)
            yield Said(name, each.confidence, ok, f"{each.value!s}, not {true!s}")
    comment = reading.chief_officer_comment
    if comment.value is not None:
        ok = office.chief is not None and begins(comment.value, office.chief)
        yield Said("chief_officer_comment", comment.confidence, ok, comment.value)
    for finding in reading.findings:
        yield Said(
            "findings", finding.confidence, any(same(finding.text, t) for t in office.findings), finding.text
        )
    for theme in reading.themes:
        yield Said("themes", theme.confidence, any(same(theme.text, t) for t in office.themes), theme.text)
    for rec in reading.recommendations:
        ok = any(
            rec.number == number and begins(rec.text, text) and begins(rec.reply, reply)
            for number, text, reply in office.recommendations
        )
        yield Said("recommendations", rec.confidence, ok, f"{rec.number}: {rec.text} || {rec.reply}")
    yield from _keyed(office, reading)


def _keyed(office: Written, reading: Reading) -> Iterator[Said]:
    keys = set(office.interventions)
    for each in reading.interventions:
        ok = (each.intervention_id or f"None|{each.name}") in keys
        yield Said("interventions", each.confidence, ok, f"{each.name} ({each.intervention_id})")
    for priority in reading.priorities:
        ok = priority.priority_id in office.priorities
        yield Said("priorities", priority.confidence, ok, f"{priority.text} ({priority.priority_id})")


def missing(office: Written, reading: Reading) -> Iterator[tuple[str, str]]:
    """What the document says and the reading does not (or says wrongly)."""
    said = statements(office, reading)
    right = Counter(each.field for each in said if each.is_true)
    for name in FIELDS:
        if office.fields[name] is not None and not right[name]:
            yield name, str(office.fields[name])
    if office.chief and not right["chief_officer_comment"]:
        yield "chief_officer_comment", office.chief
    for name in LISTS:
        for place in range(max(len(getattr(office, name)) - right[name], 0)):
            yield name, f"{place + 1} of {len(getattr(office, name))}"
