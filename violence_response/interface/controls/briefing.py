"""The pieces of the briefing page: what to brief on, the briefing itself as pages, its files."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

import streamlit as st

from violence_response import words
from violence_response.accounts import minutes
from violence_response.briefing import making, pdf
from violence_response.briefing.asking import ALONE, SUBJECTS, Request
from violence_response.briefing.composition import KINDS, MARKINGS, Briefing
from violence_response.briefing.formats import NAMES, TYPES, file_name, rendered
from violence_response.briefing.look import look_of
from violence_response.briefing.pack import USUAL_DAYS
from violence_response.interface import data, show
from violence_response.interface.controls.tables import link, small
from violence_response.interface.filters import Address
from violence_response.rows import (
    BriefingSubjects,
    FindingDetails,
    FindingsFound,
    MeetingsListed,
    NewestReport,
)
from violence_response.settings import Settings

SHORT_KINDS = {
    "note": "Note",
    "pack": "Pack",
    "response": "Response draft",
    "finding": "Finding",
    "body": "Body",
    "minutes": "Minutes",
}
MOST_PAGES = 4
"""Pages of the briefing that are shown; the files hold them all."""
SHARPNESS = 1.6
"""Dots of the shown pages for each point of the briefing."""


def subjects_of(kind: str) -> list[str]:
    """What a kind of briefing can be about."""
    if kind == "response" or kind in ALONE:
        return ["inspection" if kind == "response" else kind]
    if kind == "minutes":
        return ["all"]
    return [subject for subject in SUBJECTS if subject not in ALONE]


def keys(subject: str, inspection: str) -> dict[str, str]:
    """Everything that can be chosen of a subject, by key; findings are those of one inspection."""
    if subject == "all":
        return {}
    if subject == "finding":
        found = data.rows(FindingsFound, inspections=[inspection])
        return {row.finding_id: f"{row.ordinal}. {row.summary}"[:160] for row in found}
    return {row.subject_id: _name(row) for row in data.rows(BriefingSubjects, subject=subject)}


def _name(row: BriefingSubjects) -> str:
    if row.detail is None:
        return row.name
    is_day = row.subject == "inspection"
    return f"{row.name} ({words.day(date.fromisoformat(row.detail)) if is_day else row.detail})"


def request(address: Address) -> tuple[Request | None, str]:
    """What the address asks for, and its marking; None where there is nothing to choose from."""
    today = data.today()
    kind = address.one("kind", list(KINDS), "kind of briefing", "note")
    subjects = subjects_of(kind)
    subject = address.one(
        "about", subjects, "subject of this briefing", subjects[-1] if len(subjects) == 1 else "inspection"
    )
    options, key = _chosen(address, subject)
    usual = today if kind != "minutes" else next(iter(meetings()), today)
    until = address.day("until", "the later meeting", usual) or usual
    since = address.day("since", "the earlier meeting", until - timedelta(days=USUAL_DAYS))
    given = data.chosen_settings().marking
    marking = address.one("marking", markings(), "marking", given)
    if subject != "all" and not options:
        return None, marking
    has_meeting = kind == "pack" and since is not None and since < until
    if kind == "minutes":
        return Request(kind, subject, today, until=until), marking
    return (
        Request(kind, subject, today, key, since if has_meeting else None, until if has_meeting else None),
        marking,
    )


def meetings() -> dict[date, str]:
    """The days on which somebody met, the newest first, with who did; none that lies ahead."""
    found = data.rows(MeetingsListed, limit=200)
    days = dict.fromkeys(row.meeting_date for row in found if row.meeting_date <= data.today())
    return {day: minutes.meeting(found, day) for day in days}


def _chosen(address: Address, subject: str) -> tuple[dict[str, str], str]:
    """What can be chosen of the subject, and the key that is; no key where there is nothing to choose."""
    inspection = key = ""
    asked = address.subject_id("finding") if subject == "finding" else ""
    if found := data.one(FindingDetails, finding_id=asked) if asked else None:
        address.imply("inspection", found.inspection_id)
    inspections = keys("inspection", "") if subject in {"inspection", "finding"} else {}
    if inspections:
        inspection = key = address.one("inspection", list(inspections), "inspection", _usual(inspections))
    options = keys(subject, inspection)
    if subject not in {"inspection", "all"} and options:
        first = next(iter(options))
        # Another inspection has other findings: the one chosen before is let go without a word.
        if st.session_state.get(f"briefing.{subject}") not in options:
            st.session_state[f"briefing.{subject}"] = first
        key = address.one(subject, list(options), SUBJECTS[subject], first)
    return options, key


def _usual(inspections: dict[str, str]) -> str:
    """The newest answered inspection; else the newest."""
    newest = data.one(NewestReport)
    if newest is not None and newest.inspection_id in inspections:
        return newest.inspection_id
    return next(iter(inspections))


def markings() -> list[str]:
    """The markings to choose from: the office's own first."""
    return list(dict.fromkeys([data.chosen_settings().marking, *MARKINGS]))


def choices(address: Address, asked: Request, marking: str) -> None:
    """The widgets for what is asked."""
    address.segments("kind", "Kind of briefing", SHORT_KINDS, asked.kind)
    subjects = {each: words.sentence(SUBJECTS[each]) for each in subjects_of(asked.kind)}
    if len(subjects) > 1:
        address.selectbox("about", "About", subjects, asked.subject)
    inspection = asked.key
    if asked.subject == "finding":
        inspection = data.only(FindingDetails, finding_id=asked.key).inspection_id
    if asked.subject in {"inspection", "finding"}:
        address.selectbox("inspection", "Inspection", keys("inspection", ""), inspection)
    if asked.subject not in {"inspection", "all"}:
        address.selectbox(
            asked.subject, words.sentence(SUBJECTS[asked.subject]), keys(asked.subject, inspection), asked.key
        )
    address.selectbox("marking", "Marking", {each: each for each in markings()}, marking)
    if asked.kind == "minutes":
        day = asked.until or asked.day
        known = {each.isoformat(): name for each, name in ({day: words.day(day)} | meetings()).items()}
        address.selectbox("until", "Meeting", known, day.isoformat())
    if asked.kind == "pack":
        left, right = st.columns(2)
        with left:
            address.date("since", "Changes after", asked.since or asked.day - timedelta(days=USUAL_DAYS))
        with right:
            address.date("until", "and up to", asked.until or asked.day)


def made(asked: Request, marking: str) -> Briefing:
    """The briefing, made once for a state of the register and a minute."""
    chosen = data.chosen_settings()
    return _made(asked, marking, data.database().version, making.london_now(), chosen)


@st.cache_resource(show_spinner=False, max_entries=20)
def _made(asked: Request, marking: str, version: int, moment: datetime, _chosen: Settings) -> Briefing:
    # The gateway asks the register of the day that is looked at: the frame of every page offers to look back.
    return making.make(asked, data, _chosen, marking=marking, made_at=moment)


def files(briefing: Briefing) -> None:
    """A button for each format, and one for all of them with the data; a file is made when it is asked
    for."""
    look = look_of(data.chosen_settings())
    with st.grid(min_column_width=150):
        for form, name in NAMES.items():
            st.download_button(
                name,
                data=partial(rendered, briefing, look, form),
                file_name=f"{file_name(briefing)}.{form}",
                mime=TYPES[form],
                icon=":material/download:",
                key=f"briefing-{form}",
                on_click="ignore",
                width="stretch",
            )
    parts, sources = (
        words.counted(len(briefing.sections), "part"),
        words.counted(len(briefing.sources), "source"),
    )
    small(words.markdown(f"{words.sentence(parts)}, {sources}; {briefing.as_at_words}."))


def preview(briefing: Briefing) -> None:
    """The first pages of the PDF as they will be printed, with what is being done said meanwhile."""
    bar = st.progress(0.0, text="Setting the pages")
    printed = _printed(everything_printed(briefing), repr(data.chosen_settings()), briefing)
    count = pdf.page_count(printed)
    shown = min(count, MOST_PAGES)
    pictures = []
    for place in range(shown):
        bar.progress((place + 1) / (shown + 1), text=f"Drawing page {place + 1} of {count}")
        pictures.append(_picture(printed, place))
    bar.empty()
    whole = words.counted(count, "page")
    said = f"the first {words.number(shown)} of {whole}" if count > shown else whole
    small(words.markdown(f"The PDF: {said}. Word, slides and the web page say the same."))
    for place, picture in enumerate(pictures, start=1):
        with st.container(border=True):
            alt = f"Page {place} of {count} of the briefing; its words are below"
            st.image(picture, width="stretch", alt=alt)


def everything_printed(briefing: Briefing) -> tuple[str, ...]:
    """What tells one briefing from another: every text on it, with marking, filters and dates."""
    return (*briefing.items(), briefing.marking, briefing.full_title, *briefing.foot)


@st.cache_data(show_spinner=False, max_entries=20)
def _printed(everything: tuple[str, ...], look: str, _briefing: Briefing) -> bytes:
    return rendered(_briefing, look_of(data.chosen_settings()), "pdf")


@st.cache_data(show_spinner=False, max_entries=80)
def _picture(printed: bytes, place: int) -> bytes:
    return pdf.page_picture(printed, place, SHARPNESS)


def as_text(briefing: Briefing) -> None:
    """The same briefing as text, for those who do not see its pages; written only while somebody looks."""
    box = st.expander("Read it as text", icon=":material/article:", key="briefing.text", on_change="rerun")
    if not box.open:
        return
    with box:
        for section in briefing.sections:
            st.subheader(section.heading, anchor=False)
            if section.message:
                st.markdown(f"**{words.markdown(section.message)}**")
            for block in section.blocks:
                # A picture by its words: its marks would say nothing to those who come for the text.
                st.markdown(show.in_markdown(block))
        for source in briefing.sources:
            small(words.markdown(f"{source.number}. {source.title}. {source.detail}"))


def ways_on(asked: Request) -> None:
    """Where the same things are in the dashboard."""
    pages = {
        "inspection": ("responses", "inspection"),
        "theme": ("findings", "theme"),
        "priority": ("priorities", "priority"),
        "finding": ("findings", "finding"),
        "body": ("bodies", "body"),
    }
    if asked.subject in pages:
        page, name = pages[asked.subject]
        small(f"The same on the screen: {link('open its page', page, **{name: asked.key})}.")
