"""Describe the register's CSV files as a Frictionless Data Package, which other programs can check and read.

What is described comes from the schema, the vocabularies and the sources; nothing is typed twice. The form is
that of Data Package 1 and Table Schema 1 (specs.frictionlessdata.io), with `uniqueKeys` from version 2.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from violence_response.database import Database
from violence_response.register import schema
from violence_response.register.schema import Column, Table

FILE = "datapackage.json"
OPEN_LICENCE = "OGL-UK-3.0"
LICENCE = {
    "name": OPEN_LICENCE,
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
DESCRIPTION = (
    "Inspection reports and their findings, the office's responses, the interventions and money behind them, "
    "the Police and Crime Plan's priorities, and open figures on violence. Every row that states a "
    "fact names its source. An empty cell means that a value is not stated. No row is about an identifiable "
    "person."
)
ATTRIBUTION = (
    "Contains public sector information licensed under the Open Government Licence v3.0. "
    "Contains OS data © Crown copyright and database right 2025. "
    "Terms differ by source: see the column licence of the table sources."
)
TYPES: Mapping[str, Mapping[str, Any]] = {
    "VARCHAR": {"type": "string"},
    "INTEGER": {"type": "integer"},
    "DOUBLE": {"type": "number"},
    "DECIMAL": {"type": "number"},
    "BOOLEAN": {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    "DATE": {"type": "date"},
    "TIMESTAMP": {"type": "datetime"},
    "yearmonth": {"type": "yearmonth"},
}
LEAST = re.compile(r"\((\w+) (>=?) (-?\d+)\)")
BETWEEN = re.compile(r"\((\w+) BETWEEN (-?\d+) AND (-?\d+)\)")
ONE_OF = re.compile(r"\((\w+) IN \((.+)\)\)")


def descriptor(database: Database, body: str) -> dict[str, Any]:
    """The data package of the register in `database`; `body` is the local policing body's name."""
    columns = ("title", "url", "licence")
    sources = database.rows_by("register.sources", columns, ("source_id",))
    is_open = any(licence == OPEN_LICENCE for _, _, licence in sources)
    terms = vocabulary_terms(database)
    return {
        "profile": "tabular-data-package",
        "name": "violence-response-register",
        "title": f"Violence Response register: {body}",
        "description": f"{DESCRIPTION} {ATTRIBUTION}" if is_open else DESCRIPTION,
        "licenses": [LICENCE] if is_open else [],
        "sources": [{"title": title, **({"path": url} if url else {})} for title, url, _ in sources],
        "resources": [_resource(table, terms) for table in schema.tables().values()],
    }


def as_json(description: Mapping[str, Any]) -> str:
    """The text of a `datapackage.json`."""
    return json.dumps(description, ensure_ascii=False, indent=2) + "\n"


def vocabulary_terms(database: Database) -> dict[str, list[str]]:
    """The terms of every vocabulary, in their order."""
    found: dict[str, list[str]] = {}
    columns = ("vocabulary", "term")
    for vocabulary, term in database.rows_by(
        "register.vocabulary_terms", columns, ("vocabulary", "ordinal", "term")
    ):
        found.setdefault(vocabulary, []).append(term)
    return found


def _resource(table: Table, terms: Mapping[str, list[str]]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.name.replace("_", " ").capitalize(),
        "description": table.words,
        "path": table.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _table_schema(table, terms),
    }


def _table_schema(table: Table, terms: Mapping[str, list[str]]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "fields": [_field(column, table, terms) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.unique:
        found["uniqueKeys"] = [list(columns) for columns in table.unique]
    keys = [
        # A package says "" where a table points to itself.
        {"fields": [column.name], "reference": {"resource": resource, "fields": [key]}}
        for column in table.columns
        if column.references
        for resource in ("" if column.references == table.name else column.references,)
        for key in schema.tables()[column.references].key
    ]
    if keys:
        found["foreignKeys"] = keys
    return found


def _field(column: Column, table: Table, terms: Mapping[str, list[str]]) -> dict[str, Any]:
    kind = TYPES[column.format or column.kind]
    field: dict[str, Any] = {"name": column.name, **kind, "description": column.words}
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.vocabulary:
        constraints["enum"] = terms.get(column.vocabulary, [])
    for rule in table.rules:
        constraints |= _limits(rule, column.name)
    return {**field, "constraints": constraints} if constraints else field


def _limits(rule: str, name: str) -> dict[str, Any]:
    """What a rule says of one column, where a package can say it; rules between columns it cannot."""
    if (least := LEAST.fullmatch(rule)) and least[1] == name:
        return {"minimum": int(least[3]) + (least[2] == ">")}
    if (between := BETWEEN.fullmatch(rule)) and between[1] == name:
        return {"minimum": int(between[2]), "maximum": int(between[3])}
    if (one_of := ONE_OF.fullmatch(rule)) and one_of[1] == name:
        return {"enum": re.findall(r"'([^']*)'", one_of[2])}
    return {}
