from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lchost.checkin import questions
from lchost.checkin.answers import Question
from lchost.models import undo
from lchost.planning import sessions
from lchost.planning import workshops as planning
from lchost.planning.clocks import wall
from lchost.planning.sessions import SessionDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.ui.dialogs.workshop import WorkshopDialog
from lchost.ui.pages.progress import door_is_open
from lchost.ui.pages.workshops import WorkshopsPage

NOW = datetime.now(UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def workshop_id(db):
    """A workshop of two days, of which the first was yesterday."""
    draft = WorkshopDraft("Charts", NOW - DAY, NOW - DAY + HOUR, "UTC", closes_after_min=20)
    made = planning.plan(draft, NOW - DAY)
    sessions.add(made, SessionDraft(NOW + DAY, NOW + DAY + HOUR, "Second day"))
    return made


@pytest.fixture
def page(frame, qtbot, workshop_id):
    made = WorkshopsPage(frame)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.show()
    return made


def shown(page):
    rows = page.grid.rows
    return [rows.data(rows.index(0, n)) for n in range(rows.columnCount())]


def test_a_workshop_of_two_days_is_not_over_after_the_first(page):
    title, when, _, _, state = shown(page)
    assert (title, state) == ("Charts", "under way")
    first, last = (f"{day.day} {day:%b}" for day in (NOW - DAY, NOW + DAY))
    assert when.startswith(f"{first} – {last}")


@pytest.mark.parametrize(
    ("after", "is_open"),
    [(-DAY, True), (timedelta(0), False), (DAY - 0.6 * HOUR, False), (DAY - 0.4 * HOUR, True)],
)
def test_the_door_is_open_in_the_hours_of_each_session(workshop_id, after, is_open):
    assert door_is_open(planning.get(workshop_id), NOW + after) is is_open


def test_a_copy_takes_every_session_the_door_and_its_questions_a_week_later(
    page, workshop_id, frame, qtbot
):
    questions.put(workshop_id, [Question(0, "Lunch?")])
    page.grid.choose(workshop_id)
    page.copy_chosen()
    dialog = page.findChild(WorkshopDialog)
    assert dialog.note.text() == "Its other sessions move along."
    with qtbot.waitSignal(frame.asked_to_go) as gone:
        dialog.press()
    copied = gone.args[1]
    old, new = (sessions.listing(one) for one in (workshop_id, copied))
    assert [(s.starts_at - 7 * DAY, s.title) for s in new] == [(s.starts_at, s.title) for s in old]
    assert planning.get(copied).closes_after_min == 20
    assert [asked.text for asked in questions.listing(copied)] == ["Lunch?"]
    undo.undo()
    assert [row.workshop.id for row in planning.listing()] == [workshop_id]


def test_a_copy_in_another_zone_keeps_the_hours_of_all_its_sessions(
    page, workshop_id, frame, qtbot
):
    page.grid.choose(workshop_id)
    page.copy_chosen()
    dialog = page.findChild(WorkshopDialog)
    dialog.zone.setEditText("Asia/Tokyo")
    with qtbot.waitSignal(frame.asked_to_go) as gone:
        dialog.press()
    tokyo = ZoneInfo("Asia/Tokyo")
    old = [wall(one.starts_at, UTC) for one in sessions.listing(workshop_id)]
    new = [wall(one.starts_at, tokyo) for one in sessions.listing(gone.args[1])]
    assert [at.replace(second=0, microsecond=0) - 7 * DAY for at in new] == [
        at.replace(second=0, microsecond=0) for at in old
    ]
