"""What inspectors found, and what we do about each: the list with its filters, or one finding's thread."""

import streamlit as st

from violence_response import queries, rows
from violence_response.accounts import findings as account
from violence_response.interface import controls, data, filters, first_visit, show
from violence_response.interface.controls import finding_thread, findings, rail
from violence_response.interface.forms import finding_forms

address = filters.Address("findings")
asked = address.subject_id("finding")
finding = data.one(rows.FindingDetails, finding_id=asked) if asked else None
address.subject("finding", "finding", finding is not None)

st.title("What did inspectors find, and what are we doing about each?", anchor=False)
if finding:
    address.write()
    served = data.rows(rows.FindingPlanPriorities, finding_id=asked)
    linked = data.rows(rows.InterventionsFound, finding_id=asked)
    finding_thread.top(finding, linked, served, data.only(rows.Counts, finding_ids=[asked]))
    finding_forms.show(finding)
    finding_thread.chain(finding, linked, served)
    finding_thread.work(asked)
    finding_thread.ways_on(finding)
    st.stop()

values = data.rows(rows.FindingFacets)
chosen = findings.choices(address, values)
narrowed = findings.narrowing(chosen)
order = findings.sort(address)
counts = data.only(rows.FindingCounts, **narrowed)
page = findings.page(address, counts.findings)

if not counts.held:
    address.write()
    controls.empty(
        "The register holds no findings yet.",
        "Add the findings of a report to findings\\.csv in the data folder, and build the register again.",
    )
    st.stop()

st.markdown(show.markdown(account.headline(counts)))
first_visit.words_first()
offered = findings.rail_of(data.rows(rows.FindingFacets, **narrowed), values, chosen, order)
themes = findings.themes(narrowed)
findings.by_theme(address, themes, chosen["themes"])
with rail.beside(address, offered, chosen["search"], "Search findings"):
    address.write()
    offset = (page - 1) * findings.PAGE_SIZE
    found = data.rows(rows.FindingsFound, **narrowed, sort=order, limit=findings.PAGE_SIZE, offset=offset)
    findings.results(found, chosen["search"])
    address.pages("page", findings.pages(counts.findings), page)
    controls.rows_behind(queries.frame_of(rows.FindingsFound, found), query="findings_found")
    controls.rows_behind(queries.frame_of(rows.FindingsByTheme, themes), query="findings_by_theme")
