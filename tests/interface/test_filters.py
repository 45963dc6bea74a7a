"""The address of a page: what it asks for is shown, what it cannot ask for is said, and the widgets write it
back."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from violence_response.interface.filters import Address

    address = Address("trial")
    themes = address.many("theme", ["a", "b", "c"], "themes")
    sort = address.one("sort", ["new", "old"], "order", "new")
    asked = address.text("q")
    page = address.number("page", 3)
    # A count in the label that changes with the other choices, as facets have.
    address.multiselect("theme", "Theme", {value: f"{value} ({len(asked)})" for value in "abc"}, themes)
    address.segments("sort", "Order", {"new": "Newest", "old": "Oldest"}, sort)
    address.search("q", "Search", asked)
    address.pages("page", 3, page)
    address.write()
    st.write(f"themes={themes} sort={sort} q={asked} page={page}")


def opened(**query: str | list[str]) -> AppTest:
    at = AppTest.from_function(_page, default_timeout=20)
    for key, value in query.items():
        at.query_params[key] = value
    return at.run()


def address(at: AppTest, name: str) -> list[str]:
    value = at.query_params.get(name, [])
    return [value] if isinstance(value, str) else list(value)


def shown(at: AppTest) -> str:
    assert not at.exception
    return at.markdown[-1].value


def test_without_an_address_everything_is_usual() -> None:
    at = opened()
    assert shown(at) == "themes=[] sort=new q= page=1"
    assert not at.info
    assert dict(at.query_params) == {}


def test_the_address_decides_on_opening() -> None:
    at = opened(theme=["b", "a"], sort="old", q="knife", page="2")
    assert shown(at) == "themes=['b', 'a'] sort=old q=knife page=2"
    assert not at.info


def test_blanks_and_capitals_are_forgiven_and_the_address_is_put_right() -> None:
    at = opened(theme=["B ", "a"], sort=" OLD", q="knife ", page="2 ")
    assert shown(at) == "themes=['b', 'a'] sort=old q=knife page=2"
    assert not at.info
    expected = {"theme": ["b", "a"], "sort": ["old"], "q": ["knife"], "page": ["2"]}
    assert {name: address(at, name) for name in expected} == expected


def test_widgets_write_the_address() -> None:
    at = opened(theme=["b"])
    at.multiselect[0].set_value(["b", "c"]).run()
    assert shown(at) == "themes=['b', 'c'] sort=new q= page=1"
    assert address(at, "theme") == ["b", "c"]
    at.text_input[0].set_value(" knife ").run()
    assert shown(at) == "themes=['b', 'c'] sort=new q=knife page=1"
    assert address(at, "q") == ["knife"]
    at.multiselect[0].set_value([]).run()
    assert "theme" not in at.query_params


def test_a_choice_survives_a_change_of_the_counts_in_its_label() -> None:
    at = opened(theme=["b"])
    at.text_input[0].set_value("knife").run()
    assert at.multiselect[0].value == ["b"]
    assert shown(at) == "themes=['b'] sort=new q=knife page=1"


def test_what_is_not_known_is_said_and_dropped() -> None:
    at = opened(theme=["b", "zzz"], sort="sideways", page="9", colour="red")
    assert shown(at) == "themes=['b'] sort=new q= page=3"
    said = " ".join(info.value for info in at.info)
    assert "zzz" in said
    assert "sideways" in said
    assert "colour" in said
    assert "colour" not in at.query_params
    assert address(at, "theme") == ["b"]


def test_a_page_number_that_is_none_is_said() -> None:
    at = opened(page="-2")
    assert shown(at).endswith("page=1")
    assert "page number" in at.info[0].value
