"""The country on which benchmarks are measured is a sound register, the same each time, and what the
benchmarks name in the package is there. Nothing is timed."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pandas as pd
import pytest

from benchmarks import national, serving
from tests.conftest import register_in_memory
from violence_response.register import checks, reading, schema, validation
from violence_response.settings import ROOT

SCALE = 0.005
SCRIPTS = sorted(ROOT.glob("benchmarks/*.py"))


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("country")
    national.make(folder, scale=SCALE)
    return folder


def test_every_table_is_there_and_without_a_fault(country: Path) -> None:
    frames, faults = reading.read_folder(country)
    assert [str(fault) for fault in [*faults, *validation.faults_in(frames)]] == []
    # What an office's own people fill, a made country has none of.
    assert {name for name, frame in frames.items() if frame.empty} == {
        "decision_findings",
        "decisions",
        "documents",
        "link_decisions",
    }
    assert set(frames) == set(schema.tables())


def test_every_check_of_the_register_is_passed(country: Path) -> None:
    with register_in_memory(country) as database:
        found = {result.name: len(result.rows) for result in checks.run_checks(database)}
    assert {name for name, rows in found.items() if rows} == set()


def test_it_has_the_size_of_a_country(country: Path) -> None:
    rows = {name: len(pd.read_csv(ROOT / "data" / f"{name}.csv")) for name in national.COPIES}
    whole = {name: rows[name] * copies for name, copies in national.COPIES.items()}
    assert whole["inspections"] == pytest.approx(2_000, rel=0.1)
    assert whole["findings"] == pytest.approx(40_000, rel=0.1)
    assert whole["interventions"] == pytest.approx(25_000, rel=0.1)
    made = {name: len(frame) for name, frame in reading.read_folder(country)[0].items()}
    assert made["updates"] == national.UPDATES * SCALE
    assert made["findings"] == rows["findings"] * max(2, national.COPIES["findings"] * SCALE)


def test_the_same_seed_gives_the_same_files(country: Path, tmp_path: Path) -> None:
    national.make(tmp_path, scale=SCALE)
    for file in sorted(country.glob("*.csv")):
        assert file.read_bytes() == (tmp_path / file.name).read_bytes(), file.name


def test_another_seed_gives_another_country(country: Path, tmp_path: Path) -> None:
    national.make(tmp_path, scale=SCALE, seed=national.SEED + 1)
    assert (country / "updates.csv").read_bytes() != (tmp_path / "updates.csv").read_bytes()


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_what_a_benchmark_names_is_in_the_package(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("violence_response"):
            module = importlib.import_module(node.module or "")
            for alias in node.names:
                if not hasattr(module, alias.name):
                    importlib.import_module(f"{node.module}.{alias.name}")
                known[alias.asname or alias.name] = getattr(module, alias.name)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
            assert hasattr(known[node.value.id], node.attr), f"{node.value.id}.{node.attr}"


def test_a_page_is_found_under_its_former_address(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "intake.py").touch()
    checkout = serving.Checkout(tmp_path)
    assert checkout.address("add?step=2") == "intake?step=2"
    assert checkout.address("findings") is None
    assert serving.Checkout().address("findings?page=2") == "findings?page=2"
