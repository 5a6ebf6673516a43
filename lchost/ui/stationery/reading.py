"""Picture files from this computer; a drawing in SVG becomes a picture here, where Qt is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog, QWidget

from lchost.errors import CannotRead, NotAPicture, PictureTooLarge
from lchost.ui import memory
from lchost.ui.dialogs.files import documents

_MOST_BYTES = 10_000_000
_DRAWN_PX = 1600  # the longer side of what was SVG: 130 mm at 300 dpi
_HEAD = 2000  # bytes that tell an SVG


def ask_for_picture(parent: QWidget) -> Path | None:
    """Ask for a picture on this computer."""
    folder = memory.last_folder(documents())
    title = QCoreApplication.translate("Stationery", "Choose a picture")
    kinds = QCoreApplication.translate("Stationery", "Pictures (*.png *.jpg *.jpeg *.svg)")
    found, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    if not found:
        return None
    memory.keep_folder(Path(found).parent)
    return Path(found)


def read(path: Path) -> bytes:
    """Return the picture in a file as PNG or JPEG; takes up to a second, off the screen.

    Raises:
        CannotRead, NotAPicture, PictureTooLarge: there is none to be had.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise PictureTooLarge(name=path.name)
        content = path.read_bytes()
    except OSError as error:
        raise CannotRead(path=path) from error
    return drawn(path.name, content) if _is_svg(content) else content


def drawn(name: str, svg: bytes) -> bytes:
    """Return a drawing as PNG, with what is clear in it.

    Raises:
        NotAPicture: Qt cannot draw it.
    """
    renderer = QSvgRenderer(QByteArray(svg.strip()))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        raise NotAPicture(name=name)
    size = size.scaled(QSize(_DRAWN_PX, _DRAWN_PX), Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size.expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(out, "PNG")  # type: ignore[call-overload]
    return bytes(out.data().data())


def _is_svg(content: bytes) -> bool:
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in head
