"""How well and how fast links are suggested: `python -m benchmarks.linking [--national FOLDER]`.

The first tables give the quality on the labelled set (`tests/linking/`), the last one times and memory on the
shipped register and, when a folder is named, on a country's. docs/linking.md says what the columns mean.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks import measuring, serving
from tests.linking import labelled
from tests.linking.labelled import Labelled
from violence_response import linking
from violence_response.linking.indexing import Index, Texts
from violence_response.register import opening
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


def suggesting(index: Index, kind: str, *, with_themes: bool = False) -> Answers:
    """The keys of one kind that the index suggests for a finding's summary, or for its themes as well."""

    def answers(finding: Labelled) -> list[str]:
        found = index.suggest(finding.summary, finding.themes if with_themes else ())
        return [each.target_id for each in getattr(found, LISTS[kind])]

    return answers


def shipped_kinds(texts: Texts) -> list[list[str]]:
    """One row per kind of suggestion: recall, rank and empty answers in each part of the labelled set."""
    index, rows = Index(texts), []
    for kind, name in LISTS.items():
        cells = [name.capitalize()]
        for part in labelled.PARTS:
            findings = [each for each in labelled.findings() if each.part == part]
            recall, rank, empty, unfit = quality(findings, kind, suggesting(index, kind))
            cells += [f"{recall:.2f}", f"{rank:.2f}", f"{empty} of {unfit}"]
        rows.append(cells)
    return rows


def recorded_links(texts: Texts) -> list[list[str]]:
    """How many of the links recorded in the shipped register are found, by the text alone and with themes."""
    index, rows = Index(texts), []
    for name, with_themes in (("Summary only", False), ("Summary and recorded themes", True)):
        answers = suggesting(index, "intervention", with_themes=with_themes)
        recall, rank, _, _ = quality(labelled.recorded(), "intervention", answers)
        rows.append([name, f"{recall:.2f}", f"{rank:.2f}"])
    return rows


def timed(home: Path) -> list[str]:
    """Times and memory on a built register, in this process."""
    with opening.open_register(Settings(home=home)) as database:
        before = measuring.memory(peak=False)
        cold = measuring.seconds(lambda: linking.index(database))
        held = measuring.memory(peak=False) - before
        # A commit that changes no text, as when somebody records an update.
        with database.transaction():
            pass
        again = measuring.seconds(lambda: linking.index(database))
        index = linking.index(database)
        texts, keys = index.texts, [text.key for text in index.texts.intervention]
        summaries = [each.summary for each in labelled.findings()][:ASKED]
        asked = [measuring.seconds(lambda text=text: index.suggest(text)) for text in summaries]
        first = measuring.seconds(lambda: index.findings_for(keys[0]))
        some = keys[:: max(1, len(keys) // 10)]
        back = measuring.median([measuring.seconds(lambda key=key: index.findings_for(key)) for key in some])
    return [
        f"{len(keys):,} and {len(texts.finding):,}",
        f"{measuring.median(asked) * 1000:.0f} ms ({max(asked) * 1000:.0f})",
        f"{back * 1000:.0f} ms (first {first:.1f} s)",
        f"{cold:.1f} s",
        f"{again * 1000:.0f} ms",
        f"{held:.0f} MB",
    ]


def main() -> None:
    """Measure and print the tables."""
    chosen = serving.options(__doc__ or "", 1).parse_args()
    parts = [f"{part} {column}" for part in ("Tuning", "Held out", "Later")
             for column in ("recall@5", "MRR", "empty")]  # fmt: skip
    measuring.print_table(["Shipped method", *parts], shipped_kinds(labelled.texts()))
    recorded = recorded_links(labelled.shipped())
    measuring.print_table(["Links recorded in the shipped register", "recall@5", "MRR"], recorded)
    print(measuring.machine())
    measuring.Patience(chosen.patience).wait()
    with tempfile.TemporaryDirectory() as scratch:
        registers = serving.Checkout().registers(Path(scratch), chosen.national)
        rows = [[register.name, *measuring.apart(timed, register.home)] for register in registers]
    measuring.print_table(
        ["Register", "Interventions and findings", "One finding (slowest)", "One intervention", "Index, cold",
         "After a commit without new texts", "Memory of the index"], rows,
    )  # fmt: skip


if __name__ == "__main__":
    main()
