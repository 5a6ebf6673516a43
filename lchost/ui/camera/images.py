"""Images as bytes that can be read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from lchost.checkin.pixels import LAYOUTS, Planes


def planes_of(image: QImage) -> Planes:
    """Return the bytes of an image, in colours; what is see-through becomes white."""
    shown = QImage(image.size(), QImage.Format.Format_RGBX8888)
    shown.fill(Qt.GlobalColor.white)
    painter = QPainter(shown)
    painter.drawImage(0, 0, image)
    painter.end()
    lines = (bytes(shown.constBits()), shown.bytesPerLine())  # a copy: the image goes
    return Planes(LAYOUTS["RGBX8888"], shown.width(), shown.height(), (lines,))
