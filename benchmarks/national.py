"""Make the data folder of a whole country: `python -m benchmarks.national FOLDER [--scale 0.1]`.

It is the shipped register many times over: its places and Plans for each of 43 forces, its reports, findings
and interventions as often as gives a country's numbers, every copy with keys of its own and pointing at rows
of the copies beside it. What the shipped register has hardly any of is drawn at random, the same for
the same seed: responses, actions, evidence and half a million updates. Columns and references are those of
the shipped files and their datapackage.json, so a checkout's own files give a register that it can build.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.measuring import DAY, ROOT

SEED = 2026
COPIES = {
    **dict.fromkeys(("areas", "organisations", "plans", "priorities", "observations"), 43),
    "violence_by_lsoa_month": 43,
    **dict.fromkeys(("inspections", "inspection_organisations", "responses"), 125),
    **dict.fromkeys(("findings", "finding_themes", "finding_interventions", "finding_priorities"), 800),
    **dict.fromkeys(("finding_addressees", "response_replies"), 800),
    **dict.fromkeys(("interventions", "intervention_themes", "intervention_areas", "funds", "grants"), 352),
    **dict.fromkeys(("intervention_results", "intervention_priorities"), 352),
}
"""How often the rows of a table are there; a table that is not named, once."""
UPDATES = 500_000
BETWEEN_ORDINALS = 1_000
"""Findings that further copies add to a report come so much later in its list."""

TODAY = np.datetime64(DAY)
NO_DAY = np.datetime64("NaT", "D")
ROLES = ("Head of the violence reduction unit", "Chief constable", "Analyst", "Partnership manager")
ACTIONS = (
    "Review custody visits",
    "Fund mentoring",
    "Name the lead for data sharing",
    "Train staff in early help",
)
REASONS = (
    "Work began",
    "Reviewed with partners",
    "Post is vacant",
    "Evidence is in",
    "Agreed at the board",
    "",
)
REPLIES = {"accepted": 50, "accepted_in_part": 15, "not_accepted": 3, "no_reply": 32}
EVIDENCE = {"approved": 60, "in_review": 15, "draft": 10, "expired": 10, "rejected": 5}
STEPS = ("chief_officer_invited_date", "chief_officer_received_date", "approved_date", "published_date",
         "sent_to_inspectorate_date")  # fmt: skip
COURSES = {
    "finding": ("findings", 70, ("not_started", "in_progress", "awaiting_sign_off", "closed")),
    "action": ("actions", 20, ("not_started", "in_progress", "awaiting_sign_off", "closed")),
    "response": ("responses", 5, ("awaiting_chief_officer", "drafting", "approved", "published_on_time")),
    "link": ("finding_interventions", 5, ("related", "partly_addresses", "partly_addresses", "addresses")),
}
"""What updates are about: table, share of the updates, and the statuses in the order they are reached."""

Column = np.ndarray[Any, Any]


@dataclass(slots=True)
class Country:
    """What has been made so far, and what it is made of."""

    data: Path
    scale: float
    source: np.random.Generator
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)

    def copies(self, table: str) -> int:
        """How often the shipped rows of a table are there: at least twice, or once."""
        return max(2, round(COPIES[table] * self.scale)) if table in COPIES else 1

    def pick(self, weights: Mapping[str, float] | Sequence[str], count: int) -> Column:
        """That many of the words, each as often as its weight says, or all equally likely."""
        shares = np.array(list(weights.values()) if isinstance(weights, Mapping) else [1.0] * len(weights))
        return np.array(list(weights), dtype=object)[
            self.source.choice(len(shares), count, p=shares / shares.sum())
        ]

    def happens(self, share: float, count: int) -> Column:
        """For each of that many, whether it happens; it does for that share of them."""
        return self.source.random(count) < share

    def drawn(self, count: int, among: int) -> Column:
        """Places in a list, some far more often than others, and about a third of them never."""
        reach = max(1, int(among * 0.65))
        return self.source.permutation(among)[(reach * self.source.beta(1.0, 1.5, size=count)).astype(int)]

    def add(self, table: str, rows: pd.DataFrame) -> None:
        """Put further rows into a table. Raises ValueError for a column that the shipped file has not."""
        known = self.tables[table]
        if unknown := set(rows.columns) - set(known.columns):
            raise ValueError(f"{table} has no column {sorted(unknown)}")
        self.tables[table] = pd.concat([known, rows.reindex(columns=known.columns, fill_value="")])


def make(folder: Path, data: Path = ROOT / "data", scale: float = 1.0, seed: int = SEED) -> dict[str, int]:
    """Write a CSV file for every table into the folder, and give the number of rows of each."""
    country = Country(data, scale, np.random.default_rng(seed))
    for resource in json.loads((data / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        country.tables[resource["name"]] = _copied(country, resource["name"], resource["schema"])
    _responses(country)
    _actions_and_evidence(country)
    _updates(country)
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in country.tables.items():
        rows.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
    return {name: len(rows) for name, rows in country.tables.items()}


def make_once(folder: Path, data: Path = ROOT / "data") -> None:
    """Make the whole country in the folder, unless it was made there before."""
    if not (folder / "updates.csv").exists():
        make(folder, data)


def _copied(country: Country, table: str, schema: Mapping[str, Any]) -> pd.DataFrame:
    """The shipped rows of a table, so often as wanted; each copy's keys end in its number."""
    shipped = pd.read_csv(country.data / f"{table}.csv", dtype=str, keep_default_na=False)
    times, keys = country.copies(table), schema["primaryKey"]
    rows = pd.concat([shipped] * times, ignore_index=True)
    copy = np.repeat(np.arange(times), len(shipped))
    wanted = {key["fields"][0]: key["reference"]["resource"] for key in schema.get("foreignKeys", [])}
    if table in ("areas", "organisations", "observations"):
        # National bodies and figures are there once.
        is_local = (rows["area_id"] != "").to_numpy() | (copy == 0)
        rows, copy = rows[is_local].reset_index(drop=True), copy[is_local]
    if len(keys) == 1:
        rows[keys[0]] = _numbered(rows[keys[0]], copy)
    for column, target in wanted.items():
        known = rows[keys[0]] if target == "" else country.tables[target].iloc[:, 0]
        pointed = _numbered(rows[column], copy % (times if target == "" else country.copies(target)))
        rows[column] = pointed.where(pointed.isin(set(known)), rows[column])
    for column in {"name", "title"} & set(rows.columns):
        rows[column] = _numbered(rows[column], copy, " ")
    if table == "findings":
        later = copy // country.copies("inspections") * BETWEEN_ORDINALS
        rows["ordinal"] = (rows["ordinal"].astype(int) + later).astype(str)
    if table == "inspections":
        # As many findings as its copies of them are more than the shipped report is said to have.
        counts = [column for column in rows.columns if column.endswith("_count")]
        rows[counts] = ""
    return rows


def _numbered(values: pd.Series[str], copy: Column, mark: str = "-") -> pd.Series[str]:
    ends = np.array(
        ["", *(f"{mark}{number}" for number in range(1, int(copy.max(initial=0)) + 1))], dtype=object
    )
    return values.where(values == "", values + pd.Series(ends[copy], index=values.index, dtype=object))


def _written(moments: Column) -> Column:
    """Days or seconds as text; an unknown one, and one after today, is empty."""
    is_known = ~np.isnat(moments) & (moments <= TODAY)
    return np.where(is_known, np.datetime_as_string(moments), "").astype(object)


def _keys(prefix: str, count: int) -> list[str]:
    return [f"{prefix}-{number:06d}" for number in range(1, count + 1)]


def _responses(country: Country) -> None:
    """A response to four in five of the reports that call for one, and replies on most of their findings."""
    reports, source = country.tables["inspections"], country.source
    is_free = ~reports["inspection_id"].isin(country.tables["responses"]["inspection_id"])
    is_wanted = is_free & (reports["response_required"] == "yes") & (reports["published_precision"] == "day")
    chosen = reports[is_wanted & country.happens(0.8, len(reports))]
    keys, day = _keys("response", len(chosen)), chosen["published_date"].to_numpy(dtype="datetime64[D]")
    steps = {}
    for name in STEPS:
        day = day + source.integers(3, 16, size=len(chosen))
        steps[name] = _written(day)
    made = pd.DataFrame({
        "response_id": keys, "inspection_id": chosen["inspection_id"].to_numpy(), **steps,
        "summary": "The Commissioner accepts the report", "source_id": chosen["source_id"].to_numpy(),
    })  # fmt: skip
    country.add("responses", made)
    findings = country.tables["findings"].merge(made[["response_id", "inspection_id"]], on="inspection_id")
    findings = findings[country.happens(0.7, len(findings))]
    country.add("response_replies", pd.DataFrame({
        "reply_id": _keys("reply", len(findings)), "response_id": findings["response_id"],
        "finding_id": findings["finding_id"], "acceptance": country.pick(REPLIES, len(findings)),
        "action_or_reason": "Mentoring in schools is funded", "source_id": findings["source_id"],
    }))  # fmt: skip


def _actions_and_evidence(country: Country) -> None:
    """An action for every second finding, and evidence on three in eight."""
    findings, source = country.tables["findings"]["finding_id"].to_numpy(dtype=object), country.source
    count = len(findings) // 2
    due = np.datetime_as_string(TODAY + source.integers(-3_000, 300, size=count)).astype(object)
    country.add("actions", pd.DataFrame({
        "action_id": _keys("action", count), "finding_id": source.choice(findings, count),
        "title": country.pick(ACTIONS, count), "owner_role": country.pick(ROLES, count),
        "due_date": np.where(country.happens(0.9, count), due, ""),
    }))  # fmt: skip
    shown = source.permutation(findings)[: len(findings) * 3 // 8]
    country.add("evidence", pd.DataFrame({
        "evidence_id": _keys("evidence", len(shown)), "subject_type": "finding", "subject_id": shown,
        "title": "Attendance sheets", "evidence_state": country.pick(EVIDENCE, len(shown)),
        "expires_date": np.datetime_as_string(TODAY + source.integers(-200, 700, size=len(shown))),
    }))  # fmt: skip


def _updates(country: Country) -> None:
    """Statuses run forwards for each thing, at later moments; some updates move a due date as well."""
    source, total = country.source, round(UPDATES * country.scale)
    parts = []
    for kind, (table, share, course) in COURSES.items():
        ids = country.tables[table].iloc[:, 0].to_numpy(dtype=object)
        count = total * share // 100
        age = (3_000 * 86_400 * source.beta(1.0, 2.5, size=count)).astype(int)
        rows = pd.DataFrame({
            "subject_type": kind, "subject_id": ids[country.drawn(count, len(ids))],
            "moment": TODAY.astype("datetime64[s]") - age,
        }).sort_values(["subject_id", "moment"], kind="stable")  # fmt: skip
        grouped = rows.groupby("subject_id")
        rank, size = grouped.cumcount().to_numpy(), grouped["moment"].transform("size").to_numpy()
        reach = source.uniform(0.5, 4.5, size=grouped.ngroups)[grouped.ngroup().to_numpy()]
        rows["to_status"] = np.array(course, dtype=object)[
            np.minimum(3, (rank + 1) * reach // size).astype(int)
        ]
        rows["from_status"] = np.where(rank == 0, "", rows["to_status"].shift(fill_value=""))
        parts.append(rows)
    rows = pd.concat(parts, ignore_index=True)
    is_closed = (rows["subject_type"] == "finding") & (rows["to_status"] == "closed")
    evidence = country.tables["evidence"].set_index("subject_id")["evidence_id"]
    moments, moves = rows.pop("moment").to_numpy(dtype="datetime64[s]"), country.happens(0.12, len(rows))
    old = moments.astype("datetime64[D]") + source.integers(5, 60, size=len(rows))
    new = old + source.integers(14, 120, size=len(rows))
    country.add("updates", rows.assign(
        update_id=_keys("update", len(rows)), updated_at=_written(moments),
        actor_role=country.pick(ROLES, len(rows)), reason=country.pick(REASONS, len(rows)),
        from_due_date=np.where(moves, np.datetime_as_string(old), ""),
        to_due_date=np.where(moves, np.datetime_as_string(new), ""),
        evidence_id=rows["subject_id"].map(evidence).where(is_closed).fillna(""),
    ))  # fmt: skip


def main() -> None:
    """Make the folder and print how many rows each table has."""
    parser = argparse.ArgumentParser(description="Make the data folder of a whole country.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=float, default=1.0, help="share of the country's size, such as 0.1")
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    started = time.perf_counter()
    rows = make(chosen.folder, scale=chosen.scale, seed=chosen.seed)
    for name, count in rows.items():
        print(f"{name:<28}{count:>10,}")
    print(f"{sum(rows.values()):,} rows in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
