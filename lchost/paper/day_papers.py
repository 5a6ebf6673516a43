"""Lists of the day: takes who has a place, and gives the sheets that are filled in by hand."""

from __future__ import annotations

from collections.abc import Sequence

from lchost.checkin import wifi
from lchost.credentials import register
from lchost.models import settings
from lchost.models.people import Member
from lchost.paper import name_notes, sign_in_numbers
from lchost.paper.handouts.workshop import Reading
from lchost.paper.handouts.workshop import handout as draw_handout
from lchost.paper.lists import sign_in as sign_ins
from lchost.paper.lists.certificate_list import Holder, certificate_list
from lchost.paper.lists.forms import USUAL, SignInForm
from lchost.paper.lists.sign_in import Signer
from lchost.paper.notes import Note, Preflight
from lchost.paper.press import Paper, occasion_of
from lchost.paper.signs import large, poster
from lchost.paper.signs import name_tents as tenting
from lchost.paper.signs.guidelines import guidelines_poster
from lchost.paper.signs.name_tents import Tent
from lchost.paper.stationery import Stationery
from lchost.paper.words import Words, sentence
from lchost.planning import resources, sessions, workshops
from lchost.planning.sessions import Session
from lchost.planning.workshops import Workshop
from lchost.roster import registrations
from lchost.roster.matching import fold
from lchost.roster.registrations import Registration, Status


def sign_in(workshop_id: int, page_size: str = "a4", form: SignInForm = USUAL) -> Paper:
    """Return the sign-in sheet of everybody who has a place."""
    occasion = occasion_of(workshops.get(workshop_id))
    languages, han = _languages(occasion.house), occasion.house.han
    people = [
        Signer(one.name, one.pronouns, languages.get(one.member_id, han), one.id, _letter(one))
        for one in _with_place(workshop_id)
    ]
    known = sign_in_numbers.given(workshop_id)
    first = sign_in_numbers.first_number(known, sign_ins.lines(people, page_size, form))
    made = sign_ins.sign_in(occasion, people, page_size, form, first)
    notes = list(name_notes.notes([one.name for one in people], made.narrow))
    if first > 1:
        notes.append(Note(Preflight.NUMBERED_ON, (), (), str(first)))
    return Paper(made.pdf, made.pages, len(people), tuple(notes), sheets=made.sheets)


def blank_sign_in(workshop_id: int, page_size: str = "a4", form: SignInForm = USUAL) -> Paper:
    """Return a page of empty lines to sign, to copy."""
    made = sign_ins.blank_lines(occasion_of(workshops.get(workshop_id)), page_size, form)
    return Paper(made.pdf, made.pages, people=0)


def name_tents(workshop_id: int, page_size: str = "a4", *, with_names: bool = True) -> Paper:
    """Return a tent for everybody who has a place, or an empty one to copy."""
    occasion = occasion_of(workshops.get(workshop_id))
    languages, people = _languages(occasion.house), _with_place(workshop_id) if with_names else []
    tents = [Tent(p.name, p.pronouns, languages.get(p.member_id, "")) for p in people]
    made = tenting.name_tents(occasion, tents or [Tent()], page_size)
    return Paper(made.pdf, made.pages, len(tents), name_notes.notes([t.name for t in tents]))


def handout(workshop_id: int, page_size: str = "a4") -> Paper:
    """Return the handout: what the workshop was for, what to read on, lines for notes."""
    workshop = workshops.get(workshop_id)
    readings = [Reading(r.title, r.address, r.note) for r in resources.listing(workshop_id)]
    made = draw_handout(occasion_of(workshop), readings, workshop.purpose, page_size)
    return Paper(made.pdf, made.pages, people=0)


def certificates_given(workshop_id: int, page_size: str = "a4") -> Paper:
    """Return who has a valid certificate, by name, to sign for it."""
    occasion = occasion_of(workshops.get(workshop_id))
    languages = _languages(occasion.house)
    valid = [one for one in register.listing(workshop_id) if one.voided_at is None]
    valid.sort(key=lambda one: (fold(one.name), one.number))
    holders = [Holder(one.name, one.number, languages.get(one.member_id, "")) for one in valid]
    made = certificate_list(occasion, holders, page_size)
    names = name_notes.notes([one.name for one in valid], made.narrow)
    return Paper(made.pdf, made.pages, len(holders), names)


def room_signs(workshop_id: int, page_size: str = "a4", arrow: str = "") -> Paper:
    """Return a sign for each room that its sessions are in; `arrow` as in `signs.arrows`."""
    workshop = workshops.get(workshop_id)
    occasion = occasion_of(workshop)
    rooms: dict[tuple[str, str], list[Session]] = {}
    for one in sessions.listing(workshop_id):
        key = one.title or workshop.title, one.place or workshop.place
        rooms.setdefault(key, []).append(one)
    wanted = [
        large.room(title, place, _when(workshop, held, occasion.words))
        for (title, place), held in rooms.items()
    ]
    made = large.signs(occasion.words.room_signs, occasion, wanted, page_size, arrow)
    return Paper(made.pdf, made.pages, people=0)


def door_poster(
    workshop_id: int, code: str, word: str, address: str, page_size: str = "a4"
) -> Paper:
    """Return the poster by which phones check in, with the guests' Wi-Fi where it is known.

    Args:
        code: text of the QR code; `word` is typed instead at `address`.
    """
    net = wifi.kept(settings.get("wifi"))
    joins = (net.name, net.password, wifi.join_text(net)) if net else ("", "", "")
    occasion = occasion_of(workshops.get(workshop_id))
    made = poster.door_poster(poster.DoorPoster(occasion, code, word, address, *joins), page_size)
    return Paper(made.pdf, made.pages, people=0)


def guidelines(workshop_id: int, page_size: str = "a4") -> Paper:
    """Return the community's guidelines, to hang up."""
    occasion = occasion_of(workshops.get(workshop_id))
    made = guidelines_poster(occasion, str(settings.get("guidelines", "") or ""), page_size)
    return Paper(made.pdf, made.pages, people=0)


def _when(workshop: Workshop, held: Sequence[Session], words: Words) -> str:
    """Return the hours of one session, or the days of several."""
    first, last = workshop.local(held[0].starts_at), workshop.local(held[-1].ends_at)
    if len(held) == 1:
        return words.when(first, last)
    return sentence(words.days(first.date(), last.date()))


def _with_place(workshop_id: int) -> list[Registration]:
    listed = registrations.listing(workshop_id)
    return [one for one in listed if one.status is Status.REGISTERED]


def _letter(one: Registration) -> str:
    return next((char.upper() for char in fold(one.name) if char.isalnum()), "")


def _languages(house: Stationery) -> dict[int, str]:
    """Return whose letters each member's name gets, where that is known."""
    rows = Member.select(Member.id, Member.language).where(Member.language != "")
    return {member_id: house.letters_of(said) for member_id, said in rows.tuples()}
