"""The menu: every page under its section, the way to look back to a day, and who is at the page.

It is one piece of HTML and not a widget for every page. Streamlit takes longer to draw a dozen links of its
own than all the rest of a first screen, and they tell a screen reader neither that they are navigation nor
which page is open. `assets/links.js` opens the pages without loading the program again and marks the one that
is open, so the menu is the same for every page and keeps the keyboard's place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from violence_response import __version__
from violence_response.briefing.web import in_css
from violence_response.interface import entrance, past_day
from violence_response.people import Person

STYLE = Path(__file__).parent / "assets" / "menu.css"


@dataclass(frozen=True, slots=True)
class Place:
    """A page's place in the menu: its file in `pages/` (also its address), its name, icon and what it
    answers, and the role that it is listed for."""

    file: str
    name: str
    icon: str
    answers: str
    role: str = "viewer"


FIRST = "overview"
"""The page that an address without a page's name opens."""

SECTIONS: dict[str, tuple[Place, ...]] = {
    "Where we stand": (
        Place(FIRST, "Overview", "dashboard", "Where do we stand?"),
        Place(
            "findings",
            "Findings",
            "fact_check",
            "What did inspectors find, and what are we doing about each?",
        ),
        Place("coverage", "Coverage", "account_tree", "What is covered, and what is not?"),
        Place("bodies", "By body", "apartment", "What does each body owe, deliver and receive?"),
    ),
    "What we do": (
        Place(
            "interventions",
            "Interventions",
            "volunteer_activism",
            "What do we fund, where, how well evidenced?",
        ),
        Place("priorities", "Plan priorities", "flag", "What supports each Plan priority?"),
        Place(
            "violence",
            "Violence",
            "monitoring",
            "Where is violence, is it changing, and are our projects there?",
        ),
    ),
    "Our response": (
        Place("responses", "Responses", "schedule", "What do we owe, to whom, by when?"),
        Place("meeting", "Meeting", "groups", "What changed, what is due, what did we decide?"),
        Place("briefing", "Briefing", "description", "Which briefing do you need for tomorrow?"),
    ),
    "Data": (
        Place("explore", "Explore", "query_stats", "What else would you like to ask?"),
        Place("add", "Add documents", "upload_file", "Add a response, a report or a table", "editor"),
        Place("about_the_data", "About the data", "info", "Can I trust this?"),
        Place("audit", "Audit trail", "history", "Who recorded what, and when?", "administrator"),
    ),
}
PLACES = tuple(place for places in SECTIONS.values() for place in places)

FORMER = {"intake": "add"}
"""Addresses that pages had in earlier versions, and the page that each opens now."""


def show(person: Person, marking: str, foot: str) -> None:
    """Draw the menu in the sidebar: the pages that this person may open, who it is, and the way out."""
    shown = tuple(place for place in PLACES if person.may(place.role))
    with st.sidebar:
        st.html(html(shown, tuple(past_day.carried().items()), entrance.named(person)))
        st.html(f"<style>{on_sheets(marking, foot)}</style>")
        entrance.way_out(person)


def on_sheets(marking: str, foot: str) -> str:
    """A rule that prints on each sheet its marking, whose page it is, as at which day, and its number."""
    sheet = f"content: {in_css(marking)}; font: 700 10pt sans-serif"
    whose = f"content: {in_css(foot)}; font: 8pt sans-serif"
    number = 'content: "Page " counter(page) " of " counter(pages); font: 8pt sans-serif'
    return (
        f"@page {{ margin: 16mm 12mm; @top-center {{ {sheet} }} @bottom-left {{ {whose} }} "
        f"@bottom-center {{ {sheet} }} @bottom-right {{ {number} }} }}"
    )


@lru_cache(maxsize=64)
def html(shown: tuple[Place, ...], carried: tuple[tuple[str, str], ...], who: str) -> str:
    """The menu of these places; every link carries the parts of an address in `carried`."""
    sections = []
    for number, (section, places) in enumerate(SECTIONS.items()):
        items = "".join(_item(place, carried) for place in places if place in shown)
        name = f"menu-section-{number}"
        sections.append(f'<p id="{name}">{escape(section)}</p><ul aria-labelledby="{name}">{items}</ul>')
    # data-keep: the page stays as it is, with its filters; see assets/links.js.
    back = _link(f"./?{past_day.CHOOSING}=yes", "Look back to a day", "event", "data-keep")
    sources = f'<a href="{_address("about_the_data", carried)}">Sources and licences</a>'
    return (
        f"<style>{STYLE.read_text(encoding='utf-8')}</style>"
        f'<nav class="menu" aria-label="Pages">{"".join(sections)}<ul><li>{back}</li></ul></nav>'
        f'<p class="menu-foot">{sources}<br>Violence Response {escape(__version__)}<br>{escape(who)}</p>'
    )


def _item(place: Place, carried: tuple[tuple[str, str], ...]) -> str:
    link = _link(_address(place.file, carried), place.name, place.icon, f'title="{escape(place.answers)}"')
    return f"<li>{link}</li>"


def _address(page: str, carried: tuple[tuple[str, str], ...]) -> str:
    query = urlencode(carried)
    return escape(f"./{'' if page == FIRST else page}{'?' if query else ''}{query}")


def _link(address: str, name: str, icon: str, more: str) -> str:
    return f'<a href="{address}" {more}><span aria-hidden="true">{escape(icon)}</span>{escape(name)}</a>'
