"""An afternoon with groups in the real window: mixed, looked over, mended by hand, taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from lchost.checkin import attendance, desk
from lchost.grouping import rounds
from lchost.models import database, undo
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members
from lchost.ui import memory, theme
from lchost.ui.colours import LIGHT
from lchost.ui.dialogs.dialog import Ask
from lchost.ui.dialogs.files import NewCommunityDialog
from lchost.ui.main_window import MainWindow

SLOW_MS = 20_000
LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qapp, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(database, "_listeners", [])
    monkeypatch.setattr(undo, "_listeners", [])
    theme.load_first_fonts()
    memory.keep_look("light", 100, calm=True)
    memory.keep_folder(tmp_path)
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show_welcome()
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.frame.action("file.new").trigger()
    asking = made.findChild(NewCommunityDialog)
    asking.name.setText("Lantern Data Circle")
    asking.press()
    made.activateWindow()  # the dialog had it
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.opened.close()
    theme.apply(qapp, LIGHT)


@pytest.fixture
def workshop(window):
    """Twenty people are in, of two fields and five levels."""
    now = datetime.now(UTC)
    times = (now - timedelta(minutes=5), now + timedelta(hours=3))
    workshop = planning.get(planning.plan(WorkshopDraft("Charts", *times, "UTC"), now))
    field = members.define_attribute("Field", members.Kind.CATEGORY)
    topic = members.ensure_topic("Charts")
    for n in range(20):
        desk.walk_in(workshop.session_id, f"Guest {n:02}", now)
    for n, member_id in enumerate(attendance.present(workshop.id)):
        draft = members.MemberDraft(
            f"Guest {n:02}",
            attributes={field: "Design" if n % 2 else "Data"},
            skills={topic: 1 + n % 5},
        )
        members.edit(member_id, draft, now)
    return workshop


def seats(page) -> dict[str, int]:
    """In which group everybody sits, as the file has it."""
    groups = rounds.get(page.shown.id).groups
    return {seat.name: group.number for group in groups for seat in group.members}


def press(qtbot, key: Qt.Key, mods=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, mods)


def test_a_host_mixes_mends_by_hand_and_takes_back(window, workshop, qtbot):
    home = window.opened.home
    home.go("groups", workshop.id)
    page = home.page()
    for n in (1, 2):
        window.frame.action("groups.next").trigger()
        qtbot.waitUntil(lambda n=n: page.shown is not None and page.shown.number == n)
    board, before = page.board, seats(page)
    assert page.tabs.count() == 2 and len(before) == 20

    # with the mouse: on a card
    box = board.places.boxes[0]
    first = board.shown.view.groups[0].members[0]
    start = box.topLeft() + board.shape.row(0, box.width()).center().toPoint()
    head = board.places.boxes[1].topLeft() + QPoint(60, 12)
    qtbot.mousePress(board.ground, LEFT, pos=start)
    for point in (start + QPoint(20, 4), head):
        qtbot.mouseMove(board.ground, point)
    assert board.bubble.isVisible()
    qtbot.mouseRelease(board.ground, LEFT, pos=head)
    assert seats(page)[first.name] == 2
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert seats(page) == before
    window.frame.action("edit.redo").trigger()
    assert seats(page)[first.name] == 2
    window.frame.action("edit.undo").trigger()
    qtbot.waitUntil(lambda: page.board.shown.group_of[first.member_id] == 0)

    # with the keyboard: found, cut, carried over, pasted
    press(qtbot, Qt.Key.Key_F, CONTROL)
    assert page.finder.hasFocus()
    qtbot.keyClicks(page.finder, first.name)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_X, CONTROL)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_V, CONTROL)
    assert seats(page)[first.name] == 3

    # what is good stays; the rest is mixed again
    press(qtbot, Qt.Key.Key_L, SHIFT)
    locked = {name for name, group in seats(page).items() if group == 3}
    assert page.fairness._rest.isVisible()
    qtbot.mouseClick(page.fairness._rest, LEFT)
    qtbot.waitUntil(lambda: bool(page.findChildren(Ask)), timeout=SLOW_MS)
    page.findChild(Ask).accept()  # it says how many would change groups
    qtbot.waitUntil(lambda: page.shown.wishes.seed == 2, timeout=SLOW_MS)
    now = seats(page)
    assert {name for name, group in now.items() if group == 3} == locked and first.name in locked
    assert sorted(now) == sorted(before)

    page.publishing.publish()
    assert rounds.published(workshop.id) == page.shown.id
    assert "published since" in page.sub.text()
