"""A response in prose: the letter to the Home Secretary, the numbered web report, and whatever fits no
layout."""

from __future__ import annotations

from violence_response.documents.fields.chief_officer import fill_chief_officer
from violence_response.documents.fields.days import fill_fieldwork, find_published, find_response_date
from violence_response.documents.fields.facts import Block, Draft
from violence_response.documents.fields.finding_lists import fill_lists
from violence_response.documents.fields.inspectorates import inspectorates_in
from violence_response.documents.fields.known import Known
from violence_response.documents.fields.layouts import SECTION
from violence_response.documents.fields.named_priorities import fill_priorities
from violence_response.documents.fields.named_projects import fill_projects
from violence_response.documents.fields.recommendations import fill_recommendations
from violence_response.documents.fields.titles import find_title


def fill_letter(blocks: tuple[Block, ...], draft: Draft, known: Known) -> None:
    """Fill a draft from a letter."""
    draft.fields["response_date"] = find_response_date(blocks)
    answered = draft.fields["response_date"].value
    draft.fields["published_date"] = find_published(blocks, draft, answered)
    draft.fields["title"] = find_title(blocks, draft, known, draft.fields["published_date"].value)
    draft.fields["inspectorates"] = inspectorates_in(blocks, 0.85)
    if draft.fields["published_date"].value is None:
        draft.doubt("published_date", "No day of publication could be found.")
    fill_fieldwork(blocks, draft)
    fill_recommendations(blocks, draft, known)
    fill_lists(blocks, draft, known, is_digest=False)
    fill_chief_officer(blocks, draft)
    fill_projects(blocks, draft, known)
    fill_priorities(blocks, draft, known)


def fill_report(blocks: tuple[Block, ...], draft: Draft, known: Known) -> None:
    """Fill a draft from a report; its prose holds the same facts as a letter's."""
    fill_letter(blocks, draft, known)
    if (
        not any(SECTION.match(block.text) for block in blocks)
        and not draft.findings
        and not draft.recommendations
    ):
        draft.doubt("layout", "This has none of the known layouts: only what running text gives was read.")
