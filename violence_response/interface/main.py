"""The frame around every page: its navigation, marking and date, and the register opened before anything is shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from violence_response import __version__, words
from violence_response.interface import data
from violence_response.settings import ROOT


ICON = Path(__file__).parent / "assets" / "icon.png"


@dataclass(frozen=True, slots=True)
class Place:
    """A page's place in the navigation: its file in `pages/` (also its address), its name, icon and what it answers."""

    file: str
    name: str
    icon: str
    answers: str


SECTIONS: dict[str, tuple[Place, ...]] = {
    "Where we stand": (
        Place("overview", "Overview", "dashboard", "Where do we stand?"),
        Place("findings", "Findings", "fact_check", "What did inspectors find, and what are we doing about each?"),
        Place("coverage", "Coverage", "account_tree", "What is covered, and what is not?"),
    ),
    "What we do": (
        Place("interventions", "Interventions", "volunteer_activism", "What do we fund, where, how well evidenced?"),
        Place("priorities", "Plan priorities", "flag", "What stands behind each Plan priority?"),
        Place("violence", "Violence", "monitoring", "Where and when is serious violence, and are our projects there?"),
    ),
    "Our response": (Place("responses", "Responses", "schedule", "What do we owe, to whom, by when?"),),
    "Data": (Place("about_the_data", "About the data", "info", "Can I trust this?"),),
}


def _pages() -> dict[str, list[StreamlitPage]]:
    return {
        section: [
            st.Page(
                ROOT / "pages" / f"{place.file}.py",
                title=place.name,
                icon=f":material/{place.icon}:",
                help=place.answers,
                default=place.file == "overview",
            )
            for place in places
        ]
        for section, places in SECTIONS.items()
    }


def show() -> None:
    """Show the page that the address names, inside the frame."""
    # The icon comes first: once a tab has one, Streamlit does not ask a host outside for the page's symbol.
    st.set_page_config(page_icon=ICON, layout="wide")
    page = st.navigation(_pages())
    st.set_page_config(page_title=f"{page.title} · Violence Response")
    chosen = data.chosen_settings()
    st.caption(words.markdown(f"{chosen.marking} · {chosen.body} · as at {words.day(data.today())}"))
    data.database()
    with st.sidebar:
        st.markdown(f":small[Violence Response {words.markdown(__version__)} · [sources and licences](./about_the_data)]")
    page.run()


show()
