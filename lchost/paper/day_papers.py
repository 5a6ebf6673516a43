"""Lists of the day: takes who has a place, and gives the sheets that are filled in by hand."""

from __future__ import annotations

from lchost.models.people import Member
from lchost.paper import sign_in_numbers
from lchost.paper.lists import sign_in as sign_ins
from lchost.paper.lists.forms import USUAL, SignInForm
from lchost.paper.lists.sign_in import Signer
from lchost.paper.press import Paper, occasion_of
from lchost.planning import workshops
from lchost.roster import registrations
from lchost.roster.matching import fold
from lchost.roster.registrations import Registration, Status


def sign_in(workshop_id: int, page_size: str = "a4", form: SignInForm = USUAL) -> Paper:
    """Return the sign-in sheet of everybody who has a place."""
    occasion = occasion_of(workshops.get(workshop_id))
    languages = {key: occasion.house.letters_of(said) for key, said in _languages().items()}
    han = occasion.house.han
    people = [
        Signer(one.name, one.pronouns, languages.get(one.member_id, han), one.id, _letter(one))
        for one in _with_place(workshop_id)
    ]
    known = sign_in_numbers.given(workshop_id)
    first = sign_in_numbers.first_number(known, sign_ins.lines(people, page_size, form))
    made = sign_ins.sign_in(occasion, people, page_size, form, first)
    return Paper(made.pdf, made.pages, len(people), sheets=made.sheets)


def _with_place(workshop_id: int) -> list[Registration]:
    listed = registrations.listing(workshop_id)
    return [one for one in listed if one.status is Status.REGISTERED]


def _letter(one: Registration) -> str:
    return next((char.upper() for char in fold(one.name) if char.isalnum()), "")


def _languages() -> dict[int, str]:
    rows = Member.select(Member.id, Member.language).where(Member.language != "")
    return dict(rows.tuples())
