"""Comparing a reading with what a perfect reader would have found."""

from __future__ import annotations

from collections.abc import Iterator

from tests.documents.offices import Office
from violence_response.documents.fields.facts import Reading


def mistakes(office: Office, reading: Reading) -> list[str]:
    """What differs from the truth, in words."""
    found = [
        f"{name}: {reading.fields[name].value!r}, not {value!r}"
        for name, value in office.fields.items()
        if reading.fields[name].value != value
    ]
    if reading.layout != office.layout:
        found.append(f"layout: {reading.layout}")
    if tuple(each.text for each in reading.findings) != office.findings:
        found.append(f"findings: {[each.text for each in reading.findings]}")
    if tuple(each.text for each in reading.themes) != office.themes:
        found.append(f"themes: {[each.text for each in reading.themes]}")
    read = [(each.number, each.text or "", each.reply or "") for each in reading.recommendations]
    if len(read) != len(office.recommendations) or not all(
        number == true[0] and _begins(text, true[1]) and reply.startswith(true[2])
        for (number, text, reply), true in zip(read, office.recommendations, strict=True)
    ):
        found.append(f"recommendations: {read}")
    if not _begins(reading.chief_officer_comment.value or "", office.chief or ""):
        found.append(f"chief officer: {reading.chief_officer_comment.value!r}")
    return found


def statements(office: Office, reading: Reading) -> Iterator[tuple[str, float, bool]]:
    """Everything a reading says: what, how sure, and whether it is true. What is left open says nothing."""
    for name, field in reading.fields.items():
        if field.value is not None:
            yield name, field.confidence, field.value == office.fields[name]
    if reading.chief_officer_comment.value is not None:
        is_true = office.chief is not None and reading.chief_officer_comment.value.startswith(office.chief)
        yield "chief_officer_comment", reading.chief_officer_comment.confidence, is_true
    for finding in reading.findings:
        yield "finding", finding.confidence, finding.text in office.findings
    for each in reading.recommendations:
        is_true = any(
            each.number == number and _begins(each.text or "", text) and (each.reply or "").startswith(reply)
            for number, text, reply in office.recommendations
        )
        yield "recommendation", each.confidence, is_true


def _begins(text: str, beginning: str) -> bool:
    """Whether a text begins so; with no beginning, it has to be empty."""
    return text.startswith(beginning) if beginning else not text
