"""Name badges: the name as large as it will go, and the code that opens the door."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from lchost import codes
from lchost.paper import look, qr
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.notes import Note, Preflight
from lchost.paper.sheets import places
from lchost.paper.sheets.cutting import draw_cuts
from lchost.paper.sheets.presets import Sheet
from lchost.paper.text import script
from lchost.paper.text.faces import EM, Style
from lchost.paper.text.shaping import CAPITALS, Fitted, fit, letter_by_letter
from lchost.paper.words import Words, english

SMALLEST_PT = 7.0
COMFORTABLE_PT = 15.0  # below this the name does not read across a table: the host is told
LARGEST_PT = 50.0
_MARGIN_MM = 7.0  # nothing nearer to the edge: cutters and printers are a little off
_QR_MM = 21.0
_QUIET_MM = _QR_MM / 21 * qr.QUIET_MODULES
_CODE_PT = 7.0
_FIVES_GAP_MM = 1.4
_FOOT_MM = 9.5
_NAME_TOP_MM = 14.5


@dataclass(frozen=True)
class BadgePerson:
    """Who wears it; `registration_id` comes back in the notes."""

    registration_id: int
    name: str
    code: str
    pronouns: str = ""
    role: str = "attendee"
    language: str = ""


@dataclass(frozen=True)
class BadgeSet:
    """The badges of one workshop."""

    people: tuple[BadgePerson, ...]
    community: str = ""
    occasion: str = ""  # small beside the code: workshop
    when: str = ""
    words: Words = field(default_factory=english)


def badges(badge_set: BadgeSet, sheet: Sheet, start_slot: int = 0) -> bytes:
    """Return the PDF, one badge a person in the order given."""
    drawing = Drawing(
        sheet.wide_mm, sheet.high_mm, badge_set.words.name_badges, author=badge_set.community
    )
    with drawing.form("sheet"):
        draw_cuts(drawing, sheet)
    drawing.stamp("sheet")
    page = 0
    spots = places.slots(sheet, len(badge_set.people), start_slot)
    for person, slot in zip(badge_set.people, spots, strict=True):
        if slot.page != page:
            drawing.next_page()
            drawing.stamp("sheet")
            page = slot.page
        _badge(drawing, person, badge_set, sheet, slot.left_mm, slot.top_mm)
    return drawing.finish()


def preflight(badge_set: BadgeSet, sheet: Sheet) -> tuple[Note, ...]:
    """Return what the host should look at before printing."""
    found: dict[Preflight, list[BadgePerson]] = defaultdict(list)
    lost: dict[str, None] = {}
    smallest = COMFORTABLE_PT
    alike: dict[str, list[BadgePerson]] = defaultdict(list)
    for person in badge_set.people:
        name = script.clean(person.name)
        if not name:
            found[Preflight.NO_NAME].append(person)
            continue
        alike[name.casefold()].append(person)
        size = name_on_badge(person, sheet).size_pt
        if size < COMFORTABLE_PT:
            found[Preflight.NAME_SMALL].append(person)
            smallest = min(smallest, size)
        letters = script.missing(name + person.pronouns, Style.BOLD)
        if letters:
            found[Preflight.LETTERS_MISSING].append(person)
            lost.update(dict.fromkeys(letters))
        if not person.pronouns.strip():
            found[Preflight.NO_PRONOUNS].append(person)
    if len(found[Preflight.NO_PRONOUNS]) == len(badge_set.people):
        found[Preflight.NO_PRONOUNS] = []  # this community does not ask for them
    found[Preflight.SAME_NAME] = [p for same in alike.values() if len(same) > 1 for p in same]
    details = {
        Preflight.NAME_SMALL: f"{smallest:.1f}",
        Preflight.LETTERS_MISSING: "".join(lost),
    }
    return tuple(
        Note(
            kind,
            tuple(p.registration_id for p in found[kind]),
            tuple(p.name for p in found[kind]),
            details.get(kind, ""),
        )
        for kind in Preflight
        if found[kind]
    )


def name_on_badge(person: BadgePerson, sheet: Sheet) -> Fitted:
    """Return the name as it will stand on the badge."""
    return fit(
        person.name,
        Style.BOLD,
        (sheet.label_wide_mm - 2 * _MARGIN_MM) * PT_PER_MM,
        (_name_bottom_mm(sheet) - _NAME_TOP_MM) * PT_PER_MM,
        LARGEST_PT,
        lines=2,
        language=person.language,
    )


def _name_bottom_mm(sheet: Sheet) -> float:
    return _qr_top_mm(sheet) - _QUIET_MM


def _qr_top_mm(sheet: Sheet) -> float:
    return sheet.label_high_mm - _MARGIN_MM - 2 * 3.0 - 1.2 - _QR_MM


def _badge(
    drawing: Drawing,
    person: BadgePerson,
    badge_set: BadgeSet,
    sheet: Sheet,
    x_mm: float,
    y_mm: float,
) -> None:
    left, right = x_mm + _MARGIN_MM, x_mm + sheet.label_wide_mm - _MARGIN_MM
    wide = right - left
    head = y_mm + 10.2
    said = 0.0
    if person.pronouns.strip():
        said = drawing.text(
            person.pronouns, right, head, 10, look.STONE, align="right", wide_mm=wide * 0.4
        )
    drawing.spaced(
        badge_set.community.upper(),
        left,
        head,
        7,
        look.STONE,
        Style.BOLD,
        0.12,
        wide_mm=wide - said - 4,
    )
    _name(drawing, person, sheet, left, right, y_mm)
    _code(drawing, person.code, right - _QR_MM, y_mm + _qr_top_mm(sheet))
    _foot(drawing, person, badge_set, left, right - _QR_MM - _QUIET_MM, y_mm + sheet.label_high_mm)


def _name(
    drawing: Drawing, person: BadgePerson, sheet: Sheet, left: float, right: float, y_mm: float
) -> None:
    """Centre the name by its capitals, but keep every mark and tail inside the box."""
    fitted = name_on_badge(person, sheet)
    if not fitted.lines[0].runs:
        return
    top, bottom = y_mm + _NAME_TOP_MM, y_mm + _name_bottom_mm(sheet)
    tail = (len(fitted.lines) - 1) * fitted.leading_pt / PT_PER_MM
    capital = CAPITALS * fitted.size_pt / EM / PT_PER_MM
    baseline = (top + bottom) / 2 + (capital - tail) / 2
    baseline = min(baseline, bottom - fitted.bottom_pt / PT_PER_MM)
    baseline = max(baseline, top + fitted.top_pt / PT_PER_MM)
    rtl = fitted.lines[0].is_rtl
    drawing.block(fitted, right if rtl else left, baseline, look.BLACK, "right" if rtl else "left")


def _code(drawing: Drawing, code: str, x_mm: float, y_mm: float) -> None:
    drawing.qr(x_mm, y_mm, _QR_MM, code, look.BLACK)
    for n, five in enumerate(codes.spaced(code).split()):
        row, is_right = divmod(n, 2)
        drawing.place(
            letter_by_letter(five),
            x_mm + _QR_MM / 2 + (_FIVES_GAP_MM / 2 if is_right else -_FIVES_GAP_MM / 2),
            y_mm + _QR_MM + 3.8 + row * 3.0,
            _CODE_PT,
            look.STONE,
            "left" if is_right else "right",
        )


def _foot(
    drawing: Drawing,
    person: BadgePerson,
    badge_set: BadgeSet,
    left: float,
    right: float,
    bottom: float,
) -> None:
    """Draw the role band, or a thin rule, and above it what the day is."""
    wide = right - left
    base = bottom - _MARGIN_MM
    role = badge_set.words.role(person.role)
    if role:
        colour = look.ROLE_COLOURS[person.role]
        drawing.pill(left, base - _FOOT_MM, wide, _FOOT_MM, 1.6, colour)
        drawing.text(role, left + 4, base - 3.1, 13, look.WHITE, Style.BOLD, wide_mm=wide - 8)
    else:
        drawing.pill(left, base - 1.6, wide, 1.6, 0.8, look.INK)
    line = base - (_FOOT_MM if role else 1.6) - 3.6
    if badge_set.when:
        drawing.text(badge_set.when, left, line, 8, look.STONE, wide_mm=wide)
        line -= 4.2
    if badge_set.occasion:
        fitted = fit(badge_set.occasion, Style.PLAIN, wide * PT_PER_MM, 8 * PT_PER_MM, 8.5, lines=2)
        up = (len(fitted.lines) - 1) * fitted.leading_pt / PT_PER_MM
        drawing.block(fitted, left, line - up, look.TEXT)
