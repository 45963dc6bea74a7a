"""The pieces of the overview: words and numbers only, so that the first screen comes at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from violence_response import queries, words
from violence_response.accounts import money as ending
from violence_response.accounts import overview as account
from violence_response.accounts.blocks import Paragraph, Section, Words
from violence_response.interface import show
from violence_response.interface.parts.tables import HOW_TO_BEGIN, empty, link, section, status
from violence_response.rows import Counts, MoneyEnding, NewestReport

MOST = 6
"""Changes listed on the first screen."""
KINDS = {
    "response": ("response to", "responses", "inspection"),
    "chief_officer": ("ask the chief officer to comment on", "responses", "inspection"),
    "finding": ("date set for the finding", "findings", "finding"),
}
"""Kind of date: how it is named, the page that opens its subject, and the part of the address for it."""


def standing(counts: Counts, newest: NewestReport | None, of_newest: Counts | None) -> None:
    """The state in a sentence, the newest report and the clocks; an empty register says what to do next."""
    if newest is None or of_newest is None:
        empty(account.EMPTY, HOW_TO_BEGIN)
        return
    lead = Paragraph(account.headline(counts), is_strong=True)
    show.blocks([lead, Paragraph(Words(account.newest(newest, of_newest), " ", account.deadlines(counts)))])


def deadlines(frame: pd.DataFrame, counts: Counts) -> None:
    """The dates that have to be kept, nearest first, with the days left; said where there is none."""
    lines = [_deadline(record) for record in queries.as_records(frame)]
    lines += [words.markdown(text) for text in account.dates(counts, len(frame))]
    section("Next deadlines", _listed(lines))


def _deadline(record: Mapping[Any, Any]) -> str:
    called, page, key = KINDS[str(record["kind"])]
    name = link(_shortened(record["title"]), page, **{key: str(record["subject_id"])})
    when = f"**{words.day(record['due_date'])}**, {words.days_left(record['days_left'])}"
    stage = "" if words.is_unknown(record["stage_label"]) else f" {_badge(record, 'stage')}"
    return f"{when}: {called} {name}{stage}"


def _badge(record: Mapping[Any, Any], of: str) -> str:
    return status(record[f"{of}_label"], record[f"{of}_mark"], record[f"{of}_tone"])


def changes(frame: pd.DataFrame) -> None:
    """What was recorded in the last 30 days, newest first."""
    lines = [_change(record) for record in queries.as_records(frame.head(MOST))]
    if (more := len(frame) - len(lines)) > 0:
        lines.append(f"and {words.counted(more, 'earlier change')}")
    section("Changed in the last 30 days", _listed(lines) or "Nothing was recorded in the last 30 days.")


def _change(record: Mapping[Any, Any]) -> str:
    title = _shortened(record["title"])
    if record["subject_type"] == "saving":
        role = words.markdown(record["actor_role"])
        return f"{words.day(record['updated_date'])}: {words.markdown(title)}, saved by {role}"
    if not words.is_unknown(record["finding_id"]):
        name = link(title, "findings", finding=str(record["finding_id"]))
    elif not words.is_unknown(record["inspection_id"]):
        name = link(title, "responses", inspection=str(record["inspection_id"]))
    else:
        name = words.markdown(title)
    said = []
    if not words.is_unknown(record["to_label"]):
        said.append(f"now {_badge(record, 'to')}")
    if not words.is_unknown(record["to_due_date"]):
        before = words.day(record["from_due_date"], "a day that is not recorded")
        said.append(f"date moved from {before} to {words.day(record['to_due_date'])}")
    kind = words.markdown(str(record["subject_label"]).lower())
    reason = "" if words.is_unknown(record["reason"]) else f" ({words.markdown(record['reason'])})"
    return f"{words.day(record['updated_date'])}: {kind} {name} {words.joined(said) or 'noted'}{reason}"


def money(awards: Sequence[MoneyEnding], counts: Counts) -> None:
    """Awards that end within six months, nearest first, and where the funding of all projects is."""
    show.section(
        Section("money", "Funding that ends within six months", "", (ending.points(awards, counts),))
    )


def _shortened(text: Any, most: int = 110) -> str:
    """The text, cut at a word where it is too long for a list; its page holds all of it."""
    whole = str(text)
    return whole if len(whole) <= most else whole[:most].rsplit(" ", 1)[0] + " …"


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
