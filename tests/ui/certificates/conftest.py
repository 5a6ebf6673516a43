"""Fixtures: the Certificates page of a workshop of three days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.checkin import desk
from lchost.checkin.answers import Scan
from lchost.models import undo
from lchost.planning import sessions
from lchost.planning import workshops as planning
from lchost.planning.sessions import SessionDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.roster.matching import search_key
from lchost.ui.pages.certificates import CertificatesPage

NINE = datetime(2026, 11, 13, 9, 0, tzinfo=UTC)  # a Friday
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def workshop(db):
    draft = WorkshopDraft("Charts", NINE, NINE + 2 * HOUR, "UTC", series="Data days")
    made = planning.plan(draft, NINE)
    for n in (1, 2):
        sessions.add(made, SessionDraft(NINE + n * DAY, NINE + n * DAY + 2 * HOUR))
    return planning.get(made)


@pytest.fixture
def person(workshop, member):
    """Make a member with a place who comes on so many of the days."""

    def make(name, days=1):
        made = member(name, folded=search_key(name))
        registrations.register(workshop.id, [made.id], NINE)
        for session in sessions.listing(workshop.id)[:days]:
            desk.check_in(Scan(session.id, session.starts_at, member_id=made.id))
        undo.clear()
        return made.id

    return make


@pytest.fixture
def page(frame, workshop, unlocked, qtbot):
    made = CertificatesPage(frame, workshop.id)
    made.resize(1100, 700)
    qtbot.addWidget(made)
    return made
