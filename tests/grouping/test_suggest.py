"""What is offered without being asked suits the people who are there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.grouping import room, tables
from lchost.grouping.tables import SeatTable
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members, registrations
from lchost.roster.matching import fold
from lchost.roster.members import MemberDraft
from lchost.roster.registrations import Role

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def fifteen(db, member) -> tuple[int, list[int]]:
    """A workshop with fifteen people of whom nothing is known."""
    draft = WorkshopDraft("Letters", NINE, NINE + timedelta(hours=2), "UTC")
    made = workshops.plan(draft, NINE)
    people = [member(f"Person {n:02}", folded=fold(f"Person {n:02}")).id for n in range(15)]
    registrations.register(made, people, NINE)
    return made, people


def test_nothing_known_is_groups_of_the_usual_size_without_rules(fifteen):
    wishes = room.suggest(*fifteen)
    assert (wishes.size, wishes.groups) == (5, None)
    assert not (wishes.never_one or wishes.share_language or wishes.use_tables)


def test_nobody_is_left_the_only_one_of_a_private_answer_that_few_gave(fifteen):
    field = members.define_attribute("Gender", members.Kind.CATEGORY, is_private=True)
    for n, one in enumerate(fifteen[1]):
        gave = "woman" if n < 4 else "non-binary" if n == 4 else "man"
        members.edit(one, MemberDraft(f"Person {n:02}", attributes={field: gave}), NINE)
    assert room.suggest(*fifteen).never_one == ((field, "woman"),)


def test_with_a_mentor_for_every_five_there_is_a_group_for_each(fifteen):
    workshop_id, people = fifteen
    chosen = [r.id for r in registrations.listing(workshop_id) if r.member_id in people[:3]]
    registrations.set_role(chosen, Role.MENTOR)
    wishes = room.suggest(*fifteen)
    assert (wishes.groups, wishes.mentor_in_each) == (3, True)


def test_a_shared_language_is_asked_for_where_there_is_none_that_all_speak(fifteen):
    for n, one in enumerate(fifteen[1]):
        language = "en, fr" if n % 2 else "vi"
        members.edit(one, MemberDraft(f"Person {n:02}", language=language), NINE)
    assert room.suggest(*fifteen).share_language
    for n, one in enumerate(fifteen[1]):
        members.edit(one, MemberDraft(f"Person {n:02}", language="vi" if n % 2 else "vi, en"), NINE)
    assert not room.suggest(*fifteen).share_language


def test_groups_sit_at_the_tables_where_these_have_seats_for_all(fifteen):
    tables.put(fifteen[0], [SeatTable(0, 1, "", 8)])
    assert not room.suggest(*fifteen).use_tables
    tables.put(fifteen[0], [SeatTable(0, 1, "", 8), SeatTable(0, 2, "", 8)])
    assert room.suggest(*fifteen).use_tables
