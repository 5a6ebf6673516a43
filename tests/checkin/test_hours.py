"""When the door is open, who is late, which day it is, and what becomes of who does not come."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lchost.checkin import attendance, excuses
from lchost.checkin.answers import Answer
from lchost.checkin.attendance import State
from lchost.models import undo
from lchost.models.workshops import Registration
from lchost.planning import sessions, workshops
from lchost.planning.sessions import SessionDraft
from lchost.planning.workshops import WorkshopDraft
from tests.checkin.conftest import CHARTS, NINE

MOMENT = timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("after_start", "answer"),
    [
        (-timedelta(minutes=10) - MOMENT, Answer.TOO_EARLY),
        (-timedelta(minutes=10), Answer.WELCOME),
        (timedelta(0), Answer.WELCOME),
        (timedelta(minutes=5) - MOMENT, Answer.WELCOME),
        (timedelta(minutes=5), Answer.LATE),
        (timedelta(hours=3, minutes=10) - MOMENT, Answer.LATE),
        (timedelta(hours=3, minutes=10), Answer.CLOSED),
    ],
)
def test_ten_minutes_before_and_ten_after_to_the_moment(ada, workshop, scan, after_start, answer):
    draft = replace(CHARTS, opens_before_min=10, closes_after_min=10, late_after_min=5)
    workshops.edit(workshop.id, draft)
    assert scan(minutes=after_start / timedelta(minutes=1)).answer is answer


def test_who_is_too_early_hears_when_it_opens_and_is_welcome_then(ada, scan):
    said = scan(minutes=-31)
    assert (said.answer, said.opens_at) == (Answer.TOO_EARLY, NINE - timedelta(minutes=30))
    assert scan(minutes=-30).answer is Answer.WELCOME


def test_who_comes_after_the_end_hears_since_when_it_is_closed(ada, scan):
    said = scan(minutes=200)
    assert (said.answer, said.closed_at) == (Answer.CLOSED, CHARTS.ends_at)


def test_a_door_closed_early_is_closed_since_then_however_long_it_was_to_stay_open(
    ada, workshop, scan
):
    workshops.edit(workshop.id, replace(CHARTS, closes_after_min=60))
    workshops.close_door(workshop.id, NINE + timedelta(minutes=20))
    said = scan(minutes=30)
    assert (said.answer, said.closed_at) == (Answer.CLOSED, NINE + timedelta(minutes=20))


def test_late_counts_from_the_session_one_comes_to(ada, workshop, scan):
    noon = NINE + timedelta(hours=4)
    second = sessions.add(workshop.id, SessionDraft(noon, noon + timedelta(hours=1)))
    assert scan(minutes=245, session_id=second).answer is Answer.WELCOME
    assert attendance.presence(workshop.id, second)[0].state is State.PRESENT


@pytest.mark.parametrize(("late_after_min", "minutes", "late_by"), [(10, 25, 25), (None, 170, 0)])
def test_how_late_somebody_is_in_minutes(ada, workshop, scan, late_after_min, minutes, late_by):
    workshops.edit(workshop.id, replace(CHARTS, late_after_min=late_after_min))
    assert scan(minutes=minutes).late_by_min == late_by


# --- days ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "now", "other", "answer"),
    [
        # half past ten in the evening in Paris is another day than half past midnight …
        ("Europe/Paris", (2026, 11, 14, 22, 30), (2026, 11, 15, 0, 30), Answer.OTHER_DAY),
        # … though both are the same day in UTC,
        ("Europe/Paris", (2026, 11, 15, 0, 15), (2026, 11, 15, 9, 0), Answer.OTHER_WORKSHOP),
        # and an evening in New York is one day, though UTC's midnight lies in between;
        ("America/New_York", (2026, 11, 14, 18, 30), (2026, 11, 14, 20, 30), Answer.OTHER_WORKSHOP),
        # also in the two nights in which the clocks are changed.
        ("Europe/Paris", (2026, 3, 28, 23, 30), (2026, 3, 29, 3, 30), Answer.OTHER_DAY),
        ("Europe/Paris", (2026, 10, 25, 0, 30), (2026, 10, 25, 23, 30), Answer.OTHER_WORKSHOP),
        ("America/New_York", (2026, 11, 1, 0, 30), (2026, 11, 1, 23, 30), Answer.OTHER_WORKSHOP),
    ],
)
def test_a_day_ends_at_the_midnight_of_the_workshops_own_clock(
    db, member, scan_at, zone, now, other, answer
):
    bo = member("Bo")
    at, start = (datetime(*clock, tzinfo=ZoneInfo(zone)) for clock in (now, other))
    here = workshops.plan(WorkshopDraft("Here", at, at + timedelta(hours=1), zone), at)
    there = workshops.plan(WorkshopDraft("There", start, start + timedelta(hours=1), zone), at)
    Registration.create(workshop=there, member=bo, registered_at=at)
    assert scan_at(here, at, bo.id).answer is answer


@pytest.mark.parametrize(
    ("zone", "night"),
    [
        ("Europe/Paris", (2026, 3, 28, 23)),
        ("Europe/Paris", (2026, 10, 24, 23)),
        ("America/New_York", (2026, 3, 7, 23)),
        ("America/New_York", (2026, 10, 31, 23)),
    ],
)
def test_through_the_night_of_a_clock_change_the_door_counts_real_minutes(
    db, member, scan_at, zone, night
):
    starts_at = datetime(*night, tzinfo=ZoneInfo(zone))
    ends_at = datetime(*night[:3], 5, tzinfo=ZoneInfo(zone)) + timedelta(days=1)
    made = workshops.plan(WorkshopDraft("Night", starts_at, ends_at, zone), starts_at)
    planned = workshops.get(made)
    people = [member(f"Guest {n}") for n in range(4)]
    for who in people:
        Registration.create(workshop=made, member=who, registered_at=starts_at)
    opens_at, ten = planned.starts_at - timedelta(minutes=30), timedelta(minutes=10)
    moments = (opens_at - MOMENT, opens_at, planned.starts_at + ten, planned.ends_at)
    answers = [scan_at(made, at, who.id).answer for at, who in zip(moments, people, strict=True)]
    assert answers == [Answer.TOO_EARLY, Answer.WELCOME, Answer.LATE, Answer.CLOSED]


# --- what becomes of those who do not come --------------------------------------------------------


def test_unmarked_becomes_absent_at_the_close_and_excused_stays(invite, workshop, scan):
    ada, bo, cy, di = (invite(name) for name in ("Ada", "Bo", "Cy", "Di"))
    excuses.excuse(workshop.session_id, [cy.id], NINE, "is ill")
    scan("", member_id=ada.id)
    scan("", 15, member_id=bo.id)

    def states():
        return [one.state for one in attendance.presence(workshop.id)]

    assert states() == [State.PRESENT, State.LATE, State.EXCUSED, State.UNMARKED]
    workshops.close_door(workshop.id, CHARTS.ends_at)
    assert states() == [State.PRESENT, State.LATE, State.EXCUSED, State.ABSENT]
    assert di.id not in attendance.present(workshop.id)
    workshops.open_door(workshop.id)
    assert states()[3] is State.UNMARKED


def test_the_planned_end_alone_makes_nobody_absent(ada, workshop, scan):
    scan(minutes=500)  # closed, and nobody has marked anything
    assert attendance.presence(workshop.id)[0].state is State.UNMARKED


def test_whoever_is_excused_and_comes_all_the_same_is_present(ada, workshop, scan):
    excuses.excuse(workshop.session_id, [ada.id], NINE, "is ill")
    assert scan().answer is Answer.WELCOME
    (one,) = attendance.presence(workshop.id)
    assert (one.state, one.excuse) == (State.PRESENT, "is ill")


def test_an_excuse_is_for_one_session_has_a_reason_and_can_be_undone(ada, workshop):
    noon = NINE + timedelta(hours=4)
    second = sessions.add(workshop.id, SessionDraft(noon, noon + timedelta(hours=1)))
    with undo.step("excuse of Ada"):
        excuses.excuse(second, [ada.id], NINE, "train")
    with undo.step("excuse of Ada"):
        excuses.excuse(second, [ada.id], NINE, "works")
    states = [attendance.presence(workshop.id, s)[0] for s in (workshop.session_id, second)]
    assert [one.state for one in states] == [State.UNMARKED, State.EXCUSED]
    assert states[1].excuse == "works"
    undo.undo()
    assert excuses.excused([second]) == {ada.id: "train"}
    undo.undo()
    assert excuses.excused([second]) == {}


def test_of_the_whole_workshop_only_who_is_excused_from_all_its_sessions_is(ada, workshop):
    noon = NINE + timedelta(hours=4)
    second = sessions.add(workshop.id, SessionDraft(noon, noon + timedelta(hours=1)))
    excuses.excuse(second, [ada.id], NINE, "train")
    workshops.close_door(workshop.id, noon)
    assert attendance.presence(workshop.id)[0].state is State.ABSENT
    excuses.excuse(workshop.session_id, [ada.id], NINE)
    (one,) = attendance.presence(workshop.id)
    assert (one.state, one.excuse) == (State.EXCUSED, "train")
