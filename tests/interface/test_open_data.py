"""The addresses under /data: who may ask, what comes, what does not, and what the OpenAPI document says of
it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as parquet
import pytest
import schemathesis
import streamlit as st
from frictionless import Package
from hypothesis import HealthCheck, Phase, given, settings, strategies
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.conftest import FIXTURE, TODAY
from violence_response.interface.server import application, open_data
from violence_response.publishing import frames
from violence_response.register import building
from violence_response.settings import Settings

pytestmark = pytest.mark.slow

APP = Starlette(routes=application.routes())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("open-data")
    building.build(Settings(home=folder, data=FIXTURE))
    return folder


@pytest.fixture
def office(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    monkeypatch.setenv("VIOLENCE_RESPONSE_HOME", str(home))
    monkeypatch.setenv("VIOLENCE_RESPONSE_DATA", str(FIXTURE))
    monkeypatch.setenv("VIOLENCE_RESPONSE_TODAY", TODAY.isoformat())
    monkeypatch.setenv("VIOLENCE_RESPONSE_OPEN_DATA", "public")
    open_data._limiter.storage.reset()
    yield monkeypatch
    st.cache_resource.clear()


@pytest.fixture
def asker(office: pytest.MonkeyPatch) -> TestClient:
    return TestClient(APP)


def test_off_is_the_default(office: pytest.MonkeyPatch, asker: TestClient) -> None:
    office.delenv("VIOLENCE_RESPONSE_OPEN_DATA")
    answer = asker.get("/data/findings.csv")
    assert (answer.status_code, answer.json()) == (404, {"problem": open_data.OFF})


def test_signed_in_lets_nobody_else_in(office: pytest.MonkeyPatch, asker: TestClient) -> None:
    office.setenv("VIOLENCE_RESPONSE_OPEN_DATA", "signed_in")
    answer = asker.get("/data/findings.csv")
    assert (answer.status_code, answer.json()) == (403, {"problem": open_data.SIGNED_IN})


def test_rows_in_three_kinds_are_the_same(asker: TestClient) -> None:
    text = asker.get("/data/findings.csv")
    told = asker.get("/data/findings.json").json()
    table = parquet.read_table(io.BytesIO(asker.get("/data/findings.parquet").content))
    assert text.headers["content-type"].startswith("text/csv")
    assert "findings-2025-03-03-official.csv" in text.headers["content-disposition"]
    assert len(text.text.splitlines()) - 1 == len(told["rows"]) == table.num_rows
    assert told["about"]["Marking"] == "OFFICIAL"
    assert "source_quote" not in told["rows"][0]


def test_a_query_takes_its_parameters(asker: TestClient) -> None:
    asked = {"force_id": "E23000099", "crime_type": "Robbery"}
    told = asker.get("/data/violence_small_areas.json", params=asked).json()
    assert [row["offences"] for row in told["rows"]] == [None, None, None]
    many = asker.get("/data/findings_found.json", params=[("kinds", "recommendation"), ("kinds", "finding")])
    assert many.status_code == 200
    assert 0 < len(many.json()["rows"]) < len(asker.get("/data/findings_found.json").json()["rows"])


def test_nothing_is_sent_again_while_nothing_has_changed(asker: TestClient) -> None:
    first = asker.get("/data/findings.csv")
    tag, date = first.headers["etag"], first.headers["last-modified"]
    assert asker.get("/data/findings.csv", headers={"If-None-Match": tag}).status_code == 304
    assert asker.get("/data/findings.csv", headers={"If-None-Match": f'"other", W/{tag}'}).status_code == 304
    assert asker.get("/data/findings.csv", headers={"If-Modified-Since": date}).status_code == 304
    assert asker.get("/data/findings.csv", headers={"If-None-Match": '"other"'}).status_code == 200
    assert asker.get("/data/findings.csv", headers={"If-Modified-Since": "yesterday"}).status_code == 200
    assert asker.get("/data/grants.csv").headers["etag"] != tag


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("findings.exe", 404, "ask for .csv, .json or .parquet"),
        ("finding.csv", 404, "did you mean findings"),
        ("violence_by_lsoa_month.csv", 404, "small numbers"),
        ("recordings.csv", 404, "nothing published"),
        ("findings.csv?kind=x", 400, '"kind" is no parameter of findings (it has: none)'),
        ("money_ending.csv?today=soon", 400, '"soon" is not a date'),
        ("violence_small_areas.csv?months=11", 400, '"months" is no parameter'),
        ("findings_found.csv?limit=many", 400, "limit"),
    ],
)
def test_what_cannot_be_answered_is_said(asker: TestClient, path: str, status: int, words: str) -> None:
    answer = asker.get(f"/data/{path}")
    assert answer.status_code == status
    assert words in answer.json()["problem"]


def test_who_asks_too_often_waits(office: pytest.MonkeyPatch, asker: TestClient) -> None:
    office.setattr(open_data, "RATE", open_data.parse("3/minute"))
    statuses = [asker.get("/data/").status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]
    assert asker.get("/data/").headers["retry-after"] == "60"


def test_without_a_register_the_answer_says_so(
    office: pytest.MonkeyPatch, asker: TestClient, tmp_path: Path
) -> None:
    office.setenv("VIOLENCE_RESPONSE_HOME", str(tmp_path))
    st.cache_resource.clear()
    answer = asker.get("/data/findings.csv")
    assert answer.status_code == 503
    assert "no register" in answer.json()["problem"]


def test_the_index_and_the_package_name_what_is_there(asker: TestClient, tmp_path: Path) -> None:
    named = {frame["name"] for frame in asker.get("/data/").json()["frames"]}
    assert named == set(frames.all_frames())
    package = asker.get("/data/datapackage.json").json()
    for resource in package["resources"]:
        (tmp_path / resource["path"]).write_bytes(asker.get(f"/data/{resource['path']}").content)
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])[:5]


@pytest.fixture
def schema(asker: TestClient) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_dict(asker.get("/data/openapi.json").json())


def test_the_document_describes_every_frame(schema: schemathesis.BaseSchema) -> None:
    schema.validate()
    assert len(schema.raw_schema["paths"]) == 3 + 3 * len(frames.all_frames())


@settings(
    max_examples=150,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(data=strategies.data())
def test_answers_are_what_the_document_says(
    office: pytest.MonkeyPatch,
    asker: TestClient,
    schema: schemathesis.BaseSchema,
    data: strategies.DataObject,
) -> None:
    office.setattr(open_data, "RATE", open_data.parse("1000000/minute"))
    path = data.draw(strategies.sampled_from([p for p in schema.raw_schema["paths"] if p.endswith("json")]))
    operation = schema[path]["GET"]
    case = data.draw(operation.as_strategy())
    sent = [
        (name, each)
        for name, value in (case.query or {}).items()
        for each in (value if isinstance(value, list) else [value])
    ]
    texts = [(name, str(each).lower() if isinstance(each, bool) else str(each)) for name, each in sent]
    answer = asker.get(f"/data{path}", params=texts)
    assert answer.status_code in (200, 400), answer.text
    operation.validate_response(schemathesis.Response.from_any(answer))
