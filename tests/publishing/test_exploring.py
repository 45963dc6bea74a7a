"""Facets, rows, totals and groups say what a slow plain reading of the same rows says."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from violence_response.database import Database
from violence_response.errors import FrameUnknown
from violence_response.publishing import exploring, frames, kept, statements
from violence_response.publishing.exploring import Facet, Picked

KIND = Facet("finding_type", "text")


def plain(published: Database, name: str) -> list[dict[str, object]]:
    frame = frames.named(name)
    rows = published.rows(frame.sql)
    return [dict(zip([part.name for part in frame.columns], row, strict=True)) for row in rows]


def test_a_facet_counts_rows_under_the_other_filters(published: Database) -> None:
    rows = plain(published, "findings")
    ours = [row for row in rows if row["addressed_to_us"] == "yes"]
    to_us = Facet("addressed_to_us", "text")
    picked = Picked("findings", facets={to_us: ["yes"], KIND: ["recommendation"]})
    found = exploring.counts(published, picked, KIND)
    assert dict(zip(found["value"], found["held"], strict=True)) == Counter(r["finding_type"] for r in ours)


def test_days_are_counted_by_year_and_month_and_unknown_ones_too(published: Database) -> None:
    rows = plain(published, "grants")
    expected = Counter(str(r["starts_date"])[:4] if r["starts_date"] else None for r in rows)
    found = exploring.counts(published, Picked("grants"), Facet("starts_date", "day", "year"))
    got = {None if v != v or v is None else v: n for v, n in zip(found["value"], found["held"], strict=True)}
    assert got == expected
    none = Picked("grants", facets={Facet("starts_date", "day", "year"): [statements.NOT_STATED]})
    assert exploring.totals(published, none)["held"] == expected[None]


def test_numbers_are_picked_by_band(published: Database) -> None:
    held = exploring.profile(published, frames.named("grants"), {})
    facet = next(f for f in exploring.facets(frames.named("grants"), held) if f.column == "amount")
    found = exploring.counts(published, Picked("grants"), facet)
    for value, count in zip(found["value"], found["held"], strict=True):
        text = statements.NOT_STATED if value is None or value != value else value
        picked = Picked("grants", facets={facet: [text]})
        assert exploring.totals(published, picked)["held"] == count


def test_totals_say_what_is_not_known(published: Database) -> None:
    rows = plain(published, "grants")
    known = [row["amount"] for row in rows if row["amount"] is not None]
    column = exploring.totals(published, Picked("grants"))["columns"]["amount"]
    assert (column["known"], column["sum"]) == (len(known), float(sum(known)))
    assert len(known) < len(rows)


def test_groups_add_up_to_all_rows(published: Database) -> None:
    by = (KIND, Facet("addressed_to_us", "text"))
    found = exploring.grouped(published, Picked("findings"), by, "count", "")
    assert found["held"].sum() == len(plain(published, "findings"))
    shares = exploring.grouped(published, Picked("findings"), by, "share", "")
    assert shares["measure"].sum() == pytest.approx(100)


def test_pages_of_rows_do_not_overlap_and_hold_all(
    published: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exploring, "PAGE", 3)
    seen: list[str] = []
    for page in range(1, 20):
        seen += list(
            exploring.rows(published, Picked("findings", sort="ordinal"), ["finding_id"], page)["finding_id"]
        )
    assert sorted(seen) == sorted(str(row["finding_id"]) for row in plain(published, "findings"))


@pytest.mark.parametrize("name", ["findings_found", "observations", "linking_findings", "inspections_found"])
def test_codes_have_their_names_beside_them_and_the_rows_stay_as_they_are(
    published: Database, name: str
) -> None:
    frame, explored = frames.named(name), frames.explored(name)
    assert explored.codes
    bare = exploring.arrow(published, kept.source(published, frame, {}), {})
    named = exploring.arrow(published, kept.source(published, explored, {}), {})
    assert set(named.column_names) == {part.name for part in explored.columns}
    if frame.kind == "query":
        assert named.select(bare.column_names).equals(bare)
    for code in explored.codes:
        known = dict(published.rows(f"select {code.key}, {code.label} from {code.path}"))
        for row in named.select([code.column, code.name]).to_pylist():
            value = row[code.column]
            expected = [known.get(each) for each in value] if code.is_list else known.get(value)
            assert code.vocabulary or row[code.name] == expected


def test_names_are_found_by_the_search_and_tell_namesakes_apart(published: Database) -> None:
    frame = frames.explored("intervention_areas")
    names = exploring.names(published, frame, "area_id")
    assert len(set(names.values())) == len(names)
    some = published.rows(
        "select name from register.interventions where intervention_id in "
        "(select intervention_id from register.intervention_areas) limit 1"
    )[0][0]
    assert exploring.totals(published, Picked("intervention_areas", words=some))["held"] > 0


def test_a_column_that_every_frame_understands_differently_is_no_code() -> None:
    assert [code.column for code in frames.explored("grant_timeline").codes if code.column == "basis"] == []


WORDS = st.text(max_size=30)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=WORDS, values=st.lists(WORDS, max_size=3))
def test_nothing_that_is_typed_becomes_part_of_a_statement(
    published: Database, words: str, values: list[str]
) -> None:
    words = words.replace("\x00", "").encode("utf-8", "ignore").decode()
    values = [value.replace("\x00", "").encode("utf-8", "ignore").decode() for value in values]
    picked = Picked("findings", words=words, facets={KIND: values})
    assert 0 <= exploring.totals(published, picked)["held"] <= len(plain(published, "findings"))


def test_names_that_are_not_known_are_said_with_the_nearest() -> None:
    with pytest.raises(FrameUnknown, match="did you mean findings"):
        frames.named("finding")
    with pytest.raises(FrameUnknown, match="small numbers"):
        frames.named("violence_by_lsoa_month")


@pytest.mark.parametrize(
    ("low", "high", "width"), [(0, 80, "10"), (0, 250000, "50000"), (3, 3, "1"), (0, 1, "0.2")]
)
def test_bands_are_round(low: float, high: float, width: str) -> None:
    assert exploring.band(low, high) == width
