"""What members did, by the log: minutes that they sat in a session, and nothing beside."""

from __future__ import annotations

from collections.abc import Callable

from lchost.checkin import desk, excuses
from lchost.checkin.answers import Way
from lchost.credentials.rules import marks, seen
from lchost.credentials.rules.marks import Mark
from lchost.models.people import Member
from lchost.models.workshops import Session
from lchost.planning import sessions, workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.roster.registrations import Role
from tests.credentials.rules.conftest import DAY, HOUR, NINE

Invite = Callable[..., int]
Step = Callable[..., object]


def minutes(workshop: int, who: int, session_id: int) -> int | None:
    """Return how long somebody was in a session; None: they did not come."""
    return seen.seen([workshop])[who].minutes.get(sessions_uid(session_id))


def sessions_uid(session_id: int) -> str:
    return str(Session.get_by_id(session_id).uid)


def test_who_never_goes_out_was_there_until_the_end(
    workshop: int, days: list[int], invite: Invite, step: Step
) -> None:
    ada = invite("Ada")
    step(ada, days[0])
    assert minutes(workshop, ada, days[0]) == 120
    assert minutes(workshop, ada, days[1]) is None


def test_time_before_the_begin_and_after_the_end_does_not_count(
    workshop: int, days: list[int], invite: Invite, step: Step
) -> None:
    ada = invite("Ada")
    step(ada, days[0], -20)
    step(ada, days[0], 150, Way.OUT)
    assert minutes(workshop, ada, days[0]) == 120


def test_who_comes_late_and_leaves_early_has_what_lies_between(
    workshop: int, days: list[int], invite: Invite, step: Step
) -> None:
    ada = invite("Ada")
    step(ada, days[0], 30)
    step(ada, days[0], 100, Way.OUT)
    assert minutes(workshop, ada, days[0]) == 70


def test_who_goes_out_and_comes_back_has_the_sum(
    workshop: int, days: list[int], invite: Invite, step: Step
) -> None:
    ada = invite("Ada")
    step(ada, days[0], 0)
    step(ada, days[0], 30, Way.OUT)
    step(ada, days[0], 60)
    assert minutes(workshop, ada, days[0]) == 90


def test_a_check_in_that_was_taken_back_did_not_happen(
    workshop: int, days: list[int], invite: Invite, step: Callable[..., desk.Outcome]
) -> None:
    ada, said = invite("Ada"), step
    made = said(ada, days[0])
    assert made.check_in_id
    desk.undo_check_in(made.check_in_id, NINE + HOUR)
    assert minutes(workshop, ada, days[0]) is None
    assert seen.seen([workshop])[ada].minutes == {}


def test_who_moves_to_a_room_beside_has_both_parts(
    workshop: int, days: list[int], invite: Invite, step: Step
) -> None:
    hall = sessions.SessionDraft(NINE, NINE + 2 * HOUR, "Hall", "Hall")
    beside = sessions.add(workshop, hall)
    ada = invite("Ada")
    step(ada, days[0], 0)
    step(ada, beside, 50)
    assert minutes(workshop, ada, days[0]) == 50
    assert minutes(workshop, ada, beside) == 70


def test_who_came_without_a_place_is_seen_as_an_attendee(
    workshop: int, days: list[int], step: Step, member: Callable[..., Member]
) -> None:
    bo = member("Bo").id
    said = desk.let_in(desk.Scan(days[0], NINE, member_id=bo))
    assert said.check_in_id
    registrations.cancel([one.id for one in registrations.listing(workshop)])
    assert seen.seen([workshop])[bo].roles == {"attendee"}


def test_who_waits_or_gave_the_place_back_and_did_not_come_is_not_on_the_list(
    workshop: int, invite: Invite
) -> None:
    invite("Ada")
    registrations.cancel([one.id for one in registrations.listing(workshop)])
    assert seen.seen([workshop]) == {}


def test_excuses_marks_and_roles_are_seen(workshop: int, days: list[int], invite: Invite) -> None:
    ada = invite("Ada", role=Role.MENTOR)
    excuses.excuse(days[1], [ada], NINE, "ill")
    marks.mark(workshop, [ada], Mark.FEEDBACK, NINE)
    found = seen.seen([workshop])[ada]
    assert found.excused == {sessions_uid(days[1])}
    assert found.roles == {"mentor"}
    assert (found.feedback, found.assessment) == (True, False)


def test_a_series_counts_all_its_workshops_and_names_their_sessions(
    workshop: int, days: list[int], invite: Invite, step: Step
) -> None:
    later = WorkshopDraft("Maps", NINE + 7 * DAY, NINE + 7 * DAY + HOUR, "UTC")
    maps = workshops.plan(later, NINE)
    ada = invite("Ada")
    registrations.register(maps, [ada], NINE, Role.FACILITATOR)
    step(ada, days[0])
    step(ada, workshops.get(maps).session_id)
    found = seen.seen([workshop, maps])[ada]
    assert sorted(found.minutes.values()) == [60, 120]
    assert found.roles == {"attendee", "facilitator"}
    assert [one.title for one in found.plan.sessions] == ["", "Saturday", "Sunday", "Maps"]
    assert found.plan.most_minutes == 420


def test_somebody_else_can_be_asked_about(workshop: int, member: Callable[..., Member]) -> None:
    bo = member("Bo").id
    assert seen.seen([workshop], [bo])[bo].minutes == {}


def test_half_a_minute_is_not_held_against_anybody(
    workshop: int, days: list[int], invite: Invite, step: Step
) -> None:
    ada = invite("Ada")
    step(ada, days[0], 0.4)
    assert minutes(workshop, ada, days[0]) == 120


def test_asked_about_some_it_says_the_same_as_asked_about_all(
    workshop: int, days: list[int], invite: Invite, step: Step
) -> None:
    ada, bo = invite("Ada", role=Role.MENTOR), invite("Bo")
    step(ada, days[0], 10)
    step(bo, days[1])
    excuses.excuse(days[1], [ada], NINE)
    marks.mark(workshop, [ada, bo], Mark.ASSESSMENT, NINE)
    everybody = seen.seen([workshop])
    assert seen.seen_of([workshop], [ada]) == {ada: everybody[ada]}
    assert seen.seen_of([workshop], [ada, bo]) == everybody
    assert seen.seen_of([workshop], []) == {}
    assert seen.places([workshop]) == 2
