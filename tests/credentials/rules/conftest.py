"""Fixtures: a workshop of three sessions, and people who come, go, and come back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lchost.checkin import desk
from lchost.checkin.answers import Outcome, Scan, Way
from lchost.models.people import Member
from lchost.planning import sessions, workshops
from lchost.planning.sessions import SessionDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.roster.registrations import Role

NINE = datetime(2026, 11, 13, 9, 0, tzinfo=UTC)  # a Friday
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def workshop(db: Path) -> int:
    """Friday 9 to 11, Saturday 9 to 12, Sunday 9 to 10."""
    made = workshops.plan(WorkshopDraft("Charts", NINE, NINE + 2 * HOUR, "UTC"), NINE)
    sessions.add(made, SessionDraft(NINE + DAY, NINE + DAY + 3 * HOUR, "Saturday"))
    sessions.add(made, SessionDraft(NINE + 2 * DAY, NINE + 2 * DAY + HOUR, "Sunday"))
    return made


@pytest.fixture
def days(workshop: int) -> list[int]:
    """The numbers of its sessions, Friday's first."""
    return [one.id for one in sessions.listing(workshop)]


@pytest.fixture
def invite(workshop: int, member: Callable[..., Member]) -> Callable[..., int]:
    """Make a member with a place; give the number."""

    def do(name: str, where: int = 0, role: Role = Role.ATTENDEE) -> int:
        made = member(name)
        registrations.register(where or workshop, [made.id], NINE, role)
        return int(made.id)

    return do


@pytest.fixture
def step() -> Callable[..., Outcome]:
    """Let a member step in or out so many minutes after the session's begin."""

    def do(who: int, session_id: int, minutes: float = 0, way: Way = Way.IN) -> Outcome:
        at = sessions.get(session_id).starts_at + timedelta(minutes=minutes)
        said = desk.check_in(Scan(session_id, at, member_id=who, way=way))
        assert said.trouble is None
        return said

    return do
