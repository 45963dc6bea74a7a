"""The Commissioner's note, two sides: what inspectors found, what we said and fund, what is missing, what to
decide."""

from __future__ import annotations

import pandas as pd

from violence_response import queries, words
from violence_response.accounts import counts, evidence, interventions, overview
from violence_response.accounts.blocks import Block, Paragraph, Points, Section, Table, shortened
from violence_response.briefing import sentences, tables
from violence_response.briefing.gaps import called, decisions, missing
from violence_response.briefing.gathering import Gathered, keys_of, keys_of_rows
from violence_response.figures import responses

MOST_FINDINGS = 10
MOST_PROJECTS = 6
MOST_REPLIES = 4
"""What two sides have room for; the rest is counted, and is in the partnership pack."""


def sections(known: Gathered) -> tuple[Section, ...]:
    """The sections of the note."""
    return (
        overview.in_short(known.counts, known.newest, known.of_newest),
        _found(known),
        _said(known),
        _funded(known),
        _missing(known),
        _to_decide(known),
        _questions(known),
    )


def most_pressing(known: Gathered, most: int) -> pd.DataFrame:
    """The findings for a short list: all of them, or those that call for work and have least behind them."""
    frame = known.findings
    if len(frame) <= most:
        return frame
    order = frame.assign(
        rank=2 * (~frame["calls_for_work"].astype(bool)).astype(int) + frame["is_answered"].astype(int)
    )
    chosen = order.sort_values("rank", kind="stable").head(most).index
    return frame.loc[sorted(chosen)]


def _found(known: Gathered) -> Section:
    row, is_one = known.inspection, known.inspection is not None
    shown = most_pressing(known, MOST_FINDINGS)
    blocks: list[Block] = []
    message = counts.held(known.counts)
    keys = []
    if row is not None:
        when = words.day(row["published_date"], "a day that is not known")
        message = f"{row['lead_name']} published “{words.short_title(row['title'])}” on {when}."
        blocks.append(Paragraph(str(row["summary"])))
        keys.append(row["source_id"])
    if len(shown):
        caption = "Findings held here"
        if len(shown) < len(known.findings):
            caption = (
                f"The {len(shown)} findings with least behind them, of {len(known.findings):,} held here"
            )
        blocks.append(tables.findings(shown, caption, is_one_report=is_one, most=30))
    return Section(
        "found", "What inspectors found", message, tuple(blocks),
        keys_of(*keys, keys_of_rows(shown)),
    )  # fmt: skip


def _said(known: Gathered) -> Section:
    row = known.inspection
    points: list[str] = []
    keys = []
    if row is not None and known.clock is not None:
        message = responses.clock(known.clock)
        points += [
            text for text in (responses.copies(known.clock), words.plain(row["response_summary"])) if text
        ]
        keys = [row["response_source_id"]] if isinstance(row["response_source_id"], str) else []
    else:
        message = (
            sentences.owed(known.clocks)
            if known.request.subject != "all"
            else " ".join(counts.responses(known.counts))
        )
    replied = known.findings[known.findings["reply_text"].notna()]
    for reply in queries.as_records(replied.head(MOST_REPLIES)):
        label = str(reply["acceptance_label"])
        said = shortened(reply["reply_text"], 30)
        which = words.sentence(called(known, reply))
        points.append(f"{which}, {label[:1].lower()}{label[1:]}: {said}")
    if (more := len(replied) - MOST_REPLIES) > 0:
        points.append(f"{words.sentence(words.counted(more, 'more reply', 'more replies'))} on record.")
    if not points and known.findings["is_replied"].sum() == 0:
        points.append(
            "No reply to any of these findings is recorded here; that does not mean that none was given."
        )
    return Section("said", "What we said", message, _points(points), keys_of(*keys))


def _points(points: list[str]) -> tuple[Block, ...]:
    return (Points(tuple(points)),) if points else ()


def _funded(known: Gathered) -> Section:
    subject = known.request.subject
    return interventions.funded(
        known.projects, known.counts, subject=subject, numbers=finding_numbers(known), most=MOST_PROJECTS
    )


def finding_numbers(known: Gathered) -> dict[str, int] | None:
    """The numbers of the findings where these are of one report."""
    if known.inspection is None:
        return None
    keys = known.findings["finding_id"].tolist()
    return dict(zip(keys, (int(each) for each in known.findings["ordinal"]), strict=True))


def _missing(known: Gathered) -> Section:
    points = missing(known)
    if not points:
        message = "The register shows nothing that is missing."
    else:
        message = (
            f"{words.sentence(words.counted(len(points), 'thing is', 'things are'))} missing or not known."
        )
    return Section("missing", "What is missing", message, _points(points))


def _to_decide(known: Gathered) -> Section:
    points = decisions(known)
    message = "Nothing in the register asks for a decision today."
    if points:
        message = f"The register puts {words.counted(len(points), 'question')} to the Commissioner."
    return Section("decide", "What to decide", message, _points(points))


def _questions(known: Gathered) -> Section:
    clock = (
        responses.clock(known.clock) if known.clock is not None else " ".join(counts.responses(known.counts))
    )
    whole, projects = known.counts, known.projects
    answering = interventions.ANSWERING[known.request.subject]
    asked: tuple[tuple[str, str, str], ...] = (
        ("Did we respond in time?", clock, "Responses"),
        ("Is that all the report says?", _completeness(known), "Responses"),
        ("What do we spend on this?", counts.money(whole, answering), "Interventions"),
        ("When does the funding end?", f"{counts.funding(whole)} {counts.ending(whole)}", "Interventions"),
        ("Does it work?", evidence.evaluated(known.of_projects), "Interventions"),
        (
            "Where does the work happen?",
            interventions.places_named(projects, known.of_projects),
            "Interventions",
        ),
        (
            "Which Plan priorities does it serve?",
            interventions.priorities_served(projects, known.of_projects),
            "Plan priorities",
        ),
    )
    table = Table(
        "Questions, and the page of the dashboard with the figures behind each answer",
        ("Question", "Answer", "Page"), asked, (19, 66, 15),
    )  # fmt: skip
    return Section(
        "questions", "Likely questions", "What people may ask, and what the register says.", (table,)
    )


def _completeness(known: Gathered) -> str:
    if known.inspection is not None:
        return responses.counts_stated(known.inspection)
    return "No report need be complete in this register: a count is always one of the findings held here."
