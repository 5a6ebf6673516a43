"""Lines to sign, in as many rows as their box has room for."""

from __future__ import annotations

from collections.abc import Sequence

from lchost.paper import look
from lchost.paper.badges.design import Align, Box
from lchost.paper.badges.layout import Laid
from lchost.paper.badges.people import BadgePerson, BadgeSet
from lchost.paper.certificates.sets import Recipient
from lchost.paper.drawing import Drawing
from lchost.paper.stationery import Signature
from lchost.paper.text.faces import Style

_BETWEEN_MM = 8.0
_WIDEST_MM, _ALONE_MM = 58.0, 90.0
_COMFORTABLE_MM = (46.0, 25.0)  # what one would like: width, height
_SAID_MM = 11.5  # who and as what, under the line
_HAND_MM = 15.0  # the most that is written on a line
_ABOVE_MM = 1.0  # writing begins a little under the line
_ACROSS = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}


def places(box: Box, count: int, align: Align = Align.LEFT) -> tuple[Box, ...]:
    """Return a box for each who signs, as large as may be, inside a box."""
    columns = max(range(1, count + 1), key=lambda n: (_comfort(box, count, n), n))
    rows = -(-count // columns)
    whole = (box.wide_mm - (columns - 1) * _BETWEEN_MM) / columns
    wide, high = min(whole, _ALONE_MM if count == 1 else _WIDEST_MM), box.high_mm / rows
    taken = columns * wide + (columns - 1) * _BETWEEN_MM
    left = box.left_mm + (box.wide_mm - taken) * _ACROSS[align]
    return tuple(
        Box(
            left + n % columns * (wide + _BETWEEN_MM),
            box.top_mm + n // columns * high,
            wide,
            high,
        )
        for n in range(count)
    )


def _comfort(box: Box, count: int, columns: int) -> float:
    rows = -(-count // columns)
    wide = (box.wide_mm - (columns - 1) * _BETWEEN_MM) / columns
    uneven = 0.85 if count % columns else 1.0
    return uneven * round(
        min(wide / _COMFORTABLE_MM[0], box.high_mm / rows / _COMFORTABLE_MM[1], 1.0), 3
    )


def sign(drawing: Drawing, laid: Laid, person: BadgePerson, _set: BadgeSet, colour: str) -> None:
    """Draw the lines of all who sign a certificate."""
    assert isinstance(person, Recipient)
    signed: Sequence[Signature] = person.signed_by()
    for one, place in zip(signed, places(laid.box, len(signed), laid.element.align), strict=True):
        _sign(drawing, one, place, colour, laid.element.align)


def _sign(drawing: Drawing, signed: Signature, box: Box, colour: str, align: Align) -> None:
    """Draw a line, what is written on it, and under it who and as what."""
    said = min(_SAID_MM, box.high_mm * 0.6)
    y = box.bottom_mm - said
    wide = min(box.wide_mm, _WIDEST_MM)
    left = box.left_mm + (box.wide_mm - wide) * _ACROSS[align]
    if signed.picture:
        room = min(_HAND_MM, y - box.top_mm)
        hand_wide, hand_high = signed.picture.fitted(wide, room + _ABOVE_MM)
        x = left + (wide - hand_wide) / 2
        data = signed.picture.at(hand_wide)
        drawing.picture(
            signed.picture.mark, data, x, y - hand_high + _ABOVE_MM, hand_wide, hand_high
        )
    drawing.line(left, y, left + wide, y, look.STONE, 0.2)
    step = said / _SAID_MM
    x = box.left_mm + box.wide_mm * _ACROSS[align]
    if signed.name.strip():
        drawing.text(
            signed.name, x, y + 5 * step, 11 * step, colour, Style.BOLD, align.value, box.wide_mm
        )
        y += 4.6 * step
    drawing.text(
        signed.line, x, y + 5 * step, 9 * step, look.STONE, align=align.value, wide_mm=box.wide_mm
    )
