"""Every published table and query: narrow it, group it, draw it, ask it in SQL, save the question, take it
away."""

import streamlit as st

from violence_response.interface import filters, published
from violence_response.interface.controls import console, explore, explore_choice, explore_groups
from violence_response.interface.forms import saved_questions

st.title("What else would you like to ask?", anchor=False)
address = filters.Address("explore")
show = address.one("show", list(explore.SHOWN), "part of this page", "rows")
address.segments("show", "Part of this page", explore.SHOWN, show, label_visibility="collapsed")

if show == "sql":
    console.console(address)
elif show == "saved":
    saved_questions.listed()
if show in ("sql", "saved"):
    address.carry(*explore.OF_ROWS, *explore.OF_GROUPS, *console.OF_CONSOLE)
    address.write()
    st.stop()

frame = explore_choice.choose(address)
given = explore_choice.parameters(address, frame)
held = published.profile(frame.name, given)
picked = explore.narrow(address, frame, given, held)
totals = published.totals(picked)
explore.count_sentence(picked, held, totals)
if show == "group":
    grouped = explore_groups.groups(address, frame, picked, held)
    address.carry("columns", "page")
else:
    chosen = explore.columns(address, frame)
    explore.rows(address, picked, chosen, totals["held"])
    address.carry(*explore.OF_GROUPS)
address.carry(*console.OF_CONSOLE)
address.write()
with st.container(horizontal=True):
    if show == "group":
        explore_groups.downloads(grouped, picked)
    else:
        explore.downloads(picked, chosen, totals["held"])
    console.open_here(frame, given)
    saved_questions.save(address)
