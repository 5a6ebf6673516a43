"""Laws of the desk, whatever happens at the door and in whatever order it is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lchost.checkin import desk, facts, log
from lchost.checkin.answers import Answer, Outcome, Scan, Tone, Way
from lchost.models.attendance import CheckIn
from lchost.models.people import Member
from lchost.models.workshops import Registration
from lchost.planning import sessions, workshops
from lchost.planning.sessions import SessionDraft
from tests.checkin.conftest import CHARTS, NINE

LAW = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
STEPS = st.lists(st.tuples(st.sampled_from(Way), st.integers(0, 170)), min_size=1, max_size=7)
ROOMS = st.lists(
    st.tuples(st.sampled_from(Way), st.integers(0, 170), st.integers(0, 1)), min_size=1, max_size=7
)


@dataclass(frozen=True)
class Guest:
    """Somebody with a place in a workshop of two rooms."""

    member_id: int
    rooms: tuple[int, int]

    def goes(self, way: Way, minute: int, room: int = 0) -> Outcome:
        at = NINE + timedelta(minutes=minute)
        return desk.check_in(Scan(self.rooms[room], at, member_id=self.member_id, way=way))

    def stands(self) -> tuple[object, ...]:
        """Return all that the door knows of this guest."""
        inside = tuple(self.member_id in log.inside(room) for room in self.rooms)
        steps = [(step.at, step.answer, step.hours.session_id) for step in self.trail()]
        end = NINE + timedelta(minutes=175)
        asked = Scan(self.rooms[0], end, member_id=self.member_id)
        said = desk.look(asked)
        return inside, steps, (said.answer, said.since, said.left_at, said.moved_from)

    def trail(self) -> list[facts.Step]:
        return facts.trail(self.member_id)


@pytest.fixture
def guest(db, member: Callable[..., Member]) -> Callable[[], Guest]:
    """Make a guest that nobody has seen yet."""
    numbers = count()

    def make() -> Guest:
        made = workshops.plan(CHARTS, NINE)
        room_2 = sessions.add(made, SessionDraft(NINE, CHARTS.ends_at, "", "Room 2"))
        who = member(f"Guest {next(numbers)}")
        Registration.create(workshop=made, member=who, registered_at=NINE)
        return Guest(who.id, (workshops.get(made).session_id, room_2))

    return make


@LAW
@given(steps=STEPS)
def test_there_is_one_green_a_stay_in_the_order_of_the_moments(guest, steps):
    """Written in any order: read in the order of the moments, in is never followed by in."""
    one = guest()
    for way, minute in steps:
        one.goes(way, minute)
    ways = [(step.at, step.answer.is_in) for step in one.trail()]
    for (_, was_in), (_, is_in) in pairwise(ways):
        assert not (was_in and is_in)


@LAW
@given(steps=STEPS)
def test_going_out_is_green_any_number_of_times_and_leaves_nobody_inside(guest, steps):
    one = guest()
    for way, minute in steps:
        one.goes(way, minute)
    for minute in (171, 171, 172):
        said = one.goes(Way.OUT, minute)
        assert (said.answer, said.answer.tone) == (Answer.OUT, Tone.WELCOME)
    assert one.member_id not in log.inside(one.rooms[0])


@LAW
@given(steps=ROOMS, last=st.tuples(st.sampled_from(Way), st.integers(171, 174), st.integers(0, 1)))
def test_undoing_the_last_step_brings_back_what_was_before(guest, steps, last):
    one = guest()
    for way, minute, room in steps:
        one.goes(way, minute, room)
    before = one.stands()
    said = one.goes(*last)
    is_step = said.answer.is_in or said.answer is Answer.OUT
    assert desk.undo_check_in(said.check_in_id or 0, NINE + timedelta(minutes=175)) is is_step
    assert one.stands() == before


@LAW
@given(steps=STEPS, data=st.data())
def test_the_order_of_the_moments_decides_who_is_inside_not_the_order_of_writing(
    guest, steps, data
):
    """Steps out and the first step in, shuffled: the same people are inside at the end."""
    minutes = sorted({minute for _, minute in steps})
    ways = [(Way.IN if n % 2 == 0 else Way.OUT, minute) for n, minute in enumerate(minutes)]
    told = []
    for order in (ways, data.draw(st.permutations(ways))):
        one = guest()
        for way, minute in order:
            one.goes(way, minute)
        told.append(one.member_id in log.inside(one.rooms[0]))
    if ways[-1][0] is Way.OUT:
        assert told == [False, False]
    else:
        assert told[0]


@LAW
@given(steps=ROOMS)
def test_nobody_is_in_two_rooms_at_once(guest, steps):
    one = guest()
    for way, minute, room in sorted(steps, key=lambda step: step[1]):
        one.goes(way, minute, room)
    assert sum(one.member_id in log.inside(room) for room in one.rooms) <= 1


@LAW
@given(steps=STEPS, request_id=st.uuids().map(str), times=st.integers(2, 4))
def test_asking_again_with_the_same_request_is_the_same_answer_and_no_row(
    guest, steps, request_id, times
):
    one = guest()
    for way, minute in steps:
        one.goes(way, minute)
    at = NINE + timedelta(minutes=171)
    asked = Scan(one.rooms[0], at, member_id=one.member_id, request_id=request_id)
    first = desk.check_in(asked)
    rows = CheckIn.select().count()
    for _ in range(times):
        again = desk.check_in(asked)
        assert (again.answer, again.check_in_id) == (first.answer, first.check_in_id)
    assert CheckIn.select().count() == rows


@LAW
@given(steps=STEPS)
def test_looking_says_what_checking_in_would_and_changes_nothing(guest, steps):
    one = guest()
    for way, minute in steps:
        asked = Scan(
            one.rooms[0], NINE + timedelta(minutes=minute), member_id=one.member_id, way=way
        )
        looked = desk.look(asked)
        done = desk.check_in(asked)
        assert (looked.answer, looked.since, looked.left_at) == (
            done.answer,
            done.since,
            done.left_at,
        )
