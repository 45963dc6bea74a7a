"""The numbered web report (comments with the chief constable quoted, then actions), and whatever no layout
fits."""

from __future__ import annotations

from violence_response.documents.known import Known
from violence_response.documents.layouts import SECTION
from violence_response.documents.letter import fill as fill_prose
from violence_response.documents.model import Block, Draft


def fill(blocks: tuple[Block, ...], draft: Draft, known: Known) -> None:
    """Fill a draft from a report; the same facts stand in its prose as in a letter's."""
    fill_prose(blocks, draft, known)
    if (
        not any(SECTION.match(block.text) for block in blocks)
        and not draft.findings
        and not draft.recommendations
    ):
        draft.doubt("layout", "This has none of the known layouts: only what running text gives was read.")
