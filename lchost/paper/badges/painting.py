"""Draws what was laid out for one side of one badge, in millimetres from the label's top left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from lchost import codes
from lchost.paper import look, rosettes
from lchost.paper.badges.design import Align, Box, Element, Valign, What
from lchost.paper.badges.layout import RULE_SHARE, SPREAD, Laid, inner, square
from lchost.paper.badges.people import BadgePerson, BadgeSet, initials
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.rosettes import Rosette
from lchost.paper.text.faces import EM, Style
from lchost.paper.text.fitting import Fitted, fit
from lchost.paper.text.shaping import CAPITALS, letter_by_letter

_TAIL = 230  # what hangs under the last baseline of lines that stand at the bottom
_FIVES_GAP = 0.57  # of the letters' size
_FIVES_LEADING = 1.21
_INITIALS_SHARE = 0.42  # of the box, where there is no photo

# petals, lines and pen of a seal by its least radius
_SEALS = ((60.0, (12, 26, 0.12)), (20.0, (9, 16, 0.14)), (0.0, (8, 8, 0.1)))

_ACROSS = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}
_DOWN = {Valign.TOP: 0.0, Valign.MIDDLE: 0.5, Valign.BOTTOM: 1.0}

Paint = Callable[[Drawing, Laid, BadgePerson, BadgeSet, str], None]


def paint(
    drawing: Drawing,
    laid: Laid,
    person: BadgePerson,
    badge_set: BadgeSet,
    paints: Mapping[What, Paint] | None = None,
) -> None:
    """Draw one element of one person's badge; `paints` draws some kinds in ways of its own."""
    element, box = laid.element, laid.box
    colour = badge_set.colour(element.colour, person.role)
    if laid.is_empty:
        _instead(drawing, laid, person, badge_set)
        return
    if element.fill or (element.pen_mm and element.what is not What.SEAL):
        _ground(drawing, element, box, badge_set, person.role, colour)
    if draw := (paints or {}).get(element.what) or _PAINTS.get(element.what):
        draw(drawing, laid, person, badge_set, colour)
    elif laid.fitted:
        room = inner(element, box)
        lines(drawing, laid.fitted, room, element, colour, laid.language)


def lines(
    drawing: Drawing, fitted: Fitted, room: Box, element: Element, colour: str, language: str = ""
) -> None:
    """Set fitted lines into their room by their capitals, with every mark and tail inside."""
    if not fitted.lines[0].runs:
        return
    base = _first_baseline(fitted, room, element.valign)
    align = element.align
    if align is Align.LEFT and fitted.lines[0].is_rtl:
        align = Align.RIGHT
    x = room.left_mm + room.wide_mm * _ACROSS[align]
    if element.is_spaced and len(fitted.lines) == 1:
        drawing.spaced(
            fitted.lines[0].text, x, base, fitted.size_pt, colour, element.style, SPREAD,
            align.value, room.wide_mm, language,
        )  # fmt: skip
        return
    drawing.block(fitted, x, base, colour, align.value)


def _first_baseline(fitted: Fitted, room: Box, valign: Valign) -> float:
    tail = (len(fitted.lines) - 1) * fitted.leading_pt / PT_PER_MM
    capital = CAPITALS * fitted.size_pt / EM / PT_PER_MM
    if valign is Valign.TOP:
        base = room.top_mm + capital
    elif valign is Valign.BOTTOM:
        base = room.bottom_mm - tail - _TAIL * fitted.size_pt / EM / PT_PER_MM
    else:
        base = (room.top_mm + room.bottom_mm) / 2 + (capital - tail) / 2
    base = min(base, room.bottom_mm - fitted.bottom_pt / PT_PER_MM)
    return max(base, room.top_mm + fitted.top_pt / PT_PER_MM)


def _ground(
    drawing: Drawing, element: Element, box: Box, badge_set: BadgeSet, role: str, colour: str
) -> None:
    corner = min(element.corner_mm, box.wide_mm / 2, box.high_mm / 2)
    if element.fill:
        fill = badge_set.colour(element.fill, role)
        drawing.pill(box.left_mm, box.top_mm, box.wide_mm, box.high_mm, corner, fill)
    if element.pen_mm:
        drawing.outline(
            box.left_mm, box.top_mm, box.wide_mm, box.high_mm, corner, colour, element.pen_mm
        )


def _instead(drawing: Drawing, laid: Laid, person: BadgePerson, badge_set: BadgeSet) -> None:
    """Draw what stands for nothing: a rule for a ribbon, letters for a photo."""
    element, box = laid.element, laid.box
    if element.what is What.ROLE and element.fill:
        high = box.high_mm * RULE_SHARE
        corner = min(element.corner_mm, high / 2)
        fill = badge_set.colour(element.fill, person.role)
        drawing.pill(box.left_mm, box.bottom_mm - high, box.wide_mm, high, corner, fill)
    elif element.what is What.PHOTO:
        corner = min(element.corner_mm, box.wide_mm / 2, box.high_mm / 2)
        drawing.pill(box.left_mm, box.top_mm, box.wide_mm, box.high_mm, corner, look.WASH)
        side = min(box.wide_mm, box.high_mm) * _INITIALS_SHARE * PT_PER_MM
        letters = initials(person.name)
        if letters:
            set_ = fit(letters, Style.BOLD, side * 1.5, side, 200.0, 1, person.language)
            centred = Element(What.NAME, box, align=Align.CENTRE)
            lines(drawing, set_, box, centred, look.HAIR)


def _qr(drawing: Drawing, laid: Laid, _p: BadgePerson, _s: BadgeSet, colour: str) -> None:
    place = square(laid.box, laid.element)
    drawing.qr(place.left_mm, place.top_mm, place.wide_mm, laid.text, colour)


def _code(drawing: Drawing, laid: Laid, _p: BadgePerson, _s: BadgeSet, colour: str) -> None:
    """Draw the code in fives, in the order that makes them largest."""
    element, room = laid.element, inner(laid.element, laid.box)
    fives = codes.spaced(laid.text).split()
    widths = [sum(_advance(one, element.style) for one in five) / EM for five in fives]
    wide = max(widths)
    size, rows = max(
        (min(element.size_pt, _size_of_fives(rows, len(fives), wide, room)), -rows)
        for rows in range(1, min(element.lines, len(fives)) + 1)
        if len(fives) % rows == 0
    )
    columns = len(fives) // -rows
    mm = size / PT_PER_MM  # of one size of the letters
    whole = (wide * columns + _FIVES_GAP * (columns - 1)) * mm
    left = room.left_mm + (room.wide_mm - whole) * _ACROSS[element.align]
    tall = (CAPITALS / EM + (-rows - 1) * _FIVES_LEADING) * mm
    base = room.top_mm + (room.high_mm - tall) * _DOWN[element.valign] + CAPITALS / EM * mm
    shown = []
    for n, (five, width) in enumerate(zip(fives, widths, strict=True)):
        row, column = divmod(n, columns)
        x = left + column * (wide + _FIVES_GAP) * mm
        if columns == 2 and column == 0:
            x += (wide - width) * mm  # two columns meet in the middle
        shown.append((five, x, base + row * _FIVES_LEADING * mm))
    drawing.letters(shown, size, colour, element.style)


@cache
def _advance(letter: str, style: Style) -> int:
    return letter_by_letter(letter, style).advance


def _size_of_fives(rows: int, fives: int, wide: float, room: Box) -> float:
    columns = fives // rows
    across = wide * columns + _FIVES_GAP * (columns - 1)
    down = CAPITALS / EM + _FIVES_LEADING * (rows - 1)
    return min(room.wide_mm * PT_PER_MM / across, room.high_mm * PT_PER_MM / down)


def _picture(drawing: Drawing, laid: Laid, _p: BadgePerson, badge_set: BadgeSet, _c: str) -> None:
    element, box = laid.element, laid.box
    data = badge_set.pictures[laid.text]
    wide, high = fitted_picture(box, data.wide_px, data.high_px, element.is_filled)
    across, down = _ACROSS[element.align], _DOWN[element.valign]
    if element.is_filled:
        across, down = 0.5, 0.35  # faces are in the middle, a little above it
    left = box.left_mm + (box.wide_mm - wide) * across
    top = box.top_mm + (box.high_mm - high) * down
    corner = min(element.corner_mm, box.wide_mm / 2, box.high_mm / 2)
    with drawing.cut(box.left_mm, box.top_mm, box.wide_mm, box.high_mm, corner):
        drawing.picture(laid.text, data.content, left, top, wide, high)


def fitted_picture(box: Box, wide_px: int, high_px: int, is_filled: bool) -> tuple[float, float]:
    """Return how large a picture is drawn, in mm: inside its box, or covering it."""
    scales = (box.wide_mm / max(1, wide_px), box.high_mm / max(1, high_px))
    scale = max(scales) if is_filled else min(scales)
    return wide_px * scale, high_px * scale


def _list(drawing: Drawing, laid: Laid, _p: BadgePerson, badge_set: BadgeSet, colour: str) -> None:
    element, listed = laid.element, laid.listed
    assert listed
    room = inner(element, laid.box)
    spare = max(0.0, room.high_mm - listed.high_pt / PT_PER_MM)
    top = room.top_mm + spare * _DOWN[element.valign]
    for one in listed.lines:
        ink = badge_set.accent if one.is_heading and element.colour == "text" else colour
        y = top + one.y_pt / PT_PER_MM
        if one.line.is_rtl and not one.is_lead:
            drawing.place(one.line, room.right_mm, y, listed.size_pt, ink, "right")
        else:
            drawing.place(one.line, room.left_mm + one.x_pt / PT_PER_MM, y, listed.size_pt, ink)


def _line(drawing: Drawing, laid: Laid, _p: BadgePerson, _s: BadgeSet, colour: str) -> None:
    box = laid.box
    drawing.fill(box.left_mm, box.top_mm, box.wide_mm, box.high_mm, colour)


def seal_of(element: Element, box: Box, colour: str) -> Rosette:
    """Return the rosette of a seal: fewer waves where it is small."""
    radius = min(box.wide_mm, box.high_mm) / 2
    petals, lines, pen = next(kind for least, kind in _SEALS if radius >= least)
    return Rosette(radius, petals, lines, colour, element.pen_mm or pen)


def _seal(drawing: Drawing, laid: Laid, _p: BadgePerson, _s: BadgeSet, colour: str) -> None:
    box = laid.box
    rosette = seal_of(laid.element, box, colour)
    if rosette.key not in drawing.forms:
        rosettes.define(drawing, rosette)
    x, y = box.left_mm + box.wide_mm / 2, box.top_mm + box.high_mm / 2
    rosettes.draw(drawing, rosette, x, y)


_PAINTS: dict[What, Paint] = {
    What.QR: _qr,
    What.WIFI_QR: _qr,
    What.CODE: _code,
    What.LOGO: _picture,
    What.PHOTO: _picture,
    What.PICTURE: _picture,
    What.LINE: _line,
    What.BOX: lambda *_: None,
    What.SEAL: _seal,
    What.SIGNATURES: lambda *_: None,  # people sign certificates only
    **dict.fromkeys((What.TABLES, What.AGENDA, What.WIFI, What.GUIDELINES), _list),
}
