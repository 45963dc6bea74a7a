"""What people decide about links: this project, priority or theme belongs to that finding, or it does not.

A link that is made is kept in its own table; what was decided, by whom, why and on what suggestion, stays in
the log of decisions. A rejected suggestion keeps away until the texts it was made from change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from violence_response import queries
from violence_response.database import Database
from violence_response.errors import RecordingRefused
from violence_response.register.deciding import Press, log_row, once, reason_given, save, subject_named
from violence_response.register.decisions import OWN_SOURCE, own_source
from violence_response.register.recording import Add, Recording, Remove, Write
from violence_response.rows import FindingLinkDecisions, SubjectsNamed


@dataclass(frozen=True, slots=True)
class Suggested:
    """What the program had said when the person decided."""

    score: float
    matched: str
    method: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of thing that a finding is linked to: the table it is in, and that of its links."""

    table: str
    key: str
    name: str
    links: str

    @property
    def has_relation(self) -> bool:
        """Whether a link says how far it answers; a theme either fits or not."""
        return self.links != "finding_themes"


TARGETS: Mapping[str, Target] = {
    "intervention": Target("interventions", "intervention_id", "name", "finding_interventions"),
    "priority": Target("priorities", "priority_id", "title", "finding_priorities"),
    "theme": Target("themes", "theme_id", "name", "finding_themes"),
}


@once
def link(
    database: Database,
    press: Press,
    finding_id: str,
    target_type: str,
    target_id: str,
    *,
    relation: str = "",
    reason: str,
    suggested: Suggested | None = None,
) -> Recording:
    """Link the two, `relation` saying how far (not asked for a theme). Raises RecordingRefused."""
    subject, target, name = _both(database, finding_id, target_type, target_id)
    why = reason_given(reason)
    key: dict[str, str | None] = {"finding_id": finding_id, target.key: target_id}
    if database.row_of(f"register.{target.links}", ("finding_id",), key):
        raise RecordingRefused(reason=f"“{name}” is linked to the finding already")
    decision = _decision(
        press,
        finding_id,
        (target_type, target_id),
        "accepted" if suggested else "written",
        why,
        suggested=suggested,
        relation=relation if target.has_relation else None,
    )
    writes: list[Write] = [decision]
    if target.has_relation:
        link_id = f"link-{finding_id}-{target_id}"
        basis = "accepted_suggestion" if suggested else "analyst_judgement"
        row = {"link_id": link_id, **key, "relation": relation, "basis": basis, "rationale": why}
        writes += [*own_source(database), Add(target.links, {**row, "source_id": OWN_SOURCE})]
        writes.append(log_row(press, "link", link_id, to_status=relation, reason=why))
    else:
        writes.append(Add(target.links, key))
        writes.append(log_row(press, "finding", finding_id, reason=f"Theme “{name}” added: {why}"))
    return save(database, press, "link", f"“{subject.title}” linked to “{name}”", writes)


@once
def set_apart(
    database: Database,
    press: Press,
    finding_id: str,
    target_type: str,
    target_id: str,
    *,
    reason: str,
    suggested: Suggested | None = None,
) -> Recording:
    """Say that the two do not belong together; a link that there is ends. Raises RecordingRefused."""
    subject, target, name = _both(database, finding_id, target_type, target_id)
    why = reason_given(reason)
    key: dict[str, str | None] = {"finding_id": finding_id, target.key: target_id}
    own_key = "finding_id" if target.links == "finding_themes" else "link_id"
    held = database.row_of(f"register.{target.links}", (own_key,), key)
    word = "withdrawn" if held else "rejected"
    writes: list[Write] = [
        _decision(press, finding_id, (target_type, target_id), word, why, suggested=suggested)
    ]
    if held:
        removed = {"link_id": str(held[0])} if target.has_relation else {n: str(v) for n, v in key.items()}
        writes.append(Remove(target.links, removed))
        said = f"No longer linked to “{name}”: {why}"
        writes.append(log_row(press, "finding", finding_id, reason=said))
    return save(database, press, "link", f"“{subject.title}” and “{name}”: {word}", writes)


def _both(
    database: Database, finding_id: str, target_type: str, target_id: str
) -> tuple[SubjectsNamed, Target, str]:
    subject = subject_named(database, "finding", finding_id)
    target = TARGETS.get(target_type)
    found = target and database.row_of(f"register.{target.table}", (target.name,), {target.key: target_id})
    if target is None or not found:
        raise RecordingRefused(
            reason=f'there is no {target_type[:40]} called "{target_id[:80]}" in the register'
        )
    return subject, target, str(found[0])


def _decision(
    press: Press,
    finding_id: str,
    target: tuple[str, str],
    decision: str,
    reason: str,
    *,
    suggested: Suggested | None,
    relation: str | None = None,
) -> Add:
    values = {
        "decision_id": press.key(finding_id, "decision"),
        "finding_id": finding_id,
        "target_type": target[0],
        "target_id": target[1],
        "decision": decision,
        "relation": relation,
        "reason": reason,
        "score": None if suggested is None else f"{suggested.score:.4f}",
        "matched": None if suggested is None else suggested.matched,
        "method": None if suggested is None else suggested.method,
        "fingerprint": None if suggested is None else suggested.fingerprint,
        "decided_at": press.at.isoformat(sep=" "),
        "actor_role": press.actor.role,
    }
    return Add("link_decisions", values)


def decided(database: Database, finding_id: str) -> list[FindingLinkDecisions]:
    """The newest decision on each thing that was set beside a finding, the newest first."""
    return queries.rows_of(database, FindingLinkDecisions, finding_id=finding_id)
