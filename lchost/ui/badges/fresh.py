"""New elements: how each looks when it is first laid on a badge."""

from __future__ import annotations

from lchost.paper.badges.design import Align, Box, Design, Element, Valign, What
from lchost.paper.text.faces import Style

_SHARE = {  # of the label's width and height
    What.NAME: (0.8, 0.28),
    What.LEGAL_NAME: (0.6, 0.08),
    What.TEXT: (0.6, 0.09),
    What.ROLE: (0.5, 0.13),
    What.TABLES: (0.4, 0.4),
    What.AGENDA: (0.5, 0.5),
    What.WIFI: (0.4, 0.25),
    What.GUIDELINES: (0.5, 0.4),
    What.LOGO: (0.25, 0.16),
    What.BOX: (0.5, 0.2),
}
_USUAL_SHARE = (0.5, 0.09)
_QR_MM, _CODE_MM, _LINE_MM = 20.0, (22.0, 6.0), 0.4


def fresh(what: What, design: Design, text: str = "") -> Element:
    """Return a new element in the middle of the label; texts say `text`."""
    wide, high = _size(what, design)
    box = Box((design.wide_mm - wide) / 2, (design.high_mm - high) / 2, wide, high)
    scale = min(1.0, design.wide_mm / 105, design.high_mm / 74)

    def pt(size: float) -> float:
        return max(7.0, round(size * max(0.6, scale)))

    if what is What.NAME:
        return Element(what, box, Style.BOLD, pt(36), Align.CENTRE, lines=2)
    if what is What.ROLE:
        return Element(
            what, box, Style.BOLD, pt(13), Align.CENTRE, colour="white", fill="role", corner_mm=1.6
        )
    if what.is_list:
        return Element(what, box, size_pt=pt(9.5), valign=Valign.TOP, lines=12)
    if what is What.CODE:
        return Element(what, box, size_pt=7.0, align=Align.CENTRE, colour="muted", lines=2)
    if what is What.PHOTO:
        return Element(what, box, corner_mm=2.0, is_filled=True)
    if what is What.LINE:
        return Element(what, box, colour="accent")
    if what is What.BOX:
        return Element(what, box, fill="accent", corner_mm=1.6)
    if what.is_picture:
        return Element(what, box, align=Align.CENTRE)
    return Element(what, box, size_pt=pt(11), text=text if what is What.TEXT else "")


def _size(what: What, design: Design) -> tuple[float, float]:
    room = (design.wide_mm, design.high_mm)
    if what.is_square:
        side = min(_QR_MM, room[0] * 0.8, room[1] * 0.8)
        return side, side
    if what in (What.PHOTO, What.PICTURE):
        side = min(room) * 0.45
        return side, side
    if what is What.CODE:
        return min(_CODE_MM[0], room[0]), min(_CODE_MM[1], room[1])
    share = _SHARE.get(what, _USUAL_SHARE)
    if what is What.LINE:
        return room[0] * 0.6, _LINE_MM
    return room[0] * share[0], max(4.0, room[1] * share[1])
