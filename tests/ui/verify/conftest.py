"""A register with one certificate, and the dialog that verifies."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from lchost.models import undo
from lchost.paper import qr
from lchost.ui.tasks import finish_all
from lchost.ui.verify.dialog import VerifyDialog
from tests.credentials.openbadge.test_building import AT, FULL
from tests.credentials.test_trust import issue
from tests.ui.camera.conftest import Plugs

__all__ = ["issue"]  # a fixture that pytest finds here


@pytest.fixture
def plugs(qapp):
    return Plugs()


@pytest.fixture
def issued(issue):
    """The certificate FULL is in the register, signed."""
    made = issue(FULL)
    undo.clear()
    return made


@pytest.fixture
def dialog(issued, plugs, qtbot):
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    made = VerifyDialog(window, lambda: AT, plugs)
    made.open()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    if isValid(made):
        made.close()
    finish_all()


@pytest.fixture
def answer(dialog, qtbot):
    """Wait for the answer, and return it."""

    def wait():
        qtbot.waitUntil(lambda: dialog.panel.told.icon not in ("clock", "scan-line"), timeout=9000)
        return dialog.panel.told

    return wait


def paper(text, module=7):
    """A picture of paper with a signed code on it."""
    symbol = qr.signed_symbol(text)
    side = (symbol.modules + 16) * module
    made = QImage(side, side, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    painter = QPainter(made)
    for x, y, length in symbol.bars:
        bar = (x + 8) * module, (y + 8) * module, length * module, module
        painter.fillRect(*bar, QColor("black"))
    painter.end()
    return made


def scan(dialog, text, start_ms=1000):
    """Type as a scanner does."""
    none = Qt.KeyboardModifier.NoModifier
    for n, letter in enumerate([*text, "\r"]):
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key.Key_unknown
        event = QKeyEvent(QEvent.Type.KeyPress, int(key), none, 0, 0, 0, letter, False, 1)
        event.setTimestamp(start_ms + 8 * n)
        QCoreApplication.sendEvent(dialog.windowHandle(), event)
