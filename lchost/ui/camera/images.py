"""Images as bytes that can be read."""

from __future__ import annotations

from PySide6.QtGui import QImage

from lchost.checkin.pixels import LAYOUTS, Planes


def planes_of(image: QImage) -> Planes:
    """Return the bytes of an image, in colours; what is see-through becomes white."""
    shown = image.convertToFormat(QImage.Format.Format_RGBX8888)
    lines = (memoryview(shown.constBits()), shown.bytesPerLine())
    return Planes(LAYOUTS["RGBX8888"], shown.width(), shown.height(), (lines,))
