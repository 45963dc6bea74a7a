"""A register too large for squares is drawn as bars, and the squares of a long report run over lines."""

from __future__ import annotations

from lxml import etree

from tests.conftest import TODAY
from violence_response import queries
from violence_response.database import Database
from violence_response.figures import standing
from violence_response.rows import Counts, FindingSquares, InspectionsStanding

DAY = {"today": TODAY.isoformat()}


def counts_of(register: Database) -> Counts:
    return queries.rows_of(register, Counts, **DAY, notice_days=14)[0]


def test_bars_name_the_newest_and_count_the_earlier(fixture_register: Database) -> None:
    found = queries.rows_of(fixture_register, InspectionsStanding, **DAY, most=2)
    for sheet in standing.bars(found, counts_of(fixture_register)).sheets:
        picture = etree.fromstring(sheet)
        words = ["".join(each.itertext()) for each in picture.iter("{*}text")]
        for said in ("Joint inspection with a letter", "Force report", "Four earlier inspections", "3"):
            assert said in words
        said = [link.get("aria-label") for link in picture.iter("{*}a")]
        assert (
            "Force report: Three findings call for work; 0 with our reply, "
            "0 with a project with funding today, 1 with other projects, 2 that no project answers."
        ) in said


def test_a_long_report_runs_over_lines_and_stays_in_the_picture(fixture_register: Database) -> None:
    one = queries.rows_of(fixture_register, FindingSquares, **DAY)[0]
    many = [one._replace(finding_id=f"f{place}", ordinal=place) for place in range(40)]
    for sheet in standing.squares(many, counts_of(fixture_register)).sheets:
        picture = etree.fromstring(sheet)
        _, _, wide, high = map(float, picture.get("viewBox").split())
        boxes = [(float(each.get("x")), float(each.get("y"))) for each in picture.iter("{*}rect")]
        assert (
            len({link.get("href") for link in picture.iter("{*}a") if "finding=f" in link.get("href")}) == 40
        )
        assert all(0 <= x <= wide - 10 and 0 <= y <= high - 10 for x, y in boxes)
