"""Plan the rehearsed workshop and bring the roster's people into it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from lchost.cli.rehearsal.day import Day, some
from lchost.errors import NobodyHasAPlace
from lchost.models import settings
from lchost.planning import items, workshops
from lchost.planning.agenda import Format, ItemDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import importing, registrations
from lchost.roster.mapping import Mapping
from lchost.roster.tables import Table

OPEN_FOR = timedelta(hours=12)
AGENDA = (
    ItemDraft("Welcome", 10, Format.OPENING),
    ItemDraft("First round of groups", 45, Format.DISCUSSION),
    ItemDraft("Break", 15, Format.BREAK),
    ItemDraft("Second round of groups", 45, Format.HANDS_ON),
    ItemDraft("Takeaways and thanks", 15, Format.CLOSING),
)


def plan(day: Day) -> str:
    """Plan a workshop that starts now and stays open for twelve hours."""
    now = datetime.now(UTC).replace(microsecond=0)
    zone = zone_here()
    for key, value in {"community_name": "Rehearsal", "zone": zone}.items():
        settings.put(key, value)
    draft = WorkshopDraft(
        title="Workshop rehearsal",
        starts_at=now,
        ends_at=now + OPEN_FOR,
        zone=zone,
        purpose="To see the whole day before it comes",
        late_after_min=None,
    )
    day.workshop_id = workshops.plan(draft, now)
    for part in AGENDA:
        items.add_item(day.workshop_id, part)
    workshop = workshops.get(day.workshop_id)
    day.session_id = workshop.session_id
    day.check("parts of the agenda", len(AGENDA), len(items.agenda(day.workshop_id)))
    return f"Planned a workshop; its door is open until {workshop.local(workshop.ends_at):%H:%M}."


def take_in(day: Day, table: Table, mapping: Mapping) -> str:
    """Import the roster into the workshop.

    Raises:
        NobodyHasAPlace: there are rows, but not one person to welcome.
    """
    preview = importing.preview(table, mapping, day.workshop_id)
    done = importing.run(preview, datetime.now(UTC))
    people = [
        row for row in registrations.listing(day.workshop_id) if row.status.value == "registered"
    ]
    if not people:
        raise NobodyHasAPlace(path=day.roster, rows=len(table.rows))
    day.member_of = {row.code: row.member_id for row in people}
    day.check("people with a place", done.registered, day.tally.registered())
    day.check("new members", done.new, day.tally.members())
    day.check("unnamed guests", done.unnamed, day.tally.unnamed())
    day.check("badge codes", sorted(day.member_of), day.tally.codes())
    day.report |= {
        "service": mapping.service.value,
        "rows": len(table.rows),
        "people": len(people),
        "unnamed": done.unnamed,
    }
    others = f", and {some(done.unnamed, 'unnamed guest')}" if done.unnamed else ""
    told = some(len(people), "person", "people")
    return f"Took in {told} from {some(len(table.rows), 'row')}{others}."


def zone_here() -> str:
    """Return the name of this computer's time zone, where it says one; else UTC."""
    parts = Path("/etc/localtime").resolve().parts
    if "zoneinfo" in parts:
        name = "/".join(parts[parts.index("zoneinfo") + 1 :])
        try:
            return ZoneInfo(name).key
        except (ValueError, OSError, KeyError):
            return "UTC"
    return "UTC"
