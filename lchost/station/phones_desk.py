"""A phone at the desk: come in, and hear the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Response
from flask.typing import ResponseReturnValue

from lchost.checkin import desk, facts, phones
from lchost.checkin.answers import Answer, HeldFor, Method, Outcome, Scan
from lchost.errors import NoSuchMember, NotSaved
from lchost.station import phones_asking, phones_finding
from lchost.station.guard import TooManyGuesses
from lchost.station.phones_asking import Said
from lchost.station.phones_cookies import Chosen, Pass, Waiting
from lchost.station.phones_frame import carried_pass, chosen, hand_out, page, pages, to, too_often
from lchost.station.phones_joining import confirm
from lchost.station.phones_told import told
from lchost.station.visit import checked_form, here, phone

# --- coming in ------------------------------------------------------------------------------------


@pages.post("/in")
def come_in() -> ResponseReturnValue:
    """Check in who was chosen, once all that is asked is there."""
    form_id, who, given = checked_form(), chosen(), carried_pass()
    if who is None or given is None or who.session_id != given.session_id:
        return page("start", 410, note="too_long")
    try:
        asked = phones_asking.asked_of(who)
        if not phones_asking.is_proven(asked):
            return confirm(who, note="wrong")
    except NoSuchMember:
        return page("find", 410, note="none")
    except TooManyGuesses as trouble:
        return too_often(confirm(who, note="too_often"), trouble)
    is_sure = phones_asking.is_sure(asked)
    who = replace(who, is_proven=is_sure)
    if not phones_asking.accepts_guidelines(asked):
        return confirm(who, note="accept_first")
    scan = replace(scan_of(given, form_id), member_id=who.member_id)
    scan = replace(scan, answers=phones_asking.answers(asked))
    all_said = phones_asking.said(asked)
    return answered(written(lambda: _checked_in(scan, all_said, is_sure), scan), who)


# --- jobs for the writer's thread -----------------------------------------------------------------


def _checked_in(scan: Scan, all_said: list[Said], is_sure: bool) -> Outcome:
    said = desk.check_in(scan)
    if said.member_id != scan.member_id:  # a form sent again: what it said first, of another
        return said
    return noted(scan, said, all_said, is_sure=is_sure)


def noted(scan: Scan, said: Outcome, all_said: list[Said], *, is_sure: bool) -> Outcome:
    """Keep what was said beside the check-in, and whose phone this is."""
    if said.member_id is not None:
        phones_asking.keep(said.member_id, all_said, scan.at)
        if _is_theirs(scan, said, said.member_id, is_sure):
            phones.remember(scan.phone, said.member_id, scan.at)
    return said


def _is_theirs(scan: Scan, said: Outcome, member_id: int, is_sure: bool) -> bool:
    """Tell whether the phone is now this member's: not if it has brought another one before.

    Whom nothing was asked may be anybody: they do not take over a member who has a phone already.
    """
    if said.answer.is_in:
        return True
    is_taken = not is_sure and phones.has_other(scan.phone, member_id)
    if said.answer is Answer.HELD:
        return said.held_for in (HeldFor.POSTER, HeldFor.RETURN) and not is_taken
    if said.answer is Answer.ALREADY:
        is_lent = facts.has_brought_another(scan.phone, member_id, scan.session_id)
        return not is_lent and not is_taken
    return False


def written(job: Callable[[], Outcome], scan: Scan) -> Outcome:
    """Run a job of the desk in the writer's thread; trouble with the disk is an answer too."""
    try:
        return here().write(job)
    except NotSaved as trouble:
        return Outcome(Answer.NOT_SAVED, scan.at, trouble=trouble)


def scan_of(given: Pass, form_id: str) -> Scan:
    """Return what this phone brings to the desk."""
    return Scan(
        session_id=given.session_id,
        at=here().now(),
        method=Method.PHONE,
        door=here().door,
        request_id=form_id,
        phone=phone().hash,
        needs_nod=given.is_paper,
    )


# --- the answer -----------------------------------------------------------------------------------


def answered(said: Outcome, who: Chosen) -> Response:
    """Return the page that follows an answer of the desk."""
    if said.answer is Answer.NOT_SAVED:
        return confirm(who, 503, note="not_saved")  # found, and perhaps proven: once more
    is_here = said.answer.is_in or said.answer is Answer.ALREADY
    if is_here and phones.owner(phone().hash) == said.member_id:
        return to("me")
    if said.answer is Answer.ASKS:
        return confirm(who, note="asks")
    if said.answer in (Answer.HELD, Answer.TOO_EARLY) and said.member_id is not None:
        held_id = (said.check_in_id or 0) if said.answer is Answer.HELD else 0
        is_proven = who.is_proven and who.member_id == said.member_id
        waits = Waiting(who.session_id, said.member_id, is_proven, held_id)
        return hand_out(to("wait"), waits)
    return page("answer", told=told(said, phones_finding.short_name(said.name)))
