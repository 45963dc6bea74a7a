"""Describe the open data routes: an OpenAPI document, an index, and a Frictionless data package."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from violence_response.publishing import frames, rules
from violence_response.publishing.frames import Frame, nature
from violence_response.queries import Part
from violence_response.register.package import ATTRIBUTION, DESCRIPTION

ENDINGS = {"csv": "text/csv", "json": "application/json", "parquet": "application/vnd.apache.parquet"}
JSON_TYPES: Mapping[str, Mapping[str, Any]] = {
    "number": {"type": "number"},
    "truth": {"type": "boolean"},
    "day": {"type": "string"},
    "list": {"type": "array", "items": {"type": "string"}},
    "text": {"type": "string"},
}
PACKAGE_TYPES = {"number": "number", "truth": "boolean", "day": "date", "list": "string", "text": "string"}
OUR_OWN = ("today", "notice_days")
"""Parameters that are those of the office where they are not given."""


def document(body: str, version: str, base: str) -> dict[str, Any]:
    """The OpenAPI 3.1 document of the routes below `base`."""
    paths: dict[str, Any] = {
        "/": _plain("The index: every table and query with its addresses", "application/json"),
        "/datapackage.json": _plain("The same as a Frictionless data package", "application/json"),
        "/openapi.json": _plain("This document", "application/json"),
    }
    for frame in frames.all_frames().values():
        for ending, media_type in ENDINGS.items():
            paths[f"/{frame.name}.{ending}"] = {"get": _operation(frame, ending, media_type)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Open data: {body}",
            "version": version,
            "description": f"{DESCRIPTION} {rules.SMALL_NUMBERS} {ATTRIBUTION}",
        },
        "servers": [{"url": base}],
        "paths": paths,
    }


def index(base: str) -> dict[str, Any]:
    """Every frame with its words and addresses."""
    return {
        "about": f"{DESCRIPTION} {rules.SMALL_NUMBERS}",
        "described_by": {"openapi": f"{base}/openapi.json", "datapackage": f"{base}/datapackage.json"},
        "frames": [
            {
                "name": frame.name,
                "kind": frame.kind,
                "words": frame.words,
                "parameters": [part.name for part in frame.parameters],
                **{ending: f"{base}/{frame.name}.{ending}" for ending in ENDINGS},
            }
            for frame in frames.all_frames().values()
        ],
    }


def package(body: str) -> dict[str, Any]:
    """The published tables as a data package; queries are left out, because many ask for parameters."""
    return {
        "profile": "tabular-data-package",
        "name": "violence-response-open-data",
        "title": f"Open data: {body}",
        "description": f"{DESCRIPTION} {rules.SMALL_NUMBERS} {ATTRIBUTION}",
        "resources": [_resource(frame) for frame in frames.all_frames().values() if frame.kind == "table"],
    }


def _resource(frame: Frame) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": frame.name,
        "title": frame.label,
        "description": frame.words,
        "path": f"{frame.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {"name": part.name, "type": _package_type(part), "description": part.words}
                for part in frame.columns
            ],
            "missingValues": [""],
            "primaryKey": list(frame.grain),
        },
    }


def _package_type(part: Part) -> str:
    return "datetime" if part.type == "TIMESTAMP" else PACKAGE_TYPES[nature(part)]


def _operation(frame: Frame, ending: str, media_type: str) -> dict[str, Any]:
    return {
        "operationId": f"{frame.name}_{ending}",
        "summary": frame.words.split(". ")[0],
        "description": frame.words,
        "parameters": [_parameter(part) for part in frame.parameters],
        "responses": {
            "200": {
                "description": "The rows",
                "headers": {
                    "ETag": {"schema": {"type": "string"}},
                    "Last-Modified": {"schema": {"type": "string"}},
                },
                "content": {media_type: {"schema": _schema(frame, ending)}},
            },
            "304": {"description": "Not changed since the ETag or date that was sent"},
            "400": _problem("A parameter is not known or cannot be read"),
            "403": _problem("Open data is for people who are signed in"),
            "429": _problem("Asked too often; Retry-After says when to come back"),
        },
    }


def _parameter(part: Part) -> dict[str, Any]:
    many = part.type.endswith("[]")
    kinds: dict[str, dict[str, Any]] = {
        "INTEGER": {"type": "integer", "minimum": -(2**31), "maximum": 2**31 - 1},
        "BIGINT": {"type": "integer", "minimum": -(2**31), "maximum": 2**31 - 1},
        "DOUBLE": {"type": "number"},
        "BOOLEAN": {"type": "boolean"},
        "DATE": {"type": "string", "format": "date"},
    }
    kind = kinds.get(part.type.removesuffix("[]"), {"type": "string", "maxLength": 2000})
    text = part.words or part.name.replace("_", " ")
    if part.name in OUR_OWN:
        text = f"{text}; that of the office where it is not given"
    return {
        "name": part.name,
        "in": "query",
        "required": False,
        "description": text,
        "schema": {"type": "array", "items": kind} if many else kind,
        **({"explode": True, "style": "form"} if many else {}),
    }


def _schema(frame: Frame, ending: str) -> dict[str, Any]:
    if ending != "json":
        return {"type": "string"}
    fields = {part.name: {"anyOf": [JSON_TYPES[nature(part)], {"type": "null"}]} for part in frame.columns}
    row = {"type": "object", "properties": fields, "required": list(fields)}
    return {
        "type": "object",
        "required": ["about", "rows"],
        "properties": {"about": {"type": "object"}, "rows": {"type": "array", "items": row}},
    }


def _plain(summary: str, media_type: str) -> dict[str, Any]:
    answers = {
        "200": {"description": summary, "content": {media_type: {"schema": {"type": "object"}}}},
        "304": {"description": "Not changed"},
        "403": _problem("Open data is for people who are signed in"),
        "429": _problem("Asked too often"),
    }
    return {"get": {"summary": summary, "responses": answers}}


def _problem(words: str) -> dict[str, Any]:
    schema = {
        "type": "object",
        "required": ["problem"],
        "properties": {"problem": {"type": "string"}},
    }
    return {"description": words, "content": {"application/json": {"schema": schema}}}
