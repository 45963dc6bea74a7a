"""What a person saves: whole or not at all, once, with a trace, and able to be undone."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import PROJECT
from violence_response.database import Database
from violence_response.errors import ChangedMeanwhile, RecordingRefused, RecordingUnknown
from violence_response.register import recording, schema
from violence_response.register.recording import Actor, Add, Change, Remove

EDITOR = Actor("Policy officer", "A. Editor")
AT = datetime(2025, 3, 3, 9, 30)
KEY = {"intervention_id": PROJECT}


def everything(database: Database) -> dict[str, list[tuple[str | None, ...]]]:
    """Every row of every table, as text."""
    return {
        table.name: sorted(database.text_rows(table.path, table.column_names), key=str)
        for table in schema.tables().values()
    }


def source(number: int = 1, **values: str | None) -> Add:
    given = {
        "source_id": f"note-{number}",
        "title": "A note",
        "publisher": "The office",
        "licence": "OGL-UK-3.0",
    }
    return Add("sources", {**given, **values})


def test_what_is_recorded_stands_in_the_register_with_its_trace(own_register: Database) -> None:
    before = own_register.version
    change = Change("interventions", KEY, {"description": "Youth work on two evenings."})
    made = recording.record(own_register, EDITOR, "update", "Evenings added", [change, source()], at=AT)
    assert (made.rows, made.is_new) == (2, True)
    found = own_register.row_of("register.interventions", ("description", "name"), KEY)
    assert found == ("Youth work on two evenings.", "Corner House outreach")
    rows = own_register.text_rows("register.row_changes", ("table_name", "row_key"), "ordinal")
    assert rows == [("interventions", PROJECT), ("sources", "note-1")]
    assert own_register.version == before + 1


def test_pressing_twice_records_once(own_register: Database) -> None:
    for is_new in (True, False):
        made = recording.record(own_register, EDITOR, "update", "A note", [source()], at=AT, token="press")
        assert made.is_new is is_new
    assert own_register.rows_in("register.recordings") == 1


@pytest.mark.parametrize(
    ("write", "words"),
    [
        (source(title=None), "Title: must not be empty"),
        (source(published_date="31/02/2025"), '"31/02/2025" is not a date'),
        (source(licence="free for all"), "is not in the vocabulary licence"),
        (source(title="x" * 50_000), "50,000 characters"),
        (source(colour="blue"), 'the table sources has no column "colour"'),
        (Add("drawings", {}), 'there is no table called "drawings"'),
        (Add("recordings", {}), 'there is no table called "recordings"'),
        (Change("interventions", KEY, {"source_id": "nowhere"}), 'Source: "nowhere" is not in sources'),
        (Change("interventions", KEY, {"age_from": "17", "age_to": "10"}), "the rule is"),
        (Remove("interventions", KEY), "is still named in"),
        (
            Add("evidence", {"evidence_id": "e", "subject_type": "finding", "subject_id": "none",
                             "title": "t", "evidence_state": "draft"}),
            'there is no finding called "none"',
        ),
    ],
)  # fmt: skip
def test_a_wrong_write_is_refused_in_words_and_nothing_is_kept(
    own_register: Database, write: recording.Write, words: str
) -> None:
    before = everything(own_register)
    with pytest.raises(RecordingRefused) as refused:
        recording.record(own_register, EDITOR, "update", "Wrong", [source(9), write], at=AT)
    assert words in str(refused.value)
    assert everything(own_register) == before
    assert own_register.rows_in("register.recordings") == 0


def evidence(number: int, subject: str) -> Add:
    values = {"evidence_id": f"study-{number}", "subject_type": "finding", "subject_id": subject}
    return Add("evidence", {**values, "title": "A study", "evidence_state": "draft"})


def test_of_many_rows_one_that_leads_nowhere_stops_all(own_register: Database) -> None:
    before = everything(own_register)
    known = [str(row[0]) for row in own_register.rows("select finding_id from register.findings order by 1")]
    assert len(known) >= recording.FEW_SUBJECTS
    rows = [source(), *(evidence(number, key) for number, key in enumerate([*known, "none"]))]
    with pytest.raises(RecordingRefused, match='there is no finding called "none"'):
        recording.record(own_register, EDITOR, "table", "Studies", rows, at=AT)
    assert everything(own_register) == before
    made = recording.record(own_register, EDITOR, "table", "Studies", rows[:-1], at=AT)
    assert made.rows == len(known) + 1
    assert own_register.row_of("register.evidence", ("subject_id",), {"evidence_id": "study-0"}) == (
        known[0],
    )
    recording.undo(own_register, made.recording_id, EDITOR, at=AT)
    assert {**everything(own_register)} == before


def test_the_same_row_twice_in_one_press_is_refused(own_register: Database) -> None:
    before = everything(own_register)
    with pytest.raises(RecordingRefused):
        recording.record(own_register, EDITOR, "table", "Twice", [source(), source(title="Other")], at=AT)
    assert everything(own_register) == before


def test_the_second_person_is_told_what_the_first_did(own_register: Database) -> None:
    seen = own_register.row_of("register.interventions", ("description",), KEY)
    assert seen is not None
    first = Change("interventions", KEY, {"description": "First."}, {"description": seen[0]})
    second = Change("interventions", KEY, {"description": "Second."}, {"description": seen[0]})
    recording.record(own_register, EDITOR, "update", "First", [first], at=AT)
    with pytest.raises(ChangedMeanwhile) as told:
        recording.record(own_register, Actor("Analyst"), "update", "Second", [second], at=AT)
    assert 'by Policy officer on 3 March 2025 at 09:30 (Description is now "First.")' in str(told.value)
    assert own_register.row_of("register.interventions", ("description",), KEY) == ("First.",)
    recording.record(own_register, EDITOR, "table", "Once", [source()], at=AT)
    with pytest.raises(ChangedMeanwhile, match="it is there already"):
        recording.record(own_register, EDITOR, "table", "Twice", [source()], at=AT)


def test_taking_back_is_refused_after_somebody_went_on(own_register: Database) -> None:
    first = recording.record(own_register, EDITOR, "table", "A note", [source()], at=AT)
    further = Change("sources", {"source_id": "note-1"}, {"title": "A better note"})
    recording.record(own_register, EDITOR, "table", "Better", [further], at=AT)
    with pytest.raises(ChangedMeanwhile):
        recording.undo(own_register, first.recording_id, EDITOR, at=AT)
    with pytest.raises(RecordingUnknown, match="none of that name"):
        recording.undo(own_register, "never", EDITOR, at=AT)


def test_a_recording_is_undone_recordings_once(own_register: Database) -> None:
    made = recording.record(own_register, EDITOR, "table", "A note", [source()], at=AT)
    recording.undo(own_register, made.recording_id, EDITOR, at=AT)
    with pytest.raises(RecordingUnknown, match="already"):
        recording.undo(own_register, made.recording_id, EDITOR, at=AT)


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)


@given(texts, texts, st.booleans())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_undone_recordings_leaves_no_difference(
    own_register: Database, title: str, description: str, removes: bool
) -> None:
    before = everything(own_register)
    writes: list[recording.Write] = [source(title="t" + title)]
    writes += [Change("interventions", KEY, {"description": "d" + description})]
    if removes:
        link = own_register.text_rows("register.finding_themes", ("finding_id", "theme_id"))[0]
        writes.append(Remove("finding_themes", {"finding_id": str(link[0]), "theme_id": str(link[1])}))
    made = recording.record(own_register, EDITOR, "table", "Several", writes, at=AT)
    recording.undo(own_register, made.recording_id, EDITOR, at=AT)
    assert everything(own_register) == before
