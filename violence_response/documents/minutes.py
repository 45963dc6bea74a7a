"""The decisions of a meeting to take away: as a table for Excel and as a Word document."""

from __future__ import annotations

import io
from csv import QUOTE_ALL

import docx
import pandas as pd
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Cm

from violence_response import queries, words

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WIDTHS_CM = (1.6, 2.4, 7.0, 4.4, 3.0, 6.5)


def table(decisions: pd.DataFrame) -> pd.DataFrame:
    """The decisions as a reader takes them: time, kind, subject, decision, who acts, why; all texts."""
    rows = []
    for row in queries.as_records(decisions):
        steps = []
        if not words.is_unknown(row["to_label"]):
            before = "" if words.is_unknown(row["from_label"]) else f"{row['from_label']} → "
            steps.append(f"{before}{row['to_label']}")
        if not words.is_unknown(row["to_due_date"]):
            before = "" if words.is_unknown(row["from_due_date"]) else f"{words.day(row['from_due_date'])} → "
            steps.append(f"due {before}{words.day(row['to_due_date'])}")
        rows.append(
            {
                "Time": f"{row['decided_at']:%H:%M}",
                "Kind": str(row["subject_label"]),
                "About": str(row["title"]),
                "Decision": "; ".join(steps) or "recorded",
                "Who acts": words.plain(row["owner_role"]),
                "Why": words.plain(row["reason"]),
            }
        )
    return pd.DataFrame(rows, columns=["Time", "Kind", "About", "Decision", "Who acts", "Why"], dtype=str)


def csv(decisions: pd.DataFrame) -> bytes:
    """The table as CSV that Excel opens as text only: a cell that would be a formula gets an apostrophe."""
    safe = decisions.map(lambda value: words.for_spreadsheet(str(value)))
    # The byte order mark is how Excel knows that the file is UTF-8.
    return safe.to_csv(index=False, quoting=QUOTE_ALL).encode("utf-8-sig")


def document(decisions: pd.DataFrame, title: str) -> bytes:
    """The table as a Word document on landscape A4, its header row repeated on each page."""
    made = docx.Document()
    made.core_properties.title = title
    page = made.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21.0)
    page.left_margin = page.right_margin = Cm(2.0)
    made.add_heading(title, level=1)
    made.add_paragraph(f"{words.sentence(words.counted(len(decisions), 'decision'))}.")
    grid = made.add_table(rows=1, cols=len(decisions.columns), style="Table Grid")
    grid.autofit = False
    for cell, name in zip(grid.rows[0].cells, decisions.columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    header = grid.rows[0]._tr.get_or_add_trPr()
    header.append(OxmlElement("w:tblHeader"))
    for values in decisions.itertuples(index=False):
        for cell, value in zip(grid.add_row().cells, values, strict=True):
            cell.text = _printable(str(value))
    for row in grid.rows:
        for cell, width in zip(row.cells, WIDTHS_CM, strict=True):
            cell.width = Cm(width)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _printable(text: str) -> str:
    """Without control characters, which XML has no place for."""
    return "".join(letter for letter in text if letter in "\n\t" or letter.isprintable())
