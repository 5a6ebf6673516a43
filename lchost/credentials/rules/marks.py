"""What the host has seen that somebody did: gave feedback, passed the assessment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum

from lchost.models.credentials import CertificateMark as Row
from lchost.models.database import Topic, writing


class Mark(Enum):
    """What can be ticked: feedback on paper bears no name, and an assessment is not held here."""

    FEEDBACK = "feedback"
    ASSESSMENT = "assessment"


def mark(workshop_id: int, member_ids: Sequence[int], what: Mark, at: datetime) -> None:
    """Tick it for these members; who has the tick keeps it."""
    with writing(Topic.CERTIFICATES):
        held = marked(workshop_id, what)
        for member_id in dict.fromkeys(member_ids):
            if member_id not in held:
                Row.create(workshop=workshop_id, member=member_id, what=what.value, at=at)


def unmark(workshop_id: int, member_ids: Sequence[int], what: Mark) -> None:
    """Take the tick away from these members."""
    gone = set(member_ids)
    with writing(Topic.CERTIFICATES):
        for row in Row.select().where(Row.workshop == workshop_id, Row.what == what.value):
            if row.member_id in gone:
                row.delete_instance()


def marked(workshop_id: int, what: Mark) -> set[int]:
    """Return the members who have this tick."""
    rows = Row.select(Row.member_id).where(Row.workshop == workshop_id, Row.what == what.value)
    return {member_id for (member_id,) in rows.tuples()}
