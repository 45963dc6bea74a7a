"""Responses in the manners of several offices, in sentences of our own, with what a perfect reader would find
in them.

`HELD_BACK` was written before the reader was tried on it and never used to change it: it measures what a
confidence is worth.
"""

# ruff: noqa: E501 - the sentences of the letters read better whole
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Office:
    """A response: its parts in order as (kind, words), and the truth.

    Kinds: h heading, p paragraph, li item, q paragraph set as a quotation.
    """

    name: str
    layout: str
    parts: tuple[tuple[str, str], ...]
    fields: dict[str, Any]
    findings: tuple[str, ...] = ()
    recommendations: tuple[tuple[int, str, str], ...] = ()
    chief: str | None = None
    themes: tuple[str, ...] = field(default=())


FORM_FINDINGS = (
    "Officers attend most calls on time, but the control room loses sight of calls that wait longest. Supervisors do not "
    "always know why a call was put back.",
    "Investigation plans are missing in a third of the cases that inspectors looked at, and victims hear too little about "
    "what happens to their case.",
    "The multi-agency hub shares what it knows within a day. Partners praised the force's early intervention work with "
    "schools, which has kept children out of custody.",
    "Knife crime data is looked at every week, yet patrols do not follow it in two of the four districts.",
)
FORM = Office(
    "cleveland",
    "cleveland_form",
    (
        ("h", "RESPONSE BY THE PCC TO HMICFRS INSPECTIONS OF CLEVELAND POLICE"),
        ("h", "INSPECTION DETAILS"),
        ("p", "Answering the call: how well the force deals with reports of violence"),
        ("p", "Date Inspection Published – 12 June 2024"),
        ("p", "Type of Inspection: ☒ Cleveland Specific ☐ Follow Up ☐ Partner Inspection ☐ National ☒ Thematic"),
        ("p", "Is Cleveland Police quoted in the Report? ☒ Yes ☐ No"),
        ("h", "EXECUTIVE SUMMARY OF REPORT"),
        ("p", "The inspection was carried out between 4 March 2024 and 15 March 2024 by His Majesty's Inspectorate of "
              "Constabulary and Fire & Rescue Services (HMICFRS)."),
        ("p", "The inspection focused on 2 themes:"),
        ("li", "how calls are answered and graded"),
        ("li", "how victims of violence are kept informed"),
        ("p", "In summary, the report states:"),
        *(("li", text) for text in FORM_FINDINGS),
        ("h", "PCC RESPONSE TO INSPECTION"),
        ("p", "Comment by the PCC:"),
        ("p", "The PCC welcomes the report and has asked the force for a plan. The PCC will look at progress in the scrutiny "
              "meeting each quarter until the work is complete."),
        ("li", "hold the force to account for its plan;"),
        ("li", "fund work with schools."),
        ("p", "The Safer Streets Project has been funded for another year."),
        ("h", "For Office Use Only"),
        ("p", "Response forwarded to Home Office ☒ Response published on PCC website ☐"),
    ),
    {
        "title": "Answering the call: how well the force deals with reports of violence",
        "published_date": date(2024, 6, 12),
        "inspection_types": ["cleveland_specific", "thematic"],
        "is_force_quoted": True,
        "forwarded_to_home_office": True,
        "published_on_website": False,
        "fieldwork_from": date(2024, 3, 4),
        "fieldwork_to": date(2024, 3, 15),
        "inspectorates": ["HMICFRS"],
        "response_date": None,
    },
    FORM_FINDINGS,
    themes=("how calls are answered and graded", "how victims of violence are kept informed"),
)  # fmt: skip

LETTER = Office(
    "west_mercia",
    "letter",
    (
        ("p", "The Rt Hon Home Secretary"),
        ("p", "2 Marsham Street"),
        ("p", "London"),
        ("p", "27 April 2023"),
        ("p", "Dear Home Secretary,"),
        ("p", "I am writing in response to the HMICFRS report “Keeping young people safe: how well the police tackle violence "
              "among the young”, which was published on 8th March 2023."),
        ("p", "The report made four recommendations, two of which are for chief constables."),
        ("h", "Recommendation 2"),
        ("p", "By 31 March 2024, chief constables should make sure their officers are trained in the use of outcome 22."),
        ("p", "The force has written a training package, which all new officers took in spring. I have seen the figures and am "
              "content with the pace."),
        ("p", "The rest of the workforce will follow by the end of the year."),
        ("h", "Recommendation 4"),
        ("p", "By 31 March 2024, chief constables should make sure their forces understand how violence among the young "
              "affects different ethnic groups."),
        ("p", "An analyst has been appointed and the first profile was shared with partners in the summer."),
        ("p", "I hope that you find this response helpful."),
        ("p", "Yours sincerely,"),
        ("p", "Police and Crime Commissioner"),
    ),
    {
        "title": "Keeping young people safe: how well the police tackle violence among the young",
        "published_date": date(2023, 3, 8),
        "inspection_types": None,
        "is_force_quoted": None,
        "forwarded_to_home_office": None,
        "published_on_website": None,
        "fieldwork_from": None,
        "fieldwork_to": None,
        "inspectorates": ["HMICFRS"],
        "response_date": date(2023, 4, 27),
    },
    recommendations=(
        (2, "By 31 March 2024, chief constables should make sure their officers", "The force has written a training package"),
        (4, "By 31 March 2024, chief constables should make sure their forces", "An analyst has been appointed"),
    ),
)  # fmt: skip

REPORT = Office(
    "surrey",
    "numbered_report",
    (
        ("h", "Response to HMICFRS thematic inspection: Out of sight: how forces find children who go missing"),
        ("h", "1. Police and Crime Commissioner's comments:"),
        ("p", "1.1 I welcome the findings of this report, published on 2 November 2022, which sets out how forces can do better "
              "for children who go missing."),
        ("p", "1.2 I asked the Chief Constable for her views on the report and its recommendations. She has stated:"),
        ("p", "“We recognise the picture that the inspectors paint. Since the visit we have doubled the team that looks for "
              "missing children."),
        ("p", "“We will report to the Commissioner every quarter, and will publish our progress.”"),
        ("h", "2. Overview"),
        ("p", "2.1 Inspectors visited six forces. They found that:"),
        ("li", "return interviews are late in five of the six forces;"),
        ("li", "information from children's homes is seldom looked at."),
        ("h", "3. Next steps"),
        ("p", "3.1 Recommendation 1: By April 2023, forces should check how quickly return interviews take place."),
        ("p", "3.2 The force has met this recommendation. A dashboard shows the delay for every district."),
        ("p", "3.3 I will hold the Chief Constable to account through my performance meetings."),
    ),
    {
        "title": "Out of sight: how forces find children who go missing",
        "published_date": date(2022, 11, 2),
        "inspection_types": None,
        "is_force_quoted": None,
        "forwarded_to_home_office": None,
        "published_on_website": None,
        "fieldwork_from": None,
        "fieldwork_to": None,
        "inspectorates": ["HMICFRS"],
        "response_date": None,
    },
    findings=(
        "return interviews are late in five of the six forces;",
        "information from children's homes is seldom looked at.",
    ),
    recommendations=(
        (1, "By April 2023, forces should check how quickly", "The force has met this recommendation"),
    ),
    chief="We recognise the picture that the inspectors paint.",
)  # fmt: skip

PROSE = Office(
    "northamptonshire",
    "unknown",
    (
        ("h", "Inspection of how well police forces work with hospitals after violent injury"),
        ("p", "This report by HMICFRS was published on 10th of September 2024 and looked at nine forces."),
        ("p", "The inspectors found that:"),
        ("li", "hospitals share data with the police in only half of the areas;"),
        ("li", "no force could say what became of the injured."),
        ("h", "The Commissioner's response"),
        ("p", "The Commissioner welcomes this report. The Chief Constable has assured the Commissioner that data from both "
              "hospitals reaches the force each month, and the Commissioner will follow it up with partners."),
        ("p", "The Commissioner has funded hospital navigators since 2021."),
    ),
    {
        "title": "Inspection of how well police forces work with hospitals after violent injury",
        "published_date": date(2024, 9, 10),
        "inspection_types": None,
        "is_force_quoted": None,
        "forwarded_to_home_office": None,
        "published_on_website": None,
        "fieldwork_from": None,
        "fieldwork_to": None,
        "inspectorates": ["HMICFRS"],
        "response_date": None,
    },
    findings=(
        "hospitals share data with the police in only half of the areas;",
        "no force could say what became of the injured.",
    ),
    chief="The Commissioner welcomes this report. The Chief Constable has assured",
)  # fmt: skip

GROUPED = Office(
    "grouped",
    "letter",
    (
        ("p", "Office of the Police and Crime Commissioner"),
        ("p", "Date: 30th October 2024"),
        ("p", "Rt Hon Home Secretary, Home Office"),
        ("p", "Dear Home Secretary"),
        ("h", "HMICFRS inspection report: Fair and firm: an inspection into how forces police protest"),
        ("p", "His Majesty's Inspectorate of Constabulary and Fire and Rescue Services published the above report on 10th of "
              "September 2024. It holds 12 recommendations, of which five are addressed to chief constables. My comments "
              "under section 55 of the Police Act 1996 follow."),
        ("h", "Planning and briefing"),
        ("h", "Recommendation 3 and 7"),
        ("p", "I am advised by the Chief Constable that commanders now log each decision they take and that the log is looked "
              "at by a lawyer afterwards."),
        ("h", "Recommendation 9"),
        ("p", "With immediate effect, chief constables should stop using the old briefing pack."),
        ("p", "The pack was withdrawn in the first week of October. My office checked this on a visit to the control room."),
        ("h", "Learning"),
        ("h", "Recommendations 10, 11 and 12:"),
        ("p", "These are for the College of Policing, and no action is needed from the force."),
        ("p", "I trust this letter meets my duty to respond."),
        ("p", "Yours faithfully"),
        ("p", "Police and Crime Commissioner for the area"),
    ),
    {
        "title": "Fair and firm: an inspection into how forces police protest",
        "published_date": date(2024, 9, 10),
        "inspection_types": None,
        "is_force_quoted": None,
        "forwarded_to_home_office": None,
        "published_on_website": None,
        "fieldwork_from": None,
        "fieldwork_to": None,
        "inspectorates": ["HMICFRS"],
        "response_date": date(2024, 10, 30),
    },
    recommendations=(
        (3, "", "I am advised by the Chief Constable that commanders"),
        (7, "", "I am advised by the Chief Constable that commanders"),
        (9, "With immediate effect, chief constables should stop", "The pack was withdrawn in the first week"),
        (10, "", "These are for the College of Policing"),
        (11, "", "These are for the College of Policing"),
        (12, "", "These are for the College of Policing"),
    ),
    chief="I am advised by the Chief Constable that commanders",
)  # fmt: skip

PLAIN_QUOTATION = Office(
    "plain_quotation",
    "numbered_report",
    (
        ("h", "Commissioner's response to HMICFRS report: Behind closed doors: the police and abuse in the home"),
        ("h", "1. Commissioner's comments"),
        ("p", "I welcome this report of 4 September, which asks hard questions of all of us. The following sections set out how "
              "the Force is taking forward the report's recommendations, and I will monitor progress through my Office's "
              "existing scrutiny mechanisms."),
        ("p", "I have asked for the Chief Constable's view on the report, and he has stated:"),
        ("q", "Abuse in the home makes up a fifth of all the crime that we record. I accept the report's findings and have put "
              "an assistant chief constable in charge of our plan."),
        ("h", "2. Recommendations"),
        ("h", "Recommendation 1"),
        ("p", "By 31 January 2024, chief constables should review how body-worn cameras are used at every call to abuse in the "
              "home."),
        ("p", "The Force looked at two hundred calls in November. Cameras were worn in nine of ten, and supervisors now check "
              "the rest."),
        ("h", "Recommendation 2"),
        ("p", "By 31 January 2024, chief constables should make sure that risk is assessed again when a suspect is released."),
        ("p", "A second assessment has been part of the release form since June."),
        ("h", "3. Areas for improvement"),
        ("p", "The report found two areas for improvement:"),
        ("li", "the force should call back victims within a day;"),
        ("li", "the force should train call takers to hear signs of control."),
    ),
    {
        "title": "Behind closed doors: the police and abuse in the home",
        "published_date": None,
        "inspection_types": None,
        "is_force_quoted": None,
        "forwarded_to_home_office": None,
        "published_on_website": None,
        "fieldwork_from": None,
        "fieldwork_to": None,
        "inspectorates": ["HMICFRS"],
        "response_date": None,
    },
    findings=(
        "the force should call back victims within a day;",
        "the force should train call takers to hear signs of control.",
    ),
    recommendations=(
        (1, "By 31 January 2024, chief constables should review how", "The Force looked at two hundred calls"),
        (2, "By 31 January 2024, chief constables should make sure that risk", "A second assessment has been part"),
    ),
    chief="Abuse in the home makes up a fifth of all the crime",
)  # fmt: skip

HELD_PEEL = Office(
    "held_peel",
    "unknown",
    (
        ("h", "The Commissioner's response to the HMICFRS report “PEEL 2025: an inspection of the force”"),
        ("p", "Publication date: 19th December 2025"),
        ("p", "HMICFRS conducted its fieldwork between 2 and 20 June 2025. I am pleased that the inspectors have graded the "
              "force as good for the way it answers the public."),
        ("p", "The inspectorate also identified areas for improvement:"),
        ("li", "the force should make sure that crimes are recorded within a day;"),
        ("li", "supervisors should review every investigation at least once in four weeks;"),
        ("li", "the force should look after the wellbeing of its control room staff."),
        ("p", "The Chief Constable said: “I am proud of what my officers have done, and I know where we must still improve. Our "
              "plan will be finished by the spring.”"),
        ("p", "I will look at the plan with my audit committee. My Police and Crime Plan puts victims first, and the report "
              "shows that this is right."),
    ),
    {
        "title": "PEEL 2025: an inspection of the force",
        "published_date": date(2025, 12, 19),
        "inspection_types": None,
        "is_force_quoted": None,
        "forwarded_to_home_office": None,
        "published_on_website": None,
        "fieldwork_from": date(2025, 6, 2),
        "fieldwork_to": date(2025, 6, 20),
        "inspectorates": ["HMICFRS"],
        "response_date": None,
    },
    findings=(
        "the force should make sure that crimes are recorded within a day;",
        "supervisors should review every investigation at least once in four weeks;",
        "the force should look after the wellbeing of its control room staff.",
    ),
    chief="I am proud of what my officers have done",
)  # fmt: skip

MINISTER = Office(
    "minister",
    "letter",
    (
        ("p", "Our ref: 25/118"),
        ("p", "3 February 2024"),
        ("p", "Dear Minister,"),
        ("p", "Response to HMICFRS report: Losing the thread: how forces follow up stolen vehicles"),
        ("p", "I write to give my comments on the above inspection, released by the inspectorate on 8 December 2023. Of its "
              "nine recommendations four concern chief constables."),
        ("p", "Recommendation 1: By 30 June 2024, chief constables must be sure that each stolen vehicle has a named officer."),
        ("p", "Response: The force already works in this way, and I have asked for the figures to be published."),
        ("p", "Recommendation 5: By 30 September 2024, the National Police Chiefs' Council should agree one form for insurers."),
        ("p", "Response: This is not for the force. My office will follow it through the national association."),
        ("p", "The Chief Constable has told me that two officers have been added to the team."),
        ("p", "Yours sincerely"),
    ),
    {
        "title": "Losing the thread: how forces follow up stolen vehicles",
        "published_date": date(2023, 12, 8),
        "inspection_types": None,
        "is_force_quoted": None,
        "forwarded_to_home_office": None,
        "published_on_website": None,
        "fieldwork_from": None,
        "fieldwork_to": None,
        "inspectorates": ["HMICFRS"],
        "response_date": date(2024, 2, 3),
    },
    recommendations=(
        (1, "By 30 June 2024, chief constables must be sure", "The force already works in this way"),
        (5, "By 30 September 2024, the National Police Chiefs' Council", "This is not for the force."),
    ),
    chief="The Chief Constable has told me",
)  # fmt: skip

HELD_NUMBERED = Office(
    "held_numbered",
    "numbered_report",
    (
        ("h", "Statutory response: Custody under pressure: a joint inspection of police cells"),
        ("p", "1. Introduction"),
        ("p", "1.1 HMICFRS and the Care Quality Commission visited our custody suites in November 2023. Their report came out on "
              "14 March 2024 and was published on the inspectorate's website."),
        ("p", "1.2 As Police, Fire and Crime Commissioner I am required to publish my comments."),
        ("p", "2. Findings of the inspection"),
        ("p", "2.1 The key findings were:"),
        ("li", "detainees wait too long for a nurse;"),
        ("li", "children are held overnight more often than in other forces."),
        ("p", "3. Chief Constable's comments"),
        ("p", "3.1 The force accepts the report in full. A second nurse now works at night."),
        ("p", "4. My response"),
        ("p", "4.1 I have met the Chief Constable twice about this report. Volunteers who visit custody will tell me whether "
              "waiting times fall."),
        ("p", "Dated 2 May 2024"),
    ),
    {
        "title": "Custody under pressure: a joint inspection of police cells",
        "published_date": date(2024, 3, 14),
        "inspection_types": None,
        "is_force_quoted": None,
        "forwarded_to_home_office": None,
        "published_on_website": None,
        "fieldwork_from": date(2023, 11, 1),
        "fieldwork_to": date(2023, 11, 30),
        "inspectorates": ["HMICFRS", "CQC"],
        "response_date": date(2024, 5, 2),
    },
    findings=(
        "detainees wait too long for a nurse;",
        "children are held overnight more often than in other forces.",
    ),
    chief="The force accepts the report in full.",
)  # fmt: skip

WRITTEN_WITH = (FORM, LETTER, REPORT, PROSE, GROUPED, PLAIN_QUOTATION, MINISTER)
HELD_BACK = (HELD_PEEL, HELD_NUMBERED)
