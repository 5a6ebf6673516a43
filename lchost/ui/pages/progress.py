"""How far a workshop is: which of its steps are done, and whether its door is open."""

from __future__ import annotations

from datetime import datetime, timedelta

from lchost.checkin import log
from lchost.planning import items
from lchost.planning import workshops as planning
from lchost.planning.workshops import Workshop


def door_is_open(workshop: Workshop, at: datetime) -> bool:
    """Tell whether scans are answered with a welcome at that moment."""
    opens_at = workshop.starts_at - timedelta(minutes=workshop.opens_before_min)
    return opens_at <= at < workshop.ends_at and workshop.closed_at is None


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
