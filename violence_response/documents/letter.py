"""The letter to the Home Secretary: date, title, day of publication, each recommendation and its reply."""

from __future__ import annotations

from violence_response.documents.chief import fill_chief_officer
from violence_response.documents.facts import fill_fieldwork, find_published, find_response_date
from violence_response.documents.interventions import fill_interventions
from violence_response.documents.known import Known
from violence_response.documents.lists import fill_lists
from violence_response.documents.matching import fill_priorities, inspectorates_in
from violence_response.documents.model import Block, Draft
from violence_response.documents.recommendations import fill_recommendations
from violence_response.documents.titles import find_title


def fill(blocks: tuple[Block, ...], draft: Draft, known: Known) -> None:
    """Fill a draft from a letter."""
    draft.fields["response_date"] = find_response_date(blocks)
    answered = draft.fields["response_date"].value
    draft.fields["published_date"] = find_published(blocks, draft, answered)
    draft.fields["title"] = find_title(blocks, draft, known, draft.fields["published_date"].value)
    draft.fields["inspectorates"] = inspectorates_in(blocks, 0.85)
    if draft.fields["published_date"].value is None:
        draft.doubt("published_date", "No day of publication could be told.")
    fill_fieldwork(blocks, draft)
    fill_recommendations(blocks, draft)
    fill_lists(blocks, draft, known, is_digest=False)
    fill_chief_officer(blocks, draft)
    fill_interventions(blocks, draft, known)
    fill_priorities(blocks, draft, known)
