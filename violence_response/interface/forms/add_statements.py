"""The findings, recommendations, projects and priorities of a document under review: keep, correct, drop,
add."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from violence_response import words
from violence_response.documents.fields.facts import Field
from violence_response.documents.saving import ties
from violence_response.documents.saving.holdings import Holdings
from violence_response.documents.saving.review import (
    Named,
    NamedKind,
    Review,
    Statement,
    acceptance_of,
    short,
    summary_of,
)
from violence_response.interface.controls.tables import link, small
from violence_response.interface.forms import add_desk as desk
from violence_response.interface.forms import add_words
from violence_response.interface.forms.add_desk import Document

NEW = ""
OWN_DOUBTS = ("findings", "recommendations", "interventions", "priorities")
"""Doubts that are shown with the lists they are about."""
SUBJECTS: Mapping[NamedKind, tuple[str, str, str]] = {
    "intervention": ("Projects named in the response", "interventions", "name"),
    "priority": ("Plan priorities named in the response", "priorities", "title"),
}


def show(document: Document, file: UploadedFile) -> None:
    """Findings first, then what the response names."""
    held = desk.holdings()
    review = document.review
    if review is None:
        return
    count = len(review.kept)
    st.subheader(f"Findings and recommendations ({count})", anchor=False)
    _doubts(review, "findings", "recommendations")
    if not review.statements:
        small("None could be read. Add them if the response has any.")
    order = sorted(
        range(len(review.statements)), key=lambda place: review.statements[place].confidence >= 0.9
    )
    for place in order:
        _statement(document, place, held, file)
    if st.button("Add a finding", icon=":material/add:", key=f"{document.key}-add-statement"):
        _put(document, len(review.statements), Statement("", "finding", None))
        st.rerun()
    for kind in SUBJECTS:
        _named_of(document, kind, held, file)


def _doubts(review: Review, *fields: str) -> None:
    lines = [f"- {words.markdown(each.message)}" for each in review.doubts if each.field in fields]
    if lines:
        st.markdown("\n".join(lines))


def _put(document: Document, place: int, statement: Statement) -> None:
    if document.review is not None:
        rows = list(document.review.statements)
        rows[place : place + 1] = [statement]
        document.review = replace(document.review, statements=tuple(rows))


def _statement(document: Document, place: int, held: Holdings, file: UploadedFile) -> None:
    review = document.review
    if review is None:
        return
    each = review.statements[place]
    kind = held.terms("finding_type").get(each.finding_type, each.finding_type)
    number = "" if each.number is None else f" {each.number}"
    with st.container(border=True, gap="xsmall"):
        label = f"{kind}{number}: {words.markdown(each.text) or 'type its words below'}"
        is_kept = st.checkbox(label, value=each.is_kept, key=f"{document.key}-keep-{place}")
        each = replace(each, is_kept=is_kept)
        names = held.names("themes", "name")
        themes = ", ".join(names.get(theme, theme) for theme in each.themes) or "none"
        same = _called(held, each.finding_id)
        small(f"{add_words.badge(each.confidence)} Themes: {words.markdown(themes)}. {same}")
        if each.reply:
            small(f"**Our reply:** {words.markdown(short(each.reply, 400))}")
        box = st.expander(
            "Correct it", key=f"{document.key}-open-{place}", on_change="rerun", expanded=not each.text
        )
        if box.open:
            with box:
                if each.text:
                    add_words.opener(
                        document, file, f"statement-{place}", review.statements[place].text, each.page
                    )
                each = _corrected(document, place, each, held)
    if each != review.statements[place]:
        _put(document, place, each)


def _called(held: Holdings, finding_id: str | None) -> str:
    row = held.one("findings", finding_id=finding_id) if finding_id else None
    if row is None:
        return ""
    opened = link(f"finding {row['ordinal']}", "findings", finding=str(finding_id))
    return f"The register has it as {opened}: “{words.markdown(short(str(row['summary']), 120))}”"


def _corrected(document: Document, place: int, each: Statement, held: Holdings) -> Statement:
    """The fields of one statement; what was typed comes back."""
    key = f"{document.key}-{document.inspection_id}-{place}"
    text = st.text_area("The report's words", value=each.text, key=f"{key}-text", height=120).strip()
    kinds, groups = held.terms("finding_type"), held.terms("addressed_to_us")
    summary = each.summary if text == each.text else summary_of(text)
    if each.finding_id is None:
        summary = st.text_input("As it is shown in lists", value=summary, key=f"{key}-summary", max_chars=400)
    left, right = st.columns(2)
    with left:
        kind = _one("Kind", kinds, each.finding_type, f"{key}-kind")
    with right:
        to_us = _one("For whom", groups, each.addressed_to_us, f"{key}-for")
    names = held.names("themes", "name")
    themes = st.multiselect(
        "Themes", list(names), default=[theme for theme in each.themes if theme in names],
        format_func=lambda theme: names.get(theme, theme), key=f"{key}-themes",
    )  # fmt: skip
    reply = (
        st.text_area("Our reply to it", value=each.reply or "", key=f"{key}-reply", height=100).strip()
        or None
    )
    acceptance = each.acceptance if reply == each.reply else acceptance_of(reply)
    if reply:
        acceptance = _one("Does the reply agree?", _acceptances(held), acceptance or "", f"{key}-acceptance")
    finding_id = _same_as(document, each, held, f"{key}-same")
    return replace(
        each, text=text, summary=summary or summary_of(text), finding_type=kind, addressed_to_us=to_us,
        themes=tuple(themes), reply=reply, acceptance=acceptance, finding_id=finding_id,
    )  # fmt: skip


def _acceptances(held: Holdings) -> dict[str, str]:
    silent = {
        row["term"] for row in held.find("vocabulary_terms", vocabulary="acceptance", counts_as="silent")
    }
    terms = {term: label for term, label in held.terms("acceptance").items() if term not in silent}
    return {**terms, "not_stated": terms.get("not_stated", "Replied, agreement not said")}


def _one(label: str, options: Mapping[str, str], value: str, key: str) -> str:
    known = list(options)
    index = known.index(value) if value in known else 0
    return str(
        st.selectbox(label, known, index=index, format_func=lambda term: options.get(term, term), key=key)
    )


def _same_as(document: Document, each: Statement, held: Holdings, key: str) -> str | None:
    """Which finding of the register it is, where the register has the inspection."""
    if document.inspection_id is None:
        return None
    rows = held.find("findings", inspection_id=document.inspection_id)
    options = {NEW: "A new finding"} | {
        str(row["finding_id"]): f"{row['ordinal']}. {short(str(row['summary']), 90)}" for row in rows
    }
    return _one("In the register it is", options, each.finding_id or NEW, key) or None


# --- projects and priorities


def _named_of(document: Document, kind: NamedKind, held: Holdings, file: UploadedFile) -> None:
    review = document.review
    if review is None:
        return
    title, table, column = SUBJECTS[kind]
    places = [place for place, each in enumerate(review.named) if each.kind == kind]
    st.subheader(f"{title} ({sum(review.named[place].is_kept for place in places)})", anchor=False)
    _doubts(review, table)
    names = held.names(table, column)
    for place in sorted(places, key=lambda place: review.named[place].confidence):
        _named(document, place, names, held, file)
    label = "Add a project" if kind == "intervention" else "Add a priority"
    if st.button(label, icon=":material/add:", key=f"{document.key}-add-{kind}"):
        added = Named(kind, "", None, "Added by hand")
        document.review = replace(review, named=(*review.named, added))
        st.rerun()


def _named(
    document: Document, place: int, names: Mapping[str, str], held: Holdings, file: UploadedFile
) -> None:
    review = document.review
    if review is None:
        return
    each, key = review.named[place], f"{document.key}-{document.inspection_id}-named-{place}"
    with st.container(border=True):
        left, right = st.columns([5, 6], gap="medium")
        with left:
            label = f"Save “{words.markdown(each.name)}”" if each.name else "Save this"
            is_kept = st.checkbox(label, value=each.is_kept, key=f"{key}-keep")
            options = {NEW: "Not in the register: leave it out"} | dict(names)
            subject_id = (
                _one("In the register it is", options, each.subject_id or NEW, f"{key}-subject") or None
            )
            changed = replace(each, is_kept=is_kept, subject_id=subject_id)
            if subject_id != each.subject_id:
                changed = ties.tie(changed, review, held)
            changed = _tied(document, review, changed, held, f"{key}-{subject_id}")
        with right:
            quote = each.quote if each.name else None
            add_words.beside(
                document, file, f"named-{place}", Field(each.name or None, each.confidence, each.page, quote)
            )
    if changed != each:
        rows = list(review.named)
        rows[place] = changed
        document.review = replace(review, named=tuple(rows))


def _tied(document: Document, review: Review, each: Named, held: Holdings, key: str) -> Named:
    """Which findings it is tied to, and how far it answers them."""
    if each.subject_id is None:
        return each
    options = {
        place: f"{place + 1}. {short(one.summary or one.text, 70)}"
        for place, one in enumerate(review.statements)
        if one.is_kept
    }
    chosen = st.multiselect(
        "Tied to these findings", list(options),
        default=[place for place in each.statements if place in options],
        format_func=lambda place: options.get(place, str(place)), key=f"{key}-tied", placeholder="None",
    )  # fmt: skip
    relation = each.relation
    if chosen:
        relation = _one("How far it answers them", held.terms("relation"), each.relation, f"{key}-relation")
    elif ties.is_tied(each, review, held):
        small("The register ties it to findings of this report already.")
    return replace(each, statements=tuple(chosen), relation=relation)
