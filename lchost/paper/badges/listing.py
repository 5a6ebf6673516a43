"""Lists on badges: my tables, the agenda, the Wi-Fi, the guidelines; a heading with rows under it.

All of it becomes smaller together until it fits, and nothing is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from lchost.paper.badges.design import SMALLEST_PT, Element, What
from lchost.paper.badges.people import BadgePerson, BadgeSet, Stop
from lchost.paper.text.breaking import wrap
from lchost.paper.text.faces import EM, Style
from lchost.paper.text.shaping import Line, shape
from lchost.paper.words import Words

_STEP = 0.93  # from size to size
_LEAST_PT = 2.0  # smaller than that is only dust; what does not fit then is scaled into the box
_WORTH = 0.72  # so small may it become to keep a row on one line
_LEADING = 1.28
_FIRST = 0.95  # from the top of the box to the first line
_AIR = 0.28  # of the size, between rows
_HEADING_AIR = 0.35
_GAP = 0.9  # of the size, between a row's lead and its text
_MOST_LEAD = 0.62  # of the width


@dataclass(frozen=True)
class Row:
    """A line of a list: what leads it ("9:00", "Round 2") and what it says.  The first is the head.

    `lead` may be empty; what `is_whole` is never broken: a password has no hyphens but its own.
    """

    lead: str
    text: str
    is_whole: bool = False


@dataclass(frozen=True)
class SetLine:
    """A line at its place in the list, in points from its top left; `x` is where it begins."""

    line: Line
    x_pt: float
    y_pt: float
    is_heading: bool = False
    is_lead: bool = False


@dataclass(frozen=True)
class SetList:
    """A list at the size that fits."""

    lines: tuple[SetLine, ...]
    size_pt: float
    high_pt: float
    wide_pt: float


def rows_of(element: Element, person: BadgePerson, badge_set: BadgeSet) -> tuple[Row, ...]:
    """Return the heading and the rows of a list; the heading alone where there are none."""
    words = badge_set.words
    heading = ""
    rows: tuple[Row, ...] = ()
    if element.what is What.TABLES:
        is_table = any(stop.is_table for stop in person.tables)
        heading = words.my_tables if is_table else words.my_groups
        rows = tuple(
            Row(words.round_no(stop.round_number), _seat(stop, words)) for stop in person.tables
        )
    elif element.what is What.AGENDA:
        heading = words.agenda
        rows = tuple(Row(clock, title) for clock, title in badge_set.agenda)
    elif element.what is What.WIFI and badge_set.wifi:
        heading = words.wifi
        wifi = badge_set.wifi
        rows = (Row("", wifi.name, is_whole=True),)
        if wifi.password:
            secret = Row("", wifi.password, is_whole=True)
            rows = (*rows, Row("", words.password("").strip()), secret)
    elif element.what is What.GUIDELINES:
        heading = words.guidelines
        said = badge_set.guidelines.splitlines()
        rows = tuple(Row("", line) for line in said if line.strip())
    return (Row("", element.text or heading), *rows)


def _seat(stop: Stop, words: Words) -> str:
    if not stop.place:
        return words.ask_host
    seat = words.place(stop.place, is_table=stop.is_table)
    return f"{seat} ({stop.called})" if stop.called else seat


def set_rows(
    rows: tuple[Row, ...], element: Element, wide_pt: float, high_pt: float, han: str = ""
) -> SetList:
    """Set a list as large as its box allows, no larger than the element says.

    It becomes a little smaller where each row stands on one line then.
    """
    size = element.size_pt
    made = _set(rows, element.style, size, wide_pt, han)
    while (made.high_pt > high_pt or made.wide_pt > wide_pt + 0.1) and size > _LEAST_PT:
        size *= _STEP
        made = _set(rows, element.style, size, wide_pt, han)
    smaller = made
    while len(smaller.lines) > _lines_of(rows) and size > max(_WORTH * made.size_pt, SMALLEST_PT):
        size *= _STEP
        smaller = _set(rows, element.style, size, wide_pt, han)
    return smaller if len(smaller.lines) == _lines_of(rows) else made


def high_for(
    rows: tuple[Row, ...], style: Style, size: float, wide_pt: float, han: str = ""
) -> float:
    """Return a height in which rows stand at a size, in points, without setting them."""
    lead = _lead_of(rows, _bold_of(style), size, wide_pt)
    high = 0.0
    for n, row in enumerate(rows):
        room = (wide_pt - (lead if row.lead else 0.0)) * EM / size
        count = 1 if row.is_whole else _count(row.text, style if n else _bold_of(style), room, han)
        high += size * (_LEADING * count + _AIR + (_HEADING_AIR if n == 1 else 0.0))
    return high


def _count(text: str, style: Style, room: float, han: str) -> int:
    """Return into how many lines words break; about, for those that are cut."""
    count, used = 1, 0.0
    space = shape("n n", style, han).advance - 2 * shape("n", style, han).advance
    for word in text.split():
        wide = shape(word, style, han).width
        if used and used + space + wide > room:
            count, used = count + 1, 0.0
        used += wide + (space if used else 0)
        if used > room:
            more = int(used // room)
            count, used = count + more, used - more * room
    return count


def _bold_of(style: Style) -> Style:
    return Style.BOLD if style in (Style.PLAIN, Style.BOLD) else Style.SERIF_BOLD


def _lead_of(rows: tuple[Row, ...], bold: Style, size: float, wide: float) -> float:
    """Return the width of the column of leads, with the white after it."""
    leads = max((shape(row.lead, bold).width for row in rows[1:] if row.lead), default=0)
    return min(leads * size / EM + _GAP * size, wide * _MOST_LEAD) if leads else 0.0


def _lines_of(rows: tuple[Row, ...]) -> int:
    return len(rows) + sum(1 for row in rows if row.lead)


def _set(rows: tuple[Row, ...], style: Style, size: float, wide: float, han: str) -> SetList:
    lines: list[SetLine] = []
    bold = _bold_of(style)
    lead = _lead_of(rows, bold, size, wide)
    y = 0.0
    for n, row in enumerate(rows):
        if lines:
            y += size * (_AIR if n > 1 else _HEADING_AIR)
        indent = lead if row.lead else 0.0
        row_style = style if n else bold
        if row.is_whole:
            broken: tuple[Line, ...] = (shape(row.text, row_style, han),)
        else:
            broken = wrap(row.text, row_style, size, wide - indent, han)
        for k, line in enumerate(broken):
            y += size * (_LEADING if lines else _FIRST)
            if row.lead and k == 0:
                lines.append(SetLine(shape(row.lead, bold, han), 0.0, y, is_lead=True))
            lines.append(SetLine(line, indent, y, is_heading=n == 0))
    below = -lines[-1].line.bottom * size / EM if lines else 0.0
    wide = max((one.x_pt + one.line.width * size / EM for one in lines), default=0.0)
    return SetList(tuple(lines), size, (lines[-1].y_pt if lines else 0.0) + below, wide)
