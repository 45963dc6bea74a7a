"""A suggestion: what fits, how well, which words say so, and what it was made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

METHOD = "words-and-subjects"
VERSION = 1
"""Grows when the method would score the same texts differently; recorded with whatever people decide."""

LONGEST = 10_000
"""Characters of a text that is asked about: a finding has a few hundred, a whole report fits everything."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """That one row of the register fits what was asked about.

    `kind` is intervention, theme, priority or finding, and `target_id` its key. `score` lies between 0 and 1.
    `matched` are the words of the finding that matched, as written there, the weightiest first; `why` is a
    sentence. `fingerprint` changes when any text changes that the suggestion was made from, and only then: it
    is the same in both directions and whatever the version of the method.
    """

    kind: str
    target_id: str
    score: float
    matched: tuple[str, ...]
    why: str
    fingerprint: str
    method: str = METHOD
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What fits one finding, each list best first and empty where nothing fits."""

    interventions: tuple[Suggestion, ...] = ()
    themes: tuple[Suggestion, ...] = ()
    priorities: tuple[Suggestion, ...] = ()

    def as_record(self) -> dict[str, list[dict[str, Any]]]:
        """The form of `violence-response suggest --json`."""
        return {
            "interventions": records(self.interventions, with_why=True),
            "themes": records(self.themes),
            "priorities": records(self.priorities),
        }


def records(suggestions: Iterable[Suggestion], *, with_why: bool = False) -> list[dict[str, Any]]:
    """Suggestions as JSON has them: the key under its own name, score, words, and why where it is wanted."""
    found = []
    for each in suggestions:
        record: dict[str, Any] = {
            f"{each.kind}_id": each.target_id, "score": each.score, "matched": list(each.matched)
        }  # fmt: skip
        found.append(record | ({"why": each.why} if with_why else {}))
    return found


def fingerprint(finding: Iterable[str], target: Iterable[str]) -> str:
    """64 hexadecimal digits for the texts of a finding and of what was suggested for it."""
    texts = [[" ".join(text.split()) for text in some] for some in (finding, target)]
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()
