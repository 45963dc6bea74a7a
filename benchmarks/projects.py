"""The interventions, money and Plans of the generated country."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks import draws
from benchmarks.country import Country, decision_count
from benchmarks.draws import Column
from benchmarks.reports import NO_DAY, theme_rows

PRIORITIES = 6
"""Priorities in each Plan."""

YEARS = tuple(range(2019, 2027))
WORKS = (
    ("Helps", "Works with", "Meets", "Mentors", "Listens to", "Trains"),
    ("children at risk of violence", "young people in custody", "families worried about exploitation",
     "pupils excluded from school", "young adults leaving prison", "staff of schools and clubs"),
    ("in the places where most harm happens", "one to one for up to a year", "together with the police",
     "in the evenings and at weekends", "at the hospital door", "through sport and the arts"),
)  # fmt: skip
GROUPS = {
    "": 30.0,
    "Children at risk": 30.0,
    "Young adults": 20.0,
    "Families": 10.0,
    "Girls and young women": 10.0,
}
EVALUATIONS = {"none_found": 70.0, "required": 12.0, "under_way": 10.0, "published": 8.0}
BASES = {
    "awarded": 55.0,
    "not_stated": 20.0,
    "up_to": 8.0,
    "applied_for": 5.0,
    "share_of_package": 7.0,
    "computed": 5.0,
}
PRECISIONS = {"day": 50.0, "month": 20.0, "not_stated": 20.0, "inferred": 10.0}
AIMS = ("Less serious violence", "Safer homes", "Children heard and protected", "Visible policing",
        "Fewer people harmed again", "Trust and confidence", "Less crime in town centres",
        "Partners in step")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Projects:
    """The force of each intervention by its place in the list, in which forces follow one another."""

    force: Column


def make_projects(country: Country) -> Projects:
    """Make Plans, interventions with their themes, places and results, funds and grants."""
    count, source = country.size.interventions, country.source
    force = np.sort(source.integers(country.size.forces, size=count))
    _plans(country)
    _interventions(country, force)
    _places(country, force)
    _results(country)
    _money(country, force)
    return Projects(force)


def _plans(country: Country) -> None:
    """One Plan in force for each force, and a few that ended."""
    forces = country.size.forces
    of = np.append(np.arange(forces), np.arange(min(2, forces)))
    is_old = np.arange(len(of)) >= forces
    years = np.where(is_old, "2021-2024", "2024-2029")
    plan_ids = draws.keys("plan", len(of))
    titles = np.array([f"{name} Police and Crime Plan" for name in country.force_names], dtype=object)[of]
    country.tables["plans"] = pd.DataFrame({
        "plan_id": plan_ids, "title": titles + " " + years, "starts_date": np.where(is_old, "2021-05-01",
        "2024-05-01"),
        "ends_date": np.where(is_old, "2024-04-30", "2029-03-31"), "date_precision": "day",
        "published_date": "",
        "source_id": "source-places", "note": "",
    })  # fmt: skip
    plan = np.repeat(np.arange(len(of)), PRIORITIES)
    place = np.tile(np.arange(PRIORITIES), len(of))
    aims = np.array(AIMS, dtype=object)[(plan + place) % len(AIMS)]
    country.tables["priorities"] = pd.DataFrame({
        "priority_id": draws.keys("priority", len(plan)), "plan_id": plan_ids[plan],
        "ordinal": draws.whole(place + 1),
        "title": aims, "summary": aims + ", in the words of the Plan.", "source_id": "source-places",
    })  # fmt: skip


def _interventions(country: Country, force: Column) -> None:
    count, source = len(force), country.source
    bodies, approaches = country.tables["organisations"], country.tables["approaches"]
    providers = bodies.loc[bodies["organisation_type"] == "provider", "organisation_id"].to_numpy(
        dtype=object
    )
    # A few approaches are chosen far more often than others.
    approach = np.asarray(len(approaches) * source.beta(1.0, 2.0, size=count), dtype=int)
    names = approaches["name"].to_numpy(dtype=object)[approach]
    has_age, youngest = draws.happens(source, 0.4, count), source.integers(8, 14, size=count)
    evaluation = draws.pick(source, EVALUATIONS, count)
    intervention_ids = draws.keys("intervention", count)
    country.tables["interventions"] = pd.DataFrame({
        "intervention_id": intervention_ids,
        "name": names + " in " + country.force_names[force] + " " + draws.whole(
            np.arange(count) + 1),
        "provider_id": draws.only_where(draws.happens(source, 0.85, count), draws.any_of(source, providers,
        count)),
        "approach_id": approaches["approach_id"].to_numpy(dtype=object)[approach],
        "description": draws.sentence(source, WORKS, count),
        "age_from": draws.only_where(has_age, draws.whole(youngest)),
        "age_to": draws.only_where(has_age, draws.whole(youngest + 10)),
        "target_group": draws.pick(source, GROUPS, count), "evaluation_status": evaluation,
        "evaluation_note": np.where(evaluation == "published", "Fewer young people were arrested again", ""),
        "is_curv_funded": draws.pick(source, {"true": 60.0, "false": 20.0, "": 20.0}, count), "note": "",
        "source_id": draws.any_of(source, draws.keys("decision", decision_count(country.size)), count),
    })  # fmt: skip
    country.tables["intervention_themes"] = theme_rows(country, "intervention_id", intervention_ids)


def _places(country: Country, force: Column) -> None:
    """Where each intervention works: its whole force, or one or two wards or authorities of it."""
    source, size = country.source, country.size
    which = np.repeat(np.arange(len(force)), 1 + (source.random(len(force)) < 0.2))
    of = force[which]
    areas = country.tables["areas"]
    by_kind = {kind: rows["area_id"].to_numpy(dtype=object) for kind, rows in areas.groupby("area_type")}
    ward = by_kind["ward"][_one_of_force(source, country.ward_force, of, size.forces)]
    authority = by_kind["local_authority"][_one_of_force(source, country.authority_force, of, size.forces)]
    kind = draws.pick(source, {"force": 25.0, "authority": 45.0, "ward": 27.0, "unknown": 3.0}, len(of))
    area = np.select(
        [kind == "force", kind == "authority", kind == "ward"], [by_kind["force"][of], authority, ward], ""
    )
    frame = pd.DataFrame({
        "intervention_area_id": draws.keys("place", len(of)),
        "intervention_id": country.ids("interventions")[which],
        "area_id": area, "area_name": np.where(area == "", "Old Quay, a ward of its day", ""), "note": "",
        "source_id": "source-places",
    })  # fmt: skip
    country.tables["intervention_areas"] = frame.drop_duplicates(["intervention_id", "area_id"])


def _one_of_force(source: draws.Source, owner: Column, wanted: Column, forces: int) -> Column:
    """For each wanted force, the place of one of its own in a list in which forces follow one another."""
    sizes = np.bincount(owner, minlength=forces)
    firsts = np.cumsum(sizes) - sizes
    return np.asarray(firsts[wanted] + (source.random(len(wanted)) * sizes[wanted]).astype(int))


def _results(country: Country) -> None:
    interventions = country.ids("interventions")
    count, source = max(2, len(interventions) // 5), country.source
    country.tables["intervention_results"] = pd.DataFrame({
        "result_id": draws.keys("result", count), "intervention_id": draws.any_of(source, interventions,
        count),
        "measure": draws.any_of(source, ("Young people seen", "Sessions held", "Offences prevented"), count),
        "value": draws.whole(source.integers(1, 900, size=count)),
        "unit": draws.pick(source, {"people": 6.0, "interventions": 2.0, "offences": 1.0, "percent": 1.0},
        count),
        "period_from": "2025-04-01", "period_to": "2026-03-31", "note": "", "source_id": "source-places",
    })  # fmt: skip


def _money(country: Country, force: Column) -> None:
    count, source, forces = country.size.grants, country.source, country.size.forces
    which = source.integers(len(force), size=count)
    year = source.integers(len(YEARS), size=count)
    starts = np.array([f"{start}-04-01" for start in YEARS], dtype="datetime64[D]")[year]
    starts = draws.days(starts, source, 0, 330)
    ends = draws.days(starts, source, 180, 1_100)
    basis, precision = draws.pick(source, BASES, count), draws.pick(source, PRECISIONS, count)
    is_dated = precision != "not_stated"
    amounts = np.round(np.exp(source.normal(10.0, 1.1, size=count)), 2)
    decisions = draws.keys("decision", decision_count(country.size))
    fund = year * forces + force[which]
    country.tables["grants"] = pd.DataFrame({
        "grant_id": draws.keys("grant", count), "intervention_id": country.ids("interventions")[which],
        "fund_id": draws.keys("fund", len(YEARS) * forces)[fund],
        "amount": draws.only_where(basis != "not_stated", draws.pounds(amounts)), "amount_basis": basis,
        "starts_date": draws.only_where(is_dated, draws.written(starts)),
        "ends_date": draws.only_where(is_dated, draws.written(np.where(draws.happens(source, 0.05, count),
        NO_DAY, ends))),
        "date_precision": precision, "note": "", "source_id": draws.any_of(source, decisions, count),
    })  # fmt: skip
    given = np.bincount(fund, np.where(basis == "awarded", amounts, 0.0), len(YEARS) * forces)
    _funds(country, given)


def _funds(country: Country, given: Column) -> None:
    """One pot for each force and year, none smaller than what was given from it."""
    forces, source = country.size.forces, country.source
    years = np.repeat(np.array([f"{start}-{(start + 1) % 100:02d}" for start in YEARS], dtype=object), forces)
    of = np.tile(np.arange(forces), len(YEARS))
    basis = draws.pick(source, {"awarded": 6.0, "stated": 2.0, "at_least": 1.0, "not_stated": 1.0}, len(of))
    country.tables["funds"] = pd.DataFrame({
        "fund_id": draws.keys("fund", len(of)),
        "name": country.force_names[of] + " fund against violence " + years,
        "funder_id": draws.keys("office", forces)[of], "financial_year": years,
        "total_amount": draws.only_where(basis != "not_stated", draws.pounds(np.ceil(given * 1.2 + 1_000))),
        "amount_basis": basis, "note": "", "source_id": "source-places",
    })  # fmt: skip
