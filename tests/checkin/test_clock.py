"""The door's clock goes forward only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

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
    clock = computer.clock()
    computer.pass_s(90)
    assert clock.now() == NINE + timedelta(seconds=90) and not clock.ahead()
    computer.wall += timedelta(hours=8)  # the laptop slept
    assert clock.now() == NINE + timedelta(seconds=90, hours=8)


def test_a_clock_set_back_by_an_hour_keeps_the_order_and_is_told():
    computer = Computer()
    clock = computer.clock()
    computer.wall -= timedelta(hours=1)
    computer.pass_s(60)
    assert clock.now() == NINE + timedelta(seconds=60)
    assert clock.ahead() == timedelta(hours=1)


def test_it_starts_no_earlier_than_the_newest_row_of_the_log():
    computer = Computer()
    clock = computer.clock(newest=NINE + timedelta(minutes=20))
    computer.pass_s(5)
    assert clock.now() == NINE + timedelta(minutes=20, seconds=5)


def test_when_the_computers_clock_has_caught_up_they_agree_again():
    computer = Computer()
    clock = computer.clock()
    computer.wall -= timedelta(minutes=5)
    clock.now()
    computer.wall += timedelta(minutes=6)
    assert clock.now() == computer.wall and not clock.ahead()


steps = st.lists(st.tuples(st.floats(0, 5000), st.floats(-5000, 5000)), max_size=30)


@given(steps)
def test_no_moment_is_ever_earlier_than_the_one_before(moves: list[tuple[float, float]]):
    computer = Computer()
    clock = computer.clock()
    before = clock.now()
    for seconds, shift in moves:
        computer.pass_s(seconds)
        computer.wall += timedelta(seconds=shift)
        now = clock.now()
        assert before <= now
        before = now
