"""Every dialog: what is wrong is said above, and all below it stays whole."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from lchost.ui.certificates.override_dialog import OverrideDialog


def cut(dialog):
    """Return what has less height than its words need."""
    short = [
        label.text()
        for label in dialog.findChildren(QLabel)
        if label.isVisible() and label.height() < label.heightForWidth(label.width())
    ]
    fields = dialog.findChildren(QLineEdit)
    return short + [
        one.accessibleName()
        for one in fields
        if one.isVisible() and one.height() < one.sizeHint().height()
    ]


def test_a_sentence_of_two_lines_above_cuts_nothing_below(qapp, qtbot):
    asks = OverrideDialog(None, "Ada", gets=True)
    qtbot.addWidget(asks)
    asks.open()
    asks.press()
    QApplication.processEvents()
    assert not cut(asks)
