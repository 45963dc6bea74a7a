"""The inspections, findings, responses and replies of the generated country."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks import draws
from benchmarks.country import Country, shipped
from benchmarks.draws import Column

NO_DAY = np.datetime64("NaT", "D")
SUBJECTS = ("serious youth violence", "knife crime", "child protection", "domestic abuse",
"child exploitation",
            "custody", "rape and serious sexual offences", "crime data integrity", "stalking",
            "vulnerable people")  # fmt: skip
SUMMARY = (
    ("The force should", "Forces and their partners should", "Leaders do not always", "Supervisors should",
     "Officers rarely", "The partnership needs to", "Chief constables should",
     "Children say that agencies do not"),
    ("share a common picture of", "record and check", "review within six months",
    "train everyone who deals with",
     "agree who leads on", "measure what works against", "listen to those harmed by", "plan together for"),
    ("knife carrying in certain neighbourhoods", "violence outside the home", "children who go missing",
     "harm to girls and young women", "repeat offending after custody", "exploitation by county lines",
     "first contact with the police", "exclusion from school"),
    ("and show the effect to the public", "so that help comes before arrest",
    "with health and education partners",
     "and report progress each quarter", "where data from hospitals are at hand",
     "before the next inspection"),
)  # fmt: skip
REPLY = (
    (
        "The force accepts this and has",
        "The Commissioner notes that the unit has",
        "Partners have",
        "The office has",
    ),
    ("funded", "reviewed", "trained staff in", "set a date for", "asked for evidence of"),
    (
        "custody navigators",
        "mentoring in schools",
        "the needs assessment",
        "focused deterrence",
        "joint supervision",
    ),
)
KINDS = {"finding": 35.0, "recommendation": 35.0, "area_for_improvement": 18.0, "cause_of_concern": 5.0,
         "positive_practice": 7.0}  # fmt: skip
ADDRESSED = {"yes": 55.0, "shared": 20.0, "no": 25.0}
ADDRESSEES = {"yes": "Chief constables", "shared": "Local partnerships", "no": "Government"}
STATES = {"": 60.0, "awaiting_review": 15.0, "complete": 22.0, "no_further_action": 3.0}
REPLIES = {"accepted": 50.0, "accepted_in_part": 15.0, "not_accepted": 3.0, "no_reply": 32.0}


@dataclass(frozen=True, slots=True)
class Reports:
    """What others need to know of the reports, by the place of each in its list.

    force: the force of each inspection,
    -1 where it looks at the whole country. report: the inspection of each finding.
    answered: whether a response to the inspection is on record.
    """

    force: Column
    published: Column
    report: Column
    answered: Column


def make_reports(country: Country) -> Reports:
    """Make inspections, who took part in them, findings, responses and replies."""
    count, source = country.size.inspections, country.source
    force = np.where(draws.happens(source, 0.12, count), -1, source.integers(country.size.forces, size=count))
    age = np.asarray(6_400 * source.beta(1.0, 1.8, size=count), dtype=int)
    published = np.where(draws.happens(source, 0.98, count), draws.TODAY - age, NO_DAY)
    report = np.repeat(np.arange(count), draws.shared_out(source, country.size.findings, count))
    kinds = draws.pick(source, KINDS, len(report))
    regime = draws.pick(source, {"section_55": 85.0, "jtai_statement": 4.0, "none": 11.0}, count)
    required = np.where((regime == "none") | draws.happens(source, 0.05, count), "no", "yes")
    covered = _covered(count, draws.happens(source, 0.02, count))
    answered = (required == "yes") & (covered == "") & draws.happens(source, 0.8, count)
    reports = Reports(force, published, report, answered)
    _inspections(country, reports, kinds, regime, required, covered)
    _bodies(country, reports)
    _findings(country, reports, kinds)
    _responses(country, reports)
    return reports


def _covered(count: int, is_covered: Column) -> Column:
    """Every covered report is covered by the first of its ten, which none covers."""
    numbers = np.arange(count)
    firsts = draws.keys("inspection", count)[numbers - numbers % 10]
    return draws.only_where(is_covered & (numbers % 10 != 0), firsts)


def _inspections(
    country: Country, reports: Reports, kinds: Column, regime: Column, required: Column, covered: Column
) -> None:
    count, source = country.size.inspections, country.source
    known, national = ~np.isnat(reports.published), reports.force < 0
    inspectorates = (
        shipped("organisations").query("organisation_type == 'inspectorate'")["organisation_id"].to_numpy()
    )
    names = np.append(country.force_names, "England and Wales")[reports.force]
    is_letter = known & (regime == "jtai_statement")
    fieldwork = draws.written(draws.days(reports.published, source, -180, -40))
    table = {
        "inspection_id": draws.keys("inspection", count), "source_id": draws.keys("report", count),
        "title": names + ": inspection of " + draws.any_of(source, SUBJECTS, count),
        "lead_organisation_id": draws.any_of(source, inspectorates, count),
        "published_date": draws.written(reports.published), "published_precision": np.where(known, "day",
        "year"),
        "fieldwork_from": fieldwork, "fieldwork_to": fieldwork,
        "fieldwork_precision": np.where(known, "month", "not_stated"),
        "is_national": _words(national), "is_thematic": _words(national | draws.happens(source, 0.2, count)),
        "is_force_specific": _words(~national), "is_follow_up": _words(draws.happens(source, 0.1, count)),
        "is_partner": _words(draws.happens(source, 0.1, count)), "is_force_quoted": _words(~national),
        "response_regime": regime, "response_required": required, "response_seen": np.where(reports.answered,
        "form", "no"),
        "response_due_date": draws.only_where(is_letter, draws.written(draws.days(reports.published, source,
        60, 90))),
        "response_reason": np.where(required == "no", "Not about this force", "Report on this force"),
        "covered_by_inspection_id": covered, "force_recommendation_count": "", "note": "",
        "summary": draws.sentence(source, SUMMARY[:3], count),
    }  # fmt: skip
    is_stated = draws.happens(source, 0.4, count)
    for kind in ("recommendation", "cause_of_concern", "area_for_improvement"):
        held = np.bincount(reports.report[kinds == kind], minlength=count)
        table[f"{kind}_count"] = draws.only_where(
            is_stated, draws.whole(held + source.integers(3, size=count))
        )
    country.tables["inspections"] = pd.DataFrame(table)


def _words(flags: Column) -> Column:
    return np.where(flags, "true", "false")


def _bodies(country: Country, reports: Reports) -> None:
    """The leading inspectorate of each report, and the force that it looked at."""
    inspections = country.tables["inspections"]
    local = reports.force >= 0
    lead = pd.DataFrame({"inspection_id": inspections["inspection_id"], "role": "inspectorate",
                         "organisation_id": inspections["lead_organisation_id"]})  # fmt: skip
    police = draws.keys("police", country.size.forces)[reports.force[local]]
    looked_at = pd.DataFrame({"inspection_id": inspections["inspection_id"][local],
    "role": "inspected_agency",
                              "organisation_id": police})  # fmt: skip
    both = pd.concat([lead, looked_at])
    country.tables["inspection_organisations"] = both.assign(source_id="source-places")


def _findings(country: Country, reports: Reports, kinds: Column) -> None:
    count, source = len(reports.report), country.source
    first = np.searchsorted(reports.report, reports.report)
    addressed = draws.pick(source, ADDRESSED, count)
    due = draws.days(reports.published[reports.report], source, 90, 400)
    finding_ids = draws.keys("finding", count)
    ordinal = draws.whole(np.arange(count) - first + 1)
    country.tables["findings"] = pd.DataFrame({
        "finding_id": finding_ids, "inspection_id": draws.keys("inspection",
        country.size.inspections)[reports.report],
        "ordinal": ordinal, "finding_type": kinds, "summary": draws.sentence(source, SUMMARY, count),
        "source_quote": "", "source_reference": "Paragraph " + ordinal,
        "addressee": [ADDRESSEES[word] for word in addressed], "addressed_to_us": addressed,
        "due_date": draws.only_where(draws.happens(source, 0.15, count), draws.written(due)),
        "inspectorate_status": draws.pick(source, STATES, count),
        "note": draws.only_where(draws.happens(source, 0.1, count), np.full(count,
        "Second-hand: read in a digest")),
        "source_id": draws.keys("report", country.size.inspections)[reports.report],
    })  # fmt: skip
    country.tables["finding_themes"] = theme_rows(country, "finding_id", finding_ids)


def theme_rows(country: Country, column: str, ids: Column) -> pd.DataFrame:
    """One to three themes for each of the keys, those below a wider theme."""
    themes = country.tables["themes"]
    narrow = themes.loc[themes["parent_theme_id"] != "", "theme_id"].to_numpy(dtype=object)
    which = np.repeat(np.arange(len(ids)), country.source.integers(1, 4, size=len(ids)))
    # Some subjects come up far more often than others.
    theme = np.asarray(len(narrow) * country.source.beta(1.0, 1.6, size=len(which)), dtype=int)
    which, theme = draws.pairs(which, theme, len(which))
    return pd.DataFrame({column: ids[which], "theme_id": narrow[theme]})


def _responses(country: Country, reports: Reports) -> None:
    """A response to each answered report, each step on its day or not yet; replies on most findings."""
    source, places = country.source, np.flatnonzero(reports.answered)
    published = reports.published[places]
    invited = draws.days(published, source, 4, 10)
    received = draws.days(invited, source, 7, 24)
    approved = draws.days(received, source, 3, 14)
    answered = draws.days(approved, source, 0, 9)
    # Some responses stand on a page that gives no day.
    answered[draws.happens(source, 0.12, len(places))] = NO_DAY
    sent = draws.days(answered, source, 0, 5)
    steps = {"chief_officer_invited_date": invited, "chief_officer_received_date": received,
             "approved_date": approved, "published_date": answered, "sent_to_inspectorate_date": sent,
             "forwarded_to_home_office_date": sent}  # fmt: skip
    response_ids = draws.keys("response", len(places))
    is_old = ~(published > draws.TODAY - 60)
    frame = pd.DataFrame({name: _until_today(step) for name, step in steps.items()}).assign(
        response_id=response_ids, inspection_id=country.ids("inspections")[places], note="",
        summary=draws.sentence(source, REPLY, len(places)), source_id=draws.keys("report",
        len(reports.force))[places],
        url=draws.only_where(is_old, np.array([f"https://example.org/{key}" for key in response_ids],
        dtype=object)),
    )  # fmt: skip
    country.tables["responses"] = frame
    response_of = np.full(len(reports.force), -1)
    response_of[places] = np.arange(len(places))
    _replies(country, response_of[reports.report], response_ids)


def _until_today(moments: Column) -> Column:
    return draws.written(np.where(moments > draws.TODAY, NO_DAY, moments))


def _replies(country: Country, response: Column, response_ids: Column) -> None:
    source = country.source
    findings = np.flatnonzero((response >= 0) & draws.happens(source, 0.7, len(response)))
    acceptance = draws.pick(source, REPLIES, len(findings))
    is_said = (acceptance != "no_reply") & draws.happens(source, 0.75, len(findings))
    country.tables["response_replies"] = pd.DataFrame({
        "reply_id": draws.keys("reply", len(findings)), "response_id": response_ids[response[findings]],
        "finding_id": country.ids("findings")[findings], "acceptance": acceptance,
        "action_or_reason": draws.only_where(is_said, draws.sentence(source, REPLY, len(findings))),
        "reference": "Paragraph 2", "note": "", "source_id": "source-places",
    })  # fmt: skip
