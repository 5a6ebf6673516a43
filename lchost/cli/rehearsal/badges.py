"""Print the badges and the sign-in sheet, and prove the badges by reading them back."""

from __future__ import annotations

from datetime import UTC, datetime

from lchost import codes
from lchost.cli.rehearsal.day import Day, some
from lchost.cli.rehearsal.readback import DPI, read_codes
from lchost.paper import badge_papers, day_papers
from lchost.roster import registrations


def print_badges(day: Day) -> str:
    """Write badges.pdf and sign-in.pdf, and note the badges as printed."""
    badges = badge_papers.badges(day.workshop_id)
    sign_in = day_papers.sign_in(day.workshop_id)
    day.write("badges.pdf", badges.pdf)
    day.write("sign-in.pdf", sign_in.pdf)
    registrations.mark_printed(badges.registration_ids, datetime.now(UTC))
    day.badges_pdf = badges.pdf
    day.check("badges", len(day.member_of), badges.people)
    day.check("badges noted as printed", badges.people, day.tally.badges_printed())
    day.report |= {"badges": badges.people, "badge_pages": badges.pages}
    day.report |= {"sign_in_pages": sign_in.pages}
    day.report |= {"badge_notes": {note.kind.value: len(note.names) for note in badges.notes}}
    told = f"{some(badges.people, 'badge')} on {some(badges.pages, 'page')}"
    return f"Printed {told}, and the sign-in sheet."


def read_back(day: Day) -> str:
    """Read every QR code from the badges' pixels; each person's must be there once."""
    found = [codes.read(text).code for text in read_codes(day.badges_pdf)]
    day.check("codes read back", sorted(day.member_of), sorted(found))
    day.report |= {"codes_read": len(set(found) & set(day.member_of))}
    return f"Read {len(found)} of {len(day.member_of)} QR codes back at {DPI} dpi."
