"""The country on which benchmarks are measured is a sound register, the same each time. Nothing is timed."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import national
from benchmarks.country import Size
from tests.conftest import register_in_memory
from violence_response.register import checks, reading, schema, validation

TINY = Size(months=2).scaled(0.005)


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("country")
    national.make(folder, TINY)
    return folder


def test_every_table_is_there_and_without_a_fault(country: Path) -> None:
    frames, faults = reading.read_folder(country)
    assert [str(fault) for fault in [*faults, *validation.faults_in(frames)]] == []
    # What an office's own people fill, a made country has none of.
    own = {"documents", "link_decisions", "saved_questions"}
    assert {name for name, frame in frames.items() if frame.empty} == own
    assert set(frames) == set(schema.tables())


def test_every_check_of_the_register_is_passed(country: Path) -> None:
    with register_in_memory(country) as database:
        found = {result.name: len(result.rows) for result in checks.run_checks(database)}
    assert {name for name, rows in found.items() if rows} == set()


def test_it_has_the_size_that_was_asked_for(country: Path) -> None:
    frames, _ = reading.read_folder(country)
    for name in ("inspections", "findings", "interventions", "grants", "updates"):
        assert len(frames[name]) == getattr(TINY, name)


def test_the_same_seed_gives_the_same_files(country: Path, tmp_path: Path) -> None:
    national.make(tmp_path, TINY)
    for file in sorted(country.glob("*.csv")):
        assert file.read_bytes() == (tmp_path / file.name).read_bytes(), file.name


def test_another_seed_gives_another_country(country: Path, tmp_path: Path) -> None:
    national.make(tmp_path, TINY, seed=national.SEED + 1)
    assert (country / "updates.csv").read_bytes() != (tmp_path / "updates.csv").read_bytes()
