"""Where the plan and the report are to appear: refused before anything is worked out."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from lchost import errors
from lchost.cli.groups.asked import Asked
from lchost.roster import tables

ANY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
"""A file without any of these is protected on purpose, also from those who may write anything."""


def check(asked: Asked) -> None:
    """See that both files can be written, and that neither takes the place of another.

    Raises:
        NotSaved: one of its kinds; nothing was written.
    """
    read = (asked.roster, asked.apart, asked.together, asked.history)
    others = [path for path in read if path is not None]
    for path in (asked.out, asked.report):
        if path is None:
            continue
        try:
            _check_one(path, others)
        except OSError as trouble:  # a name too long, a folder that may not be looked into
            raise errors.not_written(path, trouble) from trouble
        others.append(path)


def real(path: Path) -> Path:
    """The file that is meant: through links, so that a link stays one."""
    return Path(os.path.realpath(path))


def _check_one(path: Path, others: list[Path]) -> None:
    target = real(path)
    if target.is_dir():
        raise errors.IsAFolder(path=path)
    if not target.name or target.is_symlink() or (target.exists() and not target.is_file()):
        raise errors.NotAFileToWrite(path=path)
    if any(_is_same(target, real(other)) for other in others):
        raise errors.WouldOverwrite(path=path)
    if not target.parent.is_dir():
        raise errors.NoFolderThere(path=path, folder=target.parent)
    if target.exists() and not (target.stat().st_mode & ANY_WRITE and os.access(target, os.W_OK)):
        raise errors.CannotWrite(path=path)
    _try(target)


def _try(target: Path) -> None:
    """Begin a file there: a disk can say yes and refuse, and the search may take minutes."""
    beside = tables.beside_of(target)
    if beside.exists():  # left by a kill, or another plan is being written
        return
    beside.touch()
    beside.unlink()


def _is_same(one: Path, other: Path) -> bool:
    if os.path.normcase(one) == os.path.normcase(other):
        return True
    return one.exists() and other.exists() and one.samefile(other)
