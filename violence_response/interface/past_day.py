"""Reading the register as it stood on a day: `?as_at=2025-03-03` on any page.

The address alone decides, so Back, a copied link and a second tab do what they say. It stays there on every
way on: the menu's links carry it, `filters.Address` leaves it alone, and `assets/links.js` puts it into every
other link on the page.
"""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

import streamlit as st

from violence_response import settings, words

NAME = "as_at"
"""The part of the address that names the day."""
CHOOSING = "look_back"
"""The part of the address that asks for the field in which a day is chosen; the menu leads there."""
_CHOSEN = "as_at.chosen"


def day() -> date | None:
    """The past day that the address asks for; None where it asks for none that can be shown."""
    asked = st.query_params.get(NAME, "").strip()
    if not asked:
        return None
    found = _read(asked)
    return found if found and found < settings.from_environment().current_day() else None


def _read(asked: str) -> date | None:
    # fromisoformat takes weeks and days without dashes too; the address has one form.
    try:
        return date.fromisoformat(asked) if len(asked) == 10 else None
    except ValueError:
        return None


def carried() -> dict[str, str]:
    """What a link to another page has to carry."""
    past = day()
    return {NAME: past.isoformat()} if past else {}


def banner(page: str) -> None:
    """Say which day is shown, above everything else; or why the day asked for is not. Nothing for today."""
    given = st.query_params.get(NAME)
    if given is None:
        return
    if (asked := given.strip()) != given and asked:
        st.query_params[NAME] = asked
    past, today = day(), settings.from_environment().current_day()
    if past:
        back = urlencode([*_others(NAME), (NAME, "")])
        st.warning(
            f"**As the register stood on {past.day} {past:%B %Y}.** Nothing can be recorded here. "
            f"[Back to today](./{page}?{back})",
            icon=":material/history:",
        )
        return
    del st.query_params[NAME]
    wanted = _read(asked)
    if asked and wanted and wanted > today:
        st.info(f"{words.day(wanted)} is in the future; the register is shown as it is today.")
    elif asked and not wanted:
        st.info(
            f'"{words.markdown(asked[:100])}" is not a day such as 2025\\-03\\-03; '
            "the register is shown as it is today."
        )


def chooser(page: str) -> None:
    """A field for the day to look back to, above the page, where the address asks for it."""
    if CHOOSING not in st.query_params:
        return
    today = settings.from_environment().current_day()
    with st.container(border=True, horizontal=True, vertical_alignment="bottom"):
        st.date_input(
            "Show the register as it stood at the end of",
            value=day() or today,
            max_value=today,
            min_value=date(2000, 1, 1),
            format="DD/MM/YYYY",
            key=_CHOSEN,
            on_change=_choose,
            width=320,
        )
        st.markdown(f"[Leave it as it is](./{page}?{urlencode(_others(CHOOSING))})", width="content")


def _choose() -> None:
    chosen = st.session_state.get(_CHOSEN)
    if isinstance(chosen, date):
        st.query_params[NAME] = chosen.isoformat()
        del st.query_params[CHOOSING]


def _others(name: str) -> list[tuple[str, str]]:
    """The parts of the address but for one."""
    return [(key, value) for key in st.query_params if key != name for value in st.query_params.get_all(key)]
