"""People out: members and a workshop's registrations as tables for `tables.write_table`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from lchost.models import people
from lchost.models.database import DB
from lchost.roster import members, profile, registrations
from lchost.roster.known import written

_HEADERS = (
    *("Name", "Legal name", "Pronouns", "Email", "Phone", "Language", "Access needs", "Notes"),
    *("Attention", "Joined", "Came", "Last here"),
)


@dataclass(frozen=True)
class Sheet:
    """Column names and rows of text, in the order in which they are written."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def members_sheet(
    member_ids: Iterable[int] | None = None, *, zone: str = "UTC", with_private: bool = True
) -> Sheet:
    """Return members with their answers and skills; importing it again changes nothing.

    Args:
        member_ids: only these; else everybody who is not archived.
        zone: in which "last here" is told.
        with_private: also the answers to private questions.
    """
    wanted = None if member_ids is None else set(member_ids)
    asked = [one for one in profile.attributes() if with_private or not one.is_private]
    topics = profile.topics()
    answers, levels = profile.answers(), profile.levels()
    came = {row.id: row for archived in (False, True) for row in members.listing(archived)}
    found = people.Member.select().order_by(people.Member.folded, people.Member.id)
    rows = []
    for row in found:
        if row.id not in wanted if wanted is not None else row.archived_at is not None:
            continue
        said, skilled = answers.get(row.id, {}), levels.get(row.id, {})
        rows.append(
            (
                *(row.display_name, row.legal_name, row.pronouns, row.email, row.phone),
                *(row.language, row.access_needs, row.notes, row.attention),
                row.joined_on.isoformat() if row.joined_on else "",
                str(came[row.id].came),
                _local(came[row.id].last_here_at, zone),
                *(written(said[one.id]) if one.id in said else "" for one in asked),
                *(str(skilled.get(topic.id, "")) for topic in topics),
            )
        )
    headers = (*_HEADERS, *(one.name for one in asked), *(f"Skill: {t.name}" for t in topics))
    return Sheet(headers, tuple(rows))


def registrations_sheet(workshop_id: int, *, zone: str = "UTC") -> Sheet:
    """Return a workshop's people with their status and role."""
    phones = dict(DB.execute_sql("SELECT id, phone FROM member").fetchall())
    rows = tuple(
        (
            *(row.name, row.pronouns, row.email, phones[row.member_id]),
            *(row.status.value, row.role.value, "yes" if row.is_walk_in else "no"),
            _local(row.registered_at, zone),
        )
        for row in registrations.listing(workshop_id)
    )
    headers = ("Name", "Pronouns", "Email", "Phone", "Status", "Role", "Walk-in", "Registered")
    return Sheet(headers, rows)


def _local(moment: datetime | None, zone: str) -> str:
    if moment is None:
        return ""
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
