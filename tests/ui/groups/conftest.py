"""The Groups step with twelve people, and with a round of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.checkin import desk
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members
from lchost.roster.members import MemberDraft
from lchost.ui.pages.groups import GroupsPage

NOW = datetime.now(UTC)


@pytest.fixture
def workshop(db):
    draft = WorkshopDraft("Charts", NOW - timedelta(minutes=5), NOW + timedelta(hours=3), "UTC")
    return workshops.get(workshops.plan(draft, NOW))


def arrive(workshop, *names: str) -> list[int]:
    return [desk.walk_in(workshop.session_id, name, NOW).member_id or 0 for name in names]


@pytest.fixture
def people(workshop, once):
    """Twelve people are in; half of them are designers."""
    return once("people", lambda: twelve(workshop))


def twelve(workshop) -> list[int]:
    field = members.define_attribute("Field", members.Kind.CATEGORY)
    topic = members.ensure_topic("Charts")
    ids = arrive(workshop, *(f"Person {n:02}" for n in range(12)))
    for n, member_id in enumerate(ids):
        draft = MemberDraft(
            f"Person {n:02}",
            attributes={field: "Design" if n % 2 else "Data"},
            skills={topic: 1 + n % 5},
        )
        members.edit(member_id, draft, NOW)
    return ids


@pytest.fixture
def page(frame, workshop, people, qtbot):
    made = GroupsPage(frame, workshop.id)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


@pytest.fixture
def with_round(page, qtbot):
    """The page with one round of three groups."""
    page.next_round()
    qtbot.waitUntil(lambda: len(page.board.cards) == 3)
    return page


def seated(page) -> dict[int, list[str]]:
    page.stale()
    return {g.number: [seat.name for seat in g.members] for g in page.shown.groups}
