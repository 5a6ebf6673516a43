"""A wheel that is turned over a page scrolls it, and changes no field that lies under the mouse."""

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from lchost.ui.dialogs.member import day_field
from lchost.ui.widgets import choice, column, holder, measure, number, when
from lchost.ui.widgets.way_choice import WayChoice


def ways():
    made = WayChoice("Sheet", set())
    made.addItems(["one", "two"])
    return made


FIELDS = {
    "choice": (lambda: choice("Paper", [(1, "A4"), (2, "Letter")]), lambda f: f.currentIndex()),
    "number": (lambda: number(5, "min", "Minutes"), lambda f: f.value()),
    "measure": (lambda: measure(5, "mm", "Wide", least=0, most=9), lambda f: f.value()),
    "ways": (ways, lambda f: f.currentIndex()),
    "day": (lambda: day_field("Born on", date(2001, 2, 3), "unknown"), lambda f: f.date()),
    "time": (lambda: when._time_field("Starts at", time(9, 30)), lambda f: f.time()),
}


def turn(widget):
    """Turn the wheel over a widget, and return whether it took that for itself."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.mark.parametrize("kind", FIELDS)
def test_a_turned_wheel_scrolls_and_leaves_the_field_unless_it_has_the_keyboard(qtbot, kind):
    make, said = FIELDS[kind]
    field, other = make(), QLineEdit()
    page = holder(column(other, field))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    other.setFocus()
    before = said(field)
    assert not turn(field)  # the page takes it
    assert said(field) == before and other.hasFocus()
    field.setFocus()
    assert turn(field)
    assert said(field) != before
