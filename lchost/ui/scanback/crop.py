"""Shows parts of a sheet, straight, as it came back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QResizeEvent

from lchost.ui import theme
from lchost.ui.theme import scheme
from lchost.ui.widgets.painting import Painted, pen

_WIDE, _TALLEST = 320, 300  # pixels at the usual text size
_GAP = 6


class Crop(Painted):
    """Strips of paper in frames, one under the other; as high as they need at its width."""

    def __init__(self, says: str) -> None:
        super().__init__(QSize(theme.em(_WIDE), 1), stretch=True)
        self.setAccessibleName(says)
        self._images: list[QImage] = []

    def show_parts(self, grays: Sequence[Any]) -> None:
        """Show grey pictures (rows of bytes each), or none."""
        self._images = [_image(gray) for gray in grays]
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the pictures are at this width."""
        super().resizeEvent(event)
        self._fit()

    def draw(self, p: QPainter, r: QRectF) -> None:
        """Draw them as large as there is room."""
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        p.setPen(pen(scheme().line))
        p.setBrush(Qt.BrushStyle.NoBrush)
        top = r.top() + 1
        for image, size in zip(self._images, self._sizes(), strict=True):
            place = QRectF(r.left() + 1, top, size.width(), size.height())
            p.drawImage(place, image)
            p.drawRect(place)
            top += size.height() + _GAP

    def _sizes(self) -> list[QSize]:
        room = QSize(self.width() - 2, theme.em(_TALLEST))
        keep = Qt.AspectRatioMode.KeepAspectRatio
        return [image.size().scaled(room, keep) for image in self._images]

    def _fit(self) -> None:
        high = sum(size.height() + _GAP for size in self._sizes())
        if high + 2 != self.height():
            self.setFixedHeight(high + 2)


def _image(gray: Any) -> QImage:
    high, wide = gray.shape
    bare = QImage(gray.tobytes(), wide, high, wide, QImage.Format.Format_Grayscale8)
    return bare.copy()  # the bytes go
