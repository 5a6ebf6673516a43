"""From the poster to one's own name: greeted again, or found, then asked what the door asks."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, request
from flask.typing import ResponseReturnValue

from lchost.checkin import facts, phones
from lchost.errors import NoSuchMember
from lchost.roster import finding
from lchost.station import phones_finding
from lchost.station.guard import TooManyGuesses
from lchost.station.phones_asking import asked_of
from lchost.station.phones_companion import is_inside
from lchost.station.phones_cookies import Chosen, Pass
from lchost.station.phones_frame import (
    carried_pass,
    chosen,
    page,
    pages,
    sealed_choice,
    to,
    too_often,
)
from lchost.station.phones_told import said_at
from lchost.station.visit import asker, checked_form, here, phone

SEARCHES = "search"  # counted like guesses: nobody reads the list three letters at a time


@dataclass(frozen=True)
class Choice:
    """An answer of the search: a short name, and the value of its button."""

    name: str
    value: str


@pages.get("/come")
def come() -> ResponseReturnValue:
    """Whoever has a pass goes on: to their page, to one tap, or to finding themselves."""
    given = carried_pass()
    if given is None:
        return page("start", note="no_cookies" if "scanned" in request.args else "")
    owner = phones.owner(phone().hash)
    if owner is None:
        return page("find", early=_early(given))
    if is_inside(owner, given.session_id):
        return to("me")
    return confirm(Chosen(given.session_id, owner, is_proven=True), is_known=True)


@pages.get("/find")
def find() -> ResponseReturnValue:
    """Find somebody: oneself, or a friend without a phone."""
    given = carried_pass()
    return page("start", note="too_long") if given is None else page("find", early=_early(given))


@pages.post("/find")
def found() -> ResponseReturnValue:
    """Show who fits what was typed: a few short names, or none."""
    checked_form()
    given = carried_pass()
    if given is None:
        return page("start", 410, note="too_long")
    typed = request.form.get("name", "")[:100]
    try:
        here().guard.slow_down(SEARCHES, asker())
    except TooManyGuesses as trouble:
        return too_often(page("find", typed=typed, note="too_often"), trouble)
    here().guard.wrong(SEARCHES, asker())
    said = finding.oneself(typed, here().workshop_id)
    note = "short" if said.is_short else "many" if said.are_many else "" if said.people else "none"
    choices = choices_of(list(said.people), given)
    return page("find", typed=typed, note=note, choices=choices, early=_early(given))


@pages.post("/who")
def who() -> ResponseReturnValue:
    """Ask somebody who has found themselves what the door asks."""
    checked_form()
    one = chosen()
    if one is None or carried_pass() is None:
        return page("start", 410, note="too_long")
    return confirm(one)


@pages.post("/forget")
def forget() -> ResponseReturnValue:
    """Not me: this phone is nobody's now."""
    checked_form()
    key = phone().hash
    here().write(lambda: phones.forget(key))
    return to("come")


def confirm(one: Chosen, status: int = 200, *, is_known: bool = False, note: str = "") -> Response:
    """Show the page that asks, with a word on what is missing."""
    try:
        asked = asked_of(one)
    except NoSuchMember:
        return page("find", 410, note="none")
    typed = request.form if note else {}
    return page("confirm", status, asked=asked, is_known=is_known, note=note, typed=typed)


def choices_of(people: list[finding.Named], given: Pass) -> list[Choice]:
    """Return people as buttons that say who is meant."""
    return [
        Choice(
            phones_finding.short_name(one.name),
            sealed_choice(Chosen(given.session_id, one.member_id, is_proven=False)),
        )
        for one in people
    ]


def _early(given: Pass) -> str:
    """Return what to say of when the door opens, if that is still to come."""
    opens_at = facts.hours_of(given.session_id).opens_at
    return said_at("find.early", opens_at) if here().now() < opens_at else ""
