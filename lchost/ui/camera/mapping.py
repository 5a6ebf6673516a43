"""Qt's video frames as bytes that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtMultimedia import QVideoFrame

from lchost.checkin.pixels import LAYOUTS, Planes
from lchost.ui.camera.images import planes_of

_SKIPPED = len("Format_")


@contextmanager
def mapped(frame: QVideoFrame) -> Iterator[Planes | None]:
    """Lend the bytes of a frame; None when it has none to give."""
    name = frame.pixelFormat().name[_SKIPPED:].removesuffix("_Premultiplied")
    layout = LAYOUTS.get(name)
    if layout is None:  # compressed, or of the graphics card: Qt knows how
        image = frame.toImage()
        yield None if image.isNull() else planes_of(image)
        return
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        yield None
        return
    try:
        planes = tuple(
            (memoryview(frame.bits(n)), frame.bytesPerLine(n)) for n in range(frame.planeCount())
        )
        yield Planes(layout, frame.width(), frame.height(), planes)
    finally:
        frame.unmap()
