"""Phones that were here before, and whose they are.  The file holds only hashes of their keys."""

from __future__ import annotations

from datetime import datetime

from lchost.models.attendance import Phone
from lchost.models.database import Topic, writing
from lchost.models.people import Member


def remember(phone: str, member_id: int, at: datetime) -> None:
    """Keep whose phone this is, from now on.  `phone`: the hash of its key."""
    with writing():
        given = Phone.update(member=member_id, seen_at=at).where(Phone.key_hash == phone)
        if not given.execute():
            Phone.create(key_hash=phone, member=member_id, seen_at=at)


def owner(phone: str) -> int | None:
    """Return whose phone this is; None: nobody's yet, or of a member who is archived."""
    rows = (
        Phone.select(Phone.member_id)
        .join(Member)
        .where(Phone.key_hash == phone, Member.archived_at.is_null())
    )
    return next((int(row.member_id) for row in rows), None)


def has_other(phone: str, member_id: int) -> bool:
    """Tell whether a member is known by another phone than this."""
    others = Phone.select().where(Phone.member == member_id, Phone.key_hash != phone)
    return bool(others.exists())


def forget(phone: str) -> None:
    """Let a phone be nobody's: "this is not me"."""
    with writing():
        Phone.delete().where(Phone.key_hash == phone).execute()


def count(member_id: int) -> int:
    """Return how many phones are remembered as a member's."""
    return int(Phone.select().where(Phone.member == member_id).count())


def forget_all(member_id: int) -> None:
    """Let all phones of a member be nobody's: one was lost, or lent."""
    with writing(Topic.MEMBERS):
        Phone.delete().where(Phone.member == member_id).execute()
