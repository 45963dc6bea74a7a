"""Each check is empty on good data and finds the fault that is planted for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import FIXTURE
from violence_response import queries
from violence_response.database import Database
from violence_response.errors import ChecksFailed
from violence_response.register import building, checks, schema
from violence_response.settings import Settings


def put(table: str, key: str, values: str) -> str:
    """The statement that changes one row of a table."""
    return f"update register.{table} set {values} where {schema.tables()[table].key[0]} = '{key}'"


# Each: the check, the fault as it is planted, and the rows in which it is found (table, key, column, value).
Found = list[tuple[str, str, str, str | None]]
PLANTED: list[tuple[str, list[str], Found]] = [
    (
        "references_resolve",
        [
            "delete from register.sources where source_id = 'ours'",
            "delete from register.themes where theme_id = 'money'",
        ],
        [("finding_themes", "joint-f03 / money", "theme_id", "money")],
    ),
    (
        "terms_are_in_vocabularies",
        [put("grants", "g3", "amount_basis = 'guessed'")],
        [("grants", "g3", "amount_basis", "guessed")],
    ),
    (
        "themes_have_two_levels",
        [put("themes", "money", "parent_theme_id = 'knives'")],
        [("themes", "money", "parent_theme_id", "knives")],
    ),
    (
        "themes_have_two_levels",
        [put("themes", "money", "parent_theme_id = 'money'")],
        [("themes", "money", "parent_theme_id", "money")],
    ),
    (
        "covers_are_direct",
        [put("inspections", "undated", "covered_by_inspection_id = 'covered-2024'")],
        [("inspections", "undated", "covered_by_inspection_id", "covered-2024")],
    ),
    (
        "covers_are_direct",
        [put("inspections", "undated", "covered_by_inspection_id = 'undated'")],
        [("inspections", "undated", "covered_by_inspection_id", "undated")],
    ),
    (
        "amounts_agree_with_basis",
        [
            put("grants", "g1", "amount = null"),
            put("grants", "g3", "amount = 5"),
            put("funds", "opcc-2024", "total_amount = 7.5"),
        ],
        [
            ("funds", "opcc-2024", "total_amount", "not_stated 7.50"),
            ("grants", "g1", "amount", "awarded"),
            ("grants", "g3", "amount", "not_stated 5.00"),
        ],
    ),
    (
        "dates_agree_with_precision",
        [
            put("inspections", "force-2025", "published_date = null"),
            put("inspections", "undated", "published_date = '2024-01-01'"),
            put("inspections", "joint-2024", "fieldwork_to = '2024-06-30'"),
            put("grants", "g6", "date_precision = 'not_stated'"),
            put("plans", "plan-old", "starts_date = null, ends_date = null"),
            put("approaches", "sport", "rating_date = null"),
        ],
        [
            ("approaches", "sport", "rating_date", "year"),
            ("grants", "g6", "starts_date", "not_stated 2022-01-01"),
            ("inspections", "force-2025", "published_date", "day"),
            ("inspections", "joint-2024", "fieldwork_from", "not_stated 2024-06-30"),
            ("inspections", "undated", "published_date", "year 2024-01-01"),
            ("plans", "plan-old", "starts_date", "year"),
        ],
    ),
    (
        "observations_are_single",
        [
            "insert into register.observations select 'again', * exclude (observation_id) from "
            "register.observations where observation_id = 'o3'"
        ],
        [("observations", "o3", "measure_id", "again")],
    ),
    (
        "replies_belong_to_their_report",
        [
            "insert into register.response_replies values ('r9', 'response-joint', 'force-f01', "
            "'accepted', null, null, null, 'report-a'), ('r8', 'response-joint', 'covered-f01', "
            "'accepted', null, null, null, 'report-a')"
        ],
        [("response_replies", "r9", "finding_id", "force-f01")],
    ),
    (
        "subjects_exist",
        [
            put("updates", "u4", "subject_id = 'gone'"),
            "update register.evidence set subject_type = 'link', subject_id = 'l9'",
            put("updates", "u1", "subject_type = 'link', subject_id = 'fp1'"),
        ],
        [("evidence", "e1", "subject_id", "link l9"), ("updates", "u4", "subject_id", "action gone")],
    ),
    (
        "status_words_are_known",
        [
            put("updates", "u2", "to_status = 'nearly', from_status = 'hardly'"),
            put("updates", "u4", "to_status = 'moved'"),
        ],
        [
            ("updates", "u2", "from_status", "hardly"),
            ("updates", "u2", "to_status", "nearly"),
            ("updates", "u4", "to_status", "moved"),
        ],
    ),
    (
        "areas_lie_in_larger_ones",
        [
            put("areas", "E05000091", "parent_area_id = 'E01000092'"),
            put("areas", "E06000091", "parent_area_id = 'E06000092'"),
        ],
        [
            ("areas", "E05000091", "parent_area_id", "E01000092"),
            ("areas", "E06000091", "parent_area_id", "E06000092"),
        ],
    ),
    (
        "places_in_lists_are_single",
        [
            put("findings", "joint-f02", "ordinal = 1"),
            put("priorities", "new-2", "ordinal = 1"),
            "update register.vocabulary_terms set ordinal = 1 where vocabulary = 'relation' and term "
            "= 'related'",
        ],
        [
            ("findings", "joint-f02", "ordinal", "joint-2024 1"),
            ("priorities", "new-2", "ordinal", "plan-new 1"),
            ("vocabulary_terms", "relation / related", "ordinal", "relation 1"),
        ],
    ),
    (
        "response_rules_agree",
        [
            put("inspections", "joint-2024", "response_due_date = '2025-01-14'"),
            put("inspections", "letter-2025", "response_due_date = '2025-01-01'"),
            put("inspections", "probation-2021", "response_required = 'yes'"),
            put("inspections", "undated", "response_required = 'no', response_reason = null"),
        ],
        [
            ("inspections", "joint-2024", "response_due_date", "2025-01-14"),
            ("inspections", "letter-2025", "response_due_date", "2025-01-01"),
            ("inspections", "probation-2021", "response_regime", "none"),
            ("inspections", "undated", "response_reason", None),
        ],
    ),
    (
        "responses_run_forwards",
        [
            put(
                "responses",
                "response-force",
                "chief_officer_received_date = '2025-01-31', approved_date = '2025-01-14', "
                "published_date = '2025-01-13'",
            )
        ],
        [
            ("responses", "response-force", "approved_date", "2025-01-14 before 2025-01-15"),
            ("responses", "response-force", "chief_officer_received_date", "2025-01-31 before 2025-02-01"),
            ("responses", "response-force", "published_date", "2025-01-13 before 2025-01-14"),
        ],
    ),
    (
        "due_dates_follow_their_report",
        [put("findings", "joint-f02", "due_date = '2024-11-19'")],
        [("findings", "joint-f02", "due_date", "2024-11-19 before 2024-11-20")],
    ),
    (
        "funds_are_not_overspent",
        [put("grants", "g4", "amount = 40000")],
        [("funds", "vru-2023", "total_amount", "114756.50")],
    ),
    (
        "addresses_are_web_addresses",
        [
            put("sources", "report-a", "url = 'javascript:alert(1)'"),
            put("responses", "response-force", "url = 'https://example.org/a b'"),
        ],
        [
            ("responses", "response-force", "url", "https://example.org/a b"),
            ("sources", "report-a", "url", "javascript:alert(1)"),
        ],
    ),
    (
        "small_areas_carry_the_counts",
        [
            "insert into statistics.violence_by_lsoa_month values ('E06000091', '2025-01', "
            "'Robbery', 3), ('E06000091', '2025-02', 'Robbery', 2)"
        ],
        [("violence_by_lsoa_month", "E06000091", "area_id", "local_authority")],
    ),
    (
        "stated_links_have_a_response",
        [
            "insert into register.finding_interventions values ('l8', 'covered-f01', "
            "'corner-outreach', 'related', 'stated_in_response', 'Why', 'report-a')",
            "insert into register.finding_interventions values ('l9', 'letter-f01', "
            "'corner-outreach', 'related', 'stated_in_response', 'Why', 'report-a')",
        ],
        [("finding_interventions", "l9", "basis", "letter-f01")],
    ),
    (
        "held_findings_fit_the_counts",
        [
            put(
                "inspections",
                "force-2025",
                "recommendation_count = 0, cause_of_concern_count = 1, area_for_improvement_count = 0",
            )
        ],
        [
            ("inspections", "force-2025", "area_for_improvement_count", "1 held, 0 stated"),
            ("inspections", "force-2025", "recommendation_count", "1 held, 0 stated"),
        ],
    ),
]


def marks(kind: str) -> Iterator[tuple[str, str]]:
    """Every (table, column) of the schema with a mark of that kind."""
    for table in schema.tables().values():
        for column in table.columns:
            if getattr(column, kind) is not None:
                yield table.name, column.name


def rows(database: Database, name: str) -> list[tuple[Any, ...]]:
    return queries.rows(database, name)


class UndoneError(Exception):
    """Raised to end a transaction without keeping what was written."""


@contextmanager
def undone(database: Database) -> Iterator[None]:
    """Whatever is written inside is gone afterwards."""
    with suppress(UndoneError), database.transaction():
        yield
        raise UndoneError


@pytest.fixture(scope="module")
def shared_register() -> Iterator[Database]:
    with building.in_memory(FIXTURE) as database:
        yield database


@pytest.mark.parametrize(("name", "fault", "found"), PLANTED, ids=[row[0] for row in PLANTED])
def test_a_planted_fault_is_found(
    shared_register: Database, name: str, fault: list[str], found: Found
) -> None:
    assert rows(shared_register, name) == []
    with undone(shared_register):
        for statement in fault:
            shared_register.execute(statement)
        assert rows(shared_register, name) == found


def test_every_check_has_a_planted_fault() -> None:
    assert {row[0] for row in PLANTED} == set(queries.all_checks())


@pytest.mark.parametrize("name", queries.all_checks())
def test_every_check_gives_the_place_of_the_fault(name: str) -> None:
    columns = [part.name for part in queries.all_checks()[name].columns]
    assert columns == ["table_name", "row_key", "column_name", "value"]
    assert not queries.all_checks()[name].parameters


@pytest.mark.parametrize("source", [FIXTURE, Settings().data], ids=["fixture", "shipped"])
def test_no_check_finds_a_fault_in_good_data(source: Path) -> None:
    with building.in_memory(source) as database:
        results = checks.run_checks(database)
    assert [result.name for result in results] == sorted(queries.all_checks())
    assert {result.name: result.rows.to_dict("records") for result in results if len(result.rows)} == {}


SAMPLES = {"INTEGER": 1, "DOUBLE": 1.0, "DECIMAL": 1, "BOOLEAN": True, "DATE": "2025-01-01"}
SAMPLES |= {"TIMESTAMP": "2025-01-01 09:00:00", "yearmonth": "2025-01"}


def lonely_row(table: schema.Table) -> dict[str, object]:
    """A row whose every reference leads nowhere and whose every term is unknown."""
    row: dict[str, object] = {}
    for column in table.columns:
        is_own_key = column.name in table.key and column.references is None and column.vocabulary is None
        text = f"key of {table.name}" if is_own_key else "nowhere"
        row[column.name] = SAMPLES.get(column.format or column.kind, text)
    return {**row, "tone": "good"} if "tone" in row else row


@pytest.mark.parametrize(
    ("kind", "name"), [("references", "references_resolve"), ("vocabulary", "terms_are_in_vocabularies")]
)
def test_a_relation_check_knows_every_mark_of_the_schema_and_no_more(kind: str, name: str) -> None:
    with schema.empty_database() as database:
        for table in schema.tables().values():
            database.insert(table.path, lonely_row(table))
        found = [(table, column, value) for table, _, column, value in rows(database, name)]
    assert sorted(found) == sorted((table, column, "nowhere") for table, column in marks(kind))


def test_a_build_that_breaks_a_relation_names_the_first_rows(own_register: Database) -> None:
    own_register.execute("update register.findings set source_id = 'gone'")
    with pytest.raises(ChecksFailed) as caught:
        checks.require_relations(own_register)
    assert "The register has 12 rows that a check does not accept" in str(caught.value)
    assert "findings covered-f01, source_id: gone" in str(caught.value)
    assert str(caught.value).count("source_id: gone") == checks.SHOWN
