"""The frame around every page: its navigation, marking and date, and the register opened before anything is
shown."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from violence_response import words
from violence_response.interface import access, data, entrance, menu, no_page, past_day
from violence_response.settings import ROOT

ICON = Path(__file__).parent / "assets" / "icon.png"


def _pages() -> list[StreamlitPage]:
    folder = ROOT / "pages"
    return [
        st.Page(folder / f"{place.file}.py", title=place.name, default=place.file == menu.FIRST)
        for place in menu.PLACES
    ]


def show() -> None:
    """Show the page that the address names, inside the frame."""
    page = st.navigation(_pages(), position="hidden")
    st.set_page_config(page_title=f"{page.title} · Violence Response", page_icon=ICON, layout="wide")
    chosen = data.chosen_settings()
    person = access.person()
    if not person.may("viewer"):
        st.caption(words.markdown(f"{chosen.marking} · {chosen.body}"))
        entrance.page(person)
        return
    past_day.banner(page.url_path)
    past_day.chooser(page.url_path)
    whose = f"{chosen.body} · as at {words.day(data.today())}"
    menu.show(person, chosen.marking, whose)
    st.caption(words.markdown(f"{chosen.marking} · {whose}"))
    no_page.say()
    data.database()
    page.run()


show()
