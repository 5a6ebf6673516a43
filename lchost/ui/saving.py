"""Finished files out of lchost: where to, and whole or not at all."""

from __future__ import annotations

import errno
import re
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from lchost.errors import CannotWrite, DiskFull
from lchost.ui import memory

_LONGEST = 100  # letters of a name
_MOST_BYTES = 200  # of them: some systems take 255 of a name with its ending
# nor what turns the letters after it round: an ending would stand where none is
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)  # in Windows


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
    clean = " ".join(stem.split()).strip(". ")[:_LONGEST].encode(errors="ignore")
    short = clean[:_MOST_BYTES].decode(errors="ignore").strip(". ") or "lchost"
    return f"{'_' if _RESERVED.fullmatch(short) else ''}{short}{ending}"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file; it appears whole or not at all.

    Raises:
        DiskFull, CannotWrite: nothing was saved.
    """
    if _is_kept(path):
        raise CannotWrite(path=path)
    beside = path.with_name(f".{secrets.token_hex(8)}.part")  # a long name would grow too long
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as trouble:
        raise refused(path, trouble) from trouble
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


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
