"""What is exported builds the same register again, to the last character; nothing half-written is left."""

from __future__ import annotations

import csv
import io
import math
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.conftest import FIXTURE
from tests.register.conftest import every_row, files_in
from violence_response.database import Database
from violence_response.errors import ExportRefused
from violence_response.register import building, exporting, package, schema
from violence_response.settings import Settings

pytestmark = pytest.mark.slow

BODY = Settings().body
NASTY = [
    'She said "no", twice',
    "one,two,,three",
    "first line\nsecond line",
    "first line\r\nsecond line",
    "old Mac\rline",
    "\r",
    "\n",
    '"',
    '""',
    ",",
    " leading and trailing ",
    "\u00a0",
    "",
    "NULL",
    "null",
    "None",
    "nan",
    "true",
    "=HYPERLINK(A1)",
    "+44",
    "-1",
    "@SUM(A1)",
    "العنف الخطير بين الشباب",
    "🔪 stays out 👩🏽‍🦰",
    "e\u0301 and é",
    "\ufeffmark",
    "\u2028line\u2029paragraph",
    "\x00",
    "a\x00b",
    "\x1b[31mred",
    "back\\slash \\N \\n",
    "'; DROP TABLE findings; --",
    "0012",
    "2024-11-20",
]
anything = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
texts = st.one_of(st.sampled_from(NASTY), anything, st.lists(st.sampled_from(NASTY), max_size=4).map("".join))


def exported(database: Database, folder: Path) -> Path:
    exporting.export(database, folder, BODY)
    return folder


@pytest.mark.parametrize("source", [FIXTURE, Settings().data], ids=["fixture", "shipped"])
def test_the_build_of_an_export_is_the_register(source: Path, tmp_path: Path) -> None:
    with building.in_memory(source) as database:
        folder = exported(database, tmp_path / "export")
        with building.in_memory(folder) as again:
            assert every_row(again) == every_row(database)
            assert files_in(exported(again, tmp_path / "again")) == files_in(folder)


BESIDE = {"README.md", "outlines.geojson"}
"""What the data folder holds beside the register."""


def test_the_shipped_data_is_what_an_export_of_it_writes(tmp_path: Path) -> None:
    shipped = Settings().data
    with building.in_memory(shipped) as database:
        written = files_in(exported(database, tmp_path / "export"))
    assert written == {name: mark for name, mark in files_in(shipped).items() if name not in BESIDE}


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(texts, texts, texts), min_size=20, max_size=60))
@example([(text, text, text) for text in NASTY])
def test_any_text_that_was_typed_comes_back(
    own_register: Database, tmp_path: Path, rows: list[tuple[str, str, str]]
) -> None:
    for table in ("decision_findings", "decisions", "meetings", "updates"):
        own_register.execute(f"delete from register.{table}")
    for number, (title, reason, role) in enumerate(rows):
        meeting = {"meeting_id": f"nasty-{number}", "name": f"x{title}", "meeting_date": "2025-01-01"}
        own_register.insert("register.meetings", {**meeting, "note": reason})
        update = {"update_id": f"nasty-{number}", "subject_type": "finding", "subject_id": "joint-f01"}
        moment = {"updated_at": datetime(2025, 3, 30, 1, 30, 0, number), "actor_role": f"{role}x"}
        own_register.insert("register.updates", {**update, **moment, "reason": title})
    folder = exported(own_register, tmp_path / "export")
    with building.in_memory(folder) as again:
        assert every_row(again) == every_row(own_register)


@given(st.lists(texts, min_size=2, max_size=6))
def test_a_line_is_read_back_by_any_reader_of_csv(cells: list[str]) -> None:
    kept = [cell.replace("\x00", "") for cell in cells]
    (record,) = csv.reader(io.StringIO(exporting.line(kept), newline=""), strict=True)
    assert record == kept


@given(st.floats(allow_nan=False, allow_infinity=False))
@example(0.1 + 0.2)
@example(1e300)
@example(5e-324)
@example(-0.0)
def test_a_number_is_written_in_full_and_read_back(value: float) -> None:
    text = exporting.shortest(value)
    assert "e" not in text.lower()
    assert float(text) == value
    assert math.copysign(1, float(text)) == math.copysign(1, value)


@pytest.mark.parametrize(
    ("value", "text"), [(750.0, "750"), (14.02, "14.02"), (0.0, "0"), (1e22, "1" + "0" * 22)]
)
def test_a_number_is_as_short_as_can_be(value: float, text: str) -> None:
    assert exporting.shortest(value) == text


def test_the_form_of_the_files(own_register: Database, tmp_path: Path) -> None:
    row = {"grant_id": "g0", "intervention_id": "navigators", "amount": 1, "amount_basis": "awarded"}
    own_register.insert("register.grants", {**row, "date_precision": "not_stated", "source_id": "decision-1"})
    folder = exported(own_register, tmp_path / "export")
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [*(table.file for table in schema.tables().values()), "datapackage.json"]
    )
    text = (folder / "grants.csv").read_bytes().decode("utf-8")
    header, first = text.split("\n")[:2]
    assert header == ",".join(schema.tables()["grants"].column_names)
    assert first == "g0,navigators,,1.00,awarded,,,not_stated,,decision-1"
    assert text.endswith("\n")
    assert "\r" not in text
    assert "true" in (folder / "interventions.csv").read_text(encoding="utf-8")
    assert "2025-01-21T10:00:00" in (folder / "updates.csv").read_text(encoding="utf-8")


def test_the_counts_are_told(fixture_register: Database, tmp_path: Path) -> None:
    counts = exporting.export(fixture_register, tmp_path / "export", BODY)
    assert counts["findings"] == 12
    assert list(counts) == list(schema.tables())


def test_an_earlier_export_is_replaced(own_register: Database, tmp_path: Path) -> None:
    folder = exported(own_register, tmp_path / "export")
    own_register.insert(
        "register.meetings", {"meeting_id": "m9", "name": "New", "meeting_date": "2025-01-01"}
    )
    (folder / "grants.csv").unlink()
    exported(own_register, folder)
    assert "m9" in (folder / "meetings.csv").read_text(encoding="utf-8")
    assert (folder / "grants.csv").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["export"]


def test_an_empty_folder_and_folders_that_are_not_there_yet_are_taken(
    fixture_register: Database, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    assert exported(fixture_register, tmp_path / "empty").joinpath("grants.csv").exists()
    assert exported(fixture_register, tmp_path / "a" / "b").joinpath("grants.csv").exists()


def test_a_folder_that_holds_anything_else_is_refused(fixture_register: Database, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "holiday.jpg").write_bytes(b"picture")
    before = files_in(tmp_path)
    with pytest.raises(ExportRefused, match=r'it holds something else, such as "holiday.jpg"'):
        exported(fixture_register, tmp_path / "mine")
    assert files_in(tmp_path) == before


def test_a_file_in_the_place_of_the_folder_is_refused(fixture_register: Database, tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"picture")
    with pytest.raises(ExportRefused, match="it is a file"):
        exported(fixture_register, tmp_path / "mine")
    with pytest.raises(ExportRefused):
        exported(fixture_register, tmp_path / "mine" / "below")
    assert files_in(tmp_path).keys() == {"mine"}


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_an_export_that_breaks_off_leaves_the_earlier_one(
    own_register: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    folder = exported(own_register, tmp_path / "export")
    before = files_in(tmp_path)
    own_register.insert(
        "register.meetings", {"meeting_id": "m9", "name": "New", "meeting_date": "2025-01-01"}
    )

    def breaks(*_: object) -> str:
        raise error

    monkeypatch.setattr(package, "as_json", breaks)
    with pytest.raises((ExportRefused, KeyboardInterrupt)):
        exported(own_register, folder)
    assert files_in(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["export"]


def test_an_export_sees_one_state_though_others_write(
    own_register: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows written while the first tables are being exported must not appear in later ones."""
    lines = exporting.csv_lines

    def with_a_write_before(database: Database, table: schema.Table) -> Iterator[str]:
        if table.name == "meetings":
            writer = database._connection.cursor()
            writer.execute(
                "insert into register.meetings values ('m9', 'Meanwhile', '2025-01-01', null, null, null)"
            )
        return lines(database, table)

    monkeypatch.setattr(exporting, "csv_lines", with_a_write_before)
    folder = exported(own_register, tmp_path / "export")
    assert "Meanwhile" not in (folder / "meetings.csv").read_text(encoding="utf-8")
    assert own_register.rows("select name from register.meetings where meeting_id = 'm9'") == [("Meanwhile",)]


def test_an_export_does_not_count_as_a_change(fixture_register: Database, tmp_path: Path) -> None:
    version = fixture_register.version
    exported(fixture_register, tmp_path / "export")
    assert fixture_register.version == version
    shutil.rmtree(tmp_path / "export")
