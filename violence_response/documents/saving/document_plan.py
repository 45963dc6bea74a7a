"""From a review and what the register holds to the rows that would be written, and what a person may choose.

Nothing is doubled: an inspection, a finding, a reply or a link that the register has is left as it is. Where
the register's value is not the document's, that is a difference, and only what a person chooses is changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from violence_response import words
from violence_response.documents.saving import keys
from violence_response.documents.saving.document_rows import NOT_SAID_TERM, Maker
from violence_response.documents.saving.holdings import Holdings, Row
from violence_response.documents.saving.review import NOT_SAID, NOT_STATED, Named, Review, Statement, short
from violence_response.documents.saving.ties import IDS, TABLES, is_tied
from violence_response.register import schema
from violence_response.register.recording import Add, Change, Write

NOTHING = {
    "response_seen": {None, "no"},
    "published_precision": {None, NOT_STATED},
    "fieldwork_precision": {None, NOT_STATED},
}
"""What means that nothing is known, in a column that must be filled."""
SUBJECTS = {"intervention": "interventions", "priority": "priorities"}
"""The table of what is named, by its kind."""
UNTITLED = "Report whose title could not be read"


@dataclass(frozen=True, slots=True)
class Difference:
    """A value of the register that differs in a document, or that the register does not have yet."""

    table: str
    key: str
    label: str
    held: dict[str, str | None]
    read: dict[str, str | None]

    @property
    def name(self) -> str:
        """What a choice names it by."""
        return f"{self.table}/{self.key}/{'+'.join(self.read)}"

    @property
    def fills(self) -> bool:
        """Whether the register has nothing there yet."""
        return all(value in NOTHING.get(name, {None}) for name, value in self.held.items())


@dataclass(slots=True)
class Plan:
    """What would be written. `lines` says it in words; `said` what is not saved and why."""

    inspection_id: str
    title: str
    is_update: bool
    writes: list[Write] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    finding_ids: list[str] = field(default_factory=list)

    def add(self, table: str, values: Row) -> None:
        """Plan a new row."""
        self.writes.append(Add(table, values))

    def adds(self, table: str, values: Row) -> bool:
        """Whether a row with these values is added to a table."""
        return any(
            isinstance(write, Add) and write.table == table and values.items() <= write.values.items()
            for write in self.writes
        )

    def count(self, table: str) -> int:
        """How many rows are added to a table."""
        return sum(isinstance(write, Add) and write.table == table for write in self.writes)


def plan_for(
    review: Review,
    holdings: Holdings,
    inspection_id: str | None,
    at: datetime,
    chosen: Collection[str] | None = None,
) -> Plan:
    """The plan for a review that is tied to the register (`ties.tied`).

    inspection_id: the inspection of the register that it is about; None for a new one. chosen: names of the
    differences to write; without it, those that fill what is empty. What hangs on a dropped statement is
    dropped with it. A plan without writes changes nothing.
    """
    title = review.facts["title"] or UNTITLED
    held = holdings.one("inspections", inspection_id=inspection_id)
    if held is None:
        day: date | None = review.facts["published_date"]
        inspection_id = keys.inspection_key(title, day.year if day else None, holdings.keys("inspections"))
    else:
        title = str(held["title"])
    plan = Plan(str(inspection_id), title, is_update=held is not None)
    maker = Maker(review, holdings, plan.inspection_id, title, at)
    response = newest_response(holdings, plan.inspection_id)
    if response is None:
        plan.add("sources", maker.source())
    else:
        maker.use_response(response)
    _inspection(plan, maker, held)
    if response is None:
        plan.add("responses", maker.response())
    else:
        plan.differences += _differences("responses", response, maker.response_facts())
    _statements(plan, maker)
    for each in review.named:
        if each.is_kept:
            _links(plan, maker, each)
    _document(plan, maker)
    _choose(plan, chosen)
    _describe(plan, review)
    return plan


def newest_response(holdings: Holdings, inspection_id: str) -> Row | None:
    """The response to an inspection that was published or recorded last."""
    found = holdings.find("responses", inspection_id=inspection_id)
    return max(found, key=lambda row: (row["published_date"] or "", str(row["response_id"])), default=None)


def _inspection(plan: Plan, maker: Maker, held: Row | None) -> None:
    lead = maker.lead()
    for body in maker.new_bodies():
        plan.add("organisations", body)
    if held is None:
        plan.add("inspections", maker.inspection(lead))
    else:
        plan.differences += _differences("inspections", held, maker.inspection_facts())
    for organisation_id in maker.inspectorate_ids():
        values = {
            "inspection_id": plan.inspection_id,
            "organisation_id": organisation_id,
            "role": "inspectorate",
        }
        if maker.holdings.one("inspection_organisations", **values) is None:
            plan.add("inspection_organisations", {**values, "source_id": maker.source_id})


def _differences(table: str, held: Row, read: list[tuple[str, Row]]) -> Iterator[Difference]:
    """What differs in a document; what it does not give is no difference."""
    key = str(next(iter(held.values())))
    for label, values in read:
        known = {name: held[name] for name in values}
        if known != values and any(value not in NOTHING.get(name, {None}) for name, value in values.items()):
            yield Difference(table, key, label, known, dict(values))


def _statements(plan: Plan, maker: Maker) -> None:
    taken = set(maker.holdings.keys("findings"))
    held = {
        str(row["finding_id"]): row
        for row in maker.holdings.find("findings", inspection_id=plan.inspection_id)
    }
    ordinal = max((int(row["ordinal"] or 0) for row in held.values()), default=0)
    for each in maker.review.statements:
        if not each.is_kept:
            plan.finding_ids.append("")
            continue
        row = held.get(each.finding_id or "")
        if row is None:
            ordinal += 1
            finding_id = keys.free(f"{plan.inspection_id}-f{ordinal:02}", taken)
            taken.add(finding_id)
            plan.add("findings", maker.finding(finding_id, ordinal, each))
        else:
            finding_id = str(row["finding_id"])
            label = f"Finding {row['ordinal']}: the report's words"
            plan.differences += _differences("findings", row, [(label, {"source_quote": each.text})])
        plan.finding_ids.append(finding_id)
        _themes(plan, maker, finding_id, each)
        _reply(plan, maker, finding_id, each)


def _themes(plan: Plan, maker: Maker, finding_id: str, each: Statement) -> None:
    held = {row["theme_id"] for row in maker.holdings.find("finding_themes", finding_id=finding_id)}
    for theme_id in dict.fromkeys(each.themes):
        if theme_id not in held and theme_id in maker.holdings.keys("themes"):
            plan.add("finding_themes", {"finding_id": finding_id, "theme_id": theme_id})


def _reply(plan: Plan, maker: Maker, finding_id: str, each: Statement) -> None:
    if each.reply is None:
        return
    held = maker.holdings.one("response_replies", response_id=maker.response_id, finding_id=finding_id)
    if held is None:
        is_known = NOT_SAID in maker.holdings.terms("acceptance") or plan.count("vocabulary_terms")
        if each.acceptance in (None, NOT_SAID) and not is_known:
            plan.writes.insert(0, Add("vocabulary_terms", NOT_SAID_TERM))
        plan.add("response_replies", maker.reply(finding_id, each))
    else:
        label = f"Our reply to “{short(each.summary, 40)}”"
        plan.differences += _differences(
            "response_replies", held, [(label, {"action_or_reason": each.reply})]
        )


def _links(plan: Plan, maker: Maker, each: Named) -> None:
    """Plan the links of a named project or priority; a pair that the register has is left as it is."""
    table, column = TABLES[each.kind], IDS[each.kind]
    if each.subject_id is None or each.subject_id not in maker.holdings.keys(SUBJECTS[each.kind]):
        plan.said.append(f"“{short(each.name)}” is named but not in the register: it is not saved.")
        return
    # A statement that was dropped has no finding.
    wanted = dict.fromkeys(plan.finding_ids[place] for place in each.statements)
    found = [finding_id for finding_id in wanted if finding_id]
    if not found and not is_tied(each, maker.review, maker.holdings):
        plan.said.append(f"“{short(each.name)}” is tied to no finding: it is not saved.")
    for finding_id in found:
        pair = {"finding_id": finding_id, column: each.subject_id}
        if plan.adds(table, pair) or maker.holdings.one(table, **pair) is not None:
            continue
        plan.add(
            table,
            {
                "link_id": keys.free(f"link-{finding_id}-{each.subject_id}", maker.holdings.keys(table)),
                **pair,
                "relation": each.relation,
                "basis": each.basis,
                "rationale": _rationale(each),
                "source_id": maker.source_id,
            },
        )


def _rationale(each: Named) -> str:
    """The reason of a link, with the words that it rests on."""
    quote = short(each.quote, 240)
    if each.basis == "stated_in_response" and each.relation != "related":
        return f"Our reply on it names this: “{quote}”"
    if each.basis == "stated_in_response":
        return f"Our response names this for the report as a whole: “{quote}”"
    return f"Our response names this, and both are about the same subject: “{quote}”"


def _document(plan: Plan, maker: Maker) -> None:
    sha256 = maker.review.file.sha256
    if maker.holdings.one("documents", inspection_id=plan.inspection_id, sha256=sha256) is None:
        plan.add("documents", maker.document())


def _choose(plan: Plan, chosen: Collection[str] | None) -> None:
    """Write the differences that are chosen."""
    for each in plan.differences:
        if each.fills if chosen is None else each.name in chosen:
            column = schema.tables()[each.table].key[0]
            plan.writes.append(Change(each.table, {column: each.key}, each.read, seen=each.held))


COUNTED = (
    ("findings", "new finding", "new findings"),
    ("finding_themes", "theme of a finding", "themes of findings"),
    ("response_replies", "reply of ours", "replies of ours"),
    ("finding_interventions", "link from a finding to a project", "links from findings to projects"),
    (
        "finding_priorities",
        "link from a finding to a Plan priority",
        "links from findings to Plan priorities",
    ),
    ("inspection_organisations", "inspectorate of the report", "inspectorates of the report"),
    (
        "organisations",
        "body that the register does not have yet",
        "bodies that the register does not have yet",
    ),
)


def _describe(plan: Plan, review: Review) -> None:
    """Say in words what is saved."""
    day = words.day(review.facts["published_date"], "day not known")
    if not plan.writes:
        plan.lines.append(f"Nothing: the register has all of this on “{plan.title}” already.")
        return
    if plan.is_update:
        plan.lines.append(f"More about an inspection that the register has: “{plan.title}”.")
        changed = sum(isinstance(write, Change) for write in plan.writes)
        if changed:
            plan.lines.append(f"{words.sentence(words.counted(changed, 'field'))} of it filled or changed.")
    else:
        plan.lines.append(f"A new inspection: “{plan.title}”, published {day}.")
    if plan.count("responses"):
        plan.lines.append("Our response to it.")
    for table, one, several in COUNTED:
        if number := plan.count(table):
            plan.lines.append(f"{words.sentence(words.counted(number, one, several))}.")
    if plan.count("documents"):
        plan.lines.append(f"The original file, “{review.file.name}”, kept beside the register.")
