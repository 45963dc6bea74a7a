"""The description beside the CSV files is valid, complete and not stale; so is the data dictionary."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frictionless
import pytest

from tests.register.conftest import set_cell
from violence_response.database import Database
from violence_response.register import building, dictionary, exporting, package, schema
from violence_response.settings import ROOT, Settings

pytestmark = pytest.mark.slow

BODY = Settings().body
STALE = 'is stale: run "violence-response describe"'


@pytest.fixture(scope="module")
def shipped() -> Iterator[Database]:
    with building.in_memory(Settings().data) as database:
        yield database


def resource(description: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in description["resources"] if each["name"] == name)


def field(description: dict[str, Any], table: str, column: str) -> dict[str, Any]:
    fields = resource(description, table)["schema"]["fields"]
    return next(each for each in fields if each["name"] == column)


def test_the_shipped_description_is_not_stale(shipped: Database) -> None:
    on_disk = (Settings().data / package.FILE).read_text(encoding="utf-8")
    assert on_disk == package.as_json(package.descriptor(shipped, BODY)), f"data/{package.FILE} {STALE}"


def test_the_data_dictionary_is_not_stale(shipped: Database) -> None:
    on_disk = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert on_disk == dictionary.markdown(shipped), f"docs/data-dictionary.md {STALE}"


def test_the_shipped_data_is_valid_for_another_program() -> None:
    report = frictionless.validate(str(Settings().data / package.FILE))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:5]
    assert report.stats["tasks"] == len(schema.tables())


def test_the_fixture_is_valid_when_exported(fixture_register: Database, tmp_path: Path) -> None:
    exporting.export(fixture_register, tmp_path / "export", BODY)
    report = frictionless.validate(str(tmp_path / "export" / package.FILE))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:5]


@pytest.mark.parametrize(
    ("file", "key", "column", "value"),
    [
        ("grants.csv", "g1", "amount", "12k"),
        ("grants.csv", "g1", "amount", "-1"),
        ("grants.csv", "g1", "intervention_id", "nobody"),
        ("grants.csv", "g1", "amount_basis", "guessed"),
        ("grants.csv", "g1", "source_id", ""),
        ("areas.csv", "E05000091", "parent_area_id", "E99999999"),
        ("areas.csv", "E05000091", "imd_decile", "11"),
        ("violence_by_lsoa_month.csv", "E01000091", "month", "2025-13"),
        ("violence_by_lsoa_month.csv", "E01000091", "offences", "0"),
    ],
)
def test_another_program_finds_a_fault(
    fixture_register: Database, tmp_path: Path, file: str, key: str, column: str, value: str
) -> None:
    exporting.export(fixture_register, tmp_path / "export", BODY)
    set_cell(tmp_path / "export" / file, key, column, value)
    assert not frictionless.validate(str(tmp_path / "export" / package.FILE)).valid


def test_every_table_and_column_is_described(fixture_register: Database) -> None:
    description = package.descriptor(fixture_register, BODY)
    page = dictionary.markdown(fixture_register)
    for name, table in schema.tables().items():
        described = resource(description, name)
        assert described["path"] == table.file
        assert described["description"] == table.words
        assert table.words.startswith("One row per ")
        assert f"### {name}\n" in page
        for column in table.columns:
            assert field(description, name, column.name)["description"] == column.words
            assert column.words.endswith(".")
            assert f"| `{column.name}` | " in page
    named = re.findall(r"### Vocabulary (\w+)", page)
    assert named == sorted(package.vocabulary_terms(fixture_register))


def test_what_the_schema_knows_is_said(fixture_register: Database) -> None:
    description = package.descriptor(fixture_register, BODY)
    assert description["title"] == f"Violence Response register: {BODY}"
    assert field(description, "grants", "amount")["constraints"] == {"minimum": 0}
    assert field(description, "findings", "ordinal")["constraints"] == {"required": True, "minimum": 1}
    assert field(description, "areas", "latitude")["constraints"] == {"minimum": -90, "maximum": 90}
    assert field(description, "inspections", "response_required")["constraints"] == {
        "required": True,
        "enum": ["yes", "no"],
    }
    assert field(description, "violence_by_lsoa_month", "month")["type"] == "yearmonth"
    assert field(description, "vocabulary_terms", "tone")["constraints"] == {
        "enum": ["good", "caution", "problem", "neutral"]
    }
    links = resource(description, "finding_interventions")["schema"]
    assert links["uniqueKeys"] == [["finding_id", "intervention_id"]]
    areas = resource(description, "areas")["schema"]
    own = {"fields": ["parent_area_id"], "reference": {"resource": "", "fields": ["area_id"]}}
    assert own in areas["foreignKeys"]
    assert resource(description, "vocabulary_terms")["schema"]["primaryKey"] == ["vocabulary", "term"]


def test_sources_and_the_licence_are_those_of_the_register(own_register: Database) -> None:
    description = package.descriptor(own_register, BODY)
    assert {"title": "Report A", "path": "https://example.org/a"} in description["sources"]
    assert {"title": "Worked out by this office"} in description["sources"]
    assert [licence["name"] for licence in description["licenses"]] == ["OGL-UK-3.0"]
    words = "Contains public sector information licensed under the Open Government Licence v3.0"
    assert words in description["description"]
    own_register.execute("update register.sources set licence = 'not stated'")
    assert package.descriptor(own_register, BODY)["licenses"] == []


def test_a_word_of_an_offices_own_is_described(own_register: Database) -> None:
    word = {"vocabulary": "relation", "term": "hinders", "label": "Stands | in the way", "ordinal": 4}
    own_register.insert("register.vocabulary_terms", word)
    description = json.loads(package.as_json(package.descriptor(own_register, BODY)))
    assert field(description, "finding_interventions", "relation")["constraints"]["enum"][-1] == "hinders"
    assert "| `hinders` | Stands \\| in the way |" in dictionary.markdown(own_register)
