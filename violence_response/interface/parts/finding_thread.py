"""The thread of one finding: what was found, our reply, the projects, the Plan, and what was done since.

Where a link of the chain is missing, its place says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.interface.parts.findings import due
from violence_response.interface.parts.tables import facts, heading, link, small, status


def chain(finding: Mapping[str, Any], projects: pd.DataFrame, priorities: pd.DataFrame) -> None:
    """Our reply, the projects, the Plan priorities and how far it is delivered."""
    reply(finding)
    answers(finding, projects)
    plan(priorities)
    delivery(finding)


def top(finding: Mapping[str, Any], projects: pd.DataFrame, priorities: pd.DataFrame) -> None:
    """The finding in the report's place, its facts, and the chain in five steps."""
    here, held = int(finding["ordinal"]), int(finding["held"])
    neighbours = [link("All findings", "findings")]
    for label, column in (("Previous", "previous_finding_id"), ("Next", "next_finding_id")):
        if not words.is_unknown(finding[column]):
            neighbours.append(link(label, "findings", finding=str(finding[column])))
    place = (
        f"Finding {here}, one of {held} held for this report"
        if held > 1
        else "The only finding held for this report"
    )
    small(" · ".join([*neighbours, place]))
    st.markdown(f"### {words.markdown(finding['summary'])}", anchors=False)
    st.markdown(_kind(finding))
    _chain(finding, projects, priorities)
    facts(_facts(finding))


def _kind(finding: Mapping[str, Any]) -> str:
    kind = status(finding["finding_type_label"], finding["finding_type_mark"], finding["finding_type_tone"])
    report = link(finding["inspection_title"], "responses", inspection=str(finding["inspection_id"]))
    when = words.day(finding["published_date"], "day of publication not known")
    return f"{kind} in {report}, {words.markdown(when)}"


def _chain(finding: Mapping[str, Any], projects: pd.DataFrame, priorities: pd.DataFrame) -> None:
    steps = (
        ("Our reply", _reply_step(finding)),
        ("Projects", _projects_step(finding, projects)),
        ("Plan priorities", _plan_step(priorities)),
        ("Delivery", _status(finding, "delivery", "Not recorded")),
    )
    with st.grid(min_column_width=210):
        for number, (label, said) in enumerate(steps, start=1):
            with st.container(border=True, height="stretch"):
                st.markdown(f"{number}\\. **{label}** {said}")


def _status(finding: Mapping[str, Any], name: str, absent: str) -> str:
    if words.is_unknown(finding[f"{name}_label"]):
        return status(absent, "?", "neutral")
    return status(finding[f"{name}_label"], finding[f"{name}_mark"], finding[f"{name}_tone"])


def _reply_step(finding: Mapping[str, Any]) -> str:
    said = _status(finding, "acceptance", "No reply recorded")
    return (
        f"{said} {status('No action or reason', '▲', 'problem')}"
        if finding["needs_action_or_reason"]
        else said
    )


def _projects_step(finding: Mapping[str, Any], projects: pd.DataFrame) -> str:
    answering = projects[projects["is_answer"].astype(bool)]
    if not answering.empty:
        funded = int(answering["is_funded"].sum())
        text = (
            f"{words.counted(len(answering), 'project')} {'answers' if len(answering) == 1 else 'answer'} it"
        )
        money = "" if funded == len(answering) else f", {words.number(funded)} funded"
        mark, tone = ("●", "good") if funded else ("◐", "caution")
        return status(words.sentence(text) + money, mark, tone)
    if not finding["calls_for_work"]:
        return status("No action needed from us", "–", "neutral")
    return status("No project answers it", "✗", "problem")


def _plan_step(priorities: pd.DataFrame) -> str:
    present = int(priorities["is_in_force"].sum())
    if present:
        return status(words.sentence(words.counted(present, "priority", "priorities")), "●", "good")
    return status("None of the present Plan", "✗", "problem")


def _facts(finding: Mapping[str, Any]) -> list[tuple[str, str]]:
    addressee = "" if words.is_unknown(finding["addressee"]) else words.markdown(finding["addressee"])
    for_us = words.markdown(finding["addressed_label"])
    themes = [
        link(name, "findings", theme=str(key))
        for key, name in zip(finding["theme_ids"], finding["theme_names"], strict=True)
    ]
    pairs = [
        ("Addressed to", f"{addressee} ({for_us[:1].lower()}{for_us[1:]})" if addressee else for_us),
        (
            "Where in the report",
            ""
            if words.is_unknown(finding["source_reference"])
            else words.markdown(finding["source_reference"]),
        ),
        ("Themes", ", ".join(themes) or "none given"),
        ("Source", link(finding["source_title"], "about_the_data", source=str(finding["source_id"]))),
    ]
    if not words.is_unknown(finding["due_date"]):
        pairs.insert(0, ("Second clock", words.markdown(due(finding["due_date"], finding["days_left"]))))
    if not words.is_unknown(finding["source_quote"]):
        pairs.append(("In the report's words", f"“{words.markdown(finding['source_quote'])}”"))
    if not words.is_unknown(finding["note"]):
        pairs.append(("What is missing or doubtful", words.markdown(finding["note"])))
    return pairs


def reply(finding: Mapping[str, Any]) -> None:
    """What our response says on the finding, and what it does not say."""
    heading("1. Our reply")
    if words.is_unknown(finding["reply_id"]):
        st.markdown(_no_reply(finding))
        return
    when = (
        ""
        if words.is_unknown(finding["response_date"])
        else f" in our response of {words.day(finding['response_date'])}"
    )
    st.markdown(_status(finding, "acceptance", "") + when)
    action = finding["action_or_reason"]
    if words.is_unknown(action):
        said = (
            "The response is silent on it."
            if finding["is_silent"]
            else "The reply names neither an action nor a reason."
        )
    else:
        said = words.markdown(action)
    pairs = [("Action or reason", said)]
    for label, column in (
        ("What the reply does not say", "reply_note"),
        ("Where in the response", "reply_reference"),
    ):
        if not words.is_unknown(finding[column]):
            pairs.append((label, words.markdown(finding[column])))
    facts(pairs)
    if finding["needs_action_or_reason"]:
        st.warning(
            "This is a recommendation to us. Section 55(5B) of the Police Act 1996 asks our comments to say "
            "what was or will be done, or why nothing; the reply held here says neither.",
            icon=":material/warning:",
        )


def _no_reply(finding: Mapping[str, Any]) -> str:
    inspection = link("See the state of our response", "responses", inspection=str(finding["inspection_id"]))
    if not words.is_unknown(finding["covered_by_inspection_id"]):
        other = link(
            finding["covered_by_title"], "responses", inspection=str(finding["covered_by_inspection_id"])
        )
        return f"No reply to this finding is recorded. The response to {other} answers this report too."
    if finding["response_required"] == "no":
        return f"No reply is recorded, and none was asked for. {inspection}"
    if words.is_unknown(finding["response_id"]):
        return (
            "No response to this report is recorded here, so nothing is known of a reply. That does not mean "
            f"that none was given. {inspection}"
        )
    return f"A response to this report is on record, but no reply to this finding is recorded. {inspection}"


def answers(finding: Mapping[str, Any], projects: pd.DataFrame) -> None:
    """The projects that answer the finding and, apart from them, those only on the same subject."""
    heading(
        "2. Projects that answer it",
        "A rating belongs to an approach across many studies; it does not say that this project works."
        if len(projects)
        else "",
    )
    is_answer = projects["is_answer"].astype(bool)
    if not is_answer.any():
        text = "No funded project answers this finding."
        if not finding["calls_for_work"]:
            text += " No action is needed from us: it is a positive practice, or addressed to others."
        st.markdown(text)
    elif not projects.loc[is_answer, "is_funded"].any():
        st.markdown("No funded project answers this finding: no money is recorded for what follows.")
    for record in queries.as_records(projects[is_answer]):
        _project(record)
    if not is_answer.all():
        st.markdown("**On the same subject, but not an answer**")
    for record in queries.as_records(projects[~is_answer]):
        _project(record)


def _project(record: Mapping[Any, Any]) -> None:
    name = link(record["name"], "interventions", intervention=str(record["intervention_id"]))
    provider = words.markdown(words.plain(record["provider_name"], "provider not stated"))
    relation = status(record["relation_label"], record["relation_mark"], record["relation_tone"])
    source = link(record["source_title"], "about_the_data", source=str(record["source_id"]))
    places = words.markdown(words.listed(record["place_names"]) or "not stated")
    lines = [
        f"**{name}**, {provider} {relation}",
        f"{words.markdown(record['rationale'])} :small[({words.markdown(record['basis_label'])}; {source})]",
        f":small[**Money:** {_money(record)}]",
        f":small[**Places:** {places}]",
        f":small[**Evidence:** {_rating(record)} · {_evaluation(record)}]",
    ]
    with st.container(border=True, gap="xsmall"):
        st.markdown("  \n".join(lines))


def _money(record: Mapping[Any, Any]) -> str:
    if not int(record["grants"]):
        text = (
            "paid for by the violence reduction unit, amount not stated"
            if record["is_funded"]
            else "none recorded"
        )
        return words.markdown(text)
    text = words.money(record["awarded_amount"], record["other_amount"], record["not_stated"])
    bases = ", ".join(str(base).lower() for base in record["other_bases"])
    text += f" ({bases})" if bases else ""
    return words.markdown(
        f"{text}; funding ends {words.day(record['last_end_date'], 'on a day that is not stated')}"
    )


def _rating(record: Mapping[Any, Any]) -> str:
    approach = words.markdown(record["approach_name"])
    if words.is_unknown(record["rating_label"]):
        return f"{approach}, no rating found"
    rating = status(f"Effect: {record['rating_label'].lower()}", record["rating_mark"], record["rating_tone"])
    day = record["rating_date"]
    when = words.period(day, day, str(record["rating_date_precision"]))
    certainty = words.markdown(str(record["rating_certainty_label"]).lower())
    return f"{approach} {rating} Toolkit rating, {words.markdown(when)}, {certainty}"


def _evaluation(record: Mapping[Any, Any]) -> str:
    label = f"This project: {record['evaluation_label'][:1].lower()}{record['evaluation_label'][1:]}"
    if record["evaluation_tone"] == "problem":
        label = "This project: no evaluation found"
    note = (
        "" if words.is_unknown(record["evaluation_note"]) else f" {words.markdown(record['evaluation_note'])}"
    )
    return status(label, record["evaluation_mark"], record["evaluation_tone"]) + note


def plan(priorities: pd.DataFrame) -> None:
    """The Plan priorities that the finding bears on, itself or through the projects that answer it."""
    heading("3. Plan priorities")
    if not priorities["is_in_force"].any():
        st.markdown("The finding is tied to no priority of a Plan in force.")
    lines = [_priority(record) for record in queries.as_records(priorities)]
    if lines:
        st.markdown("\n".join(lines))


def _priority(record: Mapping[Any, Any]) -> str:
    name = link(record["title"], "priorities", priority=str(record["priority_id"]))
    in_force = "" if record["is_in_force"] else ", not in force"
    said = f"- **{name}** ({words.markdown(record['plan_title'])}{in_force})"
    if not words.is_unknown(record["relation_label"]):
        said += f" {status(record['relation_label'], record['relation_mark'], record['relation_tone'])}"
        said += f" {words.markdown(record['rationale'])} :small[({words.markdown(record['basis_label'])})]"
    count = int(record["projects"])
    if count:
        those = words.verb(count, "that answers it serves this", "that answer it serve this")
        said += f" {words.sentence(words.counted(count, 'project'))} {those}."
    return said


def delivery(finding: Mapping[str, Any]) -> None:
    """Three marks that may disagree: what we say, what we have evidence of, what the inspectorate agreed."""
    heading("4. Delivery", "What we say, what we can show and what the inspectorate agreed are three things.")
    said = _status(finding, "delivery", "Not recorded")
    since = (
        "" if words.is_unknown(finding["delivery_date"]) else f" since {words.day(finding['delivery_date'])}"
    )
    shown = int(finding["approved_evidence"])
    evidence = (
        status(words.sentence(words.counted(shown, "approved document")), "✓", "good")
        if shown
        else status("No approved evidence recorded", "?", "neutral")
    )
    facts(
        [
            ("We say", said + since),
            ("Evidence", evidence),
            ("Inspectorate", _status(finding, "inspectorate", "Its view is not known")),
        ]
    )


def work(promised: pd.DataFrame, shown: pd.DataFrame, changed: pd.DataFrame) -> None:
    """What someone promised to do, what shows that it was done, and what changed since."""
    actions(promised)
    evidence(shown)
    events(changed)


def actions(frame: pd.DataFrame) -> None:
    """What someone promised to do, by when."""
    if frame.empty:
        st.markdown("No action is recorded on this finding.")
        return
    st.markdown("**Actions**\n\n" + "\n".join(_action(record) for record in queries.as_records(frame)))


def _action(record: Mapping[Any, Any]) -> str:
    when = "no day set"
    if not words.is_unknown(record["due_date"]):
        when = f"due {words.day(record['due_date'])}, {words.days_left(record['days_left'])}"
    moved = f", moved {words.counted(int(record['moves']), 'time')}" if record["moves"] else ""
    late = not words.is_unknown(record["days_left"]) and record["days_left"] < 0 and record["is_open"]
    marks = [status("Overdue", "▲", "problem")] if late else []
    if not words.is_unknown(record["status_label"]):
        marks.append(status(record["status_label"], record["status_mark"], record["status_tone"]))
    owner = words.markdown(record["owner_role"])
    return f"- {words.markdown(record['title'])}: {owner}, {words.markdown(when + moved)} {' '.join(marks)}"


def evidence(frame: pd.DataFrame) -> None:
    """Documents that show what was done."""
    if frame.empty:
        st.markdown("No evidence is recorded on this finding.")
        return
    st.markdown("**Evidence**\n\n" + "\n".join(_document(record) for record in queries.as_records(frame)))


def _document(record: Mapping[Any, Any]) -> str:
    title = words.markdown(record["title"])
    where = "" if words.is_unknown(record["url"]) else f", kept at {words.markdown(record['url'])}"
    state = status(record["state_label"], record["state_mark"], record["state_tone"])
    expiry = ""
    if not words.is_unknown(record["expires_date"]):
        expiry = f" {'expired' if record['is_expired'] else 'good until'} {words.day(record['expires_date'])}"
    return f"- {title}{where} {state}{expiry}"


def events(frame: pd.DataFrame) -> None:
    """What was recorded since, newest first."""
    heading("What changed")
    if frame.empty:
        st.markdown("No update is recorded on this finding.")
        return
    st.markdown("\n".join(_event(record) for record in queries.as_records(frame)))


def _event(record: Mapping[Any, Any]) -> str:
    said = [] if record["subject_type"] == "finding" else [words.markdown(record["subject_label"])]
    if not words.is_unknown(record["action_title"]):
        said = [f"action “{words.markdown(record['action_title'])}”"]
    if not words.is_unknown(record["to_label"]):
        before = (
            "" if words.is_unknown(record["from_label"]) else f"{words.markdown(record['from_label'])} → "
        )
        said.append(before + status(record["to_label"], record["to_mark"], record["to_tone"]))
    if not words.is_unknown(record["to_due_date"]):
        before = (
            "" if words.is_unknown(record["from_due_date"]) else f" from {words.day(record['from_due_date'])}"
        )
        said.append(f"due date moved{before} to {words.day(record['to_due_date'])}")
    for column, lead in (("reason", ""), ("evidence_title", "evidence: ")):
        if not words.is_unknown(record[column]):
            said.append(lead + words.markdown(record[column]))
    who = words.markdown(record["actor_role"])
    return f"- **{words.day(record['updated_at'])}**, {who}: {'; '.join(said)}"


def ways_on(finding: Mapping[str, Any]) -> None:
    """Where to go from here: the neighbours in the report, all of its findings, the whole list."""
    steps = []
    for label, column in (
        ("← Previous finding", "previous_finding_id"),
        ("Next finding →", "next_finding_id"),
    ):
        if not words.is_unknown(finding[column]):
            steps.append(link(label, "findings", finding=str(finding[column])))
    steps.append(link("Findings of this report", "findings", inspection=str(finding["inspection_id"])))
    steps.append(link("All findings", "findings"))
    key = str(finding["finding_id"])
    steps.append(link("A briefing on this finding", "briefing", kind="finding", about="finding", finding=key))
    st.divider()
    st.markdown(" · ".join(steps))
