"""Registers that nobody keeps and somebody will have: very long, very many, odd letters, nothing at all."""

from __future__ import annotations

from violence_response.database import Database
from violence_response.register import schema

ODD = (
    "Emoji 😀 👩🏽‍🎓, Arabic مرحبا بالعالم, Chinese 漢字, <script>alert(1)</script> & *stars* | bars, "
    "control \x01\x08\x1b\x7f signs, turned \u202eround\u202c, $maths$ #hash @at =1+1 \\backslash “quotes” '"
)
LONG = " ".join(f"Word{number} of a very long finding." for number in range(500))
"""Three thousand words."""
UNBROKEN = "x" * 700


def with_odd_texts(database: Database) -> Database:
    """The register with a finding of odd letters and one of three thousand words, both replied to."""
    for place, (key, text) in enumerate(
        (("odd-f", ODD), ("long-f", LONG), ("unbroken-f", UNBROKEN)), start=10
    ):
        database.insert(
            "register.findings",
            {
                "finding_id": key,
                "inspection_id": "joint-2024",
                "ordinal": place,
                "finding_type": "recommendation",
                "summary": text,
                "addressed_to_us": "yes",
                "source_id": "report-a",
            },
        )
        reply = {
            "reply_id": f"reply-{key}",
            "response_id": "response-joint",
            "finding_id": key,
            "acceptance": "accepted",
            "action_or_reason": text,
            "source_id": "response-a",
        }
        database.insert("register.response_replies", reply)
    database.insert(
        "register.actions",
        {"action_id": "odd-a", "finding_id": "odd-f", "title": ODD, "owner_role": "Head of 漢字"},
    )
    return database


def with_many_findings(database: Database, count: int = 400) -> Database:
    """The register with so many more findings of one inspection."""
    columns = schema.tables()["findings"].column_names
    rows = []
    for number in range(count):
        row = dict.fromkeys(columns, None) | {
            "finding_id": f"many-{number:03}",
            "inspection_id": "force-2025",
            "ordinal": str(number + 10),
            "finding_type": ("finding", "recommendation", "area_for_improvement")[number % 3],
            "summary": f"Number {number}: " + "what inspectors saw in a place that they went to. " * 3,
            "addressed_to_us": "yes",
            "source_id": "report-a",
        }
        rows.append([row[name] for name in columns])
    database.insert_many("register.findings", rows)
    return database


def emptied(database: Database) -> Database:
    """The register with nothing in it but its vocabularies."""
    for table in schema.tables().values():
        if table.name != "vocabulary_terms":
            database.delete_key(table.path, {})
    return database
