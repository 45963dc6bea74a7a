"""The decisions of a meeting to take away: safe to open in Excel, and whole in Word."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import docx
import pandas as pd
import pytest

from violence_response.documents import minutes

NOTHING = dict.fromkeys(("from_label", "to_label", "from_due_date", "to_due_date", "owner_role", "reason"))


def decisions(**values: object) -> pd.DataFrame:
    row = {"decided_at": datetime(2025, 3, 3, 9, 30), "subject_label": "Action", "title": "Name the lead"}
    return pd.DataFrame([{**row, **NOTHING, **values}])


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_decision_reads_as_a_sentence_would() -> None:
    moved = decisions(
        from_label="In progress",
        to_label="Closed",
        from_due_date=datetime(2025, 1, 31),
        to_due_date=datetime(2025, 2, 28),
        owner_role="Head of CURV",
    )
    [row] = minutes.table(moved).to_dict("records")
    assert row["Decision"] == "In progress → Closed; due 31 Jan 2025 → 28 Feb 2025"
    assert (row["Time"], row["Who acts"], row["Why"]) == ("09:30", "Head of CURV", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    [row] = read(minutes.csv(minutes.table(decisions(title=f"{start}cmd|' /C calc'!A0", reason=start))))
    assert row["About"].startswith(f"'{start}")
    assert row["Why"] == f"'{start}"
    assert row["Kind"] == "Action"


def test_the_word_document_holds_every_decision() -> None:
    table = minutes.table(decisions(reason="Because\x0b <b>&amp;</b>", to_label="Closed"))
    made = docx.Document(io.BytesIO(minutes.document(table, "Decisions of 3 Mar 2025")))
    assert made.paragraphs[0].text == "Decisions of 3 Mar 2025"
    cells = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    assert cells[0] == ["Time", "Kind", "About", "Decision", "Who acts", "Why"]
    assert cells[1] == ["09:30", "Action", "Name the lead", "Closed", "", "Because <b>&amp;</b>"]
    assert "tblHeader" in made.tables[0].rows[0]._tr.xml
