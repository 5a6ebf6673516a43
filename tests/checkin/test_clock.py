"""The door's clock goes forward only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lchost.checkin import clock
from lchost.checkin.clock import DoorClock

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


class Computer:
    """A computer whose clock somebody sets."""

    def __init__(self) -> None:
        self.wall, self.ticks = NINE, 100.0

    def pass_s(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.ticks += seconds

    def clock(self, newest: datetime | None = None) -> DoorClock:
        return DoorClock(newest, lambda: self.wall, lambda: self.ticks)


def test_it_follows_the_computers_clock():
    computer = Computer()
    door = computer.clock()
    computer.pass_s(90)
    assert door.now() == NINE + timedelta(seconds=90) and not door.ahead()
    computer.wall += timedelta(hours=8)  # the laptop slept
    assert door.now() == NINE + timedelta(seconds=90, hours=8)


def test_a_clock_set_back_by_an_hour_keeps_the_order_and_is_told():
    computer = Computer()
    door = computer.clock()
    computer.wall -= timedelta(hours=1)
    computer.pass_s(60)
    assert door.now() == NINE + timedelta(seconds=60)
    assert door.ahead() == timedelta(hours=1)


def test_it_starts_no_earlier_than_the_newest_row_of_the_log():
    computer = Computer()
    door = computer.clock(newest=NINE + timedelta(minutes=20))
    computer.pass_s(5)
    assert door.now() == NINE + timedelta(minutes=20, seconds=5)


def test_when_the_computers_clock_has_caught_up_they_agree_again():
    computer = Computer()
    door = computer.clock()
    computer.wall -= timedelta(minutes=5)
    door.now()
    computer.wall += timedelta(minutes=6)
    assert door.now() == computer.wall and not door.ahead()


def test_a_clock_that_was_hours_fast_is_followed_back_to_the_truth():
    computer = Computer()
    door = computer.clock()
    computer.wall += timedelta(hours=2)
    assert door.now() == computer.wall
    computer.wall -= timedelta(hours=2)  # put right
    computer.pass_s(60)
    assert door.now() == NINE + timedelta(seconds=60) and not door.ahead()


steps = st.lists(st.tuples(st.floats(0, 5000), st.floats(-120, 5000)), max_size=30)


@given(steps)
def test_no_moment_is_ever_earlier_than_the_one_before(moves: list[tuple[float, float]]):
    computer = Computer()
    door = computer.clock()
    before = door.now()
    for seconds, shift in moves:
        computer.pass_s(seconds)
        computer.wall += timedelta(seconds=shift)
        now = door.now()
        assert before <= now
        before = now


def test_a_log_of_a_clock_that_was_days_ahead_is_not_followed():
    clock.start(datetime.now(UTC) + timedelta(days=3))
    assert clock.ahead() < timedelta(seconds=1)
    clock.start(datetime.now(UTC) + timedelta(minutes=30))
    assert timedelta(minutes=29) < clock.ahead() < timedelta(minutes=31)
    clock.start(None)
    assert clock.now() - datetime.now(UTC) < timedelta(seconds=1)
