"""What the pages need comes in while nobody waits."""

import sys

from PySide6.QtCore import QObject

from lchost.ui import warm


def test_every_module_of_the_pages_is_there_in_the_end(qtbot, monkeypatch):
    monkeypatch.setattr(warm, "_GAP_MS", 0)
    parent = QObject()
    made = warm.Warm(parent)
    with qtbot.waitSignal(made.destroyed, timeout=20_000):
        made.start()
    assert set(warm._PAGES) <= set(sys.modules) and "numpy" in sys.modules
