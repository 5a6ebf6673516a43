from datetime import UTC, datetime, timedelta

import pytest

from lchost.checkin import desk
from lchost.checkin.answers import Method, Scan
from lchost.planning import items, sessions
from lchost.planning import workshops as planning
from lchost.planning.agenda import Format, ItemDraft
from lchost.planning.sessions import SessionDraft
from lchost.roster import registrations
from lchost.ui import memory
from lchost.ui.pages.left_to_do import left_to_do
from lchost.ui.pages.progress import done_steps, door_is_open, open_at
from lchost.ui.pages.today import TodayPage

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def workshop(db):
    def make(title="Charts", **wishes):
        starts_at = wishes.pop("starts_at", NOW + timedelta(minutes=20))
        ends_at = starts_at + timedelta(hours=2)
        draft = planning.WorkshopDraft(title, starts_at, ends_at, "UTC", **wishes)
        return planning.get(planning.plan(draft, NOW))

    return make


@pytest.fixture
def page(frame, qtbot):
    def show():
        page = TodayPage(frame)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: len(texts(page)) > 3)
        return page

    return show


def texts(page):
    from PySide6.QtWidgets import QLabel, QPushButton

    found = [*page.findChildren(QLabel), *page.findChildren(QPushButton)]
    return [widget.text().strip() for widget in found if widget.isVisible()]


def test_an_empty_community_is_asked_for_its_first_workshop(page):
    shown = texts(page())
    assert "Plan the first workshop" in shown
    assert "New workshop…" in shown


def test_when_all_is_behind_it_asks_for_the_next(page, workshop):
    workshop(starts_at=NOW - timedelta(days=7))
    assert "Plan the next workshop" in texts(page())


def test_the_next_workshop_is_shown_with_its_numbers(page, workshop):
    workshop("<b>Charts</b>", place="Library", capacity=44)
    workshop("Maps", starts_at=NOW + timedelta(days=7))
    shown = texts(page())
    assert "<b>Charts</b>" in shown  # as typed
    assert "of 44 places" in shown
    assert "Maps" in shown
    assert "Library" in shown


def test_a_change_elsewhere_is_shown_at_once(page, workshop, qtbot):
    shown = page()
    workshop("Charts")
    qtbot.waitUntil(lambda: "Charts" in texts(shown))


def open_tasks(found):
    return {task.text for task in left_to_do(found) if not task.is_done}


def test_what_is_left_is_told_from_facts(workshop):
    found = workshop()
    assert open_tasks(found) == {
        "No place is written yet",
        "The agenda is empty",
        "Nobody is registered yet",
    }
    items.add_item(found.id, ItemDraft("Listen", 100, Format.LECTURE))
    items.add_item(found.id, ItemDraft("Pause", 10, Format.BREAK))
    assert "The agenda takes 1 h 50 min, 2 h are planned" in open_tasks(found)
    assert "Nobody leads “Listen” yet" in open_tasks(found)
    assert "plan" in done_steps(found.id)
    items.add_item(found.id, ItemDraft("Try", 10, Format.HANDS_ON))
    assert "Nobody leads “Listen” yet" in open_tasks(found)  # nobody need lead hands


def test_a_step_is_done_once_it_has_what_it_is_for(workshop, member):
    found = workshop(opens_before_min=30)
    assert done_steps(found.id) == set()
    registrations.register(found.id, [member("Ada").id], NOW)
    assert done_steps(found.id) == {"people"}
    place = registrations.listing(found.id)[0]
    registrations.mark_printed([place.id], NOW)
    assert done_steps(found.id) == {"people", "paper"}
    came = desk.check_in(Scan(found.session_id, NOW, Method.SEARCH, member_id=place.member_id))
    assert done_steps(found.id) == {"people", "paper", "checkin"}
    desk.undo_check_in(came.check_in_id, NOW)
    assert done_steps(found.id) == {"people", "paper"}


def test_the_door_is_open_from_before_the_start_until_the_end_unless_closed(workshop):
    found = workshop(opens_before_min=30)
    minute = timedelta(minutes=1)
    assert not door_is_open(found, found.starts_at - 31 * minute)
    assert door_is_open(found, found.starts_at - 30 * minute)
    assert door_is_open(found, found.ends_at - minute)
    assert not door_is_open(found, found.ends_at)
    planning.close_door(found.id, NOW)
    assert not door_is_open(planning.get(found.id), found.starts_at)


def test_of_several_rooms_the_sign_names_one_whose_door_is_open(workshop):
    found = workshop(opens_before_min=30)
    assert open_at(found, found.starts_at) == found.title
    hours = SessionDraft(found.starts_at, found.ends_at, "", "Room 2")
    beside = sessions.add(found.id, hours)
    sessions.edit(found.session_id, SessionDraft(found.starts_at, found.ends_at, "Beginners"))
    memory.keep_session(found.uid, beside)
    found = planning.get(found.id)
    assert open_at(found, found.starts_at) == "Room 2"
    sessions.close([beside], NOW)
    assert open_at(found, found.starts_at) == "Beginners"
    sessions.close([found.session_id], NOW)
    assert open_at(found, found.starts_at) == ""
