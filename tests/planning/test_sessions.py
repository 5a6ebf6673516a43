"""Sessions of a workshop: several days, several rooms, one door each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from lchost.checkin import desk, questions
from lchost.checkin.answers import Question, QuestionKind
from lchost.errors import EndsBeforeStart, GoneMeanwhile, LastSession, SessionInUse
from lchost.models import undo
from lchost.planning import items, sessions, workshops
from lchost.planning.agenda import ItemDraft
from lchost.planning.clocks import meant, wall
from lchost.planning.sessions import SessionDraft
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def workshop_id(db: Path) -> int:
    draft = WorkshopDraft("Charts", NINE, NINE + 3 * HOUR, "Europe/Paris", place="Library")
    return workshops.plan(draft, NINE)


def add(workshop_id: int, after: timedelta, title: str = "", place: str = "") -> int:
    starts_at = NINE + after
    return sessions.add(workshop_id, SessionDraft(starts_at, starts_at + HOUR, title, place))


def test_a_workshop_begins_with_one_session(workshop_id):
    (only,) = sessions.listing(workshop_id)
    assert (only.starts_at, only.title, only.place) == (NINE, "", "")
    assert workshops.get(workshop_id).session_count == 1


def test_sessions_are_listed_as_they_begin(workshop_id):
    add(workshop_id, DAY, "Sunday")
    add(workshop_id, -DAY, "Friday", " Room 2 ")
    assert [one.title for one in sessions.listing(workshop_id)] == ["Friday", "", "Sunday"]
    assert sessions.listing(workshop_id)[0].place == "Room 2"
    assert "Room 2" in workshops.places()


def test_a_workshop_spans_all_its_sessions(workshop_id):
    add(workshop_id, DAY)
    add(workshop_id, -DAY)
    found = workshops.get(workshop_id)
    assert (found.begins_at, found.over_at) == (NINE - DAY, NINE + DAY + HOUR)
    assert (found.session_count, found.starts_at) == (3, NINE)
    (row,) = workshops.listing()
    assert row.workshop == found


def test_a_session_is_changed_and_the_change_taken_back(workshop_id):
    made = add(workshop_id, DAY, "Sunday", "Room 2")
    before = sessions.get(made)
    with undo.step("change of a session"):
        sessions.edit(made, SessionDraft(NINE + DAY, NINE + DAY + 2 * HOUR, "Second day"))
    assert (sessions.get(made).title, sessions.get(made).place) == ("Second day", "")
    undo.undo()
    assert sessions.get(made) == before


def test_a_session_that_ends_before_it_starts_is_refused(workshop_id):
    with pytest.raises(EndsBeforeStart):
        sessions.add(workshop_id, SessionDraft(NINE, NINE))


def test_a_session_goes_and_comes_back(workshop_id):
    made = add(workshop_id, DAY)
    with undo.step("removal of a session"):
        sessions.remove(made)
    with pytest.raises(GoneMeanwhile):
        sessions.get(made)
    undo.undo()
    assert sessions.get(made).starts_at == NINE + DAY


def test_the_last_session_stays(workshop_id):
    (only,) = sessions.listing(workshop_id)
    with pytest.raises(LastSession):
        sessions.remove(only.id)


def test_a_session_where_people_were_scanned_stays(workshop_id):
    made = add(workshop_id, HOUR * 4, "Afternoon")
    desk.walk_in(made, "Ada", NINE + HOUR * 4)
    with pytest.raises(SessionInUse) as refused:
        sessions.remove(made)
    assert "“Afternoon”" in str(refused.value)


def test_the_agenda_outlives_the_session_it_hung_on(workshop_id):
    items.add_item(workshop_id, ItemDraft("Welcome", 10))
    (first,) = sessions.listing(workshop_id)
    add(workshop_id, DAY)
    with undo.step("removal of a session"):
        sessions.remove(first.id)
    assert [item.title for item in items.agenda(workshop_id)] == ["Welcome"]
    for turn in (undo.undo, undo.redo, undo.undo, undo.redo):
        turn()
        assert [item.title for item in items.agenda(workshop_id)] == ["Welcome"]


def test_the_door_is_for_the_session_that_goes_on_or_comes_next(workshop_id):
    (first,) = sessions.listing(workshop_id)
    second = add(workshop_id, DAY)
    for at, expected in (
        (NINE - DAY, first.id),
        (NINE + HOUR, first.id),
        (NINE + 3 * HOUR, second),
        (NINE + 2 * DAY, second),
    ):
        assert sessions.at_door(workshop_id, at).id == expected
    sessions.close([first.id], NINE + HOUR)
    assert sessions.at_door(workshop_id, NINE + HOUR).id == second


def test_a_copy_takes_all_sessions_hours_and_questions_along(workshop_id):
    draft = WorkshopDraft(
        "Charts",
        NINE,
        NINE + 3 * HOUR,
        "Europe/Paris",
        opens_before_min=45,
        late_after_min=5,
        closes_after_min=20,
        allows_return=False,
        phone_walk_ins=True,
    )
    workshops.edit(workshop_id, draft)
    add(workshop_id, timedelta(), "In parallel", "Room 2")
    add(workshop_id, DAY, "Second day")
    asked = [
        Question(0, "Lunch?", QuestionKind.CHOICE, ("meat", "none"), is_required=True),
        Question(0, "Anything we should know?"),
    ]
    questions.put(workshop_id, asked)
    week = timedelta(days=7)
    copied = workshops.copy(workshop_id, NINE + week, NINE)

    def told(of: int, by: timedelta) -> list[tuple[object, ...]]:
        found = sessions.listing(of)
        return [(s.starts_at + by, s.ends_at + by, s.title, s.place) for s in found]

    assert told(copied, timedelta()) == told(workshop_id, week)
    new = workshops.get(copied)
    assert (new.opens_before_min, new.late_after_min, new.closes_after_min) == (45, 5, 20)
    assert (new.allows_return, new.phone_walk_ins) == (False, True)
    old_ids = {question.id for question in questions.listing(workshop_id)}
    fresh = questions.listing(copied)
    assert [(q.text, q.kind, q.choices, q.is_required) for q in fresh] == [
        (q.text, q.kind, q.choices, q.is_required) for q in asked
    ]
    assert not old_ids & {question.id for question in fresh}


def test_in_another_zone_every_session_stays_at_its_hour(workshop_id):
    add(workshop_id, DAY, "Second day")
    paris, new_york = ZoneInfo("Europe/Paris"), ZoneInfo("America/New_York")
    hours = [wall(one.starts_at, paris) for one in sessions.listing(workshop_id)]
    starts_at = meant(hours[0], new_york).at
    draft = WorkshopDraft("Charts", starts_at, starts_at + 3 * HOUR, "America/New_York")
    with undo.step("change of the workshop"):
        workshops.edit(workshop_id, draft)
    assert [wall(one.starts_at, new_york) for one in sessions.listing(workshop_id)] == hours
    undo.undo()
    assert [wall(one.starts_at, paris) for one in sessions.listing(workshop_id)] == hours
