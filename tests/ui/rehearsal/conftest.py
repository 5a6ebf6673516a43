"""The checklist of the door, on a workshop that is on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.ui.rehearsal.dialog import DoorTestDialog
from lchost.ui.tasks import finish_all

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def workshop(db):
    draft = WorkshopDraft("Charts", NOW, NOW + timedelta(hours=3), "Europe/Paris")
    return planning.get(planning.plan(draft, NOW))


@pytest.fixture
def dialog(workshop, qtbot):
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    made = DoorTestDialog(window, workshop, NOW)
    made.open()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    if isValid(made):
        made.close()
    finish_all()


def scan(dialog, text, start_ms=1000):
    """Type as a scanner does."""
    none = Qt.KeyboardModifier.NoModifier
    for n, letter in enumerate([*text, "\r"]):
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key.Key_unknown
        event = QKeyEvent(QEvent.Type.KeyPress, int(key), none, 0, 0, 0, letter, False, 1)
        event.setTimestamp(start_ms + 8 * n)
        QCoreApplication.sendEvent(dialog.windowHandle(), event)
