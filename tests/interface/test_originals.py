"""The route that hands out originals: only what the register names, only as a download."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime

import pytest

from tests.conftest import FIXTURE
from tests.documents import printing
from tests.documents.offices import FORM
from tests.interface.test_server import ask
from tests.running_app import running_app
from violence_response.documents.fields.reader import read_bytes
from violence_response.documents.saving import document_plan, holdings, review, ties, transaction
from violence_response.register import building, opening
from violence_response.register.recording import Actor
from violence_response.settings import Settings

pytestmark = pytest.mark.slow

WEB = printing.as_web(FORM).encode()
WORD = printing.as_word(FORM)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard whose register has two documents, one of them a web page with a script in it."""
    home = tmp_path_factory.mktemp("originals")
    settings = Settings(home=home, data=FIXTURE)
    building.build(settings)
    with opening.open_register(settings) as database:
        for name, content in (("rapport “été”.html", WEB), ("form.docx", WORD)):
            held = holdings.holdings_of(database, "Office")
            found, known = ties.prepared(review.review_of(read_bytes(content, name), len(content)), held)
            plan = document_plan.plan_for(
                found, held, known.inspection_id if known else None, datetime(2025, 3, 3)
            )
            transaction.save(
                database, settings, Actor("Editor"), found, plan, content=content, at=datetime(2025, 3, 3)
            )
    with running_app(home, env={"VIOLENCE_RESPONSE_DATA": str(FIXTURE)}) as address:
        yield address


def test_a_download_under_its_own_name_and_nothing_the_browser_would_run(served: str) -> None:
    answer = ask(served, f"/documents/{hashlib.sha256(WEB).hexdigest()}")
    assert answer.status == 200
    assert answer.body == WEB
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''rapport%20")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_a_word_document_has_its_kind(served: str) -> None:
    answer = ask(served, f"/documents/{hashlib.sha256(WORD).hexdigest()}")
    assert answer.body == WORD
    assert answer.headers["content-type"].endswith("wordprocessingml.document")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''form.docx"


@pytest.mark.parametrize(
    "name",
    [
        "0" * 64,
        "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",  # a row without its file
        "x",
        hashlib.sha256(WORD).hexdigest() + ".docx",
    ],
    # A Word file holds the moment it was made: its hash must not become the name of a test.
    ids=["unknown", "row_without_file", "no_hash", "ending"],
)
def test_anything_else_is_not_there(served: str, name: str) -> None:
    assert ask(served, f"/documents/{name}").status == 404


@pytest.mark.parametrize("name", ["..%2Fregister.duckdb", "%2e%2e%2fregister.duckdb", "../register.duckdb"])
def test_no_path_leads_out_of_the_folder(served: str, name: str) -> None:
    answer = ask(served, f"/documents/{name}")
    # Whatever is no hash is not ours: Streamlit leads an unknown address to its page, or nowhere.
    is_page = answer.headers.get("content-type", "text/html").startswith("text/html")
    assert answer.status != 200 or is_page
    assert b"DUCK" not in answer.body
