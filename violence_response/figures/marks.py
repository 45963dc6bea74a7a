"""The marks that mean the same in every picture, on every page and in every briefing, and their legend.

Reply: the sign of the vocabulary as a shape (full, half, empty, a cross, a question mark). Work: solid is a
project with funding today; striped is one whose funding has ended, starts later, or is not known for the day;
an orange edge is a broken link, where nothing answers. Grey needs no action from us. Diamonds are days for a
response, triangles days to ask the chief officer, flags those of actions and of findings. Colour alone never
tells two marks apart; each edge has at least 3 to 1 on white.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from violence_response.figures.canvas import Canvas, Place, width_of
from violence_response.figures.picture import DARK_BLUE, DARK_PINK, INK, TURQUOISE

EDGE = "#505A5F"
"""Lines around things: 7 to 1 on white."""
QUIET = "#EEEFEF"
"""What needs nothing from us."""
BROKEN = "#C2410C"
"""The edge of a broken link: 5.2 to 1 on white."""
BROKEN_FILL = "#FCD6C3"
BROKEN_WORDS = "#6E3619"
"""Words on that fill, or about a gap: 7 to 1 on both."""
RULE = "#D6D6D6"
STRIPE = "#1B7A72"
"""The stripes of funding that is not known for the day: 5.2 to 1 on white."""
LIVE, NOT_LIVE, NONE, NO_ACTION = "live", "not_live", "none", "no_action"
REPLIED, CALLING = "replied", "calling"
"""How parts of a bar of findings are drawn that are not about work: the replied, all that call for work."""
CALLING_FILL = "#BBD4EA"
WORK = {
    "funding_today": LIVE,
    "funding_later": NOT_LIVE,
    "end_not_known": NOT_LIVE,
    "funding_ended": NOT_LIVE,
    "no_funding": NOT_LIVE,
    "same_subject": NONE,
    "no_project": NONE,
    "no_action_needed": NO_ACTION,
}
"""How the work behind a finding is drawn, for each of its states in SQL (`finding_states_on`)."""
MONEY = {
    "running": LIVE,
    "to_come": NOT_LIVE,
    "end_not_stated": NOT_LIVE,
    "ended": NOT_LIVE,
    "applied_for": NONE,
    "none": NONE,
}
"""How the funding of a project is drawn, for each of its states in SQL (`money_states_on`)."""
CELL = 24
LEAST_STEPS = 10
"""Steps in which a short bar fades; a long one has more."""


def reply(canvas: Canvas, at: Place, mark: str) -> None:
    """A reply by its sign: ● full, ◐ half, ○ empty, ✗ a cross, anything else a question mark."""
    x, y, width, height = at
    if mark == "●":
        canvas.box(x, y, width, height, fill=DARK_BLUE)
    elif mark == "◐":
        canvas.box(x, y, width / 2, height, fill=DARK_BLUE)
    elif mark == "✗":
        middle, reach = x + width / 2, height / 2 - 2.5
        for way in (1, -1):
            canvas.line(
                middle - reach, y + height / 2 - way * reach, middle + reach, y + height / 2 + way * reach,
                stroke=DARK_PINK, thick=2,
            )  # fmt: skip
    elif mark != "○":
        canvas.text(x + width / 2, y + height / 2 + 4, "?", size=11, anchor="middle", fill=EDGE, is_bold=True)


def work(canvas: Canvas, at: Place, how: str) -> None:
    """Work by its state: solid, striped, an orange gap, or grey; pale blue where only the findings that call
    for work are counted."""
    x, y, width, height = at
    if how == CALLING:
        canvas.box(x, y, width, height, fill=CALLING_FILL)
    elif how == LIVE:
        canvas.box(x, y, width, height, fill=TURQUOISE)
    elif how == NOT_LIVE:
        canvas.box(x, y, width, height, fill="#FFFFFF")
        canvas.stripes(x, y, width, height, stroke=STRIPE)
    elif how == NONE:
        canvas.box(x, y, width, height, fill=BROKEN_FILL)
    else:
        canvas.box(x, y, width, height, fill=QUIET)


def finding(canvas: Canvas, corner: tuple[float, float], mark: str, how: str, size: float = CELL) -> None:
    """A finding as a square: our reply in its top half, the work in answer in its bottom half; all grey where
    no action is needed from us."""
    x, y = corner
    if how == NO_ACTION:
        canvas.box(x + 0.5, y + 0.5, size - 1, size - 1, fill=QUIET, stroke="#8A9299", radius=2)
        return
    half = size / 2
    canvas.box(x, y, size, half, fill="#FFFFFF")
    reply(canvas, (x, y, size, half), mark)
    work(canvas, (x, y + half, size, half), how)
    edge = BROKEN if how == NONE else DARK_BLUE
    canvas.line(x, y + half, x + size, y + half, stroke=edge)
    canvas.box(x + 0.75, y + 0.75, size - 1.5, size - 1.5, stroke=edge, thick=1.5, radius=2)


def diamond(
    canvas: Canvas, x: float, y: float, r: float = 7, *, is_late: bool = False, is_past: bool = False
) -> None:
    """A day for a response; hollow where it has passed and a response is out or not recorded."""
    points = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
    if is_past:
        canvas.shape(points, fill="#FFFFFF", stroke=EDGE, thick=1.5)
    else:
        canvas.shape(points, fill=DARK_PINK if is_late else DARK_BLUE, stroke="#FFFFFF")


def answered(canvas: Canvas, x: float, y: float, r: float = 8) -> None:
    """A response that is published: a disc with a tick."""
    canvas.circle(x, y, r, fill=STRIPE, stroke="#FFFFFF")
    points = [(x - r * 0.5, y), (x - r * 0.1, y + r * 0.4), (x + r * 0.5, y - r * 0.4)]
    canvas.shape(points, stroke="#FFFFFF", thick=2, is_open=True)


def triangle(canvas: Canvas, x: float, y: float, r: float = 7, *, is_late: bool = False) -> None:
    """A day by which to ask the chief officer for a comment."""
    canvas.shape(
        [(x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)], fill=DARK_PINK if is_late else DARK_BLUE,
        stroke="#FFFFFF",
    )  # fmt: skip


def unanswered(canvas: Canvas, x: float, y: float) -> None:
    """Nothing is known of it."""
    canvas.text(x, y + 5, "?", size=15, anchor="middle", fill=EDGE, is_bold=True)


def flag(canvas: Canvas, x: float, y: float, r: float = 7, *, is_late: bool = False) -> None:
    """The day of an action, or one that a report sets for a finding."""
    colour = DARK_PINK if is_late else DARK_BLUE
    canvas.line(x, y - r, x, y + r, stroke=colour, thick=2)
    canvas.shape([(x, y - r), (x + r * 1.4, y - r / 2), (x, y)], fill=colour)


def live(canvas: Canvas, x: float, y: float, r: float, how: str) -> None:
    """A project as a dot: solid with funding today, a ring where it ended or is not known, else nothing."""
    if how == LIVE:
        canvas.circle(x, y, r, fill=TURQUOISE, stroke=STRIPE)
    elif how == NOT_LIVE:
        canvas.circle(x, y, r - 1, fill="#FFFFFF", stroke=STRIPE, thick=2)


def evidence(canvas: Canvas, x: float, y: float, strength: int | None, sign: str = "?") -> None:
    """How strong the evidence for an approach is, as three bars that grow: three are full where it is high,
    none where no effect was found; where it is not known, a sign. It is 18 pixels wide and 14 high."""
    if strength is None:
        canvas.text(x + 9, y + 12, sign, size=14, anchor="middle", fill=EDGE, is_bold=True)
        return
    for place in range(3):
        high = 4.0 + place * 5
        fill = DARK_BLUE if place < strength else "#FFFFFF"
        canvas.box(x + place * 6.5 + 0.5, y + 14 - high, 4.5, high - 0.5, fill=fill, stroke=DARK_BLUE)


def funding(canvas: Canvas, at: Place, how: str, *, fades_in: bool = False, fades_out: bool = False) -> None:
    """Funding as a bar along a time axis: solid while it runs, striped when it ended or starts later, fading
    where its first or last day is not known."""
    x, y, width, height = at
    if fades_out:
        steps = max(LEAST_STEPS, round(width / 20))
        each = width / steps
        for place in range(steps):
            canvas.box(x + place * each, y, each, height, fill=TURQUOISE, opacity=1 - (place + 0.5) / steps)
        canvas.line(x, y, x, y + height, stroke=STRIPE, thick=1.5)
        return
    lead = min(width, 14.0) if fades_in else 0.0
    for place in range(3 if fades_in else 0):
        canvas.box(x + place * lead / 3, y, 1.5 + place * 0.7, height, fill=STRIPE)
    x, width = x + lead, width - lead
    if how == LIVE:
        canvas.box(x, y, width, height, fill=TURQUOISE, stroke=STRIPE)
    else:
        canvas.stripes(x, y, width, height, stroke=STRIPE, step=6)
        canvas.box(x, y, width, height, stroke=STRIPE)


def around(canvas: Canvas, x: float, y: float, r: float) -> None:
    """Projects that name only a wider place: a dash."""
    canvas.line(x - r, y, x + r, y, stroke=STRIPE, thick=2.5)


def change(canvas: Canvas, x: float, y: float, direction: str) -> None:
    """A change beyond chance as an arrow up or down, and a wavy sign where it may be chance."""
    if direction not in ("more", "fewer"):
        canvas.text(x, y + 5, "≈", size=15, anchor="middle", fill=EDGE)
        return
    way = -1 if direction == "more" else 1
    canvas.line(x, y - way * 7, x, y + way * 5, stroke=INK, thick=2.5)
    canvas.shape([(x - 5, y + way * 1.5), (x, y + way * 8), (x + 5, y + way * 1.5)], fill=INK)


def broken(canvas: Canvas, at: Place, said: str = "none") -> None:
    """A missing link: an orange cell with a dashed edge and a word."""
    x, y, width, height = at
    canvas.box(x + 0.5, y + 0.5, width - 1, height - 1, fill=BROKEN_FILL, stroke=BROKEN, dash="3 2", radius=2)
    canvas.text(x + width / 2, y + height / 2 + 4, said, size=12, anchor="middle", fill=BROKEN_WORDS)


def unknown(canvas: Canvas, at: Place, said: str = "not known") -> None:
    """What we have no record of: a white cell with a dotted edge and a word, neither there nor missing."""
    x, y, width, height = at
    canvas.box(x + 0.5, y + 0.5, width - 1, height - 1, fill="#FFFFFF", stroke=EDGE, dash="1 2", radius=2)
    canvas.text(x + width / 2, y + height / 2 + 4, said, size=12, anchor="middle", fill=EDGE)


def share(canvas: Canvas, at: Place, parts: Sequence[tuple[int, str]], whole: int) -> None:
    """Findings as one bar: each count as work is drawn (`WORK`), or as replies; `whole` is its length."""
    x, y, width, height = at
    start = x
    for count, how in parts:
        if count:
            wide = width * count / (whole or 1)
            if how == REPLIED:
                reply(canvas, (x, y, wide, height), "●")
            else:
                work(canvas, (x, y, wide, height), how)
            x += wide
    canvas.box(start + 0.5, y + 0.5, width - 1, height - 1, stroke=EDGE)


def found(canvas: Canvas, x: float, y: float, r: float, how: str) -> None:
    """A theme that an inspection found: filled where it was answered before it was found again, half where in
    part, orange with a cross where it was found again without an answer on record; an open ring so far."""
    edge = BROKEN if how == "unanswered" else DARK_BLUE
    fill = {"full": DARK_BLUE, "unanswered": BROKEN_FILL}.get(how, "#FFFFFF")
    canvas.circle(x, y, r, fill=fill, stroke=edge, thick=1.5)
    if how == "part":
        # The left half.
        canvas.path(f"M{x:.1f} {y - r:.1f}A{r} {r} 0 0 0 {x:.1f} {y + r:.1f}Z", fill=DARK_BLUE)
    elif how == "not_known":
        canvas.text(x, y + 4, "?", size=12, anchor="middle", fill=EDGE, is_bold=True)
    elif how == "unanswered":
        reach = r * 0.4
        for way in (1, -1):
            canvas.line(x - reach, y - way * reach, x + reach, y + way * reach, stroke=BROKEN, thick=1.5)


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend: its words, and how its mark is drawn in a square of 14 pixels at x, y."""

    words: str
    draw: Callable[[Canvas, float, float], None]


def _of_reply(mark: str) -> Callable[[Canvas, float, float], None]:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        reply(canvas, (x, y + 1, 18, 12), mark)
        canvas.box(x + 0.5, y + 1.5, 17, 11, stroke=DARK_BLUE)

    return draw


def _of_work(how: str) -> Callable[[Canvas, float, float], None]:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        work(canvas, (x, y + 1, 18, 12), how)
        edge = {NONE: BROKEN, NO_ACTION: "#8A9299"}.get(how, DARK_BLUE)
        canvas.box(x + 0.5, y + 1.5, 17, 11, stroke=edge)

    return draw


REPLIES = (
    Key("replied", _of_reply("●")),
    Key("replied in part", _of_reply("◐")),
    Key("no reply in our response", _of_reply("○")),
    Key("not accepted", _of_reply("✗")),
    Key("reply not known", _of_reply("?")),
)
WORKS = (
    Key("a project with funding today", _of_work(LIVE)),
    Key("a project; funding ended or not known today", _of_work(NOT_LIVE)),
    Key("no project answers it", _of_work(NONE)),
    Key("no action needed from us", _of_work(NO_ACTION)),
)
FUNDINGS = (
    Key("funding today", lambda canvas, x, y: funding(canvas, (x, y + 2, 18, 10), LIVE)),
    Key("ended, or starts later", lambda canvas, x, y: funding(canvas, (x, y + 2, 18, 10), NOT_LIVE)),
    Key(
        "fades: end not known", lambda canvas, x, y: funding(canvas, (x, y + 2, 18, 10), LIVE, fades_out=True)
    ),
    Key("start not known", lambda canvas, x, y: funding(canvas, (x, y + 2, 20, 10), NOT_LIVE, fades_in=True)),
)
EVIDENCES = (
    Key("evidence high", lambda canvas, x, y: evidence(canvas, x, y, 3)),
    Key("low", lambda canvas, x, y: evidence(canvas, x, y, 1)),
    Key("not known or disputed", lambda canvas, x, y: evidence(canvas, x, y, None)),
)
STANDING = (
    Key("funding today", _of_work(LIVE)),
    Key("ended, starts later or not known", _of_work(NOT_LIVE)),
    Key("no project answers, or no funding recorded", _of_work(NONE)),
    Key("pounds awarded", lambda canvas, x, y: canvas.box(x, y + 1, 18, 12, fill=DARK_BLUE)),
    Key(
        "not confirmed",
        lambda canvas, x, y: canvas.box(
            x + 0.5, y + 1.5, 17, 11, fill="#FFFFFF", stroke=DARK_BLUE, dash="3 2"
        ),
    ),
)
CLOCKS = (
    Key("ask the chief officer by", lambda canvas, x, y: triangle(canvas, x + 8, y + 7, 6)),
    Key("last day, still ahead", lambda canvas, x, y: diamond(canvas, x + 8, y + 7, 6)),
    Key("last day, passed", lambda canvas, x, y: diamond(canvas, x + 8, y + 7, 6, is_past=True)),
    Key("response published", lambda canvas, x, y: answered(canvas, x + 8, y + 7, 7)),
    Key("no response recorded", lambda canvas, x, y: unanswered(canvas, x + 8, y + 7)),
    Key("today", lambda canvas, x, y: canvas.line(x + 8, y, x + 8, y + 14, stroke="#0B0C0C", thick=2)),
)
LINKS = (
    Key("call for work", _of_work(CALLING)),
    Key("no action needed from us", _of_work(NO_ACTION)),
    Key("our reply", _of_reply("●")),
    Key("a project with funding today", _of_work(LIVE)),
    Key("a project; funding ended or not known today", _of_work(NOT_LIVE)),
    Key("a link that is missing", _of_work(NONE)),
    Key("not known", lambda canvas, x, y: unknown(canvas, (x, y + 1, 18, 12), "")),
)
AGAIN = (
    Key(
        "answered before it was found again, or so far",
        lambda canvas, x, y: found(canvas, x + 9, y + 7, 6, "full"),
    ),
    Key("answered in part", lambda canvas, x, y: found(canvas, x + 9, y + 7, 6, "part")),
    Key(
        "no answer on record when found again",
        lambda canvas, x, y: found(canvas, x + 9, y + 7, 6, "unanswered"),
    ),
    Key("not known", lambda canvas, x, y: found(canvas, x + 9, y + 7, 6, "not_known")),
    Key("no answer on record so far", lambda canvas, x, y: found(canvas, x + 9, y + 7, 6, "newest")),
)
DAYS = (
    Key("response due", lambda canvas, x, y: diamond(canvas, x + 8, y + 7, 6)),
    Key("ask the chief officer", lambda canvas, x, y: triangle(canvas, x + 8, y + 7, 6)),
    Key("action, or a finding's own date", lambda canvas, x, y: flag(canvas, x + 5, y + 7, 6)),
)


def _of_change(direction: str) -> Callable[[Canvas, float, float], None]:
    return lambda canvas, x, y: change(canvas, x + 8, y + 7, direction)


def _of_project(how: str) -> Callable[[Canvas, float, float], None]:
    return lambda canvas, x, y: live(canvas, x + 8, y + 7, 6, how)


AT_WORK = (
    Key("a project here, funding today", _of_project(LIVE)),
    Key("funding ended or not known", _of_project(NOT_LIVE)),
    Key("only projects of wider places", lambda canvas, x, y: around(canvas, x + 8, y + 7, 6)),
)
CHANGES = (
    Key("more, beyond chance", _of_change("more")),
    Key("fewer, beyond chance", _of_change("fewer")),
    Key("no change beyond chance", _of_change("chance")),
)


def legend(
    canvas: Canvas, x: float, y: float, keys: Sequence[Key], *, width: float | None = None, size: float = 12
) -> float:
    """The marks with their words, in as many lines as they need; gives the y below the last line."""
    most = canvas.width if width is None else x + width
    at = x
    for key in keys:
        wide = 24 + width_of(key.words, size)
        if at > x and at + wide > most:
            at, y = x, y + 20
        key.draw(canvas, at, y)
        canvas.text(at + 24, y + 11, key.words, size=size, fill="#3D3D3D")
        at += wide + 18
    return y + 20
