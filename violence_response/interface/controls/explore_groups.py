"""Groups of rows on the page Explore: choose them, read them as a table, see them as a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
import streamlit as st

from violence_response import words
from violence_response.figures import explored
from violence_response.figures.explored import Shape
from violence_response.interface import published
from violence_response.interface.controls import explore
from violence_response.interface.controls.tables import Column, Named, empty, named, small
from violence_response.interface.filters import Address
from violence_response.publishing import exploring
from violence_response.publishing.code_names import Code
from violence_response.publishing.exploring import Facet, Picked, Profile
from violence_response.publishing.frames import Frame, nature
from violence_response.publishing.statements import NOT_STATED

MEASURES = {"count": "Number of rows", "share": "Share of rows", "sum": "Sum", "median": "Median"}
MOST_DOWN, MOST_ACROSS = 50, 10


@dataclass(frozen=True, slots=True)
class Grouped:
    """The table of groups as a file has it, and what it is in words."""

    rows: pd.DataFrame
    said: str


def groups(address: Address, frame: Frame, picked: Picked, held: Profile) -> Grouped | None:
    """The widgets, the picture and the table of groups; None where there is nothing to group."""
    by = {explore.key_of(facet): facet for facet in _groupings(frame, held)}
    if not by:
        empty("These rows have no column to group by.", "Choose another table or query.")
        return None
    usual = next(iter(by))
    down = address.one("rows", list(by), "column to group by", usual)
    across = address.one("across", ["", *by], "second column to group by", "")
    measure = address.one("measure", list(MEASURES), "way to calculate", "count")
    numbers = [part.name for part in frame.columns if nature(part) == "number"]
    telling = sorted(numbers, key=lambda name: not exploring.adds_up(name))
    value = address.one("value", telling or [""], "column of numbers", telling[0] if telling else "")
    kind = address.one("chart", list(explored.KINDS), "kind of picture", "auto")
    _widgets(address, by, (down, across, measure, value, kind), telling)
    needs = measure in ("sum", "median")
    if problem := _problem(measure, value, down, across):
        st.info(words.markdown(problem), icon=":material/info:")
        return None
    second = by.get(across)
    found = published.grouped(picked, by[down], second, measure, value if needs else "")
    found["code"] = [_text(value) for value in found["down"]]
    for place, facet in (("down", by[down]), ("across", second)):
        known = explore.labels(frame.name, facet.column) if facet else {}
        found[place] = [explore.shown(_text(value), known) for value in found[place]] if facet else None
    shape = _shape(frame, by[down], second, measure, value if needs else "")
    _picture(kind, found, shape, picked, frame)
    _table(found, shape, frame.name in exploring.OVERLAPPING)
    by_what = f"{shape.down} and {shape.across}" if shape.across else shape.down
    return Grouped(_file(found, shape, by[down], frame.codes), f"{shape.measured()} by {by_what.lower()}")


def downloads(grouped: Grouped | None, picked: Picked) -> None:
    """The table of groups as a file of every kind."""
    if grouped is None:
        return
    key = "explore.groups.download"
    box = st.popover("Download these groups", icon=":material/download:", key=key, on_change="rerun")
    if box.open:
        with box:
            asked = "; ".join(filter(None, [grouped.said, explore.in_words(picked)]))
            about = published.about(picked.frame, asked)
            rows = pa.Table.from_pandas(grouped.rows, preserve_index=False)
            explore.files_of(about, lambda: rows, "explore.groups")


def _groupings(frame: Frame, held: Profile) -> list[Facet]:
    found = exploring.facets(frame, held)
    taken = {facet.column for facet in found}
    others = [
        Facet(part.name, "text")
        for part in frame.columns
        if nature(part) == "text" and part.name not in taken and held.distinct[part.name] > 1
    ]
    return [facet for facet in found if facet.nature != "list"] + others


def _widgets(address: Address, by: Mapping[str, Facet], chosen: tuple[str, ...], numbers: list[str]) -> None:
    down, across, measure, value, kind = chosen
    labels = {key: explore.label_of(facet) for key, facet in by.items()}
    with st.grid(min_column_width=200):
        address.selectbox("rows", "Group by", labels, down)
        address.selectbox("across", "And by", {"": "Nothing else", **labels}, across)
        address.selectbox("measure", "Calculate", MEASURES, measure)
        if measure in ("sum", "median") and numbers:
            offered = {name: explored.named(name).capitalize() for name in numbers}
            address.selectbox("value", "Of", offered, value)
        address.selectbox("chart", "Picture", explored.KINDS, kind)


def _problem(measure: str, value: str, down: str, across: str) -> str:
    if down == across:
        return "Group by two different columns: with the same column twice, every row falls on the diagonal."
    if measure in ("sum", "median") and not value:
        return f"These rows have no column of numbers to take a {measure} of: choose the number of rows."
    if measure == "sum" and not exploring.adds_up(value):
        return (
            f"The numbers in {explored.named(value)} do not add up to anything: choose the median, or "
            "another column."
        )
    return ""


def _shape(frame: Frame, down: Facet, across: Facet | None, measure: str, value: str) -> Shape:
    is_time = down.nature == "day" or down.column in ("month", "month_start", "financial_year")
    names = {part.name for part in frame.columns}
    return Shape(
        explore.label_of(down),
        explore.label_of(across) if across else "",
        is_time,
        measure,
        value,
        measure in ("count", "sum"),
        {"latitude", "longitude"} <= names,
    )


def _picture(kind: str, found: pd.DataFrame, shape: Shape, picked: Picked, frame: Frame) -> None:
    chosen = explored.fitting(shape, found) if kind == "auto" else kind
    why = explored.refusal(chosen, shape, found) if chosen else explored.refusal("bar", shape, found)
    if why:
        st.info(words.markdown(why), icon=":material/info:")
        return
    if chosen == "map":
        label = next((part.name for part in frame.columns if part.name in ("name", "title")), frame.grain[0])
        value = shape.value or ("offences" if frame.column("offences") else "")
        wanted = list(dict.fromkeys(["latitude", "longitude", label, *([value] if value else [])]))
        places = published.every_row(picked, wanted)().to_pandas()
        picture = explored.points(places, label, value)
    else:
        picture = explored.draw(chosen, found, shape)
    st.markdown(f"### {words.markdown(picture.headline)}", anchors=False)
    st.plotly_chart(
        picture.figure,
        width="stretch",
        theme=None,
        alt=picture.sentence,
        key="explore.picture",
        config={"displayModeBar": False, "responsive": True},
    )
    small(words.markdown(picture.sentence))


def _table(found: pd.DataFrame, shape: Shape, overlaps: bool) -> None:
    whole = _whole(found, shape)
    across = _across(found)[:MOST_ACROSS] if shape.across else []
    heads = [named(shape.down, "down"), *(_cell(name, shape) for name in across or ["measure"])]
    if not shape.across and shape.measure != "count":
        heads.append(Column("Rows", lambda row: f"{int(row['held']):,}", align_right=True))
    if not shape.across and shape.value:
        heads.append(Column("Not known", lambda row: f"{int(row['unknown']):,}", align_right=True))
    explore.wide_table(whole.head(MOST_DOWN), heads, MOST_DOWN)
    said = []
    if len(whole) > MOST_DOWN:
        said.append(f"{words.counted(len(whole) - MOST_DOWN, 'smaller group')} not shown")
    if across and (left_out := len(_across(found)) - len(across)):
        said.append(f"{words.counted(left_out, 'column')} not shown")
    if shape.value and (unknown := int(found["unknown"].sum())):
        said.append(f"{words.counted(unknown, 'row')} without {explored.named(shape.value)} left out of it")
    if shape.measure == "sum" and overlaps:
        said.append("these rows lie in one another or count different things: add up one kind at a time")
    if said:
        small(words.markdown(words.sentence("; ".join(said)) + "."))


def _across(found: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(found["across"]))


def _whole(found: pd.DataFrame, shape: Shape) -> pd.DataFrame:
    """A row for each group, the largest first, times in order; a column for each of the second grouping."""
    order = list(dict.fromkeys(found["down"]))
    if shape.is_time:
        order = sorted(order)
    if not shape.across:
        return found.set_index("down").loc[order].reset_index()
    cells = found.pivot_table(index="down", columns="across", values="measure", aggfunc="first")
    codes = found.drop_duplicates("down").set_index("down")["code"]
    return cells.reindex(index=order, columns=_across(found)).assign(code=codes).reset_index()


def _file(found: pd.DataFrame, shape: Shape, facet: Facet, codes: Sequence[Code]) -> pd.DataFrame:
    """The table of groups as a file has it: every group, each with its code where that is not its name."""
    whole = _whole(found, shape)
    kept = pd.DataFrame()
    if not whole["code"].equals(whole["down"]):
        kept[facet.column] = whole["code"].replace(NOT_STATED, None)
    beside = {code.column: code.name for code in codes}
    name = beside.get(facet.column, explored.named(shape.down).lower().replace(" ", "_"))
    kept[name] = whole["down"]
    if shape.across:
        # A group that is called like a column before it must not take its place.
        prefix = "of " if set(kept.columns) & set(_across(found)) else ""
        return kept.join(whole[_across(found)].add_prefix(prefix)).convert_dtypes()
    kept[shape.measured().replace(" ", "_").replace(",", "")] = whole["measure"]
    if shape.measure != "count":
        kept["rows"] = whole["held"]
    if shape.value:
        kept[f"{shape.value}_not_known"] = whole["unknown"]
    # A count is a whole number, and is written as one.
    return kept.convert_dtypes()


def _cell(name: str, shape: Shape) -> Named:
    def write(row: Mapping[str, object]) -> str:
        value = row[name]
        if words.is_unknown(value):
            return "–"
        amount = float(str(value))
        text = f"{amount:,.0f}" if amount.is_integer() else f"{amount:,.1f}"
        return words.markdown(f"{text}%" if shape.measure == "share" else text)

    heading = words.sentence(shape.measured()) if name == "measure" else name
    return Column(heading, write, align_right=True)


def _text(value: object) -> str:
    return NOT_STATED if words.is_unknown(value) else str(value)
