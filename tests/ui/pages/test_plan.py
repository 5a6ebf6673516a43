from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel

from lchost.checkin import questions
from lchost.checkin.answers import Question
from lchost.models import undo
from lchost.planning import items
from lchost.planning import workshops as planning
from lchost.planning.agenda import Format, ItemDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.ui.dialogs.agenda_item import AgendaItemDialog
from lchost.ui.dialogs.door import DoorDialog
from lchost.ui.dialogs.earlier_agenda import EarlierAgendaDialog
from lchost.ui.dialogs.session import SessionDialog
from lchost.ui.dialogs.sessions import SessionsDialog
from lchost.ui.dialogs.workshop import WorkshopDialog
from lchost.ui.pages.plan import PlanPage

TWO = datetime(2026, 11, 14, 7, 0, tzinfo=UTC)  # 14:00 in Ho Chi Minh City
PARTS = [
    ItemDraft("Welcome", 10, Format.OPENING, "Mai"),
    ItemDraft("Talk", 50, Format.LECTURE),
    ItemDraft("Break", 15, Format.BREAK),
    ItemDraft("Groups", 75, Format.DISCUSSION),
]


def plan_workshop(title="Questions", parts=PARTS, **values):
    draft = WorkshopDraft(
        title, TWO, TWO + timedelta(minutes=150), "Asia/Ho_Chi_Minh", place="Library", **values
    )
    made = planning.plan(draft, TWO)
    items.set_agenda(made, parts)
    return made


@pytest.fixture
def workshop_id(db):
    return plan_workshop()


@pytest.fixture
def page(frame, qtbot, workshop_id):
    return shown(frame, qtbot, workshop_id)


def shown(frame, qtbot, workshop_id):
    page = PlanPage(frame, workshop_id)
    qtbot.addWidget(page)
    page.resize(1170, 740)
    page.show()
    qtbot.waitUntil(page.isVisible)
    return page


def column(page, n):
    rows = page.grid.rows
    return [rows.data(rows.index(line, n)) for line in range(rows.rowCount())]


def titles(page):
    return column(page, 3)


def choose(page, title):
    page.grid.choose(next(s.item.id for s in page.grid.rows.rows() if s.item.title == title))


def dialog_of(page, kind):
    return next(found for found in page.findChildren(kind) if found.isVisible())


def test_with_an_open_door_the_plan_leads_to_it_and_does_not_offer_to_open_it(frame, qtbot, db):
    at = datetime.now(UTC)
    draft = WorkshopDraft("Maps", at, at + timedelta(hours=2), "UTC")
    workshop_id = planning.plan(draft, at)
    items.set_agenda(workshop_id, PARTS)
    page = shown(frame, qtbot, workshop_id)
    assert not page._open_door.isVisible()
    assert page._go_to_door.isVisible()
    with qtbot.waitSignal(frame.asked_to_go) as gone:
        page._go_to_door.click()
    assert gone.args[:2] == ["checkin", workshop_id]
    planning.close_door(workshop_id, at)
    qtbot.waitUntil(page._open_door.isVisible)
    assert not page._go_to_door.isVisible()


def test_each_part_stands_at_its_clock_time_in_the_workshops_zone(page):
    assert column(page, 1) == ["14:00", "14:10", "15:00", "15:15"]
    assert page._ends.text() == "Ends 16:30, as planned"


def test_alt_and_arrows_move_the_chosen_part_and_the_clock_follows(page, qtbot):
    choose(page, "Break")
    qtbot.keyClick(page.grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(page) == ["Welcome", "Break", "Talk", "Groups"]
    assert column(page, 1) == ["14:00", "14:10", "14:25", "15:15"]
    qtbot.keyClick(page.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(page.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(page) == ["Welcome", "Talk", "Groups", "Break"]
    assert page.grid.current().item.title == "Break"
    assert undo.labels()[0] == "move of “Break”"


def test_the_first_part_does_not_move_up_nor_the_last_down(page, qtbot):
    choose(page, "Welcome")
    qtbot.keyClick(page.grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    choose(page, "Groups")
    qtbot.keyClick(page.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(page) == ["Welcome", "Talk", "Break", "Groups"]
    assert undo.labels()[0] is None


@pytest.mark.parametrize(
    ("line", "before", "order"),
    [
        (0, 3, ["Talk", "Break", "Welcome", "Groups"]),
        (0, 4, ["Talk", "Break", "Groups", "Welcome"]),
        (3, 0, ["Groups", "Welcome", "Talk", "Break"]),
        (2, 1, ["Welcome", "Break", "Talk", "Groups"]),
    ],
)
def test_a_dropped_part_lands_in_the_gap(page, line, before, order):
    rows = page.grid.rows
    carried = rows.mimeData([rows.index(line, 0)])
    assert rows.dropMimeData(carried, Qt.DropAction.MoveAction, before, 0, QModelIndex())
    assert titles(page) == order


def test_a_part_dropped_where_it_was_changes_nothing(page):
    rows = page.grid.rows
    for gap in (1, 2):
        carried = rows.mimeData([rows.index(1, 0)])
        rows.dropMimeData(carried, Qt.DropAction.MoveAction, gap, 0, QModelIndex())
    assert undo.labels()[0] is None


def test_the_gap_under_the_mouse_is_the_nearer_edge_of_a_row(page):
    top = page.grid.rowViewportPosition(1)
    high = page.grid.rowHeight(1)
    at = page.grid.viewport().rect().center()
    at.setY(top + high // 4)
    assert page.grid._gap_at(at) == 1
    at.setY(top + 3 * high // 4)
    assert page.grid._gap_at(at) == 2


def test_the_mouse_lets_a_part_fall_between_two_rows(page):
    grid = page.grid
    at = grid.visualRect(grid.rows.index(2, 3)).bottomLeft()
    carried = grid.rows.mimeData([grid.rows.index(0, 0)])
    event = QDropEvent(
        QPointF(at),
        Qt.DropAction.MoveAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    grid.dropEvent(event)
    assert titles(page) == ["Talk", "Break", "Welcome", "Groups"]
    assert len(items.agenda(page.workshop_id)) == 4  # Qt did not remove the row it left
    assert event.dropAction() == Qt.DropAction.IgnoreAction


def test_undo_on_another_page_puts_the_part_back_here(page, qtbot):
    choose(page, "Break")
    page.grid.move_chosen(-1)
    undo.undo()
    qtbot.waitUntil(lambda: titles(page) == ["Welcome", "Talk", "Break", "Groups"])
    undo.redo()
    qtbot.waitUntil(lambda: titles(page) == ["Welcome", "Break", "Talk", "Groups"])


def test_delete_removes_and_the_next_part_is_chosen(page, qtbot):
    choose(page, "Break")
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    assert titles(page) == ["Welcome", "Talk", "Groups"]
    assert page.grid.current().item.title == "Groups"
    assert page._ends.text() == "Ends 16:15, 15 minutes to spare"


def test_plus_and_minus_stretch_the_chosen_part_by_five_minutes(page, qtbot):
    choose(page, "Break")
    qtbot.keyClick(page.grid, Qt.Key.Key_Plus)
    qtbot.keyClick(page.grid, Qt.Key.Key_Plus)
    qtbot.keyClick(page.grid, Qt.Key.Key_Minus)
    assert column(page, 2) == ["10", "50", "20", "75"]
    assert page._ends.text() == "Ends 16:35, 5 minutes over"


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_f2_and_enter_open_the_chosen_part(page, qtbot, key):
    choose(page, "Talk")
    qtbot.keyClick(page.grid, key)
    dialog = dialog_of(page, AgendaItemDialog)
    assert dialog.item_title.text() == "Talk"
    dialog.item_title.setText("A short talk")
    dialog.minutes.setValue(45)
    dialog.leader.setText("Kwame")
    dialog.press()
    assert titles(page)[1] == "A short talk"
    assert column(page, 5)[1] == "Kwame"
    assert undo.labels()[0] == "change of “Talk”"


def test_a_title_takes_two_hundred_letters_and_no_more(page, qtbot):
    choose(page, "Talk")
    qtbot.keyClick(page.grid, Qt.Key.Key_F2)
    dialog = dialog_of(page, AgendaItemDialog)
    dialog.item_title.setText("x" * 5000)
    assert dialog.item_title.text() == "x" * 200


def test_f2_stays_with_the_agenda_where_the_window_has_another_use_for_it(page, frame, qtbot):
    page.addAction(frame.action("checkin.find"))
    choose(page, "Talk")
    with qtbot.assertNotEmitted(frame.actions.pressed):
        qtbot.keyClick(page.grid, Qt.Key.Key_F2)
    assert dialog_of(page, AgendaItemDialog).item_title.text() == "Talk"


def test_insert_adds_a_part_after_the_chosen_one(page, qtbot):
    choose(page, "Welcome")
    qtbot.keyClick(page.grid, Qt.Key.Key_Insert)
    dialog = dialog_of(page, AgendaItemDialog)
    dialog.press()
    assert dialog.isVisible()  # a part without a name is refused
    dialog.item_title.setText("Ice")
    dialog.press()
    assert titles(page) == ["Welcome", "Ice", "Talk", "Break", "Groups"]
    assert page.grid.current().item.title == "Ice"


def test_a_dialog_that_is_cancelled_changes_nothing(page, qtbot):
    page.add_item()
    dialog = dialog_of(page, AgendaItemDialog)
    dialog.item_title.setText("Ice")
    dialog.reject()
    assert titles(page) == ["Welcome", "Talk", "Break", "Groups"]


def test_who_leads_nothing_is_told_only_where_others_lead(page, frame, qtbot, db):
    shown_cells = [page.grid.rows.columns()[5].shown(s).text for s in page.grid.rows.rows()]
    assert shown_cells == ["Mai", "nobody yet", "", "nobody yet"]
    other = plan_workshop("Other", [ItemDraft("Talk", 10, Format.LECTURE)])
    page = shown(frame, qtbot, other)
    assert page.grid.rows.columns()[5].shown(page.grid.rows.rows()[0]).text == ""


def test_an_empty_agenda_offers_a_usual_one_that_fills_the_time(frame, qtbot, db):
    workshop_id = plan_workshop(parts=[])
    page = shown(frame, qtbot, workshop_id)
    assert page._main.currentWidget() is page._first_step
    page._usual.click()
    assert sum(item.minutes for item in items.agenda(workshop_id)) == 150
    assert page._ends.text() == "Ends 16:30, as planned"
    undo.undo()
    assert items.agenda(workshop_id) == []


def test_the_agenda_of_an_earlier_workshop_takes_the_place_of_this_one(page, db):
    plan_workshop("Before", [ItemDraft("Circle", 20), ItemDraft("Walk", 40)])
    page.take_earlier()
    dialog = dialog_of(page, EarlierAgendaDialog)
    assert dialog.shown.text() == "Circle, Walk"
    dialog.press()
    assert titles(page) == ["Circle", "Walk"]
    undo.undo()
    assert len(items.agenda(page.workshop_id)) == 4


def test_the_agenda_of_an_earlier_workshop_can_follow_this_one(page, db):
    plan_workshop("Before", [ItemDraft("Circle", 20)])
    page.take_earlier()
    dialog = dialog_of(page, EarlierAgendaDialog)
    dialog.replaces.setChecked(False)
    dialog.press()
    assert titles(page) == ["Welcome", "Talk", "Break", "Groups", "Circle"]


def test_editing_the_workshop_changes_the_page_in_one_step(page, qtbot):
    page.edit_workshop()
    dialog = dialog_of(page, WorkshopDialog)
    dialog.name.setText("Better questions")
    dialog.starts.setTime(dialog.starts.time().addSecs(3600))
    dialog.press()
    assert page.title.text() == "Better questions"
    assert column(page, 1)[0] == "15:00"
    assert page._ends.text() == "Ends 17:30, as planned"  # the length stayed
    undo.undo()
    assert planning.get(page.workshop_id).title == "Questions"


def test_the_shape_of_the_day_says_its_parts(page):
    said = page.side.shape.accessibleName()
    assert said.startswith("14:00 Welcome, 10 min. 14:10 Talk, 50 min")


def test_one_session_is_one_line_with_the_way_to_another(page, workshop_id, qtbot):
    assert page.side._sessions.text() == "One session"
    qtbot.mouseClick(page.side.sessions, Qt.MouseButton.LeftButton)
    asked = dialog_of(page, SessionDialog)
    asked.press()
    qtbot.waitUntil(lambda: page.side._sessions.text() == "2 sessions")
    assert page.sub.text().startswith("Sat 14 Nov – Sun 15 Nov, 2 sessions")
    qtbot.mouseClick(page.side.sessions, Qt.MouseButton.LeftButton)
    assert len(dialog_of(page, SessionsDialog).grid.rows.rows()) == 2
    undo.undo()
    qtbot.waitUntil(lambda: page.side._sessions.text() == "One session")


def test_the_door_is_changed_beside_the_agenda_and_can_be_undone(page, workshop_id, qtbot):
    assert {"Opens 30 min before", "Late after 10 min"} <= set(words_of(page.side))
    qtbot.mouseClick(page.side.door, Qt.MouseButton.LeftButton)
    asked = dialog_of(page, DoorDialog)
    asked.closes.setValue(20)
    asked.returns.setChecked(False)
    asked.press()
    qtbot.waitUntil(lambda: "Closes 20 min after the end" in words_of(page.side))
    assert "Who goes out needs your nod to come back" in words_of(page.side)
    assert undo.labels()[0] == "change of the door"
    undo.undo()
    assert planning.get(workshop_id).closes_after_min == 0


def test_how_many_questions_the_door_asks_stands_beside_it(page, workshop_id, qtbot):
    assert page.side._questions.text() == "Asks nothing"
    questions.put(workshop_id, [Question(0, "Lunch?"), Question(0, "Bus?")])
    qtbot.waitUntil(lambda: page.side._questions.text() == "Asks 2 questions")


def words_of(widget):
    return [label.text() for label in widget.findChildren(QLabel)]
