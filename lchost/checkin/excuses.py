"""Who is excused: the host's mark on a registration for a session."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import peewee as pw

from lchost.models.attendance import Excuse
from lchost.models.database import Topic, writing


def excuse(session_id: int, member_ids: Sequence[int], at: datetime, reason: str = "") -> None:
    """Mark members as excused; who is already gets the new reason."""
    with writing(Topic.ATTENDANCE):
        for member_id in member_ids:
            given = Excuse.update(reason=reason, at=at).where(
                Excuse.session == session_id, Excuse.member == member_id
            )
            if not given.execute():
                Excuse.create(session=session_id, member=member_id, reason=reason, at=at)


def excuse_from(
    session_ids: Sequence[int], member_ids: Sequence[int], at: datetime, reason: str = ""
) -> None:
    """Mark members as excused from several sessions."""
    with writing(Topic.ATTENDANCE):
        for session_id in session_ids:
            excuse(session_id, member_ids, at, reason)


def withdraw_from(session_ids: Sequence[int], member_ids: Sequence[int]) -> None:
    """Take the mark of several sessions away again."""
    with writing(Topic.ATTENDANCE):
        for session_id in session_ids:
            withdraw(session_id, member_ids)


def withdraw(session_id: int, member_ids: Sequence[int]) -> None:
    """Take the mark away again."""
    with writing(Topic.ATTENDANCE):
        Excuse.delete().where(
            Excuse.session == session_id, Excuse.member.in_(list(member_ids))
        ).execute()


def excused(session_ids: Sequence[int]) -> dict[int, str]:
    """Return who is excused from all of these sessions, with a reason, if one was given."""
    rows = (
        Excuse.select(Excuse.member_id, pw.fn.MAX(Excuse.reason))
        .where(Excuse.session.in_(list(session_ids)))
        .group_by(Excuse.member)
        .having(pw.fn.COUNT(Excuse.id) == len(session_ids))
    )
    return dict(rows.tuples())
