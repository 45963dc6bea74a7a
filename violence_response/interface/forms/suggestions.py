"""Suggested links with the reason for each, to accept or to reject; and what was decided before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from violence_response import linking, words
from violence_response.interface import data
from violence_response.interface.controls.tables import link, small, status
from violence_response.interface.forms import decision_form
from violence_response.interface.forms.decision_form import Form
from violence_response.linking import Suggestion
from violence_response.register import decided_links, deciding
from violence_response.register.decided_links import Suggested
from violence_response.register.labels import REASON, label
from violence_response.rows import FindingLinkDecisions, LinkTargets, StatusesOf

MOST = {"intervention": 5, "priority": 3, "theme": 3}
"""Suggestions of a kind that are shown for one finding."""
PLACES = {
    "intervention": "interventions",
    "priority": "priorities",
    "theme": "findings",
    "finding": "findings",
}
HEADINGS = {"intervention": "Projects", "priority": "Plan priorities", "theme": "Themes"}


def box(finding_id: str) -> None:
    """A closed box on the thread of a finding: what might belong to it, and what was decided."""
    opened = st.expander("Suggested links", icon=":material/link:", on_change="rerun", key="finding.links")
    if opened.open:
        with opened:
            hint()
            for_finding(finding_id)
            _before(finding_id)


def for_finding(finding_id: str, kinds: Sequence[str] = ("intervention", "priority", "theme")) -> None:
    """What might belong to a finding and is neither linked nor rejected, the best first."""
    found = linking.index(data.database(), data.today()).suggest_for(finding_id)
    each_kind = {"intervention": found.interventions, "priority": found.priorities, "theme": found.themes}
    shown = 0
    for kind in kinds:
        open_ones = _undecided(finding_id, kind, each_kind[kind])[: MOST[kind]]
        if open_ones and len(kinds) > 1:
            st.markdown(f"**{HEADINGS[kind]}**")
        for suggestion in open_ones:
            _card(finding_id, suggestion, kind, suggestion.target_id)
        shown += len(open_ones)
    if not shown:
        st.markdown("Nothing in the register fits it that is not linked or rejected already.")


def for_gaps(findings: Mapping[str, str]) -> None:
    """A closed box under the findings that no project answers: the projects that might, finding by
    finding; `findings` are their keys with what they say."""
    if not findings:
        return
    opened = st.expander(
        "Projects that might answer them", icon=":material/link:", on_change="rerun", key="coverage.links"
    )
    if not opened.open:
        return
    with opened:
        hint()
        for finding_id, summary in findings.items():
            name = link(summary, "findings", finding=finding_id)
            st.markdown(f"**{name}**")
            for_finding(finding_id, ("intervention",))


def for_intervention(intervention_id: str) -> None:
    """A closed box on a project's page: the findings that it might answer."""
    opened = st.expander(
        "Findings it might answer", icon=":material/link:", on_change="rerun", key="intervention.links"
    )
    if not opened.open:
        return
    with opened:
        hint()
        found = linking.index(data.database(), data.today()).findings_for(intervention_id)
        shown = [
            each for each in found if not _is_decided(each.target_id, "intervention", intervention_id, each)
        ]
        for suggestion in shown:
            _card(suggestion.target_id, suggestion, "intervention", intervention_id)
        if not shown:
            st.markdown("No finding fits it that is not linked or rejected already.")


def _undecided(finding_id: str, kind: str, suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    return [each for each in suggestions if not _is_decided(finding_id, kind, each.target_id, each)]


def _is_decided(finding_id: str, kind: str, target_id: str, suggestion: Suggestion) -> bool:
    target = decided_links.TARGETS[kind]
    key = {"finding_id": finding_id, target.key: target_id}
    opened = data.database()
    if opened.row_of(f"register.{target.links}", ("finding_id",), key):
        return True
    return any(
        decision.is_apart and decision.fingerprint == suggestion.fingerprint
        for decision in data.rows(FindingLinkDecisions, finding_id=finding_id)
        if (decision.target_type, decision.target_id) == (kind, target_id)
    )


def _card(finding_id: str, suggestion: Suggestion, kind: str, target_id: str) -> None:
    title = linking.index(data.database(), data.today()).title(suggestion.kind, suggestion.target_id)
    name = link(title, PLACES[suggestion.kind], **{suggestion.kind: suggestion.target_id})
    matched = words.markdown(", ".join(suggestion.matched))
    nearness = words.markdown(f"nearness {suggestion.score:.2f} of 1")
    with st.container(border=True, gap="xsmall"):
        why = words.markdown(suggestion.why)
        st.markdown(f"{name}  \n:small[{why}]  \n:small[Words: {matched} · {nearness}]")
        if decision_form.may_record():
            name = f"link.{finding_id}.{kind}.{target_id}"
            decide = st.popover("Decide", icon=":material/check:", on_change="rerun", key=f"{name}.open")
            if decide.open:
                with decide:
                    _decide(Form(name), finding_id, (kind, target_id), suggestion)


def _decide(form: Form, finding_id: str, target: tuple[str, str], suggestion: Suggestion | None) -> None:
    answers = _answers(target[0], has_suggestion=suggestion is not None)
    with st.form(form.key("form"), border=False):
        answer = st.radio(
            label("link_decisions", "relation"),
            list(answers),
            format_func=answers.__getitem__,
            key=form.key("answer"),
        )
        reason = st.text_area(REASON, key=form.key("reason"), max_chars=deciding.LONGEST_REASON, height=90)
        if not st.form_submit_button("Save", type="primary", key=form.key("save")):
            return
    suggested = _as_recorded(suggestion) if suggestion else None
    if answer == "apart":
        form.save(
            lambda press: decided_links.set_apart(
                data.database(), press, finding_id, *target, reason=reason, suggested=suggested
            ),
            "The decision is recorded.",
        )
    else:
        form.save(
            lambda press: decided_links.link(
                data.database(),
                press,
                finding_id,
                *target,
                relation="" if answer == "linked" else str(answer),
                reason=reason,
                suggested=suggested,
            ),
            "The link is recorded.",
        )


def _as_recorded(suggestion: Suggestion) -> Suggested:
    method = f"{suggestion.method} {suggestion.version}"
    return Suggested(suggestion.score, "; ".join(suggestion.matched), method, suggestion.fingerprint)


def _answers(kind: str, *, has_suggestion: bool) -> dict[str, str]:
    """What can be said of a link, with the words a person reads."""
    apart = {"apart": "No: it does not belong to the finding"} if has_suggestion else {}
    if not decided_links.TARGETS[kind].has_relation:
        return {"linked": "Yes: the finding is about it", **apart}
    relations = data.rows(StatusesOf, subject_type="link")
    return {**{each.term: f"Yes: {each.label.lower()}" for each in relations}, **apart}


def by_hand(finding_id: str) -> None:
    """Write a link without a suggestion, or end one that there is."""
    kind = st.segmented_control(
        "Link it to",
        list(HEADINGS),
        default="intervention",
        format_func=HEADINGS.__getitem__,
        key="finding.hand.kind",
        required=True,
    )
    targets = data.rows(LinkTargets, finding_id=finding_id, target_type=kind)
    labels = {row.target_id: f"{row.title}{' (linked)' if row.is_linked else ''}" for row in targets}
    chosen = st.selectbox(
        HEADINGS[str(kind)],
        list(labels),
        index=None,
        placeholder="Choose",
        format_func=labels.__getitem__,
        key=f"finding.hand.{kind}",
    )
    if chosen is None:
        return
    form = Form(f"hand.{finding_id}.{kind}.{chosen}")
    if any(row.is_linked for row in targets if row.target_id == chosen):
        _end(form, finding_id, (str(kind), chosen))
    else:
        _decide(form, finding_id, (str(kind), chosen), None)


def _end(form: Form, finding_id: str, target: tuple[str, str]) -> None:
    with st.form(form.key("form"), border=False):
        reason = st.text_area(
            REASON,
            key=form.key("reason"),
            max_chars=deciding.LONGEST_REASON,
            height=90,
        )
        if st.form_submit_button("End the link", type="primary", key=form.key("save")):
            form.save(
                lambda press: decided_links.set_apart(
                    data.database(), press, finding_id, *target, reason=reason
                ),
                "The link is ended.",
            )


def _before(finding_id: str) -> None:
    """What was decided on links of a finding, on which words, by whom."""
    decided = data.rows(FindingLinkDecisions, finding_id=finding_id)
    if not decided:
        return
    st.markdown("**Decided before**")
    st.markdown("\n".join(f"- {_decision(row)}" for row in decided))


def _decision(row: FindingLinkDecisions) -> str:
    name = link(row.title, PLACES[row.target_type], **{row.target_type: row.target_id})
    mark = status(row.decision.label, row.decision.mark, row.decision.tone)
    who = words.markdown(f"{row.actor_role}, {words.day(row.decided_at)}: {row.reason}")
    if row.score is None:
        return f"{name} {mark} {who}"
    basis = words.markdown(f"{row.matched}; nearness {row.score:.2f}; {row.method}")
    return f"{name} {mark} {who}  \n  :small[It was suggested for: {basis}]"


def hint() -> None:
    """What a suggestion is, once, above a list of them."""
    small(
        "Suggested by the words that a finding and a project have in common. It is for you to say whether "
        "one answers the other; a rejected suggestion comes back only when the texts change."
    )
