"""Finished files out of lchost: where to, and whole or not at all."""

from __future__ import annotations

import errno
import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from lchost.errors import CannotWrite, DiskFull
from lchost.ui import memory

_LONGEST = 100  # letters of a name: some systems take 255 bytes, and a letter may take four
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


def ask_where(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Ask for a file to save to; `name` is offered, with its ending.  None: not now."""
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = memory.last_folder(Path(usual or Path.home()))
    offered = str(folder / safe_name(name))
    found, _ = QFileDialog.getSaveFileName(parent, title, offered, kinds)
    if not found:
        return None
    path = Path(found)
    ending = Path(name).suffix
    path = path if path.suffix.lower() == ending else path.with_name(path.name + ending)
    memory.keep_folder(path.parent)
    return path


def safe_name(name: str) -> str:
    """Return a file's name without what some system refuses; its ending stays."""
    ending = Path(name).suffix
    stem = _NOT_IN_NAMES.sub(" ", name[: len(name) - len(ending)])
    return (" ".join(stem.split()).strip(". ")[:_LONGEST].strip() or "lchost") + ending


def write_whole(path: Path, content: bytes) -> None:
    """Write a file; it appears whole or not at all.

    Raises:
        DiskFull, CannotWrite: nothing was saved.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as trouble:
        if trouble.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull() from trouble
        raise CannotWrite(path=path) from trouble
    finally:
        if beside.exists():
            beside.unlink()
