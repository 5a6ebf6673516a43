"""Whoever asks the station for anything, it lists nobody and says how to reach nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from lchost.models import database
from lchost.models.people import BadgeCode, Member
from lchost.models.workshops import Registration
from lchost.station import server
from lchost.station.server import Station
from lchost.station.site import site
from tests.station.conftest import NOW, PIN, ask

PEOPLE = 40
GUESSES = ("1", "Mem", "ABCDEFGH", "Member", "..", "0")


@pytest.fixture
def people(workshop, member: Callable[..., Member]) -> list[bytes]:
    """People with everything that is nobody's business; give what must never be said."""
    with database.writing(database.Topic.MEMBERS):
        for n in range(PEOPLE):
            facts = {"email": f"mail{n}@example.org", "phone": f"+49301{n:04}00", "notes": "secret"}
            made = member(f"Membrino{n} Surnamed{n}", legal_name=f"Legally{n}", **facts)
            Registration.create(workshop=workshop.id, member=made, registered_at=NOW)
    private = [b"Membrino", b"Surnamed", b"Legally", b"example.org", b"+49301", b"secret"]
    return private + [row.code.encode() for row in BadgeCode.select()]


def routes(station: Station) -> Iterator[tuple[str, str]]:
    """Give each method and path of the site, with the arguments that a curious person tries."""
    app: Flask = site(station, server._pages())
    for rule in app.url_map.iter_rules():
        methods = (rule.methods or set()) - {"HEAD", "OPTIONS"}
        for guess in GUESSES if rule.arguments else GUESSES[:1]:
            with app.test_request_context():
                values: dict[str, object] = dict.fromkeys(rule.arguments, guess)
                try:
                    path = app.url_map.bind("").build(rule.endpoint, values)
                except Exception:  # an argument of another kind: a number
                    values = dict.fromkeys(rule.arguments, 1)
                    path = app.url_map.bind("").build(rule.endpoint, values)
            for method in sorted(methods):
                yield method, path


@pytest.mark.parametrize("pin", ["", PIN])
def test_no_address_of_the_station_gives_a_list_of_people(station: Station, people, pin: str):
    assert station.address is not None
    asked = 0
    for method, path in routes(station):
        for query in ("", "?q=Mem&name=Mem&search=Mem&session=1&member=1"):
            body = b"q=Mem&name=Mem&search=Mem" if method == "POST" else None
            headers = {"X-Door-Pin": pin} if pin else {}
            if body:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            said = ask(station.address, path + query, body, method, headers)
            asked += 1
            for private in people:
                assert private not in said.body, f"{method} {path}{query} says {private!r}"
            assert said.status != 500 and b"Traceback" not in said.body
    assert asked > 5
