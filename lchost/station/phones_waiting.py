"""A phone that waits: for the host's nod, or for the door to open."""

from __future__ import annotations

from dataclasses import dataclass

from flask import make_response, request
from flask.typing import ResponseReturnValue

from lchost.checkin import facts, held, phones
from lchost.checkin.answers import Answer, HeldFor, Outcome
from lchost.roster import members
from lchost.station import phones_finding
from lchost.station.phones_companion import is_inside, tag_of, tagged
from lchost.station.phones_cookies import Waiting
from lchost.station.phones_frame import carried_wait, page, pages, to
from lchost.station.phones_told import Told, told, told_of
from lchost.station.visit import here, phone

NOD_S, OPENING_S = 4, 10  # a waiting page looks so often


@dataclass(frozen=True)
class Standing:
    """How things stand for who waits."""

    told: Told
    every_s: int = 0  # look again after so long; 0: there is nothing left to wait for
    is_open: bool = False  # the door has opened: one tap, or the page's script


@pages.get("/wait")
def wait() -> ResponseReturnValue:
    """Tell how things stand; 304 while nothing has changed."""
    waits = carried_wait()
    if waits is None:
        return to("come")
    is_in = is_inside(waits.member_id, waits.session_id)
    if is_in and phones.owner(phone().hash) == waits.member_id:
        return to("me")
    now = _nodded(waits) if is_in else _held(waits) if waits.check_in_id else _early(waits)
    tag = tag_of(now)
    if request.headers.get("If-None-Match") == tag:
        return make_response("", 304)
    return tagged(page("wait", now=now, who=waits.chosen, tag=tag), tag)


def _nodded(waits: Waiting) -> Standing:
    return Standing(told_of("nodded", "welcome", _name(waits)))


def _held(waits: Waiting) -> Standing:
    if held.was_turned_down(waits.check_in_id):
        return Standing(told_of("turned_down", "attention", _name(waits)))
    why = {one.member_id: one.why for one in held.pending(waits.session_id)}
    if waits.member_id not in why:
        return Standing(told_of("undone", "attention", _name(waits)))
    return Standing(_asked_for(waits, why[waits.member_id]), NOD_S)


def _asked_for(waits: Waiting, why: HeldFor) -> Told:
    said = Outcome(Answer.HELD, here().now(), member_id=waits.member_id, held_for=why)
    return told(said, _name(waits))


def _early(waits: Waiting) -> Standing:
    opens_at = facts.hours_of(waits.session_id).opens_at
    now = here().now()
    if now >= opens_at:
        return Standing(told_of("open_now", "welcome", _name(waits)), is_open=True)
    return Standing(
        told(Outcome(Answer.TOO_EARLY, now, opens_at=opens_at), _name(waits)), OPENING_S
    )


def _name(waits: Waiting) -> str:
    return phones_finding.short_name(members.get(waits.member_id).display_name)
