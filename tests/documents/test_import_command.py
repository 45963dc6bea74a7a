"""The commands `import` and `undo`: nothing without --accept, the bad named and the good kept."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.conftest import FIXTURE
from tests.documents import printing
from tests.documents.offices import FORM, LETTER
from violence_response.__main__ import main
from violence_response.register import building, opening
from violence_response.settings import ROOT, Settings

pytestmark = pytest.mark.slow

REAL = ROOT.parent / "shared" / "documents" / "000_78098188eaf12bf8.txt"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("office")
    building.build(Settings(home=home, data=FIXTURE))
    return home


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "home"))


def run(home: Path, *arguments: str | Path, data: Path = FIXTURE) -> Result:
    office = {"VIOLENCE_RESPONSE_HOME": str(home), "VIOLENCE_RESPONSE_DATA": str(data)}
    return CliRunner().invoke(main, [str(each) for each in arguments], env=office)


def counts(home: Path) -> dict[str, int]:
    tables = ("inspections", "findings", "responses", "response_replies", "documents", "sources", "funds")
    with opening.open_register(Settings(home=home)) as database:
        return {name: database.rows_in(f"register.{name}") for name in tables}


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "form.txt"
    path.write_text(printing.as_text(FORM), encoding="utf-8")
    return path


def test_without_accept_nothing_is_saved_and_that_is_said(home: Path, form: Path) -> None:
    before = counts(home)
    ran = run(home, "import", form)
    assert ran.exit_code == 0, ran.output
    assert f"A new inspection: “{FORM.fields['title']}”" in ran.output
    assert "Four new findings." in ran.output
    assert "Nothing was saved. Add --accept to save this." in ran.output
    assert counts(home) == before
    assert not (home / "documents").exists()


def test_with_accept_it_is_saved_and_can_be_taken_back(home: Path, form: Path) -> None:
    before = counts(home)
    ran = run(home, "import", form, "--accept")
    assert ran.exit_code == 0, ran.output
    assert "“Safer Streets Project” is doubtful and was left out" in ran.output
    after = counts(home)
    assert after["inspections"] == before["inspections"] + 1
    assert after["findings"] == before["findings"] + 4
    (original,) = (home / "documents").iterdir()
    assert original.read_bytes() == form.read_bytes()
    recording_id = ran.output.split("Saved as ")[1].split(";")[0]
    undone = run(home, "undo", recording_id)
    assert undone.exit_code == 0, undone.output
    assert counts(home) == before
    assert list((home / "documents").iterdir()) == []
    again = run(home, "undo", recording_id)
    assert again.exit_code == 1
    assert "undone already" in again.output


def test_twice_is_once(home: Path, form: Path) -> None:
    run(home, "import", form, "--accept")
    before = counts(home)
    ran = run(home, "import", form, "--accept")
    assert ran.exit_code == 0
    assert "has all of this" in ran.output
    assert counts(home) == before


def test_the_bad_are_named_and_the_others_go_on(home: Path, form: Path, tmp_path: Path) -> None:
    empty, wrong = tmp_path / "empty.pdf", tmp_path / "wrong.docx"
    empty.write_bytes(b"")
    wrong.write_bytes(printing.as_pdf(LETTER))
    before = counts(home)
    ran = run(home, "import", empty, form, wrong, tmp_path / "absent.pdf", "--accept")
    assert ran.exit_code == 1
    assert "Traceback" not in ran.output
    for words in ('"empty.pdf" is empty', '"wrong.docx" is not what its ending says', "absent.pdf"):
        assert sum(words in line for line in ran.output.splitlines()) == 1
    assert counts(home)["inspections"] == before["inspections"] + 1


def test_what_is_doubtful_is_left_empty_and_named(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "form.txt"
    text = printing.as_text(FORM).replace(
        "Type of Inspection: ☒ Cleveland Specific ☐", "Type of Inspection: ☒☐"
    )
    path.write_text(text, encoding="utf-8")
    ran = run(home, "import", path, "--accept")
    assert ran.exit_code == 0, ran.output
    assert "Type of inspection:" in ran.output
    with opening.open_register(Settings(home=home)) as database:
        rows = database.rows_by("register.inspections", ["title", "is_national"], ["inspection_id"])
    assert (FORM.fields["title"], None) in rows


def test_what_is_hardly_a_response_is_not_saved_unseen(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("A note on the HMICFRS inspection report and the commissioner's response to it.\n" * 4)
    before = counts(home)
    ran = run(home, "import", path, "--accept")
    assert ran.exit_code == 1
    assert counts(home) == before


def test_tables_go_the_same_way(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "meetings.csv"
    header = (FIXTURE / "meetings.csv").read_text(encoding="utf-8").splitlines()[0]
    row = {"meeting_id": "new-meeting", "name": "A new group", "meeting_date": "2025-03-10"}
    path.write_text(
        f"{header}\n{','.join(row.get(name, '') for name in header.split(','))}\n", encoding="utf-8"
    )
    assert "Nothing was saved" in run(home, "import", path).output
    ran = run(home, "import", path, "--accept")
    assert ran.exit_code == 0, ran.output
    with opening.open_register(Settings(home=home)) as database:
        assert ("new-meeting",) in database.rows_by("register.meetings", ["meeting_id"], ["meeting_id"])
    path.write_text(f"{header}\n{','.join('x' for _ in header.split(','))}\n", encoding="utf-8")
    ran = run(home, "import", path, "--accept")
    assert ran.exit_code == 1
    assert "meetings.csv, row 2" in ran.output


def test_json_says_the_same(home: Path, form: Path) -> None:
    (found,) = json.loads(run(home, "import", form, "--json").output)
    assert found["saved"] is False
    assert found["inspection_id"]
    assert found["lines"]
    (found,) = json.loads(run(home, "import", form, "--json", "--accept").output)
    assert found["saved"] is True
    assert found["recording_id"]


def test_an_export_carries_the_originals_and_a_build_takes_them_back(
    home: Path, form: Path, tmp_path: Path
) -> None:
    run(home, "import", form, "--accept")
    for _ in range(2):
        ran = run(home, "export", tmp_path / "out")
        assert ran.exit_code == 0, ran.output
    (copy,) = (tmp_path / "out" / "documents").iterdir()
    assert copy.read_bytes() == form.read_bytes()
    (tmp_path / "out" / "documents" / ("0" * 64 + ".txt")).write_text("not what its name says")
    ran = run(tmp_path / "fresh", "build", data=tmp_path / "out")
    assert ran.exit_code == 0, ran.output
    (taken,) = (tmp_path / "fresh" / "documents").iterdir()
    assert taken.read_bytes() == form.read_bytes()


@pytest.mark.skipif(not REAL.is_file(), reason="the response that is not part of the project is not here")
def test_the_real_document_adds_to_the_shipped_inspection(tmp_path: Path) -> None:
    home = tmp_path / "home"
    building.build(Settings(home=home))
    before = counts(home)
    ran = run(home, "import", REAL, "--accept", data=ROOT / "data")
    assert ran.exit_code == 0, ran.output
    assert counts(home) == {**before, "documents": 1}
