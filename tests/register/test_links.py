"""What people decide about links: made, ended, rejected, each with its reason and what had been suggested."""

from __future__ import annotations

import pytest

from tests.register.test_decisions import events, press
from violence_response import queries
from violence_response.database import Database
from violence_response.errors import RecordingRefused
from violence_response.register import checks, decided_links, recording
from violence_response.register.decided_links import Suggested

SUGGESTED = Suggested(0.53, "knife; carry", "words-and-subjects 1", "f00d")
FINDING = "joint-f02"


def linked(database: Database, finding: str = FINDING) -> set[str]:
    rows = queries.records(database, "link_targets", finding_id=finding, target_type="intervention")
    return {row["target_id"] for row in rows if row["is_linked"]}


def test_an_accepted_suggestion_is_a_link_with_its_reason(own_register: Database) -> None:
    decided_links.link(
        own_register, press(), FINDING, "intervention", "boxing-club", relation="partly_addresses",
        reason="Leads some of it.", suggested=SUGGESTED,
    )  # fmt: skip
    assert "boxing-club" in linked(own_register)
    (decision,) = decided_links.decided(own_register, FINDING)
    assert (decision.decision.label, decision.score, decision.matched) == (
        "Accepted", 0.53, "knife; carry",
    )  # fmt: skip
    assert events(own_register, FINDING)[0]["to_label"] == "Partly answers it"
    basis = own_register.row_of(
        "register.finding_interventions", ("basis", "rationale"), {"link_id": f"link-{FINDING}-boxing-club"}
    )
    assert basis == ("accepted_suggestion", "Leads some of it.")


def test_a_rejected_suggestion_leaves_no_link_and_stays_explained(own_register: Database) -> None:
    decided_links.set_apart(
        own_register,
        press(),
        FINDING,
        "intervention",
        "boxing-club",
        reason="Other ages.",
        suggested=SUGGESTED,
    )
    assert "boxing-club" not in linked(own_register)
    (decision,) = decided_links.decided(own_register, FINDING)
    assert decision.is_apart
    assert (decision.reason, decision.fingerprint) == ("Other ages.", "f00d")


def test_a_link_that_ends_leaves_its_trace_and_no_fault(own_register: Database) -> None:
    assert "navigators" in linked(own_register)
    decided_links.set_apart(
        own_register, press("a"), FINDING, "intervention", "navigators", reason="It has ended."
    )
    assert "navigators" not in linked(own_register)
    assert (
        events(own_register, FINDING)[0]["reason"]
        == "No longer linked to “Custody navigators”: It has ended."
    )
    decided_links.link(
        own_register, press("b", minutes=1), FINDING, "intervention", "navigators", relation="related",
        reason="Begun again.",
    )  # fmt: skip
    decided_links.set_apart(
        own_register, press("c", minutes=2), FINDING, "intervention", "navigators", reason="Over."
    )
    found = {check.name: len(check.rows) for check in checks.run_checks(own_register)}
    assert found["subjects_exist"] == 0
    assert found["references_resolve"] == 0
    assert [row.decision.label for row in decided_links.decided(own_register, FINDING)] == ["Withdrawn"]


@pytest.mark.parametrize("kind", ["priority", "theme"])
def test_priorities_and_themes_are_linked_and_undone_recordings(own_register: Database, kind: str) -> None:
    rows = queries.records(own_register, "link_targets", finding_id=FINDING, target_type=kind)
    target = next(row["target_id"] for row in rows if not row["is_linked"])
    relation = "related" if kind == "priority" else ""
    made = decided_links.link(
        own_register, press(), FINDING, kind, target, relation=relation, reason="It is."
    )
    after = queries.records(own_register, "link_targets", finding_id=FINDING, target_type=kind)
    assert target in {row["target_id"] for row in after if row["is_linked"]}
    recording.undo(own_register, made.recording_id, press().actor, at=press(minutes=1).at)
    assert queries.records(own_register, "link_targets", finding_id=FINDING, target_type=kind) == rows


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"finding_id": "none"}, 'no finding called "none"'),
        ({"target_id": "none"}, 'no intervention called "none"'),
        ({"target_type": "cabbage"}, "no cabbage called"),
        ({"target_id": "navigators"}, "is linked to the finding already"),
        ({"relation": "perhaps"}, "is not in the vocabulary relation"),
        ({"relation": ""}, "It is: must not be empty"),
        ({"reason": " "}, "Reason: must not be empty"),
    ],
)
def test_what_is_wrong_is_refused(own_register: Database, given: dict[str, str], words: str) -> None:
    right = {
        "finding_id": FINDING, "target_type": "intervention", "target_id": "boxing-club",
        "relation": "related", "reason": "It is.",
    }  # fmt: skip
    values = {**right, **given}
    named = [values.pop(name) for name in ("finding_id", "target_type", "target_id")]
    with pytest.raises(RecordingRefused) as refused:
        decided_links.link(own_register, press(), *named, **values)
    assert words in str(refused.value)
    assert own_register.rows_in("register.recordings") == 0
