"""The command line as a person or a script meets it: what is printed, where, and the number it ends with."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.conftest import FIXTURE
from violence_response import __version__, printing, queries, row_types
from violence_response.__main__ import main
from violence_response.register import building, opening, package, schema
from violence_response.settings import ROOT, Settings

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a built fixture register, which tests only read."""
    home = tmp_path_factory.mktemp("office")
    building.build(Settings(home=home, data=FIXTURE))
    return home


def run(home: Path, *arguments: str, **environment: str) -> Result:
    """The command line inside this process; output and errors come back apart."""
    return CliRunner().invoke(main, list(arguments), env=surroundings(home, **environment))


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "violence_response", *arguments]


def surroundings(home: Path, **more: str) -> dict[str, str]:
    office = {"HOME": str(home), "DATA": str(FIXTURE), "TODAY": "2025-03-03", "NOTICE_DAYS": "14"}
    named = {f"VIOLENCE_RESPONSE_{name}": value for name, value in office.items()}
    return {**os.environ, **named, **more}


def started(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command line in a process of its own."""
    return subprocess.run(
        command(*arguments), cwd=ROOT, env=surroundings(home, **environment), capture_output=True, check=False
    )


def printed(names: Sequence[str], rows: printing.Rows) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printing.csv(names, rows), newline="")))


# --- build


def test_build_prints_the_rows_of_every_table_and_the_time(tmp_path: Path) -> None:
    first = run(tmp_path, "build")
    assert first.exit_code == 0, first.output
    assert "grants                    8 rows, 8 added\n" in first.stdout
    assert "evidence                  1 row, 1 added\n" in first.stdout
    assert f"{tmp_path / 'register.duckdb'} is up to date; it took " in first.stdout
    second = run(tmp_path, "build")
    assert "grants                    8 rows\n" in second.stdout
    assert "Left as you have them" not in second.stdout
    assert second.stderr == ""


def test_build_prints_what_was_kept(tmp_path: Path) -> None:
    run(tmp_path, "build")
    with opening.open_register(Settings(home=tmp_path)) as database, database.transaction():
        database.execute("delete from register.meetings where meeting_id = 'm2'")
    kept = "\nLeft as you have them:\n  meetings m2: you removed it; the data folder still has it\n"
    assert kept in run(tmp_path, "build").stdout


def test_build_takes_another_data_folder_and_prints_every_fault(tmp_path: Path) -> None:
    data = tmp_path / "other"
    shutil.copytree(FIXTURE, data)
    path = data / "grants.csv"
    text = path.read_text(encoding="utf-8").replace("13056.50", "12k").replace("54200.00", "54,200")
    path.write_text(
        text.replace("corner-deterrence,vru-2023,54,200", 'corner-deterrence,vru-2023,"54,200"'),
        encoding="utf-8",
    )
    (data / "stray.csv").write_text("x\n", encoding="utf-8")
    result = run(tmp_path / "home", "build", "--data", str(data))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "stray.csv: this is not a table of the register; move it away or correct its name",
        'grants.csv, row 2, amount: "12k" is not a number; write pounds and pence as 12000.00',
        'grants.csv, row 3, amount: "54,200" is not a number; write pounds and pence as 12000.00',
        "3 faults were found, nothing was changed.",
    ]
    assert not (tmp_path / "home").exists()


def test_build_without_a_data_folder_says_so_in_one_sentence(tmp_path: Path) -> None:
    result = run(tmp_path, "build", "--data", str(tmp_path / "nowhere"))
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "name one that holds the register's CSV files with --data" in result.stderr


# --- export, check, describe


def test_export_writes_a_folder_and_refuses_another(built: Path, tmp_path: Path) -> None:
    result = run(built, "export", str(tmp_path / "out"))
    assert result.exit_code == 0, result.output
    rows = sum(path.read_text(encoding="utf-8").count("\n") - 1 for path in FIXTURE.glob("*.csv"))
    assert result.stdout == f"{len(schema.tables())} tables with {rows} rows are in {tmp_path / 'out'}.\n"
    (tmp_path / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    refused = run(built, "export", str(tmp_path / "out"))
    assert refused.exit_code == 1
    assert 'it holds something else, such as "notes.txt"' in refused.stderr


def test_check_prints_every_check(built: Path) -> None:
    result = run(built, "check")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[: len(queries.all_checks())] == [f"OK     {name}" for name in queries.all_checks()]
    assert lines[-1] == f"{len(queries.all_checks())} of {len(queries.all_checks())} checks are good."


def test_check_prints_the_rows_with_a_fault_and_ends_with_1(tmp_path: Path) -> None:
    run(tmp_path, "build")
    with opening.open_register(Settings(home=tmp_path)) as database, database.transaction():
        database.execute(
            "update register.responses set url = 'file:///etc' where response_id = 'response-joint'"
        )
    result = run(tmp_path, "check")
    assert result.exit_code == 1
    assert "fault  addresses_are_web_addresses\n" in result.stdout
    assert "responses   response-joint  url          file:///etc\n" in result.stdout
    assert result.stdout.endswith("checks are good.\n")


def test_describe_writes_its_files(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(FIXTURE, data)
    page = tmp_path / "dictionary.md"
    types = tmp_path / "rows.py"
    where = ["describe", "--data", str(data), "--rows", str(types), "--dictionary"]
    result = run(tmp_path, *where, str(page))
    assert result.exit_code == 0, result.output
    assert (
        json.loads((data / package.FILE).read_text(encoding="utf-8"))["name"] == "violence-response-register"
    )
    assert page.read_text(encoding="utf-8").startswith("# Data dictionary\n")
    assert types.read_text(encoding="utf-8") == row_types.source()
    missing = run(tmp_path, *where, str(tmp_path / "no" / "page.md"))
    assert missing.exit_code == 1
    assert "No such file or directory" in missing.stderr


# --- query


def test_list_names_every_query_with_its_first_sentence(built: Path) -> None:
    result = run(built, "query", "--list")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(queries.all_queries())
    assert all(line.endswith(".") and not line.endswith("..") for line in lines)


@pytest.mark.parametrize("name", queries.all_queries())
def test_every_query_can_be_printed_in_every_form(built: Path, name: str) -> None:
    columns = [part.name for part in queries.named(name).columns]
    as_csv = run(built, "query", name, "--format", "csv")
    assert as_csv.exit_code == 0, as_csv.output
    header, *body = csv.reader(io.StringIO(as_csv.stdout, newline=""))
    assert header == columns
    as_json = json.loads(run(built, "query", name, "--format", "json").stdout, parse_constant=pytest.fail)
    assert len(as_json) == len(body)
    assert all(list(record) == columns for record in as_json)
    assert run(built, "query", name).stdout.split()[0] == columns[0]


def test_today_and_the_notice_come_from_the_settings_unless_given(built: Path) -> None:
    def deadlines(*more: str, **environment: str) -> str:
        return run(built, "query", "next_deadlines", "--format", "csv", *more, **environment).stdout

    usual = deadlines()
    assert usual != deadlines("--param", "today=2025-01-01")
    assert deadlines("--param", "today=2025-01-01") == deadlines(VIOLENCE_RESPONSE_TODAY="2025-01-01")
    assert deadlines("--param", "notice_days=3") == deadlines(VIOLENCE_RESPONSE_NOTICE_DAYS="3") != usual


@pytest.mark.parametrize(
    ("param", "words"),
    [
        ("today=3 March", 'today: "3 March" is not a date; write it as 2024-11-20.'),
        ("notice_days=ten", 'notice_days: "ten" is not a whole number; write digits only, such as 12.'),
        ("tody=2025-03-03", 'it has no parameter "tody" (it has: limit, notice_days, today).'),
    ],
)
def test_a_wrong_parameter_is_one_sentence(built: Path, param: str, words: str) -> None:
    result = run(built, "query", "next_deadlines", "--param", param)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"The query next_deadlines cannot be run: {words}\n"


def test_a_parameter_given_twice_is_refused_and_a_list_is_made_of_it(built: Path) -> None:
    twice = run(
        built, "query", "next_deadlines", "--param", "today=2025-01-01", "--param", "today=2025-01-02"
    )
    assert "today is given twice and takes one value" in twice.stderr
    listed = next(
        (query.name, part.name)
        for query in queries.all_queries().values()
        for part in query.parameters
        if part.type == "VARCHAR[]"
    )
    both = run(built, "query", listed[0], "--param", f"{listed[1]}=a", "--param", f"{listed[1]}=b")
    assert both.exit_code == 0, both.output


def test_an_unknown_query_names_near_ones(built: Path) -> None:
    result = run(built, "query", "next_deadline")
    assert result.exit_code == 1
    assert "did you mean next_deadlines" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["query"],
        ["query", "next_deadlines", "--param", "today"],
        ["query", "x", "--format", "xml"],
        ["export"],
        ["bild"],
    ],
)
def test_wrong_use_ends_with_2(built: Path, arguments: list[str]) -> None:
    result = run(built, *arguments)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


@pytest.mark.parametrize("arguments", [["check"], ["query", "next_deadlines"], ["export", "out"]])
def test_without_a_register_the_way_to_one_is_named(tmp_path: Path, arguments: list[str]) -> None:
    result = run(tmp_path, *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert 'run "violence-response build" to make it' in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_setting_is_one_sentence(built: Path) -> None:
    result = run(built, "check", VIOLENCE_RESPONSE_NOTICE_DAYS="many")
    assert result.exit_code == 1
    assert result.stderr.startswith('The setting VIOLENCE_RESPONSE_NOTICE_DAYS is "many"')


# --- as a process


def test_the_version() -> None:
    assert run(Path(), "--version").stdout == f"violence-response, version {__version__}\n"


def test_it_runs_as_a_module_and_writes_utf_8_with_plain_line_ends(built: Path) -> None:
    ran = started(built, "query", "findings_found", "--format", "csv", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == run(built, "query", "findings_found", "--format", "csv").stdout_bytes
    assert b"\r" not in ran.stdout


def test_an_error_has_no_traceback(built: Path) -> None:
    ran = started(built, "query", "nothing")
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert ran.stderr.startswith(b'There is no query called "nothing"')
    assert b"Traceback" not in ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
def test_a_reader_that_goes_away_is_no_trouble(built: Path) -> None:
    arguments = command("query", "violence_small_areas", "--format", "json")
    with subprocess.Popen(
        arguments, cwd=ROOT, env=surroundings(built), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


# --- printing


def test_a_table_is_aligned_and_fits() -> None:
    rows = [("a", 5, None), ("long " * 20, 1234, "x\ny\x1b[31m")]
    assert printing.table(["name", "count", "note"], rows[:1]) == (
        "name  count  note\n----  -----  ----\na         5\n"
    )
    lines = printing.table(["name", "count", "note"], rows, width=40).splitlines()
    assert max(map(len, lines)) <= 40
    assert lines[-1].startswith("long long long")
    assert "…" in lines[-1]
    assert lines[-1].endswith("x y [31m")
    assert printing.table(["name"], []) == "name\n(no rows)\n"


def test_values_are_written_as_the_register_writes_them() -> None:
    row = [
        Decimal("12.50"),
        750.0,
        float("nan"),
        True,
        None,
        date(2025, 1, 2),
        datetime(2025, 1, 2, 9, 30),
        ["a", "b"],
        'x"y',
    ]
    names = list("abcdefghi")
    assert list(printed(names, [row])[0].values()) == [
        "12.50", "750", "", "true", "", "2025-01-02", "2025-01-02T09:30:00", "a; b", 'x"y',
    ]  # fmt: skip
    assert list(json.loads(printing.records(names, [row]))[0].values()) == [
        12.5, 750.0, None, True, None, "2025-01-02", "2025-01-02T09:30:00", ["a", "b"], 'x"y',
    ]  # fmt: skip


def test_every_command_is_documented() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    for name in main.commands:
        assert f"`violence-response {name}" in page, name
