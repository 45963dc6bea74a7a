"""Which findings a named project or priority is tied to: what the response says, and what may be suggested.

- A project or priority named in the reply to one recommendation is tied to that one: said in our response.
- A priority named for the report as a whole is on the subject of every finding: said in our response,
  "related".
- A project named for the report as a whole is suggested for the findings that share a theme with it:
  "related", because neither the response nor a shared theme says that it answers them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from violence_response.documents import keys
from violence_response.documents.holdings import Holdings
from violence_response.documents.review import Named, Review, short

if TYPE_CHECKING:
    from violence_response.documents.plan import Plan
    from violence_response.documents.rows import Maker

TABLES = {"intervention": "finding_interventions", "priority": "finding_priorities"}
IDS = {"intervention": "intervention_id", "priority": "priority_id"}


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


def plan_links(plan: Plan, maker: Maker) -> None:
    """Plan the links of a review; a pair that the register has already is left as it is."""
    made: set[tuple[str, str, str]] = set()
    for each in maker.review.named:
        if not each.is_kept:
            continue
        table = TABLES[each.kind]
        if each.subject_id is None or each.subject_id not in maker.holdings.keys(_table_of(each)):
            plan.said.append(
                f"“{short(each.name)}” is named and stands for nothing in the register: it is not saved."
            )
            continue
        places = [
            place for place in each.statements if place < len(plan.finding_ids) and plan.finding_ids[place]
        ]
        if not places and not is_tied(each, maker.review, maker.holdings):
            plan.said.append(f"“{short(each.name)}” is tied to no finding: it is not saved.")
        for place in places:
            finding_id = plan.finding_ids[place]
            pair = {"finding_id": finding_id, IDS[each.kind]: each.subject_id}
            if (table, finding_id, each.subject_id) in made or maker.holdings.one(table, **pair) is not None:
                continue
            made.add((table, finding_id, each.subject_id))
            wanted = f"link-{finding_id}-{each.subject_id}"
            plan.add(
                table,
                {
                    "link_id": keys.free(wanted, maker.holdings.keys(table)),
                    **pair,
                    "relation": each.relation,
                    "basis": each.basis,
                    "rationale": rationale(each),
                    "source_id": maker.source_id,
                },
            )


def rationale(each: Named) -> str:
    """The reason of a link, with the words that it rests on."""
    quote = short(each.quote, 240)
    if each.basis == "stated_in_response" and each.relation != "related":
        return f"Our reply on it names this: “{quote}”"
    if each.basis == "stated_in_response":
        return f"Our response names this for the report as a whole: “{quote}”"
    return f"Our response names this, and both are about the same subject: “{quote}”"


def _table_of(each: Named) -> str:
    return "interventions" if each.kind == "intervention" else "priorities"
