"""What is published, in one place. A table that is in neither list is kept back, and a test asks for a
decision.

Small numbers are part of the same rules, but have to be worked out where the rows are: see
`queries/schema/shared/0055_small_numbers.sql`, through which pages and the published copy alike learn counts
below a local authority.
"""

from __future__ import annotations

PUBLISHED = frozenset(
    {
        "actions",
        "approaches",
        "areas",
        "decision_findings",
        "decisions",
        "evidence",
        "finding_addressees",
        "finding_interventions",
        "finding_priorities",
        "finding_themes",
        "findings",
        "funds",
        "grants",
        "inspection_organisations",
        "inspections",
        "intervention_areas",
        "intervention_priorities",
        "intervention_results",
        "intervention_themes",
        "interventions",
        "link_decisions",
        "measures",
        "meetings",
        "observations",
        "organisations",
        "plans",
        "priorities",
        "response_replies",
        "responses",
        "saved_questions",
        "sources",
        "themes",
        "updates",
        "vocabulary_terms",
    }
)
"""Tables whose rows are published."""

KEPT_BACK = {
    "documents": "names of files that people added are the office's own",
    "violence_by_lsoa_month": "small areas by month are small numbers; sums and protected counts are public",
}
"""Tables that are not published, and why."""

HIDDEN_COLUMNS = {
    ("findings", "source_quote"): "words of others, which may be quoted but not handed on as data",
    ("decisions", "decision"): "free text of the office",
    ("evidence", "url"): "may be an address inside the office",
    ("link_decisions", "reason"): "free text of the office",
    ("updates", "reason"): "free text of the office",
}
"""Columns that are empty in what is published, and why."""

DERIVED = ("offences_by_authority_month", "offences_by_small_place")
"""Tables that exist in the published copy only, in place of what is kept back."""

SMALL_NUMBERS = (
    "Counts of offences below the office's number are hidden for wards and small areas, and as many others "
    "as it takes so that no total gives one away."
)
"""What readers see of the rule for small numbers."""


def is_published(table: str) -> bool:
    """Whether any row of the table is published."""
    return table in PUBLISHED or table in DERIVED


def is_hidden(table: str, column: str) -> bool:
    """Whether a column of a published table is emptied."""
    return (table, column) in HIDDEN_COLUMNS
