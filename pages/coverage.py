"""What is covered and what is not: the state in numbers, then threads, themes or the lists of gaps."""

import streamlit as st

from violence_response.interface import data, filters, first_visit, parts
from violence_response.interface.parts import coverage, forms, suggestions
from violence_response.rows import FindingsFound

address = filters.Address("coverage")
choices = data.frame("coverage_choices")
part = address.one("part", list(coverage.PARTS), "part of this page", "threads")
inspections, plans = coverage.options(choices, "inspection"), coverage.options(choices, "plan")
usual = {facet: coverage.usual(choices, facet) for facet in ("inspection", "plan")}
inspection = address.one("inspection", list(inspections), "inspection", usual["inspection"])
plan = address.one("plan", list(plans), "plan", usual["plan"])
start = address.one("from", list(coverage.STARTS), "beginning", "findings")
by = address.one("by", list(coverage.WIDTHS), "width", "count")
opened = address.one("all", list(coverage.LISTS), "list", "")
counts = data.row("coverage_counts") or {}

st.title("What is covered, and what is not?", anchor=False)
address.write()
forms.say_done()
if not counts["findings"] and not counts["projects"]:
    parts.empty(
        "The register holds neither findings nor projects yet.",
        "Add them to findings\\.csv and interventions\\.csv in the data folder, and build again.",
    )
    st.stop()

coverage.headlines(counts)
first_visit.words_first()
address.segments("part", "Look at", coverage.PARTS, part)
if part == "threads":
    coverage.thread_choices(address, choices, start=start, by=by, inspection=inspection, plan=plan)
    keys = {"inspection_id": coverage.key_or_none(inspection), "plan_id": coverage.key_or_none(plan)}
    flows = data.frame("thread_flows", **keys, start=start, by=by, most=coverage.MOST_DRAWN)
    coverage.threads(flows, data.row("thread_counts", **keys) or {}, by=by, start=start)
elif part == "themes":
    coverage.themes(data.frame("theme_approaches"))
else:
    most = coverage.limit(opened, "findings")
    unanswered = data.rows(FindingsFound, works=coverage.UNANSWERED, limit=most)
    coverage.gap_findings(unanswered, counts)
    suggestions.for_gaps([(row.finding_id, row.summary) for row in unanswered])
    coverage.gap_money(data.frame("gap_money", limit=coverage.limit(opened, "money")), counts)
    only = data.frame("gap_money", with_priority=True, limit=coverage.limit(opened, "plan-only"))
    coverage.gap_plan_only(only, counts)
    coverage.gap_priorities(data.frame("gap_priorities", limit=coverage.limit(opened, "priorities")), counts)
coverage.money(counts)
parts.rows_behind(data.frame("coverage_counts"), query="coverage_counts")
