"""A build brings the data in and leaves what a user changed, removed or added as the user has it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.register.conftest import change, drop_row, every_row, files_in, first_build, set_cell
from violence_response.database import Database
from violence_response.errors import ChecksFailed, QueryFailed, RegisterLocked, RegisterNotWritable
from violence_response.register import building, exporting, file_changes, opening
from violence_response.settings import ROOT, Settings

pytestmark = pytest.mark.slow

BUILD_AND_DIE = """
import os, pathlib, sys
from violence_response.register import building
from violence_response.settings import Settings
building.checks.require_relations = lambda database: os._exit(9)
building.build(Settings(home=pathlib.Path(sys.argv[1]), data=pathlib.Path(sys.argv[2])))
"""


def opened(office: Settings) -> Database:
    return opening.open_register(office)


def edit(office: Settings, statement: str) -> None:
    """What a user does to the register, as one statement."""
    with opened(office) as database, database.transaction():
        database.execute(statement)


def value(office: Settings, statement: str) -> object:
    with opened(office) as database:
        rows = database.rows(statement)
    return rows[0][0] if rows else None


def touched(report: building.BuildReport) -> dict[str, tuple[int, int, int]]:
    """Tables with something added, changed or removed."""
    counts = {name: (table.added, table.changed, table.removed) for name, table in report.tables.items()}
    return {name: count for name, count in counts.items() if any(count)}


def test_a_first_build_adds_every_row_and_a_second_one_none(office: Settings) -> None:
    told: list[tuple[float, str]] = []
    first = building.build(office, lambda share, words: told.append((share, words)))
    assert first.tables["grants"] == file_changes.TableReport(rows=8, added=8)
    assert not first.kept
    assert [share for share, _ in told] == sorted(share for share, _ in told)
    assert told[-1] == (1.0, "Done")
    second = building.build(office)
    assert not touched(second)
    assert second.tables["grants"] == file_changes.TableReport(rows=8)


def test_the_files_and_nothing_else_are_left(office: Settings) -> None:
    first_build(office)
    assert sorted(path.name for path in office.home.iterdir()) == ["register.duckdb", "statistics.duckdb"]


def test_rows_that_nobody_touched_follow_the_data(office: Settings) -> None:
    first_build(office)
    set_cell(office.data / "grants.csv", "g1", "amount", "14000.00")
    drop_row(office.data / "grants.csv", "g8")
    change(office.data / "grants.csv", lambda rows: [*rows, {**rows[0], "grant_id": "g9"}])
    assert touched(building.build(office)) == {"grants": (1, 1, 1)}
    assert (
        str(value(office, "select sum(amount) from register.grants where grant_id in ('g1', 'g9')"))
        == "28000.00"
    )
    assert value(office, "select 1 from register.grants where grant_id = 'g8'") is None
    assert not touched(building.build(office))


def test_a_changed_row_is_kept_and_the_difference_told_each_time(office: Settings) -> None:
    first_build(office)
    edit(office, "update register.grants set amount = 99.5, note = 'ours' where grant_id = 'g1'")
    for _ in range(2):
        report = building.build(office)
        assert not touched(report)
        assert [str(difference) for difference in report.kept] == [
            'grants g1: amount is "99.50" here and "13056.50" in the data folder; '
            'note is "ours" here and "" in the data folder; yours was kept'
        ]
    assert str(value(office, "select amount from register.grants where grant_id = 'g1'")) == "99.50"


def test_a_changed_row_is_kept_when_the_data_changes_too(office: Settings) -> None:
    first_build(office)
    edit(office, "update register.grants set amount = 99.5 where grant_id = 'g1'")
    set_cell(office.data / "grants.csv", "g1", "amount", "1.00")
    assert [each.key for each in building.build(office).kept] == ["g1"]
    assert str(value(office, "select amount from register.grants where grant_id = 'g1'")) == "99.50"


def test_a_changed_column_is_kept_while_another_of_its_row_follows_the_data(office: Settings) -> None:
    first_build(office)
    edit(office, "update register.grants set note = 'ours' where grant_id = 'g1'")
    for amount in ("14000.00", "15000.00"):
        set_cell(office.data / "grants.csv", "g1", "amount", amount)
        set_cell(office.data / "grants.csv", "g1", "note", f"Theirs, {amount}")
        report = building.build(office)
        assert touched(report) == {"grants": (0, 1, 0)}
        assert [str(each) for each in report.kept] == [
            f'grants g1: note is "ours" here and "Theirs, {amount}" in the data folder; yours was kept'
        ]
        held = value(office, "select amount || ' ' || note from register.grants where grant_id = 'g1'")
        assert held == f"{amount} ours"
    edit(office, "update register.grants set note = null where grant_id = 'g1'")
    report = building.build(office)
    assert not report.kept
    assert value(office, "select note from register.grants where grant_id = 'g1'") == "Theirs, 15000.00"


def test_the_trace_of_a_build_has_each_row_as_it_was_written(office: Settings) -> None:
    first_build(office)
    edit(office, "update register.grants set note = 'ours' where grant_id = 'g1'")
    set_cell(office.data / "grants.csv", "g1", "amount", "14000.00")
    set_cell(office.data / "grants.csv", "g1", "note", "Theirs")
    building.build(office)
    with opened(office) as database:
        ((before, after),) = database.text_rows("register.row_changes", ("row_before", "row_after"))
        ((key, *held),) = database.rows_of(
            "register.grants", ("grant_id", "amount", "note"), ("grant_id",), [("g1",)]
        )
    was, became = json.loads(str(before)), json.loads(str(after))
    assert (key, was["amount"], was["note"]) == ("g1", "13056.50", "ours")
    assert [became["amount"], became["note"]] == held == ["14000.00", "ours"]


def test_columns_that_break_a_rule_together_leave_the_row_as_it_was(office: Settings) -> None:
    first_build(office)
    edit(office, "update register.grants set starts_date = '2025-01-01' where grant_id = 'g2'")
    set_cell(office.data / "grants.csv", "g2", "ends_date", "2024-12-31")
    set_cell(office.data / "grants.csv", "g1", "amount", "14000.00")
    report = building.build(office)
    assert touched(report) == {"grants": (0, 1, 0)}
    assert [str(each) for each in report.kept] == [
        'grants g2: starts_date is "2025-01-01" here and "2024-04-01" in the data folder; '
        'ends_date is "2025-06-30" here and "2024-12-31" in the data folder; yours was kept'
    ]
    set_cell(office.data / "grants.csv", "g2", "ends_date", "2025-12-31")
    assert touched(building.build(office)) == {"grants": (0, 1, 0)}
    assert str(value(office, "select ends_date from register.grants where grant_id = 'g2'")) == "2025-12-31"


def test_a_changed_column_does_not_make_a_combination_twice(office: Settings) -> None:
    """l2's new finding and the project that a user gave it are those that l1 has, or is about to have."""
    first_build(office)
    links = office.data / "finding_interventions.csv"
    project = "update register.finding_interventions set intervention_id = '{}' where link_id = 'l2'"
    edit(office, project.format("navigators"))
    set_cell(links, "l2", "finding_id", "joint-f02")
    assert [str(each) for each in building.build(office).kept] == [
        "finding_interventions l2: your l3 says the same; yours was kept"
    ]
    set_cell(links, "l3", "intervention_id", "old-project")
    edit(office, project.format("old-project"))
    report = building.build(office)
    assert [str(each) for each in report.kept] == [
        "finding_interventions l2: your l3 says the same; yours was kept"
    ]
    assert touched(report) == {"finding_interventions": (0, 1, 0)}


def test_a_row_that_is_kept_keeps_its_combination_from_another(office: Settings) -> None:
    """l1 cannot take what the user's own link has, so what l1 has is not free for l2 either."""
    first_build(office)
    link = "('mine', 'force-f01', 'navigators', 'related', 'analyst_judgement', 'ours', 'decision-1')"
    edit(office, f"insert into register.finding_interventions values {link}")
    links = office.data / "finding_interventions.csv"
    for key, finding, project in (
        ("l1", "force-f01", "navigators"),
        ("l2", "joint-f01", "corner-deterrence"),
    ):
        set_cell(links, key, "finding_id", finding)
        set_cell(links, key, "intervention_id", project)
    report = building.build(office)
    assert not touched(report)
    assert [str(each) for each in report.kept] == [
        "finding_interventions l1: your mine says the same; yours was kept",
        "finding_interventions l2: your l1 says the same; yours was kept",
    ]


def test_a_changed_row_that_comes_to_agree_follows_the_data_again(office: Settings) -> None:
    first_build(office)
    edit(office, "update register.grants set amount = 14000 where grant_id = 'g1'")
    set_cell(office.data / "grants.csv", "g1", "amount", "14000.00")
    assert not building.build(office).kept
    set_cell(office.data / "grants.csv", "g1", "amount", "15000.00")
    assert touched(building.build(office)) == {"grants": (0, 1, 0)}


def test_a_changed_row_stays_when_the_data_drops_it(office: Settings) -> None:
    first_build(office)
    edit(office, "update register.grants set note = 'ours' where grant_id = 'g8'")
    drop_row(office.data / "grants.csv", "g8")
    report = building.build(office)
    assert [str(each) for each in report.kept] == [
        "grants g8: the data folder has it no more; your changed row was kept"
    ]
    assert not building.build(office).kept
    assert value(office, "select note from register.grants where grant_id = 'g8'") == "ours"


NEW_MEETING = """
    insert into register.meetings (meeting_id, name, meeting_date) values ('{}', 'Our board', '2025-05-01')
"""


def test_a_row_of_the_users_own_stays(office: Settings) -> None:
    first_build(office)
    edit(office, NEW_MEETING.format("ours"))
    report = building.build(office)
    assert not report.kept
    assert report.tables["meetings"] == file_changes.TableReport(rows=3)
    assert value(office, "select name from register.meetings where meeting_id = 'ours'") == "Our board"


def test_a_row_of_the_users_own_is_not_overwritten_by_a_new_one_with_its_key(office: Settings) -> None:
    first_build(office)
    edit(office, NEW_MEETING.format("m3"))
    change(office.data / "meetings.csv", lambda rows: [*rows, {**rows[0], "meeting_id": "m3"}])
    assert [(each.table, each.key) for each in building.build(office).kept] == [("meetings", "m3")]
    assert value(office, "select name from register.meetings where meeting_id = 'm3'") == "Our board"


def test_a_link_that_the_user_made_already_is_not_made_twice(office: Settings) -> None:
    first_build(office)
    link = "('mine', 'force-f01', 'navigators', 'related', 'analyst_judgement', 'ours', 'decision-1')"
    edit(office, f"insert into register.finding_interventions values {link}")
    new = {
        "link_id": "l9",
        "finding_id": "force-f01",
        "intervention_id": "navigators",
        "relation": "addresses",
    }
    change(office.data / "finding_interventions.csv", lambda rows: [*rows, {**rows[0], **new}])
    report = building.build(office)
    assert [str(each) for each in report.kept] == [
        "finding_interventions l9: your mine says the same; yours was kept"
    ]
    assert value(office, "select count(*) from register.finding_interventions") == 7


def test_a_row_that_the_user_removed_does_not_come_back(office: Settings) -> None:
    first_build(office)
    edit(office, "delete from register.meetings where meeting_id = 'm2'")
    for _ in range(2):
        report = building.build(office)
        assert [str(each) for each in report.kept] == [
            "meetings m2: you removed it; the data folder still has it"
        ]
        assert report.tables["meetings"].rows == 1
    set_cell(office.data / "meetings.csv", "m2", "name", "Another name")
    assert building.build(office).tables["meetings"].rows == 1


def test_a_removed_row_that_is_still_referred_to_refuses_the_whole_build(office: Settings) -> None:
    first_build(office)
    before = files_in(office.home)
    edit(office, "insert into register.actions values ('ours', 'letter-f01', 'Do it', 'Analyst', null)")
    with opened(office) as database:
        rows = every_row(database)
    drop_row(office.data / "findings.csv", "letter-f01")
    change(
        office.data / "finding_themes.csv",
        lambda all_: [row for row in all_ if row["finding_id"] != "letter-f01"],
    )
    set_cell(office.data / "grants.csv", "g1", "amount", "1.00")
    set_cell(office.data / "violence_by_lsoa_month.csv", "E01000092", "offences", "16")
    with pytest.raises(ChecksFailed, match=r"actions ours, finding_id: letter-f01"):
        building.build(office)
    with opened(office) as database:
        assert every_row(database) == rows
    assert before.keys() == files_in(office.home).keys()


def test_a_key_may_change_while_its_combination_stays(office: Settings) -> None:
    first_build(office)
    set_cell(office.data / "finding_interventions.csv", "l1", "link_id", "l1-renamed")
    assert touched(building.build(office)) == {"finding_interventions": (1, 0, 1)}
    assert value(office, "select finding_id from register.finding_interventions where link_id = 'l1-renamed'")


def test_two_rows_may_swap_their_combinations(office: Settings) -> None:
    first_build(office)
    path = office.data / "finding_interventions.csv"
    set_cell(path, "l1", "intervention_id", "boxing-club")
    set_cell(path, "l2", "intervention_id", "corner-deterrence")
    assert touched(building.build(office)) == {"finding_interventions": (0, 2, 0)}
    assert (
        value(office, "select intervention_id from register.finding_interventions where link_id = 'l1'")
        == "boxing-club"
    )


def test_keys_of_several_columns_may_hold_slashes(office: Settings) -> None:
    path = office.data / "vocabulary_terms.csv"
    words = [("licence", "a / b"), ("licence", "a // b"), ("licence / a", "b")]

    def with_words(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        added = [{**rows[0], "vocabulary": name, "term": term} for name, term in words]
        return [*rows, *added]

    change(path, with_words)
    building.build(office)
    change(path, lambda rows: rows[: -len(words)])
    assert touched(building.build(office)) == {"vocabulary_terms": (0, 0, 3)}
    assert len({file_changes.row_key(pair) for pair in words}) == 3


def test_statistics_become_what_the_files_say(office: Settings) -> None:
    first_build(office)
    edit(office, "delete from statistics.violence_by_lsoa_month")
    set_cell(office.data / "violence_by_lsoa_month.csv", "E01000092", "offences", "16")
    assert touched(building.build(office)) == {"violence_by_lsoa_month": (6, 0, 0)}
    assert value(office, "select sum(offences) from statistics.violence_by_lsoa_month") == 84


def test_a_register_without_its_statistics_gets_them_again(office: Settings) -> None:
    first_build(office)
    office.statistics_path.unlink()
    assert touched(building.build(office)) == {"violence_by_lsoa_month": (6, 0, 0)}


def test_the_log_of_a_lost_register_is_not_played_into_the_new_one(office: Settings) -> None:
    first_build(office)
    database = opened(office)
    with database.transaction():
        database.insert(
            "register.meetings", {"meeting_id": "lost", "name": "Lost", "meeting_date": "2025-01-01"}
        )
    log = opening.log_beside(office.register_path)
    kept = log.read_bytes()
    database.close()
    office.register_path.unlink()
    log.write_bytes(kept)
    building.build(office)
    assert value(office, "select count(*) from register.meetings") == 2
    assert len(list(office.backups.glob("*.wal"))) == 1


def test_an_interrupted_first_build_leaves_nothing(office: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(building.checks, "require_relations", interrupted)
    with pytest.raises(KeyboardInterrupt):
        building.build(office)
    assert list(office.home.iterdir()) == []


def test_a_first_build_that_is_killed_leaves_no_register(office: Settings) -> None:
    command = [sys.executable, "-c", BUILD_AND_DIE, str(office.home), str(office.data)]
    ran = subprocess.run(command, cwd=ROOT, check=False)
    assert ran.returncode == 9
    assert not office.register_path.exists()
    building.build(office)
    assert value(office, "select count(*) from register.findings") == 12


def test_a_register_that_appears_meanwhile_is_not_overwritten(
    office: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    require = building.checks.require_relations

    def made_by_another(database: Database) -> None:
        require(database)
        office.register_path.write_bytes(b"made by another")

    monkeypatch.setattr(building.checks, "require_relations", made_by_another)
    with pytest.raises(RegisterLocked):
        building.build(office)
    assert office.register_path.read_bytes() == b"made by another"
    assert [path.name for path in office.home.iterdir()] == ["register.duckdb"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write anywhere")
def test_a_home_that_cannot_be_written_is_named(office: Settings) -> None:
    office.home.mkdir()
    office.home.chmod(0o500)
    with pytest.raises(RegisterNotWritable, match="VIOLENCE_RESPONSE_HOME"):
        building.build(office)


def test_a_home_that_is_a_file_is_named(office: Settings) -> None:
    office.home.write_text("not a folder", encoding="utf-8")
    with pytest.raises(RegisterNotWritable, match="VIOLENCE_RESPONSE_HOME"):
        building.build(office)


def test_a_failed_write_leaves_the_statistics_as_they_were(
    office: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_build(office)
    set_cell(office.data / "violence_by_lsoa_month.csv", "E01000092", "offences", "16")

    def broken(*_: object) -> None:
        raise QueryFailed(reason="the disk is full")

    monkeypatch.setattr(building.checks, "require_relations", broken)
    with pytest.raises(QueryFailed):
        building.build(office)
    assert value(office, "select sum(offences) from statistics.violence_by_lsoa_month") == 83


def test_the_build_of_an_export_of_a_changed_register_is_that_register(
    office: Settings, tmp_path: Path
) -> None:
    first_build(office)
    edit(office, "update register.grants set amount = 99.5 where grant_id = 'g1'")
    edit(office, "delete from register.meetings where meeting_id = 'm2'")
    with opened(office) as database:
        rows = every_row(database)
        exporting.export(database, tmp_path / "export", office.body)
    copy = Settings(home=tmp_path / "other", data=tmp_path / "export")
    building.build(copy)
    with opened(copy) as database:
        assert every_row(database) == rows
