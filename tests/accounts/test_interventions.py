"""What is said of projects, their money and evidence: over the fixture, and in the awkward cases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.conftest import TODAY
from violence_response import queries
from violence_response.accounts import catalogue, evidence, intervention, interventions, money
from violence_response.accounts.blocks import Words
from violence_response.database import Database
from violence_response.rows import (
    ApproachesFunded,
    AwardsFound,
    Counts,
    InterventionCounts,
    InterventionDetails,
    InterventionPlaceCounts,
    InterventionsFound,
    MoneyEnding,
)

DAYS = {"today": TODAY.isoformat()}


def found(register: Database, **choice: Any) -> dict[str, InterventionsFound]:
    rows = queries.rows_of(register, InterventionsFound, **DAYS, **choice)
    return {row.intervention_id: row for row in rows}


def counts(register: Database, **choice: Any) -> InterventionCounts:
    (row,) = queries.rows_of(register, InterventionCounts, **DAYS, **choice)
    return row


@pytest.mark.parametrize(
    ("key", "known", "funding"),
    [
        ("corner-deterrence", "£67,256.50 awarded", "● Funding today, until 30 Jun 2025"),
        ("navigators", "Up to £216,366, not confirmed", "◕ Funding starts later, until 31 Mar 2026"),
        ("corner-outreach", "One amount not stated", "● Funding today, until 31 Dec 2025"),
        ("asked-for", "Up to £28,760.28, not confirmed", "◐ End date not known"),
        ("boxing-club", "£1,000 awarded", "◐ End date not known"),
        ("old-project", "£5,000 awarded", "◔ Funding ended, on 31 Dec 2022"),
        ("no-money", "No money recorded", "– No funding recorded"),
    ],
)
def test_money_and_funding_of_a_project(
    fixture_register: Database, key: str, known: str, funding: str
) -> None:
    project = found(fixture_register)[key]
    assert (money.known(project), str(money.funding(project))) == (known, funding)


def test_a_project_that_the_unit_pays_for_without_a_grant(fixture_register: Database) -> None:
    project = found(fixture_register)["boxing-club"]._replace(grants=0, awarded_amount=None)
    assert money.known(project) == "Paid for by the violence reduction unit, amount not stated"


def test_what_a_project_answers_and_serves(fixture_register: Database) -> None:
    projects = found(fixture_register)
    assert interventions.answers(projects["corner-deterrence"]) == "answers one finding"
    assert interventions.serves(projects["corner-deterrence"]) == "serves one priority of the Plan in force"
    assert interventions.serves(projects["old-project"]) == "serves only an earlier Plan"
    assert interventions.answers(projects["boxing-club"]) == "answers no finding"
    assert interventions.serves(projects["boxing-club"]) == "serves no Plan"


def test_one_rating_everywhere(fixture_register: Database) -> None:
    rated = "Insufficient evidence, disputed"
    project = found(fixture_register)["old-project"]
    assert f"Toolkit rating: {rated.lower()}" in interventions.cards([project]).rows[0][3]
    approaches = queries.rows_of(fixture_register, ApproachesFunded, **DAYS)
    rows = evidence.approaches(counts(fixture_register), approaches).blocks[0].rows  # type: ignore[union-attr]
    assert [row[1] for row in rows] == ["▲ High 2023", f"? {rated} 2022", "No rating found"]
    (details,) = queries.rows_of(fixture_register, InterventionDetails, **DAYS, intervention_id="old-project")
    assert f"? {rated} 2022; copies disagree" in list(evidence.project(details).items())


def test_evidence_names_what_it_is_out_of(fixture_register: Database) -> None:
    row = counts(fixture_register)
    assert evidence.evaluated(row) == (
        "Two of eight projects have an evaluation, published or under way. The Toolkit's rating of the "
        "approach: high or moderate for one, disputed between copies of the Toolkit for three and no rating "
        f"found for four. {evidence.NOTE}"
    )
    assert money.not_evaluated(row) == (
        "Six of seven funded projects have no evaluation, published or under way."
    )
    assert evidence.headline(row) == (
        "£67k of the £81k known to be awarded went to approaches that the Toolkit rates high or moderate, "
        "undisputed"
    )
    assert evidence.headline(counts(fixture_register, approaches=["outreach"])) == (
        "No award of these projects has a confirmed amount"
    )
    assert "One further approach has no confirmed amount." in evidence.pictured(
        row, queries.rows_of(fixture_register, ApproachesFunded, **DAYS), 12
    )


def test_the_rows_say_what_ends_and_what_they_leave_out(fixture_register: Database) -> None:
    row = counts(fixture_register)
    assert catalogue.picture(row, row.projects) == (
        "Of eight projects, three have funding today, one has funding that starts later, two have an end "
        "date that is not known, one has funding that has ended and one has no funding recorded. £81k is "
        "known to be awarded, up to £245k more not confirmed. One award (£54,200) ends within six months; "
        "three awards (£61,700 and one amount not known) end within twelve months. One award has no stated "
        "end. One sum was only applied for and was not drawn. One grant states no amount. Two grants are a "
        "ceiling, a share, an application or a sum of ours, and may not have been paid."
    )
    assert catalogue.picture(row, 3).endswith("These are 3 of 8 projects.")


def test_a_row_says_all_of_a_project(fixture_register: Database) -> None:
    projects = found(fixture_register)
    awards = queries.rows_of(fixture_register, AwardsFound, **DAYS, intervention_ids=["corner-deterrence"])
    said = catalogue.row(projects["corner-deterrence"], awards)
    for part in (
        "Corner House deterrence, Corner House, Northtown",
        "● Funding today, until 30 Jun 2025: £67,256.50 awarded",
        "Award of £54,200, awarded, 1 Apr 2024 to 30 Jun 2025",
        "Focused deterrence, Toolkit rating: high",
    ):
        assert part in said, part
    assert catalogue.without_bar(projects["no-money"], []) == "? no award recorded"
    assert catalogue.without_bar(projects["boxing-club"], awards) == "? dates not recorded"
    assert catalogue.amount(projects["navigators"]) == "up to £216k"
    assert catalogue.amount(projects["corner-outreach"]) == "not stated"


@pytest.mark.parametrize(
    ("six", "year", "expected"),
    [
        ((0, None, 0), (0, None, 0), "No award with a known end ends within six months, nor within twelve"),
        ((1, 5, 0), (1, 5, 0), "One award (£5) ends within six months, and no other within twelve"),
        (
            (0, None, 0),
            (2, None, 2),
            "No award with a known end ends within six months; "
            "two awards (amounts not known) end within twelve months",
        ),
    ],
)
def test_what_ends_in_words(
    fixture_register: Database, six: tuple[Any, ...], year: tuple[Any, ...], expected: str
) -> None:
    row = counts(fixture_register)._replace(
        awards_ending=six[0],
        ending_amount=six[1],
        ending_not_known=six[2],
        awards_ending_in_year=year[0],
        ending_in_year_amount=year[1],
        ending_in_year_not_known=year[2],
    )
    assert money.cliff(row) == expected


def award(**given: Any) -> MoneyEnding:
    usual: dict[str, Any] = dict.fromkeys(MoneyEnding._fields)
    basis = {"ends_date": date(2025, 6, 30), "days_left": 119, "name": "Corner House", "grant_id": "g"}
    return MoneyEnding(**{**usual, **basis, "date_precision": "day", "intervention_id": "corner", **given})


def test_an_award_in_words(fixture_register: Database) -> None:
    (first, *_) = queries.rows_of(fixture_register, MoneyEnding, **DAYS)
    assert (money.award(first), money.later(first)) == ("£54,200, awarded", "no later award on record")
    assert money.award(award()) == "Amount not stated"
    assert money.ends_on(award(date_precision="month")) == "Jun 2025"
    assert money.ends_on(award(date_precision="inferred")) == "30 Jun 2025 (worked out)"
    assert money.later(award(next_end_date=date(2026, 3, 31))) == "a later award runs until 31 Mar 2026"


def test_money_is_asked_about(fixture_register: Database) -> None:
    (row,) = queries.rows_of(fixture_register, Counts, **DAYS, notice_days=14)
    assert money.questions([award()] * 3, row) == [
        "Is there further funding for Corner House, whose award ends on 30 Jun 2025?",
        "Is there further funding for Corner House, whose award ends on 30 Jun 2025?",
        "And for the one further award that ends within six months?",
        f"Is an evaluation asked for? {money.not_evaluated(row)}",
    ]
    assert money.questions([], row._replace(projects_funded_not_evaluated=0)) == []


def test_where_projects_work(fixture_register: Database) -> None:
    places = queries.rows_of(fixture_register, InterventionPlaceCounts, **DAYS)
    assert interventions.where(places) == (
        "One project works across all of Testshire; the most named place is Harbour, by one project"
    )
    assert "Old Quay has no present code and cannot be drawn." in interventions.whereabouts(places)
    assert interventions.where([]) == "No place with a present code is on record"


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        ((None, None), "Young people (ages not stated)"),
        ((10, None), "Young people (aged 10 and over)"),
        ((None, 17), "Young people (up to age 17)"),
        ((10, 17), "Young people (aged 10 to 17)"),
    ],
)
def test_for_whom(fixture_register: Database, ages: tuple[int | None, int | None], expected: str) -> None:
    (row,) = queries.rows_of(fixture_register, InterventionDetails, **DAYS, intervention_id="navigators")
    row = row._replace(target_group="Young people", age_from=ages[0], age_to=ages[1])
    assert intervention.for_whom(row) == expected


def test_the_list_of_a_briefing(fixture_register: Database) -> None:
    (row,) = queries.rows_of(fixture_register, Counts, **DAYS, notice_days=14)
    projects = list(found(fixture_register, sort="awarded").values())
    section = interventions.funded(projects, row, subject="all", numbers={"joint-f01": 3}, most=2)
    assert section.message.startswith("Eight projects are on record: £80,756.50 awarded")
    table = section.blocks[0]
    assert table.caption == "The 2 projects with most money, of 8"  # type: ignore[union-attr]
    first = table.rows[0]  # type: ignore[union-attr]
    assert first == (
        "Corner House deterrence",
        "£67,256.50 awarded",
        "● Funding today, until 30 Jun 2025",
        "Evaluation required",
        "3",
    )
    assert isinstance(first[0], Words)
    assert row.awarded_amount == Decimal("80756.50")
