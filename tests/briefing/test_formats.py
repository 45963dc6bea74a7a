"""Every format prints the same items and the same sources, marked, dated, and with what it rests on."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest

from tests.briefing.making import EVERY_KIND, made, squeezed, texts
from violence_response import queries
from violence_response.briefing.formats import RENDERERS, file_name, rendered, write
from violence_response.briefing.look import Look
from violence_response.database import Database
from violence_response.errors import BriefingNotWritten

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("form", RENDERERS)
@pytest.mark.parametrize(("kind", "subject", "key"), EVERY_KIND)
def test_prints_every_item_and_source(
    fixture_register: Database, kind: str, subject: str, key: str, form: str
) -> None:
    briefing = made(fixture_register, kind, subject, key)
    found = squeezed(texts(briefing, form))
    if form == "pdf":
        # What is between two halves of a paragraph that a page parts.
        for line in (*briefing.foot, briefing.marking):
            found = found.replace(squeezed(line), "")
    missing = [item for item in briefing.items() if squeezed(item) not in found]
    assert not missing
    assert briefing.sources or kind in ("note", "minutes")


@pytest.mark.parametrize("form", RENDERERS)
def test_says_on_what_it_rests(fixture_register: Database, form: str) -> None:
    briefing = made(fixture_register, "note", "inspection", "joint-2024", marking="official-sensitive")
    found = squeezed(texts(briefing, form))
    for said in (
        "OFFICIAL-SENSITIVE",
        "Police and Crime Commissioner for Cleveland",
        "register as at 3 Mar 2025, made 3 Mar 2025 at 09:30",
        "narrowed to the inspection “Joint report on youth violence”",
        "Open Government Licence v3.0",
        f"Violence Response {briefing.version}",
        briefing.sources_words,
    ):
        assert squeezed(said) in found, said


@pytest.mark.parametrize("form", RENDERERS)
def test_the_same_briefing_gives_the_same_words_in_the_same_order(
    fixture_register: Database, form: str
) -> None:
    briefing = made(fixture_register, "note", "inspection", "joint-2024")
    found = squeezed(texts(briefing, form))
    # A heading may be said before in a title; the last place of each is where its section is.
    headings = [squeezed(section.heading + section.message) for section in briefing.sections]
    if form == "pptx":
        headings = [squeezed(section.message) for section in briefing.sections]
    places = [found.find(heading) for heading in headings]
    assert -1 not in places
    assert places == sorted(places)


def test_the_zip_holds_every_format_the_frames_and_their_dictionary(fixture_register: Database) -> None:
    briefing = made(fixture_register, "pack", "all")
    told: list[float] = []
    data = rendered(briefing, Look(), "zip", lambda share, words: told.append(share))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        name = file_name(briefing)
        assert [f"{name}.{form}" for form in RENDERERS] == names[:4]
        rows = list(csv.DictReader(io.StringIO(archive.read("data/findings_found.csv").decode("utf-8"))))
        listed = list(csv.DictReader(io.StringIO(archive.read("data/data-dictionary.csv").decode("utf-8"))))
    assert len(rows) == 12
    assert {row["file"] for row in listed} == {each.removeprefix("data/") for each in names[4:-1]}
    columns = [row["column"] for row in listed if row["file"] == "findings_found.csv"]
    assert columns == [part.name for part in queries.named("findings_found").columns] == list(rows[0])
    assert rows[3]["theme_names"] == "Knife carrying; Strategy"
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write(tmp_path / "note.pdf", b"whole")
    assert (tmp_path / "note.pdf").read_bytes() == b"whole"
    for place, reason in ((tmp_path, "it is a folder"), (tmp_path / "none" / "note.pdf", "no such file")):
        with pytest.raises(BriefingNotWritten, match=reason):
            write(place, b"part")
    assert [path.name for path in tmp_path.iterdir()] == ["note.pdf"]


@pytest.mark.parametrize(("kind", "subject", "key"), EVERY_KIND)
def test_names_of_files_are_plain(fixture_register: Database, kind: str, subject: str, key: str) -> None:
    name = file_name(made(fixture_register, kind, subject, key))
    assert name.isascii()
    assert name == name.lower()
    assert name.endswith("-2025-03-03")
    assert len(name) < 80
