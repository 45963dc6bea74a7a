"""How well and how fast links are suggested: `python -m benchmarks.linking [--national FOLDER]`.

The first tables compare methods on the labelled set (`tests/linking/`), the last one gives times and memory
on the shipped register and, when a folder is named, on the made-up country of `benchmarks.national`.
docs/linking.md says what the columns mean.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks import linking_methods, measuring, national
from benchmarks.measuring import ROOT
from tests.linking import labelled
from tests.linking.labelled import Labelled
from violence_response import linking
from violence_response.database import Database
from violence_response.linking.indexing import Index, Texts
from violence_response.register import building, opening
from violence_response.settings import Settings

FIRST = 5
LISTS = {"intervention": "interventions", "theme": "themes", "priority": "priorities"}
ASKED = 40
"""Findings that are asked about for the time of one answer."""

Answers = Callable[[Labelled], Sequence[str]]
"""A finding → the keys that are suggested, best first."""


def quality(findings: Sequence[Labelled], kind: str, answers: Answers) -> tuple[float, float, int, int]:
    """Recall@5, mean reciprocal rank, and how many of the findings that nothing fits come back empty."""
    recalls, ranks, empty, unfit = [], [], 0, 0
    for finding in findings:
        wanted, found = finding.wanted[kind], list(answers(finding))
        if not wanted:
            unfit, empty = unfit + 1, empty + (not found)
            continue
        recalls.append(len(wanted & set(found[:FIRST])) / min(FIRST, len(wanted)))
        ranks.append(next((1 / place for place, key in enumerate(found, 1) if key in wanted), 0.0))
    return float(np.mean(recalls)), float(np.mean(ranks)), empty, unfit


def answering(method: linking_methods.Method, keys: Sequence[str], threshold: float) -> Answers:
    """The keys above the threshold, best first; the same score in the order of keys."""

    def answers(finding: Labelled) -> list[str]:
        scores = method(finding.summary, finding.themes)
        order = np.argsort(-scores, kind="stable")
        return [keys[place] for place in order if scores[place] > threshold]

    return answers


def best_threshold(method: linking_methods.Method, keys: Sequence[str], tuning: Sequence[Labelled]) -> float:
    """The threshold with the best mean of recall and of the share that comes back empty."""
    tops = np.concatenate([method(finding.summary, finding.themes) for finding in tuning])
    tried = [0.0, *np.quantile(tops, np.linspace(0.5, 0.999, 60))]

    def worth(threshold: float) -> float:
        recall, _, empty, unfit = quality(tuning, "intervention", answering(method, keys, threshold))
        return recall + empty / unfit

    return float(max(tried, key=worth))


def compare(texts: Texts, methods: linking_methods.Methods = linking_methods.METHODS) -> list[list[str]]:
    """One row per method: tuning and held-out part."""
    keys = linking_methods.keys(texts.intervention)
    parts = {part: [each for each in labelled.findings() if each.part == part] for part in labelled.PARTS}
    rows = []
    for name, (make, needs_threshold) in methods.items():
        method = make(texts)
        threshold = best_threshold(method, keys, parts["tuning"]) if needs_threshold else 0.0
        cells = [name]
        for part in labelled.PARTS:
            cells += shown(*quality(parts[part], "intervention", answering(method, keys, threshold)))
        rows.append(cells)
    return rows


def shown(recall: float, rank: float, empty: int, unfit: int) -> list[str]:
    """The numbers as cells."""
    return [f"{recall:.2f}", f"{rank:.2f}", f"{empty} of {unfit}"]


def shipped_kinds(texts: Texts) -> list[list[str]]:
    """One row per kind of suggestion, by the shipped method."""
    index, rows = Index(texts), []
    for kind, name in LISTS.items():

        def answers(finding: Labelled, name: str = name) -> list[str]:
            return [each.target_id for each in getattr(index.suggest(finding.summary), name)]

        cells = [name.capitalize()]
        for part in labelled.PARTS:
            cells += shown(*quality([f for f in labelled.findings() if f.part == part], kind, answers))
        rows.append(cells)
    return rows


def recorded_links(texts: Texts) -> list[list[str]]:
    """How many of the links recorded in the shipped register are found, by the text alone and with themes."""
    index, rows = Index(texts), []
    for name, with_themes in (("Summary only", False), ("Summary and recorded themes", True)):
        recall, rank, _, _ = quality(
            labelled.recorded(),
            "intervention",
            lambda finding, with_themes=with_themes: [
                each.target_id
                for each in index.suggest(
                    finding.summary, finding.themes if with_themes else ()
                ).interventions
            ],
        )
        rows.append([name, f"{recall:.2f}", f"{rank:.2f}"])
    return rows


def one(home: Path) -> dict[str, float]:
    """Times and memory on a built register, in this process."""
    with opening.open_register(Settings(home=home)) as database:
        before = measuring.memory_now()
        began = time.perf_counter()
        index = linking.index(database)
        cold = time.perf_counter() - began
        held = measuring.memory_now() - before
        _change_nothing(database)
        began = time.perf_counter()
        linking.index(database)
        again = time.perf_counter() - began
        texts = [each.summary for each in labelled.findings()][:ASKED]
        asked = [_seconds(lambda text=text: index.suggest(text)) for text in texts]
        keys = [text.key for text in index.texts.intervention][:: max(1, len(index.texts.intervention) // 10)]
        first = _seconds(lambda: index.findings_for(keys[0]))
        other_way = [_seconds(lambda key=key: index.findings_for(key)) for key in keys]
        rows = {"interventions": len(index.texts.intervention), "findings": len(index.texts.finding)}
    return {
        **rows,
        "cold": cold,
        "again": again,
        "held": held,
        "asked": measuring.median(asked),
        "slowest": max(asked),
        "first": first,
        "other_way": measuring.median(other_way),
    }


def _change_nothing(database: Database) -> None:
    """A commit that changes no text, as when somebody records an update."""
    with database.transaction():
        pass


def _seconds(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def timed(name: str, data: Path, home: Path) -> list[str]:
    """One row of the table of times; the register is built in `home` unless it is there."""
    if not (home / "register.duckdb").exists():
        building.build(Settings(home=home, data=data))
    measuring.Patience().wait()
    command = [sys.executable, "-m", "benchmarks.linking", "--one", str(home)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=1_800)
    found = json.loads(ran.stdout)
    return [
        name,
        f"{found['interventions']:,} and {found['findings']:,}",
        f"{found['asked'] * 1000:.0f} ms ({found['slowest'] * 1000:.0f})",
        f"{found['other_way'] * 1000:.0f} ms (first {found['first']:.1f} s)",
        f"{found['cold']:.1f} s",
        f"{found['again'] * 1000:.0f} ms",
        f"{found['held']:.0f} MB",
    ]


def main() -> None:
    """Compare, time, and print the tables."""
    parser = argparse.ArgumentParser(description="How well and how fast links are suggested.")
    parser.add_argument(
        "--national", type=Path, help="folder for the made-up country; made here if it is empty"
    )
    parser.add_argument("--one", type=Path, metavar="HOME", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(one(chosen.one)))
        return
    texts, parts = labelled.texts(), [f"{part} {column}" for part in ("Tuning", "Held out", "Later")
                                      for column in ("recall@5", "MRR", "empty")]  # fmt: skip
    methods = linking_methods.METHODS
    if importlib.util.find_spec("wordllama"):
        methods = {**methods, **linking_methods.WITH_A_MODEL}
    measuring.print_table(["Method", *parts], compare(texts, methods))
    measuring.print_table(["Shipped method", *parts], shipped_kinds(texts))
    measuring.print_table(
        ["Links recorded in the shipped register", "recall@5", "MRR"], recorded_links(labelled.shipped())
    )
    print(measuring.machine())
    with tempfile.TemporaryDirectory() as home:
        rows = [timed("Shipped", ROOT / "data", Path(home))]
    if chosen.national:
        national.make_once(chosen.national)
        rows.append(
            timed("National", chosen.national, chosen.national.with_name(chosen.national.name + "-home"))
        )
    measuring.print_table(
        ["Register", "Interventions and findings", "One finding (slowest)", "One intervention", "Index, cold",
         "Index after a commit without new texts", "Memory of the index"], rows,
    )  # fmt: skip


if __name__ == "__main__":
    main()
