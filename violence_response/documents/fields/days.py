"""Days that a response gives: when the report was published, when the fieldwork was, when the response was
written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from violence_response.documents.fields.facts import Block, Draft, Field, sure
from violence_response.documents.fields.written_dates import FoundDate, dates_in

PUBLISHED = re.compile(
    r"\b(?:published|publication|released|issued|appeared|(?:came|come) out)\b", re.IGNORECASE
)
OURS = re.compile(
    r"\b(?:our|my|this)\s+(?:response|comments?|plan)|plan\b|website|action plan|strategy", re.IGNORECASE
)
OF_REPORT = re.compile(
    r"\b(?:report|inspection|review|letter)[”\"’']?,?\s+(?:(?:which|that)\s+)?(?:was\s+)?(?:first\s+)?$",
    re.IGNORECASE,
)
ON = re.compile(r"\bon\s+(?:the\s+|\w+day,?\s+(?:the\s+)?)?$", re.IGNORECASE)
REPORT_OF = re.compile(r"\b(?:report|inspection|letter)\s+(?:of|dated)\s+(?:the\s+)?(?=\d)", re.IGNORECASE)
FIELDWORK = (
    re.compile(
        r"\b(?:fieldwork|carried out|took place|conducted|undertaken|inspected|visited|on site|stayed|"
        r"inspectors (?:looked|examined|read|spoke|went|were|came|spent)|"
        r"gathered (?:their |its |the )?evidence|(?:were|was) (?:in|at) (?:the|our|work)|"
        r"returned to|(?:came|went) (?:in)?(?:to|back)|(?:their|its) (?:work|visits?))\b",
        re.IGNORECASE,
    ),
    re.compile(r"\binspections?\b", re.IGNORECASE),
)
"""Sentences about the fieldwork; those of the second kind are looked at where there is none of the first."""
SPAN = re.compile(
    r"^\s*(?:and|to|until|[-–—]|and (?:stayed|lasted|ran|ended|finished|went on|remained) (?:to|"
    r"until|on|in))\s*"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"\b(?:between|from)\s+(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*(?:and|to|until|"
    r"[-–—])\s*(?:the\s+)?$|"
    r"\b(?P<bare>\d{1,2})(?:st|nd|rd|th)?\s*(?:to|[-–—])\s*$", re.IGNORECASE
)  # fmt: skip
HALF = re.compile(
    r"\b(?P<month>january|february|march|april|may|june|july|august|september|october|november|december)\s*"
    r"(?:and|to|until|[-–—])\s*$", re.IGNORECASE
)  # fmt: skip
DATED = re.compile(
    r"^(?:\w+ / )?(?:"
    r"date(?:d)?(?: of (?:the |our |this )?(?:response|letter|reply|comments?))?|"
    r"(?:[\w'’]+ ){0,4}(?:response|reply|letter|comments?)(?: was)? "
    r"(?:submitted|sent|dated?|published|issued|made)(?: on)?|"
    r"signed(?: and dated)?)\s*[:–—-]?\s*(?=(?:\w+day,? )?\d|[A-Z][a-z]+ \d)",
    re.IGNORECASE,
)
LONGEST_WAIT = 270
"""Days after which a response is not taken to answer a report of "5 June"; the law gives 56."""
OPENING = re.compile(r"(?:\d[\d.]*\s+)?on\s", re.IGNORECASE)
SHORT_LINE = 50
"""Letters of the longest line of an address."""
GOES_ON = re.compile(r"\b(?:on|of|by|to|and|from|until|the|in|since|at|dated)$|[,;]$", re.IGNORECASE)
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", re.IGNORECASE)


def published_field(text: str, block: Block, draft: Draft, confidence: float) -> Field:
    """The day of publication in a line that is known to hold it; a doubt where the year or the day is
    missing."""
    found = dates_in(text)
    if not found:
        draft.doubt("published_date", "No date could be read.", block.page)
        return Field(None, 0.0, block.page, block.quote)
    days = {each.value for each in found if each.precision == "day"}
    if found[0].precision == "day" and len(days) == 1:
        return Field(found[0].value, sure(confidence, block), block.page, block.quote)
    messages = {
        "no_year": f'"{found[0].quote}" has no year.',
        "month": f'"{found[0].quote}" has no day.',
        "day": "Several days are given for the publication.",
    }
    draft.doubt("published_date", messages[found[0].precision], block.page)
    return Field(None, 0.0, block.page, block.quote)


def find_published(blocks: Sequence[Block], draft: Draft, answered: date | None = None) -> Field:
    """The day of publication in running text: the date nearest after "published" in a sentence about the
    report. A day without a year is the last of its name before the response, where that is dated."""
    found: list[tuple[FoundDate, Block]] = []
    for block in blocks:
        for sentence in block.sentences:
            match = PUBLISHED.search(sentence)
            if match is None or _is_ours(sentence, match):
                continue
            near = _nearest(dates_in(sentence), sentence, match.end())
            found += [(near, block)] if near is not None else []
    if not found:
        return _report_of(blocks, draft, answered)
    one, block = found[0]
    days = {each.value for each, _ in found if each.precision == "day"}
    if one.precision == "no_year" and len(days) == 1:
        # Another sentence gives the same day with its year.
        other = next((each, holder) for each, holder in found if each.precision == "day")
        one, block = other
    if one.precision == "no_year" and (day := _last_before(one, answered)):
        return _with_the_response(day, one, block, draft)
    if one.precision != "day":
        return published_field(one.quote, block, draft, 0.0)
    if len(days) > 1:
        one, block, which = _answered_one(found, answered)
        draft.doubt("published_date", f"Several days of publication are named; {which} is shown.", block.page)
    return Field(one.value, sure(0.92 if len(days) == 1 else 0.6, block), block.page, block.quote)


def _is_ours(sentence: str, match: re.Match[str]) -> bool:
    """Whether what was published is the office's own answer and not the report."""
    before = sentence[: match.start()]
    return (
        not OF_REPORT.search(before)
        and OURS.search(sentence[max(match.start() - 30, 0) : match.end()]) is not None
    )


def _nearest(dates: Sequence[FoundDate], sentence: str, place: int) -> FoundDate | None:
    """The date that belongs to a "published" which ends at a place: the next one, however many bodies are
    named between ("published by … on 8 March"), or else the one just before."""
    after = next((each for each in dates if each.start >= place), None)
    if after is not None:
        between = sentence[place : after.start]
        if len(between) <= 45 or (len(between) <= 160 and ON.search(between)):
            return after
    if dates and dates[0].start <= len("1.1 On Wednesday, ") and place <= 90 and OPENING.match(sentence):
        # "On 19 July 2023 the inspectorate published a letter".
        return dates[0]
    return next((each for each in reversed(dates) if -25 <= each.start - place < 0), None)


def _report_of(blocks: Sequence[Block], draft: Draft, answered: date | None) -> Field:
    """The day in "this report of 4 September 2023", where no sentence mentions publication."""
    for block in blocks:
        match = REPORT_OF.search(block.text)
        found = dates_in(block.text[match.end() :]) if match else []
        if not found or found[0].start:
            continue
        if found[0].precision == "day":
            return Field(found[0].value, sure(0.75, block), block.page, block.quote)
        if day := _last_before(found[0], answered):
            return _with_the_response(day, found[0], block, draft)
    return Field()


def _answered_one(
    found: Sequence[tuple[FoundDate, Block]], answered: date | None
) -> tuple[FoundDate, Block, str]:
    """Of several days of publication the newest before the response, where that is dated; else the first."""
    whole = [(one, block) for one, block in found if one.precision == "day" and one.value is not None]
    earlier = [(one, block) for one, block in whole if answered and one.value and one.value <= answered]
    if not earlier:
        return (*whole[0], "the first")
    one, block = max(earlier, key=lambda each: each[0].value or date.min)
    return one, block, "the newest before the response"


def _last_before(found: FoundDate, answered: date | None) -> date | None:
    """The day that a date without a year means in a response of a known day; a report is not answered when
    it is a year old."""
    if found.precision != "no_year" or answered is None:
        return None
    day = _in_first_of((answered.year, answered.year - 1), found, lambda day: day <= answered)
    return day if day and (answered - day).days < LONGEST_WAIT else None


def _with_the_response(day: date, found: FoundDate, block: Block, draft: Draft) -> Field:
    draft.doubt(
        "published_date",
        f'"{found.quote}" has no year; the year was taken from the day of the response.',
        block.page,
    )
    return Field(day, sure(0.75, block), block.page, block.quote)


def fill_fieldwork(blocks: Sequence[Block], draft: Draft) -> None:
    """First and last day of the fieldwork, from the first sentence about an inspection with a span of dates
    or a month."""
    sentences = [(block, sentence) for block in blocks for sentence in block.sentences]
    title = str(draft.fields["title"].value or "")
    for pattern in FIELDWORK:
        for block, whole in sentences:
            # "… the public disorder in July and August 2024" says nothing of fieldwork where it is the title.
            sentence = whole.replace(title, "") if title else whole
            is_about_it = pattern.search(sentence) is not None
            span = _span(" ".join(WEEKDAY.sub(" ", sentence).split())) if is_about_it else None
            if span is None:
                continue
            first, last, confidence = span
            draft.fields["fieldwork_from"] = Field(first, sure(confidence, block), block.page, sentence)
            draft.fields["fieldwork_to"] = Field(last, sure(confidence, block), block.page, sentence)
            return


def _span(sentence: str) -> tuple[date, date, float] | None:
    """Both ends of a span: "September 2023 and May 2024", "5 and 16 June 2023", "May to June 2022", "November
    2020"."""
    every = dates_in(sentence)
    for first, second in pairwise(every):
        if not SPAN.match(sentence[first.end : second.start]):
            continue
        begun, ended = _with_year(first, second), _year_later(first, second)
        if begun is not None and second.value:
            return begun, second.value, 0.92
        if ended is not None and first.value:
            return first.value, ended, 0.88
    return _full_span(sentence, [each for each in every if each.value is not None])


def _full_span(sentence: str, found: Sequence[FoundDate]) -> tuple[date, date, float] | None:
    """A span whose first date, or whose only date, has its year."""
    for first, second in pairwise(found):
        start, end = first.value, second.last
        if (
            SPAN.match(sentence[first.end : second.start])
            and start is not None
            and end is not None
            and start <= end
        ):
            return start, end, 0.93
    for each in found:
        before = sentence[: each.start]
        value, end = each.value, each.last
        if value is None or end is None:
            continue
        day, month = BETWEEN.search(before), HALF.search(before)
        if each.precision == "day" and day is not None:
            number = int(day["day"] or day["bare"])
            if 1 <= number <= value.day:
                return value.replace(day=number), end, 0.9
        if each.precision == "month" and month is not None:
            start = next(iter(dates_in(f"{month['month']} {value.year}"))).value
            if start is not None and start <= end:
                return start, end, 0.88
        is_end = re.search(r"\b(?:between|from)\b[^.]{0,30}$", before) is not None
        if (
            re.search(r"fieldwork|inspected|took place|carried out|conducted", before)
            and each.precision == "month"
            and not is_end
        ):
            return value, end, 0.8
    return None


def _with_year(first: FoundDate, second: FoundDate) -> date | None:
    """The day of "15 May" before "26 May 2023": in the same year, or in the one before where it would be
    later."""
    ended = second.value
    if first.precision != "no_year" or second.precision != "day" or ended is None:
        return None
    return _in_first_of((ended.year, ended.year - 1), first, lambda day: day <= ended)


def _year_later(first: FoundDate, second: FoundDate) -> date | None:
    """The day of "2 February" after "22 January 2024": in the same year, or in the next where it would be
    earlier."""
    begun = first.value
    if first.precision != "day" or second.precision != "no_year" or begun is None:
        return None
    return _in_first_of((begun.year, begun.year + 1), second, lambda day: day >= begun)


def _in_first_of(years: Sequence[int], found: FoundDate, fits: Callable[[date], bool]) -> date | None:
    """The day of a date without a year, in the first of these years in which it fits."""
    days = (one.value for year in years for one in dates_in(f"{found.quote} {year}"))
    return next((day for day in days if day is not None and fits(day)), None)


def _is_address(row: str) -> bool:
    """Whether a line may come above a date in the head of a letter: short, and its sentence does not go
    on."""
    return len(row) < SHORT_LINE and GOES_ON.search(row.strip()) is None


def find_response_date(blocks: Sequence[Block]) -> Field:
    """The day of the response: a line of its own near the top or the end that is a date and nothing else."""
    for block in (*blocks[:14], *blocks[-8:]):
        rows = block.quote.split("\n")
        # The last words of a paragraph may be a date, too.
        own = [row for place, row in enumerate(rows) if not place or _is_address(rows[place - 1])]
        for line in (part for row in own for part in row.split("\t")):
            text = WEEKDAY.sub("", DATED.sub("", line)).strip(" .,")
            found = dates_in(text)
            if (
                len(found) == 1
                and found[0].precision == "day"
                and found[0].start == 0
                and found[0].end >= len(text) - 1
            ):
                is_labelled = DATED.match(line) is not None
                return Field(found[0].value, sure(0.93 if is_labelled else 0.85, block), block.page, line)
    return Field()
