"""The starter register adds up as its sources do, and holds nothing that must not be shipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from violence_response.database import Database
from violence_response.register import building, package, schema
from violence_response.settings import Settings

DATA = Settings().data


@pytest.fixture(scope="module")
def shipped() -> Iterator[Database]:
    with building.in_memory(DATA) as database:
        yield database


@pytest.mark.parametrize(
    ("fund", "basis", "awards", "total"),
    [
        # Half a million pounds and 20 projects in the headline; 21 lines in the list.
        ("curv-serious-violence-fund-2022-23", "awarded", 21, "460277.35"),
        ("curv-serious-violence-fund-2022-23", "applied_for", 3, "118077.96"),
        ("curv-contracts-2023-25", None, 5, "339233.00"),
        ("curv-small-grants-2023-24", None, 3, "64091.67"),
        ("knife-crime-action-fund-2025", "awarded", 6, "78710.00"),
        ("serious-violence-duty-2024-25", None, 7, "60519.43"),
        ("opcc-targeted-youth-outreach-2022-25", "computed", 4, "444000.00"),
    ],
)
def test_grants_add_up_to_what_the_sources_say(
    shipped: Database, fund: str, basis: str | None, awards: int, total: str
) -> None:
    grants = shipped.rows_by("register.grants", ("fund_id", "amount_basis", "amount"), ("grant_id",))
    amounts = [amount for owner, kind, amount in grants if owner == fund and basis in (None, kind)]
    assert len(amounts) == awards
    assert sum(amounts) == Decimal(total)


@pytest.mark.parametrize(
    ("inspection", "published"),
    [
        ("jtai-serious-youth-violence-2024", date(2024, 11, 20)),
        ("hmicfrs-serious-youth-violence-2023", date(2023, 3, 8)),
        ("hmicfrs-getting-a-grip-2023", date(2023, 7, 7)),
        ("hmicfrs-group-based-cse-2023", date(2023, 12, 8)),
        ("cleveland-child-protection-2025", date(2025, 1, 15)),
        ("cleveland-peel-2023-25", date(2025, 4, 10)),
    ],
)
def test_days_of_publication(shipped: Database, inspection: str, published: date) -> None:
    columns = ("inspection_id", "published_date")
    assert (inspection, published) in shipped.rows_by("register.inspections", columns, columns)


def test_the_response_form_of_2024(shipped: Database) -> None:
    """As the form has it: national and thematic, no other box, the force not quoted; ten bullets."""
    columns = (
        "is_national",
        "is_thematic",
        "is_force_specific",
        "is_follow_up",
        "is_partner",
        "is_force_quoted",
    )
    boxes = shipped.rows_by("register.inspections", ("inspection_id", *columns), ("inspection_id",))
    assert ("jtai-serious-youth-violence-2024", True, True, False, False, False, False) in boxes
    replies = shipped.rows_by(
        "register.response_replies", ("finding_id", "acceptance", "note"), ("finding_id",)
    )
    assert [finding for finding, _, _ in replies] == [
        f"jtai-syv-2024-f{number:02d}" for number in range(1, 11)
    ]
    # The response never says that it accepts, and each reply leaves something out.
    assert {acceptance for _, acceptance, _ in replies} == {"accepted_in_part", "no_reply"}
    assert all(note for _, _, note in replies)
    silent = [finding[-3:] for finding, acceptance, _ in replies if acceptance == "no_reply"]
    assert silent == ["f01", "f02", "f04", "f07"]


def test_monthly_counts_of_the_boroughs_are_the_sums_of_their_small_areas(shipped: Database) -> None:
    parents = dict(shipped.rows_by("register.areas", ("area_id", "parent_area_id"), ("area_id",)))
    sums: dict[tuple[str, str, str], int] = {}
    table = schema.tables()["violence_by_lsoa_month"]
    for area, month, crime, offences in shipped.rows_by(table.path, table.column_names, table.key):
        borough = parents[parents[area]]
        key = ("police-uk-" + crime.lower().replace(" ", "-"), borough, month)
        sums[key] = sums.get(key, 0) + offences
    columns = ("measure_id", "area_id", "period_from", "value")
    monthly = {
        (measure, area, f"{start:%Y-%m}"): int(value)
        for measure, area, start, value in shipped.rows_by("register.observations", columns, columns)
        if measure.startswith("police-uk-") and area != "E23000013"
    }
    assert len(monthly) == 3 * 4 * 35
    assert monthly == {key: sums.get(key, 0) for key in monthly}
    assert sum(sums.values()) == sum(monthly.values()) == 92_906


def test_populations_add_up(shipped: Database) -> None:
    columns = ("area_type", "population")
    areas = shipped.rows_by("register.areas", columns, columns)
    totals = {kind: sum(people for each, people in areas if each == kind) for kind, _ in areas}
    assert totals == dict.fromkeys(["force", "local_authority", "ward", "lsoa"], 569_395)


def test_no_words_of_a_report_and_no_dates_that_nobody_stated_are_shipped(shipped: Database) -> None:
    assert {row[0] for row in shipped.rows_by("register.findings", ("source_quote",), ("finding_id",))} == {
        None
    }
    assert {
        row[0] for row in shipped.rows_by("register.inspections", ("response_due_date",), ("inspection_id",))
    } == {None}
    dates = [name for name in schema.tables()["responses"].column_names if name.endswith("_date")]
    assert shipped.rows_by("register.responses", dates, ("response_id",)) == [(None,) * 6]


def test_nothing_looks_like_a_person() -> None:
    """No mail address, telephone number or title before a name in any cell; addresses of pages aside."""
    signs = re.compile(
        r"[\w.]+@[\w.]+\.\w+|\b0\d{9,10}\b|\b(Mr|Mrs|Ms|Dr|Sir|Dame|Cllr|PC|DCI|Insp)\.? [A-Z]\w+"
    )
    for path in DATA.glob("*.csv"):
        text = re.sub(r"https?://\S+", "", path.read_text(encoding="utf-8"))
        assert not signs.search(text), (path.name, signs.search(text))


def test_the_readme_names_every_file_with_its_rows() -> None:
    page = (DATA / "README.md").read_text(encoding="utf-8")
    for path in [*DATA.glob("*.csv"), DATA / package.FILE]:
        assert f"`{path.name}`" in page, path.name
    for name, table in schema.tables().items():
        rows = (DATA / table.file).read_text(encoding="utf-8").count("\n") - 1
        assert re.search(rf"`{name}\.csv` \| {rows:,} \|", page), f"{name}: {rows:,} rows"


def test_the_readme_carries_the_attributions() -> None:
    page = (Path(DATA) / "README.md").read_text(encoding="utf-8")
    assert "Contains public sector information licensed under the Open Government Licence v3.0" in page
    assert "Contains OS data © Crown copyright and database right 2025" in page
    assert "Source: Office for National Statistics licensed under the Open Government Licence v.3.0" in page
