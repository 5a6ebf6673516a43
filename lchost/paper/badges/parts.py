"""Parts of the designs to begin with: a label's measures, and elements laid out by them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lchost.paper.badges.design import Align, Box, Element, Valign, What
from lchost.paper.text.faces import Style

_MARGINS_MM = (3.0, 7.0)  # nothing nearer to the edge: cutters and printers are a little off
_MARGIN_SHARE = 0.095
_QR_MM = (13.0, 26.0)  # modules of 0.6 mm to 1.2 mm
_FIVES_MM = 17.2  # two fives of letters beside each other
_LOW_MM = 38.0  # less height than that, without margins, has no room for lines above the name
_TALL = 1.2  # times higher than wide
_WIDE = 1.45  # times wider than high
_SMALL_MM = (55.0, 62.0)
_NAME_MM = 16.0  # of height that a name should have
_AIR_MM = 1.2  # under a name
QUIET = 4 / 21  # of a code's side: the white around it


@dataclass(frozen=True)
class Label:
    """A label's size, and what every design derives from it; `edge` stays white in any case."""

    wide: float
    high: float
    edge: float = 0.0

    @property
    def margin(self) -> float:
        low, high = _MARGINS_MM
        return max(self.edge, min(high, max(low, min(self.wide, self.high) * _MARGIN_SHARE)))

    @property
    def room(self) -> Box:
        m = self.margin
        return Box(m, m, self.wide - 2 * m, self.high - 2 * m)

    @property
    def is_tall(self) -> bool:
        return self.high > self.wide * _TALL

    @property
    def is_low(self) -> bool:
        return self.room.high_mm < _LOW_MM and self.wide > self.high * _WIDE

    @property
    def is_small(self) -> bool:
        """Tell whether it is about square, with room for the name and the code only."""
        is_small = self.room.high_mm < _SMALL_MM[1] and self.room.wide_mm < _SMALL_MM[0]
        return is_small and not self.is_low

    @property
    def is_narrow(self) -> bool:
        """Tell whether nothing can stand beside the code."""
        return self.is_tall and self.room.wide_mm < _FIVES_MM * 2.2

    @property
    def scale(self) -> float:
        """How large small things are: 1 on a label of 105 × 74 mm."""
        return min(1.35, max(0.62, min(self.wide / 105, self.high / 74)))

    @property
    def fives(self) -> float:
        """The height of the letters under the code, with the white between."""
        return 5.9 if self.is_low else 7.0

    @property
    def qr(self) -> float:
        """The side of the code."""
        low, high = _QR_MM
        if self.is_low:
            return min(self.room.high_mm - self.fives, self.high * 0.5, self.wide * 0.28, high)
        share = 0.34 if self.is_tall else 0.285
        return min(high, max(low, min(self.wide, self.high * 1.05) * share))

    @property
    def block(self) -> float:
        """The width of the code with its letters."""
        return min(max(self.qr, _FIVES_MM), self.room.wide_mm)

    @property
    def line(self) -> float:
        """The height of a line of small letters."""
        return 4.6 * max(0.85, self.scale)

    def pt(self, size: float, least: float = 7.0) -> float:
        """Return a letter size of the label of 105 × 74 mm as it suits this one."""
        return max(least, round(size * self.scale, 1))


def name(of: Label, box: Box, lines: int = 2, align: Align = Align.LEFT) -> Element:
    return Element(What.NAME, box, Style.BOLD, max(24.0, of.pt(50)), align, lines=lines, grows=True)


def said(
    what: What,
    box: Box,
    size_pt: float,
    colour: str = "text",
    style: Style = Style.PLAIN,
    align: Align = Align.LEFT,
) -> Element:
    """One line about the person."""
    return Element(what, box, style, size_pt, align, colour=colour)


def text(box: Box, words: str, size_pt: float, colour: str = "text", lines: int = 1) -> Element:
    return Element(
        What.TEXT, box, size_pt=size_pt, colour=colour, text=words, lines=lines, grows=True
    )


def qr(left: float, top: float, side: float) -> Element:
    return Element(What.QR, Box(left, top, side, side))


def code(of: Label, top: float, size: float | None = None) -> tuple[Element, Element]:
    """The code at the right edge, and its letters under it, no narrower than they must be."""
    side = of.qr if size is None else size
    return (
        qr(of.room.right_mm - side, top, side),
        Element(
            What.CODE,
            Box(of.room.right_mm - of.block, top + side, of.block, of.fives),
            size_pt=7.0,
            align=Align.CENTRE if of.block == side else Align.RIGHT,
            valign=Valign.BOTTOM,
            colour="muted",
            lines=2,
        ),
    )


def photo(box: Box) -> Element:
    corner = min(box.wide_mm, box.high_mm) * 0.07
    return Element(What.PHOTO, box, corner_mm=corner, is_filled=True)


def ribbon(of: Label, box: Box, align: Align = Align.LEFT) -> Element:
    return Element(
        What.ROLE,
        box,
        Style.BOLD,
        of.pt(13),
        align,
        colour="white",
        fill="role",
        corner_mm=1.6 * of.scale,
    )


def head(of: Label) -> tuple[Element, Element]:
    """The community at the left, pronouns at the right."""
    room, high = of.room, 3.6
    right = room.wide_mm * 0.36
    community = Box(room.left_mm, room.top_mm, room.wide_mm - right - 3, high)
    pronouns = Box(room.right_mm - right, room.top_mm - 0.4, right, high + 0.8)
    return (
        Element(
            What.TEXT,
            community,
            Style.BOLD,
            of.pt(7),
            colour="muted",
            text="{community}",
            is_spaced=True,
        ),
        said(What.PRONOUNS, pronouns, of.pt(10), "muted", align=Align.RIGHT),
    )


def head_high(of: Label) -> float:
    """The height of the head with the white under it."""
    return 3.6 + 3.4 * of.scale


def foot(of: Label, top: float) -> tuple[Element, ...]:
    """The workshop and its day above the ribbon, at the left; they sink onto a thin rule."""
    room = of.room
    wide = room.wide_mm - of.block - 4 * of.scale
    high = 9.5 * of.scale
    base = room.bottom_mm - high
    when = Box(room.left_mm, base - 1.2 - of.line, wide, of.line)
    title = Box(room.left_mm, top, wide, max(of.line, when.top_mm - top))
    return (
        replace(text(title, "{workshop}", of.pt(8.5), lines=2), valign=Valign.BOTTOM),
        replace(text(when, "{when}", of.pt(8), "muted"), valign=Valign.BOTTOM),
        ribbon(of, Box(room.left_mm, base, wide, high)),
    )


def low(of: Label, left: float, has_letters: bool = True) -> tuple[Element, ...]:
    """A label too low for a head: the name at the left, what is said under it; then the code.

    A code without letters leaves the last line free, which is the organisation's then: beside a
    picture and a code there is too little width for it.
    """
    room = of.room
    block = of.block if has_letters else of.qr
    wide = room.right_mm - block - 2.4 - left
    small = min(4.4, room.high_mm * 0.148)  # 9 points on the lowest
    lines = [Box(left, room.bottom_mm - n * small, wide, small) for n in (3, 2, 1)]
    where, role = lines[1], lines[2]
    top = room.top_mm
    if not has_letters:
        where, role = replace(lines[2], wide_mm=room.right_mm - left), lines[1]
        top += (where.top_mm - of.qr * (1 + QUIET) - room.top_mm) / 2
    return (
        name(of, Box(left, room.top_mm, wide, lines[0].top_mm - _AIR_MM - room.top_mm), lines=3),
        replace(said(What.PRONOUNS, lines[0], 9.0, "muted"), grows=True),
        replace(said(What.ORGANISATION, where, 9.0), grows=has_letters),
        said(What.ROLE, role, 9.0, "role", Style.BOLD),
        *(code(of, top) if has_letters else code(of, top)[:1]),
    )


def compact(of: Label, top: float, colour: str = "text") -> tuple[Element, ...]:
    """The name over all the width, then what is said of them beside the code, without letters."""
    room = of.room
    foot = room.bottom_mm - of.qr
    under = foot - of.qr * QUIET
    step = of.qr / 3
    wide = room.wide_mm - of.qr * (1 + QUIET)
    lines = [Box(room.left_mm, foot + n * step, wide, step) for n in range(3)]
    return (
        name(of, Box(room.left_mm, top, room.wide_mm, under - top), 3),
        sunk(What.PRONOUNS, lines[0], of.pt(12), "muted"),
        sunk(What.ORGANISATION, lines[1], of.pt(12)),
        sunk(What.ROLE, lines[2], of.pt(15), colour, Style.BOLD),
        qr(room.right_mm - of.qr, foot, of.qr),
    )


def sunk(
    what: What, box: Box, size_pt: float, colour: str = "text", style: Style = Style.PLAIN
) -> Element:
    """A line that sinks where those under it are empty."""
    line = said(what, box, size_pt, colour, style)
    return replace(line, valign=Valign.BOTTOM, grows=what is not What.ROLE)


def tall(of: Label, top: float) -> tuple[Element, ...]:
    """Under a head a label that is higher than wide: name, workshop, code, ribbon."""
    room = of.room
    high = 10.0 * of.scale
    base = room.bottom_mm - high
    codes = base - 2.4 - of.fives - of.qr
    middle = room.left_mm + (room.wide_mm - of.qr) / 2
    fives = Box(room.left_mm, codes + of.qr, room.wide_mm, of.fives)
    lines = _workshop_of_tall(of, top, codes - 3.2)
    under = lines[0].box.top_mm - 1 if lines else codes - of.qr * QUIET
    return (
        name(of, Box(room.left_mm, top, room.wide_mm, under - top), 4, Align.CENTRE),
        *lines,
        qr(middle, codes, of.qr),
        replace(code(of, codes)[1], align=Align.CENTRE, box=fives),
        ribbon(of, Box(room.left_mm, base, room.wide_mm, high), Align.CENTRE),
    )


def _workshop_of_tall(of: Label, top: float, bottom: float) -> tuple[Element, ...]:
    """Where they work, the workshop and its day, as far as the name keeps its room."""
    room = of.room
    when = Box(room.left_mm, bottom - of.line, room.wide_mm, of.line)
    workshop = Box(room.left_mm, when.top_mm - 2 * of.line, room.wide_mm, 2 * of.line)
    across = Box(room.left_mm, workshop.top_mm - of.line - 1, room.wide_mm, of.line)
    parts = (
        said(What.ORGANISATION, across, of.pt(11), "muted", align=Align.CENTRE),
        replace(text(workshop, "{workshop}", of.pt(10), lines=2), align=Align.CENTRE, grows=False),
        replace(text(when, "{when}", of.pt(9), "muted"), align=Align.CENTRE, grows=False),
    )
    least = top + _NAME_MM * max(0.7, of.scale)
    return parts[next((n for n, one in enumerate(parts) if one.box.top_mm > least), len(parts)) :]


def rows(what: What, box: Box, of: Label) -> Element:
    """A list on the back."""
    return Element(what, box, size_pt=of.pt(9.5), valign=Valign.TOP, lines=12)
