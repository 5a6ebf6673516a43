"""Imports what the pages will need while the host reads the first one.

Imported at the first visit, these cost 100 to 400 ms of waiting; imported before the first
picture, the start.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

_LIBRARIES = (
    "numpy",
    "reportlab.pdfgen.canvas",
    "uharfbuzz",
    "rapidfuzz.fuzz",
    "qrcode",
    "zxingcpp",
    "flask",  # of the phones' door, with the next
    "http.server",
    "PySide6.QtMultimedia",
    "lchost.ui.camera.watch",  # the camera's first picture comes at once; no widgets in it
    "lchost.ui.camera.mapping",
)
_PAGES = tuple(
    f"lchost.ui.pages.{name}"
    for name in (
        "members",
        "plan",
        "people",
        "checkin",
        "paper",
        "groups",
        "certificates",
        "workshops",
        "register",
        "settings",
    )
)
_DOOR = (
    "lchost.station.server",
    "lchost.ui.stage.window",
    "lchost.ui.phones.door",
    "lchost.ui.long_day",
    "lchost.ui.phones.panel",
)
_DRAWN_ONCE = "lchost.ui.stage.rehearsed"  # once all fonts are there
_GAP_MS = 60  # between two modules, so that keys and clicks come first


class Warm(QObject):
    """Libraries come in on a thread of their own; modules with widgets one by one, when idle.

    In the end the stage's lists are drawn once where nobody sees them.
    """

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = [*_PAGES, *_DOOR]
        self._drawing: Iterator[str] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_GAP_MS)
        self._timer.timeout.connect(self._next)
        self._thread = Thread(target=_import_libraries, name="warm", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self._timer.start()

    def _next(self) -> None:
        if self._thread.is_alive():
            return
        if self._left:
            import_module(self._left.pop(0))
        elif self._drawing is None:
            self._drawing = import_module(_DRAWN_ONCE).steps()
        elif next(self._drawing, None) is None:
            self._timer.stop()
            self.ended.emit()
            self.deleteLater()


def _import_libraries() -> None:
    for name in _LIBRARIES:
        with suppress(ImportError):  # a system's library is missing: what needs it says so
            import_module(name)
