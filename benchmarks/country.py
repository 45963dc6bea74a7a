"""The places and bodies of the generated country, and the counts of offences in its small areas."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from benchmarks import draws
from benchmarks.draws import Column
from violence_response.register import schema

DATA = Path(__file__).resolve().parent.parent / "data"
BEGINNINGS = ("Ald", "Beck", "Carn", "Dun", "Els", "Fen", "Gar", "Hol", "Ing", "Kell", "Lang", "Mar", "Nor",
"Oak",
              "Pen", "Rad", "Sel", "Thorn", "Wen", "Yar")  # fmt: skip
ENDINGS = ("barrow", "bourne", "combe", "dale", "field", "garth", "holme", "mere", "minster", "moor", "scar",
"shaw",
           "thwaite", "wold", "worth")  # fmt: skip
PROVIDERS = (("Harbour", "Bridge", "Lantern", "Northern", "Open Door", "Riverside", "Compass", "Anchor",
"Beacon"),
             ("Youth", "Families", "Community", "Boxing", "Outreach", "Schools", "Mentoring", "Recovery"),
             ("Trust", "Project", "Partnership", "Foundation", "Alliance", "Network"))  # fmt: skip
OFFENCES = {"Violence and sexual offences": 1.9, "Robbery": 0.12, "Possession of weapons": 0.1}
"""Offences in a small area in a month, on average."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many there are of what a country is made of; everything else follows from these."""

    inspections: int = 2_000
    findings: int = 40_000
    interventions: int = 25_000
    grants: int = 30_000
    updates: int = 500_000
    finding_interventions: int = 60_000
    finding_priorities: int = 40_000
    intervention_priorities: int = 50_000
    forces: int = 43
    authorities: int = 300
    wards: int = 5_000
    small_areas: int = 35_000
    organisations: int = 1_000
    months: int = 36

    def scaled(self, scale: float) -> Size:
        """The same country made smaller: at least two of everything, and as many months."""
        smaller = {
            name: max(2, round(getattr(self, name) * scale)) for name in self.__slots__ if name != "months"
        }
        # An authority lies in a force and a ward in an authority, so there are no fewer of the smaller kind.
        smaller["authorities"] = max(smaller["authorities"], smaller["forces"])
        smaller["wards"] = max(smaller["wards"], smaller["authorities"])
        smaller["small_areas"] = max(smaller["small_areas"], smaller["wards"]) if self.small_areas else 0
        return Size(**smaller, months=self.months)


@dataclass(slots=True)
class Country:
    """What has been made so far: the tables, and the force of each place, by its number."""

    size: Size
    source: np.random.Generator
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    force_names: Column = field(default_factory=lambda: np.array([], dtype=object))
    authority_force: Column = field(default_factory=lambda: np.array([], dtype=int))
    ward_force: Column = field(default_factory=lambda: np.array([], dtype=int))

    def ids(self, table: str) -> Column:
        """The keys of a table's rows."""
        return self.tables[table][schema.tables()[table].key[0]].to_numpy(dtype=object)


def shipped(name: str) -> pd.DataFrame:
    """A table of the shipped data as text."""
    return pd.read_csv(DATA / f"{name}.csv", dtype=str, keep_default_na=False)


def make_places(country: Country) -> None:
    """Forces, local authorities, wards and small areas, each in the next larger place, with residents."""
    size, source = country.size, country.source
    names = draws.sentence(source, (("North", "South", "East", "West", "Mid"), BEGINNINGS), size.forces, "")
    endings = [ENDINGS[place % len(ENDINGS)] for place in range(len(names))]
    country.force_names = np.array([*map("".join, zip(names, endings, strict=True))], dtype=object)
    authority_in = _spread(size.authorities, size.forces)
    ward_in = _spread(size.wards, size.authorities)
    country.authority_force, country.ward_force = authority_in, authority_in[ward_in]
    small_in = _spread(size.small_areas, size.wards)
    small_people = source.integers(900, 2_600, size=size.small_areas)
    ward_people = (
        np.bincount(small_in, small_people, size.wards)
        if size.small_areas
        else source.integers(4_000, 15_000, size.wards)
    )
    authority_people = np.bincount(ward_in, ward_people, size.authorities)
    force_people = np.bincount(authority_in, authority_people, size.forces)
    force_at = np.stack([source.uniform(50.5, 55.0, size.forces), source.uniform(-4.0, 0.8, size.forces)])
    authority_at = _around(source, force_at[:, authority_in], 0.15)
    ward_at = _around(source, authority_at[:, ward_in], 0.04)
    small_at = _around(source, ward_at[:, small_in], 0.01)
    towns = draws.any_of(source, [a + b for a in BEGINNINGS for b in ENDINGS], size.authorities)
    streets = draws.any_of(
        source, ("Abbey", "Castle", "Dock", "Hill", "Market", "Park", "Quay", "Station"), size.wards
    )
    small_names = [f"{towns[ward_in[ward]]} {n:05d}" for n, ward in enumerate(small_in)]
    codes = {letters: _codes(letters, count) for letters, count in (
        ("E239", size.forces), ("E069", size.authorities), ("E059", size.wards), ("E019", size.small_areas),
    )}  # fmt: skip
    deciles = draws.whole(source.integers(1, 11, size=size.small_areas))
    country.tables["areas"] = pd.concat([
        _areas("force", codes["E239"], country.force_names, np.full(size.forces, ""), force_people, force_at),
        _areas("local_authority", codes["E069"], towns, codes["E239"][authority_in], authority_people,
        authority_at),
        _areas("ward", codes["E059"], towns[ward_in] + " " + streets, codes["E069"][ward_in], ward_people,
        ward_at),
        _areas("lsoa", codes["E019"], np.array(small_names, dtype=object), codes["E059"][small_in],
        small_people,
               small_at).assign(imd_decile=deciles),
    ])  # fmt: skip


def _spread(count: int, among: int) -> Column:
    return np.asarray(np.arange(count) * among // max(count, 1))


def _around(source: np.random.Generator, centres: Column, reach: float) -> Column:
    return np.asarray(centres + source.normal(0, reach, size=centres.shape))


def _codes(letters: str, count: int) -> Column:
    return np.array([f"{letters}{number:05d}" for number in range(1, count + 1)], dtype=object)


def _areas(
    kind: str, codes: Column, names: Column, parents: Column, people: Column, at: Column
) -> pd.DataFrame:
    return pd.DataFrame({
        "area_id": codes, "name": names, "area_type": kind, "parent_area_id": parents,
        "population": draws.whole(people),
        "population_year": "2021", "latitude": [f"{value:.5f}" for value in at[0]],
        "longitude": [f"{value:.5f}" for value in at[1]], "imd_decile": "", "source_id": "source-places",
    })  # fmt: skip


def make_organisations(country: Country) -> None:
    """Inspectorates as shipped, and for each force its police, office, unit, councils, providers."""
    size, source = country.size, country.source
    inspectorates = shipped("organisations").query("organisation_type == 'inspectorate'")
    forces, areas = country.force_names, country.tables["areas"]
    force_codes = areas.loc[areas["area_type"] == "force", "area_id"].to_numpy()
    towns = areas.loc[areas["area_type"] == "local_authority"]
    providers = max(2, size.organisations - len(inspectorates) - 3 * size.forces - size.authorities)
    parts = [
        pd.DataFrame({"organisation_id": inspectorates["organisation_id"], "name": inspectorates["name"],
                      "organisation_type": "inspectorate", "area_id": ""}),
        _bodies("police", "police_force", forces + " Police", force_codes),
        _bodies("office", "funder", "Office of the Police and Crime Commissioner for " + forces, force_codes),
        _bodies("unit", "partnership", forces + " Violence Reduction Unit", force_codes),
        _bodies("council", "council", towns["name"].to_numpy() + " Council", towns["area_id"].to_numpy()),
        _bodies("provider", "provider", draws.sentence(source, PROVIDERS, providers, ""),
                draws.only_where(draws.happens(source, 0.6, providers), draws.any_of(source, force_codes,
                providers))),
    ]  # fmt: skip
    country.tables["organisations"] = pd.concat(parts).assign(source_id="source-places", note="")


def _bodies(prefix: str, kind: str, names: Column, areas: Column) -> pd.DataFrame:
    return pd.DataFrame({
        "organisation_id": draws.keys(prefix, len(names)), "name": names, "organisation_type": kind,
        "area_id": areas,
    })  # fmt: skip


def make_statistics(country: Country) -> None:
    """Offences by small area, month and type: only combinations with at least one."""
    size, source = country.size, country.source
    areas = country.tables["areas"]
    codes = areas.loc[areas["area_type"] == "lsoa", "area_id"].to_numpy(dtype=object)
    months = np.datetime_as_string(
        np.arange(np.datetime64("2026-10") - size.months, np.datetime64("2026-10"))
    )
    busy = source.gamma(1.2, 1 / 1.2, size=(len(codes), 1))
    parts = []
    for crime, mean in OFFENCES.items():
        counts = source.poisson(busy * mean, size=(len(codes), size.months))
        place, month = np.nonzero(counts)
        parts.append(pd.DataFrame({
            "area_id": codes[place], "month": months[month].astype(object), "crime_type": crime,
            "offences": draws.whole(counts[place, month]),
        }))  # fmt: skip
    country.tables["violence_by_lsoa_month"] = pd.concat(parts)


def make_measures(country: Country) -> None:
    """Indicators with a value for each force and year."""
    size, source = country.size, country.source
    count = max(2, size.organisations // 10)
    subjects = (
        "Knife crime",
        "Violence with injury",
        "Hospital admissions for assault",
        "Robbery",
        "First offences",
    )
    units = {"offences": 3.0, "per_1000": 2.0, "percent": 2.0, "per_100000": 1.0}
    measure_ids = draws.keys("measure", count)
    country.tables["measures"] = pd.DataFrame({
        "measure_id": measure_ids, "name": [f"{subjects[n % 5]}, series {n // 5 + 1}" for n in range(count)],
        "definition": "As the publisher states it", "unit": draws.pick(source, units, count),
        "series": [f"series-{n:03d}" for n in range(count)], "source_id": "source-police-uk", "note": "",
    })  # fmt: skip
    areas = country.tables["areas"]
    forces = areas.loc[areas["area_type"] == "force", "area_id"].to_numpy(dtype=object)
    measure, force, year = (
        axis.ravel() for axis in np.meshgrid(measure_ids, forces, ["2023", "2024", "2025"])
    )
    values = source.gamma(2.0, 40.0, size=len(measure))
    country.tables["observations"] = pd.DataFrame({
        "observation_id": draws.keys("observation", len(measure)), "measure_id": measure, "area_id": force,
        "area_name": "", "period_from": year + "-01-01", "period_to": year + "-12-31",
        "value": [f"{value:.1f}" for value in values], "comparator_value": "", "comparator_label": "",
        "note": "",
        "source_id": "source-police-uk",
    })  # fmt: skip


def make_sources(country: Country) -> None:
    """One source for each report, some for decisions on money, and those that copied tables point to."""
    size, source = country.size, country.source
    reports, decisions = draws.keys("report", size.inspections), draws.keys("decision", decision_count(size))
    named = np.concatenate(
        [reports, decisions, np.array(["source-places", "source-police-uk"], dtype=object)]
    )
    made = pd.DataFrame({
        "source_id": named, "title": [f"Published page {n + 1}" for n in range(len(named))],
        "publisher": draws.any_of(source, country.tables["organisations"]["name"].to_numpy(), len(named)),
        "url": [f"https://example.org/{key}" for key in named], "published_date": "",
        "licence": draws.pick(source, {"OGL-UK-3.0": 6.0, "publisher copyright": 2.0, "not stated": 2.0},
        len(named)),
        "note": "",
    })  # fmt: skip
    used = {*country.tables["themes"]["source_id"], *country.tables["approaches"]["source_id"]}
    kept = shipped("sources")
    country.tables["sources"] = pd.concat([made, kept[kept["source_id"].isin(used)]])


def decision_count(size: Size) -> int:
    """How many decisions on money are published: one for about thirty awards."""
    return max(2, size.grants // 30)


def write(country: Country, folder: Path, columns: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """Write each table as a CSV file with the columns of the model, and give the number of its rows."""
    folder.mkdir(parents=True, exist_ok=True)
    options: dict[str, Any] = {"index": False, "lineterminator": "\n", "quoting": csv.QUOTE_MINIMAL}
    rows = {}
    for name, wanted in columns.items():
        # What an office's own people fill, such as decisions on links, a made country has none of.
        frame = country.tables.get(name, pd.DataFrame(columns=list(wanted)))
        frame.to_csv(folder / f"{name}.csv", columns=list(wanted), encoding="utf-8", **options)
        rows[name] = len(frame)
    return rows
