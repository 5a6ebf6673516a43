import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget, QWidgetItem
from shiboken6 import Shiboken

from lchost.ui.widgets import column, holder, row
from lchost.ui.widgets.flow import Flow
from lchost.ui.widgets.reading import stops


def end(parts):
    for part in parts:
        part.deleteLater()
    parts.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_keyboard_stops_in_the_order_in_which_things_lie(qtbot):
    made = {name: QPushButton(name) for name in "DBACEF"}
    inner = holder(row(made["B"], None, made["C"]))
    page = holder(column(made["A"], row(inner, made["D"]), Flow(made["E"], made["F"])))
    qtbot.addWidget(page)
    assert [stop.text() for stop in stops(page)] == list("ABCDEF")


@pytest.mark.parametrize("laid_out", [QVBoxLayout, Flow])
def test_whoever_looks_where_the_keyboard_stops_holds_on_to_no_part_of_a_layout(laid_out, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayout(laid_out())
    menu = QMenu(page)
    before = Shiboken.getAllValidWrappers()
    known = {id(one) for one in before}
    for _ in range(20):  # Qt gives memory back only after a while
        parts = [QPushButton(str(n)) for n in range(100)]
        for part in parts:
            page.layout().addWidget(part)
        assert stops(page) == parts
        end(parts)
        now = [one for one in Shiboken.getAllValidWrappers() if isinstance(one, QWidgetItem)]
        stale = [one for one in now if id(one) not in known]
        assert not stale
        assert all(isinstance(menu.addAction("x"), QAction) for _ in range(150))
