"""What a move by hand asks of the room is said before it is made."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lchost.grouping import rounds, tables
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import Wishes
from lchost.roster import members
from lchost.roster.members import MemberDraft
from lchost.ui.groups.dropping import drop_of, seats_short
from lchost.ui.groups.shown import read
from tests.ui.groups.conftest import NOW


@pytest.fixture
def access(people):
    """The first person needs the accessible table."""
    asked = members.define_attribute("Step-free", members.Kind.YES_NO)
    members.edit(people[0], MemberDraft("Person 00", attributes={asked: True}), NOW)
    return asked


def seat(workshop, people, wishes):
    (made,) = rounds.make(workshop.id, wishes, datetime.now(UTC), people=people)
    return read(made)


def someone(shown, group: int, but: int = 0) -> int:
    found = shown.view.groups[group].members
    return next(one.member_id for one in found if one.member_id != but)


def said(shown, held: int, group: int, other: int = 0) -> list[str]:
    drop = drop_of(shown, [held], group, other)
    return seats_short(shown, drop) if drop else []


def test_a_table_with_too_few_seats_is_said(workshop, people):
    room = [SeatTable(0, n, f"Table {n}", 4, n == 2) for n in (1, 2, 3)]
    tables.put(workshop.id, room)
    shown = seat(workshop, people, Wishes(use_tables=True))
    one, other = someone(shown, 0), someone(shown, 1)
    assert said(shown, one, 1) == ["Group 2: 5 people at a table for 4."]
    assert said(shown, one, 1, other) == []


def test_without_tables_only_the_hosts_own_limit_counts(workshop, people):
    shown = seat(workshop, people, Wishes(size=4, least=3, most=4))
    assert said(shown, someone(shown, 0), 1) == ["Group 2: more than 4 people."]
    shown = seat(workshop, people, Wishes(size=4))
    assert said(shown, someone(shown, 0), 1) == []


def test_who_needs_the_accessible_table_is_not_moved_off_in_silence(workshop, people, access):
    shown = seat(workshop, people, Wishes(accessible=access))
    assert shown.group_of[people[0]] == 0
    assert len(said(shown, people[0], 2)) == 1
    assert said(shown, someone(shown, 0, but=people[0]), 2) == []
