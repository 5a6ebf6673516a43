"""Fixtures: a workshop whose door is open now, its station on the loopback, a bare client."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from lchost import codes
from lchost.models.people import Member
from lchost.models.workshops import Registration, Status
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster.matching import search_key
from lchost.station.server import Address, Station
from tests.station.browser import browser, chromium
from tests.station.handset import attendee, circle, clock, desk_station, open_door, phone

# fixtures that pytest finds here
__all__ = [
    "attendee",
    "browser",
    "chromium",
    "circle",
    "clock",
    "desk_station",
    "open_door",
    "phone",
]
NOW = datetime.now(UTC)
PIN = "471147"
ADA = codes.encode(b"Ada's 64")


@dataclass(frozen=True)
class Said:
    """An answer of the station; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)


@pytest.fixture
def workshop(db: Path) -> workshops.Workshop:
    """A workshop that has just begun."""
    ends_at = NOW + timedelta(hours=3)
    draft = WorkshopDraft("Charts", NOW, ends_at, "Europe/Paris", late_after_min=None)
    return workshops.get(workshops.plan(draft, NOW))


@pytest.fixture
def ada(workshop: workshops.Workshop, member: Callable[..., Member]) -> Member:
    """Ada, with a badge and a place."""
    made = member("Ada", code=ADA, email="ada@example.org", phone="+44 20 1234")
    Registration.create(workshop=workshop.id, member=made, registered_at=NOW)
    return made


@pytest.fixture
def guest(workshop: workshops.Workshop, member: Callable[..., Member]) -> Callable[..., Member]:
    """Make somebody with a place, or another status; None: no place."""

    def make(name: str, status: Status | None = Status.REGISTERED, **values: Any) -> Member:
        found_by = search_key(name, "", values.get("email", ""))
        made = member(name, folded=found_by, **values)
        if status is not None:
            place = {"workshop": workshop.id, "member": made, "registered_at": NOW}
            Registration.create(**place, status=status)
        return made

    return make


@pytest.fixture
def station(workshop: workshops.Workshop) -> Iterator[Station]:
    """The workshop's station, open on the loopback."""
    made = Station(workshop.id, pin=PIN)
    made.open()
    yield made
    made.close()


def ask(
    address: Address,
    path: str,
    body: bytes | None = None,
    method: str = "",
    headers: dict[str, str] | None = None,
    source: str = "",
) -> Said:
    """Send one request on a connection of its own; `source`: from which address."""
    own = (source, 0) if source else None
    line = http.client.HTTPConnection(address.host, address.port, 15, own)
    try:
        line.request(method or ("GET" if body is None else "POST"), path, body, headers or {})
        answer = line.getresponse()
        names = {name.lower(): value for name, value in answer.getheaders()}
        return Said(answer.status, names, answer.read())
    finally:
        line.close()


@pytest.fixture
def scan(station: Station) -> Callable[..., Said]:
    """Send a code to the station's JSON door."""

    def send(
        code: str = ADA, pin: str = PIN, cookie: str = "", source: str = "", **more: object
    ) -> Said:
        assert station.address is not None
        headers = {"X-Door-Pin": pin, "Content-Type": "application/json"}
        headers |= {"Cookie": cookie} if cookie else {}
        body = json.dumps({"code": code, **more}).encode()
        return ask(station.address, "/door/scan", body, headers=headers, source=source)

    return send
