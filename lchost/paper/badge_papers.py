"""Badges of a workshop: takes what the file knows of its people, and gives them on their sheets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from math import ceil
from typing import Literal

from lchost.checkin import wifi
from lchost.errors import NobodyToPrint, NothingNew
from lchost.grouping import showing
from lchost.models import settings
from lchost.models.people import Member
from lchost.paper import badge_designs, edited_words, house, photos, pictures
from lchost.paper.badges import pages, starters
from lchost.paper.badges.design import Box, Design, Element, What, fields_of
from lchost.paper.badges.people import BadgePerson, BadgeSet, Stop, Wifi
from lchost.paper.badges.preflight import preflight
from lchost.paper.badges.starters import STARTERS
from lchost.paper.page_sizes import INCH_MM
from lchost.paper.picture_reading import PictureData, shrunk
from lchost.paper.press import Paper
from lchost.paper.sheets.backs import Flip, flips
from lchost.paper.sheets.cutting import Cuts
from lchost.paper.sheets.offset import NO_OFFSET, Offset
from lchost.paper.sheets.presets import SHEETS
from lchost.paper.stationery import Stationery
from lchost.paper.words import Words
from lchost.planning import items, workshops
from lchost.planning.agenda import clock
from lchost.planning.workshops import Workshop
from lchost.roster import profile, registrations
from lchost.roster.attributes import Value
from lchost.roster.registrations import Registration, Status

_DPI = 600  # finer than a logo is printed

# all, never printed, one sheet without names to write on, or registration ids
Which = Literal["all", "new", "blank"] | Sequence[int]


def badges(
    workshop_id: int,
    *,
    design: str = badge_designs.USUAL,
    sheet: str = "a4_a7",
    which: Which = "all",
    start_slot: int = 0,
    flip: Flip | None = None,
    offset: Offset = NO_OFFSET,
    cuts: Cuts = Cuts.LINES,
) -> Paper:
    """Return name badges by name; the caller marks them printed once they are.

    Args:
        design: the key of a starter or of a design in the file, fitted to the sheet's labels.
        flip: how backs come about; None, or a way that the sheet does not know, as is usual for
            the design and the sheet.

    Raises:
        NobodyToPrint, NothingNew: there is no badge to print.
        GoneMeanwhile: the design is no longer in the file.
    """
    on = SHEETS[sheet]
    drawn = badge_designs.fitted(design, on.label_wide_mm, on.label_high_mm, on.edge_mm)
    left_out: tuple[What, ...] = ()
    if design in STARTERS:
        left_out = starters.left_out(design, on.label_wide_mm, on.label_high_mm, on.edge_mm)
    if which == "blank":
        nobody = (BadgePerson(0, "", ""),) * (on.slots - start_slot)
        made = replace(surroundings(workshop_id, drawn), people=nobody)
    else:
        made = badge_set(workshop_id, _with(drawn, left_out), which)
    laid = pages.lay_out(drawn, made)
    ways = flips(on) if drawn.is_two_sided else ()
    way = flip if flip in ways else pages.usual_flip(drawn, on)
    printed = pages.draw(drawn, made, on, start_slot, way, offset, cuts, laid)
    if which == "blank":
        return Paper(printed.pdf, printed.pages, people=0, flip=way, flips=ways)
    return Paper(
        printed.pdf,
        printed.pages,
        len(made.people),
        preflight(drawn, made, laid, has_backs=way is not Flip.NONE, left_out=left_out),
        tuple(person.registration_id for person in made.people),
        flip=way,
        flips=ways,
    )


def badge_set(workshop_id: int, design: Design, which: Which = "all") -> BadgeSet:
    """Return who gets a badge, and of what the file knows as much as the design shows.

    Raises:
        NobodyToPrint, NothingNew: nobody does.
    """
    workshop = workshops.get(workshop_id)
    people = [one for one in registrations.listing(workshop_id) if one.status is Status.REGISTERED]
    if not people:
        raise NobodyToPrint(workshop=workshop.title)
    if which == "new":
        people = [one for one in people if one.badge_printed_at is None]
    elif which != "all":
        chosen = set(which)
        people = [one for one in people if one.id in chosen]
    if not people:
        raise NothingNew(workshop=workshop.title)
    return _set(workshop, people, design)


def _with(design: Design, left_out: Iterable[What]) -> Design:
    """Return the design with what it leaves out, so that this is read too."""
    more = tuple(Element(what, Box(0, 0, 1, 1)) for what in left_out)
    front = replace(design.front, elements=(*design.front.elements, *more))
    return replace(design, front=front) if more else design


def surroundings(workshop_id: int, design: Design) -> BadgeSet:
    """Return a set without people: what a design shows on everybody's badge."""
    return _set(workshops.get(workshop_id), (), design)


def _set(workshop: Workshop, people: Sequence[Registration], design: Design) -> BadgeSet:
    words = edited_words.of_workshop(workshop)
    elements = [one for side in design.sides for one in side.elements]
    shown = {one.what for one in elements}
    starts_at, ends_at = workshop.local(workshop.starts_at), workshop.local(workshop.ends_at)
    logo = str(settings.get(house.LOGO, "") or "") if What.LOGO in shown else ""
    made = _people(workshop.id, people, elements)
    shown_pictures = pictures.data({person.photo for person in made})
    shown_pictures |= _pictures(logo, elements)
    return BadgeSet(
        made,
        community=str(settings.get("community_name", "")),
        occasion=workshop.title,
        when=words.days(starts_at.date(), ends_at.date()),
        time=words.span(starts_at, ends_at),
        place=workshop.place,
        host=str(settings.get("host_name", "") or ""),
        agenda=_agenda(workshop, words) if What.AGENDA in shown else (),
        wifi=_wifi() if shown & {What.WIFI, What.WIFI_QR} else None,
        guidelines=str(settings.get("guidelines", "") or "") if What.GUIDELINES in shown else "",
        logo=logo,
        pictures=shown_pictures,
        asked=tuple(one.name.casefold() for one in profile.attributes() if not one.is_private),
        words=words,
        accent=house.ink(),
        ornament=house.accent(),
        han=house.han_order(),
    )


def _people(
    workshop_id: int, people: Sequence[Registration], elements: Sequence[Element]
) -> tuple[BadgePerson, ...]:
    shown = {one.what for one in elements}
    ids = [one.member_id for one in people]
    fields = {name.casefold() for one in elements for name in fields_of(one.text)}
    answers = _answers(ids) if shown & {What.ATTRIBUTE, What.ORGANISATION} or fields else {}
    tables = _tables(workshop_id) if What.TABLES in shown or "table" in fields else {}
    known, letters_of = _known(ids), Stationery(han=house.han_order()).letters_of
    faces = photos.to_print(ids) if What.PHOTO in shown else {}
    return tuple(
        BadgePerson(
            one.id,
            one.name,
            one.code,
            one.pronouns,
            one.role.value,
            language=letters_of(known.get(one.member_id, ("", ""))[0]),
            legal_name=known.get(one.member_id, ("", ""))[1],
            attributes=answers.get(one.member_id, {}),
            photo=faces.get(one.member_id, ""),
            tables=tables.get(one.member_id, ()),
        )
        for one in people
    )


def _known(member_ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return language and legal name of those who have either."""
    rows = Member.select(Member.id, Member.language, Member.legal_name).where(
        (Member.language != "") | (Member.legal_name != "")
    )
    wanted = set(member_ids)
    return {row[0]: (row[1], row[2]) for row in rows.tuples() if row[0] in wanted}


def _pictures(logo: str, elements: Sequence[Element]) -> dict[str, PictureData]:
    """Return the logo and the design's own pictures, as fine as printers show them."""
    wide_mm: dict[str, float] = {}
    for one in elements:
        mark = logo if one.what is What.LOGO else one.picture
        # what covers its box may be wider than the box
        wide_mm[mark] = max(wide_mm.get(mark, 0.0), one.box.wide_mm, one.box.high_mm)
    return {
        mark: shrunk(data, ceil(wide_mm[mark] / INCH_MM * _DPI))
        for mark, data in pictures.data(wide_mm).items()
    }


def _answers(member_ids: Iterable[int]) -> dict[int, dict[str, str]]:
    """Return what may be printed of everybody's answers, by the attribute's name."""
    names = {one.id: one.name for one in profile.attributes() if not one.is_private}
    wanted = set(member_ids)
    return {
        member_id: {
            names[key].casefold(): said
            for key, value in given.items()
            if key in names and (said := _said(value, names[key]))
        }
        for member_id, given in profile.answers().items()
        if member_id in wanted
    }


def _said(value: Value, name: str) -> str:
    """Return an answer as words; a yes is said by the name of what was asked."""
    if isinstance(value, bool):
        return name if value else ""
    if isinstance(value, tuple):
        return ", ".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _tables(workshop_id: int) -> dict[int, tuple[Stop, ...]]:
    """Return everybody's place in each round, by their member id."""
    rounds = showing.rounds_of(workshop_id)
    found: dict[int, dict[int, Stop]] = {}
    for seating in rounds:
        for group in seating.groups:
            stop = Stop(seating.number, group.place, group.is_table, group.called or group.theme)
            for one in group.people:
                found.setdefault(one.member_id, {})[seating.number] = stop
    return {
        member_id: tuple(
            stops.get(seating.number, Stop(seating.number, is_table=seating.has_tables))
            for seating in rounds
        )
        for member_id, stops in found.items()
    }


def _agenda(workshop: Workshop, words: Words) -> tuple[tuple[str, str], ...]:
    slots = clock(items.agenda(workshop.id), workshop.local(workshop.starts_at))
    return tuple((words.clock(slot.starts_at), slot.item.title) for slot in slots)


def _wifi() -> Wifi | None:
    network = wifi.kept(settings.get("wifi"))
    if network is None:
        return None
    return Wifi(network.name, network.password, wifi.join_text(network))
