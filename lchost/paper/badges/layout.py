"""What stands on one person's badge and where: texts filled and fitted, room taken over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lchost.paper.badges import listing
from lchost.paper.badges.design import (
    SMALLEST_PT,
    Box,
    Element,
    Side,
    What,
    fields_of,
)
from lchost.paper.badges.listing import SetList
from lchost.paper.badges.people import BadgePerson, BadgeSet
from lchost.paper.drawing import PT_PER_MM
from lchost.paper.text.faces import EM
from lchost.paper.text.fitting import Fitted, fit
from lchost.paper.text.shaping import shape

RULE_SHARE = 0.17  # of a ribbon's height: the rule that people without a role get
SPREAD = 0.12  # of the size, between capitals that are set apart
_RULE_AIR_MM = 1.6
_BESIDE_MM = 3.0  # so far apart are neighbours
_EDGES_MM = 1.0  # and so far may their edges differ
_PAD_SHARE = (0.42, 0.1)  # of the height of a box with a fill or a frame: at the sides, above
_PAD_MM = (4.0, 1.5)


Settle = Callable[[Sequence[Element], frozenset[int]], tuple[Box, ...]]


@dataclass(frozen=True)
class Laid:
    """An element as it comes onto a badge.

    Attributes:
        box: where, after it took the room of empty neighbours.
        text: what it says; a code; the SHA-256 of a picture.
        fitted: its lines, where it has any.
        listed: its heading and rows, where it is a list.
        is_empty: there is nothing to say; a ribbon draws its rule.
        language: whose letters capitals get that are set apart.
        is_shared: it says the same on every badge.
    """

    element: Element
    box: Box
    text: str = ""
    fitted: Fitted | None = None
    listed: SetList | None = None
    is_empty: bool = False
    language: str = ""
    is_shared: bool = False

    @property
    def size_pt(self) -> float:
        """The size of its letters; 0 where it has none."""
        if self.listed:
            return self.listed.size_pt
        return self.fitted.size_pt if self.fitted else 0.0


class SideLayout:
    """Lays one side out for person after person; what is alike is worked out once."""

    def __init__(self, side: Side, badge_set: BadgeSet, settle: Settle | None = None) -> None:
        """Lay out a side; `settle` says who takes the room of the empty ones."""
        self.side = side
        self._settle = settle or settled
        self._set = badge_set
        self._shared_fields = badge_set.shared_fields()
        self._boxes: dict[frozenset[int], tuple[Box, ...]] = {}
        self._alike: dict[tuple[int, Box], Laid] = {}
        self._is_shared = [self._is_the_same_for_all(one) for one in side.elements]

    def of(self, person: BadgePerson) -> list[Laid]:
        """Return what stands on this person's badge, in the order of drawing."""
        elements = self.side.elements
        texts = [said(one, person, self._set) for one in elements]
        empty = frozenset(
            n for n, text in enumerate(texts) if not text and not elements[n].what.is_shape
        )
        boxes = self._boxes.get(empty)
        if boxes is None:
            boxes = self._boxes[empty] = self._settle(elements, empty)
        return [self._laid(n, boxes[n], texts[n], person) for n in range(len(elements))]

    def _laid(self, n: int, box: Box, text: str, person: BadgePerson) -> Laid:
        if not self._is_shared[n]:
            return self._fresh(n, box, text, person)
        laid = self._alike.get((n, box))
        if laid is None:
            fresh = self._fresh(n, box, text, person)
            laid = self._alike[n, box] = replace(fresh, is_shared=True)
        return laid

    def _fresh(self, n: int, box: Box, text: str, person: BadgePerson) -> Laid:
        element = self.side.elements[n]
        if not text:
            return Laid(element, box, is_empty=not element.what.is_shape)
        room = inner(element, box)
        wide, high = room.wide_mm * PT_PER_MM, room.high_mm * PT_PER_MM
        if element.what.is_list:
            rows = listing.rows_of(element, person, self._set)
            return Laid(
                element,
                box,
                text,
                listed=listing.set_rows(rows, element, wide, high, self._set.han),
            )
        if not element.what.has_letters or element.what is What.CODE:
            return Laid(element, box, text)
        language = self._set.han if self._is_shared[n] else self._set.letters_for(element, person)
        return self._set_in(element, box, text, (wide, high), language)

    def _set_in(
        self, element: Element, box: Box, text: str, room: tuple[float, float], language: str
    ) -> Laid:
        """Fit a text into its room, in points; capitals move together before they get too small."""
        wide, high = room
        if element.is_spaced:
            narrow = wide * _share_of_letters(text.upper(), element)
            capitals = fit(
                text.upper(), element.style, narrow, high, element.size_pt, 1, language, 0.0
            )
            if capitals.size_pt >= min(SMALLEST_PT, element.size_pt):
                return Laid(element, box, text, capitals, language=language)
            element = replace(element, is_spaced=False)
        fitted = fit(text, element.style, wide, high, element.size_pt, element.lines, language)
        return Laid(element, box, text, fitted)

    def _is_the_same_for_all(self, element: Element) -> bool:
        if element.what is What.TEXT:
            names = {name.strip().casefold() for name in fields_of(element.text)}
            return names <= self._shared_fields.keys()
        return element.what in _SAME_FOR_ALL


def said(element: Element, person: BadgePerson, badge_set: BadgeSet) -> str:
    """Return what an element says of a person; empty where there is nothing to say."""
    say = _SAYS.get(element.what)
    return say(element, person, badge_set).strip() if say else ""


def settled(elements: Sequence[Element], empty: frozenset[int]) -> tuple[Box, ...]:
    """Return everybody's box after the growing ones took the room of empty neighbours.

    What has several lines becomes larger; a single line moves, and leaves its own place to others.
    """
    boxes = [one.box for one in elements]
    air = [0.0] * len(boxes)  # that was between one that grew and what it took
    free = [_left_over(elements[n]) for n in sorted(empty)]
    waiting = [n for n, one in enumerate(elements) if one.grows and n not in empty]
    taken = True
    while taken and free:
        taken = False
        for n in waiting:
            room = next((one for one in free if _are_neighbours(boxes[n], one)), None)
            if room is None:
                continue
            free.remove(room)
            taken = True
            if elements[n].lines > 1:
                air[n] = max(air[n], _gap(boxes[n], room))
                boxes[n] = _both(boxes[n], room)
            else:
                boxes[n], left = _swapped(boxes[n], room)
                free.append(left)
                waiting.remove(n)
            break
    stand = [box for n, box in enumerate(boxes) if n not in empty]
    return tuple(
        _apart(box, stand, air[n], elements[n].box) if air[n] else box
        for n, box in enumerate(boxes)
    )


def inner(element: Element, box: Box) -> Box:
    """Return the room for letters in a box: a fill or a frame keeps them off its edges."""
    if not element.fill and not element.pen_mm:
        return box
    across = min(_PAD_MM[0], box.high_mm * _PAD_SHARE[0], box.wide_mm * 0.2)
    up = min(_PAD_MM[1], box.high_mm * _PAD_SHARE[1])
    return Box(
        box.left_mm + across, box.top_mm + up, box.wide_mm - 2 * across, box.high_mm - 2 * up
    )


def square(box: Box, element: Element) -> Box:
    """Return the largest square of a box, placed as the element is aligned."""
    side = min(box.wide_mm, box.high_mm)
    across = {"left": 0.0, "centre": 0.5, "right": 1.0}[element.align.value]
    down = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[element.valign.value]
    left = box.left_mm + (box.wide_mm - side) * across
    return Box(left, box.top_mm + (box.high_mm - side) * down, side, side)


def _share_of_letters(text: str, element: Element) -> float:
    """Return which share of a line is letters where they are set apart."""
    line = shape(text, element.style)
    gaps = SPREAD * EM * (sum(len(run.glyphs) for run in line.runs) - 1)
    return line.width / max(1, line.width + gaps)


def _left_over(element: Element) -> Box:
    box = element.box
    if element.what is not What.ROLE or not element.fill:
        return box
    return replace(box, high_mm=box.high_mm * (1 - RULE_SHARE) - _RULE_AIR_MM)


def _are_neighbours(box: Box, free: Box) -> bool:
    if abs(box.left_mm - free.left_mm) > _EDGES_MM or abs(box.right_mm - free.right_mm) > _EDGES_MM:
        return False
    under, above = free.top_mm - box.bottom_mm, box.top_mm - free.bottom_mm
    return -0.1 <= under <= _BESIDE_MM or -0.1 <= above <= _BESIDE_MM


def _gap(box: Box, other: Box) -> float:
    """Return the white between two boxes of which one stands above the other."""
    return max(0.0, other.top_mm - box.bottom_mm, box.top_mm - other.bottom_mm)


def _apart(box: Box, others: Sequence[Box], air: float, least: Box) -> Box:
    """Keep one that grew as far from what stands above and under it as it was before."""
    top, bottom = box.top_mm, box.bottom_mm
    for other in others:
        if other.left_mm > box.right_mm or other.right_mm < box.left_mm or other == box:
            continue
        if -0.1 <= other.top_mm - bottom < air:
            bottom = max(least.bottom_mm, other.top_mm - air)
        elif -0.1 <= top - other.bottom_mm < air:
            top = min(least.top_mm, other.bottom_mm + air)
    return replace(box, top_mm=top, high_mm=bottom - top)


def _both(box: Box, free: Box) -> Box:
    top = min(box.top_mm, free.top_mm)
    return replace(box, top_mm=top, high_mm=max(box.bottom_mm, free.bottom_mm) - top)


def _swapped(box: Box, free: Box) -> tuple[Box, Box]:
    """Move a box to the far end of the free one; return it and what it leaves."""
    whole = _both(box, free)
    rest = whole.high_mm - box.high_mm
    if free.top_mm > box.top_mm:
        moved = replace(box, top_mm=whole.bottom_mm - box.high_mm)
        return moved, replace(whole, high_mm=rest)
    moved = replace(box, top_mm=whole.top_mm)
    return moved, replace(whole, top_mm=whole.top_mm + box.high_mm, high_mm=rest)


def _organisation(element: Element, person: BadgePerson, _: BadgeSet) -> str:
    return person.organisation(element.attribute)


def _attribute(element: Element, person: BadgePerson, _: BadgeSet) -> str:
    return person.attributes.get(element.attribute.casefold(), "") if element.attribute else ""


def _text(element: Element, person: BadgePerson, badge_set: BadgeSet) -> str:
    return badge_set.said(element.text, person)


def _rows(element: Element, person: BadgePerson, badge_set: BadgeSet) -> str:
    return " ".join(row.text for row in listing.rows_of(element, person, badge_set)[1:])


Say = Callable[[Element, BadgePerson, BadgeSet], str]
_SAYS: dict[What, Say] = {
    What.NAME: lambda _e, person, _s: person.name,
    What.LEGAL_NAME: lambda _e, person, _s: person.legal_name,
    What.PRONOUNS: lambda _e, person, _s: person.pronouns,
    What.ORGANISATION: _organisation,
    What.ROLE: lambda _e, person, s: s.words.role(person.role),
    What.ATTRIBUTE: _attribute,
    What.TEXT: _text,
    What.QR: lambda _e, person, _s: person.code,
    What.CODE: lambda _e, person, _s: person.code,
    What.LOGO: lambda _e, _p, s: s.logo if s.logo in s.pictures else "",
    What.PHOTO: lambda _e, person, s: person.photo if person.photo in s.pictures else "",
    What.PICTURE: lambda e, _p, s: e.picture if e.picture in s.pictures else "",
    What.TABLES: _rows,
    What.AGENDA: _rows,
    What.WIFI: _rows,
    What.WIFI_QR: lambda _e, _p, s: s.wifi.qr if s.wifi else "",
    What.GUIDELINES: _rows,
}
_SAME_FOR_ALL = (
    *(What.LOGO, What.PICTURE, What.AGENDA, What.WIFI, What.WIFI_QR, What.GUIDELINES),
    *(What.LINE, What.BOX),
)
