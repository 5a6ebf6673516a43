"""A list of which the last line opens a dialog: browsing opens none, Enter and a press do."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from lchost.ui.widgets.way_choice import WayChoice


@pytest.fixture
def choice(qtbot):
    made = WayChoice("Sheet", {"more"})
    for key in ("a", "b", "more"):
        made.addItem(key.upper(), key)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


@pytest.fixture
def heard(choice):
    """What it has told so far."""
    told = []
    choice.picked.connect(lambda key: told.append(("picked", key)))
    choice.asked.connect(lambda key: told.append(("asked", key)))
    return told


@pytest.mark.parametrize("keys", [[Qt.Key.Key_End], [Qt.Key.Key_Down] * 2, [Qt.Key.Key_M]])
def test_keys_come_to_the_line_that_leads_on_without_following_it(qtbot, choice, heard, keys):
    for key in keys:
        qtbot.keyClick(choice, key)
    assert choice.currentData() == "more"
    assert ("asked", "more") not in heard
    qtbot.keyClick(choice, Qt.Key.Key_Return)
    assert heard[-1] == ("asked", "more")


def test_the_wheel_does_not_follow_it_either(choice, heard):
    choice.stand_at(1)
    where = QPointF(choice.rect().center())
    turn = QWheelEvent(
        where,
        choice.mapToGlobal(where),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, turn)
    assert choice.currentData() == "more" and heard == []


def test_what_is_only_browsed_is_not_chosen_and_left_again(qtbot, choice, heard):
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    qtbot.keyClick(choice, Qt.Key.Key_End)
    assert choice.chosen() == "b"
    choice.clearFocus()
    QApplication.processEvents()
    assert choice.currentData() == "b"
    assert heard == [("picked", "b")]


def test_a_press_in_the_open_list_follows_it_at_once(qtbot, choice, heard):
    choice.showPopup()
    view = choice.view()
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert heard == [("asked", "more")]
    assert choice.currentData() == "a"
