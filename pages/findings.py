"""What inspectors found, and what we do about each: the list with its filters, or one finding's thread."""

import streamlit as st

from violence_response.figures import findings as figures
from violence_response.interface import data, filters, first_visit, parts
from violence_response.interface.parts import finding_forms, finding_thread, findings

address = filters.Address("findings")
asked = address.subject_id("finding")
finding = data.row("finding_details", finding_id=asked) if asked else None
address.subject("finding", "finding", finding is not None)

st.title("What did inspectors find, and what are we doing about each?", anchor=False)
if finding:
    address.write()
    projects = data.frame("finding_projects", finding_id=asked)
    served = data.frame("finding_plan_priorities", finding_id=asked)
    finding_thread.top(finding, projects, served)
    finding_forms.show(finding)
    finding_thread.chain(finding, projects, served)
    finding_thread.work(asked)
    finding_thread.ways_on(finding)
    st.stop()

values = data.frame("finding_facets")
chosen = findings.choices(address, values)
narrowed = findings.narrowing(chosen)
order = findings.sort(address)
counts = data.row("finding_counts", **narrowed) or {}
page = findings.page(address, counts["found"])

if not counts["held"]:
    address.write()
    parts.empty(
        "The register holds no findings yet.",
        "Put the findings of a report into findings\\.csv of the data folder, and build the register again.",
    )
    st.stop()

st.markdown(findings.count_sentence(counts))
first_visit.words_first()
facets = data.frame("finding_facets", **narrowed)
findings.filters(address, values, facets, chosen, order)
findings.in_use(facets, chosen)
address.write()

by_theme = st.expander("Findings by theme", icon=":material/bar_chart:", on_change="rerun", key="by_theme")
if by_theme.open and counts["found"]:
    with by_theme:
        themes = data.frame("findings_by_theme", **narrowed)
        parts.figure(parts.drawn(figures.by_theme, themes), themes, query="findings_by_theme")

offset = (page - 1) * findings.PAGE_SIZE
found = data.frame("findings_found", **narrowed, sort=order, limit=findings.PAGE_SIZE, offset=offset)
findings.results(found, chosen["search"])
address.pages("page", findings.pages(counts["found"]), page)
parts.rows_behind(found, query="findings_found")
