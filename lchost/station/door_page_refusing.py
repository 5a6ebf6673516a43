"""What keeps a helper from adding somebody: the door's hours, and a full workshop."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from lchost.checkin import facts
from lchost.checkin.answers import LET_IN_ANYWAY, Answer, Outcome, Tone
from lchost.station import door_page_says as says
from lchost.station.door_page_says import Panel
from lchost.station.phones_words import Words

FOR_THE_HOST = frozenset(LET_IN_ANYWAY) - {Answer.HELD}  # a helper may nod, and no more


def refusal(session_id: int, at: datetime, w: Words, zone: ZoneInfo) -> Panel | None:
    """Return why nobody can be given a place at this door now; None while they can.

    Raises:
        GoneMeanwhile: the session is no longer there.
    """
    hours = facts.hours_of(session_id)
    if at < hours.opens_at:
        return says.said_of(Outcome(Answer.TOO_EARLY, at, opens_at=hours.opens_at), w, zone)
    if at >= hours.closes_at:
        return says.said_of(Outcome(Answer.CLOSED, at, closed_at=hours.closes_at), w, zone)
    if not facts.has_free_place(hours.workshop_id):
        return says.plain(Tone.ATTENTION, w("not_registered"), w("waitlisted_full"))
    return None
