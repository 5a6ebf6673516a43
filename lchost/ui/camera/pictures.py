"""Codes out of a photo, a screenshot, a pasted picture: read off the screen, told one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QDir,
    QIODevice,
    QMimeData,
    QObject,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QImage, QImageReader
from PySide6.QtWidgets import QFileDialog, QWidget

from lchost import codes
from lchost.checkin.view import key_of
from lchost.codes import CodeKind
from lchost.ui import memory
from lchost.ui.tasks import Progress, Task

KINDS = ("png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff")
_PACKED = ("image/png", "image/jpeg")  # as programs put pictures on the clipboard
_BUDGET_MS = 1500.0  # a photo is read once: take the time
_LONGEST = 4000  # pixels of a side; larger photos are read smaller
_MOST_PIXELS = 64_000_000  # of a copied picture: more takes a quarter of a gigabyte


def tr(text: str) -> str:
    """Translate a sentence about pictures."""
    return QCoreApplication.translate("Pictures", text)


class Pictures(QObject):
    """Reads pictures that the host brings.  A badge in them is `scanned`, each for itself.

    Where there is none, one foreign code is scanned in its place (the desk says what it is);
    else `told` says why nothing was.
    """

    scanned = Signal(str)
    told = Signal(str)  # a sentence

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        """Ask for a file, and read it."""
        kinds = " ".join(f"*.{kind}" for kind in KINDS)
        folder = str(memory.last_folder(Path(QDir.homePath())))
        title = tr("Scan a picture of a code")
        filters = f"{tr('Pictures')} ({kinds});;{tr('All files')} (*)"
        name, _ = QFileDialog.getOpenFileName(self._window, title, folder, filters)
        if name:
            memory.keep_folder(Path(name).parent)
            self.read_file(Path(name))

    def paste(self) -> None:
        """Read what was copied: a picture, or the file of one."""
        copied = QGuiApplication.clipboard().mimeData()
        if path := picture_in(copied):
            self.read_file(path)
        elif copied and (data := packed_in(copied)):
            self._read_packed(data)
        elif copied and copied.hasImage():
            self.read(QGuiApplication.clipboard().image())
        else:
            self.told.emit(tr("Nothing to scan: copy a picture first."))

    def read_file(self, path: Path) -> None:
        """Read a file."""
        self._start(lambda: opened(path))

    def read(self, image: QImage) -> None:
        """Read a picture, unless it is larger than any camera's."""
        if not self._is_too_large(image.size()):
            self._start(lambda: smaller(image))

    def _read_packed(self, data: QByteArray) -> None:
        """Read a picture as another program gave it: unpacking a large one takes seconds."""
        held = _in_memory(data)  # a reader does not hold it
        if not self._is_too_large(QImageReader(held).size()):
            self._start(lambda: unpacked(data))

    def _is_too_large(self, size: QSize) -> bool:
        is_too_large = size.width() * size.height() > _MOST_PIXELS
        if is_too_large:
            self.told.emit(
                tr("This picture is too large: copy the part of it that shows the code.")
            )
        return is_too_large

    def _start(self, picture: Callable[[], QImage]) -> None:
        def work(_tell: Progress) -> tuple[str, ...] | None:
            image = picture()
            return None if image.isNull() else texts_in(image)

        task = Task(work, self, needs_database=False)
        task.done.connect(self._answer)
        task.failed.connect(self._fail)
        task.start()

    def _answer(self, texts: tuple[str, ...] | None) -> None:
        if texts is None:
            self.told.emit(tr("This is no picture that lchost can open."))
            return
        badges = [text for text in texts if codes.read(text).kind is CodeKind.BADGE]
        if badges or len(texts) == 1:
            for text in badges or texts:
                self.scanned.emit(text)
        elif texts:
            self.told.emit(tr("There are several codes in this picture, and none is a badge."))
        else:
            self.told.emit(
                tr("No code was found in this picture. Take it closer, straight and sharp.")
            )

    def _fail(self, fault: Exception) -> None:
        raise fault


def texts_in(image: QImage) -> tuple[str, ...]:
    """Return the codes in a picture, each once."""
    from lchost.checkin import decode, pixels
    from lchost.ui.camera.images import planes_of

    gray = pixels.gray(planes_of(image))
    found = decode.decode(gray, _BUDGET_MS)
    return tuple(dict.fromkeys(key_of(one.text) for one in found))


def opened(path: Path) -> QImage:
    """Return the picture in a file, upright; nothing where it is none."""
    return _read(QImageReader(str(path)))


def _read(reader: QImageReader) -> QImage:
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if max(size.width(), size.height()) > _LONGEST:
        box = QSize(_LONGEST, _LONGEST)
        reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def packed_in(data: QMimeData) -> QByteArray | None:
    """Return the picture that was copied as the bytes of a file; None where it is bare."""
    return next((data.data(kind) for kind in _PACKED if data.hasFormat(kind)), None)


def unpacked(data: QByteArray) -> QImage:
    """Return the picture in the bytes of a file."""
    held = _in_memory(data)
    return _read(QImageReader(held))


def _in_memory(data: QByteArray) -> QBuffer:
    made = QBuffer()
    made.setData(data)
    made.open(QIODevice.OpenModeFlag.ReadOnly)
    return made


def smaller(image: QImage) -> QImage:
    """Return a picture no larger than what is read; off the screen's thread."""
    if max(image.width(), image.height()) <= _LONGEST:
        return image
    return image.scaled(_LONGEST, _LONGEST, Qt.AspectRatioMode.KeepAspectRatio)


def picture_in(data: QMimeData | None) -> Path | None:
    """Return the one file that is dropped or pasted, if it is one of a picture."""
    urls = data.urls() if data else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower().lstrip(".") in KINDS and path.is_file() else None
