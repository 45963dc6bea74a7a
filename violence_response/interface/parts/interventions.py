"""The catalogue of interventions: what may be chosen, the headline numbers and the views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.figures import intervention_places
from violence_response.figures import interventions as figures
from violence_response.interface import filters, parts

PAGE_SIZE = 20
MOST_TIMELINE_ROWS = 1000
MOST_POINTS = 2000
RATING_NOTE = "A rating belongs to an approach across many studies; it does not say that this project works."
INSPECTORS_NOTE = (
    "In 2023 inspectors found that what violence reduction units pay for was in part tested rarely, "
    "poorly or never."
)
VIEWS = {"catalogue": "Catalogue", "timeline": "Until when", "evidence": "Evidence", "places": "Where"}
SORTS = {
    "ends": "By end of funding, latest first",
    "awarded": "Most awarded first",
    "name": "By name",
    "evaluation": "Evaluated first",
}


@dataclass(frozen=True, slots=True)
class Facet:
    """One list to choose from: its part of the address, its parameter in queries, label and plural."""

    name: str
    parameter: str
    label: str
    called: str


FACETS = (
    Facet("money", "moneys", "Money today", "states of money"),
    Facet("place", "places", "Place", "places"),
    Facet("approach", "approaches", "Approach", "approaches"),
    Facet("theme", "themes", "Theme", "themes"),
    Facet("provider", "providers", "Provider", "providers"),
    Facet("evaluation", "evaluations", "Evaluation", "states of evaluation"),
    Facet("funding", "fundings", "Paid for by", "kinds of funding"),
    Facet("answers", "answers", "Reaches a finding", "answers about findings"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person has chosen on the page."""

    view: str
    sort: str
    search: str
    values: Mapping[str, list[str]] = field(default_factory=dict)

    def parameters(self) -> dict[str, Any]:
        """The choice as the parameters of the queries that take one."""
        return {"search": self.search, **{facet.parameter: self.values[facet.name] for facet in FACETS}}

    def count(self) -> int:
        """How many values are chosen in all lists."""
        return sum(len(chosen) for chosen in self.values.values())


def choice(address: filters.Address, facets: pd.DataFrame) -> Choice:
    """The choice that the address and the widgets hold; `facets` are all values that can be chosen."""
    known = facets.groupby("facet")["value"].agg(list).to_dict() if len(facets) else {}
    return Choice(
        view=address.one("view", list(VIEWS), "view", "catalogue"),
        sort=address.one("sort", list(SORTS), "order", "ends"),
        search=address.text("search"),
        values={
            facet.name: address.many(facet.name, known.get(facet.name, []), facet.called) for facet in FACETS
        },
    )


def fitting(facets: pd.DataFrame) -> int:
    """How many interventions fit the whole choice."""
    return int(facets.loc[facets["facet"] == "all", "interventions"].sum())


# --- headline


def headline(totals: Mapping[Any, Any]) -> None:
    """The four numbers that come first, and a sentence on what they leave out."""
    parts.numbers(
        [
            (
                "Projects",
                f"{int(totals['interventions']):,}",
                f"{words.counted(int(totals['running']), 'project has', 'projects have')} funding today",
            ),
            (
                "Known to be awarded",
                words.short_pounds(totals["awarded_amount"], "none known"),
                f"in {words.counted(int(totals['awarded_grants']), 'award')}",
            ),
            ("Ends within twelve months", *_ends(totals)),
            (
                "Evaluated",
                f"{int(totals['evaluated']):,} of {int(totals['interventions']):,}",
                f"{int(totals['funded_not_evaluated']):,} funded but not evaluated",
            ),
        ]
    )
    st.markdown(words.markdown(_beside(totals)))


def _beside(totals: Mapping[Any, Any]) -> str:
    other, unknown, endless = (
        int(totals[name]) for name in ("other_grants", "not_stated_grants", "end_not_stated")
    )
    said = []
    if other:
        said.append(
            f"{words.counted(other, 'amount')} ({words.pounds(totals['other_amount'])}) "
            f"{'is' if other == 1 else 'are'} only a ceiling, a share, an application or worked out"
        )
    if unknown:
        said.append(f"{words.counted(unknown, 'amount')} {'is' if unknown == 1 else 'are'} not stated")
    text = f"Beside what is known to be awarded, {words.joined(said)}. " if said else ""
    if endless:
        has = "has" if endless == 1 else "have"
        awards = words.sentence(words.counted(endless, "award"))
        text += f"{awards} {has} no stated end, so more may end than is shown."
    return text.strip() or "Every amount and every end on record is stated."


def _ends(totals: Mapping[Any, Any]) -> tuple[str, str]:
    six, twelve, unknown = (
        int(totals[name]) for name in ("ends_in_six", "ends_in_twelve", "ends_in_twelve_unknown")
    )
    within = words.short_pounds(totals["ends_in_six_amount"], "amount not known")
    said = words.counted(twelve, "award")
    if twelve:
        said += f"; {words.number(six)} within six months ({within})" if six else "; none within six months"
    if unknown:
        said += f"; {words.counted(unknown, 'amount')} not known"
    return (words.short_pounds(totals["ends_in_twelve_amount"], "not known" if twelve else "none"), said)


# --- choosing


def controls(address: filters.Address, chosen: Choice, facets: pd.DataFrame, interventions: int) -> None:
    """The view, the search, the order and the lists, each value with its count."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        address.segments("view", "Show", VIEWS, chosen.view, label_visibility="collapsed")
        address.search(
            "search",
            "Search",
            chosen.search,
            placeholder="Search projects",
            label_visibility="collapsed",
            on_change=address.first_page,
        )
        if chosen.view == "catalogue":
            address.selectbox(
                "sort",
                "Order",
                SORTS,
                chosen.sort,
                label_visibility="collapsed",
                on_change=address.first_page,
            )
    label = f"Filters ({words.counted(chosen.count(), 'choice')} made)" if chosen.count() else "Filters"
    box = st.expander(label, icon=":material/filter_list:", key="interventions-filters", on_change="rerun")
    if box.open:
        with box, st.grid(4):
            _lists(address, facets, chosen)
    _say_how_many(chosen, fitting(facets), interventions)


def _lists(address: filters.Address, facets: pd.DataFrame, chosen: Choice) -> None:
    for facet in FACETS:
        rows = facets[facets["facet"] == facet.name]
        options = {
            str(row.value): f"{row.label} ({row.interventions:,})" for row in rows.itertuples(index=False)
        }
        address.multiselect(
            facet.name,
            facet.label,
            options,
            chosen.values[facet.name],
            placeholder="All",
            on_change=address.first_page,
        )


def _say_how_many(chosen: Choice, fit: int, interventions: int) -> None:
    if fit < interventions:
        clear = "" if not (chosen.count() or chosen.search) else " [Show all](./interventions)"
        said = words.markdown(f"{fit:,} of {words.counted(interventions, 'project')}")
        st.markdown(f"**{said}** {'fits' if fit == 1 else 'fit'}\\.{clear}")


def nothing_fits() -> None:
    """No intervention fits the choice."""
    parts.empty("No project fits this choice.", "[Show all projects](./interventions)")


def nothing_recorded() -> None:
    """The register has no interventions."""
    parts.empty(
        "No project is in the register yet.",
        "Add rows to interventions\\.csv and grants\\.csv in the data folder and build the register again.",
    )


# --- views


def catalogue(found: pd.DataFrame, looked_for: str) -> None:
    """One page of the catalogue: each project with its state, money, places and what it answers."""
    parts.cards((_card_head(record, looked_for), _card_foot(record)) for record in queries.as_records(found))


def _card_head(record: Mapping[Any, Any], looked_for: str) -> str:
    provider = words.markdown(words.plain(record["provider_name"], "provider not stated"))
    name = parts.link(record["name"], "interventions", intervention=str(record["intervention_id"]))
    return f"**{name}** · {provider}  \n{words.highlighted(record['description'], looked_for)}"


def _card_foot(record: Mapping[Any, Any]) -> str:
    badges = [
        parts.status(record["money_label"], record["money_mark"], record["money_tone"]),
        evaluation_badge(record),
    ]
    facts = [
        words.sentence(words.money(record["awarded_amount"], record["other_amount"], record["not_stated"])),
        f"{record['approach_name']} ({rating_words(record)})",
        words.plain(record["place_names"], "place not stated"),
        f"answers {words.counted(int(record['findings_answered']), 'finding')}",
        f"serves {words.counted(int(record['priorities_served']), 'Plan priority', 'Plan priorities')}",
    ]
    return " ".join(badges) + "  \n" + words.markdown(" · ".join(facts))


def evaluation_badge(record: Mapping[Any, Any]) -> str:
    """The state of a project's evaluation, which says that it is one: "None found" alone would not."""
    label = str(record["evaluation_label"])
    said = label if "evaluation" in label.lower() else f"Evaluation: {label[:1].lower()}{label[1:]}"
    return parts.status(said, record["evaluation_mark"], record["evaluation_tone"])


def rating_words(record: Mapping[Any, Any]) -> str:
    """The rating of a project's approach in a word or two."""
    if words.is_unknown(record["rating_label"]):
        return "approach not rated"
    return f"approach rated {str(record['rating_label']).lower()}"


def timeline(grants: pd.DataFrame, totals: Mapping[Any, Any], today: date) -> None:
    """Awards over time with what ends soon; where none can be placed, that is said."""
    if grants.empty:
        parts.empty("No award of these projects ran in the last two years or has an end that is stated.")
        st.markdown(words.markdown(figures.timeline_sentence(totals, 0)))
        return
    picture = parts.drawn(figures.grants_over_time, grants, totals, today)
    parts.figure(picture, grants, query="grant_timeline")
    parts.small(
        words.markdown(
            f"{picture.sentence} Blue: known to have been given. Orange: a ceiling, a share or worked out. "
            "Grey: amount not stated. A triangle marks an end whose start is not stated; "
            "a bar at the left edge began earlier. Shaded: the next six and twelve months."
        )
    )


def evidence(approaches: pd.DataFrame) -> None:
    """Money by approach beside the strength of its evidence and the state of evaluation."""
    if approaches.empty:
        nothing_fits()
        return
    picture = parts.drawn(figures.money_by_evidence, approaches)
    said = words.markdown(figures.evaluation_sentence(approaches))
    st.markdown(f"**{said}** {words.markdown(f'{INSPECTORS_NOTE} {RATING_NOTE}')}")
    parts.figure(picture, approaches, query="approaches_funded")
    parts.table(
        approaches,
        [
            parts.Column(
                "Approach",
                lambda row: parts.link(row["name"], "interventions", approach=str(row["approach_id"])),
            ),
            parts.Column("Toolkit rating", _rating),
            parts.Column("Projects", lambda row: f"{int(row['interventions']):,}", align_right=True),
            parts.Column(
                "Awarded",
                lambda row: words.markdown(words.pounds(row["awarded_amount"], "none known")),
                align_right=True,
            ),
            parts.Column("Not known or not stated", _uncertain_money),
            parts.Column("Evaluated", _evaluated),
        ],
    )


def _rating(row: Mapping[Any, Any]) -> str:
    if words.is_unknown(row["rating_label"]):
        return words.markdown("no rating found")
    badge = parts.status(row["rating_label"], row["rating_mark"], row["rating_tone"])
    return f"{badge} {words.markdown(rated_when(row))}"


def rated_when(row: Mapping[Any, Any]) -> str:
    """When a rating was read or dated, and whether copies agree."""
    if words.is_unknown(row["rating_date"]):
        when = "date not stated"
    else:
        when = words.period(row["rating_date"], row["rating_date"], str(row["rating_date_precision"]))
    return f"{when}; {str(row['certainty_label']).lower()}"


def _uncertain_money(row: Mapping[Any, Any]) -> str:
    known = words.is_unknown(row["other_amount"]) and not int(row["not_stated"])
    return "–" if known else words.markdown(words.money(None, row["other_amount"], row["not_stated"]))


def _evaluated(row: Mapping[Any, Any]) -> str:
    evaluated, without = int(row["evaluated"]), int(row["funded_not_evaluated"])
    if without:
        said = f"{words.number(without)} funded but not evaluated" + (
            f", {words.number(evaluated)} evaluated" if evaluated else ""
        )
        return words.markdown(said)
    return words.markdown(
        f"{words.number(evaluated)} evaluated" if evaluated else "not funded, none evaluated"
    )


def places(points: pd.DataFrame, found: pd.DataFrame) -> None:
    """Where the projects work: the map of marks, and every place as a row, those without a code too."""
    if found.empty:
        parts.empty("No place of these projects is on record.")
        return
    picture = parts.drawn(intervention_places.places_at_work, points, found)
    parts.figure(picture, found, query="intervention_place_counts")
    parts.small(
        words.markdown(
            f"{picture.sentence} Circles: local authorities. Diamonds: wards and small areas; "
            "those without room for a name are in the table."
        )
    )
    parts.table(
        found,
        [
            parts.Column("Place", _place),
            parts.Column(
                "Kind", lambda row: words.markdown(words.plain(row["area_type_label"], "no present code"))
            ),
            parts.Column("In", lambda row: words.markdown(_within(row))),
            parts.Column("Projects", lambda row: f"{int(row['interventions']):,}", align_right=True),
            parts.Column("Funding today", lambda row: f"{int(row['running']):,}", align_right=True),
        ],
    )


def _place(row: Mapping[Any, Any]) -> str:
    if row["area_type"] in ("local_authority", "force"):
        return parts.link(row["name"], "interventions", place=str(row["area_id"]))
    return parts.link(row["name"], "interventions", search=str(row["name"]))


def _within(row: Mapping[Any, Any]) -> str:
    is_itself = row["area_id"] == row["local_authority_id"]
    return (
        "–"
        if is_itself or words.is_unknown(row["local_authority_name"])
        else str(row["local_authority_name"])
    )
