"""What a host brings to be verified: a file, or what was copied; read off the screen's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from lchost.credentials.verify.sources import MOST_BYTES
from lchost.errors import CannotRead
from lchost.ui.camera.pictures import KINDS, opened, packed_in, smaller

_READ_AS_THEY_ARE = ("png", "jpg", "jpeg")

Find = Callable[[], bytes | str]  # what is shown; slow


def content(path: Path) -> bytes:
    """Return a file, one byte more than a certificate may have at most; of a picture, a PNG.

    Raises:
        CannotRead: it is not there any more, or the system does not let us.
    """
    kind = path.suffix.lower().lstrip(".")
    if kind in KINDS and kind not in _READ_AS_THEY_ARE:
        return as_png(opened(path))
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as trouble:
        raise CannotRead(path=path) from trouble


def copied() -> Find | None:
    """Return how to get what was copied, or None where that is nothing to verify."""
    clipboard = QGuiApplication.clipboard()
    held: QMimeData | None = clipboard.mimeData()
    if held is None:  # after it was cleared, on some systems
        return None
    if path := _file_in(held):
        return lambda: content(path)
    if held.hasText() and (text := held.text().strip()):
        return lambda: text
    if (packed := packed_in(held)) is not None:
        data = bytes(packed.data())
        return lambda: data
    if held.hasImage():
        image = clipboard.image()
        return lambda: as_png(smaller(image))
    return None


def as_png(image: QImage) -> bytes:
    """Return a picture as the bytes of a file; none of what is no picture."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.isNull():
        image.save(held, "PNG")  # type: ignore[call-overload]
    return bytes(held.data().data())


def _file_in(held: QMimeData) -> Path | None:
    urls = held.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_file() else None
