"""Parts side by side that go on in the next line when there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Lays out like words in a line; from the right where one reads from the right."""

    def __init__(self, *parts: QWidget, gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more part."""
        self._items.append(item)

    def count(self) -> int:
        """Count the parts."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a part, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take a part out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def parts(self) -> list[QWidget]:
        """Return what lies in it, in its order."""
        return [widget for item in self._items if (widget := item.widget())]

    def hasHeightForWidth(self) -> bool:
        """A narrow place makes it taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how tall it is in a width."""
        return self._lay(QRect(0, 0, width, 0), moves=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() + self._gap for size in sizes)
        return QSize(max(0, wide - self._gap), max((s.height() for s in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest part alone."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        wide = max((size.width() for size in sizes), default=0)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def setGeometry(self, place: QRect) -> None:
        """Put the parts in their places."""
        super().setGeometry(place)
        self._lay(place, moves=True)

    def _lay(self, place: QRect, *, moves: bool) -> int:
        is_rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        y = 0
        lines = self._lines(place.width())
        for line in lines:
            x, tall = 0, max(size.height() for _, size in line)
            for item, size in line:
                if moves:
                    left = place.width() - x - size.width() if is_rtl else x
                    down = (tall - size.height()) // 2
                    item.setGeometry(QRect(place.topLeft() + QPoint(left, y + down), size))
                x += size.width() + self._gap
            y += tall + self._gap
        return y - self._gap if lines else 0

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if not lines or x + size.width() > width:
                lines.append([])
                x = 0
            lines[-1].append((item, size))
            x += size.width() + self._gap
        return lines
