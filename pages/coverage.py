"""What is covered and what is not: the themes with what is behind each; threads, approaches, or the gaps."""

import streamlit as st

from violence_response import queries, rows
from violence_response.accounts import coverage as account
from violence_response.accounts.blocks import Paragraph
from violence_response.interface import controls, data, filters, first_visit, show
from violence_response.interface.controls import coverage
from violence_response.interface.forms import decision_form, suggestions

address = filters.Address("coverage")
choices = data.rows(rows.CoverageChoices)
part = address.one("part", list(coverage.PARTS), "part of this page", coverage.usual_part())
inspections, plans = coverage.options(choices, "inspection"), coverage.options(choices, "plan")
usual = {facet: coverage.usual(choices, facet) for facet in ("inspection", "plan")}
inspection = address.one("inspection", list(inspections), "inspection", usual["inspection"])
plan = address.one("plan", list(plans), "plan", usual["plan"])
start = address.one("from", list(coverage.STARTS), "beginning", "findings")
by = address.one("by", list(coverage.WIDTHS), "width", "count")
opened = address.one("all", list(coverage.LISTS), "list", "")
counts, of_plan = data.only(rows.Counts), data.only(rows.CountsOfPlan)

st.title("What is covered, and what is not?", anchor=False)
address.write()
decision_form.say_done()
if not counts.findings and not counts.projects:
    controls.empty(account.EMPTY, coverage.HOW_TO_BEGIN)
    st.stop()

address.segments("part", "Look at", coverage.PARTS, part, label_visibility="collapsed")
if part == "themes":
    coverage.themes(data.rows(rows.ThemesSupported), of_plan)
    first_visit.words_first()
elif part == "recurrence":
    coverage.recurrence(data.rows(rows.ThemeRecurrences))
elif part == "threads":
    coverage.thread_choices(address, choices, start=start, by=by, inspection=inspection, plan=plan)
    keys = {"inspection_id": coverage.key_or_none(inspection), "plan_id": coverage.key_or_none(plan)}
    flows = data.frame("thread_flows", **keys, start=start, by=by, most=coverage.MOST_DRAWN)
    drawn = data.only(rows.ThreadCounts, **keys)
    coverage.threads(flows, data.only(rows.Counts, **coverage.scope(inspection)), drawn, by=by, start=start)
elif part == "approaches":
    coverage.approaches(data.rows(rows.ThemesSupported), data.rows(rows.ThemeApproaches), of_plan)
else:
    show.blocks([Paragraph(account.not_covered(counts, of_plan)), Paragraph(account.money(counts))])
    most = coverage.limit(opened, "findings")
    nobody = data.rows(rows.FindingsFound, works=coverage.UNANSWERED, limit=most)
    coverage.gap(account.findings(nobody, counts), counts.unanswered, "findings")
    suggestions.for_gaps({row.finding_id: row.summary for row in nobody})
    for name, serving in coverage.MONEY.items():
        loose = data.rows(rows.GapMoney, serving=serving, limit=coverage.limit(opened, name))
        coverage.gap(account.projects(loose, counts, serving), account.loose(counts, serving), name)
    empty = data.rows(rows.PrioritiesSupported, is_empty=True)
    coverage.gap(account.priorities(empty, of_plan), len(empty), "priorities")
    controls.rows_behind(queries.frame_of(rows.Counts, [counts]), query="counts")
