"""A second opinion on text: Qt lays the same letters out by itself and paints them.

Qt has its own bidirectional order, its own HarfBuzz and its own painter.  It is told only which
font file sets which letters, and where the baseline begins.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pypdfium2
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QImage,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from lchost import paths
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.text import script
from lchost.paper.text.faces import EM, Style
from lchost.paper.text.shaping import Line, shape

SIZE_PT, DPI = 24.0, 300
SIZE_PX = SIZE_PT * DPI / 72  # 100: a pixel is a hundredth of the letters' size
_LEFT_PX, _BASE_PX, _HIGH_PX = 60, 180, 320
_DARK = 128
NEAR_PX = 1  # edges that two painters draw differ by less
MOST_APART = 0.01  # of all ink, further than that from the other's ink
MOST_MORE = 0.05  # so much more ink has one than the other


def ours(line: Line) -> Any:
    """Return the pixels of a line in a PDF, drawn by pdfium: True is ink."""
    wide_mm = (_wide_px(line) * 72 / DPI) / PT_PER_MM
    drawing = Drawing(wide_mm, _HIGH_PX * 72 / DPI / PT_PER_MM, "line")
    x_pt = _LEFT_PX * 72 / DPI + min(0, line.left) * SIZE_PT / EM  # the pen, not the ink, begins
    drawing.place(line, x_pt / PT_PER_MM, _BASE_PX * 72 / DPI / PT_PER_MM, SIZE_PT, "#000000")
    page = pypdfium2.PdfDocument(drawing.finish())[0]
    shown = page.render(scale=DPI / 72, grayscale=True).to_numpy().squeeze()
    return shown[:_HIGH_PX, : _wide_px(line)] < _DARK


def qt(text: str, style: Style, language: str = "") -> Any:
    """Return the pixels of the same text as Qt lays it out."""
    line = shape(text, style, language)
    layout = QTextLayout(line.text)
    layout.setFormats(_formats(line, style, language))
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.beginLayout()
    row = layout.createLine()
    row.setLineWidth(100_000)
    layout.endLayout()
    begins = row.cursorToX(0) if not line.is_rtl else row.cursorToX(len(line.text))
    begins = begins[0] if isinstance(begins, tuple) else begins
    image = QImage(_wide_px(line), _HIGH_PX, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    layout.draw(painter, QPointF(_LEFT_PX - begins, _BASE_PX - row.y() - row.ascent()))
    painter.end()
    grey = np.frombuffer(image.constBits(), np.uint8).reshape(_HIGH_PX, image.bytesPerLine())
    return grey[:, : _wide_px(line)] < _DARK


def apart(one: Any, other: Any) -> float:
    """Return which share of all ink is further than NEAR_PX from the other's ink."""
    lost = (one & ~_grown(other)).sum() + (other & ~_grown(one)).sum()
    return float(lost / max(1, one.sum() + other.sum()))


def more(one: Any, other: Any) -> float:
    """Return by which share the amounts of ink differ."""
    return float(abs(int(one.sum()) - int(other.sum())) / max(1, other.sum()))


def _grown(ink: Any) -> Any:
    wide = np.pad(ink, NEAR_PX)
    out = np.zeros_like(ink)
    for down in range(2 * NEAR_PX + 1):
        for right in range(2 * NEAR_PX + 1):
            out |= wide[down : down + ink.shape[0], right : right + ink.shape[1]]
    return out


def _wide_px(line: Line) -> int:
    return 2 * _LEFT_PX + round(max(line.advance, line.right) * SIZE_PX / EM)


def _formats(line: Line, style: Style, language: str) -> list[QTextLayout.FormatRange]:
    """Tell Qt which face sets which letters."""
    free = line.text
    out: list[QTextLayout.FormatRange] = []
    found = script.stretches(line.text, style, language, line.is_rtl)
    for stretch in sorted(found, key=lambda one: -len(one.text)):
        at = free.index(stretch.text)
        free = free[:at] + "\0" * len(stretch.text) + free[at + len(stretch.text) :]
        part = QTextLayout.FormatRange()
        part.start = len(line.text[:at].encode("utf-16-le")) // 2
        part.length = len(stretch.text.encode("utf-16-le")) // 2
        form = QTextCharFormat()
        form.setFont(_font(stretch.face.name))
        part.format = form
        out.append(part)
    assert not free.strip("\0"), "some letters have no face"
    return out


@cache
def _font(name: str) -> QFont:
    known = QFontDatabase.addApplicationFont(str(paths.resource(f"fonts/{name}.ttf")))
    font = QFont(QFontDatabase.applicationFontFamilies(known)[0])
    font.setPixelSize(round(SIZE_PX))
    font.setBold(name.endswith("-Bold"))
    font.setItalic(name.endswith("-Italic"))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font
