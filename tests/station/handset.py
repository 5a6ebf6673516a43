"""A phone for the tests: it loads pages, fills in forms as they stand there, keeps its cookies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from lchost.checkin import poster
from lchost.models.workshops import Registration, Status
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members
from lchost.roster.members import MemberDraft
from lchost.station import phones
from lchost.station.server import Station
from lchost.station.site import site

BEGINS = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)  # ten in Paris; a whole step of the poster


@dataclass
class Form:
    """A form of a page: where it goes, the fields it has, the values of its buttons."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)  # names of the fields that a person fills in


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "form":
            assert known.get("method") == "post"
            self.forms.append(Form(known["action"]))
        elif tag == "input" and self.forms:
            form = self.forms[-1]
            if known.get("type") == "hidden":
                form.fields[known["name"]] = known["value"]
            else:
                form.asks.append(known["name"])
                if "checked" in known or known.get("type") not in ("checkbox", "radio"):
                    form.fields[known["name"]] = known.get("value", "")
        elif tag == "button" and "name" in known:
            self.forms[-1].buttons.append((known["name"], known["value"]))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


class Handset:
    """A phone of somebody, with a browser without scripts."""

    def __init__(self, app: Flask, station: Station, language: str = "en") -> None:
        self.station = station
        self.client = app.test_client()
        self.language = language
        self.answer: TestResponse | None = None

    def carry_to(self, station: Station) -> None:
        """Take the phone to another door; the browser keeps its cookies."""
        cookie = self.client.get_cookie("lchost_phone")
        self.station, self.client = station, site(station, [phones.pages]).test_client()
        if cookie is not None:
            self.client.set_cookie("lchost_phone", cookie.value)

    # --- what it does -------------------------------------------------------------------------

    def get(self, path: str, **headers: str) -> Handset:
        """Load a page and follow where it leads."""
        sent = {"Accept-Language": self.language, **headers}
        self.answer = self.client.get(path, headers=sent, follow_redirects=True)
        return self

    def send(self, action: str, **filled: Any) -> Handset:
        """Fill in the form that goes to `action`, as it stands on the page, and send it."""
        return self.post(action, {**self.form(action).fields, **filled})

    def post(self, action: str, fields: dict[str, Any]) -> Handset:
        """Send fields."""
        headers = {"Accept-Language": self.language}
        self.answer = self.client.post(action, data=fields, headers=headers, follow_redirects=True)
        return self

    def scan(self, code: str = "") -> Handset:
        """Scan the poster on the screen, or another code."""
        return self.get(f"/C/{code or self.shown.code}")

    def find(self, name: str) -> Handset:
        """Type a name into the page that asks for it."""
        return self.send("/find", name=name)

    def choose(self, place: int = 0) -> Handset:
        """Press one of the names that were found."""
        form = self.form("/who")
        name, value = form.buttons[place]
        return self.post("/who", {**form.fields, name: value})

    # --- what it shows ------------------------------------------------------------------------

    @property
    def shown(self) -> poster.Poster:
        """What the poster on the screen shows now."""
        key = self.station.keys.of("poster")
        return poster.on_screen(key, self.station.session_id(), self.station.now())

    @property
    def page(self) -> str:
        """The page as it was sent."""
        assert self.answer is not None
        return self.answer.get_data(as_text=True)

    @property
    def status(self) -> int:
        """How it was answered."""
        assert self.answer is not None
        return int(self.answer.status_code)

    @property
    def path(self) -> str:
        """Where it is now."""
        assert self.answer is not None
        return str(self.answer.request.path)

    @property
    def words(self) -> str:
        """The page's text, in one line."""
        return " ".join(" ".join(self._read().words).split())

    @property
    def choices(self) -> list[str]:
        """The names that can be pressed."""
        return [part.split("</b>")[0] for part in self.page.split('<b dir="auto">')[2:]]

    def has_form(self, action: str) -> bool:
        """Tell whether the page has a form that goes there."""
        return any(form.action == action for form in self._read().forms)

    def form(self, action: str) -> Form:
        """The form that goes there."""
        return next(form for form in self._read().forms if form.action == action)

    def _read(self) -> _Reader:
        reader = _Reader()
        reader.feed(self.page)
        return reader


class Clock:
    """The door's clock, which goes only when a test says so."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def go(self, **by: float) -> None:
        """Let time pass."""
        self.at += timedelta(**by)

    def set(self, hour: int, minute: int = 0) -> None:
        """Be at a time of the workshop's day, UTC."""
        self.at = BEGINS.replace(hour=hour, minute=minute)


@pytest.fixture
def clock() -> Clock:
    """Ten minutes before the start; the door is open."""
    return Clock(BEGINS - timedelta(minutes=10))


@pytest.fixture
def circle(db: Path) -> workshops.Workshop:
    """A workshop of three hours in Paris."""
    draft = WorkshopDraft("Charts", BEGINS, BEGINS + timedelta(hours=3), "Europe/Paris")
    return workshops.get(workshops.plan(draft, BEGINS))


@pytest.fixture
def attendee(circle: workshops.Workshop) -> Callable[..., int]:
    """Make a member with a place and return their id."""

    def make(name: str, email: str = "", phone: str = "", **more: Any) -> int:
        status = more.pop("status", Status.REGISTERED)
        member = members.add(MemberDraft(name, email=email, phone=phone, **more), BEGINS)
        if status is not None:
            Registration.create(
                workshop=circle.id, member=member, status=status, registered_at=BEGINS
            )
        return member

    return make


@pytest.fixture
def open_door(db: Path, clock: Clock) -> Iterator[Callable[[int], Station]]:
    """Open a station for a workshop, by the clock of the test."""
    made: list[Station] = []

    def open_one(workshop_id: int) -> Station:
        made.append(Station(workshop_id, pin="471147", door="Door A", clock=clock))
        made[-1].open()
        return made[-1]

    yield open_one
    for station in made:
        station.close()


@pytest.fixture
def desk_station(open_door: Callable[[int], Station], circle: workshops.Workshop) -> Station:
    """The workshop's station."""
    return open_door(circle.id)


@pytest.fixture
def phone(desk_station: Station) -> Callable[..., Handset]:
    """Take a phone out of somebody's pocket."""
    app = site(desk_station, [phones.pages])
    return lambda language="en": Handset(app, desk_station, language)
