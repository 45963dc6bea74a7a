"""The picture of what supports each Plan priority."""

from __future__ import annotations

from tests.conftest import TODAY
from violence_response import queries
from violence_response.database import Database
from violence_response.figures import priorities as figures


def test_money_by_priority(fixture_register: Database) -> None:
    rows = queries.frame(fixture_register, "priorities_supported", today=TODAY.isoformat()).head(3)
    beside = ["two", "one", "none"]
    picture = figures.money_by_priority(rows, beside, headline="Most money", sentence="In words")
    assert (picture.headline, picture.sentence) == ("Most money", "In words")
    assert list(picture.figure.data[0].x) == [67256.5, 0, 0]
    assert list(picture.figure.data[0].text) == beside
    written = [note.text for note in picture.figure.layout.annotations]
    assert written[1] == "2. Victims first · <b>none known</b>"
