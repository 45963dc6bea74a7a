"""The picture of what is behind each Plan priority."""

from __future__ import annotations

from lxml import etree

from tests.conftest import TODAY
from violence_response import queries
from violence_response.database import Database
from violence_response.figures import marks
from violence_response.figures import priorities as figures
from violence_response.rows import PlansSupported, PrioritiesSupported

DAY = TODAY.isoformat()


def drawn(register: Database, **more: object) -> list[etree._Element]:
    """The groups of the picture that open something, on the widest sheet."""
    plans = queries.rows_of(register, PlansSupported, today=DAY)
    rows = [row._replace(**more) for row in queries.rows_of(register, PrioritiesSupported, today=DAY)]  # type: ignore[arg-type]
    return list(etree.fromstring(figures.rows(plans, rows, "Said").sheets[2]).iter("{*}a"))


def width_of_parts(row: etree._Element, left: float) -> list[float]:
    """The widths of the parts of the bar that begins at `left`."""
    boxes = [box for box in row.iter("{*}rect") if box.get("fill") == "none"]
    inside = [box for box in boxes if left <= float(box.get("x")) < left + 170]
    return [round(float(box.get("width")), 1) for box in inside]


def test_bars_have_one_scale_and_the_numbers_of_the_rows(fixture_register: Database) -> None:
    _, first, second, *_ = drawn(fixture_register)
    columns = figures.SHEETS[960]
    # Two findings are the most, and fill the column; the one of the second priority is half as long.
    assert width_of_parts(first, columns.starts[0]) == [80.0, 80.0]
    assert width_of_parts(second, columns.starts[0]) == [80.0]
    assert width_of_parts(first, columns.starts[1]) == [80.0, 80.0]


def test_a_gap_is_orange_and_worded_in_a_plan_in_force_only(fixture_register: Database) -> None:
    *_, old = drawn(fixture_register)
    trust = drawn(fixture_register)[3]
    assert marks.BROKEN in etree.tostring(trust, encoding="unicode")
    assert "no finding" in "".join(trust.itertext())
    assert marks.BROKEN not in etree.tostring(old, encoding="unicode")
    assert "no finding" in "".join(old.itertext())


def test_pounds_not_confirmed_are_dashed_and_nothing_known_has_no_bar(fixture_register: Database) -> None:
    _, first, second, *_ = drawn(fixture_register)
    assert [box.get("stroke-dasharray") for box in first.iter("{*}rect")].count("3 2") == 1
    assert "none known" in "".join(second.itertext())
    left = figures.SHEETS[960].starts[2]
    assert not [box for box in second.iter("{*}rect") if float(box.get("x")) >= left]
