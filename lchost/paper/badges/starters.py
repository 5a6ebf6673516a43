"""Designs to begin with, laid out for a label of any size.

Each is made of the label's own width and height, so nothing is stretched: a narrow label gets its
own order, a tall one stacks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lchost.paper.badges.design import Align, Box, Design, Element, Side, Valign, What
from lchost.paper.text.faces import Style

CLASSIC, BIG_NAME, PHOTO, TWO_SIDED, LABEL = "classic", "big_name", "photo", "two_sided", "label"

_MARGINS_MM = (3.0, 7.0)  # nothing nearer to the edge: cutters and printers are a little off
_MARGIN_SHARE = 0.095
_QR_MM = (13.0, 24.0)  # modules of 0.6 mm to 1.1 mm
_CODE_HIGH_MM = 5.6  # two lines of 7 points
_FIVES_MM = 17.2  # two fives of letters beside each other
_LOW_MM = 42.0  # a label lower than this has no room for lines above the name
_GAP_MM = 2.0


@dataclass(frozen=True)
class _Label:
    """The label that a design is made for, and what every design derives from its size."""

    wide: float
    high: float

    @property
    def margin(self) -> float:
        low, high = _MARGINS_MM
        return min(high, max(low, min(self.wide, self.high) * _MARGIN_SHARE))

    @property
    def room(self) -> Box:
        m = self.margin
        return Box(m, m, self.wide - 2 * m, self.high - 2 * m)

    @property
    def is_low(self) -> bool:
        return self.high < _LOW_MM

    @property
    def is_tall(self) -> bool:
        return self.high > self.wide * 1.1

    @property
    def is_narrow(self) -> bool:
        """Tell whether nothing can stand beside the code."""
        return self.is_tall and self.room.wide_mm < _FIVES_MM * 2.2

    @property
    def scale(self) -> float:
        """How large small things are: 1 on a label of 105 × 74 mm."""
        return min(1.35, max(0.62, min(self.wide / 105, self.high / 74)))

    @property
    def qr(self) -> float:
        """The side of the code."""
        low, high = _QR_MM
        share = 0.34 if self.is_tall else 0.29
        side = min(high, max(low, min(self.wide, self.high * 1.05) * share))
        return min(side, self.room.high_mm - _CODE_HIGH_MM if self.is_low else side)

    @property
    def block(self) -> float:
        """The width of the code with its letters."""
        return min(max(self.qr, _FIVES_MM), self.room.wide_mm)

    def pt(self, size: float, least: float = 7.0) -> float:
        return max(least, round(size * self.scale, 1))


def classic(wide_mm: float, high_mm: float) -> Design:
    """The name across the label; under it the workshop, the role and the code."""
    of = _Label(wide_mm, high_mm)
    if of.is_low:
        return _design("Classic", of, Side(_low(of)))
    if of.is_tall:
        return _design("Classic", of, Side(_tall(of)))
    room, qr = of.room, of.qr
    code_top = room.bottom_mm - _CODE_HIGH_MM - qr
    name_top = room.top_mm + 3.6 + 2.6 * of.scale
    side = room.wide_mm - of.block - 4 * of.scale
    return _design(
        "Classic",
        of,
        Side(
            (
                *_head(of),
                _name(of, name_top, code_top - 1.5 * of.scale - name_top),
                *_foot(of, code_top + 1, side),
                _qr(room.right_mm - qr, code_top, qr),
                _code(of, room.right_mm - qr, room.bottom_mm - _CODE_HIGH_MM, qr),
            )
        ),
    )


def big_name(wide_mm: float, high_mm: float) -> Design:
    """A coloured head, and the name as large as the label allows."""
    of = _Label(wide_mm, high_mm)
    if of.is_low:
        return _design("Big name", of, Side(_low_banded(of)))
    if of.is_narrow:
        return _design("Big name", of, Side(_tall(of)))
    room, m = of.room, of.margin
    band = 11.0 * of.scale
    band_text = Element(
        What.TEXT, Box(m, 0, room.wide_mm, band), Style.BOLD, of.pt(10), Align.CENTRE,
        colour="white", text="{community}", is_spaced=True,
    )  # fmt: skip
    qr = min(of.qr, 17.0 * max(1.0, of.scale))
    foot = room.bottom_mm - qr
    name_top = band + 3 * of.scale
    side = room.wide_mm - of.block - 4 * of.scale
    under = 6.5 * of.scale
    return _design(
        "Big name",
        of,
        Side(
            (
                Element(What.BOX, Box(0, 0, of.wide, band), fill="role"),
                band_text,
                replace(
                    _name(of, name_top, foot - under - 1 - name_top), align=Align.CENTRE, lines=3
                ),
                Element(
                    What.ORGANISATION, Box(m, foot - under, room.wide_mm, under), size_pt=of.pt(14),
                    align=Align.CENTRE, colour="muted",
                ),
                Element(
                    What.PRONOUNS, Box(m, foot + qr * 0.08, side, qr * 0.4), size_pt=of.pt(13),
                    colour="muted", valign=Valign.BOTTOM, grows=True,
                ),
                Element(
                    What.ROLE, Box(m, foot + qr * 0.52, side, qr * 0.48), Style.BOLD, of.pt(18),
                    colour="role", valign=Valign.BOTTOM,
                ),
                _qr(room.right_mm - qr, foot, qr),
            )
        ),
    )  # fmt: skip


def photo(wide_mm: float, high_mm: float) -> Design:
    """A picture of the person beside the name, the community's logo above."""
    of = _Label(wide_mm, high_mm)
    room, m, qr = of.room, of.margin, of.qr
    if of.is_low:
        side = room.high_mm
        return _design("With photo", of, Side((_photo(m, m, side, side), *_low(of, m + side + 3))))
    if of.is_narrow:
        return _design("With photo", of, Side(_tall(of)))
    head = 9.0 * of.scale
    logo = Element(
        What.LOGO, Box(room.right_mm - room.wide_mm * 0.3, m, room.wide_mm * 0.3, head),
        align=Align.RIGHT, valign=Valign.TOP,
    )  # fmt: skip
    title = _line(What.TEXT, Box(m, m, room.wide_mm * 0.66, head), of.pt(7), "muted")
    top = (
        replace(
            title, style=Style.BOLD, text="{community}", is_spaced=True, lines=2, valign=Valign.TOP
        ),
        logo,
    )
    if of.is_tall:
        return _design("With photo", of, Side((*top, *_tall_photo(of, head))))
    code_top = room.bottom_mm - _CODE_HIGH_MM - qr
    y = m + head + _GAP_MM
    face = min(code_top - 2 - y, room.wide_mm * 0.34)
    x = m + face + 4 * of.scale
    beside = room.right_mm - x
    lines = 5.2 * of.scale
    name = Element(
        What.NAME, Box(x, y, beside, face - lines), Style.BOLD, of.pt(40), lines=3, grows=True
    )
    said = Element(
        What.PRONOUNS, Box(x, y + face - lines, beside, lines), size_pt=of.pt(11), colour="muted"
    )
    side = room.wide_mm - of.block - 4 * of.scale
    return _design(
        "With photo",
        of,
        Side(
            (
                *top,
                _photo(m, y, face, face),
                name,
                said,
                *_foot(of, y + face + 2, side),
                _qr(room.right_mm - qr, code_top, qr),
                _code(of, room.right_mm - qr, room.bottom_mm - _CODE_HIGH_MM, qr),
            )
        ),
    )


def two_sided(wide_mm: float, high_mm: float) -> Design:
    """The name alone on the front; on the back the code, the tables, the Wi-Fi, the agenda."""
    of = _Label(wide_mm, high_mm)
    room, m = of.room, of.margin
    foot = (5.5 if of.is_low else 10.0) * of.scale
    small = 0.0 if of.is_low else 5.5 * of.scale
    name_top = m if of.is_low else m + 3.6 + 2.6 * of.scale
    ribbon = room.bottom_mm - foot
    front = (
        *(() if of.is_low else _head(of)),
        _name(of, name_top, ribbon - small - 1.5 - name_top, lines=3),
        *(
            ()
            if of.is_low
            else (
                Element(
                    What.ORGANISATION, Box(m, ribbon - small - 1, room.wide_mm, small),
                    size_pt=of.pt(13), colour="muted",
                ),
            )
        ),
        _ribbon(of, Box(m, ribbon, room.wide_mm, foot)),
    )  # fmt: skip
    return _design("Two-sided", of, Side(front), Side(_back(of)))


def label(wide_mm: float, high_mm: float) -> Design:
    """Name and code only, in black: for label printers and narrow labels."""
    of = _Label(wide_mm, high_mm)
    if not of.is_low and not of.is_tall:
        room, qr = of.room, of.qr
        small = 5.5 * of.scale
        foot = room.bottom_mm - qr
        said = Box(room.left_mm, foot, room.wide_mm - qr - 4, small)
        elements: tuple[Element, ...] = (
            _name(of, room.top_mm, foot - 2 - room.top_mm, lines=3),
            _line(What.PRONOUNS, said, of.pt(12)),
            _line(What.ORGANISATION, said.moved(0, small + 1), of.pt(12)),
            _line(What.ROLE, said.moved(0, 2 * small + 2), of.pt(12), bold=True),
            _qr(room.right_mm - qr, foot, qr),
        )
    elif of.is_tall:
        elements = _tall(of, is_plain=True)
    else:
        elements = _low(of)
    return _design("Label", of, Side(tuple(replace(one, colour="#000000") for one in elements)))


STARTERS: Mapping[str, Callable[[float, float], Design]] = {
    CLASSIC: classic,
    BIG_NAME: big_name,
    PHOTO: photo,
    TWO_SIDED: two_sided,
    LABEL: label,
}


# --- parts --------------------------------------------------------------------------------------


def _design(name: str, of: _Label, front: Side, back: Side | None = None) -> Design:
    return Design(name, of.wide, of.high, front, back or Side())


def _name(of: _Label, top: float, high: float, lines: int = 2) -> Element:
    box = Box(of.margin, top, of.room.wide_mm, high)
    return Element(What.NAME, box, Style.BOLD, of.pt(50), lines=lines)


def _qr(left: float, top: float, side: float) -> Element:
    return Element(What.QR, Box(left, top, side, side))


def _code(of: _Label, left: float, top: float, wide: float) -> Element:
    """The code in letters, as wide as the code above it or a little wider to the left."""
    more = of.block - wide
    box = Box(left - more, top, of.block, _CODE_HIGH_MM)
    return Element(
        What.CODE, box, size_pt=7.0, align=Align.RIGHT if more else Align.CENTRE,
        valign=Valign.BOTTOM, colour="muted", lines=2,
    )  # fmt: skip


def _line(
    what: What, box: Box, size_pt: float, colour: str = "text", bold: bool = False
) -> Element:
    return Element(what, box, Style.BOLD if bold else Style.PLAIN, size_pt, colour=colour)


def _photo(left: float, top: float, wide: float, high: float) -> Element:
    corner = min(wide, high) * 0.08
    return Element(What.PHOTO, Box(left, top, wide, high), corner_mm=corner, is_filled=True)


def _ribbon(of: _Label, box: Box) -> Element:
    return Element(
        What.ROLE, box, Style.BOLD, of.pt(13), colour="white", fill="role", corner_mm=1.6 * of.scale
    )


def _head(of: _Label) -> tuple[Element, ...]:
    """The community at the left, pronouns at the right."""
    room, high = of.room, 3.6
    said = room.wide_mm * 0.36
    return (
        Element(
            What.TEXT, Box(room.left_mm, room.top_mm, room.wide_mm - said - 3, high), Style.BOLD,
            of.pt(7), colour="muted", text="{community}", is_spaced=True,
        ),
        Element(
            What.PRONOUNS, Box(room.right_mm - said, room.top_mm - 0.4, said, high + 0.8),
            size_pt=of.pt(10), align=Align.RIGHT, colour="muted",
        ),
    )  # fmt: skip


def _foot(of: _Label, top: float, wide: float) -> tuple[Element, ...]:
    """The workshop and its day above the ribbon, at the bottom left; they sink onto a thin rule."""
    room = of.room
    ribbon = 9.5 * of.scale
    line = 4.6 * max(0.8, of.scale)
    base = room.bottom_mm - ribbon
    when = Box(room.left_mm, base - 1.4 - line, wide, line)
    title = Box(room.left_mm, top, wide, max(line, when.top_mm - top))
    return (
        Element(
            What.TEXT, title, size_pt=of.pt(8.5), valign=Valign.BOTTOM, lines=2,
            text="{workshop}", grows=True,
        ),
        Element(
            What.TEXT, when, size_pt=of.pt(8), valign=Valign.BOTTOM, colour="muted",
            text="{when}", grows=True,
        ),
        _ribbon(of, Box(room.left_mm, base, wide, ribbon)),
    )  # fmt: skip


def _low(of: _Label, left: float | None = None) -> tuple[Element, ...]:
    """A label too low for a head: the name at the left, the code at the right."""
    room, qr = of.room, of.qr
    x = room.left_mm if left is None else left
    wide = room.right_mm - of.block - 2 - x
    small = min(4.4, room.high_mm * 0.2)
    top = room.top_mm + max(0.0, (room.high_mm - qr - _CODE_HIGH_MM) / 2)
    last = room.bottom_mm - small
    return (
        Element(
            What.NAME,
            Box(x, room.top_mm, wide, room.high_mm - 2 * small - 0.6),
            Style.BOLD,
            max(20.0, of.pt(40)),
            lines=3,
            grows=True,
        ),
        replace(_line(What.PRONOUNS, Box(x, last - small, wide, small), 9.0, "muted"), grows=True),
        _line(What.ROLE, Box(x, last, wide, small), 9.0, "role", bold=True),
        _qr(room.right_mm - qr, top, qr),
        _code(of, room.right_mm - qr, room.bottom_mm - _CODE_HIGH_MM, qr),
    )


def _low_banded(of: _Label) -> tuple[Element, ...]:
    """The same with a stripe in the role's colour at the left edge."""
    stripe = Element(What.BOX, Box(0, 0, 2.4, of.high), fill="role")
    return (stripe, *_low(of, of.margin + 1.4))


def _tall(of: _Label, is_plain: bool = False) -> tuple[Element, ...]:
    """A label that is higher than wide: head, name, code, ribbon from top to bottom."""
    room, qr = of.room, of.qr
    line = 4.6 * max(0.9, of.scale)
    ribbon = 10.0 * of.scale
    base = room.bottom_mm - ribbon
    code_top = base - 2 - _CODE_HIGH_MM - qr
    name_top = room.top_mm + 3.6 + 2.6 * of.scale
    title = code_top - 3 - 3 * line
    middle = room.left_mm + (room.wide_mm - qr) / 2
    parts = (
        *(() if is_plain else _head(of)),
        replace(_name(of, name_top, title - 2 - name_top, lines=4), align=Align.CENTRE, grows=True),
        Element(
            What.ORGANISATION if is_plain else What.TEXT,
            Box(room.left_mm, title, room.wide_mm, 2 * line), size_pt=of.pt(10),
            align=Align.CENTRE, lines=2, text="" if is_plain else "{workshop}",
        ),
        Element(
            What.PRONOUNS if is_plain else What.TEXT,
            Box(room.left_mm, title + 2 * line, room.wide_mm, line), size_pt=of.pt(9),
            align=Align.CENTRE, colour="muted", text="" if is_plain else "{when}",
        ),
        _qr(middle, code_top, qr),
        replace(
            _code(of, middle, code_top + qr, qr), align=Align.CENTRE,
            box=Box(room.left_mm, code_top + qr, room.wide_mm, _CODE_HIGH_MM),
        ),
        replace(_ribbon(of, Box(room.left_mm, base, room.wide_mm, ribbon)), align=Align.CENTRE),
    )  # fmt: skip
    if not is_plain:
        return parts
    return tuple(replace(one, fill="") if one.what is What.ROLE else one for one in parts)


def _tall_photo(of: _Label, head: float) -> tuple[Element, ...]:
    room, qr = of.room, of.qr
    y = room.top_mm + head + _GAP_MM
    ribbon = 10.0 * of.scale
    base = room.bottom_mm - ribbon
    code_top = base - 2 - _CODE_HIGH_MM - qr
    face = min(room.wide_mm * 0.62, (code_top - y) * 0.56)
    below = y + face + 2
    line = 4.6 * max(0.9, of.scale)
    side = room.wide_mm - of.block - 3
    lines = Box(room.left_mm, code_top, side, qr + _CODE_HIGH_MM)
    return (
        _photo(room.left_mm + (room.wide_mm - face) / 2, y, face, face),
        Element(
            What.NAME, Box(room.left_mm, below, room.wide_mm, code_top - line - 2 - below),
            Style.BOLD, of.pt(40), Align.CENTRE, lines=3, grows=True,
        ),
        Element(
            What.PRONOUNS, Box(room.left_mm, code_top - line - 2, room.wide_mm, line),
            size_pt=of.pt(10), align=Align.CENTRE, colour="muted",
        ),
        Element(
            What.TEXT, replace(lines, high_mm=lines.high_mm - line), size_pt=of.pt(9.5),
            valign=Valign.MIDDLE, lines=4, text="{workshop}",
        ),
        Element(
            What.TEXT, Box(room.left_mm, code_top + lines.high_mm - line, side, line),
            size_pt=of.pt(8.5), colour="muted", text="{when}",
        ),
        _qr(room.right_mm - qr, code_top, qr),
        _code(of, room.right_mm - qr, code_top + qr, qr),
        replace(_ribbon(of, Box(room.left_mm, base, room.wide_mm, ribbon)), align=Align.CENTRE),
    )  # fmt: skip


def _back(of: _Label) -> tuple[Element, ...]:
    """The name once more, small; lists at the left, the code at the right."""
    room, qr = of.room, of.qr
    if of.is_low:
        return _low(of)[:1] + _low(of)[3:]
    if of.is_narrow:
        return _tall(of)[2:3] + _tall(of)[5:7]
    name = 6.5 * of.scale
    y = room.top_mm + name + 2
    head = (
        Element(
            What.NAME, Box(room.left_mm, room.top_mm, room.wide_mm, name), Style.BOLD, of.pt(14)
        ),
        Element(What.LINE, Box(room.left_mm, y - 1, room.wide_mm, 0.3), colour="accent"),
    )
    x = room.right_mm - qr
    if of.is_tall:
        foot = room.bottom_mm - qr - _CODE_HIGH_MM
        half = (foot - 3 - y - 2) / 2
        return (
            *head,
            _list(What.TABLES, Box(room.left_mm, y + 1, room.wide_mm, half), of),
            _list(What.AGENDA, Box(room.left_mm, y + half + 2, room.wide_mm, half), of),
            _list(
                What.WIFI,
                Box(room.left_mm, foot, room.wide_mm - of.block - 4, qr + _CODE_HIGH_MM),
                of,
            ),
            _qr(x, foot, qr),
            _code(of, x, foot + qr, qr),
        )
    high = room.bottom_mm - y - 1
    wifi = y + 1 + qr + _CODE_HIGH_MM + 2
    rest = room.bottom_mm - wifi
    wide = (room.wide_mm - of.block - 8 * of.scale) / 2
    parts = (
        *head,
        _list(What.TABLES, Box(room.left_mm, y + 1, wide, high), of),
        _list(What.AGENDA, Box(room.left_mm + wide + 4 * of.scale, y + 1, wide, high), of),
        _qr(x, y + 1, qr),
        _code(of, x, y + 1 + qr, qr),
    )
    if rest < 8:
        return parts
    return (*parts, _list(What.WIFI, Box(x, wifi, qr, rest), of))


def _list(what: What, box: Box, of: _Label) -> Element:
    return Element(what, box, size_pt=of.pt(9.5), valign=Valign.TOP, lines=12)
