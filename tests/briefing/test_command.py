"""`violence-response briefing`: every subject and format, and a sentence for whatever cannot be made."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.conftest import FIXTURE
from violence_response.__main__ import main
from violence_response.register import building
from violence_response.settings import Settings

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a built fixture register, which tests only read."""
    made = tmp_path_factory.mktemp("office")
    building.build(Settings(home=made, data=FIXTURE))
    return made


def run(home: Path, *arguments: str, **more: str) -> Result:
    office = {"HOME": str(home), "DATA": str(FIXTURE), "TODAY": "2025-03-03", **more}
    environment = {f"VIOLENCE_RESPONSE_{name}": value for name, value in office.items()}
    return CliRunner().invoke(main, ["briefing", *arguments], env=environment)


BEGINNINGS = {"docx": b"PK", "pdf": b"%PDF", "pptx": b"PK", "html": b"<!doctype html>", "zip": b"PK"}


@pytest.mark.parametrize("form", BEGINNINGS)
def test_writes_each_format(home: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"briefing.{form}"
    ran = run(home, "--inspection", "joint-2024", "--output", str(file))
    assert ran.exit_code == 0, ran.stderr
    assert ran.stdout.startswith(f"Commissioner's note: Joint report on youth violence. Saved as {file} (")
    assert file.read_bytes().startswith(BEGINNINGS[form])
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (("--theme", "knives"), "Commissioner's note: Theme: Knife carrying. Saved as "),
        (
            ("--priority", "new-1", "--kind", "pack"),
            "Partnership pack: Plan priority: Less crime and harm",
        ),
        (("--area", "E06000091"), "Commissioner's note: Place: Northtown (Local authority). Saved as "),
        (
            ("--all", "--kind", "pack", "--meeting", "2025-01-20,2025-03-03"),
            "Partnership pack: The whole register. Saved as ",
        ),
        (("--kind", "minutes", "--meeting", "2025-01-20"), "Minutes: Partnership board, 20 Jan 2025. "),
        (("--kind", "minutes", "--meeting", "2025-01-20,2025-02-10"), "Minutes: 10 Feb 2025. Saved as "),
        (
            ("--finding", "joint-f01"),
            "One finding's thread: “Children carry knives because they feel unsafe”. Saved as ",
        ),
        (
            ("--inspection", "undated", "--kind", "response"),
            "Inspection response draft: Report of an unknown day. Saved as ",
        ),
    ],
)
def test_every_subject_and_kind(home: Path, tmp_path: Path, arguments: tuple[str, ...], title: str) -> None:
    ran = run(home, *arguments, "--output", str(tmp_path / "briefing.html"))
    assert ran.exit_code == 0, ran.stderr
    assert ran.stdout.startswith(title)
    assert "““" not in ran.stdout


def test_marking_day_and_meetings_are_printed(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "briefing"
    arguments = (
        "--all",
        "--kind",
        "pack",
        "--marking",
        "official-sensitive",
        "--format",
        "html",
        "--output",
        str(file),
    )
    assert run(home, *arguments, "--meeting", "2025-01-20,2025-02-15").exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert "OFFICIAL-SENSITIVE" in text
    assert "register as at 15 Feb 2025" in text
    assert "changes after 20 Jan 2025 and up to 15 Feb 2025" in text
    assert run(home, *arguments, "--as-at", "2025-01-21").exit_code == 0
    assert "register as at 21 Jan 2025" in file.read_text(encoding="utf-8")


def test_a_day_gone_by_knows_nothing_of_what_came_later(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "briefing.html"
    assert run(home, "--all", "--output", str(file)).exit_code == 0
    assert "Nine of 12 findings held here call for work." in file.read_text(encoding="utf-8")
    # The report on the force came out on 15 January, and the one with a letter in February.
    assert run(home, "--all", "--as-at", "2025-01-02", "--output", str(file)).exit_code == 0
    assert "Force report" not in file.read_text(encoding="utf-8")
    ran = run(home, "--inspection", "force-2025", "--as-at", "2025-01-02", "--output", str(file))
    assert ran.exit_code == 1
    assert 'no inspection with the key "force-2025"' in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence", "code"),
    [
        ((), "A briefing needs a subject", 1),
        (("--all", "--theme", "knives"), "Name one subject, not several", 2),
        (
            ("--inspection", "joint-2025"),
            'no inspection with the key "joint-2025"; did you mean joint-2024',
            1,
        ),
        (("--area", "nowhere"), 'The register holds no place with the key "nowhere"', 1),
        (("--theme", "knives", "--kind", "response"), "it needs one inspection", 1),
        (("--all", "--kind", "pack", "--meeting", "2025-03-03"), "is not two dates", 2),
        (("--theme", "knives", "--kind", "minutes"), "they are of one meeting, so name no subject", 1),
        (("--all", "--meeting", "2025-03-03,2025-01-20"), "the earlier meeting comes first", 2),
        (("--all", "--as-at", "yesterday"), '"yesterday" is not a date; write it as 2025-03-03', 2),
        (("--all", "--format", "odt"), "is not one of", 2),
    ],
)
def test_what_cannot_be_made_is_a_sentence(
    home: Path, tmp_path: Path, arguments: tuple[str, ...], sentence: str, code: int
) -> None:
    ran = run(home, *arguments, "--output", str(tmp_path / "briefing.pdf"))
    assert ran.exit_code == code
    assert sentence in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("LOGO", "{folder}/none.png", "The logo"),
        ("TEMPLATE", "{folder}/none.docx", "The Word template"),
        ("COLOURS", "red", "is not a colour such as"),
    ],
)
def test_a_setting_that_cannot_be_used_is_a_sentence(
    home: Path, tmp_path: Path, name: str, value: str, sentence: str
) -> None:
    wrong = {name: value.format(folder=tmp_path)}
    ran = run(home, "--all", "--output", str(tmp_path / "briefing.docx"), **wrong)
    assert ran.exit_code == 1
    assert sentence in ran.stderr
    assert not list(tmp_path.iterdir())


def test_an_unwritable_place_and_an_unknown_ending_are_sentences(home: Path, tmp_path: Path) -> None:
    ran = run(home, "--all", "--output", str(tmp_path / "no" / "briefing.pdf"))
    assert (ran.exit_code, ran.stderr.count("\n")) == (1, 1)
    assert "could not be written to" in ran.stderr
    ran = run(home, "--all", "--output", str(tmp_path / "briefing.txt"))
    assert ran.exit_code == 2
    assert "does not end in a known format" in ran.stderr
