"""Sessions of a workshop, as a host plans them."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt, QTime

from lchost.checkin import desk
from lchost.models import undo
from lchost.planning import sessions
from lchost.planning import workshops as planning
from lchost.planning.sessions import SessionDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.ui.dialogs.session import SessionDialog
from lchost.ui.dialogs.sessions import SessionsDialog, day_later, session_name
from lchost.ui.page import Page

TWO = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)  # 14:00 in Paris, the day before the clocks go back
HOUR = timedelta(hours=1)


@pytest.fixture
def workshop(frame):
    draft = WorkshopDraft("Charts", TWO, TWO + HOUR, "Europe/Paris", place="Library")
    return planning.get(planning.plan(draft, TWO))


@pytest.fixture
def dialog(frame, qtbot, workshop):
    page = Page(frame)
    qtbot.addWidget(page)
    made = SessionsDialog(page, workshop, page.act)
    made.show()
    yield made
    made.close()


def asking(dialog):
    return dialog.findChildren(SessionDialog)[-1]


def shown(dialog):
    rows = dialog.grid.rows
    columns = range(rows.columnCount())
    return [[rows.data(rows.index(line, n)) for n in columns] for line in range(rows.rowCount())]


def test_another_session_begins_at_the_same_hour_a_day_later(dialog, workshop):
    dialog.add_one()
    asked = asking(dialog)
    assert (asked.when.day.date(), asked.when.starts.time()) == (QDate(2026, 10, 25), QTime(14, 0))
    asked.name.setText("Second day")
    asked.press()
    assert shown(dialog) == [
        ["Sat 24 Oct", "14:00 – 15:00", "", "Library"],
        ["Sun 25 Oct", "14:00 – 15:00", "Second day", "Library"],
    ]
    assert sessions.listing(workshop.id)[1].starts_at - TWO == timedelta(hours=25)
    undo.undo()
    assert len(sessions.listing(workshop.id)) == 1


def test_a_duplicate_goes_on_at_one_time_in_another_room(dialog, workshop):
    dialog.copy_chosen()
    asked = asking(dialog)
    asked.place.setText("Room 2")
    asked.press()
    first, second = sessions.listing(workshop.id)
    assert (second.starts_at, second.place) == (first.starts_at, "Room 2")


def test_a_session_is_changed_by_enter_and_removed_by_delete(dialog, workshop, qtbot):
    added = sessions.add(workshop.id, SessionDraft(TWO + HOUR, TWO + 2 * HOUR, "After"))
    dialog._show(added)
    qtbot.keyClick(dialog.grid, Qt.Key.Key_Return)
    asked = asking(dialog)
    asked.name.setText("Later")
    asked.press()
    assert sessions.get(added).title == "Later"
    assert dialog.grid.current().id == added
    qtbot.keyClick(dialog.grid, Qt.Key.Key_Delete)
    assert [one.id for one in sessions.listing(workshop.id)] == [workshop.session_id]
    assert not dialog.remove.isEnabled()
    undo.undo()
    assert sessions.get(added).title == "Later"


def test_leaving_a_session_as_it_was_is_no_step(dialog):
    dialog.edit_chosen()
    asking(dialog).press()
    assert undo.labels()[0] is None


def test_an_end_before_the_start_is_refused(dialog, workshop):
    dialog.edit_chosen()
    asked = asking(dialog)
    asked.when.ends.setTime(QTime(13, 0))
    asked.press()
    assert asked.isVisible() and "ends before it starts" in asked.told.text()
    asked.close()
    assert sessions.get(workshop.session_id).ends_at == TWO + HOUR


def test_a_session_with_check_ins_stays_and_the_dialog_says_why(dialog, workshop):
    added = sessions.add(workshop.id, SessionDraft(TWO, TWO + HOUR, "", "Room 2"))
    desk.walk_in(added, "Ada", TWO)
    dialog._show(added)
    dialog.remove_chosen()
    assert len(sessions.listing(workshop.id)) == 2
    said = [banner.text for banner in dialog.findChildren(type(dialog._news.itemAt(0).widget()))]
    assert any("checked in to “Room 2”" in text for text in said)


def test_a_session_is_called_by_its_title_its_room_or_its_day(workshop):
    only = sessions.get(workshop.session_id)
    assert session_name(only, workshop) == "24 Oct, 14:00"
    assert session_name(SessionDraft(TWO, TWO + HOUR, "", "Room 2"), workshop) == "Room 2"
    assert session_name(SessionDraft(TWO, TWO + HOUR, "Day", "Room 2"), workshop) == "Day"
    assert day_later(only, workshop).ends_at - day_later(only, workshop).starts_at == HOUR
