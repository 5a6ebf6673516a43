"""Badges on sheets: each side in its place, one badge a person in the order given."""

from __future__ import annotations

from collections.abc import Hashable

from lchost.paper.badges.design import Design, What
from lchost.paper.badges.layout import Laid, SideLayout
from lchost.paper.badges.painting import paint
from lchost.paper.badges.people import BadgePerson, BadgeSet
from lchost.paper.drawing import Drawing
from lchost.paper.running import Printed
from lchost.paper.sheets.backs import Flip, flips, spots
from lchost.paper.sheets.cutting import Cuts, draw_cuts
from lchost.paper.sheets.offset import NO_OFFSET, Offset
from lchost.paper.sheets.presets import Sheet

# What many badges have alike; names and codes are each their own, pictures are shared already.
_ALIKE = (
    *(What.PRONOUNS, What.ORGANISATION, What.ROLE, What.ATTRIBUTE, What.TEXT, What.AGENDA),
    *(What.WIFI, What.WIFI_QR, What.GUIDELINES, What.LINE, What.BOX),
)

Sides = tuple[list[Laid], ...]  # of one person's badge


def lay_out(design: Design, badge_set: BadgeSet) -> list[Sides]:
    """Return what stands on everybody's badge, front and back."""
    sides = [SideLayout(side, badge_set) for side in design.sides]
    return [tuple(side.of(person) for side in sides) for person in badge_set.people]


def usual_flip(design: Design, sheet: Sheet) -> Flip:
    """Return how a design's back comes onto a sheet where nothing was chosen."""
    ways = flips(sheet)
    if not design.is_two_sided:
        return Flip.NONE if Flip.NONE in ways else ways[0]
    return next((way for way in ways if way is not Flip.NONE), Flip.NONE)


def draw(
    design: Design,
    badge_set: BadgeSet,
    sheet: Sheet,
    start_slot: int = 0,
    flip: Flip | None = None,
    offset: Offset = NO_OFFSET,
    cuts: Cuts = Cuts.LINES,
    laid: list[Sides] | None = None,
) -> Printed:
    """Return the PDF; the design is of the sheet's label size.

    Args:
        flip: how backs come about; None as is usual for the design and the sheet.
        laid: what `lay_out` gave, where it is known already.
    """
    laid = lay_out(design, badge_set) if laid is None else laid
    way = usual_flip(design, sheet) if flip is None else flip
    drawing = Drawing(
        sheet.wide_mm,
        sheet.high_mm,
        f"{badge_set.words.name_badges}: {badge_set.occasion}".rstrip(": "),
        badge_set.community,
        badge_set.words.language,
        offset,
        badge_set.han,
    )
    with drawing.form("sheet"):
        draw_cuts(drawing, sheet, cuts)
    drawing.stamp("sheet")
    press = _Press(drawing, design, badge_set)
    page = 0
    for spot in spots(sheet, len(laid), start_slot, way):
        while spot.page > page:
            drawing.next_page()
            page += 1
            if not spot.is_back or way is Flip.FOLD:
                drawing.stamp("sheet")
        side = 1 if spot.is_back else 0
        if side >= len(laid[spot.number]):
            continue
        size = (sheet.label_wide_mm, sheet.label_high_mm)
        with drawing.placed(spot.left_mm, spot.top_mm, *size, is_turned=spot.is_turned):
            press.draw(laid[spot.number], badge_set.people[spot.number], side)
    return Printed(drawing.finish(), drawing.pages)


def alone(design: Design, badge_set: BadgeSet, laid: list[Sides] | None = None) -> Printed:
    """Return each badge by itself, a page for each side as large as the label: to look at."""
    laid = lay_out(design, badge_set) if laid is None else laid
    drawing = Drawing(
        design.wide_mm,
        design.high_mm,
        design.name,
        badge_set.community,
        badge_set.words.language,
        han=badge_set.han,
    )
    press = _Press(drawing, design, badge_set)
    for number in range(len(laid)):
        for side in range(len(design.sides)):
            if number or side:
                drawing.next_page()
            press.draw(laid[number], badge_set.people[number], side)
    return Printed(drawing.finish(), drawing.pages)


class _Press:
    """Draws badges one after the other; what many have alike is worked out once."""

    def __init__(self, drawing: Drawing, design: Design, badge_set: BadgeSet) -> None:
        self._drawing = drawing
        self._design = design
        self._set = badge_set
        self._alike: dict[tuple[Hashable, ...], str] = {}

    def draw(self, sides: Sides, person: BadgePerson, side: int) -> None:
        """Draw one side of one badge at the top left of the page."""
        if ground := self._design.sides[side].ground:
            colour = self._set.colour(ground, person.role)
            self._drawing.fill(0, 0, self._design.wide_mm, self._design.high_mm, colour)
        for n, one in enumerate(sides[side]):
            if one.element.what in _ALIKE:
                self._again((side, n, person.role, person.language), one, person)
            else:
                paint(self._drawing, one, person, self._set)

    def _again(self, where: tuple[Hashable, ...], laid: Laid, person: BadgePerson) -> None:
        key = (*where, laid.box, laid.text)
        known = self._alike.get(key)
        if known is not None:
            self._drawing.raw(known)
            return
        self._alike[key] = self._drawing.recorded(
            lambda: paint(self._drawing, laid, person, self._set)
        )
