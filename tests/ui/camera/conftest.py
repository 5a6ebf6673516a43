"""Fixtures: cameras that a test plugs in and out, pictures of codes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from lchost import codes
from lchost.paper import qr
from lchost.ui.camera.cameras import Camera, Cameras
from lchost.ui.camera.sources import PictureSource

ADA = codes.encode(b"Ada's 64")
ZOE = codes.encode(b"Zoe's 64")


def picture(*texts: str, size=(640, 480), module=5, ground="#B0B0A8") -> QImage:
    """A picture with codes side by side, on white."""
    made = QImage(*size, QImage.Format.Format_RGB32)
    made.fill(QColor(ground))
    painter = QPainter(made)
    for number, text in enumerate(texts):
        symbol = qr.symbol(text)
        side = (symbol.modules + 8) * module
        left, top = 40 + number * (side + 40), 60
        painter.fillRect(left, top, side, side, QColor("white"))
        for x, y, length in symbol.bars:
            x0, y0 = left + (x + 4) * module, top + (y + 4) * module
            painter.fillRect(x0, y0, length * module, module, QColor("black"))
    painter.end()
    return made


class Plugs(Cameras):
    """The cameras that stand on the desk of a test; each shows its pictures over and over."""

    def __init__(self):
        super().__init__()
        self.there: dict[str, Camera] = {}
        self.shows: dict[str, list[QImage]] = {}
        self.opened: list[str] = []
        self.sources = []
        self.works = self.allows = True

    def open(self):
        return self.works

    def ask_leave(self, then):
        then(self.allows)

    def listing(self):
        return list(self.there.values())

    def source(self, camera):
        if camera.key not in self.there:
            return None
        self.opened.append(camera.key)
        made = PictureSource(self.shows[camera.key] * 2000, 60)
        self.sources.append(made)
        return made

    def plug(self, key="cam", name="HD Webcam", *, shows=()):
        self.there[key] = Camera(key, name)
        self.shows[key] = list(shows) or [picture()]
        self.changed.emit()

    def unplug(self, key="cam"):
        del self.there[key]
        for source in self.sources:
            source.stop()  # no frame comes any more
        self.changed.emit()


@pytest.fixture
def plugs(qapp):
    return Plugs()
