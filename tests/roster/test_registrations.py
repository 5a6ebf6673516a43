"""Places are given, waited for and given back, by the host's word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lchost.models import undo
from lchost.planning import workshops
from lchost.roster import members, registrations
from lchost.roster.members import MemberDraft
from lchost.roster.registrations import Counts, Role, Status

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def people(db: Path) -> list[int]:
    return [members.add(MemberDraft(name), NINE) for name in ("Ana", "Bo", "Cy", "Dee")]


def plan(capacity: int | None = None) -> int:
    end = NINE + timedelta(hours=2)
    return workshops.plan(
        workshops.WorkshopDraft("Circle", NINE, end, "UTC", capacity=capacity), NINE
    )


def states(workshop_id: int) -> list[tuple[str, Status]]:
    return [(row.name, row.status) for row in registrations.listing(workshop_id)]


def place_of(workshop_id: int, member_id: int) -> int:
    return next(r.id for r in registrations.listing(workshop_id) if r.member_id == member_id)


def test_a_full_workshop_makes_people_wait_in_order(people: list[int]) -> None:
    here = plan(capacity=2)
    done = registrations.register(here, people, NINE)
    assert [one.status.value for one in done] == ["registered"] * 2 + ["waitlisted"] * 2
    assert registrations.counts(here) == Counts(registered=2, waitlisted=2)
    assert registrations.with_a_place(here) == people[:2]


def test_registering_twice_changes_nothing(people: list[int]) -> None:
    here = plan()
    registrations.register(here, people[:1], NINE, Role.MENTOR)
    again = registrations.register(here, people[:1] * 2, NINE)
    assert [one.is_new for one in again] == [False]
    assert [row.role for row in registrations.listing(here)] == [Role.MENTOR]


def test_a_cancelled_place_is_free_and_nobody_moves_up_unasked(people: list[int]) -> None:
    here = plan(capacity=1)
    registrations.register(here, people[:2], NINE)
    registrations.cancel([place_of(here, people[0])])
    assert states(here) == [("Ana", Status.CANCELLED), ("Bo", Status.WAITLISTED)]
    registrations.let_in([place_of(here, people[1])])
    assert states(here)[1] == ("Bo", Status.REGISTERED)
    done = registrations.reinstate([place_of(here, people[0])], NINE)
    assert [one.status for one in done] == [Status.WAITLISTED]


def test_registering_who_had_cancelled_takes_them_in_again(people: list[int]) -> None:
    here = plan()
    registrations.register(here, people[:1], NINE)
    registrations.cancel([place_of(here, people[0])])
    registrations.register(here, people[:1], NINE)
    assert states(here) == [("Ana", Status.REGISTERED)]


def test_cancelling_is_undone_in_one_step(people: list[int]) -> None:
    here = plan()
    registrations.register(here, people, NINE)
    with undo.step("cancel two"):
        registrations.cancel([place_of(here, one) for one in people[:2]])
    assert registrations.counts(here).cancelled == 2
    undo.undo()
    assert registrations.counts(here) == Counts(registered=4)


def test_the_list_shows_role_code_and_last_print(people: list[int]) -> None:
    here = plan()
    registrations.register(here, people[:1], NINE)
    place = place_of(here, people[0])
    registrations.set_role([place], Role.FACILITATOR)
    registrations.mark_printed([place], NINE)
    registrations.mark_printed([place], NINE + timedelta(minutes=5))
    members.replace_badge(people[0], NINE)
    (row,) = registrations.listing(here)
    assert row.role is Role.FACILITATOR
    assert row.badge_printed_at == NINE + timedelta(minutes=5)
    assert row.code == members.get(people[0]).code


def test_unnamed_guests_are_counted_once_and_apart(people: list[int]) -> None:
    here = plan()
    assert registrations.add_unnamed(here, ["a", "b", "a"]) == 2
    assert registrations.add_unnamed(here, ["b", "c"]) == 1
    assert registrations.remove_unnamed(here, ["a", "x"]) == 1
    assert registrations.counts(here) == Counts(unnamed=2)


def test_who_is_not_in_the_workshop_can_be_added(people: list[int]) -> None:
    here = plan()
    registrations.register(here, people[:2], NINE)
    members.archive([people[3]], NINE)
    assert registrations.missing(here) == [(people[2], "Cy")]


def test_badges_to_print_are_those_of_people_with_a_place(people: list[int]) -> None:
    here = plan(capacity=3)
    registrations.register(here, people, NINE)  # the fourth waits
    assert registrations.badges_to_print(here) == 3
    registrations.mark_printed([place_of(here, people[0])], NINE)
    registrations.cancel([place_of(here, people[1])])
    assert registrations.badges_to_print(here) == 1
