"""Who has come and has no badge yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lchost.checkin.answers import ACCEPTED
from lchost.models.database import DB
from lchost.models.fields import moment, utc_text


@dataclass(frozen=True)
class Arrived:
    """Somebody who has come; `at` is when they came first."""

    registration_id: int
    name: str
    at: datetime


def without_badge(workshop_id: int, since: datetime | None = None) -> list[Arrived]:
    """Return who is in (in any session) and whose badge never went out, the first to come first.

    Args:
        since: only who came then or later.
    """
    marks = ", ".join("?" for _ in ACCEPTED)
    found = DB.execute_sql(
        "SELECT r.id, m.display_name, min(c.at) AS first_at FROM registration r"
        " JOIN member m ON m.id = r.member_id"
        " JOIN check_in c ON c.member_id = r.member_id"
        " JOIN session s ON s.id = c.session_id AND s.workshop_id = r.workshop_id"
        " WHERE r.workshop_id = ? AND r.status = 'registered'"
        f" AND c.answer IN ({marks})"
        " AND NOT EXISTS (SELECT 1 FROM check_in u WHERE u.undoes_id = c.id)"
        " AND NOT EXISTS (SELECT 1 FROM badge_print b WHERE b.registration_id = r.id)"
        " GROUP BY r.id HAVING first_at >= ? ORDER BY first_at, r.id",
        (workshop_id, *(one.value for one in ACCEPTED), utc_text(since) if since else ""),
    ).fetchall()
    return [Arrived(one, name, moment(at)) for one, name, at in found]
