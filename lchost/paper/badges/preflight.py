"""What to look at before badges are printed: read off what was laid out for everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lchost.paper import qr
from lchost.paper.badges.design import SMALLEST_PT, Box, Design, Element, Side, What
from lchost.paper.badges.layout import Laid, said, square
from lchost.paper.badges.painting import fitted_picture
from lchost.paper.badges.people import BadgePerson, BadgeSet
from lchost.paper.notes import Note, Preflight
from lchost.paper.page_sizes import INCH_MM
from lchost.paper.text import script
from lchost.paper.text.faces import Style

LEAST_DPI = 150
LEAST_MODULE_MM = 0.4  # three dots at 200 dpi
_COMFORTABLE_PT = (9.0, 15.0)  # smaller names do not read across a table: on the least label, on A7
_COMFORTABLE_MM = (105.0, 74.0)
_MAY_BE_EMPTY = (What.NAME, What.ROLE, What.TEXT, What.QR, What.CODE)
# What nobody said at all, this community does not ask.
_NOT_ASKED = (
    (Preflight.NO_PRONOUNS, ""),
    (Preflight.EMPTY_FIELD, What.ORGANISATION.value),
)
_SHARED = (What.LOGO, What.PICTURE, What.AGENDA, What.WIFI, What.WIFI_QR, What.GUIDELINES)


@dataclass
class _Found:
    """Matters as they are found: whom they concern, and the worst of each."""

    people: dict[tuple[Preflight, str], dict[int, BadgePerson]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    worst: dict[tuple[Preflight, str], float] = field(default_factory=dict)
    letters: dict[str, None] = field(default_factory=dict)
    fine: dict[Style, set[str]] = field(default_factory=lambda: defaultdict(set))

    def lost(self, text: str, style: Style) -> str:
        """Return the letters that no font has; each letter is looked up once."""
        fine = self.fine[style]
        if fine.issuperset(text):
            return ""
        lost = script.missing(text, style)
        fine.update(set(text).difference(lost))
        return lost

    def add(
        self, kind: Preflight, person: BadgePerson, about: str = "", value: float = 0.0
    ) -> None:
        key = (kind, about)
        self.people[key][person.registration_id] = person
        self.worst[key] = min(value, self.worst.get(key, value))


def preflight(
    design: Design,
    badge_set: BadgeSet,
    laid: Sequence[Sequence[Sequence[Laid]]],
    *,
    has_backs: bool = True,
    left_out: Sequence[What] = (),
) -> tuple[Note, ...]:
    """Return what the host should look at; `laid` is what `pages.lay_out` gave.

    Args:
        has_backs: the back of a two-sided design is printed too.
        left_out: what the design has no room for on labels of this size.
    """
    printed = design.sides if has_backs else design.sides[:1]
    found = _Found()
    comfortable = comfortable_pt(design)
    for person, sides in zip(badge_set.people, laid, strict=True):
        if not script.clean(person.name):
            found.add(Preflight.NO_NAME, person)
        for side in sides[: len(printed)]:
            for one in side:
                _look(one, person, badge_set, found, comfortable)
    _alike(badge_set.people, found)
    dropped = _dropped(left_out, badge_set)
    return (*_of_sides(design, printed), *dropped, *_notes(badge_set, found))


def _dropped(left_out: Sequence[What], badge_set: BadgeSet) -> Iterator[Note]:
    """Yield what would be on larger labels, of what there is to say."""
    for what in left_out:
        bare = Element(what, Box(0, 0, 1, 1))
        if any(said(bare, person, badge_set) for person in badge_set.people):
            yield Note(Preflight.LEFT_OUT, (), (), about=str(what.value))


def _of_sides(design: Design, printed: Sequence[Side]) -> Iterator[Note]:
    """Yield what is missing on every badge: a back that the sheet does not have, a code."""
    if len(printed) < len(design.sides):
        yield Note(Preflight.NO_BACK, (), ())
    if not any(one.what is What.QR for side in printed for one in side.elements):
        yield Note(Preflight.NO_CODE, (), ())


def comfortable_pt(design: Design) -> float:
    """Return how large a name should be on a label of that size."""
    share = min(1.0, design.wide_mm / _COMFORTABLE_MM[0], design.high_mm / _COMFORTABLE_MM[1])
    return max(_COMFORTABLE_PT[0], _COMFORTABLE_PT[1] * share)


def _look(
    laid: Laid, person: BadgePerson, badge_set: BadgeSet, found: _Found, comfortable: float
) -> None:
    what = laid.element.what
    if laid.is_empty:
        if what is What.PRONOUNS:
            found.add(Preflight.NO_PRONOUNS, person)
        elif what not in _MAY_BE_EMPTY:
            found.add(Preflight.EMPTY_FIELD, person, _about(laid))
        return
    size = laid.size_pt
    if size and size < SMALLEST_PT - 0.01 and size < laid.element.size_pt - 0.01:
        found.add(Preflight.DOES_NOT_FIT, person, _about(laid), size)
    elif what is What.NAME and size < comfortable <= laid.element.size_pt:
        found.add(Preflight.NAME_SMALL, person, "", size)
    elif laid.fitted and laid.fitted.is_condensed:
        found.add(Preflight.NARROWED, person, _about(laid))
    if size and (letters := found.lost(laid.text, laid.element.style)):
        found.add(Preflight.LETTERS_MISSING, person)
        found.letters.update(dict.fromkeys(letters))
    if what.is_square:
        side = square(laid.box, laid.element).wide_mm
        if side / qr.fitting(laid.text).modules < LEAST_MODULE_MM:
            found.add(Preflight.CODE_SMALL, person, _about(laid), side)
    if what.is_picture:
        dpi = _dpi(laid, badge_set)
        if dpi < LEAST_DPI:
            found.add(Preflight.PICTURE_COARSE, person, _about(laid), dpi)


def _dpi(laid: Laid, badge_set: BadgeSet) -> float:
    data = badge_set.pictures[laid.text]
    wide, _ = fitted_picture(laid.box, data.wide_px, data.high_px, laid.element.is_filled)
    return data.wide_px / max(wide, 0.01) * INCH_MM


def _about(laid: Laid) -> str:
    """Return the name of an element in a note; of a text with what it says, if all have that."""
    element = laid.element
    if element.what is What.ATTRIBUTE:
        return f"attribute {element.attribute}"
    if element.what is What.TEXT:
        return f"text {laid.text if laid.is_shared else element.text}"
    return str(element.what.value)


def _alike(people: Sequence[BadgePerson], found: _Found) -> None:
    alike: dict[str, list[BadgePerson]] = defaultdict(list)
    for person in people:
        if name := script.clean(person.name):
            alike[name.casefold()].append(person)
    for same in alike.values():
        for person in same if len(same) > 1 else ():
            found.add(Preflight.SAME_NAME, person)


def _notes(badge_set: BadgeSet, found: _Found) -> Iterator[Note]:
    everybody = len(badge_set.people)
    shared = {what.value for what in (*_SHARED, What.QR)}
    for kind in Preflight:
        for (other, about), people in found.people.items():
            if other is not kind:
                continue
            if (kind, about) in _NOT_ASKED and len(people) == everybody:
                continue
            is_alike = len(people) == everybody and (
                kind is Preflight.EMPTY_FIELD or about.startswith(f"{What.TEXT.value} ")
            )
            who = () if about in shared or is_alike else tuple(people.values())
            detail = {
                Preflight.LETTERS_MISSING: "".join(found.letters),
                Preflight.NAME_SMALL: f"{found.worst[kind, about]:.1f}",
                Preflight.DOES_NOT_FIT: f"{found.worst[kind, about]:.1f}",
                Preflight.PICTURE_COARSE: f"{found.worst[kind, about]:.0f}",
                Preflight.CODE_SMALL: f"{found.worst[kind, about]:.1f}",
            }.get(kind, "")
            yield Note(
                kind,
                tuple(one.registration_id for one in who),
                tuple(one.name for one in who),
                detail,
                about,
            )
