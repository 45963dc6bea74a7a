"""A page that was renamed is still found under its former address, with the choices of the link."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from violence_response.interface import menu
from violence_response.interface.server import addresses, application


@pytest.mark.parametrize(("former", "page"), menu.FORMER.items())
@pytest.mark.parametrize("query", ["", "?show=tables&as_at=2025-03-03"])
def test_a_former_address_leads_to_the_page(former: str, page: str, query: str) -> None:
    client = TestClient(Starlette(routes=application.routes()), follow_redirects=False)
    answer = client.get(f"/{former}{query}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"./{page}{query}")
    assert page in {place.file for place in menu.PLACES}


def test_the_page_of_documents_keeps_its_first_address() -> None:
    assert menu.FORMER["intake"] == "add"


@pytest.mark.parametrize(
    ("path", "query", "better"),
    [
        ("/findings", "kind=a", None),
        ("/", "", None),
        ("/Findings", "kind=a", "./findings?kind=a"),
        ("/findings/", "", "../findings"),
        ("/findings ", "", "./findings"),
        ("/About-the-data", "", "./about_the_data"),
        ("/plan priorities/", "", "../priorities"),
        ("/Intake", "", "./add"),
        ("/index.html", "", "./"),
        ("/nothing", "kind=a", "./?no_page=nothing"),
        ("/findings/f01", "", "../?no_page=findings%2Ff01"),
        ("//example.org/", "", "../../?no_page=example.org"),
        ("/\r\nSet-Cookie: a=b", "", "./?no_page=%0D%0ASet-Cookie%3A+a%3Db"),
    ],
)
@pytest.mark.parametrize("base", ["", "/base"])
def test_an_address_that_is_nearly_right_is_corrected(
    base: str, path: str, query: str, better: str | None
) -> None:
    assert addresses.better(base, base + path, query) == better
