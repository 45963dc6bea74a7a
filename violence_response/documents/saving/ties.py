"""A review tied to the register: its inspection, its findings, and the findings that a named project or
priority is tied to.

- A project or priority named in the reply to one recommendation is tied to that one: stated in our response.
- A priority named for the report as a whole is on the subject of every finding: stated in our response,
  "related".
- A project named for the report as a whole is suggested for the findings that share a theme with it:
  "related", because neither the response nor a shared theme says that it answers them.
"""

from __future__ import annotations

from dataclasses import replace

from violence_response.documents.saving.duplicates import Duplicate, duplicate, settled
from violence_response.documents.saving.holdings import Holdings
from violence_response.documents.saving.review import Named, Review

TABLES = {"intervention": "finding_interventions", "priority": "finding_priorities"}
IDS = {"intervention": "intervention_id", "priority": "priority_id"}


def prepared(review: Review, holdings: Holdings) -> tuple[Review, Duplicate | None]:
    """The review tied to the register: its inspection where it is there, its findings, and suggested
    links."""
    found = duplicate(review, holdings)
    return tied(review, holdings, found.inspection_id if found else None), found


def tied(review: Review, holdings: Holdings, inspection_id: str | None) -> Review:
    """The review tied to one inspection of the register, or to none."""
    return suggested(settled(review, holdings, inspection_id), holdings)


def suggested(review: Review, holdings: Holdings) -> Review:
    """The review with every named project and priority tied to findings where that can be said or suggested.

    What the register ties to one of these findings already needs no suggestion.
    """
    return replace(review, named=tuple(tie(each, review, holdings) for each in review.named))


def tie(each: Named, review: Review, holdings: Holdings) -> Named:
    """One named project or priority with the statements it is tied to."""
    if each.subject_id is None or is_tied(each, review, holdings):
        return replace(each, statements=())
    inside = _in_replies(each, review)
    if inside:
        return replace(each, statements=inside, relation="partly_addresses", basis="stated_in_response")
    places = [place for place, one in enumerate(review.statements) if one.is_kept]
    if each.kind == "priority":
        return replace(each, statements=tuple(places), relation="related", basis="stated_in_response")
    rows = holdings.find("intervention_themes", intervention_id=each.subject_id)
    themes = {row["theme_id"] for row in rows}
    shared = tuple(place for place in places if themes & set(review.statements[place].themes))
    return replace(each, statements=shared, relation="related", basis="accepted_suggestion")


def is_tied(each: Named, review: Review, holdings: Holdings) -> bool:
    """Whether the register ties it to one of the findings already."""
    rows = holdings.find(TABLES[each.kind], **{IDS[each.kind]: each.subject_id})
    linked = {row["finding_id"] for row in rows}
    return any(one.finding_id in linked for one in review.statements if one.finding_id)


def _in_replies(each: Named, review: Review) -> tuple[int, ...]:
    name = " ".join(each.name.lower().split())
    return tuple(
        place
        for place, one in enumerate(review.statements)
        if one.is_kept and one.reply and name in " ".join(one.reply.lower().split())
    )
