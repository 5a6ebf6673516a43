"""Fixtures: a workshop whose door is open, and a laptop whose addresses a test chooses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.station import addresses
from lchost.station.addresses import Address, Kind
from lchost.ui.phones.door import PhoneDoor, State

NOW = datetime.now(UTC).replace(microsecond=0)
HOME = Address("wlan0", "127.0.0.1", Kind.WIFI, "127.0.0.0/8")
MOVED = Address("wlan0", "127.0.0.2", Kind.WIFI, "127.0.0.0/8")
CABLE = Address("eth0", "127.0.0.3", Kind.WIRED, "127.0.0.0/8")
ALONE = Address("lo", "127.0.0.9", Kind.LOOPBACK, "127.0.0.0/8")


@pytest.fixture
def workshop(db):
    draft = WorkshopDraft("Charts", NOW, NOW + timedelta(hours=3), "Europe/Paris")
    return planning.get(planning.plan(draft, NOW))


@pytest.fixture
def network(monkeypatch):
    """The laptop's addresses; a test puts others in."""
    found = [HOME, ALONE]
    monkeypatch.setattr(addresses, "choices", lambda: tuple(found))
    return found


@pytest.fixture
def phones(frame, network, qtbot):
    """The door for phones of a window; closed after the test."""
    made = PhoneDoor(frame.live)
    made.said = []
    made.news.connect(lambda *news: made.said.append(news))
    yield made
    made.end()


@pytest.fixture
def wait_for(phones, qtbot):
    """Wait until the door for phones is in a state."""

    def wait(state):
        qtbot.waitUntil(lambda: phones.state is state, timeout=20_000)

    return wait


@pytest.fixture
def serving(phones, workshop, wait_for):
    """Phones are on, and the door is open."""
    phones.switch(True)
    phones.attend(workshop.id)
    wait_for(State.ON)
    return phones
