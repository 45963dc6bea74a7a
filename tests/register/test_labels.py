"""A message names a field by its label on the screen: forms and messages take it from one place."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from violence_response.register import schema
from violence_response.register.labels import FIELDS, RESPONSE_STEPS, label
from violence_response.settings import ROOT

FORMS = ("finding_forms", "meeting_forms", "response_forms", "suggestions")
ASKING = {"text_input", "text_area", "date_input", "radio"}


def test_a_field_that_no_form_has_is_named_in_words() -> None:
    assert label("actions", "owner_role") == "Owner"
    assert label("interventions", "provider_id") == "Provider"
    assert label("nothing", "award_from") == "Award from"


def test_every_label_is_that_of_a_column() -> None:
    tables = schema.tables()
    for table, columns in FIELDS.items():
        assert set(columns) <= set(tables[table].column_names), table
    assert set(RESPONSE_STEPS) <= set(tables["responses"].column_names)


@pytest.mark.parametrize("name", FORMS)
def test_the_forms_take_their_labels_from_there(name: str) -> None:
    """No form that records writes the label of a field itself: a message could then name another one."""
    path = Path(ROOT) / "violence_response" / "interface" / "forms" / f"{name}.py"
    written = [
        node.args[0].value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ASKING
        and node.args
        and isinstance(node.args[0], ast.Constant)
    ]
    assert written == []
