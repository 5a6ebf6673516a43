"""Designs to begin with, laid out for a label of any size.

Each is made of the label's own width and height, so nothing is stretched: a narrow label gets its
own order, a tall one stacks.  `edge_mm` is what the printer leaves white along the label's edges.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from lchost.paper.badges import parts
from lchost.paper.badges.design import Align, Box, Design, Element, Side, Valign, What
from lchost.paper.badges.parts import QUIET, Label
from lchost.paper.text.faces import Style

CLASSIC, BIG_NAME, PHOTO, TWO_SIDED, LABEL = "classic", "big_name", "photo", "two_sided", "label"
_LEAST_MM = 14.0  # of a line of words
_TITLE_MM = 5.6  # of height, for two lines of a title
_FACE_MM = 16.0  # of height: what stands under a smaller picture does not deserve it
_LETTERS_MM = (58.0, 92.0)  # lower labels, wide or tall, have no room for letters beside a photo
_NAME_MM = 8.5  # of height that a name has at least beside other lines
_AIR_MM = 1.3  # under a name that fills its box
_USUAL_MM = (105.0, 74.25)  # A7
_SAID = (What.PRONOUNS, What.ORGANISATION, What.ROLE, What.TABLES, What.AGENDA, What.WIFI)
_WIFI_MM, _WIFI_HIGH_MM = 20.0, 16.5  # for a name and a password of 14 letters at 7 points
_MARKS_MM = 0.8  # more air between a logo and a name, which may begin with high marks


class Starter(Protocol):
    """Lays a design out."""

    def __call__(self, wide_mm: float, high_mm: float, edge_mm: float = 0.0) -> Design: ...


def classic(wide_mm: float, high_mm: float, edge_mm: float = 0.0) -> Design:
    """The name across the label; under it the workshop, the role and the code."""
    of = Label(wide_mm, high_mm, edge_mm)
    if of.is_low:
        return _design("Classic", of, parts.low(of, of.room.left_mm))
    if of.is_small:
        return _design("Classic", of, parts.compact(of, of.room.top_mm, "role"))
    if of.is_tall:
        top = of.room.top_mm + parts.head_high(of)
        return _design("Classic", of, (*parts.head(of), *parts.tall(of, top)))
    room = of.room
    top = room.top_mm + parts.head_high(of)
    codes = room.bottom_mm - of.fives - of.qr
    under = codes - of.qr * QUIET
    small = 5.4 * of.scale
    organisation = Box(room.left_mm, under - small, room.wide_mm, small)
    has_both = organisation.top_mm - _AIR_MM - top > _NAME_MM
    end, foot = organisation.top_mm - _AIR_MM, codes + 1
    if not has_both:  # then it stands beside the code
        beside = room.wide_mm - of.block - 4 * of.scale
        organisation = Box(room.left_mm, codes, beside, max(small, of.line))
        end, foot = under, organisation.bottom_mm + 0.6
    return _design(
        "Classic",
        of,
        (
            *parts.head(of),
            parts.name(of, Box(room.left_mm, top, room.wide_mm, end - top)),
            parts.said(What.ORGANISATION, organisation, of.pt(12), "muted"),
            *parts.foot(of, foot),
            *parts.code(of, codes),
        ),
    )


def big_name(wide_mm: float, high_mm: float, edge_mm: float = 0.0) -> Design:
    """A stripe or a head in the role's colour, and the name as large as the label allows."""
    of = Label(wide_mm, high_mm, edge_mm)
    if of.is_low:
        stripe = Element(What.BOX, Box(0, 0, of.edge + 2.4, of.high), fill="role")
        low = parts.low(of, max(of.room.left_mm, stripe.box.right_mm + 2))
        return _design("Big name", of, (stripe, *low))
    room = of.room
    band = of.edge + 10.0 * of.scale
    community = Box(room.left_mm, of.edge, room.wide_mm, band - of.edge)
    front: tuple[Element, ...] = (
        Element(What.BOX, Box(0, 0, of.wide, band), fill="role"),
        Element(
            What.TEXT,
            community,
            Style.BOLD,
            of.pt(9.5),
            Align.CENTRE,
            colour="white",
            text="{community}",
            is_spaced=True,
        ),
    )
    top = band + 3.6 * of.scale
    if of.is_narrow and not of.is_small:
        return _design("Big name", of, (*front, *parts.tall(of, top)))
    name, *others = parts.compact(of, top, "role")
    return _design("Big name", of, (*front, replace(name, align=Align.CENTRE), *others))


def photo(wide_mm: float, high_mm: float, edge_mm: float = 0.0) -> Design:
    """A picture of the person beside the name, the community's logo above."""
    of = Label(wide_mm, high_mm, edge_mm)
    room = of.room
    if of.is_low:
        portrait = min(room.high_mm * 0.8, room.wide_mm * 0.27)
        box = Box(room.left_mm, room.top_mm, portrait, room.high_mm)
        has_letters = room.wide_mm > 74
        low = parts.low(of, box.right_mm + 2.6, has_letters)
        return _design("With photo", of, (parts.photo(box), *low))
    if of.is_small:
        name, *_, square = parts.compact(of, room.top_mm)
        left = Box(room.left_mm, square.box.top_mm, square.box.wide_mm, square.box.high_mm)
        return _design("With photo", of, (name, parts.photo(left), square))
    logo, title = _logo_and_community(of)
    y = room.top_mm + logo.box.high_mm + 2.4 * of.scale
    if of.is_tall:
        return _design("With photo", of, (title, logo, *_tall_photo(of, y)))
    has_letters = of.high > _LETTERS_MM[0]
    codes = room.bottom_mm - of.qr - (of.fives if has_letters else 0)
    high = 8.6 * of.scale
    base = room.bottom_mm - high
    face = Box(room.left_mm, y, room.wide_mm * 0.3, base - 2.4 * of.scale - y)
    x = face.right_mm + 4 * of.scale
    small = max(3.4, 4.2 * of.scale)
    under = codes - of.qr * QUIET
    pronouns = Box(x, under + 1, room.right_mm - of.block - 3 * of.scale - x, small)
    if not has_letters:  # the code stands low: they have all the width above it
        pronouns = Box(x, under - small, room.right_mm - x, small)
    organisation = replace(
        pronouns,
        top_mm=pronouns.bottom_mm + 0.2,
        wide_mm=room.right_mm - of.block - 3 * of.scale - x,
    )
    wide = room.wide_mm - of.block - 4 * of.scale
    beneath = replace(
        organisation,
        top_mm=organisation.bottom_mm + 0.6,
        high_mm=face.bottom_mm - organisation.bottom_mm - 0.6,
    )
    top = y + _MARKS_MM
    return _design(
        "With photo",
        of,
        (
            title,
            logo,
            parts.photo(face),
            parts.name(
                of, Box(x, top, room.right_mm - x, min(under, pronouns.top_mm - 1) - top), 3
            ),
            parts.said(What.PRONOUNS, pronouns, of.pt(11), "muted"),
            parts.said(What.ORGANISATION, organisation, of.pt(11)),
            *_workshop(of, beneath),
            parts.ribbon(of, Box(room.left_mm, base, wide, high)),
            *parts.code(of, codes)[: 2 if has_letters else 1],
        ),
    )  # fmt: skip


def two_sided(wide_mm: float, high_mm: float, edge_mm: float = 0.0) -> Design:
    """The name alone on the front; on the back the code, the tables, the agenda, the Wi-Fi."""
    of = Label(wide_mm, high_mm, edge_mm)
    room = of.room
    high = (6.5 if of.is_low else 10.0) * of.scale
    base = room.bottom_mm - high
    is_bare = of.is_low or of.is_small
    top = room.top_mm if is_bare else room.top_mm + parts.head_high(of)
    small = 5.8 * of.scale
    under = base - 2.4 * of.scale
    organisation = Box(room.left_mm, under - small, room.wide_mm, small)
    front = (
        *(() if is_bare else parts.head(of)),
        parts.name(
            of, Box(room.left_mm, top, room.wide_mm, organisation.top_mm - _AIR_MM - top), 3
        ),
        replace(
            parts.said(What.ORGANISATION, organisation, of.pt(13), "muted"),
            valign=Valign.BOTTOM,
            grows=True,
        ),
        parts.ribbon(of, Box(room.left_mm, base, room.wide_mm, high)),
    )
    return _design("Two-sided", of, front, _back(of))


def label(wide_mm: float, high_mm: float, edge_mm: float = 0.0) -> Design:
    """Name and code only, in black: for label printers and narrow labels."""
    of = Label(wide_mm, high_mm, edge_mm)
    room = of.room
    if of.is_low:
        return _design("Label", of, _black(parts.low(of, room.left_mm)))
    if of.is_tall and not of.is_small:
        plain = tuple(
            replace(one, fill="") if one.what is What.ROLE else one
            for one in parts.tall(of, room.top_mm)
        )
        return _design("Label", of, _black(plain))
    return _design("Label", of, _black(parts.compact(of, room.top_mm)))


STARTERS: Mapping[str, Starter] = {
    CLASSIC: classic,
    BIG_NAME: big_name,
    PHOTO: photo,
    TWO_SIDED: two_sided,
    LABEL: label,
}


def left_out(key: str, wide_mm: float, high_mm: float, edge_mm: float = 0.0) -> tuple[What, ...]:
    """Return what a starter shows of a person on its usual label and not on this one."""
    here = _shown(STARTERS[key](wide_mm, high_mm, edge_mm))
    usual = _shown(STARTERS[key](*_USUAL_MM))
    return tuple(what for what in What if what in _SAID and what in usual - here)


# --- parts of one design ------------------------------------------------------------------------


def _shown(design: Design) -> set[What]:
    return {one.what for side in design.sides for one in side.elements}


def _design(
    called: str, of: Label, front: tuple[Element, ...], back: tuple[Element, ...] = ()
) -> Design:
    return Design(called, of.wide, of.high, Side(front), Side(back))


def _black(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Thermal printers have no greys."""
    return tuple(replace(one, colour="#000000") for one in elements)


def _workshop(of: Label, box: Box) -> tuple[Element, ...]:
    """The workshop and its day at the bottom of a box, where there is room for them."""
    if box.wide_mm < _LEAST_MM or box.high_mm < _TITLE_MM:
        return ()
    if box.high_mm < 2.4 * of.line:
        alone = parts.text(box, "{workshop}", of.pt(8.5), lines=2)
        return (replace(alone, valign=Valign.BOTTOM),)
    when = Box(box.left_mm, box.bottom_mm - of.line, box.wide_mm, of.line)
    title = replace(box, high_mm=when.top_mm - box.top_mm)
    return (
        replace(parts.text(title, "{workshop}", of.pt(8.5), lines=3), valign=Valign.BOTTOM),
        replace(parts.text(when, "{when}", of.pt(8), "muted"), valign=Valign.BOTTOM),
    )


def _logo_and_community(of: Label) -> tuple[Element, Element]:
    room, high = of.room, 9.0 * of.scale
    logo = Box(room.right_mm - room.wide_mm * 0.34, room.top_mm, room.wide_mm * 0.34, high)
    title = Box(room.left_mm, room.top_mm, room.wide_mm * 0.62, high)
    return (
        Element(What.LOGO, logo, align=Align.RIGHT, valign=Valign.TOP),
        Element(
            What.TEXT,
            title,
            Style.BOLD,
            of.pt(7),
            valign=Valign.TOP,
            colour="muted",
            lines=2,
            text="{community}",
            is_spaced=True,
        ),
    )


def _tall_photo(of: Label, y: float) -> tuple[Element, ...]:
    room = of.room
    high = 10.0 * of.scale
    base = room.bottom_mm - high
    fives = of.fives if of.high > _LETTERS_MM[1] else 0.0
    codes = base - 2.4 - fives - of.qr
    under = codes - of.qr * QUIET
    below_face = of.line + 2.4 * of.scale + 12.0 * of.scale
    lines = 2 if under - y - below_face - of.line > _FACE_MM else 1
    below_face += (lines - 1) * of.line
    face = min(room.wide_mm * 0.66, (under - y) * 0.58, under - y - below_face)
    left = room.left_mm + (room.wide_mm - face) / 2
    below = y + face + 2.4 * of.scale
    name = Box(room.left_mm, below, room.wide_mm, under - lines * of.line - _AIR_MM - below)
    band = parts.ribbon(of, Box(room.left_mm, base, room.wide_mm, high), Align.CENTRE)
    pronouns = Box(room.left_mm, under - lines * of.line, room.wide_mm, of.line)
    across = pronouns.moved(0, of.line)
    organisation = parts.said(What.ORGANISATION, across, of.pt(10), align=Align.CENTRE)
    front = (
        parts.photo(Box(left, y, face, face)),
        parts.name(of, name, 3, Align.CENTRE),
        parts.said(What.PRONOUNS, pronouns, of.pt(10), "muted", align=Align.CENTRE),
        *((organisation,) if lines > 1 else ()),
        band,
    )
    if of.is_narrow:
        middle = room.left_mm + (room.wide_mm - of.qr) / 2
        return (*front, parts.qr(middle, codes + fives / 2, of.qr))
    side = room.wide_mm - of.block - 3
    when = Box(room.left_mm, codes + of.qr - of.line, side, of.line)
    title = Box(room.left_mm, codes, side, of.qr - of.line - 0.4)
    return (
        *front,
        replace(parts.text(title, "{workshop}", of.pt(9.5), lines=4), valign=Valign.BOTTOM),
        parts.text(when, "{when}", of.pt(8.5), "muted"),
        *parts.code(of, codes)[: 2 if fives else 1],
    )


def _back(of: Label) -> tuple[Element, ...]:
    """The name once more, small; lists at the left, the code at the right."""
    room = of.room
    if of.is_low:
        first, *_, square, letters = parts.low(of, room.left_mm)
        high = room.high_mm * 0.3
        lists = Box(
            room.left_mm, room.top_mm + high + 1.4, first.box.wide_mm, room.high_mm - high - 1.4
        )
        again = replace(first, box=replace(first.box, high_mm=high), size_pt=13.0, lines=2)
        return (again, parts.rows(What.TABLES, lists, of), square, letters)
    if of.is_small:
        first, *_, square = parts.compact(of, room.top_mm)
        return (first, square)
    if of.is_narrow:
        first, *_, square, letters, _ribbon = parts.tall(of, room.top_mm)
        again = replace(first, box=replace(first.box, high_mm=6.0), size_pt=12.0, lines=2)
        y = room.top_mm + 8
        under = square.box.top_mm - of.qr * QUIET
        lists = Box(room.left_mm, y, room.wide_mm, under - y)
        return (again, parts.rows(What.TABLES, lists, of), square, letters)
    small = 6.5 * of.scale
    line = room.top_mm + small + 1.2
    y = line + 2.4 * of.scale
    name = Box(room.left_mm, room.top_mm, room.wide_mm, small)
    top = (
        Element(What.NAME, name, Style.BOLD, of.pt(14)),
        Element(What.LINE, Box(room.left_mm, line, room.wide_mm, 0.3), colour="accent"),
    )
    if of.is_tall:
        codes = room.bottom_mm - of.qr - of.fives
        gap = 3 * of.scale
        half = (codes - y - 2 * gap) / 2
        wifi = Box(room.left_mm, codes, room.wide_mm - of.block - 4, of.qr + of.fives)
        return (
            *top,
            parts.rows(What.TABLES, Box(room.left_mm, y, room.wide_mm, half), of),
            parts.rows(What.AGENDA, Box(room.left_mm, y + half + gap, room.wide_mm, half), of),
            parts.rows(What.WIFI, wifi, of),
            *parts.code(of, codes),
        )
    gap = 4 * of.scale
    wide = room.wide_mm - of.block - 2 * gap
    tables = Box(room.left_mm, y, wide * 0.48, room.bottom_mm - y)
    agenda = Box(tables.right_mm + gap, y, wide * 0.52, room.bottom_mm - y)
    codes = room.bottom_mm - of.qr - of.fives
    wifi = Box(room.right_mm - of.block, y, of.block, codes - of.qr * QUIET - y)
    if wifi.wide_mm < _WIFI_MM and wifi.high_mm > 9:  # a password would be dust there
        wifi = replace(tables, top_mm=tables.bottom_mm - _WIFI_HIGH_MM, high_mm=_WIFI_HIGH_MM)
        tables = replace(tables, high_mm=wifi.top_mm - 2 - y)
    return (
        *top,
        replace(parts.rows(What.TABLES, tables, of), grows=True),
        parts.rows(What.AGENDA, agenda, of),
        *((replace(parts.rows(What.WIFI, wifi, of), grows=True),) if wifi.high_mm > 9 else ()),
        *parts.code(of, codes),
    )
