"""Whether the register has an inspection already, and which of its findings a document repeats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz import fuzz

from violence_response.documents.fields.comparing import folded, meaning
from violence_response.documents.saving.holdings import Holdings, Row
from violence_response.documents.saving.review import Review

ALIKE = 88
"""Of 100: two titles, or a statement and a finding, that are spelled so much alike are one."""
SHARED = 0.45
"""Share of the meaning words of the shorter text that a finding retold in other words has in common with
it."""
IN_PLACE = 0.12
"""The same, where as many findings are left on both sides and this one is at the same place."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The inspection that a document is about, and why we think so."""

    inspection_id: str
    title: str
    reason: Literal["file", "title"]


def duplicate(review: Review, holdings: Holdings) -> Duplicate | None:
    """The inspection of the register that this document answers: the same file, or the same title and day.

    A title that is cut or spelled a little differently counts with the same day; without a day on one side
    only the whole title does.
    """
    same_file = holdings.one("documents", sha256=review.file.sha256)
    if same_file is not None:
        row = holdings.one("inspections", inspection_id=same_file["inspection_id"])
        if row is not None:
            return Duplicate(str(row["inspection_id"]), str(row["title"]), "file")
    best = max(
        ((_likeness(review, row), row) for row in holdings.rows["inspections"]),
        key=lambda pair: pair[0],
        default=(0.0, None),
    )
    if best[1] is None or best[0] < ALIKE:
        return None
    return Duplicate(str(best[1]["inspection_id"]), str(best[1]["title"]), "title")


def _likeness(review: Review, row: Row) -> float:
    title = review.facts["title"] or review.read["title"].value
    mine, other = folded(title or ""), folded(row["title"] or "")
    day, held = review.facts["published_date"], row["published_date"]
    if not mine or not other:
        return 0.0
    whole = fuzz.ratio(mine, other)
    if day is None or held is None:
        return whole if whole >= 96 else 0.0
    if day.isoformat() != held:
        return 0.0
    part = fuzz.partial_ratio(mine, other) - 2 if min(len(mine), len(other)) >= 18 else 0.0
    return max(whole, part)


def settled(review: Review, holdings: Holdings, inspection_id: str | None) -> Review:
    """The review with every statement tied to the finding of that inspection that it is, or to none.

    A finding that has themes keeps them: a suggestion is no better than what somebody chose.
    """
    held = [] if inspection_id is None else holdings.find("findings", inspection_id=inspection_id)
    found = matched([each.text for each in review.statements], held)
    statements = []
    for each, finding_id in zip(review.statements, found, strict=True):
        chosen = _themes(holdings, finding_id) or each.themes
        statements.append(replace(each, finding_id=finding_id, themes=chosen))
    return replace(review, statements=tuple(statements))


def _themes(holdings: Holdings, finding_id: str | None) -> tuple[str, ...]:
    if finding_id is None:
        return ()
    return tuple(str(row["theme_id"]) for row in holdings.find("finding_themes", finding_id=finding_id))


def matched(texts: Sequence[str], held: Sequence[Row]) -> list[str | None]:
    """For each text the key of the finding that says the same, each finding at most once.

    First those spelled alike, then those retold in other words; where as many are left on both sides, the
    place in the report helps. Nothing is forced: a text that fits nothing is new.
    """
    rows = sorted(held, key=lambda row: (int(row["ordinal"] or 0), str(row["finding_id"])))
    found: dict[int, int] = {}
    _pair(found, [[_spelled_alike(text, row) for row in rows] for text in texts], ALIKE)
    left = [place for place in range(len(texts)) if place not in found]
    open_rows = [place for place in range(len(rows)) if place not in found.values()]
    if len(left) == len(open_rows):
        found |= {
            mine: other
            for mine, other in zip(left, open_rows, strict=True)
            if _meaning(texts[mine], rows[other]) >= IN_PLACE
        }
    _pair(found, [[_meaning(text, row) for row in rows] for text in texts], SHARED)
    return [str(rows[found[place]]["finding_id"]) if place in found else None for place in range(len(texts))]


def _pair(found: dict[int, int], scores: Sequence[Sequence[float]], least: float) -> None:
    """Add pairs that score enough, the best first, then the nearest in place; what is paired stays so."""
    order = sorted(
        (
            (-score, abs(mine - other), mine, other)
            for mine, row in enumerate(scores)
            for other, score in enumerate(row)
        )
    )
    for score, _, mine, other in order:
        if -score >= least and mine not in found and other not in found.values():
            found[mine] = other


def _spelled_alike(text: str, row: Row) -> float:
    mine = folded(text)
    return max(
        (fuzz.ratio(mine, folded(words)) for words in (row["source_quote"], row["summary"]) if words),
        default=0,
    )


def _meaning(text: str, row: Row) -> float:
    mine = meaning(text)
    shares = []
    for words in (row["source_quote"], row["summary"]):
        other = meaning(words or "")
        if mine and other:
            shares.append(len(mine & other) / min(len(mine), len(other)))
    return max(shares, default=0.0)
