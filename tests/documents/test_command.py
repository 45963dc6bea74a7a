"""The command `read`: the JSON's keys, and errors with a code that is not nought."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.documents import printing
from tests.documents.offices import FORM, REPORT
from violence_response.documents.commands import KNOWN, read
from violence_response.documents.fields.facts import FIELDS, Reading
from violence_response.documents.fields.known import Known
from violence_response.errors import DocumentEmpty

KEYS = {
    "file": {"name", "sha256", "format", "pages"},
    "findings": {"ordinal", "text", "themes", "page", "confidence"},
    "themes": {"text", "page", "confidence"},
    "recommendations": {"number", "text", "reply", "page", "confidence", "themes"},
    "interventions": {"name", "intervention_id", "page", "quote", "confidence"},
    "priorities": {"text", "priority_id", "page", "quote", "confidence"},
    "chief_officer_comment": {"value", "confidence", "page", "quote"},
    "doubts": {"field", "message", "page"},
}


@pytest.mark.parametrize("office", [FORM, REPORT], ids=lambda office: office.name)
def test_json_has_exactly_its_keys(office: object, tmp_path: Path) -> None:
    path = tmp_path / "response.txt"
    path.write_text(printing.as_text(office), encoding="utf-8")  # type: ignore[arg-type]
    ran = CliRunner().invoke(read, [str(path), "--json"])
    assert ran.exit_code == 0
    found = json.loads(ran.output)
    assert set(found) == {*KEYS, "layout", "fields"} == {each.name for each in fields(Reading)}
    assert tuple(found["fields"]) == FIELDS
    for name, keys in KEYS.items():
        for each in found[name] if isinstance(found[name], list) else [found[name]]:
            assert set(each) == keys, name
    for each in (*found["fields"].values(), found["chief_officer_comment"]):
        assert set(each) == {"value", "confidence", "page", "quote"}
        assert 0 <= each["confidence"] <= 1
        assert (each["value"] is None) == (each["confidence"] == 0)


def test_words_for_people(tmp_path: Path) -> None:
    path = tmp_path / "response.docx"
    path.write_bytes(printing.as_word(FORM))
    ran = CliRunner().invoke(read, [str(path)])
    assert "Day the report was published: 2024-06-12 (0.96)" in ran.output
    assert "Force quoted in the report: yes" in ran.output


def test_the_group_may_give_what_is_known(tmp_path: Path, known: Known) -> None:
    path = tmp_path / "response.txt"
    path.write_text(
        printing.as_text(FORM).replace("The Safer Streets Project", "Elevate Programme"), encoding="utf-8"
    )

    @click.group()
    @click.pass_context
    def group(ctx: click.Context) -> None:
        ctx.meta[KNOWN] = lambda: known

    group.add_command(read)
    found = json.loads(CliRunner().invoke(group, ["read", str(path), "--json"]).output)
    assert [each["intervention_id"] for each in found["interventions"]] == ["elevate-programme"]


def test_an_error_is_raised_for_the_command_line_to_print(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    path.write_bytes(b"")
    ran = CliRunner().invoke(read, [str(path)])
    assert isinstance(ran.exception, DocumentEmpty)
    assert ran.exit_code != 0
    assert isinstance(read, click.Command)
