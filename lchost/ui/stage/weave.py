"""The woven strip at the stage's foot: quarter circles, grown from the community's name."""

from __future__ import annotations

import math
import random
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

_COLOURS = ("#1F3B7D", "#00705A", "#E2A72E", "#C4563A")
_IVORY = "#FBF8F1"
_WITH_CORE = 0.6  # of the tiles


@lru_cache(maxsize=4)
def woven(seed: str, wide: int, tile: int) -> QPixmap:
    """Return a strip of square tiles as high as one, in pixels of the screen."""
    dice = random.Random(seed)
    made = QPixmap(max(1, wide), max(1, tile))
    p = QPainter(made)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(Qt.PenStyle.NoPen)
    for n in range(math.ceil(made.width() / made.height())):
        place = QRectF(n * tile, 0, tile, tile)
        ground, figure = dice.sample(_COLOURS, 2)
        corners = (place.topLeft(), place.topRight(), place.bottomRight(), place.bottomLeft())
        _tile(p, place, corners[dice.randrange(4)], (ground, figure), dice.random() < _WITH_CORE)
    p.end()
    return made


def _tile(
    p: QPainter, place: QRectF, corner: QPointF, colours: tuple[str, str], has_core: bool
) -> None:
    ground, figure = colours
    p.setClipRect(place)
    p.fillRect(place, QColor(ground))
    p.setBrush(QColor(figure))
    p.drawEllipse(corner, place.width(), place.width())
    if has_core:
        p.setBrush(QColor(_IVORY))
        p.drawEllipse(corner, place.width() / 2, place.width() / 2)
