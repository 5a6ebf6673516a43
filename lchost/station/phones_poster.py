"""The poster: a phone that scans its code, or types its word, gets a pass."""

from __future__ import annotations

from flask import Response, request
from flask.typing import ResponseReturnValue

from lchost.checkin import facts, poster
from lchost.checkin.poster import Shown
from lchost.planning import sessions
from lchost.station import phones_cookies
from lchost.station.phones_frame import carried_pass, hand_out, page, pages, to
from lchost.station.visit import checked_form, guessed_wrong, here, phone, slow_down

KIND = "poster"  # of guessing


@pages.get("/")
def start() -> ResponseReturnValue:
    """The front page: scan, or type the word."""
    if carried_pass() is not None:
        return to("come")
    return page("start")


@pages.get("/C/<code>")
@pages.get("/c/<code>")
def scanned(code: str) -> ResponseReturnValue:
    """Whoever comes here has scanned the poster."""
    return _shown(code)


@pages.post("/C")
def typed() -> ResponseReturnValue:
    """The word was typed, or the letters."""
    checked_form()
    return _shown(request.form.get("word", ""))


def _shown(text: str) -> Response:
    slow_down(KIND)
    session_id, worth = _worth(text)
    if worth is Shown.EXPIRED:
        return page("start", 410, note="expired")
    if worth is Shown.WRONG:
        guessed_wrong(KIND)
        return page("start", 404, note="wrong")
    here().guard.guesses(KIND).right(f"phone {phone().id}")
    given = phones_cookies.given_pass(
        session_id,
        here().now(),
        facts.hours_of(session_id).opens_at,
        is_paper=worth is Shown.PAPER,
    )
    return hand_out(to("come", scanned="1"), given)


def _worth(text: str) -> tuple[int, Shown]:
    """Return what a code is worth and for which session: this door's, or one beside it."""
    key, now = here().keys.of(KIND), here().now()
    mine = here().session_id()
    beside = [one.id for one in sessions.listing(here().workshop_id) if one.id != mine]
    best = mine, poster.check(key, text, mine, now)
    for session_id in beside:
        if best[1] in (Shown.VALID, Shown.PAPER):
            break
        worth = poster.check(key, text, session_id, now)
        if worth in (Shown.VALID, Shown.PAPER) and facts.hours_of(session_id).is_open(now):
            best = session_id, worth
    return best
