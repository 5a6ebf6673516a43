"""What a clock on the wall means in the nights when the clocks are changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.checkin import facts
from lchost.planning import sessions, workshops
from lchost.planning.clocks import Oddity, is_second, meant, wall
from lchost.planning.workshops import WorkshopDraft

PARIS, NEW_YORK = "Europe/Paris", "America/New_York"
ZONES = (PARIS, NEW_YORK, "Asia/Ho_Chi_Minh", "Australia/Lord_Howe", "UTC")


@pytest.mark.parametrize(
    ("zone", "written", "shown"),
    [
        (PARIS, datetime(2026, 3, 29, 2, 30), "03:30"),  # 02:00 becomes 03:00
        (NEW_YORK, datetime(2026, 3, 8, 2, 0), "03:00"),
    ],
)
def test_a_time_that_is_skipped_means_as_long_after_the_jump(zone, written, shown):
    said = meant(written, ZoneInfo(zone))
    assert said.oddity is Oddity.SKIPPED
    assert wall(said.at, ZoneInfo(zone)).strftime("%H:%M") == shown


@pytest.mark.parametrize(
    ("zone", "written", "first"),
    [
        (PARIS, datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (NEW_YORK, datetime(2026, 11, 1, 1, 30), datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
    ],
)
def test_a_time_that_comes_twice_means_the_first_unless_the_second_is_said(zone, written, first):
    tz = ZoneInfo(zone)
    said, later = meant(written, tz), meant(written, tz, is_second=True)
    assert (said.at, said.oddity) == (first, Oddity.TWICE)
    assert (later.at, later.oddity) == (first + timedelta(hours=1), Oddity.TWICE)
    assert wall(said.at, tz) == wall(later.at, tz) == written
    assert (is_second(said.at, tz), is_second(later.at, tz)) == (False, True)


@given(
    at=st.datetimes(datetime(2000, 1, 1), datetime(2037, 1, 1)),
    zone=st.sampled_from(ZONES),
)
def test_every_moment_comes_back_from_what_the_wall_shows(at, zone):
    moment, tz = at.replace(tzinfo=UTC), ZoneInfo(zone)
    again = meant(wall(moment, tz), tz, is_second=is_second(moment, tz))
    assert again.at == moment and again.oddity is not Oddity.SKIPPED


@pytest.mark.parametrize(
    ("zone", "starts", "ends", "hours"),
    [
        (PARIS, datetime(2026, 3, 28, 23), datetime(2026, 3, 29, 5), 5),
        (PARIS, datetime(2026, 10, 24, 23), datetime(2026, 10, 25, 5), 7),
        (NEW_YORK, datetime(2026, 3, 7, 23), datetime(2026, 3, 8, 5), 5),
        (NEW_YORK, datetime(2026, 10, 31, 23), datetime(2026, 11, 1, 5), 7),
    ],
)
def test_the_door_keeps_its_minutes_through_the_night_of_the_change(
    db: Path, zone: str, starts: datetime, ends: datetime, hours: int
):
    tz = ZoneInfo(zone)
    starts_at, ends_at = meant(starts, tz).at, meant(ends, tz).at
    draft = WorkshopDraft("Night", starts_at, ends_at, zone, opens_before_min=30)
    made = workshops.get(workshops.plan(draft, starts_at))
    assert made.minutes == hours * 60
    door = facts.hours_of(made.session_id)
    assert wall(door.opens_at, tz) == starts - timedelta(minutes=30)
    assert wall(door.closes_at, tz) == ends
    assert door.closes_at - door.opens_at == timedelta(hours=hours, minutes=30)


@pytest.mark.parametrize(
    ("zone", "start", "opens", "closes"),
    [
        # opens 30 minutes before a start right after the jump: the hour between does not exist
        (PARIS, datetime(2026, 3, 29, 3, 10), "01:40", "04:10"),
        # one that begins within the hour that comes twice, and is over within it
        (PARIS, datetime(2026, 10, 25, 2, 10), "01:40", "02:10"),
        (NEW_YORK, datetime(2026, 3, 8, 3, 10), "01:40", "04:10"),
        (NEW_YORK, datetime(2026, 11, 1, 1, 10), "00:40", "01:10"),
    ],
)
def test_the_doors_hours_are_real_minutes_beside_the_jump(db: Path, zone, start, opens, closes):
    tz = ZoneInfo(zone)
    starts_at = meant(start, tz).at
    draft = WorkshopDraft("Night", starts_at, starts_at + timedelta(hours=1), zone)
    door = facts.hours_of(workshops.get(workshops.plan(draft, starts_at)).session_id)
    assert wall(door.opens_at, tz).strftime("%H:%M") == opens
    assert wall(door.closes_at, tz).strftime("%H:%M") == closes


def test_a_copied_series_keeps_its_hour_when_the_clocks_change_in_between(db: Path):
    tz = ZoneInfo(PARIS)
    first = meant(datetime(2026, 10, 3, 14), tz).at  # summer time until the 25th
    draft = WorkshopDraft("Charts", first, first + timedelta(hours=2), PARIS)
    old = workshops.plan(draft, first)
    for day in (10, 17):
        starts_at = meant(datetime(2026, 10, day, 14), tz).at
        hours = sessions.SessionDraft(starts_at, starts_at + timedelta(hours=2))
        sessions.add(old, hours)
    new = workshops.copy(old, meant(datetime(2026, 10, 17, 14), tz).at, first)
    shown = [wall(one.starts_at, tz) for one in sessions.listing(new)]
    assert shown == [datetime(2026, 10, day, 14) for day in (17, 24, 31)]
    assert {one.ends_at - one.starts_at for one in sessions.listing(new)} == {timedelta(hours=2)}
