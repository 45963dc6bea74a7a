"""What the fields of the forms are called: on the screen, and in the message that refuses what was typed.

Forms and messages both ask here, so a message always names a field as the person sees it.
"""

from __future__ import annotations

from collections.abc import Mapping

from violence_response import words

RESPONSE_STEPS: Mapping[str, str] = {
    "chief_officer_invited_date": "Chief officer invited to comment",
    "chief_officer_received_date": "Chief officer's comment received",
    "approved_date": "Approved by the Commissioner",
    "published_date": "Response published",
    "sent_to_inspectorate_date": "Copy sent to the inspectorate",
    "forwarded_to_home_office_date": "Copy sent to the Home Office",
}
"""The steps of a response that have a day of their own, in their order."""

FIELDS: Mapping[str, Mapping[str, str]] = {
    "actions": {"title": "What is to be done", "owner_role": "Owner", "due_date": "Due date"},
    "decisions": {"decision": "What was decided", "owner_role": "Owner", "decided_date": "Decided on"},
    "evidence": {
        "title": "Title of the document",
        "url": "Web address",
        "evidence_state": "State",
        "expires_date": "Good until",
    },
    "finding_interventions": {"relation": "It is"},
    "finding_priorities": {"relation": "It is"},
    "link_decisions": {"relation": "It is"},
    "meetings": {"name": "Name of the meeting", "attendee_roles": "Who is here, as roles"},
    "response_replies": {
        "acceptance": "Our reply",
        "action_or_reason": "What was or will be done, or why nothing",
    },
    "responses": {**RESPONSE_STEPS, "note": "Anything to note"},
    "updates": {"to_status": "Status", "to_due_date": "New due date", "reason": "Reason"},
}
"""Labels of fields by table and column."""


def label(table: str, column: str) -> str:
    """The label of a column's field; the column's name in words where no form has a field for it."""
    return FIELDS.get(table, {}).get(column) or words.sentence(column.removesuffix("_id").replace("_", " "))


REASON = label("updates", "reason")
