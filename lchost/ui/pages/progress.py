"""How far a workshop is: which of its steps are done, and whether its door is open."""

from __future__ import annotations

from datetime import datetime, timedelta

from lchost.checkin import facts, log
from lchost.planning import items, sessions
from lchost.planning import workshops as planning
from lchost.planning.workshops import Workshop


def door_is_open(workshop: Workshop, at: datetime) -> bool:
    """Tell whether scans are answered with a welcome at that moment, in any of its sessions."""
    opens_at = workshop.begins_at - timedelta(minutes=workshop.opens_before_min)
    closes_at = workshop.over_at + timedelta(minutes=workshop.closes_after_min)
    if not opens_at <= at < closes_at:
        return False
    if workshop.session_count == 1:
        return workshop.closed_at is None
    return facts.hours_of(sessions.at_door(workshop.id, at).id).is_open(at)


def open_at(workshop: Workshop, at: datetime) -> str:
    """Return what to call the door that is open at that moment; empty while none is.

    Of several sessions, the one that the host has chosen comes first, by its title or its room.
    """
    if not door_is_open(workshop, at):
        return ""
    if workshop.session_count == 1:
        return workshop.title
    from lchost.ui.checkin.sitting import session_at_door

    listed = sessions.listing(workshop.id)
    chosen = session_at_door(workshop, listed, at)
    for session in sorted(listed, key=lambda one: one.id != chosen.id):
        if facts.hours_of(session.id).is_open(at):
            return session.title or session.place or workshop.title
    return ""


def done_steps(workshop_id: int) -> frozenset[str]:
    """Return the keys of the steps that have what they are for."""
    from lchost.credentials import register  # late: the first picture asks only for the door
    from lchost.grouping import rounds
    from lchost.roster import registrations

    row = next((r for r in planning.listing() if r.workshop.id == workshop_id), None)
    facts = {
        "plan": bool(items.agenda(workshop_id)),
        "people": bool(row and (row.registered or row.unnamed or row.walk_ins)),
        "paper": registrations.is_any_printed(workshop_id),
        "checkin": bool(row and log.is_anybody_in(row.workshop.session_id)),
        "groups": bool(rounds.listing(workshop_id)),
        "certificates": bool(register.listing(workshop_id)),
    }
    return frozenset(key for key, is_done in facts.items() if is_done)
