"""Lucide icons in the colours of the scheme, sharp on any screen."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lchost import paths
from lchost.ui import theme

STROKE = 1.75  # Lucide is drawn with 2; a thinner line sits better beside Noto Sans Regular


@lru_cache(maxsize=512)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    drawn = paths.resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    tinted = drawn.replace("currentColor", colour)
    thinner = tinted.replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    return QSvgRenderer(thinner.encode())


def draw_icon(painter: QPainter, name: str, place: QRectF, colour: str) -> None:
    """Draw an icon, inside a paintEvent."""
    _drawing(name, colour).render(painter, place)


class _SchemeEngine(QIconEngine):
    """Draws in the scheme's colour of the moment, so a change of scheme needs no new icons."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        role = "edge" if mode == QIcon.Mode.Disabled else self._role
        draw_icon(painter, self._name, QRectF(rect), theme.scheme().ink(role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        if made.isNull():  # a button that is being squeezed away asks for nothing
            return made
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        made = _SchemeEngine(self._name, self._role)
        _clones.append(made)  # Qt holds it, and Python must not free it meanwhile
        return made


_clones: list[_SchemeEngine] = []


@lru_cache(maxsize=256)
def icon(name: str, role: str = "text") -> QIcon:
    """Return an icon in the colour of a role ("text", "on_accent", "welcome", …).

    Disabled ones are drawn in the colour of edges.
    """
    return QIcon(_SchemeEngine(name, role))
