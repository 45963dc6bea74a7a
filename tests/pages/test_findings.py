"""The findings page: counts, filters, search, pages of results, and the thread of one finding."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import opened as pages


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Opens the findings page with an address."""

    def opened(register: str = "fixture", **query: Any) -> AppTest:
        app = pages.opened("findings", register, monkeypatch=monkeypatch, tmp_path=tmp_path, **query)
        assert not app.exception
        return app

    return opened


def clicked(app: AppTest, href: str) -> AppTest:
    """The page after a link of it was opened: its address is what the link says."""
    asked = parse_qs(href.partition("?")[2])
    app.query_params.clear()
    for name, values in asked.items():
        app.query_params[name] = values
    return app.run()


def test_first_sentence_answers_the_question(page: Any) -> None:
    text = pages.text(page())
    assert "What did inspectors find, and what are we doing about each?" in text
    assert (
        "**12 findings**. One of the nine findings that call for work is answered by a project with funding "
        "today; two have a reply." in text
    )


def test_themes_are_rows_to_choose_by(page: Any) -> None:
    (picture,) = pages.pictures(page())
    opens = pages.opens(picture)
    said = (
        "Short-term funding: one finding, of which one calls for work; the one finding that calls for work "
        "has no project that answers"
    )
    assert opens[said] == "./findings?theme=money"


def test_a_theme_that_is_chosen_is_cleared_by_its_row(page: Any) -> None:
    app = page(theme="money", kind="finding")
    assert "1 of 12 findings" in pages.text(app)
    (picture,) = pages.pictures(app)
    chosen = next(link for link in pages.opens(picture) if link.endswith("; chosen, choose again to clear"))
    assert pages.opens(picture)[chosen] == "./findings?kind=finding"
    # The choice of a theme does not take the other themes away.
    assert any(link.startswith("Strategy: two findings") for link in pages.opens(picture))


def test_a_finding_is_shown_as_typed_and_is_a_link(page: Any) -> None:
    card = next(element.value for element in page().markdown if "?finding=joint-f02" in element.value)
    assert r"\<b\>youth violence\</b\> \| and \*measure\* it](./findings?finding=joint-f02)" in card
    assert "Report asks for it by 31 Mar 2025, in 28 days" in card.replace("\\", "")


def test_a_facet_counts_beside_the_others_but_not_itself(page: Any) -> None:
    app = page(kind="recommendation")
    assert "4 of 12 findings" in pages.text(app)
    said = pages.facets(app)
    assert said["Finding 5"] == "./findings?kind=recommendation&kind=finding"
    assert said["Recommendation 4 ✕"] == "./findings"
    # A value that no finding has is not offered.
    assert not any("Praise" in each or each.endswith("Rejected 0") for each in said)


def test_a_click_chooses_and_a_click_clears(page: Any) -> None:
    app = page()
    app = clicked(app, pages.facets(app)["No reply recorded 8"])
    assert "8 of 12 findings" in pages.text(app)
    assert app.query_params["acceptance"] in ("not_recorded", ["not_recorded"])
    said = pages.facets(app)
    assert said["Show all"] == "./findings"
    app = clicked(app, said["No reply recorded 8 ✕"])
    assert "12 findings" in pages.text(app)
    assert dict(app.query_params) == {}
    assert not any("✕" in each for each in pages.facets(app))


def test_search_finds_every_word_and_marks_it(page: Any) -> None:
    text = pages.text(page(search="KNÍFE record"))
    assert "1 of 12 findings" in text
    assert ":yellow-background[Record]s of :yellow-background[knife] crime are incomplete" in text


def test_a_search_that_finds_nothing_says_what_to_do(page: Any) -> None:
    text = pages.text(page(search="zebra"))
    assert "0 of 12 findings" in text
    assert "No finding fits this choice. Take a filter away, or [show all findings](./findings)." in text


def test_an_address_that_asks_for_the_unknown_is_told_so(page: Any) -> None:
    text = pages.text(page(kind="guess", page="7", sort="size", colour="red"))
    assert "The link asks for kinds of finding that is not in the register: guess. All are shown." in text
    assert '"size" is not an order that is known here' in text
    assert 'does not know ("colour")' in text
    assert "12 findings" in text


def test_more_than_a_page_of_results(page: Any) -> None:
    app = page("shipped")
    assert "50 findings" in pages.text(app)
    assert sum("./findings?finding=" in element.value for element in app.markdown) == 20
    last = page_again(app, "3")
    assert sum("./findings?finding=" in element.value for element in last.markdown) == 10


def page_again(app: AppTest, number: str) -> AppTest:
    app.query_params["page"] = number
    return app.run()


def test_the_thread_from_finding_to_update(page: Any) -> None:
    text = pages.text(page(finding="joint-f01"))
    for said in (
        "Children carry knives because they feel unsafe",
        "Finding 1, one of 5 held for this report",
        "**What the reply does not say:** Silent on feeling unsafe",
        "Answered, funding today]. One project answers it, in part only.",
        "Funding today], until 30 Jun 2025: £67,256.50 awarded",
        "[Corner House deterrence](./interventions?intervention=corner-deterrence)",
        "Focused deterrence, Toolkit rating: high",
        "**On the same subject, but not an answer**",
        "[Less crime and harm](./priorities?priority=new-1)",
        "(Plan 2021-24, not in force)",
        "One approved document",
        "- 20 Feb 2025 · In progress → :orange-badge[◕ Awaiting sign-off]; evidence: Attendance sheets",
        "[Next](./findings?finding=joint-f02)",
    ):
        assert said in text, said
    assert "Previous" not in text


def test_the_chain_is_a_strip_at_the_top_that_opens_each_page(page: Any) -> None:
    (picture,) = pages.pictures(page(finding="joint-f01"))
    where = pages.opens(picture)
    assert where["Corner House deterrence"] == "./interventions?intervention=corner-deterrence"
    assert where["Less crime and harm"] == "./priorities?priority=new-1"
    money = "Money: 1 of 1 with funding today, £67k awarded."
    assert where[money] == "./findings?finding=joint-f01#part_projects"
    words = pages.words_in(picture)
    for said in ("Our reply", "in part only", "High for Focused", "1 of 1 with funding"):
        assert any(said in each for each in words), said


def test_a_recommendation_without_action_or_reason_is_a_gap(page: Any) -> None:
    app = page(finding="joint-f02")
    assert any("Section 55(5B)" in warning.value.replace("\\", "") for warning in app.warning)
    assert "The reply names neither an action nor a reason." in pages.text(app)
    late = ":red-badge[▲ Overdue since 28 Feb 2025], put off once"
    assert f"- Name the lead · Head of the violence reduction unit · {late}" in pages.text(app)


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        ("force-f02", "✗ No project]."),
        ("force-f03", "Answered, no funding recorded]. One project answers it, in part only."),
        ("joint-f03", "Only projects on the same subject]. One project is on the same subject."),
        ("force-f02", "The finding is tied to no priority of a Plan in force."),
        (
            "force-f02",
            "A [response to this report](./responses?inspection=force-2025) is on record, but",
        ),
        ("undated-f01", "We have [no record of a response to this report](./responses?inspection=undated)"),
        (
            "covered-f01",
            "The response to “[Joint report on youth violence](./responses?inspection=joint-2024)”",
        ),
        ("probation-f01", "No reply is recorded, and [none was asked for]"),
        ("joint-f03", "The response is silent on it."),
        ("joint-f04", "No action needed from us]: it is a positive practice, or it is addressed to others."),
    ],
)
def test_broken_links_of_the_chain_are_said(page: Any, finding: str, said: str) -> None:
    assert said in pages.text(page(finding=finding))


def test_an_unknown_finding_gives_the_list_and_a_word(page: Any) -> None:
    text = pages.text(page(finding="nowhere"))
    assert 'There is no finding called "nowhere" in the register; all are shown.' in text
    assert "12 findings" in text


def test_an_empty_register_says_what_to_do(page: Any) -> None:
    text = pages.text(page("empty"))
    assert "The register holds no findings yet." in text
    assert "findings.csv" in text


def test_a_link_with_the_former_choice_of_projects_shows_the_same_findings(page: Any) -> None:
    app = page(link=["funded", "none"])
    text = pages.text(app)
    assert "7 of 12 findings" in text
    assert "Answered, funding today 1 ✕" in pages.facets(app)
    assert "does not know" not in text
    kept = ["funding_today", "funding_later", "end_not_known", "funding_ended", "no_project"]
    assert app.query_params["work"] == kept
    assert "link" not in app.query_params
    # What is chosen afterwards is not overruled by the former link.
    others = [f"{answer}" for answer in kept if answer != "no_project"]
    app = clicked(app, "./findings?" + urlencode({"work": others}, doseq=True))
    assert "3 of 12 findings" in pages.text(app)


def test_a_finding_opens_the_rows_behind_its_chain(page: Any) -> None:
    app = pages.with_open_box(page(finding="joint-f01"), "rows-interventions_found")
    assert not app.exception
    (rows,) = app.dataframe
    assert "corner-deterrence" in list(rows.value["intervention_id"])
