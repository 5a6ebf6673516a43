"""Sessions side by side: a door station stands at one of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lchost.models.attendance import CheckIn
from lchost.planning import sessions, workshops
from lchost.planning.sessions import Session, SessionDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.station.door_page_rooms import Room, rooms, session_at, side_by_side
from tests.station.browser import Browser
from tests.station.conftest import ADA, NOW, PIN

HOUR = timedelta(hours=1)


def session(number: int, starts: float, ends: float) -> Session:
    return Session(NOW + starts * HOUR, NOW + ends * HOUR, id=number)


def test_rooms_are_the_sessions_that_overlap():
    plenary, left, right = session(1, 0, 1), session(2, 1, 3), session(3, 1, 2)
    everything = [plenary, left, right]
    assert side_by_side(everything, plenary) == ()
    assert side_by_side(everything, left) == side_by_side(everything, right) == (left, right)


@pytest.fixture
def studio(workshop) -> int:
    """A second room, open at the same time; gives its session's id."""
    draft = SessionDraft(NOW, NOW + HOUR, title="Drawing", place="Studio")
    return sessions.add(workshop.id, draft)


def test_a_workshop_in_one_room_asks_for_none(station):
    assert rooms(station) == () and session_at(station, 0) == station.session_id()


def test_a_room_without_words_of_its_own_has_the_workshops(studio: int, workshop, station):
    assert [room.name for room in rooms(station)] == ["Charts", "Drawing · Studio"]
    hours = workshop.starts_at, workshop.ends_at
    workshops.edit(workshop.id, WorkshopDraft("Charts", *hours, "UTC", place="Library"))
    assert [room.name for room in rooms(station)] == ["Library", "Drawing · Studio"]


def test_rooms_with_the_same_words_are_told_apart_by_their_hours(workshop, station):
    sessions.add(workshop.id, SessionDraft(NOW, NOW + HOUR))
    first, second = (room.name for room in rooms(station))
    begins, ends = workshop.local(NOW), workshop.local(NOW + HOUR)
    assert f"Charts · {begins:%H:%M}–{ends:%H:%M}" in (first, second) and first != second


def test_rooms_with_the_same_words_and_hours_are_numbered(workshop, station):
    sessions.add(workshop.id, SessionDraft(workshop.starts_at, workshop.ends_at))
    assert [room.name for room in rooms(station)] == ["Charts · 1", "Charts · 2"]


def test_a_room_is_left_when_it_is_none_any_more(studio: int, workshop, station):
    assert Room(studio, "Drawing · Studio") in rooms(station)
    assert session_at(station, studio) == studio
    assert session_at(station, 999) == station.session_id()
    sessions.remove(studio)
    assert session_at(station, studio) == workshop.session_id


def test_scans_count_for_the_room_that_was_chosen(ada, studio: int, station, browser: Browser):
    browser.go(f"{station.address.url}/door")
    browser.type("#pin", PIN)
    browser.click(f"input[value='{studio}']")
    browser.click("button.main")
    browser.find("#text").send_keys(ADA + "\n")
    browser.until_says("Welcome", ".panel.welcome .what")
    assert "Drawing · Studio" in browser.text("header")
    assert [row.session_id for row in CheckIn.select()] == [studio]
