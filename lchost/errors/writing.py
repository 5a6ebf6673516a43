"""Why a file cannot be written, each reason by its own sentence."""

from __future__ import annotations

import errno
from pathlib import Path

from lchost.errors.base import QT_TRANSLATE_NOOP
from lchost.errors.file import CannotWrite, DiskFull, NotSaved

_FULL = (errno.ENOSPC, errno.EDQUOT)
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_FOLDER = (errno.ENOENT, errno.ENOTDIR)


class NoFolderThere(NotSaved):
    """The folder that a file is to be in does not exist."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{path} cannot be written: there is no folder {folder}. Make it, or choose another place.",
    )


class IsAFolder(NotSaved):
    """A folder has the name that a file is to get."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "{path} cannot be written: it is a folder. Name a file in it."
    )


class NameTooLong(NotSaved):
    """The disk takes no name of this length."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "{path} cannot be written: its name is too long. Choose a shorter one."
    )


def not_written(path: Path, trouble: OSError) -> NotSaved:
    """The sentence for what the disk says."""
    if trouble.errno in _FULL:
        return DiskFull()
    if trouble.errno in _REFUSED:
        return CannotWrite(path=path)
    if trouble.errno in _NO_FOLDER and path.parent.is_dir():
        return CannotWrite(path=path)  # a folder that takes no files, such as /proc
    if trouble.errno in _NO_FOLDER:
        return NoFolderThere(path=path, folder=path.parent)
    if trouble.errno == errno.EISDIR:
        return IsAFolder(path=path)
    if trouble.errno == errno.ENAMETOOLONG:
        return NameTooLong(path=path)
    return NotSaved(detail=trouble.strerror or str(trouble))
