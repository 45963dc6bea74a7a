"""The command `suggest` as a person or a script meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from violence_response.__main__ import main
from violence_response.register import building
from violence_response.settings import ROOT, Settings

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the shipped register, which tests only read."""
    folder = tmp_path_factory.mktemp("office")
    building.build(Settings(home=folder, data=ROOT / "data"))
    return folder


def run(home: Path, *arguments: str) -> Result:
    surroundings = {"VIOLENCE_RESPONSE_HOME": str(home), "VIOLENCE_RESPONSE_TODAY": "2025-03-03"}
    return CliRunner().invoke(main, ["suggest", *arguments], env=surroundings)


def test_json_has_exactly_these_keys(home: Path) -> None:
    result = run(home, "--text", "Knife crime near licensed premises harms children.", "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert list(found) == ["interventions", "themes", "priorities"]
    assert {tuple(each) for each in found["interventions"]} == {
        ("intervention_id", "score", "matched", "why")
    }
    assert {tuple(each) for each in found["themes"]} == {("theme_id", "score", "matched")}
    assert {tuple(each) for each in found["priorities"]} == {("priority_id", "score", "matched")}
    assert "Knife crime" in found["themes"][0]["matched"]


def test_a_finding_that_nothing_fits_has_empty_lists(home: Path) -> None:
    result = run(home, "--text", "Payroll is late.", "--json")
    assert json.loads(result.stdout) == {"interventions": [], "themes": [], "priorities": []}
    words = run(home, "--text", "Payroll is late.").stdout
    assert words == "Interventions: none fits\n\nThemes: none fits\n\nPriorities: none fits\n"


def test_a_finding_of_the_register_and_the_other_way_round(home: Path) -> None:
    forwards = json.loads(run(home, "ncpi-cle-2017-f02", "--json").stdout)["interventions"]
    assert "custody-navigators" in [each["intervention_id"] for each in forwards]
    back = json.loads(run(home, "--intervention", "custody-navigators", "--json").stdout)
    assert list(back) == ["findings"]
    assert list(back["findings"][0]) == ["finding_id", "score", "matched", "why"]
    assert "ncpi-cle-2017-f02" in [each["finding_id"] for each in back["findings"]]
    words = run(home, "ncpi-cle-2017-f02").stdout
    assert "custody-navigators: Custody navigators\n        Both are about " in words


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nobody"], 'There is no finding "nobody" in the register;'),
        ([""], 'There is no finding "" in the register;'),
        (["--intervention", "custody-navigator"], 'did you mean "custody-navigators"?'),
        (["--text", ""], "there are no words in it; write the finding as a sentence."),
        (
            ["--text", "x" * 50_000],
            "it has 50,000 characters and a finding at most 10,000; give one finding.",
        ),
    ],
)
def test_bad_input_is_refused_in_one_sentence(home: Path, arguments: list[str], sentence: str) -> None:
    result = run(home, *arguments)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert sentence in result.stderr


@pytest.mark.parametrize("arguments", [[], ["nobody", "--text", "x"], ["--text", "x", "--intervention", "y"]])
def test_one_thing_is_asked_at_a_time(home: Path, arguments: list[str]) -> None:
    result = run(home, *arguments)
    assert result.exit_code == 2
    assert "Name one finding, or give --text, or give --intervention." in result.stderr


def test_bytes_that_are_no_characters_do_not_stop_it(home: Path) -> None:
    surroundings = {**os.environ, "VIOLENCE_RESPONSE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    for odd in (["--text", b"knife \xff\xfe <b>| crime"], [b"\xff\xfe"]):
        ran = subprocess.run(
            [sys.executable, "-m", "violence_response", "suggest", "--json", *odd],
            cwd=ROOT, env=surroundings, capture_output=True, check=False,
        )  # fmt: skip
        assert b"Traceback" not in ran.stderr
        assert ran.returncode == (0 if len(odd) == 2 else 1)
