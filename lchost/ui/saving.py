"""Finished files out of lchost: where to, and whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from lchost.errors import CannotWrite, DiskFull
from lchost.paths import safe_name as safe_name
from lchost.ui import memory

_PART = re.compile(r"\.[0-9a-f]{16}\.part")
_FORGOTTEN_S = 24 * 60 * 60  # a file on its way for so long was left by a save that was killed


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


def write_whole(path: Path, content: bytes) -> None:
    """Write a file; it appears whole or not at all.

    Raises:
        DiskFull, CannotWrite: nothing was saved.
    """
    if _is_kept(path):
        raise CannotWrite(path=path)
    _clear_forgotten(path.parent)
    beside = path.with_name(f".{secrets.token_hex(8)}.part")  # a long name would grow too long
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as trouble:
        raise refused(path, trouble) from trouble
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _clear_forgotten(folder: Path) -> None:
    """Take away what saves that were killed have left in a folder, hidden from whoever looks."""
    before = time.time() - _FORGOTTEN_S
    with suppress(OSError), os.scandir(folder) as found:
        for one in found:
            if _PART.fullmatch(one.name) and one.stat(follow_symlinks=False).st_mtime < before:
                Path(one).unlink()


def refused(path: Path, trouble: OSError) -> DiskFull | CannotWrite:
    """Return what a host is told of a file or folder that could not be made."""
    if trouble.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull()
    return CannotWrite(path=path)


def _is_kept(path: Path) -> bool:
    """Tell whether a file is there that its owner marked read-only; its folder would not mind."""
    try:
        return not path.stat().st_mode & stat.S_IWUSR
    except OSError:
        return False
