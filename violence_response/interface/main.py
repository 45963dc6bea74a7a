"""The frame around every page: its navigation, marking and date, and the register opened before anything is
shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from violence_response import __version__, words
from violence_response.interface import access, as_at, data, entrance
from violence_response.people import Person
from violence_response.settings import ROOT

ICON = Path(__file__).parent / "assets" / "icon.png"


@dataclass(frozen=True, slots=True)
class Place:
    """A page's place in the navigation: its file in `pages/` (also its address), its name, icon and what it
    answers, and the role that it is listed for."""

    file: str
    name: str
    icon: str
    answers: str
    role: str = "viewer"


SECTIONS: dict[str, tuple[Place, ...]] = {
    "Where we stand": (
        Place("overview", "Overview", "dashboard", "Where do we stand?"),
        Place(
            "findings",
            "Findings",
            "fact_check",
            "What did inspectors find, and what are we doing about each?",
        ),
        Place("coverage", "Coverage", "account_tree", "What is covered, and what is not?"),
    ),
    "What we do": (
        Place(
            "interventions",
            "Interventions",
            "volunteer_activism",
            "What do we fund, where, how well evidenced?",
        ),
        Place("priorities", "Plan priorities", "flag", "What stands behind each Plan priority?"),
        Place(
            "violence",
            "Violence",
            "monitoring",
            "Where and when is serious violence, and are our projects there?",
        ),
    ),
    "Our response": (
        Place("responses", "Responses", "schedule", "What do we owe, to whom, by when?"),
        Place("meeting", "Meeting", "groups", "What changed, what is due, what did we decide?"),
        Place("briefing", "Briefing", "description", "Which paper do you need for tomorrow?"),
    ),
    "Data": (
        Place("explore", "Explore", "query_stats", "What else would you like to ask?"),
        Place("intake", "Put in", "upload_file", "Put a new response or table in", "editor"),
        Place("about_the_data", "About the data", "info", "Can I trust this?"),
        Place("audit", "Audit trail", "history", "Who recorded what, and when?", "administrator"),
    ),
}


def _pages() -> dict[str, StreamlitPage]:
    return {
        place.file: st.Page(
            ROOT / "pages" / f"{place.file}.py",
            title=place.name,
            help=place.answers,
            default=place.file == "overview",
        )
        for places in SECTIONS.values()
        for place in places
    }


def _navigation(pages: dict[str, StreamlitPage], person: Person) -> None:
    """The sections and their pages, drawn here: Streamlit's own menu puts its sections' names among the items
    of a list, which a screen reader cannot make sense of."""
    carried = as_at.carried() or None
    with st.sidebar:
        for section, places in SECTIONS.items():
            with st.container(gap="xxsmall"):
                st.markdown(f":small[**{section}**]")
                for place in places:
                    if not person.may(place.role):
                        continue
                    st.page_link(
                        pages[place.file],
                        icon=f":material/{place.icon}:",
                        width="stretch",
                        query_params=carried,
                    )
        as_at.chooser()
        sources = "[sources and licences](./about_the_data)"
        st.markdown(f":small[Violence Response {words.markdown(__version__)} · {sources}]")
        entrance.foot(person)


def show() -> None:
    """Show the page that the address names, inside the frame."""
    pages = _pages()
    page = st.navigation(list(pages.values()), position="hidden")
    st.set_page_config(page_title=f"{page.title} · Violence Response", page_icon=ICON, layout="wide")
    chosen = data.chosen_settings()
    person = access.person()
    if not person.may("viewer"):
        st.caption(words.markdown(f"{chosen.marking} · {chosen.body}"))
        entrance.page(person)
        return
    as_at.banner(page.url_path)
    _navigation(pages, person)
    st.caption(words.markdown(f"{chosen.marking} · {chosen.body} · as at {words.day(data.today())}"))
    data.database()
    page.run()


show()
