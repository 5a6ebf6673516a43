"""A PDF in memory, open to be drawn."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions


class OpenPdf:
    """Qt reads from the buffer as long as it is open."""

    def __init__(self, pdf: bytes) -> None:
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument()
        self.document.load(self._buffer)

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self.document.pageCount()

    def part(self, page: int, whole: QSize, place: QRect) -> QImage:
        """Draw a part of a page that would be `whole` pixels large.

        Qt takes the last row and column of the part for its far edges, and shrinks the page by
        (n - 1) / n: 1 mm on half a page of strips.  So it is told of one more.
        """
        wanted = QPdfDocumentRenderOptions()
        wanted.setScaledSize(whole)
        wanted.setScaledClipRect(place.adjusted(0, 0, 1, 1))
        return self.document.render(page, place.size(), wanted)

    def close(self) -> None:
        """Let go of it, the document before its buffer."""
        self.document.close()
        self._buffer.close()
