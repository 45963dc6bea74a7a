"""What we owe on one inspection, in words: a row of a query on inspections in, plain text out.

"Not recorded" is never worded as a failure: nothing is known then, and the text says only that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from violence_response import words

GROUPS = {
    "running": ("A date lies ahead", "The last day for our response has not come."),
    "late": ("Overdue", "Work has begun, the last day has passed, and no publication is recorded."),
    "begun": ("Begun, no clock runs", "Work has begun, and the date to be out by is not known."),
    "unknown": (
        "No response recorded here",
        "We have no record of a response. One may have been given; none is counted as late.",
    ),
    "answered": ("Answered", "A response is out."),
    "settled": ("No response required", "Each with the reason."),
}
"""State of a clock: heading of its group in the list, and what the group means."""
PLURALS = {
    "recommendation": "recommendations",
    "cause of concern": "causes of concern",
    "area for improvement": "areas for improvement",
}


def clock(row: Mapping[str, Any]) -> str:
    """The state of the clock of one inspection, in one or two sentences."""
    state = row["clock_state"]
    if state == "settled":
        return " ".join(not_required(row))
    if state == "answered":
        return _answered(row)
    if state == "running":
        left = words.days_left(row["days_left"])
        last = f"Last day {words.day(row['last_lawful_day'])}, {left}"
        nothing = "" if row["has_response"] else "; nothing is recorded yet"
        return f"{last}{nothing}. {_chief_officer(row)}".strip()
    if state == "late":
        ago = words.days_left(row["days_left"])
        return f"The last day was {words.day(row['last_lawful_day'])}, {ago}; no publication is recorded."
    if words.is_unknown(row["last_lawful_day"]):
        return f"{_why_no_clock(row)}, so no clock runs."
    return f"The last day was {words.day(row['last_lawful_day'])}."


def _chief_officer(row: Mapping[str, Any]) -> str:
    if row["is_invited"]:
        return "The chief officer has been asked to comment."
    ask_by = row["chief_officer_day"]
    if words.is_unknown(ask_by):
        return ""
    if int(row["days_left"]) < (row["last_lawful_day"] - ask_by).days:
        return f"The chief officer was to be asked to comment by {words.day(ask_by)}; no request is recorded."
    return f"The chief officer is to be asked to comment by {words.day(ask_by)}."


def not_required(row: Mapping[str, Any]) -> list[str]:
    """Why an inspection needs no response of its own, as sentences: a row with `is_required`,
    `response_reason` and `covered_by_title` in.
    """
    said = []
    if not words.is_unknown(row["is_required"]) and not row["is_required"]:
        reason = words.plain(row["response_reason"], "The reason is not recorded").strip()
        said += ["No response is required.", reason if reason.endswith((".", "!", "?")) else f"{reason}."]
    if not words.is_unknown(row["covered_by_title"]):
        said.append(f"The response to “{row['covered_by_title']}” covers this report.")
    # Elsewhere the reason says why a response was thought to be required, which would contradict the stage.
    return said or ["No response is required: no rule asks for one."]


def _answered(row: Mapping[str, Any]) -> str:
    last, out = row["last_lawful_day"], row["answered_date"]
    if words.is_unknown(out):
        known = f"; the last day was {words.day(last)}, and" if not words.is_unknown(last) else ", so"
        return f"Response published on a day that is not recorded{known} whether it was on time is not known."
    if words.is_unknown(last):
        return f"Response published {words.day(out)}; with no clock it is neither on time nor late."
    late, last_day = (out - last).days, words.day(last)
    counts_days = row["regime"] == "section_55" and not words.is_unknown(row["answered_on_day"])
    on_day = f", day {int(row['answered_on_day'])}" if counts_days else ""
    if late > 0:
        too_late = words.counted(late, "day")
        return f"Response published {words.day(out)}{on_day}: {too_late} after the last day, {last_day}."
    return f"Response published {words.day(out)}{on_day}: on time, the last day was {last_day}."


def _why_no_clock(row: Mapping[str, Any]) -> str:
    if row["regime"] == "letter":
        return "The date that the letter sets is not recorded"
    if row["regime"] == "section_55":
        return "The day of publication is not known"
    return "No rule with a date is recorded"


def copies(row: Mapping[str, Any]) -> str:
    """Who was sent a copy of the response (section 55(6) names both); nothing before it is out."""
    if row["clock_state"] != "answered":
        return ""
    inspectorate = words.day(row["sent_to_inspectorate_date"], "not recorded")
    home_office = words.day(row["forwarded_to_home_office_date"], "not recorded")
    if inspectorate == home_office == "not recorded":
        return "Copies to the inspectorate and the Home Office: not recorded."
    return f"Copies: inspectorate {inspectorate}, Home Office {home_office}."


def replies(row: Mapping[str, Any]) -> str:
    """How many of the findings held here have a reply; how many are held where no response is recorded."""
    held = int(row["findings"])
    if not held:
        return "No finding is held here."
    if not row["has_response"]:
        return f"{words.sentence(words.counted(held, 'finding'))} held here."
    replied = int(row["replied"])
    if held == 1:
        return f"Its one finding held here has {'a' if replied else 'no'} reply."
    verb = "have" if replied > 1 else "has"
    start = words.sentence(words.number(replied)) if replied else "None"
    return f"{start} of {words.number(held)} findings held here {verb} a reply."


def stages(facets: pd.DataFrame) -> str:
    """How many inspections are in each stage, out of `inspection_facets` without choices, in a sentence."""
    counts = facets[(facets["facet"] == "stage") & (facets["inspections"] > 0)]
    total = int(counts["inspections"].sum())
    if not total:
        return "No inspection is in this register yet."
    ordered = counts.sort_values(["inspections", "ordinal"], ascending=[False, True])
    listed = [
        f"{words.number(int(number))} {_in_sentence(label)}"
        for number, label in zip(ordered["inspections"], ordered["label"], strict=True)
    ]
    # A label may hold a comma ("Published, date not recorded"), so semicolons part them.
    start = "Response to one inspection" if total == 1 else f"Responses to {words.number(total)} inspections"
    return f"{start}: {'; '.join(listed)}."


def _in_sentence(label: str) -> str:
    return label[:1].lower() + label[1:]


def reply_gaps(frame: pd.DataFrame) -> list[str]:
    """What the response leaves open on the findings: rows of `inspection_replies` in, sentences out."""
    said = []
    # Silence on a finding that asks nothing of us is no gap.
    silent = frame[frame["calls_for_work"] & ~frame["is_replied"]]
    if len(silent):
        which = _numbered(silent["ordinal"].tolist())
        verb = "calls" if len(silent) == 1 else "call"
        noun = words.counted(len(silent), "finding")
        said.append(f"{words.sentence(noun)} that {verb} for work by us: no reply ({which}).")
    lacking = frame[frame["lacks_action"]]
    if len(lacking):
        which = _numbered(lacking["ordinal"].tolist())
        noun = words.counted(len(lacking), "recommendation")
        said.append(
            f"{words.sentence(noun)} for us without an action or a reason why none ({which}); "
            "section 55(5B) asks for one or the other."
        )
    return said


def _numbered(ordinals: Sequence[int]) -> str:
    return ("finding " if len(ordinals) == 1 else "findings ") + words.joined(str(int(n)) for n in ordinals)


def counts_stated(row: Mapping[str, Any]) -> str:
    """What the report says that it holds, and what of it is held here; what is not stated is said."""
    kinds = (
        ("recommendation", "recommendation_count", "recommendations"),
        ("cause of concern", "cause_of_concern_count", "causes_of_concern"),
        ("area for improvement", "area_for_improvement_count", "areas_for_improvement"),
    )
    stated = [
        words.counted(int(row[count]), singular, PLURALS[singular]) + f" ({int(row[held])} held here)"
        for singular, count, held in kinds
        if not words.is_unknown(row[count])
    ]
    unstated = [PLURALS[singular] for singular, count, _ in kinds if words.is_unknown(row[count])]
    said = []
    if stated:
        said.append(f"The report states {words.joined(stated)}.")
    if not words.is_unknown(row["force_recommendation_count"]):
        said.append(f"Recommendations for chief constables: {int(row['force_recommendation_count'])}.")
    if unstated:
        said.append(f"How many {words.joined(unstated)} it holds is not stated in published sources.")
    held = words.sentence(words.counted(int(row["findings"]), "finding"))
    return " ".join([*said, f"{held} held here in all; no report need be complete here."])


def report_kinds(row: Mapping[str, Any]) -> str:
    """What sort of inspection it was, as far as is known."""
    kinds = {
        "is_national": "national",
        "is_thematic": "thematic",
        "is_force_specific": "on this force",
        "is_follow_up": "follow-up",
        "is_partner": "partner inspection",
    }
    known = [name for column, name in kinds.items() if not words.is_unknown(row[column]) and row[column]]
    return words.sentence(words.joined(known)) if known else "Not stated"
