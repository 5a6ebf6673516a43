"""What lies in a layout, asked without touching the layout's own items."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from lchost.ui.widgets.flow import Flow


def laid(box: QLayout) -> list[QWidget | QLayout]:
    """Return what lies in a layout, in its order.

    Not by `itemAt`: what that returns Python keeps as long as the layout.  Qt deletes such an item
    with its widget and Python never hears, and takes whatever comes to its place in memory, a
    menu's action or a line to write in, for a part of a layout.
    """
    if isinstance(box, Flow):
        return list(box.parts())
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    around = box.parentWidget()
    within: list[QWidget | QLayout] = [*box.findChildren(QLayout, options=direct)]
    if around:
        within += around.findChildren(QWidget, options=direct)
    places = ((box.indexOf(thing), thing) for thing in within)
    return [thing for at, thing in sorted(places, key=lambda one: one[0]) if at >= 0]
