"""Fixtures: a workshop at nine, Ada who has a place in it, and a door to scan her at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lchost import codes
from lchost.checkin import desk
from lchost.checkin.answers import Outcome, Scan
from lchost.models.people import Member
from lchost.models.workshops import Registration
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
ADA = codes.encode(b"Ada's 64")
CHARTS = WorkshopDraft("Charts", NINE, NINE + timedelta(hours=3), "Europe/Paris")


@pytest.fixture
def workshop(db: Path) -> workshops.Workshop:
    return workshops.get(workshops.plan(CHARTS, NINE))


@pytest.fixture
def invite(workshop: workshops.Workshop, member: Callable[..., Member]) -> Callable[..., Member]:
    """Make a member with a place."""

    def do(name: str, **values: object) -> Member:
        made = member(name, **values)
        Registration.create(workshop=workshop.id, member=made, registered_at=NINE)
        return made

    return do


@pytest.fixture
def ada(invite: Callable[..., Member]) -> Member:
    return invite("Ada", code=ADA)


@pytest.fixture
def scan(workshop: workshops.Workshop) -> Callable[..., Outcome]:
    """Scan a text at nine, or so many minutes after; in the first session, or in another."""

    def do(text: str = ADA, minutes: float = 0, session_id: int = 0, **facts: object) -> Outcome:
        at = NINE + timedelta(minutes=minutes)
        where = session_id or workshop.session_id
        return desk.check_in(Scan(where, at, text, **facts))  # type: ignore[arg-type]

    return do


@pytest.fixture
def scan_at() -> Callable[..., Outcome]:
    """Scan a member at a moment, at the door of a workshop's first session."""

    def do(workshop_id: int, at: datetime, member_id: int) -> Outcome:
        where = workshops.get(workshop_id).session_id
        return desk.check_in(Scan(where, at.astimezone(UTC), member_id=member_id))

    return do
