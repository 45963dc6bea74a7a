"""How well evidenced projects are: the rating of their approaches, and their own evaluations, kept apart."""

from __future__ import annotations

from collections.abc import Sequence

from violence_response import words
from violence_response.accounts import counts as said
from violence_response.accounts import money
from violence_response.accounts.blocks import Facts, Paragraph, Quiet, Section, Table, Words, link
from violence_response.rows import ApproachesFunded, InterventionCounts, InterventionDetails
from violence_response.words import Status, joined, number, pounds, sentence, short_pounds

NOTE = "A rating belongs to an approach across many studies; it does not say that one project works."
INSPECTORS = (
    "In 2023 inspectors found that what violence reduction units pay for was in part tested rarely, "
    "poorly or never."
)
RATINGS = (
    ("projects_rated_well", "high or moderate"),
    ("projects_rated_low", "low, no effect or harmful"),
    ("projects_rating_disputed", "disputed between copies of the Toolkit"),
    ("projects_rating_insufficient", "too little evidence"),
    ("projects_not_rated", "no rating found"),
)
"""What the Toolkit says of the approaches of projects; together they are all projects."""


def evaluation(found: Status) -> Status:
    """The state of a project's evaluation, which says that it is one: "None found" alone would not."""
    label = found.label
    if "evaluation" in label.lower():
        return found
    return found._replace(label=f"Evaluation: {label[:1].lower()}{label[1:]}")


def rating(found: Status | None) -> Words:
    """The rating of an approach as the Toolkit words it, with "disputed" beside it where copies disagree."""
    return Words(found) if found else Words("No rating found")


def rating_in_words(found: Status | None) -> str:
    """The rating of an approach inside a sentence."""
    return f"Toolkit rating: {found.label.lower()}" if found else "no Toolkit rating found"


def _dated(row: ApproachesFunded | InterventionDetails) -> Words:
    if row.rating is None:
        return rating(None)
    on = row.rating_date
    when = words.period(on, on, row.rating_date_precision) if on else "date not stated"
    return Words(row.rating, f" {when}")


def evaluated(counts: InterventionCounts) -> str:
    """How many projects have an evaluation, and what the Toolkit says of their approaches."""
    first = said.evaluated(counts)
    if not counts.projects:
        return first
    if counts.projects_not_rated == counts.projects:
        return (
            f"{first} No rating was found for {'its approach' if counts.projects == 1 else 'any approach'}."
        )
    parts = [
        f"{label} for {number(getattr(counts, name))}" for name, label in RATINGS if getattr(counts, name)
    ]
    return f"{first} The Toolkit's rating of the approach: {joined(parts)}. {NOTE}"


def headline(counts: InterventionCounts) -> str:
    """How much of the money known to be awarded went to approaches with a good rating."""
    if not counts.awarded_amount:
        return "No award of these projects has a confirmed amount"
    well = short_pounds(counts.awarded_rated_well or 0)
    return (
        f"{well} of the {short_pounds(counts.awarded_amount)} known to be awarded went to approaches that "
        "the Toolkit rates high or moderate, undisputed"
    )


def pictured(counts: InterventionCounts, found: Sequence[ApproachesFunded], most: int) -> str:
    """What the picture of money by approach shows, with at most `most` bars."""
    parts = [f"{headline(counts)}.", money.not_evaluated(counts)]
    paid = sum(1 for row in found if row.awarded_amount)
    if without := len(found) - paid:
        noun = "further approach has" if without == 1 else "further approaches have"
        parts.append(f"{sentence(number(without))} {noun} no confirmed amount.")
    if paid > most:
        parts.append(f"The picture shows the {most} with most money; the rows hold all.")
    return " ".join(parts)


def approaches(counts: InterventionCounts, found: Sequence[ApproachesFunded]) -> Section:
    """Money by approach beside the rating of the approach and the state of evaluation."""
    rows = tuple(
        (
            Words(link(row.name, "interventions", approach=row.approach_id)),
            _dated(row),
            f"{row.projects:,}",
            pounds(row.awarded_amount, "none known"),
            words.money(None, row.other_amount, row.not_stated)
            if row.other_amount is not None or row.not_stated
            else "–",
            f"{row.projects_evaluated:,} of {row.projects:,}",
            f"{row.projects_funded_not_evaluated:,} of {row.projects_funded:,}"
            if row.projects_funded
            else "–",
        )
        for row in found
    )
    header = (
        "Approach", "Toolkit rating", "Projects", "Awarded", "Not confirmed or not stated", "Evaluated",
        "Funded, not evaluated",
    )  # fmt: skip
    table = Table("", header, rows, (22, 18, 9, 11, 18, 11, 11), right=(2, 3))
    return Section("approaches", "", f"{money.not_evaluated(counts)} {INSPECTORS} {NOTE}", (table,))


def project(row: InterventionDetails) -> Section:
    """The rating of one project's approach and what is known of its own evaluation, kept apart."""
    pairs = (
        ("Approach", Words(link(row.approach_name, "interventions", approach=row.approach_id))),
        ("Strand of the Toolkit", row.toolkit_name or "none found"),
        (
            "Rating of the approach",
            Words(_dated(row), f"; {row.certainty_label.lower()}") if row.rating else _dated(row),
        ),
        ("What the rating rests on", row.rating_note or "not stated"),
        (
            "Where the rating was read",
            Words(link(row.approach_source_title, "about_the_data", source=row.approach_source_id)),
        ),
        ("Evaluation of this project", Words(row.evaluation, f" {row.evaluation_note or ''}".rstrip())),
    )
    return Section(
        "evidence", "How well evidenced", "", (Facts(pairs), Paragraph(Words(Quiet(NOTE)))),
        (row.approach_source_id, row.source_id),
    )  # fmt: skip
