"""Shows a PDF in the program that this computer shows PDFs with."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from lchost.ui import saving


def put(title: str, pdf: bytes) -> Path:
    """Write a PDF where another program can read it, until lchost ends; return where.

    Raises:
        DiskFull, CannotWrite: there is no room for it.
    """
    path = Path(_folder().name) / saving.safe_name(f"{title}.pdf")
    saving.write_whole(path, pdf)
    return path


def show(path: Path) -> bool:
    """Open it there; False: no program does."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


@cache
def _folder() -> TemporaryDirectory[str]:
    """Return a folder that nobody else may read; its names of people go when lchost ends."""
    return TemporaryDirectory(prefix="lchost-", ignore_cleanup_errors=True)
